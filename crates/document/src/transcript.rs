//! What is seen of a file, written down in the order in which it is read, before pages are made of it. The look of the file
//! is not in it: only what its words are to each other.

use crate::Inline;

/// What is seen of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// What the pages are called; it stands on no page by itself.
    pub title: String,
    /// BCP 47: `en-GB`.
    pub language: String,
    /// The pages lie on their side, as slides do.
    pub lying: bool,
    /// What is seen, in order.
    pub pieces: Vec<Piece>,
    /// Pictures by number: PNG, JPEG, GIF or WebP.
    pub pictures: Vec<Vec<u8>>,
}

/// To which side the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// To the left, as is usual.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// To the right.
    Right,
}

/// A piece of what is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading.
    Heading {
        /// From 1.
        level: u8,
        /// The words.
        words: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        words: Vec<Inline>,
        /// Where its lines stand.
        side: Side,
    },
    /// A paragraph with a bullet or a number before it.
    Item {
        /// How far in it stands: 0 for an outermost list.
        depth: u8,
        /// What stands before it ("•", "2.1", "(a)"); empty where it goes on with the item before.
        label: String,
        /// The words.
        words: Vec<Inline>,
    },
    /// A table.
    Table {
        /// How many rows at its top are headings.
        heads: usize,
        /// Its rows; a cell that reaches over others stands only where it begins.
        rows: Vec<Vec<Cell>>,
    },
    /// A picture.
    Picture {
        /// Its number.
        number: usize,
        /// What it is said to show; empty where nothing is said.
        alt: String,
        /// Its width and height as seen, in points.
        size: (u32, u32),
        /// Where it stands.
        side: Side,
    },
    /// What stands apart from the rest: a box, the head of each page, the notes.
    Aside {
        /// What it is; empty for a box.
        label: String,
        /// What stands in it.
        pieces: Vec<Piece>,
    },
    /// Lines with a name each: the header of an e-mail.
    Fields(Vec<(String, String)>),
    /// What follows starts a new page.
    PageBreak,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How many columns it reaches over, at least 1.
    pub columns: usize,
    /// How many rows it reaches over, at least 1.
    pub rows: usize,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

impl Cell {
    /// A cell of one column and one row.
    pub fn of(pieces: Vec<Piece>) -> Cell {
        Cell { columns: 1, rows: 1, pieces }
    }
}

impl Piece {
    /// A paragraph of plain words.
    pub fn text(words: impl Into<String>) -> Piece {
        Piece::paragraph(vec![Inline::Text(words.into())])
    }

    /// A paragraph on the left.
    pub fn paragraph(words: Vec<Inline>) -> Piece {
        Piece::Paragraph { words, side: Side::Left }
    }
}

impl Transcript {
    /// All its words, a line for each piece and cell.
    pub fn text(&self) -> String {
        text(&self.pieces)
    }
}

/// The words of pieces, a line for each piece and cell.
pub fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    add(pieces, &mut out);
    out
}

fn add(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Heading { words, .. } | Piece::Paragraph { words, .. } => line(words, out),
            Piece::Item { label, words, .. } => {
                out.push_str(label);
                out.push(' ');
                line(words, out);
            }
            Piece::Table { rows, .. } => rows.iter().flatten().for_each(|cell| add(&cell.pieces, out)),
            Piece::Aside { label, pieces } => {
                out.push_str(label);
                out.push('\n');
                add(pieces, out);
            }
            Piece::Fields(fields) => {
                for (name, value) in fields {
                    out.push_str(&format!("{name} {value}\n"));
                }
            }
            Piece::Picture { .. } | Piece::PageBreak => {}
        }
    }
}

fn line(words: &[Inline], out: &mut String) {
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => out.push_str(text),
            Inline::Link { text, .. } => out.push_str(text),
            Inline::Break => out.push('\n'),
        }
    }
    out.push('\n');
}
