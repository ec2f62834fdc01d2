//! What the styles of a Word document make of a paragraph and of words.

use std::collections::BTreeMap;

use crate::copy::tree::Element;

/// Styles that may be based on each other.
const DEEPEST: usize = 20;

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    list: Option<(Option<String>, Option<usize>)>,
    outline: Option<u8>,
    side: Option<String>,
    new_page: Option<bool>,
}

/// Styles by their names in the file.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    usual: Option<String>,
    pub language: String,
}

fn switch(properties: Option<&Element>, name: &str) -> Option<bool> {
    properties?.child(name).map(Element::switched_on)
}

/// Whether words are strong, as their properties say.
pub(super) fn strong(properties: Option<&Element>) -> Option<bool> {
    switch(properties, "b")
}

pub(super) fn emphasis(properties: Option<&Element>) -> Option<bool> {
    switch(properties, "i")
}

fn value(properties: Option<&Element>, name: &str) -> Option<String> {
    properties?.child(name)?.get("val").map(str::to_owned)
}

/// The list of a paragraph and the level in it, as its properties say.
pub(super) fn list(properties: Option<&Element>) -> Option<(Option<String>, Option<usize>)> {
    let of_list = properties?.child("numPr")?;
    let level = value(Some(of_list), "ilvl").and_then(|n| n.parse().ok());
    Some((value(Some(of_list), "numId"), level))
}

pub(super) fn outline(properties: Option<&Element>) -> Option<u8> {
    let level: u8 = value(properties, "outlineLvl")?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

pub(super) fn side(properties: Option<&Element>) -> Option<String> {
    value(properties, "jc")
}

pub(super) fn new_page(properties: Option<&Element>) -> Option<bool> {
    switch(properties, "pageBreakBefore")
}

impl Styles {
    pub fn read(tree: &Element) -> Styles {
        let mut out = Styles::default();
        let defaults = tree.child("docDefaults").and_then(|d| d.child("rPrDefault"));
        let language = defaults.and_then(|d| d.child("rPr")).and_then(|p| p.child("lang"));
        out.language = language.and_then(|l| l.get("val")).unwrap_or_default().to_owned();
        for style in tree.elements().filter(|e| e.local() == "style") {
            let id = style.get("styleId").unwrap_or_default().to_owned();
            let (of_words, of_paragraph) = (style.child("rPr"), style.child("pPr"));
            if style.get("type") == Some("paragraph") && style.on("default") {
                out.usual = Some(id.clone());
            }
            let known = Style {
                name: value(Some(style), "name").unwrap_or_default().to_lowercase(),
                based_on: value(Some(style), "basedOn"),
                strong: strong(of_words),
                emphasis: emphasis(of_words),
                list: list(of_paragraph),
                outline: outline(of_paragraph),
                side: side(of_paragraph),
                new_page: new_page(of_paragraph),
            };
            out.styles.insert(id, known);
        }
        out
    }

    /// What a style, or one it is based on, says.
    fn find<T>(&self, id: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = id.or(self.usual.as_deref());
        for _ in 0..DEEPEST {
            let style = self.styles.get(next?)?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            next = style.based_on.as_deref();
        }
        None
    }

    pub fn strong(&self, id: Option<&str>) -> Option<bool> {
        self.find(id, |s| s.strong)
    }

    pub fn emphasis(&self, id: Option<&str>) -> Option<bool> {
        self.find(id, |s| s.emphasis)
    }

    pub fn side(&self, id: Option<&str>) -> Option<String> {
        self.find(id, |s| s.side.clone())
    }

    pub fn new_page(&self, id: Option<&str>) -> Option<bool> {
        self.find(id, |s| s.new_page)
    }

    /// The list of a style and the level in it; a style further down may say only one of both.
    pub fn list(&self, id: Option<&str>) -> Option<(String, usize)> {
        let list = self.find(id, |s| s.list.as_ref().and_then(|(list, _)| list.clone()))?;
        let level = self.find(id, |s| s.list.as_ref().and_then(|(_, level)| *level));
        Some((list, level.unwrap_or(0)))
    }

    /// The level of a heading: 1 for the title and for "heading 1".
    pub fn heading(&self, id: Option<&str>) -> Option<u8> {
        id?;
        let by_name = self.find(id, |s| match s.name.as_str() {
            "title" => Some(1),
            name => name.strip_prefix("heading ").and_then(|n| n.trim().parse::<u8>().ok()),
        });
        by_name.or_else(|| self.find(id, |s| s.outline)).filter(|level| (1..=9).contains(level))
    }
}
