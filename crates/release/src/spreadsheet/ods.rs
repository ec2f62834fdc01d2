//! OpenDocument spreadsheets: visible tables as they stand; a file with hidden rows or columns is refused, because
//! its rows repeat and are styled from elsewhere, so that leaving parts out could leave out the wrong ones.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Ods, Reader, SheetVisible};
use container::Limits;
use container::xml::{Attributes, Node, walk};

use super::{Cells, CsvCopies, MOST_CELLS, check_archive, guarded, xlsx};
use crate::Error;

const WHAT: &str = "OpenDocument spreadsheet";

pub(super) fn copies(bytes: &[u8], limits: &Limits) -> Result<CsvCopies, Error> {
    let mut archive = check_archive(bytes, WHAT, limits)?;
    if let Some(manifest) = archive.read("META-INF/manifest.xml")? {
        let mut encrypted = false;
        walk(&manifest, WHAT, limits, |node| {
            encrypted |= matches!(node, Node::Open { name: "encryption-data", .. });
        })?;
        if encrypted {
            return Err(container::Error::Encrypted { what: WHAT }.into());
        }
    }
    let content = archive.read("content.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    check(&content, limits)?;
    guarded(|| copy(bytes))
}

/// Refuses what cannot be told apart afterwards, and what would unroll to more cells than a copy may have.
fn check(content: &[u8], limits: &Limits) -> Result<(), Error> {
    let mut why = None;
    let mut cells = 0_usize;
    // Rows and columns up to the last that holds something, as a reader would lay them out.
    let (mut rows, mut row_repeat, mut column, mut widest) = (0_usize, 1, 0_usize, 0_usize);
    let mut in_cell: Option<usize> = None;
    let mut bottom = 0_usize;
    let mut largest = 0_usize;
    let repeat = |attributes: &Attributes, name: &str| -> usize {
        attributes.get(name).map_or(1, |n| n.parse().unwrap_or(usize::MAX))
    };
    walk(content, WHAT, limits, |node| match node {
        Node::Open { name, attributes } => match name {
            "table" => (rows, widest, bottom) = (0, 0, 0),
            "table-row" => {
                row_repeat = repeat(attributes, "number-rows-repeated");
                rows = rows.saturating_add(row_repeat);
                column = 0;
                if attributes.get("visibility").is_some_and(|v| v != "visible") {
                    why = Some("it has hidden or filtered rows; show or delete them");
                }
            }
            "table-column" | "table-row-group" | "table-column-group"
                if (attributes.get("visibility").is_some_and(|v| v != "visible")
                    || attributes.get("display") == Some("false")) =>
            {
                why = Some("it has hidden rows or columns; show or delete them");
            }
            "table-cell" | "covered-table-cell" => {
                let repeated = repeat(attributes, "number-columns-repeated");
                column = column.saturating_add(repeated);
                let holds = attributes.get("value-type").is_some();
                if holds && name == "covered-table-cell" {
                    why = Some("words lie under merged cells; divide the cells");
                }
                if holds {
                    cells = cells.saturating_add(repeated.saturating_mul(row_repeat));
                    (widest, bottom) = (widest.max(column), rows);
                    largest = largest.max(widest.saturating_mul(bottom));
                }
                in_cell = Some(repeated);
            }
            "table-row-properties"
                if length(attributes.get("row-height")).is_some_and(|points| points < 3.0) =>
            {
                why = Some("it has rows too low to be read; make them higher or delete them");
            }
            "table-column-properties"
                if length(attributes.get("column-width")).is_some_and(|points| points < 4.0) =>
            {
                why = Some("it has columns too narrow to be read; make them wider or delete them");
            }
            "text-properties" => {
                let white = attributes.get("color").is_some_and(|c| c.eq_ignore_ascii_case("#ffffff"));
                if white || attributes.get("display") == Some("none") {
                    why = Some("it has white or hidden words; give them a colour that can be seen");
                }
            }
            _ => {}
        },
        Node::Close { name: "table-cell" | "covered-table-cell" } => in_cell = None,
        Node::Close { .. } => {}
        Node::Text(words) => {
            if in_cell.is_some() && !words.trim().is_empty() {
                (widest, bottom) = (widest.max(column), rows);
                largest = largest.max(widest.saturating_mul(bottom));
            }
        }
    })?;
    if let Some(why) = why {
        return Err(Error::CannotTell { why });
    }
    if cells > MOST_CELLS || largest > MOST_CELLS {
        return Err(Error::TooManyCells { limit: MOST_CELLS });
    }
    Ok(())
}

/// A length in points.
fn length(text: Option<&str>) -> Option<f64> {
    let text = text?;
    let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(unit);
    let factor = match unit {
        "cm" => 28.346,
        "mm" => 2.8346,
        "in" => 72.0,
        "pt" => 1.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}

fn copy(bytes: &[u8]) -> Result<CsvCopies, Error> {
    let damaged = || Error::Container(container::Error::Damaged { what: WHAT });
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|s| (s.name.clone(), s.visible == SheetVisible::Visible))
        .collect();
    let mut copies = CsvCopies::default();
    for (name, visible) in sheets {
        if !visible {
            copies.left_out.push(format!("The hidden sheet “{name}” was left out."));
            continue;
        }
        let range = workbook.worksheet_range(&name).map_err(|_| damaged())?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut cells = Cells::default();
        for (row, column, value) in range.used_cells() {
            let text = text(value);
            if !text.trim().is_empty() {
                let place = |at: usize, from: u32| u32::try_from(at).unwrap_or(u32::MAX - from) + from;
                cells.put(place(row, top), place(column, left), text)?;
            }
        }
        copies.sheets.extend(cells.sheet(name, Vec::new(), &BTreeSet::new(), &BTreeSet::new())?);
    }
    Ok(copies)
}

fn text(value: &Data) -> String {
    match value {
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::String(s) => s.clone(),
        Data::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(d) => xlsx::moment(d),
        Data::DateTimeIso(s) | Data::DurationIso(s) => s.clone(),
        Data::Error(e) => e.to_string(),
        Data::Empty => String::new(),
    }
}
