//! Statement (*uitspraak*): who said it, in what role, how they know, when it was, when it was noted.
//!
//! Nothing is overwritten: a correction is a new statement that names the old one, and
//! contradictions stand side by side.

mod aid;
mod chronology;
mod pointing;
mod ticked;

pub use aid::{Advice, NotAPhrase, Phrase, Phrases, Point, Remark, remarks};
pub(crate) use aid::{found_in, words_of};
pub use chronology::{Chronology, chronology};
pub use pointing::{Clue, Clues, SignalWords, pointed_at};
pub use ticked::Ticked;

use crate::words::words;
use kernel::{EntryId, FreeText, FuzzyTime, Moment, WorkerId};

words! {
    /// How someone knows what they say.
    pub enum Mode {
        /// Seen or heard by the speaker.
        Seen = "seen",
        /// Told to the speaker by someone else.
        Heard = "heard",
        /// What the speaker makes of it.
        Assumed = "assumed",
        /// The literal words of the young person or another.
        Quoted = "quoted",
    }
}

words! {
    /// In what role someone speaks.
    pub enum Role {
        /// A professional, from their own work.
        Professional = "professional",
        /// The young person.
        YoungPerson = "young-person",
        /// A parent or guardian.
        Parent = "parent",
        /// A friend, classmate, neighbour.
        Bystander = "bystander",
        /// Someone who advised without knowing who it is about.
        Adviser = "adviser",
    }
}

words! {
    /// How a statement stands to an earlier one.
    pub enum Relation {
        /// It puts the earlier one right.
        Corrects = "corrects",
        /// It says otherwise; both stand.
        Contradicts = "contradicts",
    }
}

/// One statement, with the signals of the list that it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who said it.
    pub role: Role,
    /// How they know.
    pub mode: Mode,
    /// The words.
    pub words: FreeText,
    /// When it was, as exactly as is known.
    pub when: FuzzyTime,
    /// Which signals of the list it shows.
    pub signals: Ticked,
    /// The earlier statement it answers to.
    pub about: Option<(Relation, EntryId)>,
}

/// A thing that happened, with its place on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted<T> {
    /// Which entry.
    pub id: EntryId,
    /// Who noted it.
    pub by: WorkerId,
    /// When it was noted.
    pub at: Moment,
    /// What.
    pub what: T,
}

/// What was known on a moment: the entries noted by then, the corrected ones marked by whoever
/// corrected them by then.
pub fn known_at<T>(timeline: &[Noted<T>], moment: Moment) -> &[Noted<T>] {
    let end = timeline.partition_point(|entry| entry.at <= moment);
    timeline.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_known_on_a_date_leaves_out_what_came_later() {
        let entry = |n: u128, at: i64| Noted {
            id: EntryId::from_raw(n),
            by: WorkerId::from_raw(1),
            at: Moment::from_micros(at),
            what: n,
        };
        let timeline = [entry(1, 10), entry(2, 20), entry(3, 30)];
        let known: Vec<_> =
            known_at(&timeline, Moment::from_micros(20)).iter().map(|e| e.what).collect();
        assert_eq!(known, [1, 2]);
        assert!(known_at(&timeline, Moment::from_micros(9)).is_empty());
    }
}
