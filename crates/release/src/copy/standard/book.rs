//! Styles of a workbook: formats, fonts and names that cells use. What none uses keeps its number and nothing else, since
//! others count on it.

use std::collections::{BTreeMap, BTreeSet};

use super::names::is_own_table_style;
use crate::copy::tree::{Element, Fate, Node};

/// Styles that Excel has of its own.
const OWN: &[&str] = &[
    "Normal",
    "Comma",
    "Currency",
    "Percent",
    "Comma [0]",
    "Currency [0]",
    "Hyperlink",
    "Followed Hyperlink",
    "Note",
    "Warning Text",
    "Title",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "Input",
    "Output",
    "Calculation",
    "Check Cell",
    "Linked Cell",
    "Total",
    "Good",
    "Bad",
    "Neutral",
    "Explanatory Text",
];

/// What sheets and tables use.
#[derive(Default)]
pub(in crate::copy) struct BookStyles {
    /// Looks of cells, rows and columns, by number.
    pub looks: BTreeSet<usize>,
    /// Looks of conditions and tables, by number.
    pub conditions: BTreeSet<usize>,
    /// Styles of tables, with the names that they have from now on.
    pub tables: BTreeMap<String, String>,
}

fn number(element: &Element, name: &str) -> Option<usize> {
    element.get(name)?.trim().parse().ok()
}

fn is_own(name: &str) -> bool {
    let accent = name.rsplit_once("Accent").is_some_and(|(before, number)| {
        matches!(before, "" | "20% - " | "40% - " | "60% - ")
            && matches!(number, "1" | "2" | "3" | "4" | "5" | "6")
    });
    accent || OWN.contains(&name)
}

impl BookStyles {
    /// Notes what an element of a sheet or a table uses.
    pub fn note(&mut self, element: &Element) {
        if matches!(element.local(), "c" | "row") {
            self.looks.extend(number(element, "s"));
        }
        if element.local() == "col" {
            self.looks.extend(number(element, "style"));
        }
        for (name, value) in &element.attributes {
            if name.to_lowercase().ends_with("dxfid") {
                self.conditions.extend(value.trim().parse::<usize>().ok());
            }
        }
        if element.local() == "tableStyleInfo"
            && let Some(name) = element.get("name").filter(|name| !is_own_table_style(name))
        {
            let next = format!("Table Style {}", self.tables.len() + 1);
            self.tables.entry(name.to_owned()).or_insert(next);
        }
    }

    /// A table: its names stand on no sheet.
    pub fn table(&self, root: &mut Element) {
        let name = format!("Table{}", root.get("id").filter(|id| id.parse::<u32>().is_ok()).unwrap_or("1"));
        for attribute in ["name", "displayName"] {
            root.set(attribute, name.as_str());
        }
        if root.get("totalsRowCount").is_none_or(|n| n == "0") {
            root.elements_mut().filter(|e| e.local() == "tableColumns").for_each(|columns| {
                columns.elements_mut().for_each(|column| column.unset(&["totalsRowLabel"]));
            });
        }
        let styles = ["headerRowCellStyle", "dataCellStyle", "totalsRowCellStyle", "uniqueName"];
        root.unset(&styles);
        root.sift(&mut |e| {
            e.unset(&styles);
            if e.local() == "tableStyleInfo"
                && let Some(new) = e.get("name").and_then(|name| self.tables.get(name)).cloned()
            {
                e.set("name", new);
            }
            Fate::Keep
        });
    }

