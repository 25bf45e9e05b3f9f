//! Backups: one encrypted file that holds everything, made while others go on working, and put back
//! on either engine.
//!
//! Inside the encryption stands one line of JSON for each of these, in this order:
//!
//! ```text
//! {"vangnet-backup":1,"schema":1,"at":1772438400000000}
//! {"table":"organisation","columns":["id","kind",…]}      for every table, in the order of TABLES
//! ["q83vEg…","school",…]                                  for every row; bytes are base64
//! {"end":{"rows":12345}}
//! ```

mod create;
mod lines;
mod read;
mod restore;

pub use create::create_backup;
pub use read::verify_backup;
pub use restore::{Erased, restore_backup};

use app::StoreError;
use kernel::Moment;
use std::collections::BTreeMap;
use vault::BackupFault;

/// The version of the lines inside.
const VERSION: u64 = 1;
/// How many bytes go through at a time.
const PIECE: usize = 256 * 1024;

/// What is in a backup, counted from the backup itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSummary {
    /// When it was made.
    pub at: Moment,
    /// The version of its schema.
    pub schema: i64,
    /// How many rows each table has.
    pub rows: BTreeMap<&'static str, u64>,
}

impl BackupSummary {
    /// How many rows this table has.
    pub fn of(&self, table: &str) -> u64 {
        self.rows.get(table).copied().unwrap_or(0)
    }
}

/// Why a backup can't be made, read or put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It can't be decrypted.
    #[error(transparent)]
    Sealed(#[from] BackupFault),
    /// It decrypts, but what is inside isn't a backup as this program writes it.
    #[error("the backup can't be read at line {line}: {what}")]
    Content {
        /// The line inside, counted from 1.
        line: u64,
        /// What is wrong.
        what: &'static str,
    },
    /// A newer program made it.
    #[error("the backup is at schema {found}, this program knows up to {known}: use a newer one")]
    Newer {
        /// The version of the backup.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The journal inside isn't whole: the backup, or the database it was made of, was changed.
    #[error("the journal of {organisation} in the backup isn't whole at entry {entry}")]
    Journal {
        /// Whose journal.
        organisation: kernel::OrganisationId,
        /// The first entry where it isn't, counted from 0.
        entry: u64,
    },
    /// There is something in the database already.
    #[error("the database isn't empty: `{0}` has rows; put a backup back in a new one")]
    NotEmpty(&'static str),
    /// The file.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}
