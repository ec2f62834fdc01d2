//! What stands in the cells of a clean copy, by a reader that does not write copies.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, Xlsx};
use container::charset;

use super::open_document;
use crate::dangers::{CannotCheck, Finding, Format};
use crate::package::Zip;
use crate::spreadsheet::moment;
use crate::table::separator;
use crate::xlsx::place::Area;

/// Cells that are held against the marks.
const MOST_CELLS: usize = 2_000_000;

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub column: u32,
    pub text: String,
    pub number: Option<f64>,
}

/// A sheet: its rows that hold something, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// Empty in a table of text.
    pub name: String,
    pub rows: Vec<(u32, Vec<Cell>)>,
    pub merged: Vec<Area>,
}

/// All sheets of a file, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Grid {
    pub sheets: Vec<Sheet>,
}

impl Sheet {
    pub fn row(&self, row: u32) -> &[Cell] {
        let at = self.rows.binary_search_by_key(&row, |(number, _)| *number);
        at.ok().and_then(|at| self.rows.get(at)).map_or(&[], |(_, cells)| cells)
    }

    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let cells = self.row(row);
        cells.get(cells.binary_search_by_key(&column, |cell| cell.column).ok()?)
    }

    pub fn put(&mut self, row: u32, cell: Cell) {
        match self.rows.last_mut() {
            Some((last, cells)) if *last == row => cells.push(cell),
            _ => self.rows.push((row, vec![cell])),
        }
    }

    /// Cells in the order of the sheet, however the file has them.
    pub fn sort(&mut self) {
        let sorted = |rows: &[(u32, Vec<Cell>)]| {
            rows.is_sorted_by(|a, b| a.0 < b.0)
                && rows.iter().all(|(_, cells)| cells.is_sorted_by(|a, b| a.column < b.column))
        };
        if sorted(&self.rows) {
            return;
        }
        let mut all: Vec<(u32, Cell)> = std::mem::take(&mut self.rows)
            .into_iter()
            .flat_map(|(row, cells)| cells.into_iter().map(move |cell| (row, cell)))
            .collect();
        all.sort_by_key(|(row, cell)| (*row, cell.column));
        // Two cells in one place: a reader sees the last.
        all.reverse();
        all.dedup_by_key(|(row, cell)| (*row, cell.column));
        all.reverse();
        all.into_iter().for_each(|(row, cell)| self.put(row, cell));
    }
}

/// Whether this is a kind of file whose cells can be marked.
pub(crate) fn has_cells(format: Format) -> bool {
    matches!(
        format,
        Format::Xlsx | Format::Xlsm | Format::Xls | Format::Xlsb | Format::Ods | Format::Csv | Format::Tsv
    )
}

/// Reads a clean copy.
pub(crate) fn read(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Grid, CannotCheck> {
    let mut count = Count { left: MOST_CELLS };
    if Zip::open(bytes).is_ok_and(|zip| zip.entry("mimetype").is_some()) {
        return open_document::grid(bytes, finding, &mut count);
    }
    if bytes.starts_with(b"PK") {
        return workbook(bytes, finding, &mut count);
    }
    let decoded = charset::decode(bytes, None);
    let text = decoded.text.trim_start_matches('\u{feff}');
    let mut sheet = Sheet::default();
    for (row, cells) in records(text, separator(text), finding)? {
        for (column, text) in (0..).zip(cells) {
            if !text.trim().is_empty() {
                count.one()?;
                let number = number(&text);
                sheet.put(row, Cell { column, text, number });
            }
        }
    }
    Ok(Grid { sheets: vec![sheet] })
}

/// Counts cells up to the limit.
pub(super) struct Count {
    left: usize,
}

impl Count {
    pub fn one(&mut self) -> Result<(), CannotCheck> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| CannotCheck::bomb(format!("it has more than {MOST_CELLS} cells")))?;
        Ok(())
    }
}

fn workbook(bytes: &[u8], finding: &mut Finding<'_>, count: &mut Count) -> Result<Grid, CannotCheck> {
    let damaged = |_| CannotCheck::malformed("workbook");
    let mut book: Xlsx<_> = Reader::new(Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut grid = Grid::default();
    for name in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged =
            merged.iter().map(|d| Area { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 });
        let mut sheet = Sheet { name: name.clone(), merged: merged.collect(), ..Sheet::default() };
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
            finding.spend(1)?;
            let (row, column) = cell.get_position();
            let format = cells.styles().get(style).and_then(|s| s.number_format.as_ref());
            let (text, number) = value(cell.get_value(), format.map_or("", |f| f.format_code.as_str()));
            if !text.trim().is_empty() {
                count.one()?;
                sheet.put(row, Cell { column, text, number });
            }
        }
        sheet.sort();
        grid.sheets.push(sheet);
    }
    Ok(grid)
}

