//! What all forms agree on before any of them is written: levels of headings, addresses that may be links,
//! columns of figures, and text without the characters that no form can show. It knows no form.

mod columns;
mod flow;

use document::{Block, Document, Inline, Table};

pub(crate) use columns::{Columns, LYING, UPRIGHT, ems};
pub(crate) use flow::{keeps_with_next, sections};

use crate::Error;

/// Bytes of text that a PDF or DOCX may be made of: some 500 pages.
pub const LONGEST: usize = 2_000_000;

/// Refuses a document that is longer than [`LONGEST`].
pub(crate) fn within_limits(document: &Document) -> Result<(), Error> {
    let characters = document.title.len() + characters(&document.blocks);
    if characters > LONGEST { Err(Error::TooLong { characters, limit: LONGEST }) } else { Ok(()) }
}

/// Cleans text: no control characters, no marks that turn the reading direction or that only say where a word may
/// break; line breaks stay.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            '\n' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {}
            // A soft hyphen is an ordinary one in Word and in many mail programs.
            '\u{ad}' | '\u{200b}' | '\u{2060}' => {}
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    clean
}

/// Cleans text that stands on one line.
pub(crate) fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address of a link if it is one that a letter may carry: http, https or mailto.
pub(crate) fn address(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let allowed = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.starts_with("//") && rest.len() > 2,
        "mailto" => rest.contains('@'),
        _ => false,
    };
    (allowed && !url.chars().any(|c| c.is_control() || c.is_whitespace())).then_some(url)
}

/// The words of a link as a reader who cannot follow it needs them: with the address behind where they differ.
pub(crate) fn spelled_out(text: &str, url: &str) -> String {
    let bare = url.trim().trim_start_matches("mailto:");
    let same = |a: &str| a.trim().trim_end_matches('/').eq_ignore_ascii_case(bare.trim_end_matches('/'));
    if text.trim().is_empty() {
        bare.to_owned()
    } else if bare.is_empty() || same(text) || same(&format!("https://{}", text.trim())) {
        text.to_owned()
    } else {
        format!("{text} ({bare})")
    }
}

/// Keeps headings in an order that a screen reader can follow: none deeper than one below the one before.
#[derive(Default)]
pub(crate) struct Levels {
    current: Option<u8>,
}

impl Levels {
    /// The level a heading gets, from 2.
    pub(crate) fn heading(&mut self, asked: u8) -> u8 {
        let level = asked.clamp(2, self.current.map_or(2, |l| l + 1)).min(6);
        self.current = Some(level);
        level
    }

    /// The level of the heading over a question: one below the part it stands in.
    pub(crate) fn question(&self) -> u8 {
        self.current.map_or(2, |l| l + 1).min(6)
    }
}

/// Whether a block has nothing that a reader could see.
pub(crate) fn says_nothing(block: &Block) -> bool {
    let silent = |content: &[Inline]| {
        content.iter().all(|inline| match inline {
            Inline::Text(t) | Inline::Strong(t) | Inline::Emphasis(t) => clean(t).trim().is_empty(),
            Inline::Link { text, url } => text.trim().is_empty() && url.trim().is_empty(),
            Inline::Break => true,
        })
    };
    match block {
        Block::Heading { text, .. } => line(text).is_empty(),
        Block::Paragraph(content) | Block::Notice(content) => silent(content),
        Block::List { items, .. } => items.iter().all(|item| silent(item)),
        Block::Question { label, text } => {
            line(text).is_empty() && label.as_ref().is_none_or(|label| label.trim().is_empty())
        }
        Block::Quote(inner) => inner.iter().all(says_nothing),
        Block::Table(table) => table
            .headings
            .iter()
            .chain(table.rows.iter().flatten())
            .chain([&table.caption])
            .all(|c| line(c).is_empty()),
        Block::PageBreak => false,
    }
}

/// A table with rows of equal length, cleaned; none where it has no cell at all.
pub(crate) struct Grid {
    pub(crate) caption: String,
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// Which columns hold figures only and stand to the right.
    pub(crate) figures: Vec<bool>,
}

impl Grid {
    /// Whether any column has a heading.
    pub(crate) fn has_headings(&self) -> bool {
        self.headings.iter().any(|heading| !heading.is_empty())
    }

