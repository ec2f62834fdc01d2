//! One SQL text, two native drivers: arguments, rows, pools and transactions that are the same for both.
//!
//! Nothing outside this crate sees these types, and nothing in here knows a table.

use sqlx::{
    AssertSqlSafe, PgPool, Postgres, Row as _, Sqlite, SqlitePool, Transaction,
    postgres::{PgArguments, PgRow},
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};
use uuid::Uuid;

use crate::error::{Error, Result};

/// The key of PostgreSQL's advisory lock that puts the commits of a database in one order.
const APPENDING: &str = "BEGIN; SELECT pg_advisory_xact_lock(1128353348)";

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Arg {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
    Bool(bool),
}

macro_rules! arg_from {
    ($($type:ty => $value:ident $arg:expr;)*) => { $(
        impl From<$type> for Arg {
            fn from($value: $type) -> Arg { $arg }
        }
    )* };
}

arg_from! {
    i64 => v Arg::Int(Some(v));
    Option<i64> => v Arg::Int(v);
    &str => v Arg::Text(Some(v.to_owned()));
    String => v Arg::Text(Some(v));
    &String => v Arg::Text(Some(v.clone()));
    Option<String> => v Arg::Text(v);
    Option<&str> => v Arg::Text(v.map(str::to_owned));
    &[u8] => v Arg::Bytes(Some(v.to_vec()));
    &Vec<u8> => v Arg::Bytes(Some(v.clone()));
    [u8; 32] => v Arg::Bytes(Some(v.to_vec()));
    &[u8; 32] => v Arg::Bytes(Some(v.to_vec()));
    &[u8; 16] => v Arg::Bytes(Some(v.to_vec()));
    Uuid => v Arg::Uuid(Some(v));
    Option<Uuid> => v Arg::Uuid(v);
    bool => v Arg::Bool(v);
}

/// The arguments of a statement, in the order of `$1`, `$2` ...
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::sql::Arg::from($value)),*] };
}
pub(crate) use args;

/// The statement: a literal, or text that was put together here from literals only.
#[derive(Clone)]
pub(crate) enum Sql {
    Fixed(&'static str),
    Built(String),
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Sql {
        Sql::Fixed(text)
    }
}

/// PostgreSQL keeps no NUL in text, so neither database is given one.
fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

macro_rules! bound {
    ($name:ident, $database:ty, $arguments:ty) => {
        fn $name(sql: Sql, args: Vec<Arg>) -> Query<'static, $database, $arguments> {
            let mut query = match sql {
                Sql::Fixed(text) => sqlx::query(text),
                Sql::Built(text) => sqlx::query(AssertSqlSafe(text)),
            };
            for arg in args {
                query = match arg {
                    Arg::Int(value) => query.bind(value),
                    Arg::Text(value) => query.bind(value.map(without_nul)),
                    Arg::Bytes(value) => query.bind(value),
                    Arg::Uuid(value) => query.bind(value),
                    Arg::Bool(value) => query.bind(value),
                };
            }
            query
        }
    };
}
bound!(for_sqlite, Sqlite, SqliteArguments);
bound!(for_postgres, Postgres, PgArguments);

/// One row of an answer.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getters {
    ($($name:ident: $type:ty;)*) => { $(
        pub(crate) fn $name(&self, column: &str) -> Result<$type> {
            Ok(match self {
                Row::Sqlite(row) => row.try_get(column)?,
                Row::Postgres(row) => row.try_get(column)?,
            })
        }
    )* };
}

impl Row {
    getters! {
        int: i64;
        int_or_null: Option<i64>;
        text: String;
        text_or_null: Option<String>;
        bytes: Vec<u8>;
        bytes_or_null: Option<Vec<u8>>;
        uuid: Uuid;
        uuid_or_null: Option<Uuid>;
        bool: bool;
    }

    /// A digest of 32 bytes.
    pub(crate) fn digest(&self, column: &str) -> Result<[u8; 32]> {
        <[u8; 32]>::try_from(self.bytes(column)?.as_slice())
            .map_err(|_| Error::Damaged(format!("{column} is not a digest")))
    }

