//! What the use cases need from the outside, in the words of the domain.
//!
//! A [`Unit`] is one transaction in one organisation. Everything that shows or changes content takes
//! a [`Permit`] and writes the journal line for it in the same transaction, or, when it only reads,
//! before its commit returns: there is no other way. Dropped without [`Unit::commit`], a unit leaves
//! nothing behind.

use crate::failure::StoreError;
use access::{Denial, Permit};
use async_trait::async_trait;
use domain::duties::Standing;
use domain::matching::PersonDetails;
use domain::organisations::{Function, OrganisationKind, Post, Roster};
use domain::reporting::Registration;
use domain::statements::Noted;
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{
    DossierId, Entropy, Moment, OrganisationId, ParcelId, PersonId, Personal, PostId,
    RegistrationId, SubjectId, TeamId, WorkerId,
};
use std::collections::BTreeMap;
use std::sync::Arc;

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

    /// The activated versions of rule tables, and the proposals.
    async fn rule_versions(&self) -> Stored<Vec<RuleVersion>>;

    /// The yearly registrations of a municipality over all organisations of this installation, one
    /// per person: coded fields only. The single door through which figures cross organisations.
    async fn registrations_of(&self, municipality: &str, year: i16) -> Stored<Vec<Registration>>;
}

/// One transaction in one organisation.
#[async_trait]
pub trait Unit: People + Subjects + Persons + Parcels + Desk + Send {
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
    /// `step-up` or `key-change` (someone got another proof of who they are).
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
}

/// A team.
#[derive(Debug, Clone)]
pub struct Team {
    /// Which.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Since when it is closed.
    pub closed_at: Option<Moment>,
}

/// Someone who works with the system.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Which.
    pub id: WorkerId,
    /// Their name.
    pub name: Personal,
    /// Whether they can act today.
    pub can_act: bool,
    /// Until when they are absent, if they are and it is known.
    pub absent_until: Option<Moment>,
    /// Since when they can no longer sign in.
    pub disabled_at: Option<Moment>,
}

/// People, teams and posts of the organisation.
#[async_trait]
pub trait People {
    /// Posts and who can act today.
    async fn roster(&mut self) -> Stored<Arc<Roster>>;
    /// Every worker, by name.
    async fn workers(&mut self) -> Stored<Vec<Worker>>;
    /// One worker.
    async fn worker(&mut self, id: WorkerId) -> Stored<Option<Worker>>;
    /// Every team.
    async fn teams(&mut self) -> Stored<Vec<Team>>;
    /// Adds a team.
    async fn add_team(&mut self, id: TeamId, name: &str) -> Stored<()>;
    /// Adds a worker under the name they sign in with.
    async fn add_worker(&mut self, id: WorkerId, login: &str, name: &Personal) -> Stored<()>;
    /// Adds a post.
    async fn add_post(&mut self, post: Post) -> Stored<()>;
    /// Sets whether someone can act. Fails while a duty rests with someone who can't: re-route first.
    async fn set_able(&mut self, worker: WorkerId, able: bool, until: Option<Moment>)
    -> Stored<()>;
    /// Ends someone's access for good: can't act, can't sign in, no sessions.
    async fn disable(&mut self, worker: WorkerId) -> Stored<()>;
    /// Closes a team.
    async fn close_team(&mut self, team: TeamId) -> Stored<()>;
    /// Writes the line that the people of this organisation were changed.
    async fn people_line(&mut self, permit: &Permit, object: journal::ObjectId) -> Stored<()>;
    /// The credentials of a worker of one kind (`password`, `totp`, `passkey`), opened.
    async fn credentials(&mut self, worker: WorkerId, kind: &str) -> Stored<Vec<Vec<u8>>>;
    /// Puts a credential in the place of every one of that kind, or beside them.
    async fn set_credential(
        &mut self,
        worker: WorkerId,
        kind: &'static str,
        secret: &[u8],
        beside: bool,
    ) -> Stored<()>;
    /// Begins a session or token that ends at `ends` at the latest.
    async fn begin_session(&mut self, secret: &[u8], session: &Session) -> Stored<()>;
    /// Moves the moment a session was last seen, and its step-up.
    async fn touch_session(
        &mut self,
        secret: &[u8],
        seen: Moment,
        stepped_up: Option<Moment>,
    ) -> Stored<()>;
    /// Ends one session.
    async fn end_session(&mut self, secret: &[u8]) -> Stored<()>;
    /// Ends every session and token of a worker; how many there were.
    async fn end_sessions_of(&mut self, worker: WorkerId) -> Stored<u64>;
    /// The sessions of a worker, newest first.
    async fn sessions_of(&mut self, worker: WorkerId) -> Stored<Vec<Session>>;
}

/// A browser session or an API token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The organisation of the worker.
    pub organisation: OrganisationId,
    /// Whose.
    pub worker: WorkerId,
    /// `browser` or `api`.
    pub kind: String,
    /// When it began.
    pub made_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When it ends at the latest.
    pub ends_at: Moment,
    /// When they last proved again who they are.
    pub stepped_up: Option<Moment>,
}

/// The working fields of a subject: what stands outside encryption.
#[derive(Debug, Clone)]
pub struct SubjectRow {
    /// Which.
    pub id: SubjectId,
    /// What kind of matter.
    pub kind: Kind,
    /// Counts the changes; a write names the one it saw.
    pub version: i64,
    /// Whose key seals its timeline.
    pub dossier: DossierId,
    /// About whom, if about someone.
    pub person: Option<PersonId>,
    /// The subject in this organisation that it came from.
    pub origin: Option<SubjectId>,
    /// When it was opened.
    pub opened_at: Moment,
    /// By whom.
    pub opened_by: WorkerId,
    /// From which post.
    pub opener_post: PostId,
    /// Whose move it is, or why nobody's.
    pub standing: Standing,
}

