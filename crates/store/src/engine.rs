//! Opening a database and beginning units of work on it.
//!
//! SQLite has one writer, on which units of work take turns. Units that only read don't: they have
//! connections of their own, each with the database as it was when the unit began.

use crate::db::{Arg, Conn, Row};
use crate::writer::{Turn, Writer, committer};
use sqlx::{
    Connection as _, Executor as _, PgPool, Postgres, SqlSafeStr as _, Sqlite, SqliteConnection,
    SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, sync::Arc, time::Duration};
use tokio::sync::{Mutex, Notify};

/// How many units read a SQLite file at the same time, at most.
const READERS: u32 = 4;

/// An open database.
#[derive(Clone)]
pub enum Engine {
    /// A file with one writer.
    Sqlite(SqliteEngine),
    /// A server.
    Pg(PgPool),
}

/// SQLite: the writer everyone takes turns on, and the connections that only read.
#[derive(Clone)]
pub struct SqliteEngine {
    options: Arc<SqliteConnectOptions>,
    writer: Arc<Mutex<Writer>>,
    /// None while a file is filled: what isn't committed can only be read by the writer.
    readers: Option<SqlitePool>,
    work_done: Arc<Notify>,
}

/// A unit of work in progress. Dropped without [`Tx::commit`], it leaves nothing behind.
pub enum Tx {
    /// On SQLite.
    Sqlite(Box<Turn>),
    /// On SQLite, only reading.
    SqliteReading(Option<Transaction<'static, Sqlite>>),
    /// On PostgreSQL.
    Pg(Option<Transaction<'static, Postgres>>),
}

impl Engine {
    /// Opens (and creates) a SQLite file: write-ahead log, every commit durable.
    ///
    /// # Errors
    /// When the file can't be opened or is no database.
    pub async fn sqlite(path: &Path) -> Result<Self, sqlx::Error> {
        Self::sqlite_syncing(path, SqliteSynchronous::Full).await
    }

    /// Opens (and creates) a SQLite file to fill it quickly: units of work are told "done" before
    /// they are durable, until [`Engine::flush`]. Only for data that can be made again, such as the
    /// demo's.
    ///
    /// # Errors
    /// When the file can't be opened or is no database.
    pub async fn sqlite_for_filling(path: &Path) -> Result<Self, sqlx::Error> {
        Self::sqlite_syncing(path, SqliteSynchronous::Off).await
    }

    async fn sqlite_syncing(path: &Path, sync: SqliteSynchronous) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(sync)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory")
            // What is deleted or erased is overwritten with zeros, not left in free pages.
            .pragma("secure_delete", "on")
            .statement_cache_capacity(300);
        let conn = SqliteConnection::connect_with(&options).await?;
        let filling = matches!(sync, SqliteSynchronous::Off);
        let engine = SqliteEngine {
            readers: (!filling).then(|| readers(&options)),
            options: Arc::new(options),
            writer: Arc::new(Mutex::new(Writer::new(conn, filling))),
            work_done: Arc::default(),
        };
        tokio::spawn(committer(Arc::downgrade(&engine.writer), Arc::clone(&engine.work_done)));
        Ok(Self::Sqlite(engine))
    }

    /// Connects to a PostgreSQL database by URL.
    ///
    /// # Errors
    /// When the server can't be reached or refuses.
    pub async fn postgres(url: &str) -> Result<Self, sqlx::Error> {
        let options = sqlx::postgres::PgConnectOptions::from_str(url)?;
        let pool = sqlx::postgres::PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        Ok(Self::Pg(pool))
    }

    /// Commits what was filled in.
    ///
    /// # Errors
    /// When the database can't: then what was filled in since the last time is lost.
    pub async fn flush(&self) -> Result<(), sqlx::Error> {
        let Self::Sqlite(engine) = self else { return Ok(()) };
        engine.writer.lock().await.flush().await
    }

    /// Begins a unit of work.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite(engine) => {
                let (writer, work_done) = (&engine.writer, &engine.work_done);
                let turn = Turn::take(Arc::clone(writer), Arc::clone(work_done)).await?;
                Ok(Tx::Sqlite(Box::new(turn)))
            }
            Self::Pg(pool) => Ok(Tx::Pg(Some(pool.begin().await?))),
        }
    }

    /// Begins a unit that only reads, on the database as it is now: a statement that writes fails.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn begin_reading(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite(SqliteEngine { readers: Some(readers), .. }) => {
                Ok(Tx::SqliteReading(Some(readers.begin().await?)))
            }
            Self::Sqlite(_) => self.begin().await,
            Self::Pg(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
                Ok(Tx::Pg(Some(pool.begin_with(begin).await?)))
            }
        }
    }
}

