//! What the use cases need from the outside, in the words of the domain.
//!
//! A [`Unit`] is one transaction in one organisation. Everything that shows or changes content takes
//! a [`Permit`] and writes the journal line for it in the same transaction, or, when it only reads,
//! before its commit returns: there is no other way. Dropped without [`Unit::commit`], a unit leaves
//! nothing behind.

mod amendments;
mod desk;
mod invitations;
mod parcels;
mod passkeys;
mod people;
mod persons;
mod subjects;
mod targets;

use crate::failure::StoreError;
use access::{Denial, Permit};
use async_trait::async_trait;
use domain::meldcode::Sector;
use domain::organisations::OrganisationKind;
use domain::reporting::Registration;
use kernel::{Entropy, InvitationId, Moment, OrganisationId, WorkerId};

pub use amendments::{Amended, Amendments, Answered};
pub use desk::{Desk, Notice, Registered, Repeated, RuleVersion};
pub use invitations::{Invitation, Invitations};
pub use parcels::{Contents, Envelope, Parcels, Reporter};
pub use passkeys::{Passkey, PasskeyOwner, Passkeys};
pub use people::{People, Session, Team, Worker};
pub use persons::Persons;
pub use subjects::{Census, Change, NewSubject, Page, SubjectRow, Subjects, Worklist};
pub use targets::{ProposedTarget, TargetAnswer, TargetAnswered, Targets};

/// What a store answers.
pub type Stored<T> = Result<T, StoreError>;

/// A place that keeps everything.
#[async_trait]
pub trait Store: Send + Sync {
    /// Begins a unit of work in one organisation.
    async fn begin(&self, organisation: OrganisationId, now: Moment) -> Stored<Box<dyn Unit>>;

    /// Begins a unit of work that changes nothing but the journal: it sees the organisation as it is
    /// now and holds nobody up. Whatever would change content fails.
    async fn begin_reading(
        &self,
        organisation: OrganisationId,
        now: Moment,
    ) -> Stored<Box<dyn Unit>>;

    /// The organisations of this installation.
    async fn organisations(&self) -> Stored<Vec<Organisation>>;

    /// Finds the session or API token with this secret, without touching it.
    async fn session(&self, secret: &[u8]) -> Stored<Option<Session>>;

    /// Finds a worker by the name they sign in with.
    async fn worker_by_login(&self, login: &str) -> Stored<Option<(OrganisationId, WorkerId)>>;

    /// Whose passkey has the number that a device gave its key, if they can still sign in.
    async fn passkey_owner(&self, handle: &[u8]) -> Stored<Option<PasskeyOwner>>;

    /// An invitation to an expert from elsewhere; with a secret only when the browser with that secret
    /// opened it.
    async fn invitation(
        &self,
        id: InvitationId,
        secret: Option<&[u8]>,
    ) -> Stored<Option<Invitation>>;

    /// The activated versions of rule tables, and the proposals.
    async fn rule_versions(&self) -> Stored<Vec<RuleVersion>>;

    /// Every change to the list of signals that was put forward, in that order, of all organisations
    /// of this installation: the list is everyone's.
    async fn amendments(&self) -> Stored<Vec<Amended>>;

    /// Every target time that was put forward in one organisation, in that order.
    async fn targets(&self, organisation: OrganisationId) -> Stored<Vec<ProposedTarget>>;

    /// The yearly registrations of a municipality over all organisations of this installation, one
    /// per person: coded fields only. The single door through which figures cross organisations.
    async fn registrations_of(&self, municipality: &str, year: i16) -> Stored<Vec<Registration>>;
}

/// One transaction in one organisation.
#[async_trait]
pub trait Unit:
    People + Passkeys + Subjects + Persons + Parcels + Desk + Amendments + Targets + Invitations + Send
{
    /// The organisation it works in.
    fn organisation(&self) -> OrganisationId;

    /// Where ids and keys come from.
    fn entropy(&mut self) -> &mut dyn Entropy;

    /// Writes the line for a permit that shows or changes nothing by itself (a list, a count).
    /// `objects` names what was listed.
    async fn note(&mut self, permit: &Permit, objects: &[journal::ObjectId]) -> Stored<()>;

    /// Leaves everything this unit did behind and makes only the line of this refusal durable. The
    /// unit is over.
    async fn refuse_alone(&mut self, denial: &Denial) -> Stored<()>;

    /// Writes a line about signing in or out: `action` is `sign-in`, `sign-out`, `sign-in-failed`,
    /// `step-up` or `key-change` (the proofs of who someone is changed).
    async fn sign_line(&mut self, worker: WorkerId, action: &'static str) -> Stored<()>;

    /// Makes everything durable.
    async fn commit(self: Box<Self>) -> Stored<()>;
}

/// An organisation of this installation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Which.
    pub id: OrganisationId,
    /// What kind.
    pub kind: OrganisationKind,
    /// Its name; organisations are no secret.
    pub name: String,
    /// The code of the municipality it works for (`GM0344`).
    pub municipality: String,
    /// Which form of the meldcode its new signals follow.
    pub sector: Sector,
}
