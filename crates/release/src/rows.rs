//! How large the tables of a file are, as a reader sees them: sheets that are hidden, and rows that are, do not count.

use container::{Limits, charset};

use crate::{dangers::Format, spreadsheet, table};

/// Headings that are told of a table, and letters of each.
const HEADINGS: usize = 12;
const LETTERS: usize = 40;

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name; empty where the file is one table.
    pub name: String,
    /// Rows that hold something.
    pub rows: u64,
    /// Columns of the widest row.
    pub columns: u64,
    /// What the first row says.
    pub headings: Vec<String>,
}

/// The tables of a workbook or of a table in text; none where the file is something else, or cannot be read whole.
pub fn sheets(bytes: &[u8], limits: &Limits) -> Vec<Sheet> {
    if limits.check_size(bytes).is_err() {
        return Vec::new();
    }
    match Format::of(bytes, None) {
        Format::Csv | Format::Tsv => {
            let decoded = charset::decode(bytes, None);
            let text = decoded.text.trim_start_matches('\u{feff}');
            sheet(String::new(), text, table::separator(text)).into_iter().collect()
        }
        Format::Xlsx | Format::Xlsm | Format::Ods => spreadsheet::to_csv(bytes, limits)
            .map(|copies| copies.sheets.into_iter().filter_map(|s| sheet(s.name, &s.csv, b',')).collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn sheet(name: String, text: &str, separator: u8) -> Option<Sheet> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut found = Sheet { name, rows: 0, columns: 0, headings: Vec::new() };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).ok()? {
        let filled = |(_, cell): &(usize, &str)| !cell.trim().is_empty();
        let Some((last, _)) = record.iter().enumerate().filter(filled).last() else { continue };
        found.rows += 1;
        found.columns = found.columns.max(last as u64 + 1);
        if found.headings.is_empty() {
            let headings = record.iter().filter(|c| !c.trim().is_empty()).take(HEADINGS);
            found.headings = headings.map(|c| c.trim().chars().take(LETTERS).collect()).collect();
        }
    }
    (found.rows > 0).then_some(found)
}
