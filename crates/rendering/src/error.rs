//! What can go wrong when a document is given a form. It must not carry words of the document.

/// A document could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The document is longer than a letter may be.
    #[error("the document has {characters} characters, more than the {limit} that a PDF or DOCX may have")]
    TooLong {
        /// How long it is.
        characters: usize,
        /// How long it may be.
        limit: usize,
    },
    /// More columns than a page has room for.
    #[error("a table has more than {limit} columns, which no page has room for")]
    TooWide {
        /// The limit.
        limit: usize,
    },
    /// Letters that no font here has.
    #[error("its words stand in a writing for which there are no letters here")]
    Writing,
    /// The layout refused; the text is the layout's own and names no content.
    #[error("the letter could not be laid out as PDF: {0}")]
    Layout(String),
    /// The Office file could not be packed.
    #[error("the letter could not be packed as DOCX: {0}")]
    Pack(String),
}
