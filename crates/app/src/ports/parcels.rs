//! What goes to another organisation, and what came from one.

use super::{Stored, SubjectRow};
use access::Permit;
use async_trait::async_trait;
use domain::matching::PersonDetails;
use domain::organisations::Function;
use kernel::{Moment, OrganisationId, ParcelId, Personal, SubjectId};

/// A message to another organisation, ready to go.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// Which message; delivering it twice does nothing the second time.
    pub id: ParcelId,
    /// From.
    pub from: OrganisationId,
    /// To.
    pub to: OrganisationId,
    /// What.
    pub contents: Contents,
}

/// Who reported, for the feedback; kept apart from the matter itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporter {
    /// Their name.
    pub name: Personal,
    /// Their function.
    pub function: Function,
    /// The name of their organisation.
    pub organisation: String,
}

/// What a message holds.
#[derive(Debug, Clone)]
pub enum Contents {
    /// The report, case or referral itself.
    Sending {
        /// The sender's subject, for answers.
        outgoing: SubjectId,
        /// What for.
        purpose: domain::reporting::Purpose,
        /// What the receiver needs and no more.
        content: kernel::FreeText,
        /// On what legal ground.
        ground: domain::reporting::Ground,
        /// About whom.
        person: PersonDetails,
        /// Who reported.
        reporter: Option<Reporter>,
    },
    /// A message about an earlier one.
    About {
        /// The receiver's own subject, when it is the sender of the original; else `None`.
        outgoing: SubjectId,
        /// Whether it goes to the organisation that sent the original.
        to_sender: bool,
        /// What.
        parcel: domain::reporting::Parcel,
    },
}

/// The outbox and the inbox.
#[async_trait]
pub trait Parcels {
    /// Puts a message in the outbox, in this transaction.
    async fn post_parcel(&mut self, envelope: &Envelope) -> Stored<()>;
    /// Messages that wait to be delivered, oldest first.
    async fn waiting_parcels(&mut self, now: Moment, limit: u16) -> Stored<Vec<Envelope>>;
    /// Marks a message as delivered, or to be tried again at a moment.
    async fn settle_parcel(&mut self, id: ParcelId, again_at: Option<Moment>) -> Stored<()>;
    /// Notes that a message was taken in; `false` when it already was.
    async fn take_in(&mut self, id: ParcelId) -> Stored<bool>;
    /// Keeps who reported, apart.
    async fn keep_reporter(&mut self, subject: SubjectId, reporter: &Reporter) -> Stored<()>;
    /// Who reported; writes the line.
    async fn reporter(&mut self, permit: &Permit, subject: SubjectId) -> Stored<Option<Reporter>>;
    /// The incoming subject that answers to this sending of another organisation.
    async fn incoming_of(&mut self, outgoing: SubjectId) -> Stored<Option<SubjectRow>>;
    /// Notes which sending of another organisation an incoming subject answers to.
    async fn link_incoming(&mut self, subject: SubjectId, outgoing: SubjectId) -> Stored<()>;
}
