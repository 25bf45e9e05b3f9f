//! Bringing the schema up to date: append-only files, the same on both engines.

use crate::db::args;
use crate::engine::Engine;
use crate::unit::database;
use app::StoreError;

/// Every migration in order: its number is its place, from 1.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_founding.sql"),
    include_str!("../migrations/0002_passkeys.sql"),
    include_str!("../migrations/0003_own_sessions.sql"),
    include_str!("../migrations/0004_sectors.sql"),
    include_str!("../migrations/0005_signal_amendments.sql"),
    include_str!("../migrations/0006_combinations.sql"),
    include_str!("../migrations/0007_invitations.sql"),
    include_str!("../migrations/0008_team_list.sql"),
    include_str!("../migrations/0009_list_withdrawals.sql"),
    include_str!("../migrations/0010_target_times.sql"),
];

const CREATE: &str =
    "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)";
const CURRENT: &str = "SELECT MAX(version) FROM schema_version";
const REACHED: &str = "INSERT INTO schema_version (version) VALUES ($1)";

/// Why the schema can't be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateFault {
    /// A newer program wrote this database.
    #[error(
        "this database is at version {found}, this program knows up to {known}: use a newer one"
    )]
    Newer {
        /// The version of the database.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Brings the schema up to date, all in one transaction; the version it is at.
///
/// # Errors
/// When the database is newer than the program, or refuses.
pub async fn migrate(engine: &Engine) -> Result<i64, MigrateFault> {
    let db = |error: sqlx::Error| MigrateFault::Store(database(&error));
    let mut tx = engine.begin().await.map_err(db)?;
    tx.exec(CREATE, args![]).await.map_err(db)?;
    let row = tx.row(CURRENT, args![]).await.map_err(db)?;
    let current = row.map(|row| row.opt_int(0)).transpose().map_err(db)?.flatten().unwrap_or(0);
    let known = known_version();
    if current > known {
        return Err(MigrateFault::Newer { found: current, known });
    }
    for (text, version) in MIGRATIONS.iter().zip(1..).filter(|(_, version)| *version > current) {
        for statement in statements(text) {
            tx.exec(statement, args![]).await.map_err(db)?;
        }
        tx.exec(REACHED, args![version]).await.map_err(db)?;
    }
    tx.commit().await.map_err(db)?;
    Ok(known)
}

/// The newest version of the schema that this program knows.
pub(crate) fn known_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The statements of a migration: separated by a semicolon at the end of a line.
fn statements(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(";\n").map(str::trim).filter(|statement| {
        statement.lines().any(|line| !line.is_empty() && !line.starts_with("--"))
    })
}