/// A subject to be opened.
#[derive(Debug, Clone)]
pub struct NewSubject {
    /// Which.
    pub id: SubjectId,
    /// What kind of matter.
    pub kind: Kind,
    /// About whom, if about someone.
    pub person: Option<PersonId>,
    /// The subject in this organisation that it comes from.
    pub origin: Option<SubjectId>,
    /// From which post.
    pub opener_post: PostId,
    /// How it begins.
    pub beginning: Beginning,
    /// Whose move it is.
    pub standing: Standing,
    /// What else happened in the same step: statements, the first duty.
    pub happenings: Vec<Happening>,
}

/// A change to a subject.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// The row as it was read.
    pub before: &'a SubjectRow,
    /// Whose move it is after the change.
    pub standing: &'a Standing,
    /// What happened, in order.
    pub happenings: &'a [Happening],
}

/// Which worklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worklist {
    /// It is my move.
    Mine,
    /// It is my move and the date has passed.
    Late,
    /// I wait for another: it is with someone else, or I must see to it that another answers.
    Waiting,
    /// It was offered to one of my posts.
    Offered,
    /// It rests with a post of my teams, whoever holds it.
    Team,
}

/// A page of a list: at most `limit` rows after the row that `after` names.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The due moment and id of the last row seen.
    pub after: Option<(Moment, SubjectId)>,
    /// 1 to 100.
    pub limit: u16,
}

/// Open matters and their timelines.
#[async_trait]
pub trait Subjects {
    /// The working fields of a subject, for the gate. Shows no content and writes no line.
    async fn find(&mut self, id: SubjectId) -> Stored<Option<SubjectRow>>;
    /// The posts that take part besides the holder.
    async fn parties(&mut self, id: SubjectId) -> Stored<Vec<PostId>>;
    /// Whether this worker has an emergency access to it now.
    async fn has_emergency(&mut self, worker: WorkerId, id: SubjectId) -> Stored<bool>;
    /// Reads the timeline; writes the line.
    async fn timeline(
        &mut self,
        permit: &Permit,
        row: &SubjectRow,
    ) -> Stored<Vec<Noted<Happening>>>;
    /// Opens a subject with a dossier key of its own; writes the line.
    async fn open(&mut self, permit: &Permit, new: NewSubject) -> Stored<SubjectRow>;
    /// Records a change; stale when the row changed since it was read; writes the line.
    async fn record(&mut self, permit: &Permit, change: Change<'_>) -> Stored<SubjectRow>;
    /// Adds a post to those who take part.
    async fn add_party(&mut self, permit: &Permit, id: SubjectId, post: PostId) -> Stored<()>;
    /// Gives a worker emergency access until a moment.
    async fn grant_emergency(
        &mut self,
        permit: &Permit,
        id: SubjectId,
        until: Moment,
    ) -> Stored<()>;
    /// A page of a worklist, by due date.
    async fn worklist(
        &mut self,
        worker: WorkerId,
        posts: &[PostId],
        list: Worklist,
        page: Page,
    ) -> Stored<Vec<SubjectRow>>;
    /// How many rows the worklist has.
    async fn count(&mut self, worker: WorkerId, posts: &[PostId], list: Worklist) -> Stored<u64>;
    /// Subjects about a person.
    async fn about(&mut self, person: PersonId) -> Stored<Vec<SubjectRow>>;
    /// Subjects that came from another.
    async fn followed_from(&mut self, origin: SubjectId) -> Stored<Vec<SubjectRow>>;
    /// Open subjects held by this worker.
    async fn held_by(&mut self, worker: WorkerId) -> Stored<Vec<SubjectRow>>;
    /// Open subjects whose post is one of these.
    async fn on_posts(&mut self, posts: &[PostId]) -> Stored<Vec<SubjectRow>>;
    /// Open subjects for which time has something to do: warn, lapse, escalate. At most `limit`.
    async fn ticking(&mut self, now: Moment, limit: u16) -> Stored<Vec<SubjectRow>>;
    /// Counts for the certificate: open, without holder, overdue, and the oldest opening moment.
    async fn census(&mut self, now: Moment) -> Stored<Census>;
}

/// The state of the net in one organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Open subjects.
    pub open: u64,
    /// Open subjects without a holder who can act: always 0.
    pub without_holder: u64,
    /// Open subjects past their date.
    pub overdue: u64,
    /// When the oldest open subject was opened.
    pub oldest: Option<Moment>,
}

/// Young persons as this organisation knows them.
#[async_trait]
pub trait Persons {
    /// Adds a person under an identity key of their own, with blind-index tokens.
    async fn add_person(&mut self, permit: &Permit, details: &PersonDetails) -> Stored<PersonId>;
    /// Who a subject is about. The permit opened the subject.
    async fn person(&mut self, permit: &Permit, id: PersonId) -> Stored<PersonDetails>;
    /// Who the subjects of a list are about, in one line of the journal. Whoever was erased isn't among
    /// them.
    async fn persons(
        &mut self,
        permit: &Permit,
        ids: &[PersonId],
    ) -> Stored<BTreeMap<PersonId, PersonDetails>>;
    /// Persons who share blind-index tokens with these details, most alike first.
    async fn alike(&mut self, details: &PersonDetails, limit: u16) -> Stored<Vec<PersonId>>;
    /// Destroys the keys of a person and of every subject about them; writes the line.
    async fn erase_person(&mut self, permit: &Permit, id: PersonId) -> Stored<u64>;
}

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
