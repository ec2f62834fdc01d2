//! What can go wrong in the office: a "no" of the law or of the rules, input that cannot be read, or breakage below.

use casework::Refusal;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The rules say no; the sentence is for the person.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// What was handed in cannot be used; the sentence is for the person.
    #[error("{0}")]
    BadInput(String),
    /// There is no such thing here, or not for this person.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Somebody else changed the case at the same moment; nothing was lost on either side.
    #[error("somebody else changed this case at the same moment: look at it and try again")]
    Busy,
    /// The letter could not be given a form.
    #[error("the letter could not be rendered: {0}")]
    Rendering(#[from] rendering::Error),
    /// The store failed.
    #[error("the store failed: {0}")]
    Store(store::Error),
    /// The memory's index failed; nothing but proposals is missing without it.
    #[error(transparent)]
    Memory(#[from] answers::index::Error),
    /// A stored event cannot be understood by this program.
    #[error("event {version} of case {case} cannot be read: {why}")]
    Unreadable {
        /// The case.
        case: uuid::Uuid,
        /// The event.
        version: u64,
        /// Why.
        why: String,
    },
    /// A password could not be hashed, or there was no randomness.
    #[error("no secret could be made: {0}")]
    Secret(String),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound(what) => Error::NotFound(what),
            store::Error::Conflict { .. } => Error::Busy,
            store::Error::Taken(what) => {
                Error::BadInput(format!("the {what} is taken already: choose another"))
            }
            store::Error::TooLarge { what, limit } => {
                Error::BadInput(format!("{what} is larger than {} MB: send a smaller one", limit / 1_000_000))
            }
            other => Error::Store(other),
        }
    }
}

impl From<reading::Error> for Error {
    fn from(error: reading::Error) -> Self {
        Error::BadInput(error.to_string())
    }
}

/// What the office returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;
