//! Excel workbooks: which sheets, rows, columns and cells can be seen, and their values.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Style, Xlsx};
use container::xml::{Attributes, Node, walk};
use container::{Limits, archive::Archive};

use super::{Cells, CsvCopies, check_archive, counted, drawings, guarded};
use crate::Error;

const WHAT: &str = "Excel workbook";
/// Rows lower than this (points) and columns narrower than this (characters) cannot be read.
const LOWEST_ROW: f64 = 3.0;
const NARROWEST_COLUMN: f64 = 0.6;
const LAST_COLUMN: u32 = 16_384;
const LAST_ROW: u32 = 1_048_576;

/// A sheet as the workbook lists it.
struct Sheet {
    name: String,
    visible: bool,
    relation: String,
}

/// What cannot be seen of a sheet.
#[derive(Default)]
struct Hidden {
    rows: BTreeSet<u32>,
    columns: BTreeSet<u32>,
    /// Ranges of merged cells: only the first cell of each is seen.
    merged: Vec<((u32, u32), (u32, u32))>,
    /// Ranges that a picture or chart lies over.
    covered: Vec<((u32, u32), (u32, u32))>,
    odd: Option<&'static str>,
}

pub(super) fn copies(bytes: &[u8], limits: &Limits) -> Result<CsvCopies, Error> {
    let mut archive = check_archive(bytes, WHAT, limits)?;
    check_main_part(&mut archive, limits)?;
    let (sheets, tabs_shown) = sheets(&mut archive, limits)?;
    let targets = relations(&mut archive, limits)?;
    let names: BTreeSet<&str> = sheets.iter().map(|s| s.name.as_str()).collect();
    if names.len() != sheets.len() {
        return Err(Error::CannotTell { why: "two sheets have the same name" });
    }
    if !tabs_shown && sheets.len() > 1 {
        return Err(Error::CannotTell { why: "the tabs of its sheets are out of view" });
    }
    let mut copies = CsvCopies::default();
    for sheet in sheets {
        if !sheet.visible {
            copies.left_out.push(format!("The hidden sheet “{}” was left out.", sheet.name));
            continue;
        }
        let target = targets.iter().find(|(id, _, _)| *id == sheet.relation);
        let Some((_, kind, path)) = target else {
            return Err(Error::CannotTell { why: "a sheet has no content" });
        };
        if !kind.ends_with("/worksheet") {
            copies.left_out.push(format!(
                "The sheet “{}” is no table (a chart or a macro) and was left out.",
                sheet.name
            ));
            continue;
        }
        let part = archive.read(path)?.ok_or(Error::CannotTell { why: "a sheet has no content" })?;
        let mut hidden = hidden(&part, limits)?;
        hidden.covered = drawings::covered(&mut archive, path, limits)?;
        copies.sheets.extend(guarded(|| copy(bytes, sheet.name, hidden))?);
    }
    Ok(copies)
}

/// The reader of values finds the workbook by the package's relations, this module by its usual name: both must agree.
fn check_main_part(archive: &mut Archive<'_>, limits: &Limits) -> Result<(), Error> {
    let part = archive.read("_rels/.rels")?.ok_or(container::Error::Damaged { what: WHAT })?;
    let mut mains = Vec::new();
    walk(&part, WHAT, limits, |node| {
        if let Node::Open { name: "Relationship", attributes } = node
            && attributes.get("Type").is_some_and(|t| t.ends_with("/officeDocument"))
        {
            mains.push(attributes.get("Target").unwrap_or("").trim_start_matches('/').to_owned());
        }
    })?;
    match mains.as_slice() {
        [main] if main == "xl/workbook.xml" => Ok(()),
        _ => Err(Error::CannotTell { why: "its main part is not where Excel puts it" }),
    }
}