fn value(value: &DataRef<'_>, format: &str) -> (String, Option<f64>) {
    let words = |text: &str| (text.to_owned(), number(text));
    match value {
        DataRef::Int(n) => (n.to_string(), Some(*n as f64)),
        DataRef::Float(n) => (in_format(*n, format), Some(*n)),
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::Bool(yes) => (if *yes { "TRUE" } else { "FALSE" }.to_owned(), None),
        DataRef::DateTime(at) => (moment(at), None),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), None),
        DataRef::Error(error) => (error.to_string(), None),
        DataRef::Empty => (String::new(), None),
    }
}

/// A number as its format shows it, as far as that is common: pounds, thousands, decimals, per cent.
fn in_format(n: f64, format: &str) -> String {
    let first = format.split(';').next().unwrap_or_default();
    let sign = ['£', '€', '$'].into_iter().find(|sign| {
        first.contains(*sign) && !(*sign == '$' && first.contains("[$") && !first.contains("[$$"))
    });
    let share = first.contains('%');
    let plain = first.is_empty() || first.eq_ignore_ascii_case("general") || first == "@";
    if plain || !first.contains('0') || first.contains(['E', 'e', '?', '/']) {
        let rounded = format!("{n:.10}");
        let short = rounded.trim_end_matches('0').trim_end_matches('.').to_owned();
        return if n.abs() < 1e15 && n.abs() > 1e-9 || n == 0.0 { short } else { n.to_string() };
    }
    let decimals = first
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(|c| matches!(c, '0' | '#')).count().min(10));
    let shown = if share { n * 100.0 } else { n };
    let digits = format!("{:.decimals$}", shown.abs());
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if first.contains(',') && at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let minus = if shown < 0.0 { "-" } else { "" };
    let sign = sign.map(String::from).unwrap_or_default();
    format!("{minus}{sign}{out}{rest}{}", if share { "%" } else { "" })
}

/// A number as people write it: "1,234.50", "£31,250", "(12)" is none.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (minus, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let text = text.trim_start_matches(['£', '€', '$']).trim();
    let plain = !text.is_empty()
        && text.len() <= 24
        && text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let digits = text.replace(',', "");
    plain.then(|| digits.parse::<f64>().ok()).flatten().map(|n| n * minus)
}

/// Rows of a table of text as a spreadsheet program numbers them: an empty line is a row, a cell over several lines is not.
pub(super) fn records(
    text: &str,
    separator: u8,
    finding: &mut Finding<'_>,
) -> Result<Vec<(u32, Vec<String>)>, CannotCheck> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut out, mut next) = (Vec::new(), 0_u32);
    while reader.read_record(&mut record).map_err(|_| CannotCheck::malformed("CSV table"))? {
        finding.spend(record.len())?;
        // The reader passes over empty lines, which stand before the record.
        let from = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
        let mut empty = 0;
        // The end of the record before may have been taken for half of "\r\n".
        let mut before = text.get(..from).and_then(|t| t.chars().next_back()).filter(|c| *c == '\r');
        for c in text.get(from..).unwrap_or_default().chars() {
            match c {
                '\n' if before == Some('\r') => {}
                '\n' | '\r' => empty += 1,
                _ => break,
            }
            before = Some(c);
        }
        let row = next + empty;
        next = row.saturating_add(1);
        out.push((row, record.iter().map(str::to_owned).collect()));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{in_format, number};

    #[test]
    fn numbers_are_read_and_shown_as_people_write_them() {
        for (text, expected) in [
            ("31250", Some(31_250.0)),
            ("£1,234.50", Some(1_234.5)),
            ("-12", Some(-12.0)),
            ("3 Acacia Road", None),
            ("2025-01-02", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
        for (n, format, expected) in [
            (31_250.0, "", "31250"),
            (0.1 + 0.2, "General", "0.3"),
            (31_250.0, "\"£\"#,##0.00", "£31,250.00"),
            (31_250.0, "[$£-809]#,##0", "£31,250"),
            (0.125, "0.0%", "12.5%"),
            (-3.0, "0", "-3"),
            (1e20, "", "100000000000000000000"),
        ] {
            assert_eq!(in_format(n, format), expected, "{n} as {format}");
        }
    }
}
