//! The report: each stage with its duration, and the one line that counts.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::tally::Tally;

/// What a stage found.
pub struct Outcome {
    /// What passed, failed and was skipped.
    pub tally: Tally,
    /// What a reader must know: why something was skipped or failed. Empty when all went well.
    pub remarks: Vec<String>,
}

impl Outcome {
    /// A stage that is one check.
    pub fn one(held: bool) -> Self {
        Self { tally: Tally::one(held), remarks: Vec::new() }
    }

    /// A stage that can't run here, and why.
    pub fn skipped(why: impl Into<String>) -> Self {
        Self { tally: Tally::SKIPPED, remarks: vec![why.into()] }
    }

    /// A stage that failed before it could count, and why.
    pub fn failed(why: impl Into<String>) -> Self {
        Self { tally: Tally::one(false), remarks: vec![why.into()] }
    }

    /// A suite of tests: it fails when no test ran.
    pub fn suite(tally: Tally) -> Self {
        if tally.ran() == 0 && tally.skipped == 0 {
            return Self::failed("not one test ran");
        }
        Self { tally, remarks: Vec::new() }
    }
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// The stages so far.
pub struct Report {
    strict: bool,
    lines: Vec<Line>,
}

impl Report {
    /// An empty report; when `strict`, what is skipped counts as failed.
    pub fn new(strict: bool) -> Self {
        Self { strict, lines: Vec::new() }
    }

    /// Whether nothing may be skipped.
    pub fn strict(&self) -> bool {
        self.strict
    }

    /// Runs a stage, times it and notes what it found. Gives whether it held.
    pub fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        eprintln!("\n── {name}");
        let start = Instant::now();
        let mut outcome = work();
        let took = start.elapsed();
        if self.strict && outcome.tally.skipped > 0 {
            outcome.tally.failed += outcome.tally.skipped;
            outcome.tally.skipped = 0;
            outcome.remarks.push("here nothing may be skipped, so this counts as failed".into());
        }
        eprintln!("── {name}: {} in {}", outcome.tally, shown(took));
        for remark in &outcome.remarks {
            eprintln!("   ! {remark}");
        }
        let held = outcome.tally.failed == 0;
        self.lines.push(Line { name, outcome, took });
        held
    }

    /// Everything together.
    pub fn total(&self) -> Tally {
        self.lines.iter().fold(Tally::default(), |sum, line| sum.plus(line.outcome.tally))
    }

    /// Prints the table and, last of all, the line that counts.
    pub fn finish(self) -> ExitCode {
        let total = self.total();
        print!("{}", self.table());
        println!("{total}");
        ExitCode::from(u8::from(total.failed > 0 || total.passed == 0))
    }

    fn table(&self) -> String {
        let mut text = String::from("\n");
        for Line { name, outcome, took } in &self.lines {
            let remarks = outcome.remarks.iter().map(|remark| format!("    ! {remark}\n"));
            let line = format!("{name:<24} {:>10}  {}\n", shown(*took), outcome.tally);
            text.extend([line].into_iter().chain(remarks));
        }
        text += "\n";
        text
    }
}

fn shown(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f32())
    } else {
        format!("{} m {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_in_which_nothing_ran_has_failed() {
        assert_eq!(Outcome::suite(Tally::default()).tally.failed, 1);
        assert_eq!(Outcome::suite(Tally { passed: 1, failed: 0, skipped: 0 }).tally.failed, 0);
    }

    #[test]
    fn in_ci_what_is_skipped_has_failed() {
        let mut lenient = Report::new(false);
        assert!(lenient.stage("browser", || Outcome::skipped("no chromium")));
        let mut strict = Report::new(true);
        assert!(!strict.stage("browser", || Outcome::skipped("no chromium")));
        assert_eq!(strict.total(), Tally { passed: 0, failed: 1, skipped: 0 });
    }

    #[test]
    fn the_table_tells_why_something_was_skipped() {
        let mut report = Report::new(false);
        report.stage("browser", || Outcome::skipped("no chromium"));
        assert!(report.table().contains("! no chromium"));
    }
}
