//! Passkeys: whose they are, what they are called, and the public key that recognises them.

use crate::db::{Row, args};
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use crate::wire;
use app::StoreError;
use app::ports::{Passkey, PasskeyOwner, Passkeys, Stored};
use async_trait::async_trait;
use kernel::{Moment, OrganisationId, PasskeyId, Personal, WorkerId};
use vault::{Place, Sealed, TokenHash};

/// What is sealed about a passkey.
pub(crate) struct PasskeyDetails {
    /// What its owner calls it.
    pub name: Personal,
    /// What recognises it, as the verifier wrote it.
    pub key: String,
}

/// Whose passkey this is, if they can still sign in.
pub(crate) async fn owner(store: &SqlStore, handle: &[u8]) -> Stored<Option<PasskeyOwner>> {
    let db = |error: sqlx::Error| database(&error);
    let mut tx = store.engine.begin().await.map_err(db)?;
    let row = tx.row(sql::PASSKEY_OWNER, args![hashed(handle)]).await.map_err(db)?;
    row.map(|row| {
        Ok(PasskeyOwner {
            organisation: OrganisationId::from_bytes(row.id(0).map_err(db)?),
            worker: WorkerId::from_bytes(row.id(1).map_err(db)?),
            passkey: PasskeyId::from_bytes(row.id(2).map_err(db)?),
        })
    })
    .transpose()
}

fn hashed(handle: &[u8]) -> Vec<u8> {
    TokenHash::of(handle).to_bytes().to_vec()
}

const fn place_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "passkey", row: id, column: "sealed" }
}

impl SqlUnit {
    fn passkey_of(&self, row: &Row) -> Stored<Passkey> {
        let db = |error: sqlx::Error| database(&error);
        let id = row.id(0).map_err(db)?;
        let sealed = Sealed::from_bytes(row.bytes(1).map_err(db)?);
        let plain = self.keys.workers.open(place_of(&id), &sealed);
        let details = wire::decode_passkey(&plain.map_err(|_| unreadable("passkey"))?)?;
        Ok(Passkey {
            id: PasskeyId::from_bytes(id),
            name: details.name,
            key: details.key,
            made_at: row.int(2).map(Moment::from_micros).map_err(db)?,
            used_at: row.opt_int(3).map_err(db)?.map(Moment::from_micros),
        })
    }

    fn seal_passkey(&mut self, passkey: &Passkey) -> Stored<Vec<u8>> {
        let details = PasskeyDetails { name: passkey.name.clone(), key: passkey.key.clone() };
        let plain = wire::encode_passkey(&details)?;
        let id = passkey.id.to_bytes();
        Ok(self.keys.workers.seal(place_of(&id), &plain, &mut self.entropy).into_bytes())
    }
}

#[async_trait]
impl Passkeys for SqlUnit {
    async fn passkeys(&mut self, worker: WorkerId) -> Stored<Vec<Passkey>> {
        let rows = self.rows(sql::PASSKEYS, args![self.org, worker]).await?;
        rows.iter().map(|row| self.passkey_of(row)).collect()
    }

    async fn add_passkey(
        &mut self,
        worker: WorkerId,
        handle: &[u8],
        passkey: &Passkey,
    ) -> Stored<bool> {
        let sealed = self.seal_passkey(passkey)?;
        let args = args![self.org, passkey.id, worker, hashed(handle), sealed, passkey.made_at];
        Ok(self.exec(sql::ADD_PASSKEY, args).await? == 1)
    }

    async fn change_passkey(&mut self, worker: WorkerId, passkey: &Passkey) -> Stored<()> {
        let sealed = self.seal_passkey(passkey)?;
        let args = args![self.org, worker, passkey.id, sealed, passkey.used_at];
        match self.exec(sql::CHANGE_PASSKEY, args).await? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }

    async fn drop_passkey(&mut self, worker: WorkerId, id: PasskeyId) -> Stored<()> {
        match self.exec(sql::DROP_PASSKEY, args![self.org, worker, id]).await? {
            1 => Ok(()),
            _ => Err(StoreError::Missing),
        }
    }
}
