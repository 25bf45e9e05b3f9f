//! What lies on a worker's desk: drafts, notices, repeated requests; rule proposals; the journal.

use crate::db::args;
use crate::registrations;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use access::Permit;
use app::StoreError;
use app::ports::{Desk, Notice, Registered, Repeated, RuleVersion, Stored};
use async_trait::async_trait;
use domain::reporting::Registration;
use kernel::{EntryId, Moment, PersonId, RegistrationId, SubjectId, WorkerId};
use std::fmt::Write as _;
use vault::{Place, Sealed, TokenHash};

/// The activated versions of rule tables, and the proposals.
pub(crate) async fn rule_versions(store: &SqlStore) -> Stored<Vec<RuleVersion>> {
    let mut tx = store.engine.begin_reading().await.map_err(|e| database(&e))?;
    let rows = tx.rows(sql::RULE_VERSIONS, args![]).await.map_err(|e| database(&e))?;
    let db = |error: sqlx::Error| database(&error);
    rows.iter()
        .map(|row| {
            let by = row.opt_id(4).map_err(db)?.map(WorkerId::from_bytes);
            let at = row.opt_int(5).map_err(db)?.map(Moment::from_micros);
            Ok(RuleVersion {
                id: row.text(0).map_err(db)?,
                version: row.text(1).map_err(db)?,
                text: row.text(2).map_err(db)?,
                proposed_by: WorkerId::from_bytes(row.id(3).map_err(db)?),
                active: by.zip(at),
            })
        })
        .collect()
}

/// Where a draft or a remembered answer stands: the worker, then the name of the form or request.
fn row_of(worker: WorkerId, name: &[u8]) -> Vec<u8> {
    [worker.to_bytes().as_slice(), name].concat()
}

impl SqlUnit {
    fn seal_draft(&mut self, table: &'static str, row: &[u8], text: &str) -> Vec<u8> {
        let place = Place { table, row, column: "sealed" };
        self.keys.drafts.seal(place, text.as_bytes(), &mut self.entropy).into_bytes()
    }

    fn open_draft(&self, table: &'static str, row: &[u8], sealed: Vec<u8>) -> Stored<String> {
        let place = Place { table, row, column: "sealed" };
        let plain = self.keys.drafts.open(place, &Sealed::from_bytes(sealed));
        let plain = plain.map_err(|_| unreadable(table))?;
        String::from_utf8(plain.to_vec()).map_err(|_| unreadable(table))
    }

    /// Stands for a text without saying anything about it to who hasn't the organisation's key.
    fn blind_text(&self, field: &str, text: &[u8]) -> Vec<u8> {
        let mut hex = String::new();
        for byte in TokenHash::of(text).to_bytes() {
            let _ = write!(hex, "{byte:02x}");
        }
        self.keys.index.token(field, &hex).to_bytes().to_vec()
    }
}

#[async_trait]
impl Desk for SqlUnit {
    async fn keep_draft(&mut self, worker: WorkerId, form: &str, text: &str) -> Stored<()> {
        let sealed = self.seal_draft("draft", &row_of(worker, form.as_bytes()), text);
        let args = args![self.org, worker, form, sealed, self.now];
        self.exec(sql::KEEP_DRAFT, args).await.map(|_| ())
    }

    async fn draft(&mut self, worker: WorkerId, form: &str) -> Stored<Option<(String, Moment)>> {
        let Some(row) = self.row(sql::DRAFT, args![self.org, worker, form]).await? else {
            return Ok(None);
        };
        let db = |error: sqlx::Error| database(&error);
        let sealed = row.bytes(0).map_err(db)?;
        let text = self.open_draft("draft", &row_of(worker, form.as_bytes()), sealed)?;
        Ok(Some((text, Moment::from_micros(row.int(1).map_err(db)?))))
    }

    async fn drop_draft(&mut self, worker: WorkerId, form: &str) -> Stored<()> {
        self.exec(sql::DROP_DRAFT, args![self.org, worker, form]).await.map(|_| ())
    }

