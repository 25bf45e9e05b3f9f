//! Open matters, their timelines, and the lists they stand on.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::duties::Standing;
use domain::statements::Noted;
use domain::subjects::Kind;
use domain::timeline::{Beginning, Happening};
use kernel::{DossierId, Moment, PersonId, PostId, SubjectId, WorkerId};

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
    /// Who added the last entry of its timeline, for the gate. Shows no content and writes no line.
    async fn last_by(&mut self, id: SubjectId) -> Stored<Option<WorkerId>>;
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
