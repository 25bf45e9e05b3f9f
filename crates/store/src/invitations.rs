//! Invitations to experts from elsewhere: what verifies a code, and which browser opened it.

use crate::db::args;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database};
use app::ports::{Invitation, Invitations, Stored};
use async_trait::async_trait;
use kernel::{InvitationId, Moment, OrganisationId, SubjectId};
use vault::TokenHash;

/// An invitation; with a secret only when the browser with that secret opened it.
pub(crate) async fn one(
    store: &SqlStore,
    id: InvitationId,
    secret: Option<&[u8]>,
) -> Stored<Option<Invitation>> {
    let db = |error: sqlx::Error| database(&error);
    let mut tx = store.engine.begin_reading().await.map_err(db)?;
    let Some(row) = tx.row(sql::INVITATION, args![id]).await.map_err(db)? else { return Ok(None) };
    let opened = row.opt_bytes(4).map_err(db)?;
    let is_it =
        secret.is_none_or(|secret| opened.as_deref().is_some_and(|kept| fits(kept, secret)));
    if !is_it {
        return Ok(None);
    }
    Ok(Some(Invitation {
        id,
        organisation: OrganisationId::from_bytes(row.id(0).map_err(db)?),
        subject: SubjectId::from_bytes(row.id(1).map_err(db)?),
        proof: row.text(2).map_err(db)?,
        until: row.int(3).map(Moment::from_micros).map_err(db)?,
        is_bound: opened.is_some(),
    }))
}

/// Whether a hash that was kept is that of a secret: as slow wherever they differ.
fn fits(kept: &[u8], secret: &[u8]) -> bool {
    <[u8; 32]>::try_from(kept)
        .is_ok_and(|kept| TokenHash::from_bytes(kept) == TokenHash::of(secret))
}

#[async_trait]
impl Invitations for SqlUnit {
    async fn keep_invitation(&mut self, invitation: &Invitation) -> Stored<()> {
        let Invitation { id, subject, proof, until, .. } = invitation;
        let args = args![self.org, *id, *subject, proof.as_str(), *until];
        self.exec(sql::KEEP_INVITATION, args).await?;
        Ok(())
    }

    async fn bind_invitation(&mut self, id: InvitationId, secret: &[u8]) -> Stored<bool> {
        let hash = TokenHash::of(secret).to_bytes().to_vec();
        Ok(self.exec(sql::BIND_INVITATION, args![self.org, id, hash]).await? == 1)
    }
}
