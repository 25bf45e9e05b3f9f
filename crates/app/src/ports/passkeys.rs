//! What is kept of passkeys.

use super::Stored;
use async_trait::async_trait;
use kernel::{Moment, OrganisationId, PasskeyId, Personal, WorkerId};

/// A passkey of someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Which.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: Personal,
    /// What recognises it, as the verifier wrote it; empty once it was stopped.
    pub key: String,
    /// When it was made.
    pub made_at: Moment,
    /// When someone last came in with it.
    pub used_at: Option<Moment>,
}

impl Passkey {
    /// Whether it opens nothing any more, because there was a copy of it.
    pub const fn is_stopped(&self) -> bool {
        self.key.is_empty()
    }
}

/// Whose passkey it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasskeyOwner {
    /// The organisation of the worker.
    pub organisation: OrganisationId,
    /// Whose.
    pub worker: WorkerId,
    /// Which of theirs.
    pub passkey: PasskeyId,
}

/// The passkeys of the people of an organisation.
#[async_trait]
pub trait Passkeys {
    /// Those of a worker, oldest first.
    async fn passkeys(&mut self, worker: WorkerId) -> Stored<Vec<Passkey>>;
    /// Adds one under the number that the device gave it; `false` when someone has that number.
    async fn add_passkey(
        &mut self,
        worker: WorkerId,
        handle: &[u8],
        passkey: &Passkey,
    ) -> Stored<bool>;
    /// Keeps its name, its key and when it was used. Missing when it isn't this worker's.
    async fn change_passkey(&mut self, worker: WorkerId, passkey: &Passkey) -> Stored<()>;
    /// Removes one. Missing when it isn't this worker's.
    async fn drop_passkey(&mut self, worker: WorkerId, id: PasskeyId) -> Stored<()>;
}
