//! Another key for an organisation, while everyone works on: first the new key stands beside the older
//! ones, then the keys of the dossiers are wrapped under it, some at a time.
//!
//! What stops halfway goes on where it was: what is done can be seen at each key. A process that
//! doesn't know the new key yet looks for it as soon as it meets something wrapped under it.

use crate::db::args;
use crate::keys::KeyCabinet;
use crate::shared::SqlStore;
use crate::unit::{database, unreadable};
use crate::{lines, sql};
use app::StoreError;
use app::ports::{Stored, Unit as _};
use kernel::{DossierId, Moment, OrganisationId};
use vault::Wrapped;

/// What was wrapped anew in one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    /// How many keys the organisation has had, the one in use included.
    pub generation: u32,
    /// How many keys of dossiers were wrapped under it now.
    pub rewrapped: u64,
}

impl SqlStore {
    /// Gives an organisation a new key, wrapped by the newest master key. Older ones stay beside it
    /// for what they wrapped. Writes a line.
    ///
    /// # Errors
    /// When someone else does the same at this moment: nothing was changed.
    pub async fn renew_key(&self, org: OrganisationId, now: Moment) -> Stored<u32> {
        let mut unit = self.unit(org, now).await?;
        let before = KeyCabinet::wrapped(&mut unit.tx, org).await?;
        let keys = unit.cabinet.read_again(&mut unit.tx, org).await?;
        let key = keys.organisation.successor(&mut *unit.entropy);
        let after = self.cabinet.ring().wrap(org, &key, &mut *unit.entropy).into_bytes();
        if unit.exec(sql::SET_ORGANISATION_KEY, args![org, after, before]).await? == 0 {
            return Err(StoreError::Database("the key was changed meanwhile".to_owned()));
        }
        let line = lines::of_key(org, now, &mut *unit.entropy);
        unit.lines.push(line);
        Box::new(unit).commit().await?;
        Ok(key.generation())
    }

    /// Wraps the installation's own key under the newest master key; whether that was needed.
    ///
    /// # Errors
    /// When the key can't be opened.
    pub async fn rewrap_installation_key(&self) -> Stored<bool> {
        let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
        let mut entropy = (self.entropy)();
        let changed = self.cabinet.rewrap_installation(&mut tx, &mut *entropy).await?;
        tx.commit().await.map_err(|e| database(&e))?;
        Ok(changed)
    }

    /// Wraps every dossier key of an organisation under its newest key, and that key under the newest
    /// master key. `between` is told how many were looked at, each time that some were done. Writes a
    /// line when something changed.
    ///
    /// # Errors
    /// When a key can't be opened; what was done until then stays done.
    pub async fn rewrap_keys(
        &self,
        org: OrganisationId,
        now: Moment,
        mut between: impl FnMut(u64) + Send,
    ) -> Stored<Rotation> {
        let generation = self.under_newest_master(org, now).await?;
        let (mut after, mut looked_at, mut rewrapped) = (Vec::new(), 0, 0);
        loop {
            let some = self.rewrap_some(org, now, &mut after).await?;
            looked_at += some.0;
            rewrapped += some.1;
            between(looked_at);
            if some.0 == 0 {
                return Ok(Rotation { generation, rewrapped });
            }
        }
    }

    /// Wraps the key of an organisation under the newest master key.
    async fn under_newest_master(&self, org: OrganisationId, now: Moment) -> Stored<u32> {
        let mut unit = self.unit(org, now).await?;
        let before = KeyCabinet::wrapped(&mut unit.tx, org).await?;
        let keys = unit.cabinet.read_again(&mut unit.tx, org).await?;
        let rewrapped = self.cabinet.ring().rewrap(
            org,
            &Wrapped::from_bytes(before.clone()),
            &mut *unit.entropy,
        );
        let rewrapped = rewrapped.map_err(|_| unreadable("organisation key"))?;
        if let Some(after) = rewrapped {
            let args = args![org, after.into_bytes(), before];
            unit.exec(sql::SET_ORGANISATION_KEY, args).await?;
            let line = lines::of_key(org, now, &mut *unit.entropy);
            unit.lines.push(line);
            Box::new(unit).commit().await?;
        }
        Ok(keys.organisation.generation())
    }

    /// The dossiers after one: how many there were, and how many of them were wrapped anew.
    async fn rewrap_some(
        &self,
        org: OrganisationId,
        now: Moment,
        after: &mut Vec<u8>,
    ) -> Stored<(u64, u64)> {
        let mut unit = self.unit(org, now).await?;
        let rows = unit.rows(sql::WRAPPED_DOSSIERS, args![org, after.clone()]).await?;
        let keys = unit.cabinet.read_again(&mut unit.tx, org).await?;
        let (mut looked_at, mut rewrapped) = (0, 0);
        for row in &rows {
            let id = row.id(0).map(DossierId::from_bytes).map_err(|e| database(&e))?;
            let before = row.bytes(1).map_err(|e| database(&e))?;
            let wrapped = Wrapped::from_bytes(before.clone());
            let wrapped = keys.organisation.rewrap(id, &wrapped, &mut *unit.entropy);
            if let Some(wrapped) = wrapped.map_err(|_| unreadable("dossier key"))? {
                // A key that was destroyed meanwhile stays destroyed.
                let args = args![org, id, wrapped.into_bytes(), before];
                rewrapped += unit.exec(sql::REWRAP_DOSSIER, args).await?;
            }
            looked_at += 1;
            *after = id.to_bytes().to_vec();
        }
        if rewrapped > 0 {
            let line = lines::of_key(org, now, &mut *unit.entropy);
            unit.lines.push(line);
            Box::new(unit).commit().await?;
        }
        Ok((looked_at, rewrapped))
    }
}
