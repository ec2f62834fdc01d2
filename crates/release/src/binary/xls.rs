//! Workbooks before 2007: hidden sheets, rows and columns, words nobody sees, comments, and what is kept of elsewhere.

use std::collections::{BTreeMap, HashSet};

use super::biff::{Record, Records, shared};
use super::compound::Compound;
use super::xls_styles::Styles;
use crate::dangers::{CannotCheck, Code, Finding, Place, shorten};
use crate::package::telling;
use crate::xlsx::format::Value;
use crate::xlsx::group::Group;
use crate::xlsx::place::{Area, columns, rows};

/// Merged cells of a sheet, and stretches of hidden columns, of which it has 256.
const MOST_MERGED: usize = 200_000;
const MOST_COLUMNS: usize = 1_000;
/// Areas that a cell is held against in one step.
const AREAS_IN_A_STEP: usize = 100;
/// Twentieths of a point, and parts of a letter, below which nothing can be read.
const LOWEST_ROW: u16 = 80;
const NARROWEST_COLUMN: u16 = 256;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    at: usize,
    state: u8,
    kind: u8,
}

#[derive(Default)]
struct Book {
    wide: bool,
    sheets: Vec<Listed>,
    strings: Vec<String>,
    styles: Styles,
    drawings: Vec<u8>,
    tabs_shown: bool,
}

/// What is known of a sheet, for who makes a copy of what is seen.
#[derive(Debug, Default)]
pub(crate) struct SheetSeen {
    pub name: String,
    pub visible: bool,
    /// Cells that nobody sees, but for those beneath merged ones.
    unseen: HashSet<(u32, u32)>,
    merged: Vec<Area>,
    /// Something lies over its cells, or a condition changes their looks: what is beneath is not told here.
    pub drawn_over: bool,
}

impl SheetSeen {
    /// Whether nobody sees a cell.
    pub fn hides(&self, row: u32, column: u32) -> bool {
        let beneath = |area: &Area| area.holds(row, column) && (row, column) != (area.top, area.left);
        self.unseen.contains(&(row, column)) || self.merged.iter().any(beneath)
    }

    /// Steps that it takes to say that of so many cells.
    pub fn steps(&self, cells: usize) -> usize {
        cells.saturating_mul(1 + self.merged.len() / AREAS_IN_A_STEP)
    }
}

/// Looks at the workbook's stream, and says of each sheet what nobody sees; none where its tabs are not shown.
pub(super) fn look(
    file: &mut Compound<'_>,
    finding: &mut Finding<'_>,
) -> Result<Option<Vec<SheetSeen>>, CannotCheck> {
    let mut sheets = Vec::new();
    let stream = match file.read("/Workbook", finding)? {
        Some(stream) => stream,
        None => file.read("/Book", finding)?.ok_or_else(|| CannotCheck::malformed("workbook"))?,
    };
    for (path, size) in file.streams.clone() {
        if path.contains("_SX_DB") && size > 0 {
            pivot(file, &path, finding)?;
        }
        if path.to_lowercase().contains("revision log") || path.to_lowercase().contains("user names") {
            let place = Place::part(path.trim_start_matches('/')).described("the log of changes");
            finding.danger(Code::XlsCache, place, format!("{size} bytes"), "");
        }
    }
    let book = globals(&stream, finding)?;
    let mut windows = 0;
    for listed in &book.sheets {
        match listed.kind {
            6 => {}
            1 => {
                let place = Place::part("Workbook").described(format!("the macro sheet “{}”", listed.name));
                finding.danger(Code::OoxmlMacro, place, "", &listed.name);
            }
            _ => windows += 1,
        }
        sheets.push(sheet(&stream, listed, &book, finding)?);
    }
    if windows == 0 {
        return Err(CannotCheck::malformed("workbook"));
    }
    super::drawings::look("Workbook", &book.drawings, finding)?;
    Ok(book.tabs_shown.then_some(sheets))
}

