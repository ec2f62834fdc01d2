//! A workbook with values only: the visible sheets with what is seen on them, their looks, pictures and charts. Formulas,
//! hidden sheets, names, caches, links, comments, lists and everything of other programs stay behind.

use std::collections::{BTreeMap, HashMap};

use super::office::{self, Changed, Part};
use super::parts::{Whole, leading, named};
use super::tree::{self, Element, Fate, Node};
use super::{Copy, is_danger};
use crate::dangers::{CannotCheck, Code, Finding, Look};
use crate::package::parts::{Package, Relation, telling_link};
use crate::package::telling;
use crate::xlsx::place::{LAST_COLUMN, area, cell};
use crate::xlsx::report::edge_may_stay;
use crate::xlsx::{Unseen, look_for};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A sheet that comes along.
#[derive(Clone)]
struct Sheet {
    name: String,
    id: String,
    part: String,
}

/// A clean copy of a workbook.
pub(super) fn clean(bytes: &[u8], before: &Look, finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let mut cells = BTreeMap::new();
    look_for(bytes, finding, &mut cells)?;
    let package = Package::open(bytes, finding)?;
    let main = package.main()?.clone();
    let depth = finding.limits.element_depth();
    let book = tree::read(&package.read(&main, finding)?, depth)?;
    let mut copy = Copy::default();
    let tabs_hidden = before.dangers.iter().any(|d| d.code == Code::XlsxTabsHidden && is_danger(d.severity));
    let sheets = visible(&book, &package, &main.name, tabs_hidden, &mut copy);
    if sheets.is_empty() {
        return Err(CannotCheck::because("it has no sheet that is seen, so nothing of it can be copied"));
    }
    let book = new_book(&book, &sheets);
    let by_name = sheets.iter().map(|s| (s.name.to_lowercase(), s.part.clone())).collect();
    let used = used_strings(&package, &sheets, &cells, finding)?;
    let mut whole =
        Whole { package: &package, copy: &mut copy, sheets: Some(by_name), unseen: cells, made: 0 };
    let built = office::build(&package, finding, |part, finding| match part.kind {
        "officeDocument" => {
            let mut relations =
                leading(&part.relations, &["worksheet", "chartsheet", "styles", "theme", "sharedStrings"]);
            let kept = |r: &Relation| {
                !matches!(r.kind.as_str(), "worksheet" | "chartsheet") || sheets.iter().any(|s| s.id == r.id)
            };
            relations.retain(kept);
            Ok(Some(Changed { content: book.document(), relations, ..Changed::default() }))
        }
        "worksheet" | "chartsheet" => sheet(&part, &mut whole, finding).map(Some),
        "sharedStrings" => strings(&part, &used, depth).map(Some),
        "styles" => styles(&part, depth).map(Some),
        "table" => table(&part, depth).map(Some),
        "drawing" => drawing(&part, &mut whole, finding).map(Some),
        _ => whole.part(&part, finding),
    })?;
    copy.bytes = Some(built);
    Ok(copy)
}

/// The sheets that are seen; where no tabs are shown, only the one that is.
fn visible(
    book: &Element,
    package: &Package<'_>,
    part: &str,
    tabs_hidden: bool,
    copy: &mut Copy,
) -> Vec<Sheet> {
    let listed = book.child("sheets");
    let active: usize = book
        .child("bookViews")
        .and_then(|v| v.child("workbookView"))
        .and_then(|v| v.get("activeTab"))
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    let mut out = Vec::new();
    for (at, sheet) in listed.into_iter().flat_map(Element::elements).enumerate() {
        let name = sheet.get("name").unwrap_or_default().to_owned();
        let id = sheet.exactly("r:id").or_else(|| sheet.get("id")).unwrap_or_default().to_owned();
        let relation = package.relations(part).iter().find(|r| r.id == id && !r.external);
        let shown = sheet.get("state").is_none_or(|s| s == "visible");
        let kind = relation.is_some_and(|r| matches!(r.kind.as_str(), "worksheet" | "chartsheet"));
        match relation {
            Some(relation) if shown && kind && (!tabs_hidden || at == active) => {
                out.push(Sheet { name, id, part: relation.target.clone() });
            }
            _ => copy.changed(format!("The sheet “{name}”, which nobody saw, is gone.")),
        }
    }
    out
}

