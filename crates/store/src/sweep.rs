//! Throwing away what has had its time. The terms stand in `content/privacy/columns.toml`.

use crate::db::args;
use crate::shared::SqlStore;
use crate::sql;
use crate::unit::database;
use app::ports::Stored;
use kernel::{DossierId, Moment};

/// How long a first password that nobody used stays good, in days.
pub const FIRST_PASSWORD_DAYS: i32 = 14;

/// What is thrown away so many days after its moment.
const TERMS: &[(&str, i32)] = &[
    (sql::SWEEP_SESSIONS, 0),
    (sql::SWEEP_FIRST_PASSWORDS, FIRST_PASSWORD_DAYS),
    (sql::SWEEP_INVITATIONS, 0),
    (sql::SWEEP_EMERGENCIES, 0),
    (sql::SWEEP_REQUESTS, 1),
    (sql::SWEEP_DRAFTS, 30),
    (sql::SWEEP_NOTICES, 30),
    (sql::SWEEP_PARCELS, 365),
];

impl SqlStore {
    /// Throws away what has had its time: ended sessions, invitations and emergency accesses, first
    /// passwords that nobody used, answers to repeated
    /// requests, forgotten drafts, notices that were read, and the memory of messages that can't come
    /// again. How many rows it were. Nothing of a dossier goes this way.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sweep(&self, now: Moment) -> Stored<u64> {
        let mut gone = 0;
        let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
        for (sql, days) in TERMS {
            gone += tx.exec(sql, args![now.plus_days(-days)]).await.map_err(|e| database(&e))?;
        }
        tx.commit().await.map_err(|e| database(&e))?;
        Ok(gone)
    }

    /// The dossiers that were erased, longest ago first. Kept outside the database, the list lets a
    /// backup from before an erasure be put back without what was erased
    /// ([`restore_backup`](crate::restore_backup)).
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn erased(&self) -> Stored<Vec<DossierId>> {
        let mut tx = self.engine.begin().await.map_err(|e| database(&e))?;
        let rows = tx.rows(sql::ERASED, args![]).await.map_err(|e| database(&e))?;
        rows.iter()
            .map(|row| row.id(0).map(DossierId::from_bytes).map_err(|e| database(&e)))
            .collect()
    }
}
