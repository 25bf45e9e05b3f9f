//! What lies on a desk: drafts, notices, registrations, rule proposals, repeated requests.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::reporting::Registration;
use kernel::{Moment, PersonId, RegistrationId, SubjectId, WorkerId};

/// A notice to one worker; its text is a locale key made from `kind`.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Which.
    pub id: kernel::EntryId,
    /// The word of a [`domain::duties::News`].
    pub kind: String,
    /// About what.
    pub subject: Option<SubjectId>,
    /// When.
    pub at: Moment,
}

/// A version of a rule table in this installation.
#[derive(Debug, Clone)]
pub struct RuleVersion {
    /// The table.
    pub id: String,
    /// The version.
    pub version: String,
    /// The table itself.
    pub text: String,
    /// Who proposed it.
    pub proposed_by: WorkerId,
    /// Who activated it, and when.
    pub active: Option<(WorkerId, Moment)>,
}

/// What lies on a worker's desk: drafts, notices, registrations, rule proposals, repeated requests.
#[async_trait]
pub trait Desk {
    /// Keeps what someone is typing, sealed under a key of their own.
    async fn keep_draft(&mut self, worker: WorkerId, form: &str, text: &str) -> Stored<()>;
    /// What someone was typing.
    async fn draft(&mut self, worker: WorkerId, form: &str) -> Stored<Option<(String, Moment)>>;
    /// Throws a draft away.
    async fn drop_draft(&mut self, worker: WorkerId, form: &str) -> Stored<()>;
    /// Tells someone something.
    async fn tell(
        &mut self,
        worker: WorkerId,
        kind: &'static str,
        subject: Option<SubjectId>,
    ) -> Stored<()>;
    /// What someone was told and hasn't read.
    async fn notices(&mut self, worker: WorkerId) -> Stored<Vec<Notice>>;
    /// Marks every notice of a worker as read.
    async fn read_notices(&mut self, worker: WorkerId) -> Stored<()>;
    /// What this repeated request answered the first time, or that it was about something else.
    async fn repeated(
        &mut self,
        worker: WorkerId,
        key: &str,
        body: &[u8],
    ) -> Stored<Option<Repeated>>;
    /// Remembers the answer to a request.
    async fn remember(
        &mut self,
        worker: WorkerId,
        key: &str,
        body: &[u8],
        answer: &str,
    ) -> Stored<()>;
    /// Adds a registration, or finds the one of this person with this form in this year.
    async fn register(
        &mut self,
        permit: &Permit,
        person: PersonId,
        registration: &Registration,
    ) -> Stored<Registered>;
    /// A registration of this organisation; writes the line.
    async fn registration(
        &mut self,
        permit: &Permit,
        id: RegistrationId,
    ) -> Stored<Option<Registration>>;
    /// Puts a version of a rule table forward.
    async fn propose_rule(
        &mut self,
        permit: &Permit,
        id: &str,
        version: &str,
        text: &str,
    ) -> Stored<()>;
    /// Activates a proposed version.
    async fn activate_rule(&mut self, permit: &Permit, id: &str, version: &str) -> Stored<()>;
    /// The newest lines of the journal, newest first, as canonical text; writes a line itself.
    async fn journal_lines(&mut self, permit: &Permit, limit: u16) -> Stored<Vec<String>>;
}

/// What registering came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// The registration that is kept.
    pub id: RegistrationId,
    /// Whether it was added now; else this person counted before, and isn't counted twice.
    pub new: bool,
}

/// A request that came before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeated {
    /// With the same body: this was the answer.
    Same(String),
    /// With another body: the key was used twice for different things.
    Different,
}
