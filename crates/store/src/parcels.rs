//! Messages between organisations: sealed with the key of whoever receives them.

use crate::db::{Row, args};
use crate::keys::Keys;
use crate::sql;
use crate::unit::{SqlUnit, database, unreadable};
use crate::wire;
use access::Permit;
use app::StoreError;
use app::ports::{Envelope, Parcels, Reporter, Stored, SubjectRow, Subjects};
use async_trait::async_trait;
use kernel::{DossierId, Moment, OrganisationId, ParcelId, SubjectId};
use std::sync::Arc;
use vault::{Place, Sealed};

const fn place_of<'a>(table: &'static str, id: &'a [u8; 16]) -> Place<'a> {
    Place { table, row: id, column: "sealed" }
}

impl SqlUnit {
    /// The keys of another organisation of this installation, to seal what it will read.
    async fn keys_of(&mut self, org: OrganisationId) -> Stored<Arc<Keys>> {
        let cabinet = Arc::clone(&self.cabinet);
        cabinet.keys_of(&mut self.tx, org).await
    }

    async fn envelope_of(&mut self, row: &Row) -> Stored<Envelope> {
        let db = |error: sqlx::Error| database(&error);
        let (id, to) = (row.id(0).map_err(db)?, OrganisationId::from_bytes(row.id(1).map_err(db)?));
        let sealed = Sealed::from_bytes(row.bytes(2).map_err(db)?);
        let keys = self.keys_of(to).await?;
        let plain = keys.parcels().open(place_of("parcel_out", &id), &sealed);
        let contents = wire::decode_contents(&plain.map_err(|_| unreadable("parcel_out"))?)?;
        Ok(Envelope { id: ParcelId::from_bytes(id), from: self.org, to, contents })
    }
}

#[async_trait]
impl Parcels for SqlUnit {
    async fn post_parcel(&mut self, envelope: &Envelope) -> Stored<()> {
        let keys = self.keys_of(envelope.to).await?;
        let plain = wire::encode_contents(&envelope.contents)?;
        let row = envelope.id.to_bytes();
        let place = place_of("parcel_out", &row);
        let sealed = keys.parcels().seal(place, &plain, &mut self.entropy).into_bytes();
        let args = args![self.org, envelope.id, envelope.to, sealed, self.now];
        self.exec(sql::POST_PARCEL, args).await.map(|_| ())
    }

    async fn waiting_parcels(&mut self, now: Moment, limit: u16) -> Stored<Vec<Envelope>> {
        let rows = self.rows(sql::WAITING_PARCELS, args![self.org, now, i64::from(limit)]).await?;
        let mut envelopes = Vec::with_capacity(rows.len());
        for row in &rows {
            envelopes.push(self.envelope_of(row).await?);
        }
        Ok(envelopes)
    }

    /// What was delivered has no reason to stay with the sender.
    async fn settle_parcel(&mut self, id: ParcelId, again_at: Option<Moment>) -> Stored<()> {
        match again_at {
            Some(at) => self.exec(sql::DELAY_PARCEL, args![self.org, id, at]).await,
            None => self.exec(sql::DROP_PARCEL, args![self.org, id]).await,
        }
        .map(|_| ())
    }

    async fn take_in(&mut self, id: ParcelId) -> Stored<bool> {
        Ok(self.exec(sql::TAKE_IN, args![self.org, id, self.now]).await? == 1)
    }

    async fn keep_reporter(&mut self, subject: SubjectId, reporter: &Reporter) -> Stored<()> {
        let (dossier, key) = self.new_dossier("reporter").await?;
        let row = subject.to_bytes();
        let plain = wire::encode_reporter(reporter)?;
        let sealed = self.seal(&key, place_of("reporter", &row), &plain);
        self.exec(sql::KEEP_REPORTER, args![self.org, subject, dossier, sealed]).await.map(|_| ())
    }

    async fn reporter(&mut self, permit: &Permit, subject: SubjectId) -> Stored<Option<Reporter>> {
        self.line(permit, vec![subject.into()]);
        let Some(row) = self.row(sql::REPORTER, args![self.org, subject]).await? else {
            return Ok(None);
        };
        let db = |error: sqlx::Error| database(&error);
        let key = self.dossier_key(DossierId::from_bytes(row.id(0).map_err(db)?)).await?;
        let id = subject.to_bytes();
        let plain = Self::unseal(&key, place_of("reporter", &id), row.bytes(1).map_err(db)?)?;
        wire::decode_reporter(&plain).map(Some)
    }

    async fn incoming_of(&mut self, outgoing: SubjectId) -> Stored<Option<SubjectRow>> {
        let Some(row) = self.row(sql::LINKED_INCOMING, args![self.org, outgoing]).await? else {
            return Ok(None);
        };
        let subject = SubjectId::from_bytes(row.id(0).map_err(|e| database(&e))?);
        self.find(subject).await?.map(Some).ok_or(StoreError::Missing)
    }

    async fn link_incoming(&mut self, subject: SubjectId, outgoing: SubjectId) -> Stored<()> {
        self.exec(sql::LINK_INCOMING, args![self.org, outgoing, subject]).await.map(|_| ())
    }
}