/// Connections that only read. They are opened when they are needed.
fn readers(options: &SqliteConnectOptions) -> SqlitePool {
    let options = options.clone().create_if_missing(false).pragma("query_only", "on");
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect_lazy_with(options.pragma("cache_size", "-16384"))
}

impl SqliteEngine {
    /// How to open another connection to the same file.
    pub(crate) fn options(&self) -> &SqliteConnectOptions {
        &self.options
    }
}

impl Tx {
    /// The connection, for statements.
    ///
    /// # Errors
    /// After the unit was committed.
    pub fn conn(&mut self) -> Result<Conn<'_>, sqlx::Error> {
        match self {
            Self::Sqlite(turn) => turn.conn().map(Conn::Sqlite).ok_or(sqlx::Error::PoolClosed),
            Self::SqliteReading(Some(tx)) => Ok(Conn::Sqlite(tx)),
            Self::Pg(Some(tx)) => Ok(Conn::Pg(tx)),
            Self::SqliteReading(None) | Self::Pg(None) => Err(sqlx::Error::PoolClosed),
        }
    }

    /// Leaves behind what the unit did so far; it can go on.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn start_over(&mut self) -> Result<(), sqlx::Error> {
        let sql = match self {
            Self::Sqlite(_) => "ROLLBACK TO unit",
            Self::SqliteReading(_) => return Ok(()),
            Self::Pg(_) => "ROLLBACK AND CHAIN",
        };
        self.exec(sql, Vec::new()).await.map(|_| ())
    }

    /// Makes the unit durable; returns when it is. The unit is over.
    ///
    /// # Errors
    /// When the database can't promise it: then nothing of the unit stays.
    pub async fn commit(&mut self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(turn) => turn.commit().await,
            Self::SqliteReading(tx) => tx.take().ok_or(sqlx::Error::PoolClosed)?.commit().await,
            Self::Pg(tx) => tx.take().ok_or(sqlx::Error::PoolClosed)?.commit().await,
        }
    }

    /// Whether the database understands a statement, without carrying it out.
    ///
    /// # Errors
    /// The database's own.
    pub async fn understands(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        match self.conn()? {
            Conn::Sqlite(conn) => conn.prepare(sql.into_sql_str()).await.map(|_| ()),
            Conn::Pg(conn) => conn.prepare(sql.into_sql_str()).await.map(|_| ()),
        }
    }

    /// Carries out a statement; how many rows it changed.
    ///
    /// # Errors
    /// The database's own.
    pub async fn exec(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<u64, sqlx::Error> {
        self.conn()?.exec(sql, args).await
    }

    /// Adds rows in as few statements as possible. `statements` holds how many rows each adds, from
    /// most to one; its first arguments are `shared`, then come those of each row.
    ///
    /// # Errors
    /// The database's own.
    pub(crate) async fn add_many(
        &mut self,
        statements: &[(usize, &'static str)],
        shared: Vec<Arg>,
        rows: Vec<Vec<Arg>>,
    ) -> Result<(), sqlx::Error> {
        let mut rows = rows.into_iter();
        for (size, sql) in statements {
            while rows.len() >= *size && *size > 0 {
                let mut args = shared.clone();
                args.extend(rows.by_ref().take(*size).flatten());
                self.exec(sql, args).await?;
            }
        }
        Ok(())
    }

    /// The rows a statement answers.
    ///
    /// # Errors
    /// The database's own.
    pub async fn rows(
        &mut self,
        sql: &'static str,
        args: Vec<Arg>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        self.conn()?.rows(sql, args).await
    }

    /// The first row a statement answers, if any.
    ///
    /// # Errors
    /// The database's own.
    pub async fn row(
        &mut self,
        sql: &'static str,
        args: Vec<Arg>,
    ) -> Result<Option<Row>, sqlx::Error> {
        self.conn()?.row(sql, args).await
    }
}
