//! The review of an emergency access: someone opened what they could not, and said why.

use crate::duties::{Action, Facts};
use crate::organisations::Function;
use crate::subjects::{Kind, Next, Subject};
use crate::words::words;
use kernel::{FreeText, Moment, SubjectId, WorkerId};

words! {
    /// What the privacy officer makes of an emergency access.
    pub enum Verdict {
        /// It was justified.
        Justified = "justified",
        /// It was not.
        NotJustified = "not-justified",
    }
}

/// An emergency access that someone must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyReview {
    who: WorkerId,
    subject: SubjectId,
    reason: FreeText,
    until: Moment,
    judged: Option<Verdict>,
}

/// What one can ask of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Judge the access.
    Judge {
        /// Who judges.
        by: WorkerId,
        /// The verdict.
        verdict: Verdict,
        /// Why.
        reason: FreeText,
    },
}

/// What can happen to a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The access was judged.
    Judged {
        /// By whom.
        by: WorkerId,
        /// The verdict.
        verdict: Verdict,
        /// Why.
        reason: FreeText,
    },
}

/// Why a command on a review can't be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody judges their own access.
    #[error("nobody judges their own emergency access")]
    OwnAccess,
    /// It was judged already.
    #[error("the access was judged already")]
    Closed,
}

impl Refusal {
    /// A stable word for texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnAccess => "own-access",
            Self::Closed => "closed",
        }
    }
}

impl EmergencyReview {
    /// An access by `who` to `subject` that ends at `until`, for a stated reason.
    pub const fn new(who: WorkerId, subject: SubjectId, reason: FreeText, until: Moment) -> Self {
        Self { who, subject, reason, until, judged: None }
    }

    /// Who opened it.
    pub const fn who(&self) -> WorkerId {
        self.who
    }

    /// What was opened.
    pub const fn subject(&self) -> SubjectId {
        self.subject
    }

    /// Why, in their words.
    pub const fn reason(&self) -> &FreeText {
        &self.reason
    }

    /// Until when it stays open to them.
    pub const fn until(&self) -> Moment {
        self.until
    }

    /// The verdict, once there is one.
    pub const fn verdict(&self) -> Option<Verdict> {
        self.judged
    }
}

impl Subject for EmergencyReview {
    const KIND: Kind = Kind::Review;
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;

    fn decide(
        &self,
        command: Command,
        _facts: &Facts<'_>,
        _at: Moment,
    ) -> Result<Vec<Event>, Refusal> {
        let Command::Judge { by, verdict, reason } = command;
        match self.judged {
            Some(_) => Err(Refusal::Closed),
            None if by == self.who => Err(Refusal::OwnAccess),
            None => Ok(vec![Event::Judged { by, verdict, reason }]),
        }
    }

    fn apply(mut self, event: &Event, _at: Moment) -> Self {
        let Event::Judged { verdict, .. } = event;
        self.judged = Some(*verdict);
        self
    }

    fn next(&self) -> Next {
        match self.judged {
            None => Next::function(Action::ReviewEmergencyAccess, Function::PrivacyOfficer),
            Some(_) => Next::Closed("reviewed"),
        }
    }
}