    /// A count, which is never negative.
    pub(crate) fn count(&self, column: &str) -> Result<u64> {
        u64::try_from(self.int(column)?).map_err(|_| Error::Damaged(format!("{column} is negative")))
    }
}

/// The pools of one database.
#[derive(Clone)]
pub(crate) enum Database {
    /// One writer and a few readers on a file.
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    /// One pool for everything.
    Postgres(PgPool),
}

impl Database {
    /// All rows of a question.
    pub(crate) async fn all(&self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Vec<Row>> {
        let sql = sql.into();
        Ok(match self {
            Database::Sqlite { readers, .. } => {
                for_sqlite(sql, args).fetch_all(readers).await?.into_iter().map(Row::Sqlite).collect()
            }
            Database::Postgres(pool) => {
                for_postgres(sql, args).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The row of a question that has at most one.
    pub(crate) async fn one(&self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Option<Row>> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// A single statement that is its own transaction; returns the rows that it gives back.
    pub(crate) async fn write(&self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Vec<Row>> {
        let sql = sql.into();
        Ok(match self {
            Database::Sqlite { writer, .. } => {
                for_sqlite(sql, args).fetch_all(writer).await?.into_iter().map(Row::Sqlite).collect()
            }
            Database::Postgres(pool) => {
                for_postgres(sql, args).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// A single statement that is its own transaction; returns how many rows it changed.
    pub(crate) async fn execute(&self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<u64> {
        let sql = sql.into();
        Ok(match self {
            Database::Sqlite { writer, .. } => for_sqlite(sql, args).execute(writer).await?.rows_affected(),
            Database::Postgres(pool) => for_postgres(sql, args).execute(pool).await?.rows_affected(),
        })
    }

    /// A transaction that appends: one at a time in a database, so that the order of `seq` is the order of commits.
    pub(crate) async fn appending(&self) -> Result<Tx> {
        Ok(match self {
            Database::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Database::Postgres(pool) => Tx::Postgres(pool.begin_with(APPENDING).await?),
        })
    }

    /// A transaction that only reads, and sees one moment.
    pub(crate) async fn snapshot(&self) -> Result<Tx> {
        Ok(match self {
            Database::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Database::Postgres(pool) => Tx::Postgres(
                pool.begin_with("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
            ),
        })
    }

    /// Whether it is PostgreSQL, for the few statements that the two say differently.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Database::Postgres(_))
    }

    /// Closes the connections after what they are doing.
    pub(crate) async fn close(&self) {
        match self {
            Database::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Database::Postgres(pool) => pool.close().await,
        }
    }

    /// Lets go of the space of deleted rows, so that what was erased is not found in the files.
    pub(crate) async fn scrub(&self) -> Result<()> {
        match self {
            Database::Sqlite { writer, .. } => {
                sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(writer).await?;
            }
            Database::Postgres(pool) => {
                sqlx::raw_sql(
                    "VACUUM contents, cases, log_entries, earlier_letters, asked_questions, outbox, \
                     questionnaires, questionnaire_keys",
                )
                .execute(pool)
                .await?;
            }
        }
        Ok(())
    }
}

/// A transaction; dropped without `commit`, it never happened.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    pub(crate) async fn all(&mut self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Vec<Row>> {
        let sql = sql.into();
        Ok(match self {
            Tx::Sqlite(tx) => {
                for_sqlite(sql, args).fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect()
            }
            Tx::Postgres(tx) => {
                for_postgres(sql, args).fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    pub(crate) async fn one(&mut self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<Option<Row>> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    pub(crate) async fn execute(&mut self, sql: impl Into<Sql>, args: Vec<Arg>) -> Result<u64> {
        let sql = sql.into();
        Ok(match self {
            Tx::Sqlite(tx) => for_sqlite(sql, args).execute(&mut **tx).await?.rows_affected(),
            Tx::Postgres(tx) => for_postgres(sql, args).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Several statements without arguments, as a migration has them.
    pub(crate) async fn script(&mut self, text: &'static str) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => {
                sqlx::raw_sql(text).execute(&mut **tx).await?;
            }
            Tx::Postgres(tx) => {
                sqlx::raw_sql(text).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
