//! The store: an engine, the keys, and the questions that cross organisations.

use crate::db::args;
use crate::engine::{Engine, Tx};
use crate::keys::KeyCabinet;
use crate::lines;
use crate::roster::Rosters;
use crate::scribe::Scribe;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use app::ports::{
    Amended, Invitation, Organisation, PasskeyOwner, ProposedTarget, RuleVersion, Session, Store,
    Stored, Unit,
};
use async_trait::async_trait;
use domain::meldcode::Sector;
use domain::organisations::OrganisationKind;
use domain::reporting::Registration;
use kernel::{Entropy, InvitationId, Moment, OrganisationId, WorkerId};
use std::sync::Arc;
use vault::{OrganisationKey, Ring};

/// Where ids, keys and nonces come from: a fresh source for every unit of work.
pub type EntropySource = Arc<dyn Fn() -> Box<dyn Entropy> + Send + Sync>;

/// The ports on one of the two engines.
#[derive(Clone)]
pub struct SqlStore {
    pub(crate) engine: Engine,
    pub(crate) cabinet: Arc<KeyCabinet>,
    pub(crate) entropy: EntropySource,
    pub(crate) rosters: Arc<Rosters>,
    scribe: Arc<Scribe>,
}

/// An organisation to be added.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Which.
    pub id: OrganisationId,
    /// What kind.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// The code of its municipality.
    pub municipality: String,
    /// Which form of the meldcode its new signals follow.
    pub sector: Sector,
}

impl SqlStore {
    /// A store on an engine whose schema is up to date, with the master keys that open it. Call it
    /// inside the runtime that will serve it.
    pub fn new(engine: Engine, ring: Ring, entropy: EntropySource) -> Self {
        Self {
            scribe: Arc::new(Scribe::of(engine.clone())),
            engine,
            cabinet: Arc::new(KeyCabinet::new(ring)),
            entropy,
            rosters: Arc::default(),
        }
    }

    /// The engine underneath, for backups and benchmarks.
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Adds an organisation with a key and a journal of its own.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_organisation(&self, new: &NewOrganisation) -> Stored<()> {
        let mut entropy = (self.entropy)();
        let key = OrganisationKey::draw(&mut entropy);
        let wrapped = self.cabinet.ring().wrap(new.id, &key, &mut entropy).into_bytes();
        let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
        self.cabinet.found(&mut tx, &mut entropy).await?;
        let (name, municipality) = (new.name.as_str(), new.municipality.as_str());
        let args = args![new.id, new.kind.word(), name, municipality, wrapped, new.sector.word()];
        tx.exec(sql::ADD_ORGANISATION, args).await.map_err(|e| database(&e))?;
        let frontier = journal::Frontier::new().to_bytes();
        tx.exec(sql::ADD_TREE, args![new.id, frontier]).await.map_err(|e| database(&e))?;
        tx.commit().await.map_err(|e| database(&e))
    }

    /// Sets which form of the meldcode the new signals of an organisation follow. Writes a line.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_sector(&self, org: OrganisationId, sector: Sector, now: Moment) -> Stored<()> {
        let mut unit = self.unit(org, now).await?;
        unit.exec(sql::SET_SECTOR, args![org, sector.word()]).await?;
        let line = lines::of_sector(org, now, &mut *unit.entropy);
        unit.lines.push(line);
        Box::new(unit).commit().await
    }

    /// A setting of the installation.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn setting(&self, name: &str) -> Stored<Option<String>> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let row = tx.row(sql::SETTING, args![name]).await.map_err(|e| database(&e))?;
        row.map(|row| row.text(0).map_err(|e| database(&e))).transpose()
    }

    /// Keeps a setting of the installation.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_setting(&self, name: &str, value: &str) -> Stored<()> {
        let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
        tx.exec(sql::SET_SETTING, args![name, value]).await.map_err(|e| database(&e))?;
        tx.commit().await.map_err(|e| database(&e))
    }

    /// Begins a unit of work, as the concrete type.
    pub(crate) async fn unit(&self, org: OrganisationId, now: Moment) -> Stored<SqlUnit> {
        let tx = self.engine.begin().await.map_err(|e| database(&e))?;
        self.unit_on(tx, None, org, now).await
    }

    async fn unit_on(
        &self,
        mut tx: Tx,
        scribe: Option<Arc<Scribe>>,
        org: OrganisationId,
        now: Moment,
    ) -> Stored<SqlUnit> {
        let keys = self.cabinet.keys_of(&mut tx, org).await?;
        Ok(SqlUnit {
            tx,
            org,
            now,
            keys,
            cabinet: Arc::clone(&self.cabinet),
            entropy: (self.entropy)(),
            lines: Vec::new(),
            scribe,
            rosters: Arc::clone(&self.rosters),
            roster_touched: false,
            emergencies: None,
        })
    }
}

#[async_trait]
impl Store for SqlStore {
    async fn begin(&self, organisation: OrganisationId, now: Moment) -> Stored<Box<dyn Unit>> {
        Ok(Box::new(self.unit(organisation, now).await?))
    }

    async fn begin_reading(
        &self,
        organisation: OrganisationId,
        now: Moment,
    ) -> Stored<Box<dyn Unit>> {
        let tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let scribe = self.scribe.clone();
        Ok(Box::new(self.unit_on(tx, Some(scribe), organisation, now).await?))
    }

    async fn organisations(&self) -> Stored<Vec<Organisation>> {
        let mut tx = self.engine.begin_reading().await.map_err(|e| database(&e))?;
        let rows = tx.rows(sql::ORGANISATIONS, args![]).await.map_err(|e| database(&e))?;
        let db = |error: sqlx::Error| database(&error);
        rows.iter()
            .map(|row| {
                Ok(Organisation {
                    id: OrganisationId::from_bytes(row.id(0).map_err(db)?),
                    kind: row
                        .text(1)
                        .map_err(db)?
                        .parse()
                        .map_err(|_| unreadable("organisation.kind"))?,
                    name: row.text(2).map_err(db)?,
                    municipality: row.text(3).map_err(db)?,
                    sector: row
                        .text(4)
                        .map_err(db)?
                        .parse()
                        .map_err(|_| unreadable("organisation.sector"))?,
                })
            })
            .collect()
    }

    async fn session(&self, secret: &[u8]) -> Stored<Option<Session>> {
        crate::people::session(self, secret).await
    }

    async fn worker_by_login(&self, login: &str) -> Stored<Option<(OrganisationId, WorkerId)>> {
        crate::people::worker_by_login(self, login).await
    }

    async fn passkey_owner(&self, handle: &[u8]) -> Stored<Option<PasskeyOwner>> {
        crate::passkeys::owner(self, handle).await
    }

    async fn invitation(
        &self,
        id: InvitationId,
        secret: Option<&[u8]>,
    ) -> Stored<Option<Invitation>> {
        crate::invitations::one(self, id, secret).await
    }

    async fn rule_versions(&self) -> Stored<Vec<RuleVersion>> {
        crate::desk::rule_versions(self).await
    }

    async fn amendments(&self) -> Stored<Vec<Amended>> {
        crate::amendments::all(self).await
    }

    async fn targets(&self, organisation: OrganisationId) -> Stored<Vec<ProposedTarget>> {
        crate::targets::of(self, organisation).await
    }

    async fn registrations_of(&self, municipality: &str, year: i16) -> Stored<Vec<Registration>> {
        crate::registrations::of_municipality(self, municipality, year).await
    }
}
