//! Styles, lists and fonts of a document: those that its words use, under names that tell nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::names::is_own_style;
use crate::copy::tree::{self, Element, Fate};
use crate::dangers::{CannotCheck, Finding};
use crate::package::parts::Package;
use crate::package::xml::{Node, Strictness, walk};

/// Elements that name a style.
const REFERENCES: &[&str] =
    &["pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink"];

/// What is used of a document's styles.
#[derive(Default)]
pub(in crate::copy) struct WordStyles {
    /// New names in the file of the styles that stay, by their old ones.
    styles: BTreeMap<String, String>,
    /// Names for people of those that stay.
    names: BTreeMap<String, String>,
    /// Lists that words use.
    numbers: BTreeSet<String>,
    fonts: BTreeSet<String>,
}

/// What the words of a document name.
#[derive(Default)]
struct Named {
    styles: BTreeSet<String>,
    numbers: BTreeSet<String>,
    fonts: BTreeSet<String>,
}

fn name_of(style: &Element) -> String {
    style.child("name").and_then(|n| n.get("val")).unwrap_or_default().to_owned()
}

fn named_in(element: &Element, name: &str) -> Vec<String> {
    let mut out = Vec::new();
    element.visit(&mut |e| {
        if e.local() == name {
            out.extend(e.get("val").map(str::to_owned));
        }
    });
    out
}

impl WordStyles {
    /// Reads what is used.
    pub fn of(
        package: &Package<'_>,
        main: &str,
        finding: &mut Finding<'_>,
    ) -> Result<WordStyles, CannotCheck> {
        let depth = finding.limits.element_depth();
        let mut named = Named::default();
        let mut parts = vec![main.to_lowercase()];
        let wordy = ["header", "footer", "footnotes", "endnotes", "theme"];
        parts.extend(
            package
                .relations(main)
                .iter()
                .filter(|r| !r.external && wordy.contains(&r.kind.as_str()))
                .map(|r| r.target.clone()),
        );
        for part in parts {
            let Some(entry) = package.zip.entry(&part).cloned() else { continue };
            let content = package.read(&entry, finding)?;
            walk(&content, depth, Strictness::Lenient, |node| {
                let Node::Open(element) = node else { return Ok(()) };
                match element.name() {
                    "pStyle" | "rStyle" | "tblStyle" => {
                        named.styles.extend(element.get("val").map(|v| v.into_owned()));
                    }
                    "numId" => named.numbers.extend(element.get("val").map(|v| v.into_owned())),
                    "rFonts" => named.fonts.extend(element.attributes().into_iter().map(|(_, v)| v)),
                    "latin" | "ea" | "cs" | "font" => {
                        named.fonts.extend(element.get("typeface").map(|v| v.into_owned()));
                    }
                    "sym" => named.fonts.extend(element.get("font").map(|v| v.into_owned())),
                    _ => {}
                }
                Ok(())
            })?;
        }
        let mut read = |kind: &str| -> Result<Option<Element>, CannotCheck> {
            match package.target(main, kind).cloned() {
                Some(entry) => Ok(Some(tree::read(&package.read(&entry, finding)?, depth)?)),
                None => Ok(None),
            }
        };
        let styles = read("styles")?.unwrap_or_default();
        let numbering = read("numbering")?.unwrap_or_default();
        for part in [&styles, &numbering] {
            part.visit(&mut |e| {
                if e.local() == "rFonts" {
                    named.fonts.extend(e.attributes.iter().map(|(_, v)| v.clone()));
                }
            });
        }
        Ok(close(named, &styles, &numbering))
    }

    /// Gives references to styles their new names; those to styles that nobody made go.
    pub fn refer(&self, tree: &mut Element) {
        tree.sift(&mut |e| {
            if !REFERENCES.contains(&e.local()) {
                return Fate::Keep;
            }
            let new = e.get("val").and_then(|old| self.styles.get(old)).cloned();
            match (new, e.attributes.iter_mut().find(|(n, _)| tree::local(n) == "val")) {
                (Some(new), Some((_, value))) => {
                    *value = new;
                    Fate::Keep
                }
                _ => Fate::Drop,
            }
        });
    }

