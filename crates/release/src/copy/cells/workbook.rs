//! Cells and sheets of a workbook: of its sheets, the texts that they share, its charts, its links and its tables.

use std::collections::{BTreeMap, HashMap};

use super::{Removal, Taken};
use crate::copy::Copy;
use crate::copy::office::{self, Changed, Part};
use crate::copy::parts::{is_reference, named, source};
use crate::copy::sheet::place;
use crate::copy::tree::{self, Element, Fate, Node};
use crate::copy::workbook::strings;
use crate::dangers::{CannotCheck, Finding};
use crate::package::parts::{Package, Relation};
use crate::xlsx::place::{Area, area, areas};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// What goes out of which part, and what the workbook calls it.
struct Book<'r> {
    removal: &'r Removal,
    /// Numbers of sheets by their parts.
    by_part: HashMap<String, usize>,
    /// And by their names in small letters.
    by_name: BTreeMap<String, usize>,
}

impl Book<'_> {
    fn part(&self, name: &str) -> Option<&Taken> {
        self.removal.sheets.get(*self.by_part.get(&name.to_lowercase())?)
    }
}

/// A cell that holds words of its own.
fn write(cell: &mut Element, words: &str) {
    let mut text = Element::new("t").with("xml:space", "preserve");
    text.children.push(Node::Text(words.to_owned()));
    let mut inline = Element::new("is");
    inline.push(text);
    cell.children = vec![Node::Element(inline)];
    cell.set("t", "inlineStr");
}

/// Puts labels in the place of cells, and leaves out sheets.
pub(super) fn apply(
    clean: &[u8],
    removal: &Removal,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<Vec<u8>, CannotCheck> {
    let package = Package::open(clean, finding)?;
    let main = package.main()?.clone();
    let depth = finding.limits.element_depth();
    let root = tree::read(&package.read(&main, finding)?, depth)?;
    let book = book(&root, &package, &main.name, removal)?;
    let used = used(&package, &book, finding)?;
    office::build(&package, finding, |part, finding| {
        let same = |part: Part<'_>| Changed {
            content: part.content,
            relations: part.relations,
            ..Changed::default()
        };
        Ok(Some(match part.kind {
            "worksheet" => match book.part(part.name) {
                Some(taken) if !taken.nothing() => sheet(part, taken, &package, removal, copy, finding)?,
                _ => same(part),
            },
            "sharedStrings" => strings(&part, &used, depth)?,
            "chart" | "chartEx" => chart(part, &book, copy, depth)?,
            _ => same(part),
        }))
    })
}

/// The sheets of the workbook in their order, which is that of the reader.
fn book<'r>(
    root: &Element,
    package: &Package<'_>,
    part: &str,
    removal: &'r Removal,
) -> Result<Book<'r>, CannotCheck> {
    let mut book = Book { removal, by_part: HashMap::new(), by_name: BTreeMap::new() };
    let mut number = 0;
    for sheet in root.child("sheets").into_iter().flat_map(Element::elements) {
        let id = sheet.exactly("r:id").or_else(|| sheet.get("id")).unwrap_or_default();
        let relation = package.relations(part).iter().find(|r| r.id == id && !r.external);
        let Some(relation) = relation.filter(|r| r.kind == "worksheet") else { continue };
        book.by_part.insert(relation.target.clone(), number);
        book.by_name.insert(sheet.get("name").unwrap_or_default().to_lowercase(), number);
        number += 1;
    }
    // Two readers that do not agree on the sheets would take out the wrong cells.
    match number == removal.sheets.len() && book.by_part.len() == number {
        true => Ok(book),
        false => Err(CannotCheck::malformed("workbook")),
    }
}

/// Numbers of shared texts that cells which stay show.
fn used(
    package: &Package<'_>,
    book: &Book<'_>,
    finding: &mut Finding<'_>,
) -> Result<HashMap<usize, ()>, CannotCheck> {
    let mut used = HashMap::new();
    for (part, at) in &book.by_part {
        let Some(entry) = package.zip.entry(part).cloned() else { continue };
        let Some(taken) = book.removal.sheets.get(*at).filter(|t| t.whole.is_none()) else { continue };
        let content = package.read(&entry, finding)?;
        each_cell(&content, finding.limits.element_depth(), |at, cell| {
            if cell.get("t") == Some("s")
                && !taken.cells.contains_key(&at)
                && let Some(n) = cell.child("v").and_then(|v| v.words().trim().parse::<usize>().ok())
            {
                used.insert(n, ());
            }
        })?;
    }
    Ok(used)
}

/// Goes through the cells of a sheet with their places; gives the sheet back.
fn each_cell(
    content: &[u8],
    depth: usize,
    mut each: impl FnMut((u32, u32), &mut Element),
) -> Result<Element, CannotCheck> {
    let mut last = 0;
    tree::read_with(
        content,
        depth,
        |name| name == "row",
        |mut row| {
            let number =
                row.get("r").and_then(|r| r.parse::<u32>().ok()).map_or(last, |r| r.saturating_sub(1));
            last = number.saturating_add(1);
            let mut next = 0;
            for cell in row.elements_mut().filter(|e| e.local() == "c") {
                let at = place(cell, number, next);
                next = at.1.saturating_add(1);
                each(at, cell);
            }
            Ok(Some(row))
        },
    )
}

