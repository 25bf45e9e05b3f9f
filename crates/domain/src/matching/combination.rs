//! A combination (*samenhang*): two records of one organisation that may be about one person, in
//! matters that nobody linked. A focal officer looks and decides; the installation only asks.
//!
//! INVARIANT: what was found never leads to anything by itself. Only a person's decision, with a
//! reason, makes matters refer to each other, and it can be taken back.

use super::Likeness;
use crate::duties::{Action, Facts};
use crate::organisations::Function;
use crate::subjects::{Due, Kind, Next, Subject, Who};
use crate::words::words;
use kernel::{FreeText, Moment, PersonId, PostId, Term};

/// How far ahead someone may look again, so that no worry is parked. Our proposal.
pub const LATEST_LOOK: Term = Term::Months(3);

/// Two records that may be about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    pair: Pair,
    likeness: Vec<Likeness>,
    stage: Stage,
}

/// The two records; the order has no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The one.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Someone must compare the two.
    ToCompare {
        /// The post that took a decision back and so compares again.
        again: Option<PostId>,
    },
    /// It couldn't be told yet; someone looks again by then.
    LookAgain {
        /// By when.
        by: Moment,
    },
    /// It is one person.
    Same,
    /// They are two persons.
    Different,
}

words! {
    /// What someone makes of it.
    pub enum Outcome {
        /// It is one person.
        Same = "same",
        /// They are two persons.
        Different = "different",
        /// It can't be told yet.
        Wait = "wait",
    }
}

/// What one can ask of a combination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Decide that it is one person.
    JudgeSame {
        /// Why; whoever holds the matters reads it.
        reason: FreeText,
    },
    /// Decide that they are two persons.
    JudgeDifferent {
        /// Why.
        reason: FreeText,
    },
    /// Say that it can't be told yet.
    Wait {
        /// What is still needed.
        reason: FreeText,
        /// When to look again.
        until: Moment,
    },
    /// Take a decision back: it must be compared again.
    TakeBack {
        /// Why.
        reason: FreeText,
        /// From which post; it compares again.
        by: PostId,
    },
}

/// What can happen to a combination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It is one person.
    JudgedSame {
        /// Why.
        reason: FreeText,
    },
    /// They are two persons.
    JudgedDifferent {
        /// Why.
        reason: FreeText,
    },
    /// It couldn't be told yet.
    Waited {
        /// What is still needed.
        reason: FreeText,
        /// When someone looks again.
        until: Moment,
    },
    /// The decision was taken back.
    TakenBack {
        /// Why.
        reason: FreeText,
        /// From which post.
        by: PostId,
    },
}

/// Why a command on a combination can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was decided already.
    #[error("it was decided already; take the decision back first")]
    Decided,
    /// There is no decision to take back.
    #[error("there is no decision to take back")]
    NotDecided,
    /// Looking again lies ahead, not behind.
    #[error("a day to look again lies ahead")]
    LookInThePast,
    /// Looking again that far off would park the worry.
    #[error("a day to look again lies within three months")]
    LookTooFar,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decided => "combination-decided",
            Self::NotDecided => "combination-not-decided",
            Self::LookInThePast => "look-in-the-past",
            Self::LookTooFar => "look-too-far",
        }
    }
}

impl Combination {
    /// Two records, and what is alike between them and what isn't.
    pub const fn found(pair: Pair, likeness: Vec<Likeness>) -> Self {
        Self { pair, likeness, stage: Stage::ToCompare { again: None } }
    }

    /// The two records.
    pub const fn pair(&self) -> Pair {
        self.pair
    }

    /// What was alike when it was found, and what wasn't.
    pub fn likeness(&self) -> &[Likeness] {
        &self.likeness
    }

    /// How far it has come.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    fn wait(
        reason: FreeText,
        until: Moment,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Event, Refusal> {
        if until <= at {
            return Err(Refusal::LookInThePast);
        }
        if until > LATEST_LOOK.end(at, facts.calendar) {
            return Err(Refusal::LookTooFar);
        }
        Ok(Event::Waited { reason, until })
    }
}

impl Subject for Combination {
    const KIND: Kind = Kind::Combination;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        facts: &Facts<'_>,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        let event = match (self.stage, command) {
            (Stage::Same | Stage::Different, Command::TakeBack { reason, by }) => {
                Event::TakenBack { reason, by }
            }
            (_, Command::TakeBack { .. }) => return Err(Refusal::NotDecided),
            (Stage::Same | Stage::Different, _) => return Err(Refusal::Decided),
            (_, Command::JudgeSame { reason }) => Event::JudgedSame { reason },
            (_, Command::JudgeDifferent { reason }) => Event::JudgedDifferent { reason },
            (_, Command::Wait { reason, until }) => Self::wait(reason, until, facts, at)?,
        };
        Ok(vec![event])
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        self.stage = match event {
            Event::JudgedSame { .. } => Stage::Same,
            Event::JudgedDifferent { .. } => Stage::Different,
            Event::Waited { until, .. } => Stage::LookAgain { by: *until },
            Event::TakenBack { by, .. } => Stage::ToCompare { again: Some(*by) },
        };
        self
    }

    fn next(&self) -> Next {
        let compare = |who, due| Next::Act { action: Action::CompareRecords, who, due };
        let officer = Who::Function(Function::FocalOfficer);
        match self.stage {
            Stage::ToCompare { again: None } => compare(officer, Due::Standard),
            Stage::ToCompare { again: Some(post) } => compare(Who::Post(post), Due::Standard),
            Stage::LookAgain { by } => compare(officer, Due::At(by)),
            Stage::Same => Next::Closed("same-person"),
            Stage::Different => Next::Closed("not-same-person"),
        }
    }
}
