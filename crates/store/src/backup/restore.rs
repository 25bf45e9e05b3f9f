//! Putting a backup back, in a database that has nothing in it.

use super::read::{Check, Opened};
use super::{BackupError, BackupSummary};
use crate::db::args;
use crate::engine::{Engine, Tx};
use crate::migrate::{MigrateFault, migrate};
use crate::schema::{TABLES, Table};
use crate::unit::database;
use std::io::Read;
use vault::Ring;

/// Puts a backup back: all of it, or nothing.
///
/// # Errors
/// When there is something in the database already, or the backup isn't whole.
pub async fn restore_backup(
    engine: &Engine,
    ring: &Ring,
    input: &mut (dyn Read + Send),
) -> Result<BackupSummary, BackupError> {
    migrate(engine).await.map_err(|fault| match fault {
        MigrateFault::Newer { found, known } => BackupError::Newer { found, known },
        MigrateFault::Store(error) => BackupError::Store(error),
    })?;
    let db = |error: sqlx::Error| BackupError::Store(database(&error));
    let mut tx = engine.begin().await.map_err(db)?;
    for table in TABLES {
        let any = tx.rows(table.any, args![]).await.map_err(db)?;
        if !any.is_empty() {
            return Err(BackupError::NotEmpty(table.name));
        }
    }
    let mut lines = Opened::begin(ring, input);
    let mut check = Check::new(ring);
    while let Some(line) = lines.next()? {
        if let Some((table, row)) = check.take(&line)? {
            add(&mut tx, table, row).await?;
        }
    }
    let summary = check.finish()?;
    tx.commit().await.map_err(db)?;
    Ok(summary)
}

async fn add(
    tx: &mut Tx,
    table: &'static Table,
    row: Vec<crate::db::Arg>,
) -> Result<(), BackupError> {
    let places: Vec<_> = (1..=row.len()).map(|place| format!("${place}")).collect();
    let sql = format!("{}({})", table.insert, places.join(", "));
    let mut conn = tx.conn().map_err(|error| BackupError::Store(database(&error)))?;
    let added = conn.exec_text(sql, row).await;
    added.map(|_| ()).map_err(|error| BackupError::Store(database(&error)))
}
