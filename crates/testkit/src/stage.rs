//! A store on either engine with one organisation in it, in a place that disappears.

use crate::{House, chance, postgres};
use std::path::PathBuf;
use store::{Arg, Engine, Kind, Row, SqlStore, Table, migrate};
use tempfile::TempDir;

/// A store with one organisation.
pub struct Stage {
    /// The store.
    pub store: SqlStore,
    /// Its first organisation.
    pub house: House,
    /// A folder that disappears with the stage; SQLite's file is in it.
    pub folder: TempDir,
}

/// Empty databases: one on SQLite, and one on PostgreSQL when it is here. The folder keeps the first
/// one's file.
pub async fn empty_engines() -> Vec<(Engine, TempDir)> {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let sqlite = Engine::sqlite(&folder.path().join("empty.db")).await.expect("a SQLite file");
    let mut engines = vec![(sqlite, folder)];
    if let Some(url) = postgres::database() {
        let engine = Engine::postgres(&url).await.expect("the test server");
        engines.push((engine, tempfile::tempdir().expect("a folder for tests")));
    }
    engines
}

impl Stage {
    /// On SQLite, in a file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let engine = Engine::sqlite(&folder.path().join("vangnet.db")).await;
        Self::on(engine.expect("a SQLite file"), folder).await
    }

    /// On PostgreSQL, in a database of its own; `None` when there is no PostgreSQL here, which the
    /// test says aloud and CI doesn't accept.
    pub async fn postgres() -> Option<Self> {
        let url = postgres::database()?;
        let folder = tempfile::tempdir().expect("a folder for tests");
        let engine = Engine::postgres(&url).await.expect("the test server");
        Some(Self::on(engine, folder).await)
    }

    async fn on(engine: Engine, folder: TempDir) -> Self {
        migrate(&engine).await.expect("the schema");
        let store = SqlStore::new(engine, chance::ring(), chance::source(7));
        let house = House::number(1);
        house.settle(&store).await;
        Self { store, house, folder }
    }

    /// Another store on the same database, as another process has it.
    pub fn second_store(&self) -> SqlStore {
        SqlStore::new(self.store.engine().clone(), chance::ring(), chance::source(11))
    }

    /// Whether it is on SQLite.
    pub const fn is_sqlite(&self) -> bool {
        matches!(self.store.engine(), Engine::Sqlite(_))
    }

    /// Where SQLite's file is.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("vangnet.db")
    }

    /// Carries out a statement behind the store's back.
    ///
    /// # Errors
    /// The database's refusal, as text.
    pub async fn exec(&self, sql: &'static str, args: Vec<Arg>) -> Result<u64, String> {
        let mut tx = self.store.engine().begin().await.map_err(|error| error.to_string())?;
        let changed = tx.exec(sql, args).await.map_err(|error| error.to_string())?;
        tx.commit().await.map_err(|error| error.to_string())?;
        Ok(changed)
    }

    /// Reads rows behind the store's back.
    pub async fn rows(&self, sql: &'static str, args: Vec<Arg>) -> Vec<Row> {
        let mut tx = self.store.engine().begin().await.expect("a transaction");
        tx.rows(sql, args).await.expect("rows")
    }

    /// Every row of a table as text, bytes in hexadecimal.
    pub async fn dump(&self, table: &Table) -> Vec<String> {
        let columns: Vec<_> = table.columns.iter().map(|(name, _)| *name).collect();
        let sql = format!("SELECT {} FROM {}", columns.join(", "), table.name);
        let rows = self.rows(sql.leak(), Vec::new()).await;
        let cell = |row: &Row, column: usize, kind: Kind| match kind {
            Kind::Bytes => format!("{:02x?}", row.opt_bytes(column).expect("bytes")),
            Kind::Text => format!("{:?}", row.opt_text(column).expect("a text")),
            Kind::Int | Kind::Bool => String::new(),
        };
        let kinds: Vec<_> = table.columns.iter().map(|(_, kind)| *kind).collect();
        let text = |row: &Row| {
            kinds.iter().enumerate().map(|(column, kind)| cell(row, column, *kind)).collect()
        };
        rows.iter().map(text).collect()
    }

    /// Reads one number behind the store's back.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let rows = self.rows(sql, Vec::new()).await;
        rows.first().expect("a row").int(0).expect("a number")
    }
}
