//! People, teams and posts of an organisation, and who is signed in.

use super::Stored;
use access::Permit;
use async_trait::async_trait;
use domain::organisations::{Post, Roster};
use kernel::{Moment, OrganisationId, Personal, SessionId, TeamId, WorkerId};
use std::sync::Arc;

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
    /// Ends someone's access for good: can't act, can't sign in, no sessions, and nothing kept to
    /// prove themselves with.
    async fn disable(&mut self, worker: WorkerId) -> Stored<()>;
    /// Closes a team.
    async fn close_team(&mut self, team: TeamId) -> Stored<()>;
    /// Writes the line that the people of this organisation were changed.
    async fn people_line(&mut self, permit: &Permit, object: journal::ObjectId) -> Stored<()>;
    /// The credentials of a worker of one kind (`password`, `first-password`, `totp`), opened.
    async fn credentials(&mut self, worker: WorkerId, kind: &str) -> Stored<Vec<Vec<u8>>>;
    /// Puts a credential in the place of every one of that kind, or beside them.
    async fn set_credential(
        &mut self,
        worker: WorkerId,
        kind: &'static str,
        secret: &[u8],
        beside: bool,
    ) -> Stored<()>;
    /// Takes away every credential of a kind.
    async fn drop_credentials(&mut self, worker: WorkerId, kind: &'static str) -> Stored<()>;
    /// Takes the code of this time step; `false` when it was taken before, or one after it was.
    async fn take_step(&mut self, worker: WorkerId, step: i64) -> Stored<bool>;
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
    /// Ends one session or token by its id. Missing when it isn't this worker's.
    async fn end_own_session(&mut self, worker: WorkerId, id: SessionId) -> Stored<()>;
    /// Ends every session and token of a worker but the one with this secret; how many there were.
    async fn end_other_sessions(&mut self, worker: WorkerId, secret: &[u8]) -> Stored<u64>;
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
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub worker: WorkerId,
    /// `browser`, `api`, or `first` for someone who must still choose a password.
    pub kind: String,
    /// On what kind of device, as a word; empty when that isn't known.
    pub device: String,
    /// When it began.
    pub made_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When it ends at the latest.
    pub ends_at: Moment,
    /// When they last proved again who they are.
    pub stepped_up: Option<Moment>,
}
