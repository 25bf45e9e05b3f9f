//! A discussion as it is kept, and what can't stand in one.

use super::{Edition, Session};
use crate::statements::{Mode, Noted};
use crate::timeline::Happening;
use crate::words::words;
use kernel::{EntryId, FreeText, FuzzyTime};

words! {
    /// How an aspect stands in this situation, as a person sees it. Not knowing is a full answer.
    pub enum Fit {
        /// Nothing is wrong with it.
        Fine = "fine",
        /// Something is a little off.
        SlightlyOff = "slightly-off",
        /// It is clearly off.
        ClearlyOff = "clearly-off",
        /// Nobody knows yet.
        Unknown = "unknown",
    }
}

words! {
    /// What a person makes of a situation as a whole: chosen with a reason, whatever the aspects say.
    pub enum Outcome {
        /// Acceptable.
        Acceptable = "acceptable",
        /// Slightly over the line.
        SlightlyOver = "slightly-over",
        /// Seriously over the line.
        SeriouslyOver = "seriously-over",
        /// Gravely over the line.
        GravelyOver = "gravely-over",
    }
}

/// What happened, as concretely as someone can say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// The words.
    pub words: FreeText,
    /// How it is known.
    pub mode: Mode,
    /// When it was, as exactly as is known.
    pub when: FuzzyTime,
}

/// How one aspect stands, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectAnswer {
    /// The id of the aspect.
    pub aspect: String,
    /// How it stands.
    pub fit: Fit,
    /// Why.
    pub why: FreeText,
}

/// A situation that was discussed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discussion {
    /// The id of the edition: it stays readable in the words of that edition.
    pub edition: String,
    /// What happened.
    pub situation: Situation,
    /// Each aspect of the edition, once.
    pub aspects: Vec<AspectAnswer>,
    /// The aspect that weighs most.
    pub heaviest: String,
    /// Why that one.
    pub heaviest_why: FreeText,
    /// What a person makes of it as a whole.
    pub outcome: Outcome,
    /// Why.
    pub why: FreeText,
    /// The earlier discussion that this one puts right; both stand.
    pub corrects: Option<EntryId>,
}

/// Behaviour that was discussed, here or elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Discussed {
    /// Here, in six aspects.
    Here(Discussion),
    /// In a session that others held.
    Elsewhere(Session),
}

/// What can't stand in a discussion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiscussionFault {
    /// The answer at this place is about no aspect of the edition.
    NoAspect(usize),
    /// The answer at this place is about an aspect that was answered before.
    Twice(usize),
    /// An aspect of the edition has no answer.
    Unanswered,
    /// What weighs most is no aspect of the edition.
    NoHeaviest,
}

impl Discussion {
    /// What can't stand in it, in this edition. Which answers and which outcome go together is
    /// nobody's business but that of who discussed it.
    pub fn faults(&self, edition: &Edition) -> Vec<DiscussionFault> {
        let mut faults = Vec::new();
        for (place, answer) in self.aspects.iter().enumerate() {
            let before = self.aspects.iter().take(place);
            if edition.aspect(&answer.aspect).is_none() {
                faults.push(DiscussionFault::NoAspect(place));
            } else if before.clone().any(|one| one.aspect == answer.aspect) {
                faults.push(DiscussionFault::Twice(place));
            }
        }
        let answered = |id: &str| self.answer(id).is_some();
        if !edition.aspects.iter().all(|aspect| answered(aspect.id.as_str())) {
            faults.push(DiscussionFault::Unanswered);
        }
        if edition.aspect(&self.heaviest).is_none() {
            faults.push(DiscussionFault::NoHeaviest);
        }
        faults
    }

    /// The answer about an aspect.
    pub fn answer(&self, aspect: &str) -> Option<&AspectAnswer> {
        self.aspects.iter().find(|answer| answer.aspect == aspect)
    }
}

impl Discussed {
    /// The earlier one that this puts right.
    pub const fn corrects(&self) -> Option<EntryId> {
        match self {
            Self::Here(discussion) => discussion.corrects,
            Self::Elsewhere(session) => session.corrects,
        }
    }

    /// What it is about, in words.
    pub const fn situation(&self) -> &FreeText {
        match self {
            Self::Here(discussion) => &discussion.situation.words,
            Self::Elsewhere(session) => &session.situation,
        }
    }

    /// When that was: of a session, when it was held.
    pub const fn when(&self) -> FuzzyTime {
        match self {
            Self::Here(discussion) => discussion.situation.when,
            Self::Elsewhere(session) => session.when,
        }
    }

