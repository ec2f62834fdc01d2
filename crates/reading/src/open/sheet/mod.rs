//! Workbooks and tables as text with the place of each cell. A questionnaire (a column of questions beside an empty one
//! for the answers) becomes its questions, one a paragraph; any other table becomes rows of cells.

mod csv;
mod ods;
mod questionnaire;
mod xlsx;

use std::collections::BTreeMap;

use container::Limits;

use super::{
    Made,
    places::{At, Place},
    within,
};
use crate::Error;

pub(super) use csv::{questions as csv_questions, read as csv};

/// The sheets of an Excel workbook that can be seen.
pub(super) fn xlsx_sheets(bytes: &[u8], limits: &Limits) -> Result<Workbook, Error> {
    xlsx::read(bytes, limits)
}

/// The sheets of an OpenDocument spreadsheet that can be seen.
pub(super) fn ods_sheets(bytes: &[u8], limits: &Limits) -> Result<Workbook, Error> {
    ods::read(bytes, limits)
}

/// A sheet: its cells that hold something, by row and column from 0.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name; none where the file has only one.
    pub name: Option<String>,
    pub rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// How many rows that hold something nobody sees; they are left out.
    pub hidden_rows: usize,
}

/// The sheets of a workbook that can be seen, and the names of those that are hidden.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub sheets: Vec<Sheet>,
    pub hidden: Vec<String>,
}

/// Cells counted over all sheets, with their words.
struct Room {
    cells: usize,
    words: usize,
    limits: Limits,
}

impl Room {
    fn new(limits: &Limits) -> Self {
        Room { cells: 0, words: 0, limits: limits.clone() }
    }

    /// Puts a cell in, where there is room.
    fn put(&mut self, sheet: &mut Sheet, row: u32, column: u32, text: &str) -> Result<(), Error> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        self.words += text.len();
        if self.cells > self.limits.cells {
            return Err(container::Error::TooManyCells { limit: self.limits.cells }.into());
        }
        within(self.words, &self.limits)?;
        sheet.rows.entry(row).or_default().insert(column, text.to_owned());
        Ok(())
    }
}

/// The text of an Excel workbook since 2007.
pub(super) fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Made, Error> {
    text(xlsx::read(bytes, limits)?, limits)
}

/// The text of an OpenDocument spreadsheet.
pub(super) fn ods(bytes: &[u8], limits: &Limits) -> Result<Made, Error> {
    text(ods::read(bytes, limits)?, limits)
}

fn text(workbook: Workbook, limits: &Limits) -> Result<Made, Error> {
    let mut made = Made::default();
    let mut sheets: Vec<Sheet> = workbook.sheets.into_iter().filter(|s| !s.rows.is_empty()).collect();
    if let [only] = sheets.as_mut_slice() {
        only.name = None;
    }
    if sheets.is_empty() {
        return Err(Error::NoWords { what: "workbook" });
    }
    // Where one sheet asks, the others are notes, lists to choose from and data.
    let asks = sheets.iter().any(|s| questionnaire::find(s).is_some());
    for sheet in &sheets {
        match questionnaire::find(sheet) {
            Some(form) => questionnaire::write(sheet, &form, &mut made),
            None if asks && sheet.rows.len() > 200 => {
                let name = sheet.name.as_deref().unwrap_or("one");
                made.notes.push(format!("the sheet {name} holds data and no questions; it was left out"));
            }
            None => table(sheet, &mut made),
        }
        within(made.text.len(), limits)?;
    }
    for name in workbook.hidden.iter().take(5) {
        made.notes.push(format!("the sheet {name} is hidden and was not read: look at it in the original"));
    }
    Ok(made)
}

/// Rows of cells, parted by tabs.
fn table(sheet: &Sheet, made: &mut Made) {
    head(sheet, made);
    let mut last: Option<u32> = None;
    for (row, cells) in &sheet.rows {
        if last.is_some_and(|l| *row > l + 1) {
            made.text.push('\n');
        }
        last = Some(*row);
        for (n, (column, text)) in cells.iter().enumerate() {
            if n > 0 {
                made.text.push('\t');
            }
            put(sheet, *row, *column, text, made);
        }
        made.text.push('\n');
    }
}

/// The name of a sheet as a heading, where there are several.
fn head(sheet: &Sheet, made: &mut Made) {
    if !made.text.is_empty() {
        made.text.push('\n');
    }
    if let Some(name) = &sheet.name {
        made.text.push_str(name);
        made.text.push_str("\n\n");
    }
}

/// A cell's words with its place.
fn put(sheet: &Sheet, row: u32, column: u32, text: &str, made: &mut Made) {
    let start = made.text.len();
    made.text.push_str(text);
    let at = At::Cell { sheet: sheet.name.clone(), cell: cell(row, column) };
    made.places.push(Place { start, end: made.text.len(), at });
}

/// "B7".
fn cell(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(b'A' + u8::try_from(left % 26).unwrap_or(0));
        left /= 26;
    }
    letters.reverse();
    format!("{}{}", String::from_utf8_lossy(&letters), row + 1)
}
