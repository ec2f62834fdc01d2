//! What can go wrong in the store. Messages carry identifiers, never what a person wrote.

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Somebody else changed the stream first: load it again and decide again.
    #[error("stream {stream} is at version {found}, not at version {expected}")]
    Conflict {
        /// The stream.
        stream: uuid::Uuid,
        /// The version that the command was decided on.
        expected: u64,
        /// The version that stands.
        found: u64,
    },
    /// There is no such thing in this authority.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// A reference, address or name is taken already.
    #[error("the {0} is taken already")]
    Taken(&'static str),
    /// What was handed in cannot be kept.
    #[error("{0}")]
    Invalid(&'static str),
    /// What was handed in is larger than the store takes.
    #[error("{what} is larger than {limit} bytes")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit in bytes.
        limit: usize,
    },
    /// The database was made by a newer version of this program.
    #[error(
        "the database is at version {found}, and this program knows versions up to {known}: run the newer program"
    )]
    NewerDatabase {
        /// The version of the database.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The migrations of the database are not the ones of this program.
    #[error("migration {0} of the database is not the one of this program")]
    OtherMigration(i64),
    /// Stored data is not what it must be.
    #[error("stored data is damaged: {0}")]
    Damaged(String),
    /// A restore needs a target without cases, people or documents.
    #[error(
        "the target is not empty: a backup is restored only into an empty database and an empty document store"
    )]
    NotEmpty,
    /// The file is not a whole backup.
    #[error("not a whole backup: {0}")]
    NotABackup(&'static str),
    /// The address of the database or of the documents cannot be used.
    #[error("cannot use this address: {0}")]
    Address(&'static str),
    /// The database failed.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// The document store failed.
    #[error(transparent)]
    Documents(#[from] object_store::Error),
    /// A file could not be read or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The operating system gave no random bytes.
    #[error(transparent)]
    Random(#[from] getrandom::Error),
}

impl Error {
    /// Whether another attempt at the same command, decided anew, may succeed.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Error::Conflict { .. })
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let Some(cause) = error.as_database_error().filter(|cause| cause.is_unique_violation()) else {
            return Error::Database(error);
        };
        // SQLite names the columns, PostgreSQL the index.
        let message = cause.message();
        let named = |columns: &str, index: &str| {
            message.contains(columns) || cause.constraint().is_some_and(|found| found == index)
        };
        if named("cases.reference", "cases_reference") {
            Error::Taken("reference")
        } else if named("people.email", "people_email_key") {
            Error::Taken("e-mail address")
        } else if named("authorities.slug", "authorities_slug_key") {
            Error::Taken("short name")
        } else if named("outbox.message_id", "outbox_message") {
            Error::Taken("message id")
        } else if named("links.hash", "links_hash_key") {
            Error::Taken("link")
        } else {
            Error::Database(error)
        }
    }
}

/// What the store returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;
