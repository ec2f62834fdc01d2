//! Excel workbooks since 2007: everything in them that is not seen on a visible sheet.

mod caches;
mod cover;
pub(crate) mod format;
pub(crate) mod group;
pub(crate) mod place;
mod report;
mod sheet;
mod strings;
mod styles;
mod workbook;

use std::collections::HashSet;
use std::io::{BufRead, BufReader};

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::colour::Theme;
use crate::package::parts::Package;
use crate::package::xml::{Node, Strictness, root, walk};
use crate::package::{Entry, common};
use place::Area;
use sheet::Book;
use strings::Strings;
use styles::Styles;
use workbook::{Listed, State};

/// Looks through a workbook.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let content = package.read(&main, finding)?;
    let depth = finding.limits.element_depth();
    let workbook = workbook::look(&package, &main.name, &content, finding)?;
    let theme = match package.target(&main.name, "theme").cloned() {
        Some(entry) => Theme::read(&package.read(&entry, finding)?, depth)?,
        None => Theme::default(),
    };
    let styles = match package.target(&main.name, "styles").cloned() {
        Some(entry) => Styles::read(&package.read(&entry, finding)?, theme, depth)?,
        None => Styles::default(),
    };
    let mut strings = match package.target(&main.name, "sharedStrings").cloned() {
        Some(entry) => stream(&package, &entry, finding, |source, finding| {
            Strings::read(source, depth, finding.limits.unpacked, &styles.theme, &styles.palette)
        })?,
        None => Strings::default(),
    };
    let mut values = HashSet::new();
    for listed in &workbook.sheets {
        let entry = package.zip.entry(&listed.part).cloned();
        let Some(entry) = entry.filter(|_| !listed.part.is_empty()) else {
            return Err(CannotCheck::malformed("workbook"));
        };
        let visible = (workbook.has_pivots && listed.state == State::Visible).then_some(&mut values);
        let mut book = Book { styles: &styles, strings: &mut strings, visible, depth };
        one_sheet(&package, listed, &entry, &mut book, finding)?;
    }
    let (unused, sample) = strings.unused();
    if unused > 0 {
        let place = Place::part("xl/sharedStrings.xml").described("words that no cell shows");
        finding.danger(Code::OoxmlOrphanPart, place, format!("{unused} texts"), &sample);
    }
    let sheets = workbook.visible();
    let visible = caches::Visible { sheets: &sheets, values: &values };
    let read_already = |entry: &Entry<'_>| {
        let lower = entry.name.to_lowercase();
        lower == main.name.to_lowercase()
            || workbook.sheets.iter().any(|s| s.part == lower)
            || package.is(&entry.name, "sharedStrings")
            || package.is(&entry.name, "styles")
            || package.is(&entry.name, "theme")
            || package.is(&entry.name, "calcChain")
    };
    for entry in package.zip.entries.iter().filter(|e| !e.is_folder() && !read_already(e)) {
        let content = package.read(entry, finding)?;
        if !package.leads_to(&entry.name) {
            package.orphan(entry, &content, finding);
            // What nothing leads to may still be opened by some program.
        }
        if common::look(&package, entry, &content, Some(&sheets), finding)? {
            continue;
        }
        if package.is(&entry.name, "powerPivotData") || entry.name.to_lowercase().starts_with("xl/model/") {
            let place = Place::part(&entry.name).described("the data model");
            let words = crate::package::words(&content);
            finding.danger(Code::XlsxDataModel, place, format!("{} bytes", content.len()), &words);
            continue;
        }
        let root = root(&content).unwrap_or_default();
        if !caches::look(&entry.name, &root, &content, &visible, finding)? {
            common::rest(&entry.name, &content, finding)?;
        }
    }
    Ok(())
}

