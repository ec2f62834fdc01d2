//! A spreadsheet on which cells are marked: one sheet as a reader sees it, a window of it at a time.

use casework::case::Enclosure;
use office::sheets::{Table, Window, letters};

use super::About;
use super::pages::{Part, words};
use crate::view::encode;

/// A sheet in the list.
pub(super) struct Tab {
    pub name: String,
    pub href: String,
    pub here: bool,
    pub marked: usize,
    pub whole: bool,
}

/// A cell of the sheet that is shown.
pub(super) struct Cell {
    /// `B7`.
    pub at: String,
    pub parts: Vec<Part>,
    pub more: bool,
    pub under: String,
}

/// A way to another part of the sheet.
pub(super) struct Way {
    pub href: String,
    pub words: &'static str,
}

/// The sheet that is shown.
pub(super) struct Grid {
    pub tabs: Vec<Tab>,
    /// Its name; empty where the file is one table.
    pub name: String,
    /// Its number, the first row and the first column that are shown, counted from 1: what brings back the same part.
    pub sheet: usize,
    pub row: u32,
    pub column: u32,
    pub columns: Vec<String>,
    pub rows: Vec<(u32, Vec<Cell>)>,
    /// "Rows 2 to 140".
    pub range: String,
    pub whole: bool,
    /// All of it is here: no other rows, no other columns.
    pub ways: Vec<Way>,
    pub told: Vec<String>,
}

impl About {
    /// Which part of a spreadsheet is asked for; whatever else was typed is the first.
    pub(super) fn window(&self) -> Window {
        let number = |text: &Option<String>| text.as_deref().and_then(|t| t.trim().parse::<u32>().ok());
        let from_0 = |text: &Option<String>| number(text).unwrap_or(1).saturating_sub(1);
        Window { sheet: from_0(&self.sheet) as usize, row: from_0(&self.row), column: from_0(&self.column) }
    }

    /// What brings back the same part of a spreadsheet.
    pub(super) fn of_table(&self) -> String {
        let named = [("sheet", &self.sheet), ("row", &self.row), ("column", &self.column)];
        let given = named.iter().filter_map(|(name, value)| {
            let value = value.as_deref().filter(|v| !v.is_empty())?;
            Some(format!("&{name}={}", encode(value)))
        });
        given.collect()
    }
}

pub(super) fn grid(table: &Table, enclosure: &Enclosure, href: &str) -> Grid {
    let sheet = table.sheet + 1;
    let row = table.rows.first().map_or(1, |(row, _)| row + 1);
    let column = table.columns.first().map_or(1, |column| column + 1);
    let last = table.rows.last().map_or(row, |(row, _)| row + 1);
    let to = |row: u32, column: u32| format!("{href}?sheet={sheet}&row={row}&column={column}");
    let ways = [
        (table.row_before, "Rows before", false),
        (table.row_after, "Rows after", false),
        (table.column_before, "Columns before", true),
        (table.column_after, "Columns after", true),
    ];
    let ways = ways.into_iter().filter_map(|(at, words, across)| {
        let at = at? + 1;
        Some(Way { href: if across { to(row, at) } else { to(at, column) }, words })
    });
    let of_row = |row: &u32, cells: &[office::sheets::ShownCell]| {
        let cells = table.columns.iter().zip(cells).map(|(column, cell)| Cell {
            at: format!("{}{}", letters(*column), row + 1),
            parts: words(&cell.text, enclosure),
            more: cell.more,
            under: cell.under.clone(),
        });
        (row + 1, cells.collect())
    };
    let here = table.sheets.get(table.sheet);
    Grid {
        tabs: table
            .sheets
            .iter()
            .zip(1..)
            .map(|(tab, number)| Tab {
                name: tab.name.clone(),
                href: format!("{href}?sheet={number}"),
                here: number == sheet,
                marked: tab.marked,
                whole: tab.whole,
            })
            .collect(),
        name: here.map(|tab| tab.name.clone()).unwrap_or_default(),
        whole: here.is_some_and(|tab| tab.whole),
        sheet,
        row,
        column,
        columns: table.columns.iter().map(|column| letters(*column)).collect(),
        rows: table.rows.iter().map(|(row, cells)| of_row(row, cells)).collect(),
        range: if row == last { format!("Row {row}") } else { format!("Rows {row} to {last}") },
        ways: ways.collect(),
        told: table.told.clone(),
    }
}
