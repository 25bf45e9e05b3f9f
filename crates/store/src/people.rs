//! People, teams and posts; how they sign in and the sessions they have.
//!
//! Names are sealed. The name someone signs in with is kept as a keyed hash under the installation's
//! own key, because signing in comes before we know which organisation's key to use.

use crate::db::{Row, args};
use crate::roster;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use crate::wire;
use access::Permit;
use app::StoreError;
use app::ports::{People, Session, Stored, Team, Worker};
use async_trait::async_trait;
use domain::organisations::{Post, Roster};
use kernel::{EntryId, Moment, OrganisationId, Personal, SessionId, TeamId, WorkerId};
use std::sync::Arc;
use vault::{Place, Sealed, TokenHash};

/// What is sealed about a worker.
pub(crate) struct WorkerDetails {
    /// Their name.
    pub name: Personal,
    /// The name they sign in with, as typed, for when the installation's key changes.
    pub login: String,
}

/// The session or token with this secret.
pub(crate) async fn session(store: &SqlStore, secret: &[u8]) -> Stored<Option<Session>> {
    let mut tx = store.engine.begin_reading().await.map_err(|e| database(&e))?;
    let row = tx.row(sql::SESSION, args![token(secret)]).await.map_err(|e| database(&e))?;
    row.as_ref().map(session_of).transpose()
}

/// The worker who signs in with this name and still may.
pub(crate) async fn worker_by_login(
    store: &SqlStore,
    login: &str,
) -> Stored<Option<(OrganisationId, WorkerId)>> {
    let mut tx = store.engine.begin_reading().await.map_err(|e| database(&e))?;
    let login = store.cabinet.login_token(&mut tx, login).await?;
    let row = tx.row(sql::WORKER_BY_LOGIN, args![login]).await.map_err(|e| database(&e))?;
    let db = |error: sqlx::Error| database(&error);
    row.map(|row| {
        let org = OrganisationId::from_bytes(row.id(0).map_err(db)?);
        Ok((org, WorkerId::from_bytes(row.id(1).map_err(db)?)))
    })
    .transpose()
}

fn token(secret: &[u8]) -> Vec<u8> {
    TokenHash::of(secret).to_bytes().to_vec()
}

fn session_of(row: &Row) -> Stored<Session> {
    let db = |error: sqlx::Error| database(&error);
    let moment = |column| row.int(column).map(Moment::from_micros).map_err(db);
    Ok(Session {
        organisation: OrganisationId::from_bytes(row.id(0).map_err(db)?),
        id: SessionId::from_bytes(row.id(1).map_err(db)?),
        worker: WorkerId::from_bytes(row.id(2).map_err(db)?),
        kind: row.text(3).map_err(db)?,
        device: row.text(4).map_err(db)?,
        made_at: moment(5)?,
        seen_at: moment(6)?,
        ends_at: moment(7)?,
        stepped_up: row.opt_int(8).map_err(db)?.map(Moment::from_micros),
    })
}

const fn place_of<'a>(id: &'a [u8; 16], table: &'static str) -> Place<'a> {
    Place { table, row: id, column: "sealed" }
}

impl SqlUnit {
    fn worker_of(&self, row: &Row) -> Stored<Worker> {
        let db = |error: sqlx::Error| database(&error);
        let moment = |column| row.opt_int(column).map(|at| at.map(Moment::from_micros)).map_err(db);
        let id = row.id(0).map_err(db)?;
        let sealed = Sealed::from_bytes(row.bytes(1).map_err(db)?);
        let plain = self.keys.workers.open(place_of(&id, "worker"), &sealed);
        let details = wire::decode_worker(&plain.map_err(|_| unreadable("worker"))?)?;
        Ok(Worker {
            id: WorkerId::from_bytes(id),
            name: details.name,
            can_act: row.bool(2).map_err(db)?,
            absent_until: moment(3)?,
            disabled_at: moment(4)?,
        })
    }

    /// Every worker by name, from the database.
    pub(crate) async fn read_workers(&mut self) -> Stored<Vec<Worker>> {
        let rows = self.rows(sql::WORKERS, args![self.org]).await?;
        let mut workers = rows.iter().map(|row| self.worker_of(row)).collect::<Stored<Vec<_>>>()?;
        workers.sort_by_cached_key(|worker| (worker.name.reveal().to_lowercase(), worker.id));
        Ok(workers)
    }

    /// One row must have been changed.
    fn one(changed: u64) -> Stored<()> {
        if changed == 1 { Ok(()) } else { Err(StoreError::Missing) }
    }
}

#[async_trait]
impl People for SqlUnit {
    async fn roster(&mut self) -> Stored<Arc<Roster>> {
        roster::of(self).await
    }

    async fn workers(&mut self) -> Stored<Vec<Worker>> {
        roster::workers(self).await.map(|workers| workers.to_vec())
    }

    async fn worker(&mut self, id: WorkerId) -> Stored<Option<Worker>> {
        let row = self.row(sql::WORKER, args![self.org, id]).await?;
        row.as_ref().map(|row| self.worker_of(row)).transpose()
    }

    async fn teams(&mut self) -> Stored<Vec<Team>> {
        let rows = self.rows(sql::TEAMS, args![self.org]).await?;
        let db = |error: sqlx::Error| database(&error);
        rows.iter()
            .map(|row| {
                Ok(Team {
                    id: TeamId::from_bytes(row.id(0).map_err(db)?),
                    name: row.text(1).map_err(db)?,
                    closed_at: row.opt_int(2).map_err(db)?.map(Moment::from_micros),
                })
            })
            .collect()
    }

    async fn add_team(&mut self, id: TeamId, name: &str) -> Stored<()> {
        self.exec(sql::ADD_TEAM, args![self.org, id, name]).await?;
        self.roster_changed().await
    }

