//! What an OpenDocument file keeps beside its pages under names: elements and attributes of other programs, styles that
//! nothing has, and names that people gave. What stays is what draws the page.

use std::collections::{BTreeMap, BTreeSet};

use super::Copy;
use super::tree::{Element, Fate, local};
use crate::odf::is_of_the_page;
use crate::package::telling;

/// Words in the names of styles that come with programs.
const OF_PROGRAMS: &str = " accent addressee anchor bad background bold box bullet bullets caption cell char character close \
     column complimentary contents default definition drawing dimension emphasis endnote entry entries example filled first footer \
     footnote frame good graphic graphics gliederung hanging header heading hintergrund hintergrundobjekte horizontal hyperlink \
     illustration indent index internet landscape left line lines link list lt main marginalia neutral normal notizen no \
     number numbering object objects outline page pagelayout paragraph plain preformatted quotation quotations quote result right row ruby rubies \
     salutation sender separator shape shapes signature source spacing standard standardseite status strong style subtitle \
     symbol symbols table teletype text title titel untertitel user variable vertical visited warning error with without fill \
     footnotes endnotes envelope html first last even odd grid report body arrow dimension measure ";

/// What is drawn, and may have a name that nobody reads.
const DRAWN: &[&str] = &[
    "frame",
    "custom-shape",
    "rect",
    "ellipse",
    "circle",
    "polygon",
    "polyline",
    "regular-polygon",
    "path",
    "line",
    "connector",
    "caption",
    "measure",
    "g",
    "control",
    "page-thumbnail",
    "scene",
];

/// Takes other programs' elements and attributes out, and names that are not needed.
pub(super) fn foreign(tree: &mut Element, copy: &mut Copy) {
    let mut said = false;
    bare(tree, &mut said);
    tree.sift(&mut |e| {
        if !is_of_the_page(&e.name) {
            said = true;
            return Fate::Drop;
        }
        bare(e, &mut said);
        Fate::Keep
    });
    if said {
        copy.changed("Data of other programs, which no page shows, is gone.");
    }
}

fn bare(element: &mut Element, said: &mut bool) {
    let drawn = element.name.starts_with("draw:") && DRAWN.contains(&element.local());
    let program = matches!(element.name.as_str(), "text:bookmark" | "text:section");
    element.attributes.retain(|(name, value)| {
        let known = match name.strip_prefix("xmlns:") {
            Some(prefix) => is_of_the_page(&format!("{prefix}:")),
            None => name == "xmlns" || is_of_the_page(name),
        };
        *said |= !known && !name.starts_with("xmlns");
        let named = drawn && name == "draw:name"
            || matches!(name.as_str(), "office:title" | "office:name" | "xlink:title");
        let own = matches!(local(name), "name" | "display-name" | "href" | "formula") || program;
        let place = ["address", "range", "ranges", "style-name", "font-name", "condition"]
            .iter()
            .any(|end| name.ends_with(end));
        let font = name.contains("font") || name.starts_with("xmlns");
        known && !named && (own || place || font || !telling::names_somebody(value))
    });
}

/// Takes out styles, fonts and masters that nothing has, and gives those that people named another name. The parts are the
/// styles and the content of one file.
pub(super) fn styles(parts: &mut [&mut Element]) {
    let used = used(parts);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for part in parts.iter_mut() {
        part.sift(&mut |e| {
            let holder = matches!(
                e.name.as_str(),
                "office:styles"
                    | "office:automatic-styles"
                    | "office:font-face-decls"
                    | "office:master-styles"
            );
            if holder {
                let mut first = true;
                e.children.retain(|node| match node {
                    super::tree::Node::Element(style) => {
                        let master = style.name == "style:master-page";
                        let kept = is_fixed(style) || own_name(style).is_none_or(|name| used.contains(name));
                        let kept = kept || master && std::mem::take(&mut first);
                        first &= !master;
                        kept
                    }
                    super::tree::Node::Text(_) => true,
                });
                let common = e.name == "office:styles";
                for style in
                    e.elements().filter(|style| common && style.name == "style:style" && !is_fixed(style))
                {
                    let name = own_name(style).unwrap_or_default();
                    let shown = style.exactly("style:display-name").unwrap_or(name);
                    if !is_of_programs(name) || !is_of_programs(shown) {
                        let next = format!("Style_20_{}", renamed.len() + 1);
                        renamed.entry(name.to_owned()).or_insert(next);
                    }
                }
            }
            Fate::Keep
        });
    }
    marks(parts, &mut renamed);
    for part in parts.iter_mut() {
        part.sift(&mut |e| {
            if let Some(next) = own_name(e).and_then(|name| renamed.get(name))
                && e.name == "style:style"
            {
                let shown = next.replace("_20_", " ");
                if e.exactly("style:display-name").is_some() {
                    e.set("style:display-name", shown);
                }
            }
            for (name, value) in &mut e.attributes {
                let refers = name.ends_with("style-name")
                    || matches!(
                        name.as_str(),
                        "style:name" | "text:name" | "text:ref-name" | "text:class-names"
                    );
                if refers && let Some(next) = renamed.get(value.as_str()) {
                    *value = next.clone();
                }
                if name == "xlink:href"
                    && let Some(target) = value.strip_prefix('#')
                    && let Some(next) = renamed.get(target)
                {
                    *value = format!("#{next}");
                }
            }
            Fate::Keep
        });
    }
}

