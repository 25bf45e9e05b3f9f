//! Making a backup: a frozen view of every table, encrypted on its way out.

use super::lines::{Line, row_out};
use super::{BackupError, BackupSummary, PIECE};
use crate::db::args;
use crate::schema::TABLES;
use crate::shared::SqlStore;
use crate::unit::{database, unreadable};
use kernel::Moment;
use std::collections::BTreeMap;
use std::io::Write;
use vault::BackupWriter;

/// Writes everything to `out`, encrypted with the newest master key, as it is at this moment; others
/// go on reading and writing meanwhile. Nothing unencrypted touches the disk.
///
/// # Errors
/// When the database can't be read or the file not be written: then the file is no backup.
pub async fn create_backup(
    store: &SqlStore,
    out: &mut (dyn Write + Send),
    now: Moment,
) -> Result<BackupSummary, BackupError> {
    let db = |error: sqlx::Error| BackupError::Store(database(&error));
    let mut snapshot = store.engine.snapshot().await.map_err(db)?;
    let newest = "SELECT MAX(version) FROM schema_version";
    let schema = snapshot.conn().row(newest, args![]).await.map_err(db)?;
    let schema = schema.ok_or_else(|| unreadable("schema version"))?.int(0).map_err(db)?;
    let mut sealing = Sealing::begin(store, out);
    sealing.put(&Line::beginning(schema, now))?;
    let mut rows = BTreeMap::new();
    for table in TABLES {
        sealing.put(&Line::table(table))?;
        let mut count = 0;
        let mut pieces = snapshot.open(table).await.map_err(db)?;
        loop {
            let piece = snapshot.next(&mut pieces).await.map_err(db)?;
            if piece.is_empty() {
                break;
            }
            for row in &piece {
                sealing.put(&row_out(table, row, snapshot.first_column()).map_err(db)?)?;
                count += 1;
            }
        }
        rows.insert(table.name, count);
    }
    sealing.put(&Line::end(rows.values().sum()))?;
    sealing.finish()?;
    Ok(BackupSummary { at: now, schema, rows })
}

/// Lines on their way into the encrypted file.
struct Sealing<'a> {
    writer: BackupWriter,
    sealed: Vec<u8>,
    out: &'a mut (dyn Write + Send),
}

impl<'a> Sealing<'a> {
    fn begin(store: &SqlStore, out: &'a mut (dyn Write + Send)) -> Self {
        let key = store.cabinet.ring().newest().backup();
        let mut sealed = Vec::with_capacity(PIECE * 2);
        let writer = BackupWriter::start(&key, &mut (store.entropy)(), &mut sealed);
        Self { writer, sealed, out }
    }

    fn put(&mut self, line: &serde_json::Value) -> Result<(), BackupError> {
        let mut text = line.to_string();
        text.push('\n');
        self.writer.push(text.as_bytes(), &mut self.sealed);
        if self.sealed.len() >= PIECE {
            self.out.write_all(&self.sealed)?;
            self.sealed.clear();
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), BackupError> {
        self.writer.finish(&mut self.sealed);
        self.out.write_all(&self.sealed)?;
        Ok(self.out.flush()?)
    }
}
