//! The keys of the organisations, opened once and kept in memory.

use crate::db::args;
use crate::engine::Tx;
use crate::sql;
use crate::unit::{database, unreadable};
use app::StoreError;
use app::ports::Stored;
use kernel::{Entropy, OrganisationId};
use std::fmt::Write as _;
use std::{collections::HashMap, sync::Arc, sync::RwLock};
use vault::{DraftKey, IndexKey, OrganisationKey, ParcelKey, Ring, RuleKey, WorkerKey};

/// The id under which the installation's own key is wrapped: that of no organisation.
const INSTALLATION: OrganisationId = OrganisationId::from_raw(0);
/// The setting that holds the installation's own key, wrapped by a master key, in hexadecimal. It
/// makes the tokens of the names that people sign in with: a copy of the database alone can't be
/// searched for a name.
const INSTALLATION_KEY: &str = "installation-key";

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
    /// Seals what the organisation set for itself, and why.
    pub rules: RuleKey,
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

    /// The keys of an organisation, from memory or from its row.
    pub(crate) async fn keys_of(&self, tx: &mut Tx, org: OrganisationId) -> Stored<Arc<Keys>> {
        if let Some(keys) = self.of(org) {
            return Ok(keys);
        }
        self.read_again(tx, org).await
    }

    /// The keys of an organisation from its row: after another process gave it a new key.
    pub(crate) async fn read_again(&self, tx: &mut Tx, org: OrganisationId) -> Stored<Arc<Keys>> {
        let wrapped = Self::wrapped(tx, org).await?;
        self.open(org, wrapped)
    }

    /// The key of an organisation as it stands in the database.
    pub(crate) async fn wrapped(tx: &mut Tx, org: OrganisationId) -> Stored<Vec<u8>> {
        let row = tx.row(sql::ORGANISATION_KEY, args![org]).await.map_err(|e| database(&e))?;
        row.ok_or(StoreError::Missing)?.bytes(0).map_err(|e| database(&e))
    }

    /// Makes the installation's own key, unless it has one.
    pub(crate) async fn found(&self, tx: &mut Tx, entropy: &mut dyn Entropy) -> Stored<()> {
        let key = OrganisationKey::draw(entropy);
        let wrapped = self.ring.wrap(INSTALLATION, &key, entropy).into_bytes();
        let args = args![INSTALLATION_KEY, hex(&wrapped)];
        tx.exec(sql::ADD_SETTING, args).await.map_err(|e| database(&e)).map(|_| ())
    }

    /// Wraps the installation's own key under the newest master key; whether that was needed.
    pub(crate) async fn rewrap_installation(
        &self,
        tx: &mut Tx,
        entropy: &mut dyn Entropy,
    ) -> Stored<bool> {
        let row = tx.row(sql::SETTING, args![INSTALLATION_KEY]).await;
        let row = row.map_err(|e| database(&e))?.ok_or(StoreError::Missing)?;
        let wrong = || unreadable("installation key");
        let wrapped = unhex(&row.text(0).map_err(|e| database(&e))?).ok_or_else(wrong)?;
        let wrapped = vault::Wrapped::from_bytes(wrapped);
        let rewrapped = self.ring.rewrap(INSTALLATION, &wrapped, entropy).map_err(|_| wrong())?;
        let Some(rewrapped) = rewrapped else { return Ok(false) };
        let args = args![INSTALLATION_KEY, hex(rewrapped.as_bytes())];
        tx.exec(sql::SET_SETTING, args).await.map_err(|e| database(&e))?;
        Ok(true)
    }

    /// What stands in the database for the name someone signs in with. Case and white space around
    /// it don't count.
    pub(crate) async fn login_token(&self, tx: &mut Tx, login: &str) -> Stored<Vec<u8>> {
        let keys = if let Some(keys) = self.of(INSTALLATION) {
            keys
        } else {
            let row = tx.row(sql::SETTING, args![INSTALLATION_KEY]).await;
            let row = row.map_err(|e| database(&e))?.ok_or(StoreError::Missing)?;
            let wrapped = unhex(&row.text(0).map_err(|e| database(&e))?);
            self.open(INSTALLATION, wrapped.ok_or_else(|| unreadable("installation key"))?)?
        };
        let normalised = login.trim().to_lowercase();
        Ok(keys.index.token("login", &normalised).to_bytes().to_vec())
    }

    /// The keys of an organisation that were opened before.
    fn of(&self, organisation: OrganisationId) -> Option<Arc<Keys>> {
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
            rules: key.rules(),
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