    /// The part that holds the styles.
    pub fn tidy(&self, root: &mut Element) {
        let mut used = self.conditions.clone();
        if let Some(styles) = root.elements_mut().find(|e| e.local() == "tableStyles") {
            styles.sift(&mut |e| match (e.local(), e.get("name").and_then(|name| self.tables.get(name))) {
                ("tableStyle", None) => Fate::Drop,
                ("tableStyle", Some(new)) => {
                    let new = new.clone();
                    e.set("name", new);
                    Fate::Keep
                }
                _ => Fate::Keep,
            });
            styles.visit(&mut |e| used.extend(number(e, "dxfId")));
            styles.unset(&["count"]);
            for usual in ["defaultTableStyle", "defaultPivotStyle"] {
                if !styles.get(usual).is_some_and(is_own_table_style) {
                    styles.unset(&[usual]);
                }
            }
        }
        // The first look is that of every cell that says nothing.
        let bases = plain_but(root, "cellXfs", |at| at == 0 || self.looks.contains(&at));
        let bases: BTreeSet<usize> = bases.iter().filter_map(|xf| number(xf, "xfId")).collect();
        let kept = plain_but(root, "cellStyleXfs", |at| at == 0 || bases.contains(&at));
        let looks = list(root, "cellXfs").into_iter().chain(&kept);
        let (mut formats, mut fonts) = (BTreeSet::new(), BTreeSet::from([0]));
        for look in looks {
            formats.extend(number(look, "numFmtId"));
            fonts.extend(number(look, "fontId"));
        }
        for part in root.elements_mut() {
            match part.local() {
                "dxfs" => {
                    let unused = part.elements_mut().enumerate().filter(|(at, _)| !used.contains(at));
                    unused.for_each(|(_, look)| look.children.clear());
                }
                "numFmts" => {
                    part.children.retain(|node| match node {
                        Node::Element(e) => number(e, "numFmtId").is_some_and(|id| formats.contains(&id)),
                        Node::Text(_) => false,
                    });
                    part.unset(&["count"]);
                }
                "fonts" => {
                    let first = part.elements().next().cloned();
                    for (_, font) in part.elements_mut().enumerate().filter(|(at, _)| !fonts.contains(at)) {
                        if let Some(first) = &first {
                            font.clone_from(first);
                        }
                    }
                }
                "cellStyles" => cell_styles(part, &bases),
                "colors" => part.without(&["mruColors"]),
                _ => {}
            }
        }
        root.children.retain(|node| match node {
            Node::Element(e) => !(matches!(e.local(), "numFmts" | "colors") && e.elements().next().is_none()),
            Node::Text(_) => false,
        });
    }
}

fn list<'e>(root: &'e Element, name: &str) -> Vec<&'e Element> {
    root.child(name).into_iter().flat_map(Element::elements).collect()
}

/// Looks that nothing uses become plain; gives the others.
fn plain_but(root: &mut Element, name: &str, used: impl Fn(usize) -> bool) -> Vec<Element> {
    let mut kept = Vec::new();
    for part in root.elements_mut().filter(|e| e.local() == name) {
        for (at, look) in part.elements_mut().enumerate() {
            if used(at) {
                kept.push(look.clone());
            } else {
                let plain = Element::new(&look.name);
                *look =
                    ["numFmtId", "fontId", "fillId", "borderId"].iter().fold(plain, |e, n| e.with(n, "0"));
                if name == "cellXfs" {
                    look.set("xfId", "0");
                }
            }
        }
    }
    kept
}

/// Names of styles: Excel's own, and numbers for all others.
fn cell_styles(part: &mut Element, bases: &BTreeSet<usize>) {
    let mut names = BTreeSet::new();
    part.unset(&["count"]);
    part.sift(&mut |e| {
        let of = number(e, "xfId").unwrap_or(0);
        if of != 0 && !bases.contains(&of) {
            return Fate::Drop;
        }
        let name = e.get("name").unwrap_or_default().to_owned();
        let usual = if e.get("builtinId") == Some("0") { "Normal".to_owned() } else { name.clone() };
        let usual = if is_own(&usual) && !names.contains(&usual) {
            usual
        } else {
            format!("Style {}", names.len() + 1)
        };
        e.set("name", usual.as_str());
        names.insert(usual);
        Fate::Keep
    });
}
