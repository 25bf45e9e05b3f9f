//! The ports on SQLite and PostgreSQL: one SQL text, one migrations folder, one contract suite that
//! runs on both.
//!
//! A unit of work seals content on its way in and opens it on its way out; it collects the journal
//! lines of everything it shows or changes and writes them with the change. Without a permit there
//! is no way to content, and without a line no way to commit.

mod amendments;
mod backup;
mod db;
mod desk;
mod engine;
mod filling;
mod heads;
mod invitations;
mod keys;
mod lines;
mod migrate;
mod parcels;
mod passkeys;
mod people;
mod persons;
mod registrations;
mod roster;
mod rotation;
mod rows;
mod schema;
mod scribe;
mod shared;
mod snapshot;
mod sql;
mod subjects;
mod sweep;
mod targets;
mod unit;
mod wire;
mod writer;

pub use backup::{
    BackupError, BackupSummary, Erased, create_backup, restore_backup, verify_backup,
};
pub use db::{Arg, Conn, Row};
pub use engine::{Engine, Tx};
pub use filling::Made;
pub use heads::Sink;
pub use keys::Keys;
pub use migrate::{MigrateFault, migrate};
pub use rotation::Rotation;
pub use schema::{Kind, TABLES, Table};
pub use shared::{EntropySource, NewOrganisation, SqlStore};
pub use snapshot::Snapshot;
pub use sql::ALL as STATEMENTS;
pub use sweep::FIRST_PASSWORD_DAYS;
