//! A frozen view of the whole database, read piece by piece while others go on writing.

use crate::db::{Conn, Row};
use crate::engine::Engine;
use crate::schema::Table;
use sqlx::{Connection, Postgres, SqliteConnection, Transaction, sqlite::SqliteConnectOptions};

/// A frozen view of the database. Writes nothing and holds nobody up.
pub enum Snapshot {
    /// A second connection to the file, inside a read transaction.
    Sqlite(Box<SqliteConnection>),
    /// A repeatable-read transaction.
    Pg(Transaction<'static, Postgres>),
}

impl Engine {
    /// Freezes a view of the database as it is now.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn snapshot(&self) -> Result<Snapshot, sqlx::Error> {
        let mut snapshot = match self {
            Self::Sqlite(engine) => {
                let options: SqliteConnectOptions = engine.options().clone();
                let options = options.create_if_missing(false).pragma("query_only", "on");
                Snapshot::Sqlite(Box::new(SqliteConnection::connect_with(&options).await?))
            }
            Self::Pg(pool) => Snapshot::Pg(pool.begin().await?),
        };
        let freeze = match snapshot {
            Snapshot::Sqlite(_) => "BEGIN",
            Snapshot::Pg(_) => "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        };
        snapshot.conn().exec(freeze, Vec::new()).await?;
        // The view freezes at the first thing that is read.
        snapshot.conn().rows("SELECT MAX(version) FROM schema_version", Vec::new()).await?;
        Ok(snapshot)
    }
}

impl Snapshot {
    /// The connection, for statements.
    pub fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(conn) => Conn::Sqlite(conn),
            Self::Pg(tx) => Conn::Pg(tx),
        }
    }

    /// Begins to read a table from its first row.
    pub(crate) async fn open(&mut self, table: &Table) -> Result<Pieces, sqlx::Error> {
        if let Self::Pg(_) = self {
            self.conn().exec(table.declare, Vec::new()).await?;
        }
        Ok(Pieces { after: i64::MIN, piece: table.piece, fetch: table.fetch })
    }

    /// The next rows of a table; none when all were read. On SQLite the first column is a row
    /// number that isn't part of the table: [`Snapshot::first_column`].
    pub(crate) async fn next(&mut self, pieces: &mut Pieces) -> Result<Vec<Row>, sqlx::Error> {
        match self {
            Self::Sqlite(_) => {
                let after = crate::db::args![pieces.after];
                let rows = self.conn().rows(pieces.piece, after).await?;
                if let Some(last) = rows.last() {
                    pieces.after = last.int(0)?;
                }
                Ok(rows)
            }
            Self::Pg(_) => self.conn().rows(pieces.fetch, Vec::new()).await,
        }
    }

    /// The place of the table's first column in a row.
    pub(crate) const fn first_column(&self) -> usize {
        match self {
            Self::Sqlite(_) => 1,
            Self::Pg(_) => 0,
        }
    }
}

/// How far a table was read.
pub(crate) struct Pieces {
    after: i64,
    piece: &'static str,
    fetch: &'static str,
}
