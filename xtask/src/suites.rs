//! The stages: each runs one kind of check and counts what it found.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child;
use crate::report::Outcome;
use crate::tally::{self, Tally};
use crate::tidy;
use crate::tools::Tools;

/// `cargo` in the root, the same way everywhere, so that no stage builds what another built.
fn cargo(root: &Path, strict: bool, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(root);
    if strict {
        command.arg("--locked").env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Every file looks the way rustfmt leaves it.
pub fn format(root: &Path) -> Outcome {
    let held =
        child::run(Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(root));
    Outcome::one(held.ok)
}

/// No lint speaks.
pub fn lints(root: &Path, strict: bool) -> Outcome {
    let mut command = cargo(root, strict, &["clippy", "--workspace", "--all-targets"]);
    if strict {
        command.env("CARGO_TERM_PROGRESS_WHEN", "never");
    }
    Outcome::one(child::run(command.args(["--", "-D", "warnings"])).ok)
}

/// The house is in order: each tidy rule counts as one check.
pub fn tidy(root: &Path) -> Outcome {
    let house = match tidy::House::read(root) {
        Ok(house) => house,
        Err(why) => return Outcome::failed(why),
    };
    let mut outcome = Outcome { tally: Tally::default(), remarks: Vec::new() };
    for rule in tidy::RULES {
        let faults = (rule.faults)(&house);
        outcome.tally = outcome.tally.plus(Tally::one(faults.is_empty()));
        outcome.remarks.extend(faults.iter().map(|fault| format!("{}: {fault}", rule.name)));
    }
    for note in tidy::notes(&house) {
        eprintln!("   (note) {note}");
    }
    outcome
}

/// Builds the binary and all tests, once, in debug.
pub fn build(root: &Path, strict: bool) -> Outcome {
    let words = ["build", "--workspace", "--bins", "--tests", "--examples"];
    Outcome::one(child::run(&mut cargo(root, strict, &words)).ok)
}

/// Unit, story, property and model tests, on SQLite and PostgreSQL.
pub fn tests(root: &Path, strict: bool, tools: &Tools) -> Outcome {
    let words: &[&str] = if tools.nextest {
        &["nextest", "run", "--workspace", "--no-fail-fast"]
    } else {
        &["test", "--workspace", "--no-fail-fast"]
    };
    let mut command = cargo(root, strict, words);
    if let Some(postgres) = &tools.postgres {
        command.env("VANGNET_POSTGRES_BIN", postgres);
    }
    let heard = child::run(&mut command);
    let counted =
        if tools.nextest { tally::of_nextest(&heard.text) } else { tally::of_libtest(&heard.text) };
    let mut outcome = Outcome::suite(counted.ended(heard.ok));
    if !tools.nextest {
        eprintln!("cargo-nextest isn't here; cargo test did the work, examples in docs included");
    }
    match (&tools.postgres, tally::ran_with(&heard.text, "postgres")) {
        (None, _) => {
            outcome.tally.skipped += 1;
            outcome.remarks.push("PostgreSQL isn't here: its half of the tests didn't run".into());
        }
        (Some(_), 0) => {
            outcome.tally.failed += 1;
            outcome
                .remarks
                .push("PostgreSQL is here, yet no test with `postgres` in its name ran".into());
        }
        (Some(_), _) => {}
    }
    outcome
}

/// The examples in the documentation; there need not be any.
pub fn doc_tests(root: &Path, strict: bool) -> Outcome {
    let heard = child::run(&mut cargo(root, strict, &["test", "--workspace", "--doc"]));
    Outcome { tally: tally::of_libtest(&heard.text).ended(heard.ok), remarks: Vec::new() }
}

/// Every list and rule table in `content/` is whole.
pub fn content(root: &Path) -> Outcome {
    let binary = match binary(root) {
        Ok(binary) => binary,
        Err(why) => return Outcome::failed(why),
    };
    let content = child::run(Command::new(&binary).args(["content", "check"]).current_dir(root));
    let tables =
        child::run(Command::new(&binary).args(["tables", "check", "--all"]).current_dir(root));
    let tally = Tally::one(content.ok).plus(Tally::one(tables.ok));
    Outcome { tally, remarks: Vec::new() }
}

/// The browser walks the pages of the debug binary.
pub fn browser(root: &Path, tools: &Tools) -> Outcome {
    let Some(chromium) = &tools.chromium else {
        return Outcome::skipped("chromium isn't here: install the Debian package `chromium`");
    };
    if !tools.node {
        return Outcome::skipped("node and npm aren't here: install `nodejs` and `npm`");
    }
    let folder = root.join("e2e");
    let binary = match binary(root) {
        Ok(binary) => binary,
        Err(why) => return Outcome::failed(why),
    };
    if let Err(why) = npm_ci(&folder) {
        return Outcome::failed(why);
    }
    let heard = child::run(
        Command::new("node")
            .args(["--test", "--test-timeout=300000", "--test-reporter=spec"])
            .env("VANGNET_BIN", binary)
            .env("VANGNET_CHROMIUM", chromium)
            .current_dir(&folder),
    );
    Outcome::suite(tally::of_node(&heard.text).ended(heard.ok))
}

/// Installs the packages of `e2e/` as its lock file says, unless they stand there already.
fn npm_ci(folder: &Path) -> Result<(), String> {
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|data| data.modified());
    let wanted =
        changed("package-lock.json").map_err(|_| "e2e/package-lock.json isn't there".to_owned())?;
    if changed("node_modules/.package-lock.json").is_ok_and(|there| there >= wanted) {
        return Ok(());
    }
    let words = ["ci", "--no-audit", "--no-fund", "--no-progress"];
    if child::run(Command::new("npm").args(words).current_dir(folder)).ok {
        return Ok(());
    }
    Err("`npm ci` in e2e/ failed; it needs the npm registry once".into())
}

/// The debug binary that [`build`] made, wherever cargo was told to put it.
fn binary(root: &Path) -> Result<PathBuf, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root.join("target"), |dir| root.join(dir));
    let binary = target.join("debug").join("vangnet");
    if binary.is_file() { Ok(binary) } else { Err("the build left no binary `vangnet`".into()) }
}
