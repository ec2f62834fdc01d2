//! Layouts of a presentation: those that its slides use. What stands in their places for words is shown to those who write, and
//! on no slide.

use std::collections::BTreeSet;

use crate::copy::tree::{Element, Fate, Node};
use crate::dangers::{CannotCheck, Finding};
use crate::package::parts::Package;
use crate::package::xml::{self, Strictness, walk};

/// What slides that are shown use.
#[derive(Default)]
pub(in crate::copy) struct SlidesUsed {
    /// Layouts and masters, by their parts in small letters.
    parts: BTreeSet<String>,
    /// Styles of tables.
    tables: BTreeSet<String>,
}

impl SlidesUsed {
    /// Reads what is used by the slides that are not hidden.
    pub fn of(
        package: &Package<'_>,
        main: &str,
        hidden: &[String],
        finding: &mut Finding<'_>,
    ) -> Result<SlidesUsed, CannotCheck> {
        let mut used = SlidesUsed::default();
        let depth = finding.limits.element_depth();
        let leads = |part: &str, kind: &str| -> Vec<String> {
            let own = package.relations(part).iter().filter(|r| r.kind == kind && !r.external);
            own.map(|r| r.target.clone()).collect()
        };
        for slide in leads(main, "slide").into_iter().filter(|s| !hidden.contains(s)) {
            for layout in leads(&slide, "slideLayout") {
                used.parts.extend(leads(&layout, "slideMaster"));
                used.parts.insert(layout);
            }
            let Some(entry) = package.zip.entry(&slide).cloned() else { continue };
            let content = package.read(&entry, finding)?;
            let mut within = false;
            walk(&content, depth, Strictness::Lenient, |node| {
                match node {
                    xml::Node::Open(element) => within = element.name() == "tableStyleId",
                    xml::Node::Text(text) if within => {
                        used.tables.insert(text.trim().to_lowercase());
                    }
                    _ => within = false,
                }
                Ok(())
            })?;
        }
        // A presentation without slides still has its first master, and that one layout.
        if used.parts.is_empty()
            && let Some(master) = leads(main, "slideMaster").into_iter().next()
        {
            used.parts.extend(leads(&master, "slideLayout").into_iter().take(1));
            used.parts.insert(master);
        }
        Ok(used)
    }

    /// Whether a layout or master comes along.
    pub fn has(&self, part: &str) -> bool {
        self.parts.contains(part)
    }

    /// Styles of tables that some table has, without the names that people gave them.
    pub fn table_styles(&self, root: &mut Element) {
        let mut count = 0;
        root.sift(&mut |e| {
            if e.local() == "tblStyle" {
                if !e.get("styleId").is_some_and(|id| self.tables.contains(&id.to_lowercase())) {
                    return Fate::Drop;
                }
                count += 1;
                e.set("styleName", format!("Table Style {count}"));
            }
            Fate::Keep
        });
    }

    /// A layout or master: its name, and the words in the places for others.
    pub fn places(&self, root: &mut Element, kind: &str) {
        root.unset(&["matchingName"]);
        root.sift(&mut |e| {
            if e.local() == "cSld" {
                e.set("name", if kind == "slideMaster" { "Master" } else { "Layout" });
            }
            if e.local() == "sp" && is_place(e) {
                quiet(e);
            }
            Fate::Keep
        });
    }
}

fn is_place(shape: &Element) -> bool {
    let mut place = false;
    let properties = shape.elements().find(|e| e.local() == "nvSpPr");
    if let Some(properties) = properties {
        properties.visit(&mut |e| place |= e.local() == "ph");
    }
    place
}

/// Words become those that PowerPoint itself puts there.
fn quiet(element: &mut Element) {
    for child in element.elements_mut() {
        match child.local() {
            "t" if !child
                .words()
                .trim_matches(|c: char| c == '‹' || c == '›' || c == '#')
                .trim()
                .is_empty() =>
            {
                child.children = vec![Node::Text("Text".into())];
            }
            _ => quiet(child),
        }
    }
}