    /// The part that holds the styles.
    pub fn tidy(&self, root: &mut Element) {
        root.sift(&mut |e| {
            if matches!(e.local(), "latentStyles" | "aliases") {
                return Fate::Drop;
            }
            if e.local() != "style" {
                return Fate::Keep;
            }
            let old = e.get("styleId").unwrap_or_default().to_owned();
            let Some(new) = self.styles.get(&old) else { return Fate::Drop };
            let attribute = e.attributes.iter_mut().find(|(n, _)| tree::local(n) == "styleId");
            if let Some((_, id)) = attribute {
                id.clone_from(new);
            }
            if let (Some(name), Some(element)) =
                (self.names.get(&old), e.elements_mut().find(|c| c.local() == "name"))
                && let Some((_, value)) = element.attributes.iter_mut().find(|(n, _)| tree::local(n) == "val")
            {
                value.clone_from(name);
            }
            Fate::Keep
        });
        self.refer(root);
    }

    /// The part that holds the lists.
    pub fn lists(&self, root: &mut Element) {
        let mut patterns = BTreeSet::new();
        root.sift(&mut |e| {
            if e.local() == "num" {
                if !e.get("numId").is_some_and(|id| self.numbers.contains(id)) {
                    return Fate::Drop;
                }
                patterns.extend(named_in(e, "abstractNumId"));
            }
            Fate::Keep
        });
        root.sift(&mut |e| match e.local() {
            "abstractNum" if !e.get("abstractNumId").is_some_and(|id| patterns.contains(id)) => Fate::Drop,
            "name" => Fate::Drop,
            _ => Fate::Keep,
        });
        self.refer(root);
    }

    /// The part that describes the fonts.
    pub fn fonts(&self, root: &mut Element) {
        root.sift(&mut |e| {
            let unused = e.local() == "font" && !e.get("name").is_some_and(|name| self.fonts.contains(name));
            // Another name of the same font is for programs that do not have it.
            if unused || e.local() == "altName" { Fate::Drop } else { Fate::Keep }
        });
    }
}

/// Adds what used styles and lists use in turn, and names it all.
fn close(named: Named, styles: &Element, numbering: &Element) -> WordStyles {
    let mut out = WordStyles { numbers: named.numbers, fonts: named.fonts, ..WordStyles::default() };
    let mut open: Vec<String> = named.styles.into_iter().collect();
    let default = |s: &&Element| s.on("default");
    let of_styles = || styles.elements().filter(|e| e.local() == "style");
    open.extend(of_styles().filter(default).filter_map(|s| s.get("styleId").map(str::to_owned)));
    let mut wanted = BTreeSet::new();
    let mut known_lists = BTreeSet::new();
    loop {
        while let Some(id) = open.pop() {
            if !wanted.insert(id.clone()) {
                continue;
            }
            for style in of_styles().filter(|s| s.get("styleId") == Some(&id)) {
                for name in ["basedOn", "link"] {
                    open.extend(style.child(name).and_then(|b| b.get("val")).map(str::to_owned));
                }
                out.numbers.extend(named_in(style, "numId"));
            }
        }
        let mut patterns = Vec::new();
        for number in &out.numbers {
            if known_lists.insert(number.clone()) {
                let of =
                    numbering.elements().filter(|e| e.local() == "num" && e.get("numId") == Some(number));
                of.for_each(|num| patterns.extend(named_in(num, "abstractNumId")));
            }
        }
        for pattern in numbering.elements().filter(|e| {
            e.local() == "abstractNum"
                && e.get("abstractNumId").is_some_and(|id| patterns.iter().any(|p| p == id))
        }) {
            for name in REFERENCES {
                open.extend(named_in(pattern, name));
            }
        }
        if open.is_empty() {
            break;
        }
    }
    let (mut ids, mut names) = (BTreeSet::new(), BTreeSet::new());
    let mut count = 0;
    for style in of_styles() {
        let old = style.get("styleId").unwrap_or_default().to_owned();
        if !wanted.contains(&old) || out.styles.contains_key(&old) {
            continue;
        }
        let name = name_of(style);
        let letters: String = titled(&name);
        let own = is_own_style(&name) && !names.contains(&name.to_lowercase()) && !ids.contains(&letters);
        let (id, name) = if own {
            (letters, name)
        } else {
            count += 1;
            (format!("Style{count}"), format!("Style {count}"))
        };
        names.insert(name.to_lowercase());
        ids.insert(id.clone());
        out.styles.insert(old.clone(), id);
        out.names.insert(old, name);
    }
    out
}

/// A name as the file writes it: "heading 1" → "Heading1".
fn titled(name: &str) -> String {
    let mut out = String::new();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut letters = word.chars();
        out.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}