fn sheet(
    part: Part<'_>,
    taken: &Taken,
    package: &Package<'_>,
    removal: &Removal,
    copy: &mut Copy,
    finding: &mut Finding<'_>,
) -> Result<Changed, CannotCheck> {
    let label = |n: usize| removal.labels.get(n).map_or("[redacted]", String::as_str);
    if let Some(whole) = taken.whole {
        let mut cell = Element::new("c").with("r", "A1");
        write(&mut cell, label(whole));
        let mut row = Element::new("row").with("r", "1");
        row.push(cell);
        let mut data = Element::new("sheetData");
        data.push(row);
        let mut root = Element::new("worksheet").with("xmlns", MAIN);
        root.push(data);
        return Ok(Changed { content: root.document(), ..Changed::default() });
    }
    let mut tree = each_cell(&part.content, finding.limits.element_depth(), |at, cell| {
        if let Some(n) = taken.cells.get(&at) {
            write(cell, label(*n));
        }
    })?;
    let touched = |area: &Area| {
        let rows = taken.cells.range((area.top, 0)..=(area.bottom, u32::MAX));
        rows.into_iter().any(|((row, column), _)| area.holds(*row, *column))
    };
    let mut relations = part.relations;
    let bare = bare_tables(&mut relations, package, &touched, finding)?;
    if bare {
        copy.changed("A table whose headings or totals were taken out is plain cells now.");
    }
    let known: Vec<String> = relations.iter().map(|r| r.id.clone()).collect();
    finding.spend(taken.cells.len() / 4)?;
    tree.sift(&mut |e| match e.local() {
        "hyperlink" if e.get("ref").and_then(area).is_some_and(|area| touched(&area)) => Fate::Drop,
        // A condition can name what it looks for.
        "conditionalFormatting" if areas(e.get("sqref").unwrap_or_default()).any(|area| touched(&area)) => {
            e.children.retain(|node| !matches!(node, Node::Element(rule) if names_words(rule)));
            Fate::Keep
        }
        "tablePart" => {
            let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
            if id.is_some_and(|id| known.contains(&id)) { Fate::Keep } else { Fate::Drop }
        }
        _ => Fate::Keep,
    });
    let empty = ["hyperlinks", "conditionalFormatting", "tableParts"];
    tree.children.retain(|node| match node {
        Node::Element(e) => !(empty.contains(&e.local()) && e.children.is_empty()),
        Node::Text(_) => true,
    });
    named(&tree, &mut relations, &[]);
    Ok(Changed { content: tree.document(), relations, ..Changed::default() })
}

/// Whether a rule of a condition holds words: "cell contains …".
fn names_words(rule: &Element) -> bool {
    rule.get("text").is_some() || rule.words().contains('"')
}

/// Leaves out tables that keep the words of a heading or a total that goes.
fn bare_tables(
    relations: &mut Vec<Relation>,
    package: &Package<'_>,
    touched: &impl Fn(&Area) -> bool,
    finding: &mut Finding<'_>,
) -> Result<bool, CannotCheck> {
    let before = relations.len();
    let mut kept = Vec::with_capacity(before);
    for relation in std::mem::take(relations) {
        let entry = package.zip.entry(&relation.target).filter(|_| relation.kind == "table").cloned();
        if let Some(entry) = entry {
            let content = package.read(&entry, finding)?;
            let root = tree::read(&content, finding.limits.element_depth())?;
            let Some(range) = root.get("ref").and_then(area) else { continue };
            let head = Area { bottom: range.top, ..range };
            let foot = Area { top: range.bottom, ..range };
            let totals = root.get("totalsRowCount").is_some_and(|n| n != "0");
            if touched(&head) || (totals && touched(&foot)) {
                continue;
            }
        }
        kept.push(relation);
    }
    *relations = kept;
    Ok(relations.len() < before)
}

/// A chart without what it keeps of cells that go.
fn chart(part: Part<'_>, book: &Book<'_>, copy: &mut Copy, depth: usize) -> Result<Changed, CannotCheck> {
    let mut tree = tree::read(&part.content, depth)?;
    let mut gone = false;
    tree.sift(&mut |e| {
        if is_reference(e.local()) {
            gone |= forget(e, book);
        }
        Fate::Keep
    });
    if gone {
        copy.changed("A chart no longer shows what was taken out of the cells that it is drawn from.");
    }
    Ok(Changed { content: tree.document(), relations: part.relations, ..Changed::default() })
}

/// Takes what a reference keeps of removed cells; true where there was any.
fn forget(reference: &mut Element, book: &Book<'_>) -> bool {
    let formula = reference.child("f").map(Element::words).unwrap_or_default();
    let on = source(&formula)
        .and_then(|(sheet, range)| Some((book.removal.sheets.get(*book.by_name.get(&sheet)?)?, range)));
    if on.is_some_and(|(taken, _)| taken.nothing()) {
        return false;
    }
    let taken = on.filter(|_| !formula.contains(',')).and_then(|(taken, range)| Some((taken, area(range)?)));
    let one = !matches!(reference.local(), "multiLvlStrRef" | "strDim" | "numDim");
    let mut gone = false;
    reference.sift(&mut |e| {
        if e.local() != "pt" {
            return Fate::Keep;
        }
        let at: Option<u32> = e.get("idx").and_then(|n| n.parse().ok());
        let drop = match (&taken, at) {
            (Some((taken, _)), _) if taken.whole.is_some() => true,
            (Some((taken, area)), Some(at)) if one => {
                let across = area.right.saturating_sub(area.left).saturating_add(1);
                let place = (area.top.saturating_add(at / across), area.left.saturating_add(at % across));
                taken.cells.contains_key(&place)
            }
            (Some((taken, area)), _) => {
                let mut rows = taken.cells.range((area.top, 0)..=(area.bottom, u32::MAX));
                rows.any(|((row, column), _)| area.holds(*row, *column))
            }
            // Several ranges, a name or another file: what belongs to which cell cannot be told.
            (None, _) => true,
        };
        gone |= drop;
        if drop { Fate::Drop } else { Fate::Keep }
    });
    gone
}
