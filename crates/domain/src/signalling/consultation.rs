//! Consultation (*adviesvraag*): a nameless question to someone who knows more.
//!
//! There is no field for a name: advice never becomes a report by itself, and who it is about is
//! nobody's business yet. Source: Veilig Thuis Drenthe, privacy en veiligheid (advice stores no
//! data of the family).

use crate::duties::{Action, Facts};
use crate::organisations::Function;
use crate::statements::{Mode, Role, Statement, Ticked};
use crate::subjects::{Due, Kind, Next, Subject, Who};
use kernel::{FreeText, FuzzyTime, Moment, PostId};

/// A question, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    question: FreeText,
    asked_by: PostId,
    stage: Stage,
}

/// How far a consultation has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Asked: the focal officer answers.
    Asked,
    /// Answered: the asker reads it.
    Answered {
        /// The answer, as a statement of an adviser.
        answer: Statement,
    },
    /// Read by the asker.
    Heard {
        /// The answer, as a statement of an adviser.
        answer: Statement,
    },
    /// Taken back before there was an answer.
    Withdrawn,
}

/// What one can ask of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Answer it.
    Answer {
        /// The advice.
        words: FreeText,
    },
    /// Read the answer.
    Hear,
    /// Take the question back.
    Withdraw,
}

/// What can happen to a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was answered.
    Answered {
        /// The advice.
        words: FreeText,
    },
    /// The asker read the answer.
    Heard,
    /// The question was taken back.
    Withdrawn,
}

/// Why a command on a consultation can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is an answer already.
    #[error("the question is answered already")]
    AlreadyAnswered,
    /// There is no answer yet.
    #[error("there is no answer yet")]
    NotAnswered,
    /// It is over.
    #[error("the consultation is closed")]
    Closed,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AlreadyAnswered => "already-answered",
            Self::NotAnswered => "not-answered",
            Self::Closed => "closed",
        }
    }
}

impl Consultation {
    /// Asks a question from a post.
    pub const fn ask(question: FreeText, asked_by: PostId) -> Self {
        Self { question, asked_by, stage: Stage::Asked }
    }

    /// The question.
    pub const fn question(&self) -> &FreeText {
        &self.question
    }

    /// The post that asked, and that hears the answer.
    pub const fn asked_by(&self) -> PostId {
        self.asked_by
    }

    /// How far it has come.
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The answer, once there is one.
    pub const fn answer(&self) -> Option<&Statement> {
        match &self.stage {
            Stage::Answered { answer } | Stage::Heard { answer } => Some(answer),
            Stage::Asked | Stage::Withdrawn => None,
        }
    }
}

impl Subject for Consultation {
    const KIND: Kind = Kind::Consultation;
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
            (Stage::Asked, Command::Answer { words }) => Ok(vec![Event::Answered { words }]),
            (Stage::Asked, Command::Withdraw) => Ok(vec![Event::Withdrawn]),
            (Stage::Asked, Command::Hear) => Err(Refusal::NotAnswered),
            (Stage::Answered { .. }, Command::Hear) => Ok(vec![Event::Heard]),
            (Stage::Answered { .. }, Command::Answer { .. } | Command::Withdraw) => {
                Err(Refusal::AlreadyAnswered)
            }
            (
                Stage::Heard { .. } | Stage::Withdrawn,
                Command::Answer { .. } | Command::Hear | Command::Withdraw,
            ) => Err(Refusal::Closed),
        }
    }

    fn apply(self, event: &Event, at: Moment) -> Self {
        let stage = match (self.stage, event) {
            (_, Event::Answered { words }) => Stage::Answered { answer: advice(words, at) },
            (Stage::Answered { answer } | Stage::Heard { answer }, Event::Heard) => {
                Stage::Heard { answer }
            }
            (stage @ (Stage::Asked | Stage::Withdrawn), Event::Heard) => stage,
            (_, Event::Withdrawn) => Stage::Withdrawn,
        };
        Self { stage, ..self }
    }

    fn next(&self) -> Next {
        match &self.stage {
            Stage::Asked => Next::function(Action::AnswerConsultation, Function::FocalOfficer),
            Stage::Answered { .. } => Next::Act {
                action: Action::HearAnswer,
                who: Who::Post(self.asked_by),
                due: Due::Standard,
            },
            Stage::Heard { .. } => Next::Closed("answered"),
            Stage::Withdrawn => Next::Closed("withdrawn"),
        }
    }
}

/// Advice as a statement: what an adviser makes of what was asked, at the moment it was given.
fn advice(words: &FreeText, at: Moment) -> Statement {
    Statement {
        role: Role::Adviser,
        mode: Mode::Assumed,
        words: words.clone(),
        when: FuzzyTime::At(at),
        signals: Ticked::default(),
        about: None,
    }
}
