//! The keys of the organisations, opened once and kept in memory.

use app::StoreError;
use kernel::OrganisationId;
use std::{collections::HashMap, sync::Arc, sync::RwLock};
use vault::{DraftKey, IndexKey, OrganisationKey, ParcelKey, Ring, WorkerKey};

/// What a unit of work in one organisation seals and opens with.
pub struct Keys {
    /// Wraps dossier keys.
    pub organisation: OrganisationKey,
    /// Makes blind-index tokens.
    pub index: IndexKey,
    /// Seals drafts.
    pub drafts: DraftKey,
    /// Seals data about workers.
    pub workers: WorkerKey,
}

/// The master keys and the opened keys of every organisation.
pub(crate) struct KeyCabinet {
    ring: Ring,
    opened: RwLock<HashMap<OrganisationId, Arc<Keys>>>,
}

impl KeyCabinet {
    pub(crate) fn new(ring: Ring) -> Self {
        Self { ring, opened: RwLock::default() }
    }

    pub(crate) const fn ring(&self) -> &Ring {
        &self.ring
    }

    /// The keys of an organisation that were opened before.
    pub(crate) fn of(&self, organisation: OrganisationId) -> Option<Arc<Keys>> {
        self.opened.read().ok()?.get(&organisation).cloned()
    }

    /// Opens the keys of an organisation and keeps them.
    pub(crate) fn open(
        &self,
        organisation: OrganisationId,
        wrapped: Vec<u8>,
    ) -> Result<Arc<Keys>, StoreError> {
        let wrapped = vault::Wrapped::from_bytes(wrapped);
        let key = self.ring.open(organisation, &wrapped).map_err(|_| {
            StoreError::Unreadable("the master key doesn't open this installation".to_owned())
        })?;
        let keys = Arc::new(Keys {
            index: key.index(),
            drafts: key.drafts(),
            workers: key.workers(),
            organisation: key,
        });
        if let Ok(mut opened) = self.opened.write() {
            opened.insert(organisation, Arc::clone(&keys));
        }
        Ok(keys)
    }
}

impl Keys {
    /// Seals messages to this organisation.
    pub fn parcels(&self) -> ParcelKey {
        self.organisation.parcels()
    }
}
