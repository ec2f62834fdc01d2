//! A sheet with values only: what is seen on it, without formulas, lists to choose from, hints and links inside the authority.

use super::made::UNKEPT;
use super::office::{Changed, Part};
use super::parts::{Whole, leading, named};
use super::standard::leave_out;
use super::tree::{self, Element, Fate, Node};
use crate::dangers::{CannotCheck, Finding};
use crate::package::parts::{Relation, telling_link};
use crate::package::telling;
use crate::xlsx::place::{LAST_COLUMN, area, cell};
use crate::xlsx::report::edge_may_stay;

/// The cell's place; cells without one follow the last.
pub(super) fn place(element: &Element, row: u32, next: u32) -> (u32, u32) {
    element.get("r").and_then(cell).unwrap_or((row, next))
}

/// Elements of a sheet that are seen or print.
const SEEN: &[&str] = &[
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "autoFilter",
    "mergeCells",
    "conditionalFormatting",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "ignoredErrors",
    "drawing",
    "picture",
    "tableParts",
];

pub(super) fn sheet(
    part: &Part<'_>,
    whole: &mut Whole<'_>,
    finding: &mut Finding<'_>,
) -> Result<Changed, CannotCheck> {
    let unseen = whole.unseen.remove(&part.name.to_lowercase()).unwrap_or_default();
    let (mut formulas, mut unkept, mut taken) = (false, false, 0_usize);
    let mut last = 0;
    let mut tree = tree::read_with(
        &part.content,
        finding.limits.element_depth(),
        |name| name == "row",
        |mut row| {
            let number =
                row.get("r").and_then(|r| r.parse::<u32>().ok()).map_or(last, |r| r.saturating_sub(1));
            last = number + 1;
            let mut next = 0;
            row.sift(&mut |c| {
                if c.local() != "c" {
                    return Fate::Keep;
                }
                let (at, column) = place(c, number, next);
                next = column + 1;
                let has_formula = c.child("f").is_some();
                if has_formula {
                    formulas = true;
                    c.without(&["f"]);
                }
                c.without(&["extLst"]);
                c.unset(&["cm", "vm", "ph"]);
                let full = !c.words().trim().is_empty();
                // The result of `=""` is kept, as words without letters.
                let computed = has_formula && !full && c.get("t") != Some("str");
                if unseen.holds(at, column) {
                    taken += usize::from(full);
                    c.children.clear();
                    c.unset(&["t"]);
                } else if computed {
                    unkept = true;
                } else if let Some(words) = unseen.partly.get(&(at, column)) {
                    taken += 1;
                    c.set("t", "inlineStr");
                    let mut text = Element::new("t").with("xml:space", "preserve");
                    text.children.push(Node::Text(words.clone()));
                    let mut inline = Element::new("is");
                    inline.push(text);
                    c.children = vec![Node::Element(inline)];
                }
                Fate::Keep
            });
            Ok(Some(row))
        },
    )?;
    whole.unseen.insert(part.name.to_lowercase(), unseen);
    let mut small_charts = false;
    if let Some(added) = tree.child("extLst") {
        added.visit(&mut |e| small_charts |= e.local() == "sparkline");
    }
    leave_out(&mut tree);
    if small_charts {
        whole.copy.changed("Small charts within cells (sparklines) are gone.");
    }
    if formulas {
        whole.copy.changed("Cells hold their values; the formulas behind them are gone.");
    }
    if unkept {
        whole.copy.changed(UNKEPT);
    }
    if taken > 0 {
        let cells = if taken == 1 { "cell".to_owned() } else { "cells".to_owned() };
        whole.copy.changed(format!("{taken} {cells} that nobody saw are empty now."));
    }
    let hides = hiding_styles(whole, finding)?;
    let mut relations = leading(&part.relations, &["drawing", "hyperlink", "table", "image"]);
    tables_with_heads(&mut relations, whole, &part.name.to_lowercase(), finding)?;
    let dropped: Vec<String> =
        tree.elements().map(|e| e.local().to_owned()).filter(|n| !SEEN.contains(&n.as_str())).collect();
    for (name, sentence) in [
        ("dataValidations", "Lists to choose from and hints on cells are gone."),
        ("scenarios", "Scenarios are gone."),
        ("legacyDrawing", "Comments and form controls on cells are gone."),
        ("oleObjects", "Files inside the sheet are gone."),
    ] {
        if dropped.iter().any(|d| d == name) {
            whole.copy.changed(sentence);
        }
    }
    if part.relations.iter().any(|r| r.kind == "pivotTable") {
        whole.copy.changed("Pivot tables show the values that were seen, and can no longer be turned.");
    }
    if part.kind == "worksheet" {
        tree.children.retain(|node| matches!(node, Node::Element(e) if SEEN.contains(&e.local())));
    } else {
        tree.without(&[
            "customSheetViews",
            "legacyDrawing",
            "legacyDrawingHF",
            "extLst",
            "webPublishItems",
            "sheetProtection",
        ]);
    }
    let known: Vec<String> = relations.iter().map(|r| r.id.clone()).collect();
    let copy = &mut *whole.copy;
    tree.sift(&mut |e| match e.local() {
        "sheetPr" => {
            e.unset(&["codeName", "filterMode", "syncRef", "published"]);
            Fate::Keep
        }
        // A table that stays behind has no place on the sheet.
        "tablePart" => {
            let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
            if id.is_some_and(|id| known.contains(&id)) { Fate::Keep } else { Fate::Drop }
        }
        "tableParts" => {
            e.unset(&["count"]);
            Fate::Keep
        }
        "pageSetup" => {
            e.unset(&["id"]);
            Fate::Keep
        }
        "sheetView" => {
            // Rows above a frozen pane could be out of reach; each sheet is shown from its beginning.
            e.unset(&["topLeftCell", "view"]);
            Fate::Keep
        }
        "filterColumn" | "sortState" | "protectedRanges" => Fate::Drop,
        "col" if e.on("hidden") || e.get("width").and_then(|w| w.parse::<f64>().ok()).is_some_and(|w| w < 1.0) => {
            // Nothing stands in it any more; it stays out of view, so that the rest looks as it did.
            if e.get("max").and_then(|m| m.parse::<u32>().ok()).is_some_and(|m| m > LAST_COLUMN) {
                return Fate::Drop;
            }
            Fate::Keep
        }
        "cfRule" => {
            let hiding = e.get("dxfId").and_then(|n| n.parse::<usize>().ok()).is_some_and(|n| hides.contains(&n));
            if hiding || telling::tells(&e.words()) || e.get("text").is_some_and(telling::tells) { Fate::Drop } else { Fate::Keep }
        }
        "hyperlink" => {
            e.unset(&["tooltip", "display"]);
            let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
            let inside = e.get("location").is_some_and(telling_link);
            if inside || id.is_some_and(|id| !known.contains(&id)) {
                copy.changed("Links to places inside the authority no longer lead there.");
                return Fate::Drop;
            }
            Fate::Keep
        }
        "headerFooter" => {
            let (odd_even, first) = (e.on("differentOddEven"), e.on("differentFirst"));
            e.children.retain(|node| match node {
                Node::Element(edge) => {
                    let stays = edge_may_stay(edge.local(), &edge.words(), odd_even, first);
                    if !stays {
                        copy.changed("Headers and footers that named people or places, or that no page shows, are gone.");
                    }
                    stays
                }
                Node::Text(_) => false,
            });
            Fate::Keep
        }
        _ => Fate::Keep,
    });
    let empty = ["hyperlinks", "conditionalFormatting", "mergeCells", "tableParts"];
    tree.children.retain(|node| match node {
        Node::Element(e) => !(empty.contains(&e.local()) && e.children.is_empty()),
        Node::Text(_) => true,
    });
    named(&tree, &mut relations, &[]);
    Ok(Changed { content: tree.document(), relations, ..Changed::default() })
}

/// Leaves out tables of which a heading is not seen: its words stand in the table as well.
fn tables_with_heads(
    relations: &mut Vec<Relation>,
    whole: &Whole<'_>,
    sheet: &str,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let Some(unseen) = whole.unseen.get(sheet) else { return Ok(()) };
    let mut kept = Vec::new();
    for relation in std::mem::take(relations) {
        let entry = whole.package.zip.entry(&relation.target).filter(|_| relation.kind == "table").cloned();
        if let Some(entry) = entry {
            let content = whole.package.read(&entry, finding)?;
            let root = tree::read(&content, finding.limits.element_depth())?;
            let Some(range) = root.get("ref").and_then(area) else { continue };
            if (range.left..=range.right).any(|column| {
                unseen.holds(range.top, column) || unseen.partly.contains_key(&(range.top, column))
            }) {
                continue;
            }
        }
        kept.push(relation);
    }
    *relations = kept;
    Ok(())
}

/// Styles of conditions that hide what they apply to.
fn hiding_styles(whole: &Whole<'_>, finding: &mut Finding<'_>) -> Result<Vec<usize>, CannotCheck> {
    crate::xlsx::hiding_styles(whole.package, finding)
}
