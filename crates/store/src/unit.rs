//! One transaction in one organisation: the database, the keys, the moment, and the lines to write.

use crate::db::{Arg, Row};
use crate::engine::Tx;
use crate::keys::{KeyCabinet, Keys};
use crate::lines;
use crate::roster::Rosters;
use crate::scribe::{self, Scribe};
use access::{Denial, Permit};
use app::StoreError;
use app::ports::{Stored, Unit};
use async_trait::async_trait;
use kernel::{DossierId, Entropy, Moment, OrganisationId, SubjectId, WorkerId};
use std::sync::Arc;
use vault::{DossierKey, Place, Sealed, Wrapped};

/// One transaction in one organisation.
pub struct SqlUnit {
    pub(crate) tx: Tx,
    pub(crate) org: OrganisationId,
    pub(crate) now: Moment,
    pub(crate) keys: Arc<Keys>,
    pub(crate) cabinet: Arc<KeyCabinet>,
    pub(crate) entropy: Box<dyn Entropy>,
    pub(crate) lines: Vec<journal::Line>,
    /// Who writes the lines of a unit that only reads; a unit that changes things writes its own.
    pub(crate) scribe: Option<Arc<Scribe>>,
    pub(crate) rosters: Arc<Rosters>,
    /// Whether this unit changed people, teams or posts.
    pub(crate) roster_touched: bool,
    /// The emergency accesses of a worker, once they were asked for.
    pub(crate) emergencies: Option<(WorkerId, Vec<SubjectId>)>,
}

/// What the database says went wrong. Its message names tables and columns, never their content.
pub(crate) fn database(error: &sqlx::Error) -> StoreError {
    StoreError::Database(error.to_string())
}

/// A value that can't be what was written.
pub(crate) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(what.to_owned())
}

impl SqlUnit {
    pub(crate) async fn exec(&mut self, sql: &'static str, args: Vec<Arg>) -> Stored<u64> {
        self.tx.exec(sql, args).await.map_err(|error| database(&error))
    }

    pub(crate) async fn rows(&mut self, sql: &'static str, args: Vec<Arg>) -> Stored<Vec<Row>> {
        self.tx.rows(sql, args).await.map_err(|error| database(&error))
    }

    pub(crate) async fn row(&mut self, sql: &'static str, args: Vec<Arg>) -> Stored<Option<Row>> {
        self.tx.row(sql, args).await.map_err(|error| database(&error))
    }

    pub(crate) async fn add_many(
        &mut self,
        statements: &[(usize, &'static str)],
        shared: Vec<Arg>,
        rows: Vec<Vec<Arg>>,
    ) -> Stored<()> {
        self.tx.add_many(statements, shared, rows).await.map_err(|error| database(&error))
    }

    /// Makes a dossier with a key of its own. `holds` is `subject`, `identity` or `reporter`.
    pub(crate) async fn new_dossier(
        &mut self,
        holds: &'static str,
    ) -> Stored<(DossierId, DossierKey)> {
        let id = DossierId::draw(&mut self.entropy);
        let key = DossierKey::draw(&mut self.entropy);
        let wrapped = self.keys.organisation.wrap(id, &key, &mut self.entropy).into_bytes();
        let args = crate::db::args![self.org, id, holds, wrapped, self.now];
        self.exec(crate::sql::ADD_DOSSIER, args).await?;
        Ok((id, key))
    }

    /// The key of a dossier; [`StoreError::Erased`] once it was destroyed.
    pub(crate) async fn dossier_key(&mut self, id: DossierId) -> Stored<DossierKey> {
        let row = self.row(crate::sql::DOSSIER_KEY, crate::db::args![self.org, id]).await?;
        let wrapped = row
            .ok_or(StoreError::Missing)?
            .opt_bytes(0)
            .map_err(|error| database(&error))?
            .ok_or(StoreError::Erased)?;
        self.open_key(id, wrapped).await
    }

    /// Opens the key of a dossier as it stands in the database. What a newer key of the organisation
    /// wrapped makes this process look for that key.
    pub(crate) async fn open_key(&mut self, id: DossierId, wrapped: Vec<u8>) -> Stored<DossierKey> {
        let wrapped = Wrapped::from_bytes(wrapped);
        let known = self.keys.organisation.generation();
        if wrapped.generation().is_ok_and(|generation| generation > known) {
            self.keys = self.cabinet.read_again(&mut self.tx, self.org).await?;
        }
        let key = self.keys.organisation.open(id, &wrapped);
        key.map_err(|_| unreadable("dossier key"))
    }

    pub(crate) fn seal(&mut self, key: &DossierKey, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        key.seal(place, plain, &mut self.entropy).into_bytes()
    }

    pub(crate) fn unseal(
        key: &DossierKey,
        place: Place<'_>,
        sealed: Vec<u8>,
    ) -> Stored<zeroize::Zeroizing<Vec<u8>>> {
        key.open(place, &Sealed::from_bytes(sealed)).map_err(|_| unreadable(place.table))
    }

    /// Adds the line of what a permit allowed to those that the commit writes.
    pub(crate) fn line(&mut self, permit: &Permit, objects: Vec<journal::ObjectId>) {
        self.lines.push(lines::of_permit(permit, objects, self.now));
    }
}

impl SqlUnit {
    /// Makes what was done durable, with its lines.
    async fn finish(&mut self) -> Stored<()> {
        let lines = std::mem::take(&mut self.lines);
        match self.scribe.take() {
            None => {
                scribe::write(&mut self.tx, self.org, lines).await?;
                self.tx.commit().await.map_err(|error| database(&error))
            }
            Some(scribe) => {
                // What was read stays as it was; nobody has to wait for this reader any more.
                self.tx.commit().await.map_err(|error| database(&error))?;
                scribe.write(self.org, lines).await
            }
        }
    }
}

#[async_trait]
impl Unit for SqlUnit {
    fn organisation(&self) -> OrganisationId {
        self.org
    }

    fn entropy(&mut self) -> &mut dyn Entropy {
        &mut *self.entropy
    }

    async fn note(&mut self, permit: &Permit, objects: &[journal::ObjectId]) -> Stored<()> {
        self.line(permit, objects.to_vec());
        Ok(())
    }

    async fn refuse_alone(&mut self, denial: &Denial) -> Stored<()> {
        self.tx.start_over().await.map_err(|error| database(&error))?;
        self.lines = vec![lines::of_denial(denial, self.now)];
        self.finish().await
    }

    async fn sign_line(&mut self, worker: WorkerId, action: &'static str) -> Stored<()> {
        let line = lines::of_signing(self.org, worker, action, self.now, &mut self.entropy);
        self.lines.push(line);
        Ok(())
    }

    async fn commit(mut self: Box<Self>) -> Stored<()> {
        self.finish().await
    }
}
