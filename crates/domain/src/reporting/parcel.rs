//! Which message to the other side follows from what happened on this side.

use super::{Answer, IncomingEvent, OutgoingEvent, Progress};
use crate::words::words;
use kernel::{FreeText, Moment};

words! {
    /// The kinds of message between the two sides of an exchange.
    pub enum ParcelKind {
        /// The report, case or referral itself.
        Sending = "sending",
        /// The sender takes it back.
        Withdrawal = "withdrawal",
        /// It arrived.
        Receipt = "receipt",
        /// It was accepted or refused.
        Answer = "answer",
        /// What was done with a report.
        Feedback = "feedback",
        /// Help started or ended.
        Progress = "progress",
    }
}

/// A message to the other side. Who reported never travels: a sending goes out in the name of the
/// organisation, and its content is what the sender chose to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parcel {
    /// The sender takes it back, for this reason.
    Withdrawal(FreeText),
    /// It arrived; the answer or feedback follows by this moment.
    Receipt {
        /// When it arrived.
        at: Moment,
        /// When the answer or feedback is due.
        answer_by: Moment,
    },
    /// It was accepted or refused.
    Answer(Answer),
    /// What was done with a report.
    Feedback(FreeText),
    /// Help started or ended.
    Progress(Progress),
}

impl Parcel {
    /// Which kind of message.
    pub const fn kind(&self) -> ParcelKind {
        match self {
            Self::Withdrawal(_) => ParcelKind::Withdrawal,
            Self::Receipt { .. } => ParcelKind::Receipt,
            Self::Answer(_) => ParcelKind::Answer,
            Self::Feedback(_) => ParcelKind::Feedback,
            Self::Progress(_) => ParcelKind::Progress,
        }
    }

    /// The message that goes to the receiver because this happened at the sender.
    pub fn of_outgoing(event: &OutgoingEvent) -> Option<Self> {
        match event {
            OutgoingEvent::Withdrawn { reason } => Some(Self::Withdrawal(reason.clone())),
            OutgoingEvent::Reminded { .. }
            | OutgoingEvent::Received { .. }
            | OutgoingEvent::Answered(_)
            | OutgoingEvent::FeedbackCame { .. }
            | OutgoingEvent::Heard
            | OutgoingEvent::ProgressCame { .. }
            | OutgoingEvent::CameLate { .. } => None,
        }
    }

    /// The message that goes to the sender because this happened at the receiver. The receipt isn't
    /// among them: it follows from the arrival itself
    /// ([`Arrival::receipt`](super::Arrival::receipt)).
    pub fn of_incoming(event: &IncomingEvent) -> Option<Self> {
        match event {
            IncomingEvent::CaseAccepted { .. } | IncomingEvent::ReferralAccepted { .. } => {
                Some(Self::Answer(Answer::Accepted))
            }
            IncomingEvent::Refused { why, words } => {
                Some(Self::Answer(Answer::Refused { why: *why, words: words.clone() }))
            }
            IncomingEvent::FeedbackGiven { words } => Some(Self::Feedback(words.clone())),
            IncomingEvent::HelpStarted { .. } => Some(Self::Progress(Progress::HelpStarted)),
            IncomingEvent::HelpEnded { .. } => Some(Self::Progress(Progress::HelpEnded)),
            IncomingEvent::Screened(_)
            | IncomingEvent::PassedOn { .. }
            | IncomingEvent::CareAnswered { .. }
            | IncomingEvent::Registered { .. }
            | IncomingEvent::RegistrationWaived { .. }
            | IncomingEvent::ReturnAgreed { .. }
            | IncomingEvent::SenderWithdrew { .. } => None,
        }
    }
}
