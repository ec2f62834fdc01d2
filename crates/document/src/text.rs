//! A document as content: what a letter or a page says, before any form is given to it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A run of text inside a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Strong words.
    Strong(String),
    /// Emphasised words.
    Emphasis(String),
    /// A link: its words and its address (http, https or mailto).
    Link {
        /// What the reader sees.
        text: String,
        /// Where it leads.
        url: String,
    },
    /// A line break inside a paragraph (an address, a verse).
    Break,
}

impl From<&str> for Inline {
    fn from(s: &str) -> Self {
        Inline::Text(s.to_owned())
    }
}

impl From<String> for Inline {
    fn from(s: String) -> Self {
        Inline::Text(s)
    }
}

/// A table with a heading row; every row has as many cells as there are headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What the table shows, in one sentence.
    pub caption: String,
    /// Column headings.
    pub headings: Vec<String>,
    /// Rows of cells, as text.
    pub rows: Vec<Vec<String>>,
}

/// One item of a list.
pub type ListItem = Vec<Inline>;

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading; level 1 is reserved for the document's title, so blocks start at 2.
    Heading {
        /// 2 to 4.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bulleted or numbered list.
    List {
        /// Numbered from 1.
        ordered: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A question of the applicant under its label as written, in their words.
    Question {
        /// The label as written ("4", "2b"), without punctuation.
        label: Option<String>,
        /// The question.
        text: String,
    },
    /// Words of somebody else.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
    /// A line of attention: a warning, a notice of what follows.
    Notice(Vec<Inline>),
    /// What follows starts a new page where there are pages.
    PageBreak,
}

impl Block {
    /// A paragraph of plain words.
    pub fn text(s: impl Into<String>) -> Self {
        Block::Paragraph(vec![Inline::Text(s.into())])
    }

    /// A heading.
    pub fn heading(level: u8, s: impl Into<String>) -> Self {
        Block::Heading { level, text: s.into() }
    }
}

/// How to reach somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Postal address, one line each.
    pub address: Vec<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub telephone: Option<String>,
    /// Address on the web.
    pub website: Option<String>,
}

/// The head of a letter: who writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The authority's name.
    pub authority: String,
    /// The team that signs, for example "Information Governance".
    pub team: String,
    /// How to reach it.
    pub contact: Contact,
    /// The house colour as `#rrggbb`; renderers keep the text on it readable.
    pub colour: Option<String>,
}

/// A whole document: the content of a letter, a notice or a published page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The title, which is also the PDF's title and the heading of level 1.
    pub title: String,
    /// BCP 47: `en-GB` or `cy`.
    pub language: String,
    /// Who writes; none for a page that is not a letter.
    pub letterhead: Option<Letterhead>,
    /// To whom, one line each.
    pub recipient: Vec<String>,
    /// The date it bears.
    pub date: Option<Date>,
    /// Our reference.
    pub reference: Option<String>,
    /// The content.
    pub blocks: Vec<Block>,
}
