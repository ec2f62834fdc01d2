//! Reading a finished copy again: each marked cell holds its label and nothing else, and what stood nowhere but in such cells
//! stands nowhere in the copy. A "Yes" or a "3" that other cells show as well is no survival.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Cursor;

use super::grid::{number, read};
use super::target::named;
use super::{Removal, Taken};
use crate::copy::flat::made_alike;
use crate::copy::{Copy, Mark, Target, What};
use crate::dangers::{CannotCheck, Finding};
use crate::package::xml::{Node, Strictness, walk};
use crate::package::{self, Zip};

/// Letters of words that are hunted within others, not only as a whole.
const LONG: usize = 6;
/// Letters that are gone through for that.
const MOST_WORK: usize = 400_000_000;

/// Holds back a copy in which something remains.
pub(super) fn gone(
    removal: &Removal,
    marks: &[Mark],
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let Some(bytes) = copy.bytes.clone() else { return Ok(()) };
    if removal.sheets.iter().all(Taken::nothing) {
        return Ok(());
    }
    let after = read(&bytes, finding)?;
    let mark = marks.iter().find(|mark| matches!(mark.target, Target::Cells(_)));
    let Some(what) = mark.map(|mark| What::Mark(mark.target.clone())) else { return Ok(()) };
    if after.sheets.len() != removal.sheets.len() {
        copy.remains(what, "the sheets of the copy are not those of the file");
        return Ok(());
    }
    for ((before, now), taken) in removal.grid.sheets.iter().zip(&after.sheets).zip(&removal.sheets) {
        if let Some(whole) = taken.whole {
            let label = removal.labels.get(whole);
            let cells: Vec<&String> =
                now.rows.iter().flat_map(|(_, cells)| cells).map(|cell| &cell.text).collect();
            if cells.len() != 1 || cells.first().copied() != label {
                copy.remains(what.clone(), format!("cells of the sheet “{}”", before.name));
            }
            continue;
        }
        for ((row, column), label) in &taken.cells {
            let there = now.cell(*row, *column).map(|cell| cell.text.trim());
            if there != removal.labels.get(*label).map(String::as_str) {
                copy.remains(
                    what.clone(),
                    format!("the copy shows something else in {}", named(*row, *column)),
                );
                return Ok(());
            }
        }
        let lost = |taken: &Taken| {
            before.rows.iter().flat_map(|(row, cells)| cells.iter().map(move |cell| (*row, cell))).any(
                |(row, cell)| {
                    !taken.cells.contains_key(&(row, cell.column)) && now.cell(row, cell.column).is_none()
                },
            )
        };
        if lost(taken) {
            copy.remains(what.clone(), "the copy lacks cells that were not marked");
        }
    }
    another(removal, &bytes, &what, copy);
    elsewhere(removal, &after, &bytes, &what, copy, finding)
}

/// What another program sees in the marked cells of an OpenDocument spreadsheet; workbooks have been read by it already.
fn another(removal: &Removal, bytes: &[u8], what: &What, copy: &mut Copy) {
    use calamine::Reader;
    let open_document = Zip::open(bytes).is_ok_and(|zip| zip.entry("mimetype").is_some());
    if !open_document {
        return;
    }
    let Ok(mut book) = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)) else {
        return copy.remains(what.clone(), "another program cannot open the copy");
    };
    let names = book.sheet_names();
    for (name, taken) in names.iter().zip(&removal.sheets).filter(|(_, taken)| taken.whole.is_none()) {
        let Ok(range) = book.worksheet_range(name) else { continue };
        for (at, label) in &taken.cells {
            let seen = range.get_value(*at).map(ToString::to_string);
            if seen.as_deref().map(str::trim) != removal.labels.get(*label).map(String::as_str) {
                let place = named(at.0, at.1);
                return copy
                    .remains(what.clone(), format!("another program shows something else in {place}"));
            }
        }
    }
}

