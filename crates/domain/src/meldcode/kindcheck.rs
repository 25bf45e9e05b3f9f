//! The kindcheck: are there children who depend on this person, and are they safe?
//!
//! In contact with adult clients it is part of the code (source: FAQ, meldcodekmko.nl). That a young
//! person can have children too, or expect one, is our addition: it is asked whatever the age.

use super::Answer;
use kernel::{FreeText, FuzzyTime};

/// What someone found. Asking again adds another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kindcheck {
    /// Whether children depend on this person, or one is expected.
    pub children: Answer,
    /// Whether they are safe, as far as anyone can tell.
    pub safe: Answer,
    /// When it was asked.
    pub when: FuzzyTime,
    /// How it is known, in words.
    pub words: FreeText,
}

impl Kindcheck {
    /// Whether there may be children of whom nobody can say that they are safe. Each of them is a
    /// worry of its own.
    pub const fn asks_for_more(&self) -> bool {
        matches!(
            (self.children, self.safe),
            (Answer::Yes, Answer::No | Answer::Unknown) | (Answer::Unknown, Answer::No)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_who_may_not_be_safe_are_a_worry_of_their_own() {
        let found = |children, safe| {
            let words = FreeText::new("She told so.").unwrap();
            Kindcheck { children, safe, when: FuzzyTime::Unknown, words }.asks_for_more()
        };
        assert!(found(Answer::Yes, Answer::No) && found(Answer::Yes, Answer::Unknown));
        assert!(found(Answer::Unknown, Answer::No));
        assert!(!found(Answer::Yes, Answer::Yes) && !found(Answer::No, Answer::Unknown));
        assert!(!found(Answer::Unknown, Answer::Unknown), "asked, and nobody knows");
    }
}
