//! Why a file could not be read, in one sentence that an officer can act on.

use container::FileKind;

/// Why a file could not be read. The messages never quote content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It could not be opened.
    #[error(transparent)]
    Container(#[from] container::Error),
    /// It holds pictures of words only.
    #[error("{} and {why}: ask for the words in an e-mail or a Word document, or look at it and type them in", scan(*.pages))]
    Scanned {
        /// How many pages were not read.
        pages: usize,
        /// Why the pictures were not read.
        why: String,
    },
    /// Its fonts draw shapes without saying which characters they are.
    #[error(
        "this PDF does not say which characters its shapes stand for, so its words cannot be read: ask for them in an e-mail or a Word document"
    )]
    FontsWithoutWords,
    /// Nothing is written in it.
    #[error("this {what} has no words in it: ask for it to be sent again")]
    NoWords {
        /// What it is.
        what: &'static str,
    },
    /// Nothing in it can be a register.
    #[error("no table was found in this {what}: a register is a row of headings with rows under it")]
    NoTable {
        /// What it is.
        what: &'static str,
    },
    /// There are headings only.
    #[error("there are headings but no row under them: nothing could be answered from this register")]
    NoRows,
    /// The first row is no row of headings.
    #[error(
        "row {row} holds values and no row above it names the columns: put a row of headings at the top of this register"
    )]
    NoHeadings {
        /// The first row that holds values.
        row: u32,
    },
    /// A quoted cell never ends.
    #[error("line {line} opens a quotation mark that is never closed: close it or take it out")]
    Unclosed {
        /// Where it begins.
        line: usize,
    },
    /// More rows than a register has.
    #[error("a register holds at most {limit} rows: leave out those that no answer needs")]
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// More columns than a register has.
    #[error("a register has at most {limit} columns: leave out those that no answer needs")]
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// It is no JSON, or cut off.
    #[error(
        "line {line} of this JSON file cannot be read: it is damaged or cut off, so ask for it to be sent again"
    )]
    NotJson {
        /// Where it cannot be read on.
        line: usize,
    },
    /// It is JSON of another kind.
    #[error(
        "this JSON file holds no contracts in the Open Contracting Data Standard and no list of records: export the register as CSV or as a workbook"
    )]
    NoRecords,
    /// It is of a kind that is not read.
    #[error("this file is {}", not_read(*.kind))]
    NotRead {
        /// What it is.
        kind: FileKind,
    },
}

fn scan(pages: usize) -> String {
    match pages {
        0 => "this is a picture".to_owned(),
        1 => "this PDF is one scanned page without text".to_owned(),
        n => format!("this PDF is {n} scanned pages without text"),
    }
}

/// What a file is that is not read, and what to do about it.
fn not_read(kind: FileKind) -> String {
    let words = kind.in_words();
    let article =
        if words.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    let then = match kind {
        FileKind::Doc => "which is not read: open it in Word and save it as .docx, or ask for that",
        FileKind::Xls => "which is not read: open it in Excel and save it as .xlsx, or ask for that",
        FileKind::OldOffice => {
            "which is not read: open it in the program it comes from and save it as .docx, .xlsx or PDF, or ask for that"
        }
        FileKind::Zip => "of other files: take them out and read each by itself",
        _ => "which cannot be read as a request: ask for its text, a Word document or an e-mail",
    };
    let comma = if kind == FileKind::Zip { "" } else { "," };
    format!("{article} {words}{comma} {then}")
}
