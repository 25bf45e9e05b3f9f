//! The one writer of a SQLite file: turns in the order of arrival, and one durable commit for all of them.
//!
//! Each unit of work runs in its own savepoint and, when it is done, leaves its change in the open
//! transaction and asks the committer to commit. The committer queues for the same turn, so everyone
//! who was already waiting goes first and shares one durable commit. A unit is told "done" only
//! after that commit.

use sqlx::SqliteConnection;
use std::{sync::Arc, time::Duration};
use tokio::sync::{Mutex, Notify, OwnedMutexGuard, oneshot};

/// The writer's connection and who waits for the open transaction to be durable.
pub(crate) struct Writer {
    pub(crate) conn: SqliteConnection,
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

impl Writer {
    pub(crate) const fn new(conn: SqliteConnection, lazily: bool) -> Self {
        Self {
            conn,
            transaction: Open::No,
            abandoned_savepoint: false,
            lazily,
            waiting: Vec::new(),
        }
    }

    /// Commits now; what came of it.
    pub(crate) async fn flush(&mut self) -> Result<(), sqlx::Error> {
        let (sender, mut durable) = oneshot::channel();
        self.waiting.push(sender);
        self.commit().await;
        match durable.try_recv() {
            Ok(Ok(())) => Ok(()),
            Ok(Err(text)) => Err(sqlx::Error::Protocol(text)),
            Err(_) => Err(sqlx::Error::WorkerCrashed),
        }
    }

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

/// A turn on the writer. Dropped without [`Turn::commit`], it leaves nothing behind.
pub struct Turn {
    writer: Option<OwnedMutexGuard<Writer>>,
    work_done: Arc<Notify>,
}

impl Turn {
    /// Waits for a turn.
    pub(crate) async fn take(
        writer: Arc<Mutex<Writer>>,
        work_done: Arc<Notify>,
    ) -> Result<Self, sqlx::Error> {
        let mut writer = writer.lock_owned().await;
        writer.open_savepoint().await?;
        Ok(Self { writer: Some(writer), work_done })
    }

    /// The connection, until the turn was committed.
    pub(crate) fn conn(&mut self) -> Option<&mut SqliteConnection> {
        self.writer.as_mut().map(|writer| &mut writer.conn)
    }

    /// Ends the turn; returns when what it did is durable.
    pub(crate) async fn commit(&mut self) -> Result<(), sqlx::Error> {
        let Some(mut writer) = self.writer.take() else {
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
        self.work_done.notify_one();
        match durable.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(text)) => Err(sqlx::Error::Protocol(text)),
            Err(_) => Err(sqlx::Error::WorkerCrashed),
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.writer.take().is_some_and(|writer| !writer.lazily) {
            // The savepoint is marked abandoned: whoever has the next turn clears it.
            self.work_done.notify_one();
        }
    }
}

/// Commits what is done, once everyone who was already in the queue had a turn.
pub(crate) async fn committer(writer: std::sync::Weak<Mutex<Writer>>, work_done: Arc<Notify>) {
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

async fn run(conn: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(conn).await.map(|_| ())
}