    /// The table as all forms draw it.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        let width = table.rows.iter().map(Vec::len).chain([table.headings.len()]).max().unwrap_or(0);
        if width == 0 {
            return None;
        }
        let level = |cells: &[String]| {
            let mut cells: Vec<String> = cells.iter().map(|c| clean(c).trim().to_owned()).collect();
            cells.resize(width, String::new());
            cells
        };
        let rows: Vec<Vec<String>> = table.rows.iter().map(|r| level(r)).collect();
        let column = |i: usize| rows.iter().map(move |r| r[i].as_str());
        let figures = (0..width)
            .map(|i| {
                let mut filled = column(i).filter(|c| !c.is_empty()).peekable();
                filled.peek().is_some()
                    && filled.all(is_figure)
                    && !column(i).all(|c| c.is_empty() || is_year(c))
            })
            .collect();
        Some(Grid { caption: line(&table.caption), headings: level(&table.headings), rows, figures })
    }
}

/// Whether a cell names a year, also a financial one (2024-25, 2024/2025): names stand to the left.
fn is_year(cell: &str) -> bool {
    let year = |text: &str| matches!(text.parse::<u16>(), Ok(1900..=2100));
    match cell.split_once(['-', '–', '/']) {
        Some((first, second)) => {
            let short = second.len() == 2 && second.bytes().all(|b| b.is_ascii_digit());
            year(first) && (short || year(second))
        }
        None => year(cell),
    }
}

/// Whether a cell is a number, an amount or a share.
fn is_figure(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits > 0 && cell.chars().all(|c| c.is_ascii_digit() || " ,.-–−+£€$%()<>".contains(c))
}

/// The bytes of text in a paragraph.
fn inline_bytes(content: &[Inline]) -> usize {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(t) | Inline::Strong(t) | Inline::Emphasis(t) => t.len(),
            Inline::Link { text, url } => text.len() + url.len(),
            Inline::Break => 1,
        })
        .sum()
}

/// The bytes of text in blocks.
fn characters(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { text, .. } => text.len(),
            Block::Paragraph(i) | Block::Notice(i) => inline_bytes(i),
            Block::List { items, .. } => items.iter().map(|i| inline_bytes(i)).sum(),
            Block::Question { label, text } => label.as_ref().map_or(0, String::len) + text.len(),
            Block::Quote(inner) => characters(inner),
            Block::Table(table) => {
                table.headings.iter().chain(table.rows.iter().flatten()).map(|c| c.len() + 1).sum::<usize>()
                    + table.caption.len()
            }
            Block::PageBreak => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_a_letter_may_carry_are_links() {
        for (url, link) in [
            ("https://www.example.org/a?b=c", true),
            ("http://example.org", true),
            ("mailto:foi@example.org", true),
            ("HTTPS://example.org", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("https:", false),
            ("//example.org", false),
            ("https://exa mple.org", false),
            ("", false),
        ] {
            assert_eq!(address(url).is_some(), link, "{url}");
        }
    }

    #[test]
    fn headings_never_skip_a_level() {
        let mut levels = Levels::default();
        assert_eq!(levels.question(), 2);
        let given: Vec<u8> = [4, 4, 1, 3, 4, 2].into_iter().map(|l| levels.heading(l)).collect();
        assert_eq!(given, [2, 3, 2, 3, 4, 2]);
        assert_eq!(levels.question(), 3);
    }

    #[test]
    fn a_ragged_table_gets_rows_of_equal_length() {
        let table = Table {
            caption: "c".into(),
            headings: vec!["a".into()],
            rows: vec![vec!["1,200".into(), "x".into()], vec![]],
        };
        let grid = Grid::of(&table).expect("has cells");
        assert_eq!((grid.headings.len(), grid.rows[1].len()), (2, 2));
        assert_eq!(grid.figures, [true, false]);
        assert!(Grid::of(&Table::default()).is_none());
    }

    #[test]
    fn figures_stand_to_the_right_and_years_to_the_left() {
        for (cells, right) in [
            (["2024", "2025"], false),
            (["2023-24", "2024-25"], false),
            (["2023/24", "2024/2025"], false),
            (["2023\u{2013}24", ""], false),
            (["1,024", "2025"], true),
            (["£12.50", "-3"], true),
            (["12 %", "n/a"], false),
        ] {
            let rows = cells.map(|cell| vec![cell.to_owned()]).to_vec();
            let grid = Grid::of(&Table { caption: String::new(), headings: vec!["H".into()], rows });
            assert_eq!(grid.expect("has cells").figures, [right], "{cells:?}");
        }
    }

    #[test]
    fn characters_that_hide_or_turn_text_are_dropped() {
        assert_eq!(clean("a\u{0}b\u{202e}c\r\nd\re\tf, re\u{ad}use"), "abc\nd\ne f, reuse");
    }
}
