//! Cells and sheets of an OpenDocument spreadsheet, in which one element stands for many cells that are alike.

use std::collections::BTreeSet;

use super::grid::{Cell, Count, Grid, Sheet, number};
use super::{Removal, Taken, alike};
use crate::copy::Copy;
use crate::copy::office::pack;
use crate::copy::tree::{self, Element, Fate, Node};
use crate::dangers::{CannotCheck, Finding};
use crate::package::{self, Zip};
use crate::xlsx::place::{Area, LAST_COLUMN, LAST_ROW, cell};

const CONTENT: &str = "content.xml";

fn repeated(element: &Element, name: &str) -> u32 {
    element.get(name).and_then(|n| n.parse().ok()).filter(|n| *n >= 1).unwrap_or(1)
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table-cell" | "covered-table-cell")
}

/// What a cell shows, without what is drawn over it.
fn shown(cell: &Element) -> String {
    let lines: Vec<String> =
        cell.elements().filter(|e| matches!(e.name.as_str(), "text:p" | "text:h")).map(words).collect();
    let text = lines.join("\n");
    if !text.trim().is_empty() {
        return text;
    }
    let value = ["office:string-value", "office:value", "office:date-value", "office:time-value"];
    value.iter().find_map(|name| cell.exactly(name)).unwrap_or_default().to_owned()
}

fn words(paragraph: &Element) -> String {
    let mut out = String::new();
    for node in &paragraph.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(e) if e.name == "text:s" => out.push(' '),
            Node::Element(e) if matches!(e.name.as_str(), "text:tab" | "text:line-break") => out.push(' '),
            Node::Element(e) if e.name.starts_with("text:") => out.push_str(&words(e)),
            Node::Element(_) => {}
        }
    }
    out
}

/// The sheets right in the document; a table within a cell is none.
fn sheets(root: &Element) -> Vec<&Element> {
    let spreadsheet = root.child("body").and_then(|body| body.child("spreadsheet"));
    spreadsheet.into_iter().flat_map(Element::elements).filter(|e| e.name == "table:table").collect()
}

/// Elements between a sheet and its rows.
fn holds_rows(name: &str) -> bool {
    matches!(name, "table-row-group" | "table-header-rows" | "table-rows")
}