/// Bookmarks, references and sections that people named.
fn marks(parts: &[&mut Element], renamed: &mut BTreeMap<String, String>) {
    for part in parts {
        part.visit(&mut |e| {
            let mark = e.name.starts_with("text:bookmark")
                || e.name.starts_with("text:reference-mark")
                || e.name == "text:section";
            if mark
                && let Some(name) = e.exactly("text:name")
                && !name.starts_with("__Ref")
                && !name.starts_with("_Toc")
                && !is_of_programs(name)
            {
                let next = format!("Mark{}", renamed.len() + 1);
                renamed.entry(name.to_owned()).or_insert(next);
            }
        });
    }
}

fn own_name(style: &Element) -> Option<&str> {
    style.exactly("style:name").or_else(|| style.exactly("draw:name"))
}

/// Styles that programs find by what they are called, whatever has them.
fn is_fixed(style: &Element) -> bool {
    matches!(style.name.as_str(), "text:outline-style" | "style:default-style" | "table:table-template")
        || style.exactly("style:family") == Some("presentation")
        || matches!(own_name(style), Some("Standard" | "Default"))
}

/// A name as programs give it: words of style, and numbers.
fn is_of_programs(name: &str) -> bool {
    let plain = name.replace("_20_", " ").replace("_5f_", " ").replace("_2d_", " ").replace("_2b_", " ");
    plain.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).all(|word| {
        word.chars().count() < 3 || OF_PROGRAMS.contains(&format!(" {word} ")) || telling::is_common(&word)
    })
}

/// Names of styles that something has, itself or through a style that something has.
fn used(parts: &[&mut Element]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut styles: Vec<(String, Vec<String>)> = Vec::new();
    for part in parts {
        gather(part, &mut used, &mut styles);
    }
    loop {
        let before = used.len();
        styles.retain(|(name, has)| {
            let reached = used.contains(name);
            if reached {
                used.extend(has.iter().cloned());
            }
            !reached
        });
        if used.len() == before {
            return used;
        }
    }
}

/// What an element and all below it refer to; the styles among them apart.
fn gather(element: &Element, used: &mut BTreeSet<String>, styles: &mut Vec<(String, Vec<String>)>) {
    for below in element.elements() {
        let holder = matches!(
            element.name.as_str(),
            "office:styles" | "office:automatic-styles" | "office:font-face-decls"
        );
        match own_name(below).filter(|_| holder && !is_fixed(below)) {
            Some(name) => {
                let mut has = BTreeSet::new();
                refers(below, &mut has);
                below.visit(&mut |e| refers(e, &mut has));
                styles.push((name.to_owned(), has.into_iter().collect()));
            }
            None => {
                refers(below, used);
                gather(below, used, styles);
            }
        }
    }
}

fn refers(element: &Element, into: &mut BTreeSet<String>) {
    for (name, value) in &element.attributes {
        if !matches!(name.as_str(), "style:name" | "draw:name" | "style:display-name") && value.len() < 300 {
            into.insert(value.clone());
            into.extend(value.split_whitespace().map(str::to_owned));
        }
    }
}
