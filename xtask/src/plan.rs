//! The commands: which stages, in which order.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::report::{Outcome, Report};
use crate::tools::Tools;
use crate::{child, suites};

/// Everything that must pass. A stage that fails doesn't stop the next, so that one run tells all.
pub fn test(root: &Path, strict: bool) -> ExitCode {
    let mut report = Report::new(strict);
    let tools = Tools::find_or_install();
    quick_stages(root, &mut report);
    let built = report.stage("build", || suites::build(root, strict));
    if built {
        report.stage("tests", || suites::tests(root, strict, &tools));
        if tools.nextest {
            report.stage("examples in docs", || suites::doc_tests(root, strict));
        }
        report.stage("content", || suites::content(root));
        report.stage("browser", || suites::browser(root, &tools));
    } else {
        for name in ["tests", "content", "browser"] {
            report.stage(name, || Outcome::failed("nothing to test: the build failed"));
        }
    }
    report.finish()
}

/// What takes seconds: format, lints and tidy rules.
pub fn check(root: &Path, strict: bool) -> ExitCode {
    let mut report = Report::new(strict);
    quick_stages(root, &mut report);
    report.finish()
}

fn quick_stages(root: &Path, report: &mut Report) {
    let strict = report.strict();
    report.stage("format", || suites::format(root));
    report.stage("tidy", || suites::tidy(root));
    report.stage("lints", || suites::lints(root, strict));
}

/// The browser tests alone.
pub fn e2e(root: &Path, strict: bool) -> ExitCode {
    let mut report = Report::new(strict);
    let tools = Tools::find_or_install();
    if report.stage("build", || suites::build(root, strict)) {
        report.stage("browser", || suites::browser(root, &tools));
    }
    report.finish()
}

/// The benchmarks, then the table of budgets.
pub fn bench(root: &Path) -> ExitCode {
    let benches =
        child::run(Command::new("cargo").args(["bench", "--workspace"]).current_dir(root));
    let budgets = child::run(
        Command::new("cargo")
            .args(["run", "--release", "--package", "vangnet", "--", "bench"])
            .current_dir(root),
    );
    ExitCode::from(u8::from(!benches.ok || !budgets.ok))
}

/// Rewrites the golden files and shows what changed; whether that is right is for a reader to say.
pub fn bless(root: &Path) -> ExitCode {
    let written = child::run(
        Command::new("cargo")
            .args(["test", "--workspace", "--no-fail-fast"])
            .envs([("INSTA_UPDATE", "always"), ("INSTA_FORCE_PASS", "1"), ("VANGNET_BLESS", "1")])
            .current_dir(root),
    );
    child::run(Command::new("git").args(["status", "--short"]).current_dir(root));
    eprintln!("\nRead the difference (`git diff`): every golden file that changed is a claim.");
    ExitCode::from(u8::from(!written.ok))
}