fn globals(stream: &[u8], finding: &mut Finding<'_>) -> Result<Book, CannotCheck> {
    let mut book = Book::default();
    let mut pieces: Vec<&[u8]> = Vec::new();
    let mut last = 0;
    let mut tabs_shown = true;
    let mut ended = false;
    let place = |at: &str| Place::part("Workbook").described(at);
    for record in Records::from(stream, 0) {
        finding.spend(1)?;
        if record.kind != 0x3C {
            last = record.kind;
        }
        match record.kind {
            0x0809 => book.wide = record.short(0) == 0x0600,
            0x002F => return Err(CannotCheck::encrypted("workbook")),
            0x0085 => book.sheets.push(Listed {
                name: record.words(6, false, book.wide),
                at: record.long(0) as usize,
                state: record.data.get(4).copied().unwrap_or(0) & 3,
                kind: record.data.get(5).copied().unwrap_or(0),
            }),
            0x00FC => pieces.push(record.data),
            0x003C if last == 0x00FC => pieces.push(record.data),
            0x00EB => book.drawings.extend_from_slice(record.data),
            0x003C if last == 0x00EB => book.drawings.extend_from_slice(record.data),
            0x003D => {
                tabs_shown = record.short(8) & 0x20 != 0 && record.short(8) & 1 == 0 && record.short(16) > 20
            }
            0x01AE => link(&record, finding),
            0x0018 => name(&record, book.wide, finding),
            0x000A => {
                ended = true;
                break;
            }
            _ => book.styles.take(&record, book.wide),
        }
    }
    if !ended || book.sheets.is_empty() {
        return Err(CannotCheck::malformed("workbook"));
    }
    book.strings = if pieces.is_empty() { Vec::new() } else { shared(&pieces, finding.limits.unpacked)? };
    book.tabs_shown = tabs_shown || book.sheets.len() < 2;
    if !book.tabs_shown {
        let names: Vec<&str> = book.sheets.iter().map(|s| s.name.as_str()).collect();
        finding.danger(
            Code::XlsSheetHidden,
            place("the tabs of the sheets are out of view"),
            "",
            &names.join(", "),
        );
    }
    Ok(book)
}

/// A link to another workbook.
fn link(record: &Record<'_>, finding: &mut Finding<'_>) {
    let own = matches!(record.short(2), 0x0401 | 0x3A01);
    if !own && record.data.len() > 4 {
        // Steps of the path have signs of their own between them.
        let path: String =
            record.words(2, true, true).chars().map(|c| if c.is_control() { '/' } else { c }).collect();
        finding.danger(
            Code::OoxmlPath,
            Place::part("Workbook").described("a link to another workbook"),
            "",
            &path,
        );
    }
}

/// A name that holds words itself.
fn name(record: &Record<'_>, wide: bool, finding: &mut Finding<'_>) {
    let letters = usize::from(record.data.get(3).copied().unwrap_or(0));
    let two = wide && record.data.get(14).is_some_and(|f| f & 1 != 0);
    let from = 14 + usize::from(wide) + letters * if two { 2 } else { 1 };
    let formula = record.data.get(from..).unwrap_or_default();
    let inner = Record { kind: 0, data: formula };
    // Words by themselves, or a list of values, stand first in the formula.
    let held = match formula.first() {
        Some(0x17) => inner.words(1, false, wide),
        Some(0x60 | 0x20 | 0x40) => crate::package::words(formula),
        _ => String::new(),
    };
    if !held.trim().is_empty() {
        finding.danger(
            Code::XlsCache,
            Place::part("Workbook").described("a name that holds data"),
            "",
            &held,
        );
    }
}

