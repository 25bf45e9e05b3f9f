//! A help line or site: numbers are data with a check date, never text in code.

use super::{Bilingual, Item, Key};
use crate::words::words;
use kernel::{Date, Term};

/// A place people can call, chat with or look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// Its name, sources and check date; `until` is the day it ended.
    pub item: Item,
    /// The number as people write it.
    pub phone: Option<String>,
    /// The number as a telephone dials it: digits only.
    pub dial: Option<String>,
    /// The site or chat.
    pub url: Option<String>,
    /// What calling costs, in words.
    pub cost: Option<Bilingual>,
    /// When someone answers, in words.
    pub hours: Option<Bilingual>,
    /// Whether someone answers day and night.
    pub day_and_night: bool,
    /// For whom it is.
    pub for_whom: Option<Bilingual>,
    /// What it is for, in short sentences that a young person can read.
    pub what_for: Bilingual,
    /// When to use it (list `urgency`); empty: a site for reading.
    pub use_when: Vec<Key>,
    /// Whether it is shown to young people on the public door.
    pub for_young_people: bool,
    /// Whether it still runs.
    pub state: LineState,
    /// What exactly was confirmed and what wasn't.
    pub evidence: Bilingual,
}

words! {
    /// Whether a line still runs.
    pub enum LineState {
        /// It runs.
        Active = "active",
        /// Part of its data is background knowledge: the municipality checks it before showing it.
        VerifyFirst = "verify-first",
        /// Nobody could say whether it still runs.
        PerhapsEnded = "perhaps-ended",
        /// It ended or merged into another; kept so that old leaflets can be answered.
        Ended = "ended",
    }
}

impl HelpLine {
    /// How long a checked number may be trusted. Our proposal: old pages still show ended numbers.
    pub const CHECK_WITHIN: Term = Term::Months(6);

    /// Whether its data must be checked again.
    pub fn check_is_due(&self, on: Date) -> bool {
        self.item.check_is_due(on, Self::CHECK_WITHIN)
    }

    /// Whether it may be shown to visitors without an account on this day.
    pub fn may_be_shown(&self, on: Date) -> bool {
        self.state == LineState::Active && self.item.valid_on(on)
    }
}

#[cfg(test)]
mod tests {
    use super::super::item::tests::item;
    use super::*;
    use kernel::date;

    #[test]
    fn only_a_line_that_runs_is_shown_to_visitors() {
        let text = Bilingual { nl: "n".to_owned(), en: "e".to_owned() };
        let mut line = HelpLine {
            item: item("line", "Lijn", "Line"),
            phone: None,
            dial: None,
            url: None,
            cost: None,
            hours: None,
            day_and_night: false,
            for_whom: None,
            what_for: text.clone(),
            use_when: Vec::new(),
            for_young_people: true,
            state: LineState::Active,
            evidence: text,
        };
        line.item.until = Some(date(2026, 6, 30));
        assert!(line.may_be_shown(date(2026, 6, 30)));
        assert!(!line.may_be_shown(date(2026, 7, 1)));
        assert!(!line.check_is_due(date(2026, 11, 30)));
        assert!(line.check_is_due(date(2026, 12, 1)));
        for state in [LineState::VerifyFirst, LineState::PerhapsEnded, LineState::Ended] {
            line.state = state;
            assert!(!line.may_be_shown(date(2026, 6, 1)));
        }
    }
}
