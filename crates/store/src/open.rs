//! Opens a store: the pools of its database, brought to this version, and the place of its documents.

use std::{
    path::PathBuf,
    str::FromStr,
    time::{Duration, Instant},
};

use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{
    documents::{self, Documents},
    error::{Error, Result},
    migrate,
    sql::Database,
};

/// How long a node waits for another that has the SQLite file to itself.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where everything is kept.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite:///path/to/file` or `postgres://…`.
    pub database: String,
    /// `file:///path/to/folder` or `s3://bucket/prefix`.
    pub documents: String,
    /// What S3 needs beyond the environment's `AWS_…`: `endpoint`, `region`, `access_key_id`, `secret_access_key` ...
    pub documents_options: Vec<(String, String)>,
    /// Connections that read; PostgreSQL has as many in all.
    pub read_connections: u32,
}

impl Settings {
    /// A database and a place of documents, with what serves a council.
    pub fn new(database: impl Into<String>, documents: impl Into<String>) -> Settings {
        Settings {
            database: database.into(),
            documents: documents.into(),
            documents_options: Vec::new(),
            read_connections: 4,
        }
    }

    /// An SQLite file and a folder below one folder.
    pub fn in_folder(folder: &std::path::Path) -> Settings {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let documents = url::Url::from_directory_path(folder.join("documents")).map(String::from);
        Settings::new(
            format!("sqlite://{}", folder.join("candour.db").display()),
            documents.unwrap_or_else(|()| format!("file://{}/documents", folder.display())),
        )
    }
}

/// Everything that is kept. A clone is the same store.
#[derive(Clone)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) documents: Documents,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let database = match self.database {
            Database::Sqlite { .. } => "SQLite",
            Database::Postgres(_) => "PostgreSQL",
        };
        f.debug_struct("Store").field("database", &database).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a store, makes what is missing and brings the database to this version.
    ///
    /// Fails with [`Error::NewerDatabase`] where a newer program has been at it.
    pub async fn open(settings: Settings) -> Result<Store> {
        let readers = settings.read_connections.clamp(1, 64);
        let database = match settings.database.split_once("://") {
            Some(("sqlite", path)) => sqlite(path, readers).await?,
            Some(("postgres" | "postgresql", _)) => postgres(&settings.database, readers).await?,
            _ => return Err(Error::Address("database: write sqlite:///path or postgres://…")),
        };
        let documents = documents::open(&settings.documents, &settings.documents_options)?;
        Ok(Store { database, documents })
    }

    /// Finishes what is under way and closes the connections.
    pub async fn close(&self) {
        self.database.close().await;
    }
}

async fn sqlite(path: &str, readers: u32) -> Result<Database> {
    let path = PathBuf::from(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .pragma("cache_size", "-8000")
        // What is erased is overwritten, not only forgotten.
        .pragma("secure_delete", "on")
        .foreign_keys(true);
    let writer = writer(options.clone().create_if_missing(true)).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(readers)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(options.read_only(true));
    let database = Database::Sqlite { writer, readers };
    migrate::migrate(&database).await?;
    Ok(database)
}

/// Opens the connection that writes.
///
/// Only one node can turn a new file to write-ahead logging. SQLite tells the others at once that the file is
/// locked, whatever `busy_timeout` says, because waiting while both hold a lock would never end: they let go, and
/// ask again.
async fn writer(options: SqliteConnectOptions) -> Result<SqlitePool> {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(60));
    let until = Instant::now() + PATIENCE;
    loop {
        match pool.clone().connect_with(options.clone()).await {
            Err(error) if is_locked(&error) && Instant::now() < until => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            opened => return Ok(opened?),
        }
    }
}

/// Whether another connection has the file to itself for the moment: `SQLITE_BUSY` in any of its forms.
fn is_locked(error: &sqlx::Error) -> bool {
    const BUSY: i32 = 5;
    let code = error.as_database_error().and_then(|error| error.code());
    // The low byte is the code itself, what lies above it says more about it.
    code.and_then(|code| code.parse::<i32>().ok()).is_some_and(|code| code & 0xff == BUSY)
}

async fn postgres(address: &str, connections: u32) -> Result<Database> {
    let options = PgConnectOptions::from_str(address)
        .map_err(|_| Error::Address("database: not an address of PostgreSQL"))?
        .application_name("candour")
        // An acknowledged command is on the disk, whatever the server's own setting says.
        .options([("synchronous_commit", "on")]);
    let pool = PgPoolOptions::new()
        .max_connections(connections.max(2))
        .acquire_timeout(Duration::from_secs(60))
        .connect_with(options)
        .await?;
    let database = Database::Postgres(pool);
    migrate::migrate(&database).await?;
    Ok(database)
}
