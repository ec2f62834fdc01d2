//! Cells of OpenDocument spreadsheets.

use std::collections::HashSet;

use container::{Limits, archive::Archive, xml, xml::Node};

use super::{Room, Sheet, Workbook};
use crate::Error;

const WHAT: &str = "OpenDocument spreadsheet";

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Error> {
    let mut archive = Archive::open(bytes, WHAT, limits)?;
    let content = archive.read("content.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    let mut seen = Seen { room: Room::new(limits), ..Seen::new(limits) };
    xml::walk_while(&content, WHAT, limits, |node| match seen.see(&node) {
        Ok(()) => true,
        Err(error) => {
            seen.failed = Some(error);
            false
        }
    })?;
    match seen.failed {
        Some(error) => Err(error),
        None => Ok(seen.workbook),
    }
}

struct Seen {
    workbook: Workbook,
    room: Room,
    failed: Option<Error>,
    style: String,
    unseen_styles: HashSet<String>,
    sheet: Option<(Sheet, bool)>,
    row: u32,
    rows: u32,
    row_hidden: bool,
    /// Whether this hidden row is counted already.
    told: bool,
    column: u32,
    columns: u32,
    cell: String,
    in_cell: bool,
    /// Inside a note on a cell.
    notes: usize,
}

impl Seen {
    fn new(limits: &Limits) -> Self {
        Seen {
            workbook: Workbook::default(),
            room: Room::new(limits),
            failed: None,
            style: String::new(),
            unseen_styles: HashSet::new(),
            sheet: None,
            row: 0,
            rows: 1,
            row_hidden: false,
            told: false,
            column: 0,
            columns: 1,
            cell: String::new(),
            in_cell: false,
            notes: 0,
        }
    }

    fn see(&mut self, node: &Node<'_>) -> Result<(), Error> {
        match node {
            Node::Open { name, attributes } => {
                let times =
                    |name: &str| attributes.get(name).and_then(|n| n.parse().ok()).unwrap_or(1_u32).max(1);
                match *name {
                    "style" => self.style = attributes.get("name").unwrap_or("").to_owned(),
                    "table-properties" if attributes.get("display") == Some("false") => {
                        self.unseen_styles.insert(self.style.clone());
                    }
                    "table" => {
                        let hidden =
                            attributes.get("style-name").is_some_and(|s| self.unseen_styles.contains(s));
                        let name = attributes.get("name").map(str::to_owned);
                        self.sheet = Some((Sheet { name, ..Sheet::default() }, hidden));
                        self.row = 0;
                    }
                    "table-row" => {
                        self.rows = times("number-rows-repeated");
                        self.row_hidden = matches!(attributes.get("visibility"), Some("collapse" | "filter"));
                        self.column = 0;
                        self.told = false;
                    }
                    "table-cell" | "covered-table-cell" => {
                        self.columns = times("number-columns-repeated");
                        self.in_cell = true;
                        self.cell.clear();
                    }
                    "annotation" => self.notes += 1,
                    "p" if self.in_cell && self.notes == 0 && !self.cell.is_empty() => self.cell.push('\n'),
                    "s" if self.in_cell => self.cell.push(' '),
                    _ => {}
                }
            }
            Node::Close { name } => match *name {
                "table" => {
                    if let Some((sheet, hidden)) = self.sheet.take() {
                        if hidden {
                            self.workbook.hidden.push(sheet.name.unwrap_or_default());
                        } else {
                            self.workbook.sheets.push(sheet);
                        }
                    }
                }
                "table-row" => self.row = self.row.saturating_add(self.rows),
                "table-cell" | "covered-table-cell" => {
                    self.in_cell = false;
                    if let Some((sheet, false)) = &mut self.sheet
                        && self.row_hidden
                        && !self.told
                        && !self.cell.trim().is_empty()
                    {
                        self.told = true;
                        sheet.hidden_rows += 1;
                    }
                    if let Some((sheet, false)) = &mut self.sheet
                        && !self.row_hidden
                        && !self.cell.trim().is_empty()
                    {
                        // What is repeated is put once for each row and column, within the limit on cells.
                        for row in 0..self.rows {
                            for column in 0..self.columns {
                                let (row, column) =
                                    (self.row.saturating_add(row), self.column.saturating_add(column));
                                self.room.put(sheet, row, column, &self.cell)?;
                            }
                        }
                    }
                    self.column = self.column.saturating_add(self.columns);
                }
                "annotation" => self.notes = self.notes.saturating_sub(1),
                _ => {}
            },
            Node::Text(words) => {
                if self.in_cell && self.notes == 0 {
                    self.cell.push_str(words);
                }
            }
        }
        Ok(())
    }
}
