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
    #[error("this PDF does not say which characters its shapes stand for, so its words cannot be read: ask for them in an e-mail or a Word document")]
    FontsWithoutWords,
    /// Nothing is written in it.
    #[error("this {what} has no words in it: ask for it to be sent again")]
    NoWords {
        /// What it is.
        what: &'static str,
    },
    /// It is of a kind that is not read.
    #[error("this file is a {}, which cannot be read as a request: ask for its text, a Word document or an e-mail", .kind.in_words())]
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
