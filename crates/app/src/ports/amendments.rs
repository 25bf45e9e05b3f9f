//! Changes to the list of signals.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::knowledge::{Amendment, Objection};
use kernel::{AmendmentId, Moment, OrganisationId, WorkerId};

/// A change to the list of signals, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// Which.
    pub id: AmendmentId,
    /// The organisation that put it forward.
    pub organisation: OrganisationId,
    /// The change.
    pub amendment: Amendment,
    /// Who put it forward.
    pub proposed_by: WorkerId,
    /// When.
    pub proposed_at: Moment,
    /// The answer, once there is one.
    pub answer: Option<Answered>,
    /// When whoever put it forward took it back; only while nobody answered it.
    pub withdrawn_at: Option<Moment>,
}

impl Amended {
    /// Whether it waits for an answer.
    pub const fn waits(&self) -> bool {
        self.answer.is_none() && self.withdrawn_at.is_none()
    }
}

/// What someone else said to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// Who.
    pub by: WorkerId,
    /// When.
    pub at: Moment,
    /// Why not; `None` when it took effect.
    pub objection: Option<Objection>,
}

/// Putting a change to the list of signals forward, and answering it.
#[async_trait]
pub trait Amendments {
    /// Puts a change forward.
    async fn propose_amendment(
        &mut self,
        permit: &Permit,
        amendment: &Amendment,
    ) -> Stored<AmendmentId>;
    /// Takes back a change of one's own that waits.
    async fn withdraw_amendment(&mut self, permit: &Permit, id: AmendmentId) -> Stored<()>;
    /// Answers a change that waits: it takes effect, or there is an objection.
    async fn answer_amendment(
        &mut self,
        permit: &Permit,
        id: AmendmentId,
        objection: Option<Objection>,
    ) -> Stored<()>;
}
