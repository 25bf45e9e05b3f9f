//! Contact with the young person, and how soon the next one is.

use crate::words::words;
use kernel::{Calendar, FreeText, Moment, Term};

words! {
    /// How contact was sought.
    pub enum Way {
        /// In person.
        InPerson = "in-person",
        /// By telephone.
        Phone = "phone",
        /// By message, on a channel the young person called safe.
        Message = "message",
        /// By video.
        Video = "video",
        /// Through someone the young person trusts.
        ThroughOther = "through-other",
    }
}

/// One attempt at contact. Not reached isn't refused: it says nothing about what someone wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// How.
    pub way: Way,
    /// Whether the young person was reached.
    pub reached: bool,
    /// What was said, or what was tried.
    pub words: FreeText,
}

/// What follows a contact in aftercare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The next contact, at this moment.
    Next(Moment),
    /// The schedule ends here: the track can be closed.
    ScheduleEnds,
}

/// How soon the next contact follows, from a row of a rule table.
///
/// INVARIANT: after a missed contact the next comes sooner, or as soon, as after one that reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    reached: Term,
    missed: Term,
}

/// Why two terms can't be a rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("after a missed contact the next may not come later than after one that reached")]
pub struct RhythmFault;

impl Rhythm {
    /// A rhythm with these terms until the next contact.
    ///
    /// # Errors
    /// When the term after a missed contact is the longer one.
    pub fn new(reached: Term, missed: Term) -> Result<Self, RhythmFault> {
        if missed.at_least_hours() > reached.at_least_hours() {
            return Err(RhythmFault);
        }
        Ok(Self { reached, missed })
    }

    /// When the next contact is due after one at `at`.
    pub fn next(self, reached: bool, at: Moment, calendar: &Calendar) -> Moment {
        let after_reaching = self.reached.end(at, calendar);
        if reached { after_reaching } else { self.missed.end(at, calendar).min(after_reaching) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::date;

    #[test]
    fn a_missed_contact_brings_the_next_one_closer() {
        let rhythm = Rhythm::new(Term::Days(7), Term::Days(2)).unwrap();
        let monday = Moment::in_netherlands(date(2026, 3, 2), 10, 0);
        let next = |reached| rhythm.next(reached, monday, &Calendar::default()).day();
        assert_eq!(next(true), date(2026, 3, 9));
        assert_eq!(next(false), date(2026, 3, 4));
    }

    #[test]
    fn a_rhythm_that_rewards_missing_is_refused() {
        assert_eq!(Rhythm::new(Term::Days(3), Term::Days(7)), Err(RhythmFault));
    }

    #[test]
    fn a_weekend_never_makes_a_missed_contact_the_later_one() {
        let rhythm = Rhythm::new(Term::Days(2), Term::WorkingDays(1)).unwrap();
        let friday = Moment::in_netherlands(date(2026, 3, 6), 18, 0);
        let calendar = Calendar::default();
        assert!(rhythm.next(false, friday, &calendar) <= rhythm.next(true, friday, &calendar));
    }
}