/// The workbook's own part, written anew.
fn new_book(old: &Element, sheets: &[Sheet]) -> Element {
    let mut book = Element::new("workbook").with("xmlns", MAIN).with("xmlns:r", LINKS);
    let mut about = Element::new("workbookPr");
    if let Some(since) = old.child("workbookPr").and_then(|p| p.get("date1904")) {
        about.set("date1904", since);
    }
    book.push(about);
    let mut views = Element::new("bookViews");
    views.push(Element::new("workbookView"));
    book.push(views);
    let mut list = Element::new("sheets");
    for (at, sheet) in sheets.iter().enumerate() {
        list.push(
            Element::new("sheet")
                .with("name", sheet.name.as_str())
                .with("sheetId", (at + 1).to_string())
                .with("r:id", sheet.id.as_str()),
        );
    }
    book.push(list);
    let mut names = Element::new("definedNames");
    let places: Vec<&Element> = old.child("sheets").into_iter().flat_map(Element::elements).collect();
    for name in old.child("definedNames").into_iter().flat_map(Element::elements) {
        let printing = matches!(name.get("name"), Some("_xlnm.Print_Area" | "_xlnm.Print_Titles"));
        let sheet =
            name.get("localSheetId").and_then(|n| n.parse::<usize>().ok()).and_then(|n| places.get(n));
        let at = sheet.and_then(|s| sheets.iter().position(|k| Some(k.name.as_str()) == s.get("name")));
        let words = name.words();
        let own = at.is_some_and(|at| {
            let sheet = &sheets[at].name;
            words.split(',').all(|range| {
                let range = range.trim();
                let (before, cells) = range.rsplit_once('!').unwrap_or(("", range));
                before.trim_matches('\'').replace("''", "'") == *sheet
                    && area(&cells.replace('$', "")).is_some()
            })
        });
        if let Some(at) = at
            && printing
            && own
        {
            let mut kept = Element::new("definedName")
                .with("name", name.get("name").unwrap_or_default())
                .with("localSheetId", at.to_string());
            kept.children.push(Node::Text(words));
            names.push(kept);
        }
    }
    if !names.children.is_empty() {
        book.push(names);
    }
    book
}

/// The cell's place; cells without one follow the last.
fn place(element: &Element, row: u32, next: u32) -> (u32, u32) {
    element.get("r").and_then(cell).unwrap_or((row, next))
}

/// Numbers of shared texts that cells which stay show.
fn used_strings(
    package: &Package<'_>,
    sheets: &[Sheet],
    cells: &BTreeMap<String, Unseen>,
    finding: &mut Finding<'_>,
) -> Result<HashMap<usize, ()>, CannotCheck> {
    let mut used = HashMap::new();
    for sheet in sheets {
        let Some(entry) = package.zip.entry(&sheet.part).cloned() else { continue };
        let content = package.read(&entry, finding)?;
        let nothing = Unseen::default();
        let unseen = cells.get(&sheet.part).unwrap_or(&nothing);
        let mut last = 0;
        tree::read_with(
            &content,
            finding.limits.element_depth(),
            |name| name == "row",
            |row| {
                let number =
                    row.get("r").and_then(|r| r.parse::<u32>().ok()).map_or(last, |r| r.saturating_sub(1));
                last = number + 1;
                let mut next = 0;
                for c in row.elements().filter(|e| e.local() == "c") {
                    let (at, column) = place(c, number, next);
                    next = column + 1;
                    if c.get("t") == Some("s")
                        && !unseen.holds(at, column)
                        && !unseen.partly.contains_key(&(at, column))
                        && let Some(n) = c.child("v").and_then(|v| v.words().trim().parse::<usize>().ok())
                    {
                        used.insert(n, ());
                    }
                }
                Ok(None)
            },
        )?;
    }
    Ok(used)
}