/// The rows that a pivot table keeps.
fn pivot(file: &mut Compound<'_>, path: &str, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let content = file.read(path, finding)?.unwrap_or_default();
    let mut words = Vec::new();
    let mut count = 0;
    for record in Records::from(&content, 0) {
        finding.spend(1)?;
        match record.kind {
            0x00CD => {
                count += 1;
                if words.len() < 8 {
                    words.push(shorten(&record.words(0, true, true), 60));
                }
            }
            0x00C9 | 0x00CC | 0x00CE => count += 1,
            _ => {}
        }
    }
    let place = Place::part(path.trim_start_matches('/')).described("the rows of a pivot table");
    finding.danger(Code::XlsCache, place, format!("{count} values"), &words.join(", "));
    Ok(())
}

/// What was seen of a sheet.
#[derive(Default)]
struct Seen {
    all: Group,
    rows_hidden: BTreeMap<u16, bool>,
    columns_hidden: Vec<(u16, u16)>,
    in_rows: Group,
    rows_with: Vec<u32>,
    in_columns: Group,
    columns_with: Vec<u32>,
    invisible: Group,
    cached: usize,
    used_rows: Vec<u32>,
    used_columns: BTreeMap<u32, ()>,
}

fn sheet(
    stream: &[u8],
    listed: &Listed,
    book: &Book,
    finding: &mut Finding<'_>,
) -> Result<SheetSeen, CannotCheck> {
    let mut told = SheetSeen {
        name: listed.name.clone(),
        visible: listed.state == 0 && listed.kind == 0,
        ..SheetSeen::default()
    };
    let mut seen = Seen::default();
    let at = |at: &str| Place::part("Workbook").described(format!("sheet “{}”{at}", listed.name));
    let mut depth = 0;
    let mut ended = false;
    let mut drawing_words = Vec::new();
    let mut after_text = false;
    let mut scenarios = 0;
    // Rows and columns are told before or after cells: twice through, first for these.
    for record in Records::from(stream, listed.at) {
        finding.spend(2)?;
        match record.kind {
            0x0809 => depth += 1,
            0x000A => {
                depth -= 1;
                if depth <= 0 {
                    ended = true;
                    break;
                }
            }
            0x0208 => {
                let low = record.short(6) & 0x8000 == 0 && record.short(6) & 0x7FFF < LOWEST_ROW;
                if record.short(12) & 0x20 != 0 || low {
                    seen.rows_hidden.insert(record.short(0), true);
                }
            }
            0x007D => {
                let hidden = record.short(8) & 1 != 0 || record.short(4) < NARROWEST_COLUMN;
                if hidden {
                    seen.columns_hidden.push((record.short(0), record.short(2)));
                    most(seen.columns_hidden.len(), MOST_COLUMNS, "stretches of hidden columns")?;
                }
            }
            0x001C => {
                let author = record.words(8, true, book.wide);
                let place = format!(", the comment on row {}", u32::from(record.short(0)) + 1);
                let detail = if author.is_empty() { String::new() } else { format!("by {author}") };
                finding.danger(Code::XlsComment, at(&place), detail, "");
            }
            // Objects over the cells, and looks that conditions bring.
            0x005D | 0x01B0 | 0x01B1 => {
                told.drawn_over = true;
            }
            0x00E5 => merged(&record, &mut told.merged)?,
            0x01B6 => after_text = true,
            0x003C if after_text => {
                let text = Record { kind: 0, data: record.data };
                let two = text.data.first().is_some_and(|f| f & 1 != 0);
                let words = super::biff::characters(text.data.get(1..).unwrap_or_default(), two);
                drawing_words.push(shorten(&words, 80));
                after_text = false;
            }
            0x005A => seen.cached += 1,
            0x00AF => scenarios += 1,
            0x01BE => choices(&record, at(", a list to choose from, or its hints"), finding),
            0x009E => {
                let words = crate::package::words(record.data.get(24..).unwrap_or_default());
                if telling::tells(&words) {
                    finding.danger(Code::XlsCache, at(", what a filter goes by"), "", &words);
                }
            }
            0x0014 | 0x0015 => {
                let words = crate::xlsx::report::plain(&record.words(0, book.wide, book.wide));
                if telling::tells(&words) {
                    finding.danger(Code::OoxmlHeaderFooter, at(", a header or footer"), "", &words);
                }
            }
            _ => {}
        }
    }
    if !ended {
        return Err(CannotCheck::malformed("workbook"));
    }
    depth = 0;
    for record in Records::from(stream, listed.at) {
        finding.spend(1)?;
        match record.kind {
            0x0809 => depth += 1,
            0x000A => {
                depth -= 1;
                if depth <= 0 {
                    break;
                }
            }
            _ if depth == 1 => cell(&record, book, &mut seen),
            _ => {}
        }
    }
    let comments = drawing_words.join(", ");
    report(listed, &seen, (scenarios, &comments), finding);
    let groups = [&seen.in_rows, &seen.in_columns, &seen.invisible];
    told.unseen.extend(groups.iter().flat_map(|group| group.cells.iter().copied()));
    Ok(told)
}

