//! What every knowledge item has: an id, a text, where it comes from, how sure we are, since when.

use super::{Bilingual, Key};
use crate::words::words;
use kernel::{Calendar, Date, Moment, Term};

words! {
    /// How sure we are. Shown with every item: the reader sees what is ours.
    pub enum Status {
        /// The source was read and says so.
        Confirmed = "confirmed",
        /// Knowledge of the field; no source was seen for it. Check before building on it.
        Background = "background",
        /// Our own proposal, which the municipality must confirm.
        Proposal = "proposal",
        /// Added here, by the organisation that is its source.
        Local = "local",
    }
}

/// The part that all items share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name, never reused.
    pub id: Key,
    /// Its main text or name.
    pub text: Bilingual,
    /// Keys of the source register, at least one.
    pub sources: Vec<Key>,
    /// How sure we are.
    pub status: Status,
    /// The day on which someone last held it against its sources.
    pub checked: Date,
    /// The first day on which it holds; `None`: always did.
    pub from: Option<Date>,
    /// The last day on which it holds; `None`: no end is known.
    pub until: Option<Date>,
    /// Other words by which people look for it, in any language.
    pub keywords: Vec<String>,
}

impl Item {
    /// Whether it holds on this day; both ends count.
    pub fn valid_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether more than `within` has passed since it was last checked.
    pub fn check_is_due(&self, on: Date, within: Term) -> bool {
        let checked = Moment::in_netherlands(self.checked, 12, 0);
        on > within.end(checked, &Calendar::default()).day()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use kernel::date;

    pub fn item(id: &str, nl: &str, en: &str) -> Item {
        Item {
            id: Key::new(id).unwrap(),
            text: Bilingual { nl: nl.to_owned(), en: en.to_owned() },
            sources: vec![Key::new("bg").unwrap()],
            status: Status::Background,
            checked: date(2026, 5, 31),
            from: None,
            until: None,
            keywords: Vec::new(),
        }
    }

    #[test]
    fn an_item_holds_from_its_first_to_its_last_day() {
        let mut item = item("a", "een", "one");
        assert!(item.valid_on(date(1990, 1, 1)));
        item.from = Some(date(2026, 3, 2));
        item.until = Some(date(2026, 3, 4));
        let held: Vec<_> = (1..=5).filter(|d| item.valid_on(date(2026, 3, *d))).collect();
        assert_eq!(held, [2, 3, 4]);
    }

    #[test]
    fn a_check_is_due_after_its_term_and_not_on_the_last_day() {
        let item = item("a", "een", "one");
        assert!(!item.check_is_due(date(2026, 11, 30), Term::Months(6)));
        assert!(item.check_is_due(date(2026, 12, 1), Term::Months(6)));
    }
}
