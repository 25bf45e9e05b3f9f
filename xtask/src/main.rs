//! `cargo xtask`: everything that must pass, in one command.
//!
//! Progress and what the tools say go to stderr; the table of stages and the one line that counts
//! go to stdout.

mod child;
mod plan;
mod report;
mod suites;
mod tally;
mod tidy;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test    everything that must pass; the last line is `N passed, N failed`
cargo xtask check   format, lints and tidy rules: seconds, before every commit
cargo xtask e2e     the browser tests alone
cargo xtask bench   the benchmarks and the table of budgets, in release
cargo xtask bless   rewrite the golden files, then read the difference

VANGNET_INSTALL=no  install nothing; say what is lacking instead
CI=true             nothing may be skipped
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next();
    if let Some(more) = arguments.next() {
        eprintln!("`{more}` is one word too many.\n\n{HELP}");
        return ExitCode::from(2);
    }
    let root = match root() {
        Ok(root) => root,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(4);
        }
    };
    let strict = std::env::var("CI").is_ok_and(|ci| ci == "true" || ci == "1");
    match command.as_deref() {
        Some("test") => plan::test(&root, strict),
        Some("check") => plan::check(&root, strict),
        Some("e2e") => plan::e2e(&root, strict),
        Some("bench") => plan::bench(&root),
        Some("bless") => plan::bless(&root),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

/// The folder of the workspace: where this crate stands, one up.
fn root() -> Result<PathBuf, &'static str> {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .and_then(|here| here.parent().map(PathBuf::from))
        .ok_or("start me with cargo: `cargo xtask help`")
}