/// Titles and words of hints, and a list that stands here and not in cells.
fn choices(record: &Record<'_>, place: Place, finding: &mut Finding<'_>) {
    let mut at = 4;
    let mut said = Vec::new();
    for _ in 0..4 {
        said.push(record.words(at, true, true));
        let wide = record.data.get(at + 2).is_some_and(|flags| flags & 1 != 0);
        at += 3 + usize::from(record.short(at)) * if wide { 2 } else { 1 };
    }
    // A formula that is words: its length, two bytes, and the mark of words.
    if record.data.get(at + 4) == Some(&0x17) {
        said.extend(record.words(at + 5, false, true).split(['\0', ',', ';']).map(str::to_owned));
    }
    if said.iter().any(|words| telling::tells(words)) {
        let words: Vec<&str> = said.iter().map(|s| s.trim_matches('\0')).filter(|s| !s.is_empty()).collect();
        finding.danger(Code::XlsxValidation, place, "", &words.join(", "));
    }
}

/// Merged cells, of which only the first is seen.
fn merged(record: &Record<'_>, into: &mut Vec<Area>) -> Result<(), CannotCheck> {
    for n in 0..usize::from(record.short(0)) {
        let at = 2 + n * 8;
        if record.data.len() < at + 8 {
            break;
        }
        let [top, bottom, left, right] = [0, 2, 4, 6].map(|more| u32::from(record.short(at + more)));
        into.push(Area { top, left, bottom, right });
    }
    most(into.len(), MOST_MERGED, "merged cells")
}

/// What is left out could be what nobody sees: beyond a limit a sheet cannot be looked through.
fn most(count: usize, most: usize, what: &str) -> Result<(), CannotCheck> {
    if count > most {
        return Err(CannotCheck::bomb(format!("a sheet of it has more than {most} {what}")));
    }
    Ok(())
}

/// A record that puts something into a cell.
fn cell(record: &Record<'_>, book: &Book, seen: &mut Seen) {
    let (row, column, style) = (record.short(0), record.short(2), record.short(4));
    let number = |at: usize| {
        record.data.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0.0, f64::from_le_bytes)
    };
    match record.kind {
        0x00FD => {
            let text = book.strings.get(record.long(6) as usize).map_or("", String::as_str);
            put(row, column, style, text, Value::Text, book, seen);
        }
        0x0204 | 0x00D6 => {
            put(row, column, style, &record.words(6, true, book.wide), Value::Text, book, seen)
        }
        0x0203 => put_number(row, column, style, number(6), book, seen),
        0x027E => put_number(row, column, style, small(record.long(6)), book, seen),
        0x00BD => {
            let count = record.data.len().saturating_sub(6) / 6;
            for n in 0..count {
                let at = 4 + n * 6;
                let column = column.saturating_add(u16::try_from(n).unwrap_or(u16::MAX));
                put_number(row, column, record.short(at), small(record.long(at + 2)), book, seen);
            }
        }
        0x0006 if record.short(12) != 0xFFFF => put_number(row, column, style, number(6), book, seen),
        0x0006 => put(row, column, style, "(a formula)", Value::Text, book, seen),
        0x0205 => put(row, column, style, "(true or false)", Value::Text, book, seen),
        _ => {}
    }
}