    async fn tell(
        &mut self,
        worker: WorkerId,
        kind: &'static str,
        subject: Option<SubjectId>,
    ) -> Stored<()> {
        let id = EntryId::draw(&mut self.entropy);
        let args = args![self.org, id, worker, kind, subject, self.now];
        self.exec(sql::TELL, args).await.map(|_| ())
    }

    async fn notices(&mut self, worker: WorkerId) -> Stored<Vec<Notice>> {
        let rows = self.rows(sql::NOTICES, args![self.org, worker]).await?;
        let db = |error: sqlx::Error| database(&error);
        rows.iter()
            .map(|row| {
                Ok(Notice {
                    id: EntryId::from_bytes(row.id(0).map_err(db)?),
                    kind: row.text(1).map_err(db)?,
                    subject: row.opt_id(2).map_err(db)?.map(SubjectId::from_bytes),
                    at: Moment::from_micros(row.int(3).map_err(db)?),
                })
            })
            .collect()
    }

    async fn read_notices(&mut self, worker: WorkerId) -> Stored<()> {
        self.exec(sql::READ_NOTICES, args![self.org, worker, self.now]).await.map(|_| ())
    }

    async fn repeated(
        &mut self,
        worker: WorkerId,
        key: &str,
        body: &[u8],
    ) -> Stored<Option<Repeated>> {
        let token = self.blind_text("request", key.as_bytes());
        let args = args![self.org, worker, token.clone()];
        let Some(row) = self.row(sql::REPEATED, args).await? else { return Ok(None) };
        let db = |error: sqlx::Error| database(&error);
        if row.bytes(0).map_err(db)? != self.blind_text("request body", body) {
            return Ok(Some(Repeated::Different));
        }
        let sealed = row.bytes(1).map_err(db)?;
        self.open_draft("idempotency", &row_of(worker, &token), sealed)
            .map(|answer| Some(Repeated::Same(answer)))
    }

    async fn remember(
        &mut self,
        worker: WorkerId,
        key: &str,
        body: &[u8],
        answer: &str,
    ) -> Stored<()> {
        let token = self.blind_text("request", key.as_bytes());
        let digest = self.blind_text("request body", body);
        let sealed = self.seal_draft("idempotency", &row_of(worker, &token), answer);
        let args = args![self.org, worker, token, digest, sealed, self.now];
        self.exec(sql::REMEMBER, args).await.map(|_| ())
    }

    async fn register(
        &mut self,
        permit: &Permit,
        person: PersonId,
        registration: &Registration,
    ) -> Stored<Registered> {
        self.line(permit, Vec::new());
        registrations::add(self, person, registration).await
    }

    async fn registration(
        &mut self,
        permit: &Permit,
        id: RegistrationId,
    ) -> Stored<Option<Registration>> {
        self.line(permit, Vec::new());
        registrations::find(self, id).await
    }

    async fn propose_rule(
        &mut self,
        permit: &Permit,
        id: &str,
        version: &str,
        text: &str,
    ) -> Stored<()> {
        self.line(permit, Vec::new());
        let by = permit.actor().worker;
        self.exec(sql::PROPOSE_RULE, args![id, version, text, by, self.now]).await.map(|_| ())
    }

    /// The database refuses that someone activates their own proposal.
    async fn activate_rule(&mut self, permit: &Permit, id: &str, version: &str) -> Stored<()> {
        self.line(permit, Vec::new());
        let args = args![id, version, permit.actor().worker, self.now];
        match self.exec(sql::ACTIVATE_RULE, args).await? {
            0 => Err(StoreError::Missing),
            _ => Ok(()),
        }
    }

    async fn journal_lines(&mut self, permit: &Permit, limit: u16) -> Stored<Vec<String>> {
        self.line(permit, Vec::new());
        let rows = self.rows(sql::NEWEST_LINES, args![self.org, i64::from(limit)]).await?;
        rows.iter()
            .map(|row| {
                let line = row.bytes(0).map_err(|e| database(&e))?;
                String::from_utf8(line).map_err(|_| unreadable("journal line"))
            })
            .collect()
    }
}
