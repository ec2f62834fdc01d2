//! Excel workbooks since 2007: everything in them that is not seen on a visible sheet.

mod caches;
mod controls;
mod cover;
pub(crate) mod format;
pub(crate) mod group;
pub(crate) mod place;
pub(crate) mod report;
mod sheet;
mod strings;
mod styles;
mod workbook;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{BufRead, BufReader};

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::colour::Theme;
use crate::package::parts::Package;
use crate::package::xml::{Node, Strictness, root, walk};
use crate::package::{Entry, chart, common};
use crate::pptx::unseen_words;
use place::Area;
use sheet::Book;
use strings::Strings;
use styles::{Invisible, Styles};
use workbook::{Listed, State};

pub(crate) use cover::beneath;

/// What of a visible sheet nobody sees.
#[derive(Debug, Default)]
pub(crate) struct Unseen {
    pub cells: HashSet<(u32, u32)>,
    pub rows: HashSet<u32>,
    pub columns: HashSet<u32>,
    /// Cells of which some words can be seen: those words.
    pub partly: HashMap<(u32, u32), String>,
}

impl Unseen {
    /// Whether a cell, or some words of it, cannot be seen.
    pub fn holds(&self, row: u32, column: u32) -> bool {
        self.rows.contains(&row) || self.columns.contains(&column) || self.cells.contains(&(row, column))
    }
}

impl Unseen {
    fn take(&mut self, seen: &mut sheet::Seen) {
        let partly = std::mem::take(&mut seen.partly);
        let of_groups = seen.hidden_columns.iter().map(|c| &c.group).chain([&seen.colour, &seen.format]);
        self.cells.extend(of_groups.flat_map(|group| group.cells.iter().copied()));
        self.rows.extend(seen.hidden_rows.iter().map(|hidden| hidden.row));
        self.rows.extend(seen.rows.iter().map(|(row, _)| *row).filter(|row| *row < seen.above_pane));
        let (rows, columns) = report::beyond(seen);
        self.rows.extend(rows.into_iter().skip(1));
        self.columns.extend(columns.into_iter().skip(1));
        // Where only some words are in the colour of what lies behind them, the cell has been counted for those alone.
        for (cell, words) in partly {
            self.cells.remove(&cell);
            self.partly.insert(cell, words);
        }
    }
}

/// What nobody sees, by the part of the sheet in small letters.
pub(crate) type UnseenCells = BTreeMap<String, Unseen>;

/// Looks through a workbook.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    look_for(bytes, finding, &mut BTreeMap::new())
}