/// What stood in the marked cells, and what stands in the others.
fn elsewhere(
    removal: &Removal,
    after: &super::Grid,
    bytes: &[u8],
    what: &What,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut words: BTreeMap<String, (usize, u32, u32)> = BTreeMap::new();
    let mut figures: BTreeSet<u64> = BTreeSet::new();
    for (at, (sheet, taken)) in removal.grid.sheets.iter().zip(&removal.sheets).enumerate() {
        for (row, cells) in &sheet.rows {
            for cell in cells {
                if taken.whole.is_none() && !taken.cells.contains_key(&(*row, cell.column)) {
                    continue;
                }
                match cell.number {
                    Some(n) => drop(figures.insert(n.to_bits())),
                    None => {
                        let text = made_alike(&cell.text);
                        if text.chars().filter(|c| c.is_alphanumeric()).count() > 3 {
                            words.entry(text).or_insert((at, *row, cell.column));
                        }
                    }
                }
            }
        }
    }
    let labels: HashSet<&str> = removal.labels.iter().map(String::as_str).collect();
    let mut open: Vec<(String, usize, u32, u32)> = Vec::new();
    for (at, sheet) in after.sheets.iter().enumerate() {
        for (row, cells) in &sheet.rows {
            for cell in cells.iter().filter(|cell| !labels.contains(cell.text.as_str())) {
                match cell.number {
                    Some(n) => drop(figures.remove(&n.to_bits())),
                    None => open.push((made_alike(&cell.text), at, *row, cell.column)),
                }
            }
        }
    }
    // The names of sheets are seen as well.
    open.extend(after.sheets.iter().map(|sheet| (made_alike(&sheet.name), usize::MAX, 0, 0)));
    let size: usize = open.iter().map(|(text, ..)| text.len()).sum();
    let long: Vec<String> = words.keys().filter(|w| w.chars().count() >= LONG).cloned().collect();
    let mut told: Vec<String> = Vec::new();
    for (text, ..) in &open {
        words.remove(text);
    }
    if size.saturating_mul(long.len()) <= MOST_WORK {
        finding.spend(size.saturating_mul(long.len()) / 4_096)?;
        for word in &long {
            if let Some((_, at, row, column)) = open.iter().find(|(text, ..)| text.contains(word.as_str())) {
                words.remove(word);
                if *at == usize::MAX {
                    told.push("the name of a sheet".to_owned());
                    continue;
                }
                let sheet = after.sheets.get(*at).map(|s| s.name.as_str()).filter(|n| !n.is_empty());
                let of = sheet.map(|name| format!(" of “{name}”")).unwrap_or_default();
                told.push(format!("{}{of}", named(*row, *column)));
            }
        }
    }
    // How often "Parks" stands in a column says nothing; a name or a sentence that is elsewhere too may.
    if let Some(first) = told.first() {
        let some = if told.len() == 1 {
            "What was taken out of a cell stands".to_owned()
        } else {
            format!("What was taken out of {} cells stands", told.len())
        };
        copy.changed(format!(
            "{some} elsewhere on the sheets as well, such as in {first}: mark its words if it must go there too."
        ));
    }
    let hunted = hunt(bytes, finding)?;
    for text in &hunted {
        let alike = made_alike(text);
        let figure = number(text).is_some_and(|n| figures.contains(&n.to_bits()));
        let whole = alike.chars().count() >= LONG && words.contains_key(&alike);
        if figure || whole {
            copy.remains(what.clone(), outside(text));
            return Ok(());
        }
    }
    let size: usize = hunted.iter().map(String::len).sum();
    if size.saturating_mul(words.len()) <= MOST_WORK {
        finding.spend(size.saturating_mul(words.len()) / 4_096)?;
        let hunted: Vec<String> = hunted.iter().map(|text| made_alike(text)).collect();
        for word in words.keys().filter(|w| w.chars().count() >= LONG) {
            if hunted.iter().any(|text| text.contains(word.as_str())) {
                copy.remains(what.clone(), outside(word));
                return Ok(());
            }
        }
    }
    Ok(())
}