/// Shared texts; those that no cell shows are empty, so that the numbers stay.
fn strings(part: &Part<'_>, used: &HashMap<usize, ()>, depth: usize) -> Result<Changed, CannotCheck> {
    let mut number = 0;
    let mut root = tree::read_with(
        &part.content,
        depth,
        |name| name == "si",
        |mut text| {
            let keep = used.contains_key(&number);
            number += 1;
            if !keep {
                text.children = vec![Node::Element(Element::new("t"))];
            }
            text.without(&["rPh", "phoneticPr", "extLst"]);
            Ok(Some(text))
        },
    )?;
    root.unset(&["count", "uniqueCount"]);
    Ok(Changed { content: root.document(), ..Changed::default() })
}

fn styles(part: &Part<'_>, depth: usize) -> Result<Changed, CannotCheck> {
    let mut root = tree::read(&part.content, depth)?;
    root.without(&["extLst"]);
    // Names of styles that somebody made are shown nowhere but in a menu.
    root.sift(&mut |e| {
        if e.local() == "cellStyle"
            && e.get("builtinId").is_none()
            && e.get("name").is_some_and(telling::tells)
        {
            return Fate::Drop;
        }
        Fate::Keep
    });
    Ok(Changed { content: root.document(), ..Changed::default() })
}

/// A table keeps its place and looks; what it filters, computes and describes stays behind.
fn table(part: &Part<'_>, depth: usize) -> Result<Changed, CannotCheck> {
    let mut root = tree::read(&part.content, depth)?;
    root.without(&["extLst", "sortState"]);
    root.unset(&["altText", "altTextSummary", "connectionId", "comment", "tableType"]);
    root.sift(&mut |e| match e.local() {
        "filterColumn" | "calculatedColumnFormula" | "totalsRowFormula" | "xmlColumnPr" => Fate::Drop,
        "tableColumn" => {
            e.unset(&["totalsRowFunction", "queryTableFieldId"]);
            Fate::Keep
        }
        _ => Fate::Keep,
    });
    Ok(Changed { content: root.document(), ..Changed::default() })
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

fn sheet(part: &Part<'_>, whole: &mut Whole<'_>, finding: &mut Finding<'_>) -> Result<Changed, CannotCheck> {
    let unseen = whole.unseen.remove(&part.name.to_lowercase()).unwrap_or_default();
    let (mut formulas, mut taken) = (false, 0_usize);
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
                if c.child("f").is_some() {
                    formulas = true;
                    c.without(&["f"]);
                }
                c.without(&["extLst"]);
                c.unset(&["cm", "vm", "ph"]);
                let full = !c.words().trim().is_empty();
                if unseen.holds(at, column) {
                    taken += usize::from(full);
                    c.children.clear();
                    c.unset(&["t"]);
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
    if formulas {
        whole.copy.changed("Cells hold their values; the formulas behind them are gone.");
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
            if hiding || telling::tells(&e.words()) { Fate::Drop } else { Fate::Keep }
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

/// Pictures, charts and boxes on a sheet; hidden ones stay behind.
fn drawing(
    part: &Part<'_>,
    whole: &mut Whole<'_>,
    finding: &mut Finding<'_>,
) -> Result<Changed, CannotCheck> {
    let mut tree = tree::read(&part.content, finding.limits.element_depth())?;
    let mut hidden = false;
    tree.children.retain(|node| {
        let Node::Element(anchor) = node else { return false };
        let mut gone = false;
        anchor.visit(&mut |e| {
            gone |= e.local() == "cNvPr" && e.on("hidden");
            // Slicers and controls have nothing to show once what they steer is gone.
            gone |= matches!(e.local(), "slicer" | "timeslicer" | "contentPart");
        });
        hidden |= gone;
        !gone
    });
    if hidden {
        whole.copy.changed("Hidden pictures and boxes, slicers and controls are gone.");
    }
    tree.sift(&mut |e| {
        e.unset(&["macro", "textlink"]);
        if e.local() == "sp" || e.local() == "graphicFrame" || e.local() == "pic" || e.local() == "cxnSp" {
            e.set("macro", "");
        }
        Fate::Keep
    });
    let mut relations = leading(
        &part.relations,
        &[
            "image",
            "chart",
            "chartEx",
            "hyperlink",
            "diagramData",
            "diagramLayout",
            "diagramQuickStyle",
            "diagramColors",
        ],
    );
    let pictures = whole.drawing(&mut tree, part.name, &mut relations, finding)?;
    named(&tree, &mut relations, &[]);
    Ok(Changed { content: tree.document(), relations, pictures })
}
