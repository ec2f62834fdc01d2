//! Plain words, and tables of text, as they are.

use container::{Limits, charset};
use document::transcript::{Cell, Piece, Transcript};

use super::line::{Kind, Line, Look};
use super::tables::MOST_CELLS;
use crate::dangers::{CannotCheck, Format};

/// Columns that stand on a page.
const MOST_COLUMNS: usize = 24;

/// Words with their lines as they stand; an empty line ends a paragraph.
pub(super) fn paragraphs(text: &str, out: &mut Vec<Piece>) {
    let mut line = Line::default();
    let mut begun = false;
    for written in text.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        let written = written.trim_end();
        if written.trim_matches('\u{c}').is_empty() {
            std::mem::take(&mut line).end(Kind::default(), out);
            begun = false;
            if written.contains('\u{c}') {
                out.push(Piece::PageBreak);
            }
            continue;
        }
        if begun {
            line.text("\n", Look::default());
        }
        line.text(written, Look::default());
        begun = true;
    }
    line.end(Kind::default(), out);
}

/// A file of plain words.
pub(super) fn told(bytes: &[u8]) -> Transcript {
    let mut pieces = Vec::new();
    paragraphs(&charset::decode(bytes, None).text, &mut pieces);
    Transcript { pieces, ..Transcript::default() }
}

/// The sheets of a workbook, or a table of text, each as a table under its name.
pub(super) fn tables(bytes: &[u8], format: Format, limits: &Limits) -> Result<Transcript, CannotCheck> {
    let refused =
        |why: String| CannotCheck::because(format!("{why}: make CSV of it, or a clean copy of its own kind"));
    let mut transcript = Transcript::default();
    let sheets = match format {
        Format::Csv | Format::Tsv => {
            let text = charset::decode(bytes, None).text.into_owned();
            vec![(String::new(), crate::table::separator(&text), text)]
        }
        _ => {
            let copies = crate::to_csv(bytes, limits).map_err(|why| refused(why.to_string()))?;
            copies.sheets.into_iter().map(|s| (s.name, b',', s.csv)).collect()
        }
    };
    let mut cells = 0;
    for (name, separator, text) in sheets {
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(separator);
        let mut rows = Vec::new();
        for record in reader.from_reader(text.trim_start_matches('\u{feff}').as_bytes()).records() {
            let record = record.map_err(|_| CannotCheck::malformed("table"))?;
            cells += record.len();
            if record.len() > MOST_COLUMNS || cells > MOST_CELLS / 2 {
                return Err(refused("it has more cells than can be read on pages".to_owned()));
            }
            let cell = |value: &str| {
                let mut pieces = Vec::new();
                paragraphs(value, &mut pieces);
                Cell::of(pieces)
            };
            rows.push(record.iter().map(cell).collect());
        }
        if !name.is_empty() {
            let words = vec![document::Inline::Text(name)];
            transcript.pieces.push(Piece::Heading { level: 1, words });
        }
        let heads = usize::from(rows.len() > 1);
        transcript.pieces.push(Piece::Table { heads, rows });
    }
    Ok(transcript)
}
