//! Why a file could not be read, in one sentence that an officer can act on.

use container::FileKind;

/// Why a file could not be read. The messages never quote content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It could not be opened.
    #[error(transparent)]
    Container(#[from] container::Error),
    /// It is of a kind that is not read.
    #[error("this file is a {}, which cannot be read as a request: ask for its text, a Word document or an e-mail", .kind.in_words())]
    NotRead {
        /// What it is.
        kind: FileKind,
    },
}