fn put_number(row: u16, column: u16, style: u16, number: f64, book: &Book, seen: &mut Seen) {
    put(row, column, style, &number.to_string(), Value::Number(number), book, seen);
}

fn put(row: u16, column: u16, style: u16, text: &str, value: Value, book: &Book, seen: &mut Seen) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let (at_row, at_column) = (u32::from(row), u32::from(column));
    seen.all.add(at_row, at_column, text);
    if seen.used_rows.last() != Some(&at_row) {
        seen.used_rows.push(at_row);
    }
    seen.used_columns.insert(at_column, ());
    if seen.rows_hidden.contains_key(&row) {
        seen.in_rows.add(at_row, at_column, text);
        if seen.rows_with.last() != Some(&at_row) {
            seen.rows_with.push(at_row);
        }
    } else if seen.columns_hidden.iter().any(|(from, to)| (*from..=*to).contains(&column)) {
        seen.in_columns.add(at_row, at_column, text);
        if !seen.columns_with.contains(&at_column) {
            seen.columns_with.push(at_column);
        }
    } else if book.styles.invisible(style, value) {
        seen.invisible.add(at_row, at_column, text);
    }
}

/// A number in thirty bits.
fn small(packed: u32) -> f64 {
    let number = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

fn report(listed: &Listed, seen: &Seen, (scenarios, comments): (usize, &str), finding: &mut Finding<'_>) {
    let at = |at: &str| Place::part("Workbook").described(format!("sheet “{}”{at}", listed.name));
    if listed.state != 0 && listed.kind != 6 {
        let very = if listed.state == 2 { ", not even listed in the menu" } else { "" };
        if seen.all.count > 0 || listed.kind != 0 {
            let detail = format!("{}{very}", seen.all.size());
            finding.danger(Code::XlsSheetHidden, at(""), detail, &seen.all.sample());
        } else {
            finding.note(Code::XlsSheetHidden, at(""), "nothing stands in it", &listed.name);
        }
        return;
    }
    if seen.in_rows.count > 0 {
        let place = at(&format!(", {}", rows(&seen.rows_with)));
        finding.danger(Code::XlsRowHidden, place, seen.in_rows.size(), &seen.in_rows.sample());
    }
    if seen.in_columns.count > 0 {
        let place = at(&format!(", {}", columns(&seen.columns_with)));
        finding.danger(Code::XlsColHidden, place, seen.in_columns.size(), &seen.in_columns.sample());
    }
    if seen.invisible.count > 0 {
        let place = at(&format!(", {}", seen.invisible.places()));
        finding.danger(Code::XlsTextHidden, place, seen.invisible.size(), &seen.invisible.sample());
    }
    if seen.cached > 0 {
        finding.danger(
            Code::XlsCache,
            at(", cells of another workbook"),
            format!("{} rows", seen.cached),
            "",
        );
    }
    if scenarios > 0 {
        finding.danger(Code::XlsCache, at(", other values for cells under a name"), "", "");
    }
    if telling::tells(comments) {
        finding.note(Code::XlsComment, at(", words in boxes"), "", comments);
    }
    let mut used = seen.used_rows.clone();
    used.sort_unstable();
    let columns_used: Vec<u32> = seen.used_columns.keys().copied().collect();
    let far = |numbers: &[u32], far: u32| numbers.windows(2).any(|w| w[1] - w[0] > far);
    if far(&used, 1_000) || far(&columns_used, 50) {
        finding.danger(Code::XlsCellFar, at(", far from the rest"), "", "");
    }
}