fn outside(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    format!("“{short}” stands outside the cells as well, in a heading, a box or a chart: mark its words too")
}

/// Properties in which a program keeps words of cells.
const TELLING: &[&str] =
    &["descr", "title", "tooltip", "href", "Target", "text", "string-value", "value", "date-value"];

/// All words and figures of a file outside the cells of its sheets.
fn hunt(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Vec<String>, CannotCheck> {
    let mut out: Vec<String> = Vec::new();
    let Ok(zip) = Zip::open(bytes) else { return Ok(out) };
    for entry in &zip.entries {
        let lower = entry.name.to_lowercase();
        let plumbing = lower.contains("/styles.xml")
            || lower.contains("/theme/")
            || lower == "[content_types].xml"
            || lower.starts_with("meta-inf/");
        if plumbing || !(lower.ends_with(".xml") || lower.ends_with(".rels")) {
            continue;
        }
        let sheet = lower.starts_with("xl/worksheets/") && lower.ends_with(".xml");
        let object = lower.starts_with("object");
        let strings = lower.ends_with("sharedstrings.xml");
        let content = package::read(&zip, entry, finding)?;
        let mut within: Vec<String> = Vec::new();
        let mut piece = String::new();
        walk(&content, finding.limits.element_depth(), Strictness::Lenient, |node| {
            // What is drawn over a cell is no part of it, and a chart's own table is none of the sheets.
            let in_cell = |within: &[String]| {
                let cell =
                    |name: &String| matches!(name.as_str(), "table:table-cell" | "table:covered-table-cell");
                (within.iter().any(cell) && !object && !within.iter().any(|name| name.starts_with("draw:")))
                    || (sheet && within.iter().any(|name| name == "c"))
            };
            match node {
                Node::Open(element) => {
                    within.push(element.whole_name().to_owned());
                    // Places and sizes are numbers that mean nothing.
                    if !in_cell(&within) {
                        let all = element.attributes().into_iter();
                        out.extend(all.filter_map(|(name, value)| {
                            let own = name.rsplit_once(':').map_or(name.as_str(), |(_, own)| own);
                            let words = match own {
                                "href" | "Target" => value.contains([':', '@']),
                                _ => value.chars().any(char::is_alphabetic),
                            };
                            (TELLING.contains(&own) && words).then_some(value)
                        }));
                    }
                }
                Node::Text(text) => {
                    let place = within.last().is_some_and(|name| {
                        let own = name.rsplit_once(':').map_or(name.as_str(), |(_, own)| own);
                        matches!(own, "colOff" | "rowOff" | "col" | "row" | "f" | "formatCode" | "formula")
                    });
                    if !in_cell(&within) && !place && !strings {
                        piece.push_str(text);
                    }
                }
                Node::Close(name) => {
                    within.pop();
                    let ends =
                        matches!(name, "p" | "h" | "v" | "si" | "is" | "oddHeader" | "oddFooter" | "f");
                    if (ends || within.len() < 2) && !piece.trim().is_empty() {
                        out.push(std::mem::take(&mut piece));
                    }
                }
            }
            Ok(())
        })?;
        if !piece.trim().is_empty() {
            out.push(piece);
        }
        if strings {
            // A text that no cell shows any more would be among them.
            out.extend(shared(&content, finding)?);
        }
    }
    out.retain(|text| !text.trim().is_empty());
    Ok(out)
}

/// The texts that cells share, each by itself.
fn shared(content: &[u8], finding: &Finding<'_>) -> Result<Vec<String>, CannotCheck> {
    let (mut out, mut piece) = (Vec::new(), String::new());
    walk(content, finding.limits.element_depth(), Strictness::Lenient, |node| {
        match node {
            Node::Text(text) => piece.push_str(text),
            Node::Close("si") => out.push(std::mem::take(&mut piece)),
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}
