//! A register as it comes: a CSV file or rows pasted from a spreadsheet, read whole or refused in one sentence.
//!
//! It guesses no missing cell. Which rows mean what is not its business.

use std::collections::HashSet;

/// Most bytes of one register.
const BYTES: usize = 2_000_000;
/// Most rows.
const ROWS: usize = 20_000;
/// Most columns.
const COLUMNS: usize = 100;

/// A heading row and the rows under it, each as wide as the headings.
#[derive(Debug)]
pub(super) struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The text of the file, where it is one.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err("This is a workbook, not a CSV file: save its sheet as CSV and choose that file".into());
    }
    if bytes.len() > BYTES {
        return Err(format!(
            "The register is larger than {} MB: leave out columns or rows that no answer needs",
            BYTES / 1_000_000
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
    text.ok_or_else(|| {
        "The letters of this file cannot be read: save it as “CSV UTF-8” and choose it again".into()
    })
}

/// Reads a register.
pub(super) fn sheet(text: &str) -> Result<Sheet, String> {
    if text.trim().is_empty() {
        return Err("Choose a CSV file, or paste the rows with their headings".into());
    }
    if text.len() > BYTES {
        return Err(format!(
            "The register is larger than {} MB: leave out what no answer needs",
            BYTES / 1_000_000
        ));
    }
    let part = delimiter(text);
    if let Some(line) = unclosed(text, part) {
        return Err(format!(
            "Line {line} opens a quotation mark that is never closed: close it or take it out"
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(part)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| "The rows cannot be read as CSV: export them anew".to_owned())?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if lines.len() > ROWS {
            return Err(format!(
                "A register holds at most {ROWS} rows: leave out those that no answer needs"
            ));
        }
        let line = record.position().map_or(0, csv::Position::line);
        lines.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
    }
    let mut lines = lines.into_iter();
    let headings = lines.next().map(|(_, cells)| without_end(cells)).unwrap_or_default();
    check_headings(&headings)?;
    let mut rows = Vec::new();
    for (line, cells) in lines {
        let have = without_end(cells.clone()).len();
        let width = headings.len();
        if cells.len() < width || have > width {
            let cells = if cells.len() < width { cells.len() } else { have };
            return Err(format!(
                "Line {line} has {}; there are {width} headings",
                crate::view::plural(&cells, "cell", "cells")
            ));
        }
        rows.push(cells.into_iter().take(width).collect());
    }
    if rows.is_empty() {
        return Err("There are headings but no row under them: nothing could be answered from it".into());
    }
    Ok(Sheet { headings, rows })
}

fn check_headings(headings: &[String]) -> Result<(), String> {
    if headings.len() > COLUMNS {
        return Err(format!(
            "A register has at most {COLUMNS} columns: leave out those that no answer needs"
        ));
    }
    if let Some(at) = headings.iter().position(String::is_empty) {
        return Err(format!("Column {} has no heading: the first row must name every column", at + 1));
    }
    let mut seen = HashSet::new();
    match headings.iter().find(|heading| !seen.insert(heading.to_lowercase())) {
        Some(twice) => Err(format!("Two columns are called “{twice}”: give each a heading of its own")),
        None => Ok(()),
    }
}

/// A row without the empty cells that spreadsheets leave at its end.
fn without_end(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// What parts the cells: what stands most often in the first line outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let outside: String = first.split('"').step_by(2).collect();
    let count = |part: u8| outside.bytes().filter(|byte| *byte == part).count();
    // Of equals the last is taken, so the comma stands last.
    *b";\t,".iter().max_by_key(|part| count(**part)).unwrap_or(&b',')
}

/// The line on which a quoted cell begins that does not end: all that follows would vanish into it.
fn unclosed(text: &str, part: u8) -> Option<usize> {
    let (mut line, mut opened, mut at_start) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            line += 1;
        }
        match opened {
            Some(_) if byte == b'"' && bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            Some(_) if byte == b'"' => opened = None,
            Some(_) => {}
            None if byte == b'"' && at_start => (opened, at_start) = (Some(line), false),
            None => at_start = byte == part || byte == b'\n' || byte == b'\r',
        }
    }
    opened
}
