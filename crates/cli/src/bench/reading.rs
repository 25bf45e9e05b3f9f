//! What was measured, and whether it is within its budget.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::Duration;

/// Which number of a measurement a budget is about, and which side of it is good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// There is none: it is measured to understand the others.
    None,
    /// The median stays under it.
    MedianUnder(f64),
    /// All but one in a hundred stay under it.
    P99Under(f64),
    /// The median comes over it.
    MedianOver(f64),
}

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What.
    pub name: String,
    /// In which unit.
    pub unit: &'static str,
    /// The middle one.
    pub median: f64,
    /// All but one in a hundred are at most this; for what should be high: at least this.
    pub p99: f64,
    /// What it should be.
    pub budget: Budget,
}

impl Reading {
    /// From single measurements, of which there is at least one.
    pub fn of(
        name: impl Into<String>,
        unit: &'static str,
        mut samples: Vec<f64>,
        budget: Budget,
    ) -> Self {
        samples.sort_by(f64::total_cmp);
        let last = samples.len().saturating_sub(1);
        let at = |percent: usize| samples.get(last * percent / 100).copied().unwrap_or(f64::NAN);
        let far = if matches!(budget, Budget::MedianOver(_)) { 1 } else { 99 };
        Self { name: name.into(), unit, median: at(50), p99: at(far), budget }
    }

    /// One number that was measured once.
    pub fn once(name: impl Into<String>, unit: &'static str, value: f64, budget: Budget) -> Self {
        Self::of(name, unit, vec![value], budget)
    }

    /// Whether it is within its budget; what has none, is. What couldn't be measured, isn't.
    pub fn is_within(&self) -> bool {
        match self.budget {
            Budget::None => true,
            Budget::MedianUnder(most) => self.median <= most,
            Budget::P99Under(most) => self.p99 <= most,
            Budget::MedianOver(least) => self.median >= least,
        }
    }

    fn json(&self) -> Value {
        let (budget, of) = match self.budget {
            Budget::None => (Value::Null, Value::Null),
            Budget::MedianUnder(most) => (json!(most), json!("median under")),
            Budget::P99Under(most) => (json!(most), json!("p99 under")),
            Budget::MedianOver(least) => (json!(least), json!("median over")),
        };
        json!({
            "name": self.name,
            "unit": self.unit,
            "median": self.median,
            "p99": self.p99,
            "budget": budget,
            "budget_is": of,
            "within": self.is_within(),
        })
    }

    fn judged(&self) -> String {
        let text = match self.budget {
            Budget::None => return String::new(),
            Budget::MedianUnder(most) => format!("median under {most}"),
            Budget::P99Under(most) => format!("p99 under {most}"),
            Budget::MedianOver(least) => format!("median over {least}"),
        };
        if self.is_within() { text } else { format!("{text}: MISSED") }
    }
}

/// The readings for machines.
pub fn json(readings: &[Reading]) -> Value {
    readings.iter().map(Reading::json).collect()
}

/// The readings for people.
pub fn table(readings: &[Reading]) -> String {
    let width = readings.iter().map(|one| one.name.chars().count()).max().unwrap_or(0);
    let mut text = format!("{:width$}  {:>10}  {:>10}  unit\n", "", "median", "p99");
    for one in readings {
        let (median, p99) = (short(one.median), short(one.p99));
        let line = format!(
            "{:width$}  {median:>10}  {p99:>10}  {:8}  {}",
            one.name,
            one.unit,
            one.judged()
        );
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// A number with about three digits that count.
fn short(number: f64) -> String {
    match number.abs() {
        size if size >= 100.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        size if size >= 0.1 || size == 0.0 => format!("{number:.2}"),
        _ => format!("{number:.4}"),
    }
}

/// In milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundred() -> Vec<f64> {
        (1..=101).rev().map(f64::from).collect()
    }

    #[test]
    fn the_far_number_is_the_bad_end_of_what_is_measured() {
        let low = Reading::of("time", "ms", hundred(), Budget::P99Under(100.0));
        assert_eq!((low.median, low.p99), (51.0, 100.0));
        assert!(low.is_within());
        let high = Reading::of("rate", "/s", hundred(), Budget::MedianOver(52.0));
        assert_eq!((high.median, high.p99), (51.0, 2.0));
        assert!(!high.is_within());
    }

    #[test]
    fn what_could_not_be_measured_is_over_its_budget() {
        assert!(!Reading::of("time", "ms", Vec::new(), Budget::P99Under(1.0)).is_within());
    }

    #[test]
    fn the_table_says_which_budgets_are_missed() {
        let readings = [
            Reading::once("fast", "ms", 1.0, Budget::P99Under(2.0)),
            Reading::once("slow", "ms", 3.0, Budget::P99Under(2.0)),
        ];
        let text = table(&readings);
        let missed: Vec<_> = text.lines().filter(|line| line.ends_with("MISSED")).collect();
        assert!(matches!(missed.as_slice(), [line] if line.starts_with("slow")), "{text}");
    }
}
