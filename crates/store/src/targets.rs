//! Target times of an organisation: put forward, answered once, and never changed.

use crate::db::{Row, args};
use crate::keys::Keys;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use crate::wire;
use access::Permit;
use app::StoreError;
use app::ports::{ProposedTarget, Stored, TargetAnswer, TargetAnswered, Targets};
use async_trait::async_trait;
use domain::duties::Target;
use kernel::{Moment, OrganisationId, TargetId, WorkerId};
use vault::{Place, Sealed};

/// Every target time that was put forward in an organisation, in the order in which that was done.
pub(crate) async fn of(store: &SqlStore, org: OrganisationId) -> Stored<Vec<ProposedTarget>> {
    let mut tx = store.engine.begin_reading().await.map_err(|e| database(&e))?;
    let rows = tx.rows(sql::TARGETS, args![org]).await.map_err(|e| database(&e))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let keys = store.cabinet.keys_of(&mut tx, org).await?;
    rows.iter().map(|row| proposed(&keys, row)).collect()
}

fn proposed(keys: &Keys, row: &Row) -> Stored<ProposedTarget> {
    let db = |error: sqlx::Error| database(&error);
    let id = row.id(0).map_err(db)?;
    let sealed = Sealed::from_bytes(row.bytes(1).map_err(db)?);
    let plain = keys.rules.open(place_of(&id), &sealed).map_err(|_| unreadable("target_time"))?;
    let by = row.opt_id(4).map_err(db)?.map(WorkerId::from_bytes);
    let at = row.opt_int(5).map_err(db)?.map(Moment::from_micros);
    let answer = row.opt_text(6).map_err(db)?;
    let answer = answer
        .map(|word| TargetAnswer::of_word(&word).ok_or_else(|| unreadable("target_time.answer")));
    Ok(ProposedTarget {
        id: TargetId::from_bytes(id),
        target: wire::decode_target(&plain)?,
        proposed_by: WorkerId::from_bytes(row.id(2).map_err(db)?),
        proposed_at: Moment::from_micros(row.int(3).map_err(db)?),
        answered: by.zip(at).zip(answer.transpose()?).map(|((by, at), answer)| TargetAnswered {
            by,
            at,
            answer,
        }),
    })
}

const fn place_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "target_time", row: id, column: "sealed" }
}

#[async_trait]
impl Targets for SqlUnit {
    async fn propose_target(
        &mut self,
        permit: &Permit,
        target: &Target,
    ) -> Stored<Option<TargetId>> {
        let id = TargetId::draw(&mut self.entropy);
        let plain = wire::encode_target(target)?;
        let sealed = self.keys.rules.seal(place_of(&id.to_bytes()), &plain, &mut self.entropy);
        let (action, by) = (target.action.word(), permit.actor().worker);
        let args = args![self.org, id, action, sealed.into_bytes(), by, self.now];
        if self.exec(sql::PROPOSE_TARGET, args).await? == 0 {
            return Ok(None);
        }
        self.line(permit, vec![id.into()]);
        Ok(Some(id))
    }

    /// The database refuses that someone answers their own proposal, or takes back that of another.
    async fn answer_target(
        &mut self,
        permit: &Permit,
        id: TargetId,
        answer: TargetAnswer,
    ) -> Stored<()> {
        self.line(permit, vec![id.into()]);
        let args = args![self.org, id, permit.actor().worker, self.now, answer.word()];
        match self.exec(sql::ANSWER_TARGET, args).await? {
            0 => Err(StoreError::Missing),
            _ => Ok(()),
        }
    }
}
