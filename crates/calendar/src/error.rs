//! What can go wrong in counting days. A law's "no" is not here: that is an outcome of `law`.

use jiff::civil::Date;

/// Why no answer about a day can be given.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// The day, or a day that had to be counted on the way, lies outside the bank holidays known.
    #[error("bank holidays are known from {from} to {to} only, and this needs {date}")]
    NotCovered {
        /// The first day that was needed and is not covered.
        date: Date,
        /// First day covered.
        from: Date,
        /// Last day covered.
        to: Date,
    },
    /// No edition of the bank holidays has that name.
    #[error("no edition of the bank holidays is called '{0}'")]
    UnknownEdition(String),
}
