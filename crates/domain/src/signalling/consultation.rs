//! Consultation (*adviesvraag*): a nameless thread with someone who knows more. A question, an answer,
//! a further question, until the asker says they can go on.
//!
//! There is no field for a name: advice never becomes a report by itself, and who it is about is
//! nobody's business yet. Source: Veilig Thuis Drenthe, privacy en veiligheid (advice stores no
//! data of the family). An asker who goes on and notes a signal leaves nothing here but that they went
//! on: the signal knows the consultation, the consultation never knows the signal.

use crate::duties::{Action, Facts};
use crate::organisations::Function;
use crate::statements::{Mode, Role, Statement, Ticked};
use crate::subjects::{Due, Kind, Next, Subject, Who};
use crate::words::words;
use kernel::{FreeText, FuzzyTime, InvitationId, Moment, Personal, PostId};

/// A thread of questions and answers, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    asked_by: PostId,
    first: Turn,
    further: Vec<Turn>,
    stage: Stage,
    went_on: bool,
    told: Option<FreeText>,
}

/// Of whom advice is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Adviser {
    /// The nearest focal officer.
    #[default]
    FocalOfficer,
    /// A colleague of the same organisation, by the post they fill.
    Colleague(PostId),
    /// Someone elsewhere who has no account: they answer once, through an invitation.
    Expert,
}

words! {
    /// What someone is to whoever asks their advice.
    pub enum AdviserKind {
        /// The nearest focal officer.
        FocalOfficer = "focal-officer",
        /// A colleague of the same organisation.
        Colleague = "colleague",
        /// Someone elsewhere who has no account.
        Expert = "expert",
    }
}

impl Adviser {
    /// What they are to whoever asks.
    pub const fn kind(self) -> AdviserKind {
        match self {
            Self::FocalOfficer => AdviserKind::FocalOfficer,
            Self::Colleague(_) => AdviserKind::Colleague,
            Self::Expert => AdviserKind::Expert,
        }
    }

    /// Of whom is asked; `None` when a colleague is meant and none is named.
    pub const fn of(kind: AdviserKind, colleague: Option<PostId>) -> Option<Self> {
        match (kind, colleague) {
            (AdviserKind::FocalOfficer, _) => Some(Self::FocalOfficer),
            (AdviserKind::Expert, _) => Some(Self::Expert),
            (AdviserKind::Colleague, Some(post)) => Some(Self::Colleague(post)),
            (AdviserKind::Colleague, None) => None,
        }
    }
}

/// How an expert from elsewhere says from where they answer: never their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expert {
    /// What they do, in their own words.
    pub function: Personal,
    /// For which organisation, in their own words.
    pub organisation: Personal,
}

/// A question, and the answer once there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What is asked.
    pub question: FreeText,
    /// Of whom.
    pub adviser: Adviser,
    /// The answer, as a statement of an adviser.
    pub answer: Option<Statement>,
    /// From where it came, when an expert from elsewhere gave it.
    pub from: Option<Expert>,
}

/// How far a consultation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Asked: who was asked answers; for an expert from elsewhere the asker first makes an invitation.
    Asked,
    /// An expert from elsewhere can answer until this moment.
    Invited {
        /// With which invitation.
        invitation: InvitationId,
        /// Until when it opens anything.
        until: Moment,
    },
    /// Answered: the asker reads it, asks further, or goes on.
    Answered,
    /// The asker can go on.
    Heard,
    /// Taken back before there was an answer to the last question.
    Withdrawn,
}

/// What one can ask of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Answer the last question, as the focal officer or colleague who was asked.
    Answer {
        /// The advice.
        words: FreeText,
    },
    /// Answer it as the expert from elsewhere who was invited.
    AnswerFromElsewhere {
        /// With which invitation.
        invitation: InvitationId,
        /// The advice.
        words: FreeText,
        /// From where.
        from: Expert,
    },
    /// Ask further, of the same adviser or of another.
    Ask {
        /// What is asked.
        question: FreeText,
        /// Of whom.
        adviser: Adviser,
    },
    /// Invite an expert from elsewhere; an earlier invitation opens nothing from then on.
    Invite {
        /// Which.
        invitation: InvitationId,
        /// Until when it opens anything.
        until: Moment,
    },
    /// Say that one can go on, and, for those who advised, what came of it.
    Hear {
        /// What came of it, without a name.
        told: Option<FreeText>,
    },
    /// Go on and note a signal: what and about whom is never said here.
    GoOn,
    /// Take the question back.
    Withdraw,
}

