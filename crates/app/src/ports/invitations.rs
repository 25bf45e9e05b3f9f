//! What is kept of invitations to experts from elsewhere.

use super::Stored;
use async_trait::async_trait;
use kernel::{InvitationId, Moment, OrganisationId, SubjectId};

/// An invitation to answer a nameless question once.
#[derive(Clone)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// Who asks.
    pub organisation: OrganisationId,
    /// In which consultation. That decides whether it still opens anything.
    pub subject: SubjectId,
    /// What verifies its code.
    pub proof: String,
    /// Until when it opens anything.
    pub until: Moment,
    /// Whether a browser opened it.
    pub is_bound: bool,
}

/// The invitations of an organisation.
#[async_trait]
pub trait Invitations {
    /// Keeps a new one. The change to its consultation writes the line.
    async fn keep_invitation(&mut self, invitation: &Invitation) -> Stored<()>;
    /// Binds it to the browser with this secret; `false` when another opened it.
    async fn bind_invitation(&mut self, id: InvitationId, secret: &[u8]) -> Stored<bool>;
}
