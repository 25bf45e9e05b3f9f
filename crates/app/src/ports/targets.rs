//! Target times of an organisation: put forward by one, answered by another, or taken back.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::duties::{Target, TargetObjection};
use kernel::{Moment, TargetId, WorkerId};

/// A target time that was put forward, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedTarget {
    /// Which.
    pub id: TargetId,
    /// The target time.
    pub target: Target,
    /// Who put it forward.
    pub proposed_by: WorkerId,
    /// When.
    pub proposed_at: Moment,
    /// What was said to it, once someone did.
    pub answered: Option<TargetAnswered>,
}

/// What was said to a target time, by whom and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetAnswered {
    /// Who.
    pub by: WorkerId,
    /// When.
    pub at: Moment,
    /// What.
    pub answer: TargetAnswer,
}

/// What was said to a target time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetAnswer {
    /// It takes effect.
    Agreed,
    /// It doesn't.
    Objected(TargetObjection),
    /// Whoever put it forward took it back.
    Withdrawn,
}

impl TargetAnswer {
    const AGREED: &str = "agreed";
    const WITHDRAWN: &str = "withdrawn";

    /// The word as it is stored and used as a key for texts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => Self::AGREED,
            Self::Objected(objection) => objection.word(),
            Self::Withdrawn => Self::WITHDRAWN,
        }
    }

    /// The answer with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            Self::AGREED => Some(Self::Agreed),
            Self::WITHDRAWN => Some(Self::Withdrawn),
            other => other.parse().ok().map(Self::Objected),
        }
    }
}

/// Putting a target time forward, and answering it.
#[async_trait]
pub trait Targets {
    /// Puts a target time forward; `None` when another for the same action still waits.
    async fn propose_target(
        &mut self,
        permit: &Permit,
        target: &Target,
    ) -> Stored<Option<TargetId>>;
    /// Answers a target time that waits.
    async fn answer_target(
        &mut self,
        permit: &Permit,
        id: TargetId,
        answer: TargetAnswer,
    ) -> Stored<()>;
}
