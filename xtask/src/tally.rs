//! Counting: what the test runners said, as three numbers.

use std::fmt;

/// How many tests passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ran and held.
    pub passed: u32,
    /// Ran and didn't hold, or couldn't run.
    pub failed: u32,
    /// Didn't run.
    pub skipped: u32,
}

impl Tally {
    /// One check that held or not.
    pub fn one(held: bool) -> Self {
        Self { passed: u32::from(held), failed: u32::from(!held), skipped: 0 }
    }

    /// One thing that could not be checked here.
    pub const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Tests that ran at all.
    pub fn ran(self) -> u32 {
        self.passed + self.failed
    }

    /// The tally of a run whose runner ended well or not: a runner that failed without naming a
    /// failing test counts as one failure.
    pub fn ended(mut self, ok: bool) -> Self {
        if !ok && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// Reads what `cargo test` printed: the sum of all its `test result:` lines.
pub fn of_libtest(text: &str) -> Tally {
    text.lines().filter_map(|line| line.trim().strip_prefix("test result: ")).fold(
        Tally::default(),
        |sum, line| {
            sum.plus(Tally {
                passed: number_before(line, "passed"),
                failed: number_before(line, "failed"),
                skipped: number_before(line, "ignored"),
            })
        },
    )
}

/// Reads what `cargo nextest run` printed: its `Summary` line.
pub fn of_nextest(text: &str) -> Tally {
    let summary = text.lines().rev().find(|line| line.trim_start().starts_with("Summary ["));
    summary.map_or_else(Tally::default, |line| Tally {
        passed: number_before(line, "passed"),
        failed: ["failed", "timed", "exec"].iter().map(|word| number_before(line, word)).sum(),
        skipped: number_before(line, "skipped"),
    })
}

/// Reads what `node --test` printed: the counts at the end, after `#` (TAP) or `ℹ` (spec).
pub fn of_node(text: &str) -> Tally {
    let count = |name: &str| -> u32 {
        let line = text.lines().rev().find_map(|line| {
            let line = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "))?;
            line.strip_prefix(name)?.strip_prefix(' ')
        });
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Tally {
        passed: count("pass"),
        failed: count("fail") + count("cancelled"),
        skipped: count("skipped") + count("todo"),
    }
}

/// How many tests with `word` in their name a Rust runner reported as run.
pub fn ran_with(text: &str, word: &str) -> usize {
    text.lines()
        .map(str::trim_start)
        .filter(|line| {
            ["PASS", "FAIL", "SLOW", "test "].iter().any(|start| line.starts_with(start))
        })
        .filter(|line| !line.ends_with("ignored"))
        .filter(|line| line.contains(word))
        .count()
}

fn number_before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> =
        line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, name] if *name == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_cargo_test_are_summed() {
        let text = "test a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.0s\n\
            noise: 99 failed\n\
            test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 5 filtered out\n";
        assert_eq!(of_libtest(text), Tally { passed: 7, failed: 2, skipped: 1 });
    }

    #[test]
    fn nextest_says_it_in_one_line() {
        let text = "   Summary [   1.234s] 9 tests run: 6 passed (1 slow, 1 leaky), 1 failed, \
                    1 timed out, 1 exec failed, 2 skipped";
        assert_eq!(of_nextest(text), Tally { passed: 6, failed: 3, skipped: 2 });
        let good = "     Summary [  0.01s] 2 tests run: 2 passed, 0 skipped\nerror: other";
        assert_eq!(of_nextest(good), Tally { passed: 2, failed: 0, skipped: 0 });
    }

    #[test]
    fn node_speaks_tap_or_spec() {
        let tap =
            "# tests 6\n# suites 2\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n";
        let spec = "ℹ tests 6\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\n";
        let counted = Tally { passed: 3, failed: 2, skipped: 1 };
        assert_eq!(of_node(tap), counted);
        assert_eq!(of_node(spec), counted);
        assert_eq!(of_node("# passage 7\nnothing ran"), Tally::default());
    }

    #[test]
    fn a_runner_that_fails_without_a_failing_test_counts_as_a_failure() {
        assert_eq!(Tally::default().ended(false).failed, 1);
        assert_eq!(Tally { failed: 2, ..Tally::default() }.ended(false).failed, 2);
        assert_eq!(Tally::one(true).ended(true), Tally { passed: 1, failed: 0, skipped: 0 });
    }

    #[test]
    fn only_tests_that_ran_are_found_by_name() {
        let text = "        PASS [   0.1s] vangnet-store::contract postgres::a\n\
            test postgres::b ... ok\n\
            test postgres::c ... ignored\n\
            Compiling postgres-types";
        assert_eq!(ran_with(text, "postgres"), 2);
    }

    #[test]
    fn the_line_names_skipped_tests_only_when_there_are_any() {
        let tally = Tally { passed: 2, failed: 0, skipped: 0 };
        assert_eq!(tally.to_string(), "2 passed, 0 failed");
        assert_eq!(tally.plus(Tally::SKIPPED).to_string(), "2 passed, 0 failed, 1 skipped");
    }
}
