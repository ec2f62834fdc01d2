//! A workbook with values only: the visible sheets with what is seen on them, their looks, pictures and charts. Formulas,
//! hidden sheets, names, caches, links, comments, lists and everything of other programs stay behind.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::forget::Forgotten;
use super::office::{self, Changed, Part};
use super::parts::{DRAWN, Whole, leading, named};
use super::sheet::{place, sheet};
use super::standard::{BookStyles, leave_out};
use super::tree::{self, Element, Fate, Node};
use super::{Copy, is_danger};
use crate::dangers::{CannotCheck, Code, Finding, Look};
use crate::package::drawing::is_shape;
use crate::package::parts::{Package, Relation};
use crate::pptx::unseen_words;
use crate::xlsx::place::area;
use crate::xlsx::{Unseen, look_for, theme};

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
    let stale = before.dangers.iter().any(|d| d.detail == crate::package::chart::ELSEWHERE);
    let (used, looks) = used(&package, &sheets, &cells, finding)?;
    let mut whole =
        Whole { package: &package, copy: &mut copy, sheets: Some(by_name), unseen: cells, stale, made: 0 };
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
        "styles" => {
            let mut root = tree::read(&part.content, depth)?;
            leave_out(&mut root);
            root.without(&["extLst"]);
            looks.tidy(&mut root);
            Ok(Some(Changed { content: root.document(), ..Changed::default() }))
        }
        "table" => table(&part, &looks, depth).map(Some),
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

/// Numbers of shared texts that cells which stay show, and the looks that sheets and tables use.
fn used(
    package: &Package<'_>,
    sheets: &[Sheet],
    cells: &BTreeMap<String, Unseen>,
    finding: &mut Finding<'_>,
) -> Result<(HashMap<usize, ()>, BookStyles), CannotCheck> {
    let mut used = HashMap::new();
    let mut looks = BookStyles::default();
    for sheet in sheets {
        let Some(entry) = package.zip.entry(&sheet.part).cloned() else { continue };
        let content = package.read(&entry, finding)?;
        let nothing = Unseen::default();
        let unseen = cells.get(&sheet.part).unwrap_or(&nothing);
        let mut last = 0;
        let rest = tree::read_with(
            &content,
            finding.limits.element_depth(),
            |name| name == "row",
            |row| {
                let number =
                    row.get("r").and_then(|r| r.parse::<u32>().ok()).map_or(last, |r| r.saturating_sub(1));
                last = number + 1;
                let mut next = 0;
                looks.note(&row);
                for c in row.elements().filter(|e| e.local() == "c") {
                    let (at, column) = place(c, number, next);
                    next = column + 1;
                    looks.note(c);
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
        rest.visit(&mut |e| looks.note(e));
        for relation in package.relations(&sheet.part).iter().filter(|r| r.kind == "table" && !r.external) {
            let Some(entry) = package.zip.entry(&relation.target).cloned() else { continue };
            let content = package.read(&entry, finding)?;
            let table = tree::read(&content, finding.limits.element_depth())?;
            looks.note(&table);
            table.visit(&mut |e| looks.note(e));
        }
    }
    Ok((used, looks))
}

/// Shared texts; those that no cell shows are empty, so that the numbers stay.
pub(super) fn strings(
    part: &Part<'_>,
    used: &HashMap<usize, ()>,
    depth: usize,
) -> Result<Changed, CannotCheck> {
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
    leave_out(&mut root);
    Ok(Changed { content: root.document(), ..Changed::default() })
}

/// A table keeps its place and looks; what it filters, computes and describes stays behind.
fn table(part: &Part<'_>, looks: &BookStyles, depth: usize) -> Result<Changed, CannotCheck> {
    let mut root = tree::read(&part.content, depth)?;
    leave_out(&mut root);
    root.without(&["extLst", "sortState"]);
    looks.table(&mut root);
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

/// Pictures, charts and boxes on a sheet; hidden ones stay behind.
fn drawing(
    part: &Part<'_>,
    whole: &mut Whole<'_>,
    finding: &mut Finding<'_>,
) -> Result<Changed, CannotCheck> {
    let mut tree = tree::read(&part.content, finding.limits.element_depth())?;
    let (words, _) =
        unseen_words(&part.content, &theme(whole.package, finding)?, finding.limits.element_depth())?;
    if !words.is_empty() {
        whole.copy.changed("Words in boxes that nobody saw are gone.");
        let none = BTreeSet::new();
        Forgotten { words: &words, drawings: &none, is_drawing: is_shape }.out_of(&mut tree);
    }
    let mut hidden = false;
    let beneath = crate::xlsx::beneath(&part.content, finding.limits.element_depth())?;
    let mut number = 0;
    tree.children.retain(|node| {
        let Node::Element(anchor) = node else { return false };
        let mut gone = anchor.local().ends_with("Anchor") && beneath.contains(&number);
        number += usize::from(anchor.local().ends_with("Anchor"));
        anchor.visit(&mut |e| {
            if e.local().ends_with("Anchor") {
                gone |= beneath.contains(&number);
                number += 1;
            }
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
    leave_out(&mut tree);
    tree.sift(&mut |e| {
        e.unset(&["macro", "textlink"]);
        if is_shape(e.local()) {
            e.set("macro", "");
        }
        Fate::Keep
    });
    let mut relations = leading(&part.relations, DRAWN);
    let pictures = whole.drawing(&mut tree, part.name, &mut relations, finding)?;
    named(&tree, &mut relations, &[]);
    Ok(Changed { content: tree.document(), relations, pictures })
}