fn content(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Element, CannotCheck> {
    let zip = Zip::open(bytes)?;
    let damaged = || CannotCheck::malformed("OpenDocument spreadsheet");
    let entry = zip.entry(CONTENT).cloned().ok_or_else(damaged)?;
    tree::read(&package::read(&zip, &entry, finding)?, finding.limits.element_depth())
}

/// What stands in the cells.
pub(super) fn grid(bytes: &[u8], finding: &mut Finding<'_>, count: &mut Count) -> Result<Grid, CannotCheck> {
    let root = content(bytes, finding)?;
    let mut grid = Grid::default();
    for table in sheets(&root) {
        let mut sheet =
            Sheet { name: table.exactly("table:name").unwrap_or_default().to_owned(), ..Sheet::default() };
        rows(table, &mut 0, &mut sheet, count)?;
        grid.sheets.push(sheet);
    }
    Ok(grid)
}

fn rows(within: &Element, next: &mut u32, sheet: &mut Sheet, count: &mut Count) -> Result<(), CannotCheck> {
    for element in within.elements() {
        if holds_rows(element.local()) {
            rows(element, next, sheet, count)?;
        }
        if element.local() != "table-row" {
            continue;
        }
        let (from, times) = (*next, repeated(element, "number-rows-repeated"));
        *next = next.saturating_add(times);
        let mut cells: Vec<Cell> = Vec::new();
        let mut column = 0_u32;
        for cell in element.elements().filter(|e| is_cell(e.local())) {
            let (left, across) = (column, repeated(cell, "number-columns-repeated"));
            column = column.saturating_add(across);
            let (wide, high) =
                (repeated(cell, "number-columns-spanned"), repeated(cell, "number-rows-spanned"));
            if wide > 1 || high > 1 {
                sheet.merged.push(Area {
                    top: from,
                    left,
                    bottom: from.saturating_add(high - 1),
                    right: left.saturating_add(wide - 1),
                });
            }
            let text = shown(cell);
            if text.trim().is_empty() {
                continue;
            }
            let number = match cell.exactly("office:value") {
                Some(value) => value.parse().ok(),
                None => number(&text),
            };
            for column in left..column.min(LAST_COLUMN) {
                count.one()?;
                cells.push(Cell { column, text: text.clone(), number });
            }
        }
        if cells.is_empty() {
            continue;
        }
        for row in from..from.saturating_add(times).min(LAST_ROW) {
            // The first time they have been counted.
            for _ in cells.iter().filter(|_| row > from) {
                count.one()?;
            }
            sheet.rows.push((row, cells.clone()));
        }
    }
    Ok(())
}

/// Puts labels in the place of cells, and leaves out sheets.
pub(super) fn apply(
    clean: &[u8],
    removal: &Removal,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<Vec<u8>, CannotCheck> {
    let mut root = content(clean, finding)?;
    let charts = charts(clean, removal, finding)?;
    let spreadsheet = root
        .elements_mut()
        .find(|e| e.local() == "body")
        .and_then(|body| body.elements_mut().find(|e| e.local() == "spreadsheet"))
        .ok_or_else(|| CannotCheck::malformed("OpenDocument spreadsheet"))?;
    let tables = spreadsheet.elements_mut().filter(|e| e.name == "table:table");
    for (number, table) in tables.enumerate() {
        if let Some(taken) = removal.sheets.get(number).filter(|taken| !taken.nothing()) {
            sheet(table, taken, removal, finding)?;
        }
    }
    let mut gone = false;
    root.sift(&mut |e| {
        let drawn = e.name == "draw:frame"
            && e.elements().any(|o| {
                let target = o.exactly("xlink:href").unwrap_or_default().trim_start_matches("./");
                charts.contains(target)
            });
        gone |= drawn;
        if drawn { Fate::Drop } else { Fate::Keep }
    });
    if gone {
        copy.changed("A chart drawn from cells that were taken out is gone.");
    }
    let mut used = BTreeSet::new();
    root.visit(&mut |e| {
        if let Some(target) = e.exactly("xlink:href") {
            used.insert(target.trim_start_matches("./").to_owned());
        }
    });
    let zip = Zip::open(clean)?;
    let mut files = Vec::new();
    for entry in zip.entries.iter().filter(|e| !e.is_folder()) {
        let folder = entry.name.split('/').next().unwrap_or_default();
        // What only a sheet or a chart that goes leads to.
        let led_to = entry.name.starts_with("Pictures/") || entry.name.starts_with("Object");
        let other = files_of_styles(&zip, &entry.name, finding)?;
        if led_to && !used.contains(&entry.name) && !used.contains(folder) && !other {
            continue;
        }
        let bytes = match entry.name.as_str() {
            CONTENT => root.document(),
            "META-INF/manifest.xml" => {
                let mut list =
                    tree::read(&package::read(&zip, entry, finding)?, finding.limits.element_depth())?;
                list.children.retain(|node| {
                    let Node::Element(one) = node else { return false };
                    let path = one.get("full-path").unwrap_or_default();
                    !charts.iter().any(|c| path.split('/').next() == Some(c.as_str()))
                });
                list.document()
            }
            _ => package::read(&zip, entry, finding)?,
        };
        files.push((entry.name.clone(), bytes));
    }
    pack(files)
}

/// Whether the styles lead to a picture: a background, a logo in a header.
fn files_of_styles(zip: &Zip<'_>, name: &str, finding: &mut Finding<'_>) -> Result<bool, CannotCheck> {
    let Some(entry) = zip.entry("styles.xml").cloned().filter(|_| name.starts_with("Pictures/")) else {
        return Ok(false);
    };
    Ok(String::from_utf8_lossy(&package::read(zip, &entry, finding)?).contains(name))
}

/// Folders of charts that are drawn from cells that go.
fn charts(
    clean: &[u8],
    removal: &Removal,
    finding: &mut Finding<'_>,
) -> Result<BTreeSet<String>, CannotCheck> {
    let zip = Zip::open(clean)?;
    let mut out = BTreeSet::new();
    for entry in &zip.entries {
        let Some(folder) = entry.name.strip_suffix("/content.xml") else { continue };
        let root = tree::read(&package::read(&zip, entry, finding)?, finding.limits.element_depth())?;
        let mut from_taken = false;
        root.visit(&mut |e| {
            for (name, value) in &e.attributes {
                let range = tree::local(name).ends_with("cell-range-address")
                    || tree::local(name) == "label-cell-address"
                    || name == "table:cell-address";
                // The table that a chart keeps of its own has no place on a sheet.
                if range && !value.starts_with("local-table") && !value.trim().is_empty() {
                    from_taken |= value.split_whitespace().any(|one| touches(one, removal));
                }
            }
        });
        if from_taken {
            out.insert(folder.to_owned());
        }
    }
    Ok(out)
}

/// Whether a range as `$Staff.$B$2:.$B$40` holds a cell that goes; one that cannot be read may.
fn touches(range: &str, removal: &Removal) -> bool {
    let plain = range.replace('$', "");
    let (from, to) = plain.split_once(':').unwrap_or((&plain, &plain));
    let Some((sheet, first)) = from.rsplit_once('.') else { return true };
    let last = to.rsplit_once('.').map_or(to, |(_, last)| last);
    let sheet = sheet.trim_matches('\'').replace("''", "'");
    let Some(at) = removal.grid.sheets.iter().position(|s| alike(&s.name, &sheet)) else { return true };
    let Some(taken) = removal.sheets.get(at) else { return true };
    let (Some(first), Some(last)) = (cell(first), cell(last)) else { return !taken.nothing() };
    let area = Area { top: first.0, left: first.1, bottom: last.0, right: last.1 };
    let mut cells = taken.cells.range((area.top, 0)..=(area.bottom.max(area.top), u32::MAX));
    taken.whole.is_some() || cells.any(|((row, column), _)| area.holds(*row, *column))
}

/// A cell that says this and nothing else.
fn write(cell: &mut Element, words: &str) {
    cell.attributes.retain(|(name, _)| {
        name == "table:style-name" || name.starts_with("table:number-") || name == "xml:id"
    });
    cell.set("office:value-type", "string");
    // What is drawn over the cell is no part of it.
    cell.children.retain(|node| matches!(node, Node::Element(e) if e.name.starts_with("draw:")));
    let mut paragraph = Element::new("text:p");
    paragraph.children.push(Node::Text(words.to_owned()));
    cell.push(paragraph);
}

fn sheet(
    table: &mut Element,
    taken: &Taken,
    removal: &Removal,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let label = |n: usize| removal.labels.get(n).map_or("[redacted]", String::as_str);
    if let Some(whole) = taken.whole {
        let mut cell = Element::new("table:table-cell");
        write(&mut cell, label(whole));
        let mut row = Element::new("table:table-row");
        row.push(cell);
        table.attributes.retain(|(name, _)| name == "table:name" || name == "table:style-name");
        table.children.clear();
        table.push(Element::new("table:table-column"));
        table.push(row);
        return Ok(());
    }
    table.attributes.retain(|(name, _)| name != "table:print-ranges");
    below(table, &mut 0, taken, &label, finding)
}

fn below<'l>(
    within: &mut Element,
    next: &mut u32,
    taken: &Taken,
    label: &impl Fn(usize) -> &'l str,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let children = std::mem::take(&mut within.children);
    for node in children {
        let Node::Element(mut element) = node else {
            within.children.push(node);
            continue;
        };
        if holds_rows(element.local()) {
            below(&mut element, next, taken, label, finding)?;
        }
        if element.local() != "table-row" {
            within.push(element);
            continue;
        }
        let (from, times) = (*next, repeated(&element, "number-rows-repeated"));
        *next = next.saturating_add(times);
        let last = from.saturating_add(times - 1);
        if taken.cells.range((from, 0)..=(last, u32::MAX)).next().is_none() {
            within.push(element);
            continue;
        }
        // Rows that are alike no longer are.
        let mut at = from;
        while at <= last {
            let mut row = element.clone();
            finding.spend(row.children.len() + 1)?;
            row.unset(&["number-rows-repeated"]);
            let here = taken.cells.range((at, 0)..=(at, u32::MAX)).next().is_some();
            if here {
                cells(&mut row, at, taken, label, finding)?;
                at += 1;
            } else {
                let until = taken.cells.range((at, 0)..).next().map_or(last, |((r, _), _)| r - 1).min(last);
                if until > at {
                    row.set("table:number-rows-repeated", (until - at + 1).to_string());
                }
                at = until + 1;
            }
            within.push(row);
        }
    }
    Ok(())
}

fn cells<'l>(
    row: &mut Element,
    number: u32,
    taken: &Taken,
    label: &impl Fn(usize) -> &'l str,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut column = 0_u32;
    let children = std::mem::take(&mut row.children);
    for node in children {
        let Node::Element(cell) = node else { continue };
        if !is_cell(cell.local()) {
            row.push(cell);
            continue;
        }
        let (left, across) = (column, repeated(&cell, "number-columns-repeated"));
        column = column.saturating_add(across);
        let last = left.saturating_add(across - 1);
        let mut at = left;
        while at <= last {
            finding.spend(1)?;
            let mut one = cell.clone();
            one.unset(&["number-columns-repeated"]);
            let mut rest = taken.cells.range((number, at)..=(number, last));
            match rest.next() {
                Some(((_, here), n)) if *here == at => {
                    write(&mut one, label(*n));
                    at += 1;
                }
                coming => {
                    let until = coming.map_or(last, |((_, c), _)| c - 1);
                    if until > at {
                        one.set("table:number-columns-repeated", (until - at + 1).to_string());
                    }
                    at = until + 1;
                }
            }
            row.push(one);
        }
    }
    Ok(())
}
