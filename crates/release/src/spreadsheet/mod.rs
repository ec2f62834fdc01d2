//! Spreadsheets become CSV: what a reader sees on visible sheets, and nothing else. What is left out is said.

mod drawings;
mod ods;
mod xlsx;

use std::collections::{BTreeMap, BTreeSet};

use container::Limits;

pub(crate) use xlsx::moment;

use crate::{Error, dangers::Format};

/// Cells that a copy may have, empty ones between others included.
const MOST_CELLS: usize = 2_000_000;

/// Empty rows or columns after which a cell is out of sight.
const FAR: u32 = 1_000;

/// A copy of one visible sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvSheet {
    /// The sheet's name.
    pub name: String,
    /// Its visible cells as CSV: UTF-8, commas, lines ended by `\r\n`.
    pub csv: String,
    /// What of this sheet was left out or changed, one sentence each.
    pub left_out: Vec<String>,
}

/// The copies of a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvCopies {
    /// One for each visible sheet that has a cell, in order.
    pub sheets: Vec<CsvSheet>,
    /// What of the whole file was left out, one sentence each.
    pub left_out: Vec<String>,
}

/// Makes CSV of the visible part of an XLSX or ODS file. It fails where it cannot tell what is hidden.
pub fn to_csv(bytes: &[u8], limits: &Limits) -> Result<CsvCopies, Error> {
    limits.check_size(bytes)?;
    let copies = match Format::of(bytes, None) {
        Format::Xlsx | Format::Xlsm => xlsx::copies(bytes, limits)?,
        Format::Ods => ods::copies(bytes, limits)?,
        Format::Xls => return Err(Error::OldWorkbook),
        Format::Encrypted => {
            return Err(container::Error::Encrypted { what: "Office file" }.into());
        }
        other => return Err(Error::NotASpreadsheet { kind: other.in_words() }),
    };
    if copies.sheets.is_empty() { Err(Error::NothingVisible) } else { Ok(copies) }
}

/// Visible cells of one sheet by row and column, counted from 0.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
}

impl Cells {
    fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), Error> {
        self.count += 1;
        if self.count > MOST_CELLS {
            return Err(Error::TooManyCells { limit: MOST_CELLS });
        }
        self.rows.entry(row).or_default().insert(column, text);
        Ok(())
    }

    /// The sheet as CSV, without the rows and columns in `hidden_*`; none where it has no cell.
    fn sheet(
        self,
        name: String,
        mut left_out: Vec<String>,
        hidden_rows: &BTreeSet<u32>,
        hidden_columns: &BTreeSet<u32>,
    ) -> Result<Option<CsvSheet>, Error> {
        let columns: BTreeSet<u32> = self.rows.values().flat_map(|r| r.keys().copied()).collect();
        let (Some(first), Some(last)) = (columns.first().copied(), columns.last().copied()) else {
            return Ok(None);
        };
        let (Some(top), Some(bottom)) = (self.rows.keys().next().copied(), self.rows.keys().last().copied())
        else {
            return Ok(None);
        };
        let gap = |mut keys: Box<dyn Iterator<Item = u32> + '_>| {
            let mut before = keys.next().unwrap_or(0);
            keys.any(|k| k - std::mem::replace(&mut before, k) > FAR)
        };
        if top > FAR
            || first > FAR
            || gap(Box::new(columns.iter().copied()))
            || gap(Box::new(self.rows.keys().copied()))
        {
            return Err(Error::CannotTell {
                why: "a cell stands far away from the others, where nobody sees it",
            });
        }
        let shown: Vec<u32> = (first..=last).filter(|c| !hidden_columns.contains(c)).collect();
        let height = usize::try_from(bottom - top).unwrap_or(usize::MAX).saturating_add(1);
        if shown.len().saturating_mul(height) > MOST_CELLS {
            return Err(Error::TooManyCells { limit: MOST_CELLS });
        }
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let mut guarded = 0;
        let empty = BTreeMap::new();
        for row in (top..=bottom).filter(|r| !hidden_rows.contains(r)) {
            let cells = self.rows.get(&row).unwrap_or(&empty);
            let record = shown.iter().map(|column| {
                let text = cells.get(column).map_or("", String::as_str);
                if crate::plain::runs_as_formula(text) {
                    guarded += 1;
                    format!("'{text}")
                } else {
                    text.to_owned()
                }
            });
            let record: Vec<String> = record.collect();
            writer.write_record(&record).map_err(|_| Error::CannotTell { why: "a row cannot be written" })?;
        }
        let csv = writer.into_inner().ok().and_then(|b| String::from_utf8(b).ok());
        let csv = csv.ok_or(Error::CannotTell { why: "a row cannot be written" })?;
        if guarded > 0 {
            left_out.push(format!(
                "{} that a spreadsheet program would run as a formula got an apostrophe in front.",
                counted(guarded, "cell", "cells")
            ));
        }
        Ok(Some(CsvSheet { name, csv, left_out }))
    }
}

/// "1 row", "3 rows".
fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// Unpacks every entry once within the limits, so that a reader without limits may open the file afterwards.
fn check_archive<'a>(
    bytes: &'a [u8],
    what: &'static str,
    limits: &Limits,
) -> Result<container::archive::Archive<'a>, Error> {
    let mut archive = container::archive::Archive::open(bytes, what, limits)?;
    let names = archive.names();
    let distinct: BTreeSet<String> = names.iter().map(|n| n.to_ascii_lowercase()).collect();
    if distinct.len() != names.len() {
        return Err(Error::CannotTell { why: "two parts have the same name" });
    }
    for name in names.iter().filter(|n| !n.ends_with('/')) {
        archive.read(name)?;
    }
    Ok(container::archive::Archive::open(bytes, what, limits)?)
}

/// Runs a reader of another's making; should it panic on a damaged file, the file is damaged.
fn guarded<T>(read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    result.unwrap_or(Err(Error::Container(container::Error::Damaged { what: "spreadsheet" })))
}
