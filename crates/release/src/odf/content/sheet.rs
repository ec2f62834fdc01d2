//! Sheets: rows and columns that are not shown, cells beneath merged ones and far from the rest.

use super::{LAST_COLUMN, Scan, Words};
use crate::dangers::{Code, Place};
use crate::metadata::words;
use crate::package::colour::{WHITE, alike};
use crate::package::xml::Element;
use crate::xlsx::format::{Shown, Value};

/// Points below which rows and columns cannot be read.
const LOWEST_ROW: f64 = 4.0;
const NARROWEST_COLUMN: f64 = 4.0;
/// So many rows below the rest, nobody looks.
const FAR_ROWS: usize = 1_000;
const FAR_COLUMNS: usize = 50;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unseen {
    Hidden,
    Filtered,
    Tiny,
}

/// A sheet, or what stands outside of sheets.
#[derive(Default)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub all: Words,
    pub rows_hidden: Words,
    pub rows_filtered: Words,
    pub columns_hidden: Words,
    pub colour: Words,
    pub covered: Words,
    pub beneath: Words,
    pub formatted: Words,
    pub other: Words,
}

/// A stretch of columns: where it ends, why it is not seen, and the style of its cells.
pub(super) struct Column {
    to: usize,
    unseen: Option<Unseen>,
    style: String,
}

/// The cell that is open.
#[derive(Default)]
pub(super) struct Cell {
    pub number: usize,
    pub words: String,
    repeated: usize,
    covered: bool,
    style: String,
    /// What it holds, and how that is written.
    value: Option<Value>,
    held: String,
    /// The words it holds where they stand beside those it shows.
    beside: String,
}

impl Scan<'_, '_> {
    pub(super) fn open_table(&mut self, element: &Element<'_>) {
        self.in_table += 1;
        if self.in_table > 1 || self.path.iter().any(|(within, _)| within.is_some()) {
            return;
        }
        self.table = self.opened;
        let style = element.get("style-name").unwrap_or_default();
        self.sheet = Sheet {
            name: element.exactly("table:name").unwrap_or_default().into_owned(),
            hidden: self.styles.hides("table", &style)
                || element.exactly("table:display").is_some_and(|d| d == "false"),
            ..Sheet::default()
        };
        self.columns.clear();
        self.shapes.over_cells.clear();
        self.column = 0;
        self.row_number = 0;
        self.last_row = None;
        self.widest = None;
    }

    pub(super) fn open_column(&mut self, element: &Element<'_>) {
        let repeated = element.whole("number-columns-repeated").map_or(1, |n| n as usize).min(LAST_COLUMN);
        let style = element.get("style-name").unwrap_or_default();
        let narrow = self
            .styles
            .get("table-column", &style)
            .is_some_and(|s| s.width.is_some_and(|w| w < NARROWEST_COLUMN));
        let unseen = match element.get("visibility").as_deref() {
            Some("collapse") => Some(Unseen::Hidden),
            Some("filter") => Some(Unseen::Filtered),
            _ if self.columns_folded.contains(&true) => Some(Unseen::Hidden),
            _ => narrow.then_some(Unseen::Tiny),
        };
        let from = self.columns.last().map_or(0, |column| column.to);
        if self.columns.len() < LAST_COLUMN {
            let style = element.get("default-cell-style-name").unwrap_or_default().into_owned();
            self.columns.push(Column { to: from + repeated, unseen, style });
        }
    }

    pub(super) fn column_unseen(&self) -> Option<Unseen> {
        self.column_here().and_then(|column| column.unseen)
    }

    fn column_here(&self) -> Option<&Column> {
        self.columns.get(self.columns.partition_point(|column| column.to <= self.column))
    }

    /// The style of a cell: its own, that of the row, or that of the column.
    pub(super) fn cell_style(&self, element: &Element<'_>) -> String {
        if let Some(own) = element.get("style-name") {
            return own.into_owned();
        }
        if !self.row_style.is_empty() {
            return self.row_style.clone();
        }
        self.column_here().map(|column| column.style.clone()).unwrap_or_default()
    }

    pub(super) fn open_cell(&mut self, element: &Element<'_>) {
        self.in_cell = true;
        let repeated = element.whole("number-columns-repeated").map_or(1, |n| n as usize);
        let kind = element.exactly("office:value-type").unwrap_or_default();
        let held = |name: &str| element.exactly(name).unwrap_or_default().into_owned();
        let (value, held) = match kind.as_ref() {
            "float" | "currency" | "percentage" => {
                let held = held("office:value");
                (held.trim().parse().ok().map(Value::Number), held)
            }
            // Days and times are numbers; any will do, since formats do not tell them apart.
            "date" => (Some(Value::Number(40_000.0)), held("office:date-value")),
            "time" => (Some(Value::Number(0.5)), held("office:time-value")),
            "string" => (Some(Value::Text), held("office:string-value")),
            _ => (None, String::new()),
        };
        self.cell = Cell {
            number: self.opened,
            words: String::new(),
            repeated: repeated.min(LAST_COLUMN),
            covered: element.name() == "covered-table-cell",
            style: self.cell_style(element),
            value,
            beside: if value == Some(Value::Text) { held.clone() } else { String::new() },
            held,
        };
    }