fn sheets(archive: &mut Archive<'_>, limits: &Limits) -> Result<(Vec<Sheet>, bool), Error> {
    let part = archive.read("xl/workbook.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    let mut sheets = Vec::new();
    let mut tabs_shown = true;
    walk(&part, WHAT, limits, |node| {
        let Node::Open { name, attributes } = node else { return };
        match name {
            "sheet" => sheets.push(Sheet {
                name: attributes.get("name").unwrap_or("").to_owned(),
                visible: attributes.get("state").is_none_or(|s| s == "visible"),
                relation: attributes.get("id").unwrap_or("").to_owned(),
            }),
            "workbookView" => {
                let off = |value: Option<&str>| matches!(value, Some("0" | "false"));
                tabs_shown &= !off(attributes.get("showSheetTabs"))
                    && attributes.get("visibility").is_none_or(|v| v == "visible")
                    && number(attributes, "tabRatio").is_none_or(|r| r > 10.0);
            }
            _ => {}
        }
    })?;
    Ok((sheets, tabs_shown))
}

/// Identifier, type and path of what the workbook is made of.
fn relations(archive: &mut Archive<'_>, limits: &Limits) -> Result<Vec<(String, String, String)>, Error> {
    let part = archive.read("xl/_rels/workbook.xml.rels")?.ok_or(container::Error::Damaged { what: WHAT })?;
    let mut relations = Vec::new();
    walk(&part, WHAT, limits, |node| {
        if let Node::Open { name: "Relationship", attributes } = node {
            let target = attributes.get("Target").unwrap_or("");
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{}", target.trim_start_matches("./")),
            };
            let value = |name: &str| attributes.get(name).unwrap_or("").to_owned();
            relations.push((value("Id"), value("Type"), path));
        }
    })?;
    Ok(relations)
}

fn hidden(part: &[u8], limits: &Limits) -> Result<Hidden, Error> {
    let mut hidden = Hidden::default();
    walk(part, WHAT, limits, |node| {
        let Node::Open { name, attributes } = node else { return };
        match name {
            "sheetFormatPr"
                if (on(attributes, "zeroHeight")
                    || number(attributes, "defaultRowHeight").is_some_and(|h| h < LOWEST_ROW)
                    || number(attributes, "defaultColWidth").is_some_and(|w| w < NARROWEST_COLUMN)) =>
            {
                hidden.odd = Some("its rows or columns are hidden unless they say otherwise");
            }
            "col" => {
                let unseen = on(attributes, "hidden")
                    || number(attributes, "width").is_some_and(|w| w < NARROWEST_COLUMN);
                match (whole(attributes, "min"), whole(attributes, "max")) {
                    (Some(from), Some(to)) if from >= 1 => {
                        if unseen {
                            hidden.columns.extend(from - 1..to.min(LAST_COLUMN));
                        }
                    }
                    _ => hidden.odd = Some("a column has no number"),
                }
            }
            "row" => match whole(attributes, "r") {
                Some(row) if (1..=LAST_ROW).contains(&row) => {
                    if on(attributes, "hidden") || number(attributes, "ht").is_some_and(|h| h < LOWEST_ROW) {
                        hidden.rows.insert(row - 1);
                    }
                }
                _ => hidden.odd = Some("a row has no number"),
            },
            "c" if attributes.get("r").and_then(position).is_none() => {
                hidden.odd = Some("a cell has no place");
            }
            "mergeCell" => match attributes.get("ref").and_then(range) {
                Some(range) => hidden.merged.push(range),
                None => hidden.odd = Some("merged cells have no place"),
            },
            _ => {}
        }
    })?;
    match hidden.odd {
        Some(why) => Err(Error::CannotTell { why }),
        None => Ok(hidden),
    }
}