    /// Whether what it puts right stands on this timeline and is of the same kind.
    pub fn follows_from(&self, timeline: &[Noted<Happening>]) -> bool {
        let Some(earlier) = self.corrects() else { return true };
        let same = |other: &Self| {
            matches!(
                (self, other),
                (Self::Here(_), Self::Here(_)) | (Self::Elsewhere(_), Self::Elsewhere(_))
            )
        };
        let found = timeline.iter().find(|noted| noted.id == earlier);
        found.is_some_and(|noted| match &noted.what {
            Happening::Discussed(other) => same(other),
            _ => false,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Aspect, hints};
    use super::*;
    use crate::knowledge::{Bilingual, Item, Key, Status};
    use kernel::{Moment, WorkerId, date};

    pub const IDS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];

    pub fn edition() -> Edition {
        let both = |text: &str| Bilingual { nl: text.to_owned(), en: text.to_owned() };
        let aspect =
            |id: &&str| Aspect { id: Key::new(id).unwrap(), name: both(id), question: both(id) };
        Edition {
            item: Item {
                id: Key::new("an-edition").unwrap(),
                text: both("Six aspects"),
                sources: Vec::new(),
                status: Status::Proposal,
                checked: date(2026, 11, 22),
                from: None,
                until: None,
                keywords: Vec::new(),
            },
            version: "1".to_owned(),
            aspects: IDS.iter().map(aspect).collect(),
        }
    }

    fn words() -> FreeText {
        FreeText::new("In words.").unwrap()
    }

    pub fn discussion(fits: [Fit; 6], heaviest: usize, outcome: Outcome) -> Discussion {
        let answer =
            |(id, fit): (&&str, Fit)| AspectAnswer { aspect: (*id).into(), fit, why: words() };
        Discussion {
            edition: "an-edition".to_owned(),
            situation: Situation { words: words(), mode: Mode::Seen, when: FuzzyTime::Unknown },
            aspects: IDS.iter().zip(fits).map(answer).collect(),
            heaviest: IDS[heaviest].to_owned(),
            heaviest_why: words(),
            outcome,
            why: words(),
            corrects: None,
        }
    }

    /// Every way to answer six aspects.
    pub fn every_answer() -> impl Iterator<Item = [Fit; 6]> {
        (0..4_usize.pow(6)).map(|mut n| {
            [(); 6].map(|()| {
                let fit = Fit::ALL[n % 4];
                n /= 4;
                fit
            })
        })
    }

    #[test]
    fn every_combination_of_answers_leaves_every_outcome_open() {
        let edition = edition();
        let mut kept = 0;
        for fits in every_answer() {
            for outcome in Outcome::ALL {
                let discussion = discussion(fits, 0, *outcome);
                assert_eq!(discussion.faults(&edition), [], "{fits:?} {outcome}");
                // Hints are words beside it: what was chosen stays as it was chosen.
                let before = discussion.clone();
                let _ = hints(&discussion);
                assert_eq!(discussion, before);
                kept += 1;
            }
        }
        assert_eq!(kept, 4_usize.pow(6) * 4);
    }

    #[test]
    fn an_aspect_that_is_strange_double_or_left_out_is_a_fault() {
        let edition = edition();
        let mut wrong = discussion([Fit::Fine; 6], 0, Outcome::Acceptable);
        wrong.aspects[1].aspect = "one".to_owned();
        wrong.aspects[2].aspect = "<b>".to_owned();
        wrong.heaviest = "nothing".to_owned();
        let faults = wrong.faults(&edition);
        assert_eq!(
            faults,
            [
                DiscussionFault::Twice(1),
                DiscussionFault::NoAspect(2),
                DiscussionFault::Unanswered,
                DiscussionFault::NoHeaviest,
            ]
        );
    }

    #[test]
    fn a_later_one_puts_right_only_one_of_its_kind_on_the_same_timeline() {
        let first = Discussed::Here(discussion([Fit::Fine; 6], 0, Outcome::Acceptable));
        let timeline = [Noted {
            id: EntryId::from_raw(1),
            by: WorkerId::from_raw(1),
            at: Moment::from_micros(0),
            what: Happening::Discussed(Box::new(first.clone())),
        }];
        let later = |corrects| {
            let later = discussion([Fit::Unknown; 6], 0, Outcome::SlightlyOver);
            Discussed::Here(Discussion { corrects, ..later })
        };
        assert!(later(None).follows_from(&timeline));
        assert!(later(Some(EntryId::from_raw(1))).follows_from(&timeline));
        assert!(!later(Some(EntryId::from_raw(2))).follows_from(&timeline));
        let session = Discussed::Elsewhere(Session {
            situation: words(),
            when: FuzzyTime::Unknown,
            holder: kernel::Personal::new("Trainer").unwrap(),
            organisation: kernel::Personal::new("Elders").unwrap(),
            certificate: None,
            edition: "other".to_owned(),
            outcome: words(),
            why: None,
            corrects: Some(EntryId::from_raw(1)),
        });
        assert!(!session.follows_from(&timeline));
    }
}
