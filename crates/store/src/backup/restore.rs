//! Putting a backup back, in a database that has nothing in it.

use super::read::{Check, Opened};
use super::{BackupError, BackupSummary};
use crate::db::{Arg, args};
use crate::engine::{Engine, Tx};
use crate::migrate::{MigrateFault, migrate};
use crate::schema::{TABLES, Table};
use crate::unit::database;
use kernel::{DossierId, Moment};
use std::collections::BTreeSet;
use std::io::Read;
use vault::Ring;

/// What was erased after a backup was made, or may have been: its keys aren't put back, nor the words
/// of its blind index.
#[derive(Debug, Clone, Default)]
pub struct Erased {
    dossiers: BTreeSet<DossierId>,
    persons: BTreeSet<Vec<u8>>,
}

impl Erased {
    /// Takes the list that [`SqlStore::erased`](crate::SqlStore::erased) gave.
    pub fn new(dossiers: impl IntoIterator<Item = DossierId>) -> Self {
        Self { dossiers: dossiers.into_iter().collect(), persons: BTreeSet::new() }
    }

    fn has_dossier(&self, id: Option<&Arg>) -> bool {
        id.and_then(bytes_of)
            .and_then(|bytes| bytes.try_into().ok())
            .is_some_and(|bytes| self.dossiers.contains(&DossierId::from_bytes(bytes)))
    }

    /// The row as it may be put back; `None` when it may not.
    fn filter(&mut self, table: &str, mut row: Vec<Arg>, at: Moment) -> Option<Vec<Arg>> {
        match table {
            "dossier" if self.has_dossier(row.get(1)) => {
                if let [.., key, _, erased_at] = row.as_mut_slice()
                    && matches!(erased_at, Arg::OptInt(None))
                {
                    (*key, *erased_at) = (Arg::OptBytes(None), Arg::OptInt(Some(at.micros())));
                }
            }
            "person" if self.has_dossier(row.get(2)) => {
                self.persons.extend(row.get(1).and_then(bytes_of).map(<[u8]>::to_vec));
            }
            "person_pair" => {
                let mut pair = row.iter().skip(1).take(2).filter_map(bytes_of);
                if pair.any(|person| self.persons.contains(person)) {
                    return None;
                }
            }
            "person_token" => {
                let person = row.get(2).and_then(bytes_of)?;
                if self.persons.contains(person) {
                    return None;
                }
            }
            _ => {}
        }
        Some(row)
    }
}

fn bytes_of(arg: &Arg) -> Option<&[u8]> {
    match arg {
        Arg::OptBytes(Some(bytes)) => Some(bytes),
        _ => None,
    }
}

/// Puts a backup back: all of it but what was erased, or nothing.
///
/// # Errors
/// When there is something in the database already, or the backup isn't whole.
pub async fn restore_backup(
    engine: &Engine,
    ring: &Ring,
    input: &mut (dyn Read + Send),
    mut erased: Erased,
    now: Moment,
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
        if let Some((table, row)) = check.take(&line)?
            && let Some(row) = erased.filter(table.name, row, now)
        {
            add(&mut tx, table, row).await?;
        }
    }
    let summary = check.finish()?;
    tx.commit().await.map_err(db)?;
    Ok(summary)
}

async fn add(tx: &mut Tx, table: &'static Table, row: Vec<Arg>) -> Result<(), BackupError> {
    let places: Vec<_> = (1..=row.len()).map(|place| format!("${place}")).collect();
    let sql = format!("{}({})", table.insert, places.join(", "));
    let mut conn = tx.conn().map_err(|error| BackupError::Store(database(&error)))?;
    let added = conn.exec_text(sql, row).await;
    added.map(|_| ()).map_err(|error| BackupError::Store(database(&error)))
}