    /// Whether the way in which a cell shows its value shows nothing of it.
    fn format_hides(&self, cell: &Cell) -> bool {
        let (Some(value), Some(data)) = (cell.value, self.styles.data(&cell.style)) else { return false };
        let (shown, ink) = self.styles.numbers.shown(data, value);
        let looks = self.styles.looks([("table-cell", cell.style.as_str())].into_iter());
        let paper = looks.paper.unwrap_or(Some(WHITE));
        shown == Shown::No
            || ink.is_some_and(|ink| paper.is_some_and(|paper| alike(ink, paper)))
                && value != Value::Number(0.0)
    }

    pub(super) fn row_unseen(&self, element: &Element<'_>) -> Option<Unseen> {
        let style = element.get("style-name").unwrap_or_default();
        let low =
            self.styles.get("table-row", &style).is_some_and(|s| s.height.is_some_and(|h| h < LOWEST_ROW));
        match element.get("visibility").as_deref() {
            Some("collapse") => Some(Unseen::Hidden),
            Some("filter") => Some(Unseen::Filtered),
            _ => low.then_some(Unseen::Tiny),
        }
    }

    pub(super) fn close_cell(&mut self, number: usize) {
        self.in_cell = false;
        let cell = std::mem::take(&mut self.cell);
        let formatted = self.format_hides(&cell);
        let shows_nothing = cell.words.trim().is_empty();
        let held = if shows_nothing { cell.held.trim() } else { cell.words.trim() };
        if !held.is_empty() {
            self.sheet.all.add(held);
            if self.row.is_some() || self.column_unseen().is_some() || cell.covered || formatted {
                self.marked.whole.insert(number);
            }
            let (row, column) = (self.row_number, self.column);
            let beneath = self.shapes.over_cells.iter().any(|(top, left, bottom, right)| {
                (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
            });
            match (self.row, self.column_unseen()) {
                (Some(Unseen::Filtered), _) => self.sheet.rows_filtered.add(held),
                (Some(_), _) => self.sheet.rows_hidden.add(held),
                (None, Some(_)) => self.sheet.columns_hidden.add(held),
                (None, None) if cell.covered => self.sheet.covered.add(held),
                (None, None) if formatted => self.sheet.formatted.add(&cell.held),
                (None, None) if beneath => {
                    self.sheet.beneath.add(held);
                    self.marked.whole.insert(number);
                }
                (None, None) if self.last_row.is_some_and(|last| self.row_number > last + FAR_ROWS) => {
                    self.far.add(held);
                    self.marked.whole.insert(number);
                }
                (None, None) if self.widest.is_some_and(|last| self.column > last + FAR_COLUMNS) => {
                    self.far.add(held);
                    self.marked.whole.insert(number);
                }
                (None, None) => {
                    self.last_row = Some(self.row_number);
                    self.widest = Some(self.widest.map_or(self.column, |last| last.max(self.column)));
                }
            }
            // Words beside those that are shown.
            let shown: std::collections::HashSet<String> = words(&cell.words).collect();
            let run = |text: &str| words(text).collect::<String>();
            if !formatted
                && words(&cell.beside).any(|word| !shown.contains(&word))
                && run(&cell.beside) != run(&cell.words)
            {
                self.sheet.other.add(&cell.beside);
            }
        }
        self.column = self.column.saturating_add(cell.repeated);
    }

    pub(super) fn end_sheet(&mut self) {
        let sheet = std::mem::take(&mut self.sheet);
        let far = std::mem::take(&mut self.far);
        let part = self.part;
        let whose = match sheet.name.is_empty() {
            true => "a table".to_owned(),
            false => format!("sheet “{}”", sheet.name),
        };
        let place = |at: &str| Place::part(part).described(format!("{whose}{at}"));
        if sheet.hidden {
            self.marked.whole.insert(self.table);
            self.marked.sheets.push(sheet.name.clone());
            let detail = format!("{} cells", sheet.all.count);
            if sheet.all.count > 0 {
                self.finding.danger(Code::OdsTableHidden, place(""), detail, &sheet.all.text);
            } else {
                self.finding.note(Code::OdsTableHidden, place(""), "nothing stands in it", &sheet.name);
            }
            return;
        }
        for (words, code, at) in [
            (&sheet.rows_hidden, Code::OdsRowHidden, ", hidden rows"),
            (&sheet.rows_filtered, Code::OdsRowFiltered, ", rows taken out by a filter"),
            (&sheet.columns_hidden, Code::OdsColHidden, ", hidden columns"),
            (&sheet.covered, Code::OdfTextHidden, ", merged cells lie over them"),
            (&sheet.formatted, Code::OdfTextHidden, ", a format that shows nothing of what is in them"),
            (&sheet.beneath, Code::OdfTextHidden, ", a box or a picture lies over them"),
            (&sheet.other, Code::OdfTextHidden, ", they hold other words than they show"),
            (&far, Code::XlsxCellFar, ", far from the rest"),
            (
                &sheet.colour,
                Code::OdfTextHidden,
                ", words in the colour of what lies behind them, or too small",
            ),
        ] {
            if words.count > 0 {
                self.finding.danger(code, place(at), format!("{} cells", words.count), &words.text);
            }
        }
    }
}