fn copy(bytes: &[u8], name: String, hidden: Hidden) -> Result<Option<super::CsvSheet>, Error> {
    let damaged = || Error::Container(container::Error::Damaged { what: WHAT });
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(|_| damaged())?;
    let mut cells = Cells::default();
    let (mut covered, mut invisible) = (0_usize, 0_usize);
    let mut rows_with_words = BTreeSet::new();
    let mut columns_with_words = BTreeSet::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| damaged())? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if hidden.rows.contains(&row) {
            rows_with_words.insert(row);
        } else if hidden.columns.contains(&column) {
            columns_with_words.insert(column);
        } else if hidden.covered.iter().any(|range| within(*range, row, column)) {
            return Err(Error::CannotTell {
                why: "a picture, chart or drawing lies over cells with words; move it aside or delete it",
            });
        } else if hidden.merged.iter().any(|range| (row, column) != range.0 && within(*range, row, column)) {
            covered += 1;
        } else if reader.styles().get(style).is_some_and(cannot_be_seen) {
            invisible += 1;
        } else {
            cells.put(row, column, text)?;
        }
    }
    let mut left_out = Vec::new();
    let mut say = |n: usize, one: &str, many: &str, why: &str| {
        if n > 0 {
            let verb = if n == 1 { "was" } else { "were" };
            left_out.push(format!("{} {verb} left out of “{name}”{why}.", counted(n, one, many)));
        }
    };
    say(rows_with_words.len(), "hidden row", "hidden rows", "");
    say(columns_with_words.len(), "hidden column", "hidden columns", "");
    say(covered, "cell", "cells", ": merged cells lie over it");
    say(
        invisible,
        "cell",
        "cells",
        ": the words have the colour of the background or a format that shows nothing",
    );
    cells.sheet(name, left_out, &hidden.rows, &hidden.columns)
}

/// Whether the style gives the words the colour of their background, or no form at all.
fn cannot_be_seen(style: &Style) -> bool {
    let format = style.number_format.as_ref().map_or("", |f| f.format_code.as_str());
    if format.split(';').count() >= 3 && format.split(';').all(|part| part.trim().is_empty()) {
        return true;
    }
    let Some(ink) = style.font.as_ref().and_then(|f| f.color.as_ref()) else { return false };
    let paper = style.fill.as_ref().filter(|f| f.is_visible()).and_then(|f| f.get_color());
    let (red, green, blue) = paper.map_or((255, 255, 255), |p| (p.red, p.green, p.blue));
    let near = |a: u8, b: u8| a.abs_diff(b) < 16;
    near(ink.red, red) && near(ink.green, green) && near(ink.blue, blue)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_owned(),
        DataRef::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(d) => moment(d),
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::Error(e) => e.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A date as 2026-06-30, with the time where it has one; a duration in hours, minutes and seconds.
pub(crate) fn moment(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round() as i64;
        let (sign, seconds) = if seconds < 0 { ("-", -seconds) } else { ("", seconds) };
        return format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.as_f64() < 1.0 {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {time}")
    }
}

fn within((from, to): ((u32, u32), (u32, u32)), row: u32, column: u32) -> bool {
    (from.0..=to.0).contains(&row) && (from.1..=to.1).contains(&column)
}

fn on(attributes: &Attributes, name: &str) -> bool {
    attributes.get(name).is_some_and(|v| !matches!(v, "0" | "false"))
}

fn number(attributes: &Attributes, name: &str) -> Option<f64> {
    attributes.get(name)?.parse().ok()
}

fn whole(attributes: &Attributes, name: &str) -> Option<u32> {
    attributes.get(name)?.parse().ok()
}

fn range(text: &str) -> Option<((u32, u32), (u32, u32))> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    Some((position(from)?, position(to)?))
}

/// Row and column of `B7`, counted from 0.
fn position(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let row: u32 = number.parse().ok()?;
    if letters.is_empty() || letters.len() > 3 || !(1..=LAST_ROW).contains(&row) {
        return None;
    }
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|v| *v < 26)?;
        column = column * 26 + u32::from(value) + 1;
    }
    (column <= LAST_COLUMN).then_some((row - 1, column - 1))
}
