//! Something sent to another organisation: waited for until it was received and answered.
//!
//! INVARIANT: it stays the sender's move until the other side has answered. A reminder doesn't move
//! the date: what is late stays late.

use super::{Answer, Ground, ParcelKind, Progress, Purpose};
use crate::duties::{Action, Facts};
use crate::subjects::{Kind, Next, Subject};
use kernel::{FreeText, Moment, OrganisationId, PostId, SubjectId};

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// To whom.
    pub to: OrganisationId,
    /// What for.
    pub purpose: Purpose,
    /// The signal or case it comes from.
    pub about: Option<SubjectId>,
    /// The post that sends it. Never travels.
    pub by: PostId,
    /// What the receiver needs and no more.
    pub content: FreeText,
    /// On what legal ground.
    pub ground: Ground,
}

/// One sending and how far it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// What was sent.
    pub sending: Sending,
    /// When it was sent.
    pub sent_at: Moment,
    /// How far it came.
    pub stage: Stage,
}

/// How far a sending came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Sent; nothing heard yet.
    Sent,
    /// The other side has it and answers by a date.
    Received {
        /// Since when.
        at: Moment,
        /// When the answer or feedback is due.
        answer_by: Moment,
    },
    /// Refused; someone must read why and look for another way.
    Refused,
    /// The feedback on a report came; someone must read it.
    FeedbackCame,
    /// Over.
    Closed {
        /// The coded reason.
        reason: &'static str,
    },
}

/// What one can ask of a sending. The first three come from people, the others from parcels.
#[derive(Debug, Clone)]
pub enum Command {
    /// Note that the other side was reminded.
    Remind {
        /// How, and what was said.
        note: FreeText,
    },
    /// Take it back.
    Withdraw {
        /// Why.
        reason: FreeText,
    },
    /// Say that the feedback or refusal was read.
    Hear,
    /// It arrived there.
    Receipt {
        /// When.
        at: Moment,
        /// When the answer or feedback is due.
        answer_by: Moment,
    },
    /// A case or referral was answered.
    Answer(Answer),
    /// The receiver of a report says what was done.
    Feedback {
        /// In words.
        words: FreeText,
    },
    /// Help started or ended.
    Progress(Progress),
}

/// What happened to a sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The other side was reminded.
    Reminded {
        /// How, and what was said.
        note: FreeText,
    },
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: FreeText,
    },
    /// It arrived there.
    Received {
        /// When.
        at: Moment,
        /// When the answer or feedback is due.
        answer_by: Moment,
    },
    /// A case or referral was answered.
    Answered(Answer),
    /// Feedback on a report came.
    FeedbackCame {
        /// In words.
        words: FreeText,
    },
    /// The feedback or refusal was read.
    Heard,
    /// Help started or ended.
    ProgressCame {
        /// Which.
        progress: Progress,
    },
    /// A message came after the end. It is kept and changes nothing.
    CameLate {
        /// Which kind.
        parcel: ParcelKind,
        /// Its words, when it had any.
        words: Option<FreeText>,
    },
}

/// Why a command on a sending can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is over.
    #[error("this sending is closed")]
    Closed,
    /// There is nothing to read yet.
    #[error("no answer or feedback came yet")]
    NothingToHear,
    /// It was answered: read the answer first.
    #[error("an answer came; read it first")]
    AlreadyAnswered,
    /// Only a report gets feedback; only a case or referral gets an answer.
    #[error("this kind of message doesn't belong to this purpose")]
    WrongMessage,
}

impl Refusal {
    /// The stable word, key of the text on screen.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "sending-closed",
            Self::NothingToHear => "nothing-to-hear",
            Self::AlreadyAnswered => "already-answered",
            Self::WrongMessage => "wrong-message",
        }
    }
}

impl Outgoing {
    /// A sending that left now.
    pub const fn new(sending: Sending, sent_at: Moment) -> Self {
        Self { sending, sent_at, stage: Stage::Sent }
    }
}

