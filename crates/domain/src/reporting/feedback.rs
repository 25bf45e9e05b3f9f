//! Feedback inside an organisation: whoever noted something hears what was done with it.
//!
//! A colleague adds a statement to another's matter, or hands over a worry of their own: from then on
//! someone else works on it. That someone owes them a word, by a date, with what the ground allows; and
//! it isn't over before they read it. What another organisation hears goes by [`super::Incoming`].

use crate::duties::{Action, Facts};
use crate::subjects::{Due, Kind, Next, Subject, Who};
use crate::words::words;
use kernel::{FreeText, Moment, PostId, SubjectId};

words! {
    /// What someone did that they hear back of.
    pub enum WhyOwed {
        /// They added something to a matter that another holds.
        Added = "added",
        /// A matter that they began went over to another.
        HandedOver = "handed-over",
        /// A matter that they began was closed by another.
        ClosedByAnother = "closed-by-another",
        /// What they noted was reported, and the report was answered.
        ReportAnswered = "report-answered",
    }
}

/// That someone must hear, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The matter that it is about.
    pub about: SubjectId,
    /// The post that hears.
    pub to: PostId,
    /// What they did that they hear back of.
    pub why: WhyOwed,
    /// By when they are told.
    pub give_by: Moment,
}

/// Feedback to a colleague, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// That it is owed.
    pub owed: Owed,
    /// How far it has come.
    pub stage: Stage,
}

/// How far feedback has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Whoever works on the matter owes it.
    ToGive,
    /// Told: whoever noted it reads it.
    Given {
        /// On which ground, a code of the field.
        ground: String,
        /// What was told.
        words: FreeText,
    },
    /// Read.
    Heard {
        /// On which ground.
        ground: String,
        /// What was told.
        words: FreeText,
    },
}

/// What one can ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Tell what was done.
    Give {
        /// On which ground.
        ground: String,
        /// With what that ground allows.
        words: FreeText,
    },
    /// Say that it was read.
    Hear,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was told.
    Given {
        /// On which ground.
        ground: String,
        /// What.
        words: FreeText,
    },
    /// It was read.
    Heard,
}

/// Why a command can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing to read yet.
    #[error("there is no feedback yet")]
    NothingToHear,
    /// It was told before.
    #[error("the feedback was given before")]
    DoneBefore,
    /// It is over.
    #[error("this is closed")]
    Closed,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingToHear => "no-feedback-yet",
            Self::DoneBefore => "done-before",
            Self::Closed => "closed",
        }
    }
}

impl Owed {
    /// Feedback that is owed from now.
    pub fn new(about: SubjectId, to: PostId, why: WhyOwed, facts: &Facts<'_>, at: Moment) -> Self {
        Self { about, to, why, give_by: facts.due(Action::TellNoter, at) }
    }
}

impl Stage {
    /// A stable word for texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ToGive => "to-give",
            Self::Given { .. } => "given",
            Self::Heard { .. } => "heard",
        }
    }
}

impl Feedback {
    /// Feedback that is owed.
    pub const fn new(owed: Owed) -> Self {
        Self { owed, stage: Stage::ToGive }
    }

    /// What was told and on which ground, once it was.
    pub const fn told(&self) -> Option<(&String, &FreeText)> {
        match &self.stage {
            Stage::ToGive => None,
            Stage::Given { ground, words } | Stage::Heard { ground, words } => {
                Some((ground, words))
            }
        }
    }
}

impl Subject for Feedback {
    const KIND: Kind = Kind::Feedback;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        _facts: &Facts<'_>,
        _at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match (&self.stage, command) {
            (Stage::ToGive, Command::Give { ground, words }) => {
                Ok(vec![Event::Given { ground, words }])
            }
            (Stage::ToGive, Command::Hear) => Err(Refusal::NothingToHear),
            (Stage::Given { .. }, Command::Hear) => Ok(vec![Event::Heard]),
            (Stage::Given { .. }, Command::Give { .. }) => Err(Refusal::DoneBefore),
            (Stage::Heard { .. }, Command::Give { .. } | Command::Hear) => Err(Refusal::Closed),
        }
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        self.stage = match (self.stage, event) {
            (_, Event::Given { ground, words }) => {
                Stage::Given { ground: ground.clone(), words: words.clone() }
            }
            (Stage::Given { ground, words }, Event::Heard) => Stage::Heard { ground, words },
            (stage @ (Stage::ToGive | Stage::Heard { .. }), Event::Heard) => stage,
        };
        self
    }

    fn next(&self) -> Next {
        match &self.stage {
            Stage::ToGive => Next::holder_by(Action::TellNoter, self.owed.give_by),
            Stage::Given { .. } => Next::Act {
                action: Action::HearBack,
                who: Who::Post(self.owed.to),
                due: Due::Standard,
            },
            Stage::Heard { .. } => Next::Closed("heard"),
        }
    }
}
