//! Where a piece of the text stands in the file: a page, or a cell of a table.

use std::fmt;

/// A place in a file, as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A page, counted from 1.
    Page(usize),
    /// A cell of a sheet: "B7".
    Cell {
        /// The name of the sheet; none in a file that has only one.
        sheet: Option<String>,
        /// Column letters and row.
        cell: String,
    },
}

/// A range of the text and where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Where it stands.
    pub at: At,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Page(n) => write!(f, "page {n}"),
            At::Cell { sheet: None, cell } => write!(f, "cell {cell}"),
            At::Cell { sheet: Some(sheet), cell } => write!(f, "sheet {sheet}, cell {cell}"),
        }
    }
}