impl Subject for Outgoing {
    const KIND: Kind = Kind::Outgoing;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        _facts: &Facts<'_>,
        _at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Remind { .. } | Command::Withdraw { .. } | Command::Hear => {
                self.decide_person(command)
            }
            Command::Receipt { .. }
            | Command::Answer(_)
            | Command::Feedback { .. }
            | Command::Progress(_) => self.decide_parcel(command),
        }
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        self.stage = match (event, self.stage) {
            (Event::Received { at, answer_by }, _) => {
                Stage::Received { at: *at, answer_by: *answer_by }
            }
            (Event::Withdrawn { .. }, _) => Stage::Closed { reason: "withdrawn" },
            (Event::Answered(Answer::Accepted), _) => Stage::Closed { reason: "accepted" },
            (Event::Answered(Answer::Refused { .. }), _) => Stage::Refused,
            (Event::FeedbackCame { .. }, _) => Stage::FeedbackCame,
            (Event::Heard, Stage::Refused) => Stage::Closed { reason: "refused" },
            (Event::Heard, Stage::FeedbackCame) => Stage::Closed { reason: "feedback-heard" },
            (
                Event::Heard,
                stage @ (Stage::Sent | Stage::Received { .. } | Stage::Closed { .. }),
            )
            | (
                Event::Reminded { .. } | Event::ProgressCame { .. } | Event::CameLate { .. },
                stage,
            ) => stage,
        };
        self
    }

    fn next(&self) -> Next {
        match (&self.stage, self.sending.purpose) {
            (Stage::Sent, Purpose::Report | Purpose::Care | Purpose::Referral) => {
                Next::holder(Action::AwaitReceipt)
            }
            (Stage::Received { answer_by, .. }, Purpose::Report) => {
                Next::holder_by(Action::AwaitFeedback, *answer_by)
            }
            (Stage::Received { answer_by, .. }, Purpose::Care | Purpose::Referral) => {
                Next::holder_by(Action::AwaitReferral, *answer_by)
            }
            (Stage::Refused, _) => Next::holder(Action::HearRefusal),
            (Stage::FeedbackCame, _) => Next::holder(Action::HearFeedback),
            (Stage::Closed { reason }, _) => Next::Closed(reason),
        }
    }
}

impl Outgoing {
    /// What people ask.
    fn decide_person(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        match (&self.stage, command) {
            (Stage::Closed { .. }, _) => Err(Refusal::Closed),
            (Stage::Sent | Stage::Received { .. }, Command::Remind { note }) => {
                Ok(vec![Event::Reminded { note }])
            }
            (Stage::Sent | Stage::Received { .. }, Command::Withdraw { reason }) => {
                Ok(vec![Event::Withdrawn { reason }])
            }
            (Stage::Sent | Stage::Received { .. }, Command::Hear) => Err(Refusal::NothingToHear),
            (
                Stage::Refused | Stage::FeedbackCame,
                Command::Remind { .. } | Command::Withdraw { .. },
            ) => Err(Refusal::AlreadyAnswered),
            (Stage::Refused | Stage::FeedbackCame, Command::Hear) => Ok(vec![Event::Heard]),
            (
                Stage::Sent | Stage::Received { .. } | Stage::Refused | Stage::FeedbackCame,
                Command::Receipt { .. }
                | Command::Answer(_)
                | Command::Feedback { .. }
                | Command::Progress(_),
            ) => Err(Refusal::WrongMessage),
        }
    }

    /// What the other side says. Messages may come twice or out of order: a second receipt changes
    /// nothing, an answer without receipt is an answer, and what comes after the end is kept.
    fn decide_parcel(&self, command: Command) -> Result<Vec<Event>, Refusal> {
        let report = self.sending.purpose == Purpose::Report;
        match (&self.stage, command) {
            (_, Command::Remind { .. } | Command::Withdraw { .. } | Command::Hear) => {
                Err(Refusal::WrongMessage)
            }
            (_, Command::Answer(_) | Command::Progress(_)) if report => Err(Refusal::WrongMessage),
            (_, Command::Feedback { .. }) if !report => Err(Refusal::WrongMessage),
            (_, Command::Progress(progress)) => Ok(vec![Event::ProgressCame { progress }]),
            (Stage::Sent, Command::Receipt { at, answer_by }) => {
                Ok(vec![Event::Received { at, answer_by }])
            }
            (
                Stage::Received { .. }
                | Stage::Refused
                | Stage::FeedbackCame
                | Stage::Closed { .. },
                Command::Receipt { .. },
            ) => Ok(vec![]),
            (Stage::Sent | Stage::Received { .. }, Command::Answer(answer)) => {
                Ok(vec![Event::Answered(answer)])
            }
            (Stage::Sent | Stage::Received { .. }, Command::Feedback { words }) => {
                Ok(vec![Event::FeedbackCame { words }])
            }
            (
                Stage::Refused | Stage::FeedbackCame | Stage::Closed { .. },
                Command::Answer(answer),
            ) => Ok(vec![late_answer(answer)]),
            (
                Stage::Refused | Stage::FeedbackCame | Stage::Closed { .. },
                Command::Feedback { words },
            ) => Ok(vec![Event::CameLate { parcel: ParcelKind::Feedback, words: Some(words) }]),
        }
    }
}

fn late_answer(answer: Answer) -> Event {
    let words = match answer {
        Answer::Accepted => None,
        Answer::Refused { words, .. } => Some(words),
    };
    Event::CameLate { parcel: ParcelKind::Answer, words }
}
