//! What can go wrong with what is given to this crate; never what is wrong with a letter.

/// A draft that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is longer than is read.
    #[error("the draft is longer than {0} bytes")]
    TooLong(usize),
    /// It is not the JSON of a draft.
    #[error("this is not the JSON of a draft: {0}")]
    NotADraft(String),
}
