//! Both engines behind one small face: a statement is a constant text, its arguments are typed, and
//! a row gives typed columns. Nothing here knows what the rows mean.

use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

/// A value for `$n` in a statement. Nulls carry their type because PostgreSQL wants it.
#[derive(Debug, Clone)]
pub enum Arg {
    /// A whole number, a moment in microseconds.
    Int(i64),
    /// A whole number or null.
    OptInt(Option<i64>),
    /// Text.
    Text(String),
    /// Text or null.
    OptText(Option<String>),
    /// Bytes: an id, a sealed value.
    Bytes(Vec<u8>),
    /// Bytes or null.
    OptBytes(Option<Vec<u8>>),
    /// Yes or no.
    Bool(bool),
    /// Yes, no or null.
    OptBool(Option<bool>),
}

/// A row of either engine; columns by position, from 0.
#[derive(Debug)]
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Pg(PgRow),
}

macro_rules! getters {
    ($($(#[$doc:meta])+ $name:ident -> $type:ty;)+) => {
        impl Row {$(
            $(#[$doc])+
            pub fn $name(&self, column: usize) -> Result<$type, sqlx::Error> {
                match self {
                    Self::Sqlite(row) => row.try_get(column),
                    Self::Pg(row) => row.try_get(column),
                }
            }
        )+}
    };
}

getters! {
    /// A whole number.
    int -> i64;
    /// A whole number or null.
    opt_int -> Option<i64>;
    /// Text.
    text -> String;
    /// Text or null.
    opt_text -> Option<String>;
    /// Bytes.
    bytes -> Vec<u8>;
    /// Bytes or null.
    opt_bytes -> Option<Vec<u8>>;
    /// Yes or no.
    bool -> bool;
    /// Yes, no or null.
    opt_bool -> Option<bool>;
}

impl Row {
    /// The 16 bytes of an id.
    pub fn id(&self, column: usize) -> Result<[u8; 16], sqlx::Error> {
        as_id(&self.bytes(column)?)
    }

    /// The 16 bytes of an id, or null.
    pub fn opt_id(&self, column: usize) -> Result<Option<[u8; 16]>, sqlx::Error> {
        self.opt_bytes(column)?.map(|bytes| as_id(&bytes)).transpose()
    }
}

fn as_id(bytes: &[u8]) -> Result<[u8; 16], sqlx::Error> {
    bytes.try_into().map_err(|_| sqlx::Error::Decode("an id isn't 16 bytes".into()))
}

macro_rules! bind_all {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match arg {
                Arg::Int(value) => query.bind(value),
                Arg::OptInt(value) => query.bind(value),
                Arg::Text(value) => query.bind(value),
                Arg::OptText(value) => query.bind(value),
                Arg::Bytes(value) => query.bind(value),
                Arg::OptBytes(value) => query.bind(value),
                Arg::Bool(value) => query.bind(value),
                Arg::OptBool(value) => query.bind(value),
            };
        }
        query
    }};
}

/// A connection inside a unit of work.
pub enum Conn<'c> {
    /// To SQLite.
    Sqlite(&'c mut sqlx::SqliteConnection),
    /// To PostgreSQL.
    Pg(&'c mut sqlx::PgConnection),
}

impl Conn<'_> {
    /// Carries out a statement; how many rows it changed.
    pub async fn exec(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(conn) => {
                let done = bind_all!(sqlx::query(sql), args).execute(&mut **conn).await?;
                Ok(done.rows_affected())
            }
            Self::Pg(conn) => {
                let done = bind_all!(sqlx::query(sql), args).execute(&mut **conn).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// Carries out a statement that was put together from the names in our own schema.
    pub(crate) async fn exec_text(
        &mut self,
        sql: String,
        args: Vec<Arg>,
    ) -> Result<u64, sqlx::Error> {
        let sql = sqlx::AssertSqlSafe(sql);
        match self {
            Self::Sqlite(conn) => {
                let done = bind_all!(sqlx::query(sql), args).execute(&mut **conn).await?;
                Ok(done.rows_affected())
            }
            Self::Pg(conn) => {
                let done = bind_all!(sqlx::query(sql), args).execute(&mut **conn).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// The rows a statement answers.
    pub async fn rows(
        &mut self,
        sql: &'static str,
        args: Vec<Arg>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        match self {
            Self::Sqlite(conn) => {
                let rows = bind_all!(sqlx::query(sql), args).fetch_all(&mut **conn).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Self::Pg(conn) => {
                let rows = bind_all!(sqlx::query(sql), args).fetch_all(&mut **conn).await?;
                Ok(rows.into_iter().map(Row::Pg).collect())
            }
        }
    }

    /// The first row a statement answers, if any.
    pub async fn row(
        &mut self,
        sql: &'static str,
        args: Vec<Arg>,
    ) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.rows(sql, args).await?.into_iter().next())
    }
}

/// Arguments from values: `args![org, 3, "text", None::<Vec<u8>>]`.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Arg::from($value)),*] };
}
pub(crate) use args;

macro_rules! arg_from {
    ($($type:ty => $variant:ident),+ $(,)?) => {$(
        impl From<$type> for Arg {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}
arg_from! {
    i64 => Int, Option<i64> => OptInt, String => Text, Option<String> => OptText,
    Vec<u8> => Bytes, Option<Vec<u8>> => OptBytes, bool => Bool, Option<bool> => OptBool,
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<Option<&str>> for Arg {
    fn from(value: Option<&str>) -> Self {
        Self::OptText(value.map(str::to_owned))
    }
}

impl From<kernel::Moment> for Arg {
    fn from(value: kernel::Moment) -> Self {
        Self::Int(value.micros())
    }
}

impl From<Option<kernel::Moment>> for Arg {
    fn from(value: Option<kernel::Moment>) -> Self {
        Self::OptInt(value.map(kernel::Moment::micros))
    }
}

macro_rules! arg_from_id {
    ($($type:ident),+ $(,)?) => {$(
        impl From<kernel::$type> for Arg {
            fn from(value: kernel::$type) -> Self {
                Self::Bytes(value.to_bytes().to_vec())
            }
        }
        impl From<Option<kernel::$type>> for Arg {
            fn from(value: Option<kernel::$type>) -> Self {
                Self::OptBytes(value.map(|id| id.to_bytes().to_vec()))
            }
        }
    )+};
}
arg_from_id!(
    AmendmentId,
    DossierId,
    EntryId,
    InvitationId,
    ParcelId,
    PasskeyId,
    OrganisationId,
    PersonId,
    PostId,
    RegistrationId,
    SessionId,
    SubjectId,
    TargetId,
    TeamId,
    WorkerId,
);