/// What can happen to a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The last question was answered.
    Answered {
        /// The advice.
        words: FreeText,
        /// From where, when an expert from elsewhere gave it.
        from: Option<Expert>,
    },
    /// A further question was asked.
    Asked {
        /// What is asked.
        question: FreeText,
        /// Of whom.
        adviser: Adviser,
    },
    /// An expert from elsewhere was invited.
    Invited {
        /// With which invitation.
        invitation: InvitationId,
        /// Until when it opens anything.
        until: Moment,
    },
    /// The asker told those who advised what came of it.
    Told {
        /// What.
        words: FreeText,
    },
    /// The asker can go on.
    Heard,
    /// The asker went on with it, under a name elsewhere.
    WentOn,
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
    /// An expert from elsewhere was asked, so nobody here answers; or the other way round.
    #[error("another was asked")]
    AnotherWasAsked,
    /// The asker went on already.
    #[error("the asker went on already")]
    WentOnAlready,
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
            Self::AnotherWasAsked => "another-was-asked",
            Self::WentOnAlready => "went-on-already",
            Self::Closed => "closed",
        }
    }
}

impl Turn {
    const fn ask(question: FreeText, adviser: Adviser) -> Self {
        Self { question, adviser, answer: None, from: None }
    }
}

impl Consultation {
    /// Asks a question from a post.
    pub const fn ask(question: FreeText, asked_by: PostId, adviser: Adviser) -> Self {
        Self {
            asked_by,
            first: Turn::ask(question, adviser),
            further: Vec::new(),
            stage: Stage::Asked,
            went_on: false,
            told: None,
        }
    }

    /// The post that asked, and that hears the answers.
    pub const fn asked_by(&self) -> PostId {
        self.asked_by
    }

