//! What whoever marks cells sees of a spreadsheet: one sheet as a reader sees it, a window of rows and columns at a time, with
//! what is marked on it already.

use std::collections::BTreeSet;

use container::Limits;
use serde::{Deserialize, Serialize};

use super::{Removal, Sheet};
use crate::copy::{Mark, caught, checked, kinds};
use crate::dangers::{CannotCheck, Finding};

/// Rows and columns that are shown at a time; those without anything in them are passed over.
const ROWS: usize = 100;
const COLUMNS: usize = 30;
/// Letters of a cell that are shown.
const LETTERS: usize = 1_000;

/// Which part of which sheet is asked for, all counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// The number of the sheet; where there is no such sheet, the last.
    pub sheet: usize,
    /// A row that is to be in it.
    pub row: u32,
    /// A column that is to be in it.
    pub column: u32,
}

/// A sheet as the list of sheets shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tab {
    /// Its name; empty where the file is one table.
    pub name: String,
    /// Rows that hold something.
    pub rows: usize,
    /// Cells on it that are marked.
    pub marked: usize,
    /// All of it is.
    pub whole: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// What it shows; the beginning, where that is long.
    pub text: String,
    /// There is more.
    pub more: bool,
    /// Under which provisions it is marked; empty where it is not.
    pub under: String,
}

/// A window of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// All sheets.
    pub sheets: Vec<Tab>,
    /// The number of the one that is shown.
    pub sheet: usize,
    /// The columns that are shown, counted from 0.
    pub columns: Vec<u32>,
    /// The rows that are, with a cell for each of the columns.
    pub rows: Vec<(u32, Vec<Shown>)>,
    /// A row of the window before and of the one after, where there is one.
    pub row_before: Option<u32>,
    /// A row of the window after.
    pub row_after: Option<u32>,
    /// A column of the window to the left.
    pub column_before: Option<u32>,
    /// A column of the window to the right.
    pub column_after: Option<u32>,
    /// In how many cells each of the marks is carried out; 0 for marks of another kind.
    pub counts: Vec<usize>,
    /// What whoever marks should know before the copy is made, a sentence each.
    pub told: Vec<String>,
}

/// Shows a part of a sheet. Fails where the file is no spreadsheet of which a clean copy can be made.
pub fn table(
    name: &str,
    bytes: &[u8],
    window: &Window,
    marks: &[Mark],
    limits: &Limits,
) -> Result<Table, CannotCheck> {
    let (before, bytes) = checked(name, bytes, limits)?;
    if !super::has_cells(before.format) {
        return Err(CannotCheck::because("it has no rows, columns and cells"));
    }
    caught(|| {
        let mut copy = kinds::clean(name, &bytes, &before, limits)?;
        let clean = copy.bytes.take().unwrap_or_default();
        let mut finding = Finding::new(limits);
        let removal = Removal::of(name, &clean, marks, &mut finding)?;
        let mut told = super::Copy::default();
        removal.told(&mut finding)?.into_iter().for_each(|sentence| told.changed(sentence));
        removal.headings(marks, &mut told);
        Ok(removal.shown(window, told.changed))
    })
}

impl Removal {
    fn shown(&self, window: &Window, told: Vec<String>) -> Table {
        let sheets: Vec<Tab> = self
            .grid
            .sheets
            .iter()
            .zip(&self.sheets)
            .map(|(sheet, taken)| Tab {
                name: sheet.name.clone(),
                rows: sheet.rows.len(),
                marked: taken.cells.len(),
                whole: taken.whole.is_some(),
            })
            .collect();
        let at = window.sheet.min(sheets.len().saturating_sub(1));
        let mut table = Table {
            sheets,
            sheet: at,
            columns: Vec::new(),
            rows: Vec::new(),
            row_before: None,
            row_after: None,
            column_before: None,
            column_after: None,
            counts: self.counts.clone(),
            told,
        };
        if let Some(sheet) = self.grid.sheets.get(at) {
            self.fill(&mut table, sheet, at, window);
        }
        table
    }

    fn fill(&self, table: &mut Table, sheet: &Sheet, at: usize, window: &Window) {
        let filled: BTreeSet<u32> =
            sheet.rows.iter().flat_map(|(_, cells)| cells).map(|cell| cell.column).collect();
        let columns: Vec<u32> = filled.into_iter().collect();
        let begin = |position: usize, size: usize| position / size * size;
        let left = begin(
            columns.partition_point(|c| *c < window.column).min(columns.len().saturating_sub(1)),
            COLUMNS,
        );
        table.columns = columns.iter().skip(left).take(COLUMNS).copied().collect();
        table.column_before = left.checked_sub(COLUMNS).and_then(|n| columns.get(n)).copied();
        table.column_after = columns.get(left + COLUMNS).copied();
        let rows = &sheet.rows;
        let top =
            begin(rows.partition_point(|(row, _)| *row < window.row).min(rows.len().saturating_sub(1)), ROWS);
        table.row_before = top.checked_sub(ROWS).and_then(|n| rows.get(n)).map(|(row, _)| *row);
        table.row_after = rows.get(top + ROWS).map(|(row, _)| *row);
        let taken = self.sheets.get(at);
        for (row, _) in rows.iter().skip(top).take(ROWS) {
            let cells = table.columns.iter().map(|column| {
                let Some(cell) = sheet.cell(*row, *column) else { return Shown::default() };
                let end = cell.text.char_indices().nth(LETTERS).map(|(at, _)| at);
                let label = taken.and_then(|t| t.whole.or_else(|| t.cells.get(&(*row, *column)).copied()));
                let under = label.and_then(|n| self.labels.get(n)).map(|label| {
                    let bare = label.trim_start_matches("[redacted").trim_end_matches(']');
                    bare.trim_start_matches(": ").to_owned()
                });
                Shown {
                    text: cell.text[..end.unwrap_or(cell.text.len())].to_owned(),
                    more: end.is_some(),
                    under: under.unwrap_or_default(),
                }
            });
            table.rows.push((*row, cells.collect()));
        }
    }
}