/// Looks through a workbook, and says of each visible sheet which cells nobody sees.
pub(crate) fn look_for(
    bytes: &[u8],
    finding: &mut Finding<'_>,
    cells: &mut UnseenCells,
) -> Result<(), CannotCheck> {
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let content = package.read(&main, finding)?;
    let depth = finding.limits.element_depth();
    let workbook = workbook::look(&package, &main.name, &content, finding)?;
    let theme = theme(&package, finding)?;
    let styles = match package.target(&main.name, "styles").cloned() {
        Some(entry) => Styles::read(&package.read(&entry, finding)?, theme, depth)?,
        None => Styles::default(),
    };
    let mut strings = match package.target(&main.name, "sharedStrings").cloned() {
        Some(entry) => stream(&package, &entry, finding, |source, finding| {
            Strings::read(source, depth, finding.limits.unpacked, &styles)
        })?,
        None => Strings::default(),
    };
    let mut values = HashSet::new();
    let has_charts = package.zip.entries.iter().any(|entry| package.is(&entry.name, "chart"));
    for listed in &workbook.sheets {
        let entry = package.zip.entry(&listed.part).cloned();
        let Some(entry) = entry.filter(|_| !listed.part.is_empty()) else {
            return Err(CannotCheck::malformed("workbook"));
        };
        let asked = workbook.has_pivots || has_charts;
        let visible = (asked && listed.state == State::Visible).then_some(&mut values);
        let mut book = Book { styles: &styles, strings: &mut strings, visible, depth };
        let unseen = one_sheet(&package, listed, &entry, &mut book, finding)?;
        cells.insert(listed.part.clone(), unseen);
    }
    if !strings.spoken.is_empty() {
        let place =
            Place::part("xl/sharedStrings.xml").described("how words are spoken, which no cell shows");
        finding.danger(Code::OoxmlOrphanPart, place, "", &strings.spoken.join(", "));
    }
    let (unused, sample) = strings.unused();
    if unused > 0 {
        let place = Place::part("xl/sharedStrings.xml").described("words that no cell shows");
        finding.danger(Code::OoxmlOrphanPart, place, format!("{unused} texts"), &sample);
    }
    let sheets = workbook.visible();
    let visible = caches::Visible { sheets: &sheets, values: &values };
    let shows = |value: &str| values.contains(&sheet::mark(value));
    let around = chart::Workbook { sheets: &sheets, shows: &shows };
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
        if package.is(&entry.name, "extended-properties") || package.is(&entry.name, "extendedProperties") {
            workbook.titles(&entry.name, &content, finding)?;
        }
        if common::look(&package, entry, &content, Some(&around), finding)? {
            continue;
        }
        let lower = entry.name.to_lowercase();
        // Excel 2010 kept the model elsewhere than those since.
        let is_model = package.is(&entry.name, "powerPivotData") || package.is(&entry.name, "customData");
        if is_model || lower.starts_with("xl/model/") || lower.starts_with("xl/customdata/item") {
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

/// The colours of a workbook's theme.
pub(crate) fn theme(package: &Package<'_>, finding: &mut Finding<'_>) -> Result<Theme, CannotCheck> {
    let main = package.main()?.clone();
    match package.target(&main.name, "theme").cloned() {
        Some(entry) => Theme::read(&package.read(&entry, finding)?, finding.limits.element_depth()),
        None => Ok(Theme::default()),
    }
}

/// The numbers of conditional styles that hide what they apply to.
pub(crate) fn hiding_styles(
    package: &Package<'_>,
    finding: &mut Finding<'_>,
) -> Result<Vec<usize>, CannotCheck> {
    let main = package.main()?.clone();
    let depth = finding.limits.element_depth();
    let theme = theme(package, finding)?;
    let styles = match package.target(&main.name, "styles").cloned() {
        Some(entry) => Styles::read(&package.read(&entry, finding)?, theme, depth)?,
        None => Styles::default(),
    };
    Ok(styles.conditional.iter().enumerate().filter(|(_, c)| c.hides().is_some()).map(|(n, _)| n).collect())
}

/// One sheet with its drawings.
fn one_sheet(
    package: &Package<'_>,
    listed: &Listed,
    entry: &Entry<'_>,
    book: &mut Book<'_>,
    finding: &mut Finding<'_>,
) -> Result<Unseen, CannotCheck> {
    let mut unseen = Unseen::default();
    if listed.kind == "xlMacrosheet" || listed.kind == "xlIntlMacrosheet" {
        let content = package.read(entry, finding)?;
        let place = Place::part(&entry.name).described(format!("the macro sheet “{}”", listed.name));
        let words = crate::package::parts::text_of(&content, book.depth);
        finding.danger(Code::OoxmlMacro, place, "", &words);
    }
    let (tables, table_filters, hidden) = tables(package, entry, book.styles, finding)?;
    let mut seen = stream(package, entry, finding, |source, _| sheet::scan(source, book, &tables))?;
    seen.conditions.extend(hidden);
    finding.spend(seen.cells())?;
    let repainted = |(row, column): &(u32, u32)| seen.repainted.iter().any(|a| a.holds(*row, *column));
    if !seen.repainted.is_empty() && seen.colour.cells.iter().all(repainted) {
        seen.colour = group::Group::default();
    }
    if listed.state != State::Visible {
        report::hidden_sheet(listed, entry, &seen, finding);
        return Ok(unseen);
    }
    let mut covered: Vec<(Area, bool)> = seen.merged.iter().map(|area| (*area, true)).collect();
    let drawings: Vec<_> =
        package.relations(&entry.name).iter().filter(|r| r.kind == "drawing" && !r.external).collect();
    for drawing in drawings {
        let Some(part) = package.zip.entry(&drawing.target).cloned() else { continue };
        let content = package.read(&part, finding)?;
        let (_, words) = unseen_words(&content, &book.styles.theme, book.depth)?;
        if !words.trim().is_empty() {
            let at = format!("sheet “{}”, words in a box, in its colour or without room", listed.name);
            finding.danger(Code::XlsxSameColour, Place::part(&part.name).described(at), "", &words);
        }
        let (areas, hidden) = cover::covers(&content, &seen, book.depth)?;
        covered.extend(areas.into_iter().map(|area| (area, false)));
        for words in hidden {
            let at = format!("a hidden box on sheet “{}”", listed.name);
            finding.danger(Code::XlsxCellCovered, Place::part(&part.name).described(at), "", &words);
        }
    }
    let controls =
        package.relations(&entry.name).iter().filter(|r| r.kind == "vmlDrawing" && !r.external).cloned();
    for control in controls.collect::<Vec<_>>() {
        let Some(part) = package.zip.entry(&control.target).cloned() else { continue };
        let content = package.read(&part, finding)?;
        covered.extend(controls::covers(&content, book.depth)?.into_iter().map(|area| (area, false)));
    }
    for why in [Invisible::Colour, Invisible::Format, Invisible::Sign] {
        let hidden = seen.conditions.iter().filter(|(_, how)| *how == why);
        let hidden: Vec<(Area, bool)> = hidden.map(|(area, _)| (*area, false)).collect();
        if !hidden.is_empty() {
            let ([group, _], _) =
                again(package, entry, finding, |source, _| sheet::within(source, book, hidden))?;
            // A light for 1, 2 and 3 says all that the numbers do.
            if why == Invisible::Sign && group.counts_only() {
                continue;
            }
            report::conditional(listed, entry, &group, why, finding);
            unseen.cells.extend(group.cells);
        }
    }
    if !covered.is_empty() {
        let (groups, _) = again(package, entry, finding, |source, _| sheet::within(source, book, covered))?;
        report::covered(listed, entry, &groups, finding);
        unseen.cells.extend(groups.into_iter().flat_map(|group| group.cells));
    }
    unseen.take(&mut seen);
    report::sheet(listed, entry, seen, &table_filters, finding);
    Ok(unseen)
}

/// Ranges of tables with a style, ranges that tables filter, and those that a style of somebody's own hides.
type Tables = (Vec<Area>, Vec<Area>, Vec<(Area, Invisible)>);

fn tables(
    package: &Package<'_>,
    entry: &Entry<'_>,
    styles: &Styles,
    finding: &mut Finding<'_>,
) -> Result<Tables, CannotCheck> {
    let (mut styled, mut filters, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
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
        let mut hides = None;
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
                        let name = element.get("name").unwrap_or_default();
                        style = !name.is_empty();
                        hides = styles.table_hides(&name);
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
        if let Some(how) = hides
            && range.top + rows <= range.bottom
        {
            hidden.push((Area { top: range.top + rows, ..range }, how));
        }
        // Only the heading and the totals of a table are ever white on dark.
        if style && rows > 0 {
            styled.push(Area { bottom: range.top + rows - 1, ..range });
            styled.push(Area { top: range.bottom, ..range });
        }
    }
    Ok((styled, filters, hidden))
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
