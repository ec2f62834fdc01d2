//! What can go wrong with the index. Nothing here is an answer's words.

use std::path::PathBuf;

/// Why the index could not be opened, written or asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of it.
    #[error("{path} cannot be used for the memory's index: {why}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The index itself.
    #[error("the memory's index: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// Something that it keeps cannot be read back.
    #[error("the memory's index is damaged: {0}")]
    Damaged(&'static str),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Index(error.into())
    }
}

/// What the index returns.
pub type Result<T> = std::result::Result<T, Error>;
