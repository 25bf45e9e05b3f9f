//! Opening a database and beginning units of work on it.
//!
//! SQLite has one writer. Units of work take turns on it in the order they came; each runs in its
//! own savepoint and, when it is done, leaves its change in the open transaction and asks the
//! committer to commit. The committer queues for the same turn, so everyone who was already waiting
//! goes first and shares one durable commit. A unit is told "done" only after that commit.

use crate::db::{Arg, Conn, Row};
use sqlx::{
    Connection, Executor as _, PgPool, Postgres, SqlSafeStr as _, SqliteConnection, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, sync::Arc, time::Duration};
use tokio::sync::{Mutex, Notify, OwnedMutexGuard, oneshot};

/// An open database.
#[derive(Clone)]
pub enum Engine {
    /// A file with one writer.
    Sqlite(SqliteEngine),
    /// A server.
    Pg(PgPool),
}

/// SQLite: the writer everyone takes turns on.
#[derive(Clone)]
pub struct SqliteEngine {
    options: Arc<SqliteConnectOptions>,
    writer: Arc<Mutex<Writer>>,
    work_done: Arc<Notify>,
}

/// The writer's connection and who waits for the open transaction to be durable.
pub struct Writer {
    conn: SqliteConnection,
    transaction: Open,
    abandoned_savepoint: bool,
    /// Whether units are told "done" before they are durable.
    lazily: bool,
    waiting: Vec<oneshot::Sender<Result<(), String>>>,
}

/// Whether the writer has a transaction open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    No,
    /// `BEGIN` was sent, and nobody waited for the answer.
    Perhaps,
    Yes,
}

/// A unit of work in progress. Dropped without [`Tx::commit`], it leaves nothing behind.
pub enum Tx {
    /// On SQLite.
    Sqlite(Box<SqliteTx>),
    /// On PostgreSQL.
    Pg(Option<Transaction<'static, Postgres>>),
}

/// A turn on the SQLite writer.
pub struct SqliteTx {
    writer: Option<OwnedMutexGuard<Writer>>,
    work_done: Arc<Notify>,
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
        let writer = Writer {
            conn,
            transaction: Open::No,
            abandoned_savepoint: false,
            lazily: matches!(sync, SqliteSynchronous::Off),
            waiting: Vec::new(),
        };
        let engine = SqliteEngine {
            options: Arc::new(options),
            writer: Arc::new(Mutex::new(writer)),
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
        let mut writer = engine.writer.lock().await;
        let (sender, mut durable) = oneshot::channel();
        writer.waiting.push(sender);
        writer.commit().await;
        match durable.try_recv() {
            Ok(Ok(())) => Ok(()),
            Ok(Err(text)) => Err(sqlx::Error::Protocol(text)),
            Err(_) => Err(sqlx::Error::WorkerCrashed),
        }
    }

    /// Begins a unit of work.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite(engine) => {
                let mut writer = Arc::clone(&engine.writer).lock_owned().await;
                writer.open_savepoint().await?;
                let work_done = Arc::clone(&engine.work_done);
                Ok(Tx::Sqlite(Box::new(SqliteTx { writer: Some(writer), work_done })))
            }
            Self::Pg(pool) => Ok(Tx::Pg(Some(pool.begin().await?))),
        }
    }
}

impl SqliteEngine {
    /// How to open another connection to the same file.
    pub(crate) fn options(&self) -> &SqliteConnectOptions {
        &self.options
    }
}

impl Writer {
    async fn open_savepoint(&mut self) -> Result<(), sqlx::Error> {
        self.clear_abandoned().await?;
        if self.transaction == Open::No {
            // Set before the statement: a caller cancelled while it runs may leave a transaction.
            self.transaction = Open::Perhaps;
            run(&mut self.conn, "BEGIN IMMEDIATE").await?;
            self.transaction = Open::Yes;
        }
        // Set before the statement: a caller cancelled while it runs leaves a savepoint to clear.
        self.abandoned_savepoint = true;
        run(&mut self.conn, "SAVEPOINT unit").await
    }

    async fn clear_abandoned(&mut self) -> Result<(), sqlx::Error> {
        if self.transaction == Open::Perhaps {
            // Nothing was written in it. "No transaction is active" means it never began.
            let _ = run(&mut self.conn, "ROLLBACK").await;
            self.transaction = Open::No;
        }
        if self.abandoned_savepoint {
            // "no such savepoint" means it was never opened: nothing to clear.
            if run(&mut self.conn, "ROLLBACK TO unit").await.is_ok() {
                run(&mut self.conn, "RELEASE unit").await?;
            }
            self.abandoned_savepoint = false;
        }
        Ok(())
    }

    async fn commit(&mut self) {
        let done = match self.clear_abandoned().await {
            Ok(()) if self.transaction == Open::Yes => run(&mut self.conn, "COMMIT").await,
            other => other,
        };
        if done.is_err() {
            // The engine rolled back or still holds the transaction: either way nothing is promised.
            let _ = run(&mut self.conn, "ROLLBACK").await;
        }
        self.transaction = Open::No;
        for waiting in self.waiting.drain(..) {
            let _ = waiting.send(done.as_ref().copied().map_err(ToString::to_string));
        }
    }
}

/// Commits what is done, once everyone who was already in the queue had a turn.
async fn committer(writer: std::sync::Weak<Mutex<Writer>>, work_done: Arc<Notify>) {
    loop {
        tokio::select! {
            () = work_done.notified() => {}
            // Wakes now and then so that it ends when the engine is gone.
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
        }
        let Some(writer) = writer.upgrade() else { return };
        let mut writer = writer.lock_owned().await;
        if writer.transaction != Open::No || writer.abandoned_savepoint {
            writer.commit().await;
        }
    }
}

impl Tx {
    /// The connection, for statements.
    ///
    /// # Errors
    /// After the unit was committed.
    pub fn conn(&mut self) -> Result<Conn<'_>, sqlx::Error> {
        match self {
            Self::Sqlite(tx) => match &mut tx.writer {
                Some(writer) => Ok(Conn::Sqlite(&mut writer.conn)),
                None => Err(sqlx::Error::PoolClosed),
            },
            Self::Pg(Some(tx)) => Ok(Conn::Pg(tx)),
            Self::Pg(None) => Err(sqlx::Error::PoolClosed),
        }
    }

    /// Leaves behind what the unit did so far; it can go on.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn start_over(&mut self) -> Result<(), sqlx::Error> {
        let sql = match self {
            Self::Sqlite(_) => "ROLLBACK TO unit",
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
            Self::Sqlite(tx) => {
                let Some(mut writer) = tx.writer.take() else {
                    return Err(sqlx::Error::PoolClosed);
                };
                run(&mut writer.conn, "RELEASE unit").await?;
                writer.abandoned_savepoint = false;
                if writer.lazily {
                    return Ok(());
                }
                let (sender, durable) = oneshot::channel();
                writer.waiting.push(sender);
                drop(writer);
                tx.work_done.notify_one();
                match durable.await {
                    Ok(Ok(())) => Ok(()),
                    Ok(Err(text)) => Err(sqlx::Error::Protocol(text)),
                    Err(_) => Err(sqlx::Error::WorkerCrashed),
                }
            }
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

impl Drop for SqliteTx {
    fn drop(&mut self) {
        if self.writer.take().is_some_and(|writer| !writer.lazily) {
            // The savepoint is marked abandoned: whoever has the next turn clears it.
            self.work_done.notify_one();
        }
    }
}

async fn run(conn: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(conn).await.map(|_| ())
}