/// One sheet with its drawings.
fn one_sheet(
    package: &Package<'_>,
    listed: &Listed,
    entry: &Entry<'_>,
    book: &mut Book<'_>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    if listed.kind == "xlMacrosheet" || listed.kind == "xlIntlMacrosheet" {
        let content = package.read(entry, finding)?;
        let place = Place::part(&entry.name).described(format!("the macro sheet “{}”", listed.name));
        let words = crate::package::parts::text_of(&content, book.depth);
        finding.danger(Code::OoxmlMacro, place, "", &words);
    }
    let (tables, table_filters) = tables(package, entry, finding)?;
    let seen = stream(package, entry, finding, |source, _| sheet::scan(source, book, &tables))?;
    finding.spend(seen.cells())?;
    if listed.state != State::Visible {
        report::hidden_sheet(listed, entry, &seen, finding);
        return Ok(());
    }
    let mut covered: Vec<(Area, bool)> = seen.merged.iter().map(|area| (*area, true)).collect();
    let merges = covered.len();
    let drawings: Vec<_> =
        package.relations(&entry.name).iter().filter(|r| r.kind == "drawing" && !r.external).collect();
    for drawing in drawings {
        let Some(part) = package.zip.entry(&drawing.target).cloned() else { continue };
        let content = package.read(&part, finding)?;
        let (areas, hidden) = cover::covers(&content, &seen, book.depth)?;
        covered.extend(areas.into_iter().map(|area| (area, false)));
        for words in hidden {
            let at = format!("a hidden box on sheet “{}”", listed.name);
            finding.danger(Code::XlsxCellCovered, Place::part(&part.name).described(at), "", &words);
        }
    }
    let hides = |style: usize| book.styles.conditional.get(style).is_some_and(styles::Conditional::hides);
    let hidden = seen.conditions.iter().filter(|(_, style)| hides(*style));
    let hidden: Vec<(Area, bool)> = hidden.flat_map(|(areas, _)| areas).map(|area| (*area, false)).collect();
    if !hidden.is_empty() {
        let ([group, _], _) =
            again(package, entry, finding, |source, _| sheet::within(source, book, hidden))?;
        report::conditional(listed, entry, &group, finding);
    }
    if !covered.is_empty()
        && (covered.len() > merges || seen.merged.iter().any(|m| m.left < m.right || m.top < m.bottom))
    {
        let (groups, _) = again(package, entry, finding, |source, _| sheet::within(source, book, covered))?;
        report::covered(listed, entry, &groups, finding);
    }
    report::sheet(listed, entry, seen, &table_filters, finding);
    Ok(())
}

/// Ranges of tables with a style, and ranges that tables filter.
fn tables(
    package: &Package<'_>,
    entry: &Entry<'_>,
    finding: &mut Finding<'_>,
) -> Result<(Vec<Area>, Vec<Area>), CannotCheck> {
    let (mut styled, mut filters) = (Vec::new(), Vec::new());
    let relations: Vec<_> = package
        .relations(&entry.name)
        .iter()
        .filter(|r| matches!(r.kind.as_str(), "table" | "pivotTable") && !r.external)
        .cloned()
        .collect();
    for relation in relations {
        let Some(part) = package.zip.entry(&relation.target).cloned() else { continue };
        let content = package.read(&part, finding)?;
        let mut range = None;
        let (mut style, mut filtered, mut rows) = (false, false, 1);
        walk(&content, finding.limits.element_depth(), Strictness::Strict, |node| {
            if let Node::Open(element) = node {
                match element.name() {
                    "table" => {
                        range = element.get("ref").and_then(|r| place::area(&r));
                        rows = element.whole("headerRowCount").unwrap_or(1);
                    }
                    "location" => {
                        range = element.get("ref").and_then(|r| place::area(&r));
                        rows = element.whole("firstDataRow").unwrap_or(1).max(1);
                    }
                    "tableStyleInfo" | "pivotTableStyleInfo" => {
                        style = element.get("name").is_some_and(|n| !n.is_empty())
                    }
                    "filterColumn" => filtered = true,
                    _ => {}
                }
            }
            Ok(())
        })?;
        let Some(range) = range else { continue };
        if filtered {
            filters.push(range);
        }
        // Only the heading and the totals of a table are ever white on dark.
        if style && rows > 0 {
            styled.push(Area { bottom: range.top + rows - 1, ..range });
            styled.push(Area { top: range.bottom, ..range });
        }
    }
    Ok((styled, filters))
}

/// Reads a large part as it comes, for the first time.
fn stream<T>(
    package: &Package<'_>,
    entry: &Entry<'_>,
    finding: &mut Finding<'_>,
    read: impl FnOnce(&mut dyn BufRead, &Finding<'_>) -> Result<T, CannotCheck>,
) -> Result<T, CannotCheck> {
    let (out, count) = again(package, entry, finding, read)?;
    finding.unpacked(count)?;
    Ok(out)
}

/// Reads a large part as it comes, once more: it counts as work, not as what was unpacked.
fn again<T>(
    package: &Package<'_>,
    entry: &Entry<'_>,
    finding: &mut Finding<'_>,
    read: impl FnOnce(&mut dyn BufRead, &Finding<'_>) -> Result<T, CannotCheck>,
) -> Result<(T, usize), CannotCheck> {
    let unpacker = package.zip.unpack(entry, finding.unpacked_left() as u64, finding.limits.ratio)?;
    let mut source = BufReader::with_capacity(64 * 1024, unpacker);
    let start = source.fill_buf().map(<[u8]>::to_vec).unwrap_or_default();
    let wide = start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]);
    let out = if wide {
        // Characters of two bytes: read whole and turned first.
        let content = package.read(entry, finding)?;
        let decoded = container::charset::decode(&content, None);
        read(&mut decoded.text.as_bytes(), finding)
    } else {
        if start.starts_with(b"\xEF\xBB\xBF") {
            source.consume(3);
        }
        read(&mut source, finding)
    };
    let why = source.get_ref().why();
    let count = source.get_ref().count();
    finding.spend(count / 16)?;
    match why {
        Some(why) => Err(why),
        None => out.map(|out| (out, count)),
    }
}
