//! Why a copy of an enclosure cannot be made. The messages are sentences for an officer and quote no content.

/// A copy cannot be made.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not opened: too large, damaged, protected.
    #[error(transparent)]
    Container(#[from] container::Error),
    /// Not a kind of file that this copy is made from.
    #[error("this is {kind}, not a spreadsheet that can be read")]
    NotASpreadsheet {
        /// What it is.
        kind: &'static str,
    },
    /// Excel before 2007.
    #[error(
        "this workbook is of the kind used before 2007, in which hidden rows cannot be found: save it as .xlsx and add it again"
    )]
    OldWorkbook,
    /// The file is not built as its kind should be, so what is hidden cannot be told.
    #[error(
        "it cannot be told what is hidden in this spreadsheet ({why}): save it again from Excel or LibreOffice, or make a PDF"
    )]
    CannotTell {
        /// What is odd about it.
        why: &'static str,
    },
    /// More cells than a copy may have.
    #[error("this spreadsheet has more than {limit} cells: divide it and add the parts")]
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// Every sheet is hidden or empty.
    #[error("no sheet of this spreadsheet has anything that can be seen")]
    NothingVisible,
}
