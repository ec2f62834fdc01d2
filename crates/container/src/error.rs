//! What can be wrong with something from outside: one sentence each that an officer can act on.

/// Why something could not be opened. The messages never quote content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing in it.
    #[error("this file is empty: ask for it to be sent again")]
    Empty,
    /// Larger than the limit.
    #[error("this file is {} MB; at most {} MB are read: ask for a smaller one", megabytes(*.size), .limit / 1_000_000)]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Holds more words than the limit.
    #[error("this file holds more than {} MB of words, which is no letter; it is not read: ask for the part that matters", .limit / 1_000_000)]
    TooMuchText {
        /// The limit in bytes.
        limit: usize,
    },
    /// Unpacks to more than the limit, or from suspiciously little.
    #[error("this file unpacks to more than {} MB or far more than its own size, so it is not opened: ask for its content in another form", .limit / 1_000_000)]
    Bomb {
        /// The limit in bytes.
        limit: usize,
    },
    /// More parts than the limit.
    #[error("this file has more than {limit} parts; it is not opened: ask for its content in another form")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// More pages than the limit.
    #[error("this file has more than {limit} pages; it is not read: ask for the pages that matter")]
    TooManyPages {
        /// The limit.
        limit: usize,
    },
    /// More cells than the limit.
    #[error(
        "this file has tables of more than {limit} cells; it is not read: ask for the questions in a letter or an e-mail"
    )]
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// More work than reading is worth.
    #[error(
        "this {what} is made so that reading it would take too long; it is not read: ask for its content in another form"
    )]
    TooMuchWork {
        /// What it is.
        what: &'static str,
    },
    /// Nested deeper than the limit.
    #[error(
        "this file is nested more than {limit} levels deep; it is not opened: ask for its content in another form"
    )]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// Not what it seems to be.
    #[error("this {what} is damaged and cannot be read: ask for it to be sent again")]
    Damaged {
        /// What it should be: "Word document", "e-mail".
        what: &'static str,
    },
    /// Needs a password.
    #[error("this {what} is protected by a password and cannot be read: ask for it without one")]
    Encrypted {
        /// What it is.
        what: &'static str,
    },
}

fn megabytes(size: usize) -> usize {
    size.div_ceil(1_000_000)
}