    async fn add_worker(&mut self, id: WorkerId, login: &str, name: &Personal) -> Stored<()> {
        let cabinet = Arc::clone(&self.cabinet);
        let token = cabinet.login_token(&mut self.tx, login).await?;
        let details = WorkerDetails { name: name.clone(), login: login.to_owned() };
        let plain = wire::encode_worker(&details)?;
        let row = id.to_bytes();
        let sealed = self.keys.workers.seal(place_of(&row, "worker"), &plain, &mut self.entropy);
        let args = args![self.org, id, token, sealed.into_bytes(), true];
        self.exec(sql::ADD_WORKER, args).await?;
        self.roster_changed().await
    }

    async fn add_post(&mut self, post: Post) -> Stored<()> {
        let args =
            args![self.org, post.id, post.team, post.function.word(), post.person, post.deputy];
        self.exec(sql::ADD_POST, args).await?;
        self.roster_changed().await
    }

    async fn set_able(
        &mut self,
        worker: WorkerId,
        able: bool,
        until: Option<Moment>,
    ) -> Stored<()> {
        let until = until.filter(|_| !able);
        let changed = self.exec(sql::SET_ABLE, args![self.org, worker, able, until]).await?;
        Self::one(changed)?;
        self.roster_changed().await
    }

    async fn disable(&mut self, worker: WorkerId) -> Stored<()> {
        let changed = self.exec(sql::DISABLE, args![self.org, worker, self.now, false]).await?;
        Self::one(changed)?;
        self.end_sessions_of(worker).await?;
        self.exec(sql::DROP_EVERY_CREDENTIAL, args![self.org, worker]).await?;
        self.exec(sql::DROP_PASSKEYS, args![self.org, worker]).await?;
        self.roster_changed().await
    }

    async fn close_team(&mut self, team: TeamId) -> Stored<()> {
        let changed = self.exec(sql::CLOSE_TEAM, args![self.org, team, self.now]).await?;
        Self::one(changed)?;
        self.roster_changed().await
    }

    async fn people_line(&mut self, permit: &Permit, object: journal::ObjectId) -> Stored<()> {
        self.line(permit, vec![object]);
        Ok(())
    }

    async fn credentials(&mut self, worker: WorkerId, kind: &str) -> Stored<Vec<Vec<u8>>> {
        let rows = self.rows(sql::CREDENTIALS, args![self.org, worker, kind]).await?;
        let db = |error: sqlx::Error| database(&error);
        rows.iter()
            .map(|row| {
                let (id, sealed) = (row.id(0).map_err(db)?, row.bytes(1).map_err(db)?);
                let sealed = Sealed::from_bytes(sealed);
                let plain = self.keys.workers.open(place_of(&id, "credential"), &sealed);
                Ok(plain.map_err(|_| unreadable("credential"))?.to_vec())
            })
            .collect()
    }

    async fn set_credential(
        &mut self,
        worker: WorkerId,
        kind: &'static str,
        secret: &[u8],
        beside: bool,
    ) -> Stored<()> {
        if !beside {
            self.exec(sql::DROP_CREDENTIALS, args![self.org, worker, kind]).await?;
        }
        let id = EntryId::draw(&mut self.entropy);
        let row = id.to_bytes();
        let place = place_of(&row, "credential");
        let sealed = self.keys.workers.seal(place, secret, &mut self.entropy).into_bytes();
        let args = args![self.org, id, worker, kind, sealed, self.now];
        self.exec(sql::ADD_CREDENTIAL, args).await.map(|_| ())
    }

    async fn drop_credentials(&mut self, worker: WorkerId, kind: &'static str) -> Stored<()> {
        self.exec(sql::DROP_CREDENTIALS, args![self.org, worker, kind]).await.map(|_| ())
    }

    async fn take_step(&mut self, worker: WorkerId, step: i64) -> Stored<bool> {
        Ok(self.exec(sql::TAKE_STEP, args![self.org, worker, step]).await? > 0)
    }

    async fn begin_session(&mut self, secret: &[u8], session: &Session) -> Stored<()> {
        let args = args![
            token(secret),
            self.org,
            session.id,
            session.worker,
            session.kind.as_str(),
            session.device.as_str(),
            session.made_at,
            session.seen_at,
            session.ends_at,
            session.stepped_up,
        ];
        self.exec(sql::BEGIN_SESSION, args).await.map(|_| ())
    }

    async fn touch_session(
        &mut self,
        secret: &[u8],
        seen: Moment,
        stepped_up: Option<Moment>,
    ) -> Stored<()> {
        let args = args![token(secret), self.org, seen, stepped_up];
        self.exec(sql::TOUCH_SESSION, args).await.map(|_| ())
    }

    async fn end_session(&mut self, secret: &[u8]) -> Stored<()> {
        self.exec(sql::END_SESSION, args![token(secret), self.org]).await.map(|_| ())
    }

    async fn end_own_session(&mut self, worker: WorkerId, id: SessionId) -> Stored<()> {
        Self::one(self.exec(sql::END_OWN_SESSION, args![self.org, worker, id]).await?)
    }

    async fn end_other_sessions(&mut self, worker: WorkerId, secret: &[u8]) -> Stored<u64> {
        self.exec(sql::END_OTHER_SESSIONS, args![self.org, worker, token(secret)]).await
    }

    async fn end_sessions_of(&mut self, worker: WorkerId) -> Stored<u64> {
        self.exec(sql::END_SESSIONS_OF, args![self.org, worker]).await
    }

    async fn sessions_of(&mut self, worker: WorkerId) -> Stored<Vec<Session>> {
        let rows = self.rows(sql::SESSIONS_OF, args![self.org, worker]).await?;
        rows.iter().map(session_of).collect()
    }
}