    /// How far it has come.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// Every question with its answer, in the order in which they were asked.
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        std::iter::once(&self.first).chain(&self.further)
    }

    /// The question that was asked last.
    pub fn last(&self) -> &Turn {
        self.further.last().unwrap_or(&self.first)
    }

    /// Whether the asker went on with it under a name.
    pub const fn went_on(&self) -> bool {
        self.went_on
    }

    /// What the asker told those who advised.
    pub const fn told(&self) -> Option<&FreeText> {
        self.told.as_ref()
    }

    /// The invitation that opens something now: nothing once it was answered, taken back or too late.
    pub fn invitation(&self, now: Moment) -> Option<InvitationId> {
        match self.stage {
            Stage::Invited { invitation, until } if now < until => Some(invitation),
            _ => None,
        }
    }

    /// Whether it waits for an answer.
    const fn waits(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Asked | Stage::Invited { .. } => Ok(()),
            Stage::Answered => Err(Refusal::AlreadyAnswered),
            Stage::Heard | Stage::Withdrawn => Err(Refusal::Closed),
        }
    }

    fn answer(&self, words: FreeText) -> Result<Vec<Event>, Refusal> {
        self.waits()?;
        match self.last().adviser {
            Adviser::FocalOfficer | Adviser::Colleague(_) => {
                Ok(vec![Event::Answered { words, from: None }])
            }
            Adviser::Expert => Err(Refusal::AnotherWasAsked),
        }
    }

    fn answer_from_elsewhere(
        &self,
        with: InvitationId,
        answered: Event,
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        self.waits()?;
        if self.invitation(at) == Some(with) {
            Ok(vec![answered])
        } else {
            Err(Refusal::AnotherWasAsked)
        }
    }

    /// While another must answer it is their move; nobody answers an expert's invitation but the expert,
    /// so whoever waits for one may ask another.
    fn ask_further(&self, question: FreeText, adviser: Adviser) -> Result<Vec<Event>, Refusal> {
        let waits_for_here = self.last().adviser != Adviser::Expert;
        match self.stage {
            Stage::Asked if waits_for_here => Err(Refusal::NotAnswered),
            Stage::Asked | Stage::Invited { .. } | Stage::Answered => {
                Ok(vec![Event::Asked { question, adviser }])
            }
            Stage::Heard | Stage::Withdrawn => Err(Refusal::Closed),
        }
    }

    fn hear(&self, told: Option<FreeText>) -> Result<Vec<Event>, Refusal> {
        match self.stage {
            Stage::Asked | Stage::Invited { .. } => Err(Refusal::NotAnswered),
            Stage::Answered => {
                let told = told.map(|words| Event::Told { words });
                Ok(told.into_iter().chain([Event::Heard]).collect())
            }
            Stage::Heard | Stage::Withdrawn => Err(Refusal::Closed),
        }
    }

    fn go_on(&self) -> Result<Vec<Event>, Refusal> {
        match self.stage {
            _ if self.went_on => Err(Refusal::WentOnAlready),
            Stage::Withdrawn => Err(Refusal::Closed),
            // Who goes on has read the answer; an answer that is still to come is still read.
            Stage::Answered => Ok(vec![Event::WentOn, Event::Heard]),
            Stage::Asked | Stage::Invited { .. } | Stage::Heard => Ok(vec![Event::WentOn]),
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
        at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Answer { words } => self.answer(words),
            Command::AnswerFromElsewhere { invitation, words, from } => {
                let answered = Event::Answered { words, from: Some(from) };
                self.answer_from_elsewhere(invitation, answered, at)
            }
            Command::Ask { question, adviser } => self.ask_further(question, adviser),
            Command::Invite { invitation, until } => {
                self.waits()?;
                match self.last().adviser {
                    Adviser::Expert => Ok(vec![Event::Invited { invitation, until }]),
                    Adviser::FocalOfficer | Adviser::Colleague(_) => Err(Refusal::AnotherWasAsked),
                }
            }
            Command::Hear { told } => self.hear(told),
            Command::GoOn => self.go_on(),
            Command::Withdraw => self.waits().map(|()| vec![Event::Withdrawn]),
        }
    }

    fn apply(mut self, event: &Event, at: Moment) -> Self {
        match event {
            Event::Answered { words, from } => {
                let last = self.further.last_mut().unwrap_or(&mut self.first);
                last.answer = Some(advice(words, at));
                last.from.clone_from(from);
                self.stage = Stage::Answered;
            }
            Event::Asked { question, adviser } => {
                self.further.push(Turn::ask(question.clone(), *adviser));
                self.stage = Stage::Asked;
            }
            Event::Invited { invitation, until } => {
                self.stage = Stage::Invited { invitation: *invitation, until: *until };
            }
            Event::Told { words } => self.told = Some(words.clone()),
            Event::Heard => self.stage = Stage::Heard,
            Event::WentOn => self.went_on = true,
            Event::Withdrawn => self.stage = Stage::Withdrawn,
        }
        self
    }

    fn next(&self) -> Next {
        let asker = |action, due| Next::Act { action, who: Who::Post(self.asked_by), due };
        match (self.stage, self.last().adviser) {
            (Stage::Asked, Adviser::FocalOfficer) => {
                Next::function(Action::AnswerConsultation, Function::FocalOfficer)
            }
            (Stage::Asked, Adviser::Colleague(post)) => Next::Act {
                action: Action::AnswerConsultation,
                who: Who::Post(post),
                due: Due::Standard,
            },
            (Stage::Asked, Adviser::Expert) => asker(Action::InviteExpert, Due::Standard),
            (Stage::Invited { until, .. }, _) => asker(Action::AwaitExpert, Due::At(until)),
            (Stage::Answered, _) => asker(Action::HearAnswer, Due::Standard),
            (Stage::Heard, _) => Next::Closed("answered"),
            (Stage::Withdrawn, _) => Next::Closed("withdrawn"),
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
