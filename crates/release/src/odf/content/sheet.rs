//! Sheets: rows and columns that are not shown, cells beneath merged ones and far from the rest.

use super::{LAST_COLUMN, Scan, Words};
use crate::dangers::{Code, Place};
use crate::package::xml::Element;

/// Points below which rows and columns cannot be read.
const LOWEST_ROW: f64 = 4.0;
const NARROWEST_COLUMN: f64 = 4.0;
/// So many rows below the rest, nobody looks.
const FAR_ROWS: usize = 1_000;

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
            hidden: self.styles.get("table", &style).is_some_and(|s| s.hidden == Some(true))
                || element.exactly("table:display").is_some_and(|d| d == "false"),
            ..Sheet::default()
        };
        self.columns.clear();
        self.column = 0;
        self.row_number = 0;
        self.last_row = None;
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
        let from = self.columns.last().map_or(0, |(to, _)| *to);
        if self.columns.len() < LAST_COLUMN {
            self.columns.push((from + repeated, unseen));
        }
    }

    pub(super) fn column_unseen(&self) -> Option<Unseen> {
        let at = self.columns.partition_point(|(to, _)| *to <= self.column);
        self.columns.get(at).and_then(|(_, unseen)| *unseen)
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
        let words = std::mem::take(&mut self.cell_words);
        if !words.trim().is_empty() {
            self.sheet.all.add(&words);
            if self.row.is_some() || self.column_unseen().is_some() || self.cell_covered {
                self.marked.whole.insert(number);
            }
            match (self.row, self.column_unseen()) {
                (Some(Unseen::Filtered), _) => self.sheet.rows_filtered.add(&words),
                (Some(_), _) => self.sheet.rows_hidden.add(&words),
                (None, Some(_)) => self.sheet.columns_hidden.add(&words),
                (None, None) if self.cell_covered => self.sheet.covered.add(&words),
                (None, None) if self.last_row.is_some_and(|last| self.row_number > last + FAR_ROWS) => {
                    self.far.add(&words);
                    self.marked.whole.insert(number);
                }
                (None, None) => self.last_row = Some(self.row_number),
            }
        }
        self.column = self.column.saturating_add(self.cell_repeated);
    }

    pub(super) fn end_sheet(&mut self) {
        let sheet = std::mem::take(&mut self.sheet);
        let far = std::mem::take(&mut self.far);
        if sheet.name.is_empty() {
            return;
        }
        let place = |at: &str| Place::part(self.part).described(format!("sheet “{}”{at}", sheet.name));
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
            (&far, Code::XlsxCellFar, ", far below the rest"),
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
