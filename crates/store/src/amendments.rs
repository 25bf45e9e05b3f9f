//! What people of this installation changed in the list of signals, or want to.

use crate::db::args;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use crate::wire;
use access::Permit;
use app::StoreError;
use app::ports::{Amended, Amendments, Answered, Stored};
use async_trait::async_trait;
use domain::knowledge::{Amendment, Objection};
use kernel::{AmendmentId, Moment, OrganisationId, WorkerId};

/// Every change that was put forward, in the order in which that was done.
pub(crate) async fn all(store: &SqlStore) -> Stored<Vec<Amended>> {
    let mut tx = store.engine.begin_reading().await.map_err(|e| database(&e))?;
    let rows = tx.rows(sql::AMENDMENTS, args![]).await.map_err(|e| database(&e))?;
    let db = |error: sqlx::Error| database(&error);
    rows.iter()
        .map(|row| {
            let by = row.opt_id(5).map_err(db)?.map(WorkerId::from_bytes);
            let at = row.opt_int(6).map_err(db)?.map(Moment::from_micros);
            let objection = row.opt_text(7).map_err(db)?.map(|word| word.parse::<Objection>());
            let objection = objection.transpose().map_err(|_| unreadable("objection"))?;
            Ok(Amended {
                id: AmendmentId::from_bytes(row.id(0).map_err(db)?),
                organisation: OrganisationId::from_bytes(row.id(1).map_err(db)?),
                amendment: wire::decode_amendment(row.text(2).map_err(db)?.as_bytes())?,
                proposed_by: WorkerId::from_bytes(row.id(3).map_err(db)?),
                proposed_at: Moment::from_micros(row.int(4).map_err(db)?),
                answer: by.zip(at).map(|(by, at)| Answered { by, at, objection }),
                withdrawn_at: row.opt_int(8).map_err(db)?.map(Moment::from_micros),
            })
        })
        .collect()
}

#[async_trait]
impl Amendments for SqlUnit {
    async fn propose_amendment(
        &mut self,
        permit: &Permit,
        amendment: &Amendment,
    ) -> Stored<AmendmentId> {
        self.line(permit, Vec::new());
        let id = AmendmentId::draw(&mut self.entropy);
        let body = String::from_utf8(wire::encode_amendment(amendment)?);
        let body = body.map_err(|_| unreadable("amendment"))?;
        let args = args![id, self.org, body, permit.actor().worker, self.now];
        self.exec(sql::PROPOSE_AMENDMENT, args).await?;
        Ok(id)
    }

    /// The database refuses that someone answers their own proposal.
    async fn answer_amendment(
        &mut self,
        permit: &Permit,
        id: AmendmentId,
        objection: Option<Objection>,
    ) -> Stored<()> {
        self.line(permit, Vec::new());
        let word = objection.map(Objection::word);
        let args = args![id, permit.actor().worker, self.now, word];
        was_there(self.exec(sql::ANSWER_AMENDMENT, args).await?)
    }

    async fn withdraw_amendment(&mut self, permit: &Permit, id: AmendmentId) -> Stored<()> {
        self.line(permit, Vec::new());
        let args = args![id, permit.actor().worker, self.now];
        was_there(self.exec(sql::WITHDRAW_AMENDMENT, args).await?)
    }
}

/// Whether a change was there that waits for this.
const fn was_there(rows: u64) -> Stored<()> {
    match rows {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}
