//! XML as a tree that can be changed and written again: elements, their attributes and their words. Comments, instructions
//! to programs and document types do not come back out, since no reader sees them.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity};

use crate::dangers::CannotCheck;

/// An element or words.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// As written, with its prefix.
    pub name: String,
    /// Names as written, with what they say.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What becomes of an element that is gone through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    /// With everything in it.
    Drop,
    /// What is in it takes its place.
    Unwrap,
}

pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, l)| l)
}

impl Element {
    pub fn new(name: &str) -> Element {
        Element { name: name.to_owned(), ..Element::default() }
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Element {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// Its name without prefix.
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// An attribute, by its name without prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| local(n) == name).map(|(_, v)| v.as_str())
    }

    /// An attribute, by its name as written.
    pub fn exactly(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(n, _)| n == name) {
            Some((_, known)) => *known = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Takes attributes away, by their names without prefix.
    pub fn unset(&mut self, names: &[&str]) {
        self.attributes.retain(|(n, _)| !names.contains(&local(n)));
    }

    pub fn on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|v| !matches!(v, "0" | "false" | "off" | "none"))
    }

    /// Whether an element that is a switch by itself is on.
    pub fn switched_on(&self) -> bool {
        !self.get("val").is_some_and(|v| matches!(v, "0" | "false" | "off"))
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of this name (without prefix) right in it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.local() == name)
    }

    /// Takes away elements right in it, by their names without prefix.
    pub fn without(&mut self, names: &[&str]) {
        self.children.retain(|node| match node {
            Node::Element(element) => !names.contains(&element.local()),
            Node::Text(_) => true,
        });
    }

    /// The words in it and in all below.
    pub fn words(&self) -> String {
        let mut out = String::new();
        self.add_words(&mut out);
        out
    }

    fn add_words(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.add_words(out),
            }
        }
    }

    pub fn push(&mut self, element: Element) {
        self.children.push(Node::Element(element));
    }

    /// Visits every element below, parents before children.
    pub fn visit(&self, see: &mut impl FnMut(&Element)) {
        for element in self.elements() {
            see(element);
            element.visit(see);
        }
    }

    /// Goes through every element below, parents first; each is changed, kept, dropped or replaced by what is in it.
    pub fn sift(&mut self, judge: &mut impl FnMut(&mut Element) -> Fate) {
        let children = std::mem::take(&mut self.children);
        let mut out = Vec::with_capacity(children.len());
        for node in children {
            let Node::Element(mut element) = node else {
                out.push(node);
                continue;
            };
            match judge(&mut element) {
                Fate::Drop => {}
                Fate::Keep => {
                    element.sift(judge);
                    out.push(Node::Element(element));
                }
                Fate::Unwrap => {
                    element.sift(judge);
                    out.append(&mut element.children);
                }
            }
        }
        self.children = out;
    }

    /// As a whole part.
    pub fn document(&self) -> Vec<u8> {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out.into_bytes()
    }

    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Text(text) => escape(text, false, out),
                Node::Element(element) => element.write(out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

fn escape(text: &str, attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' | '\r' | '\t' if attribute => {
                out.push_str(match c {
                    '\n' => "&#10;",
                    '\r' => "&#13;",
                    _ => "&#9;",
                });
            }
            '\r' => out.push_str("&#13;"),
            c if c < ' ' && !matches!(c, '\n' | '\t') => {}
            '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
}

/// An element as a reader came upon it.
pub(super) fn opened(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|a| {
        let value = a.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
        (a.key.into_inner().to_owned(), value)
    });
    Element {
        name: start.name().into_inner().to_owned(),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}

/// Reads a part whole.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<Element, CannotCheck> {
    read_with(bytes, depth, |_| false, |_| Ok(None))
}

/// Reads a part; each element for which `apart` says so is changed or dropped by `each` as soon as it is read.
pub(super) fn read_with(
    bytes: &[u8],
    depth: usize,
    apart: impl Fn(&str) -> bool,
    mut each: impl FnMut(Element) -> Result<Option<Element>, CannotCheck>,
) -> Result<Element, CannotCheck> {
    let decoded;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text),
        Err(_) => {
            decoded = container::charset::decode(bytes, None);
            &decoded.text
        }
    };
    let damaged = || CannotCheck::malformed("XML in the file");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut close = |element: Element, open: &mut Vec<Element>, root: &mut Option<Element>| {
        let element = if apart(element.local()) { each(element)? } else { Some(element) };
        if let Some(element) = element {
            match open.last_mut() {
                Some(parent) => parent.children.push(Node::Element(element)),
                None if root.is_none() => *root = Some(element),
                None => return Err(CannotCheck::malformed("XML in the file")),
            }
        }
        Ok(())
    };
    let words = |text: &str, open: &mut Vec<Element>| {
        let Some(parent) = open.last_mut() else { return };
        match parent.children.last_mut() {
            Some(Node::Text(known)) => known.push_str(text),
            _ => parent.children.push(Node::Text(text.to_owned())),
        }
    };
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                if open.len() >= depth {
                    return Err(CannotCheck::bomb("its XML is nested too deep"));
                }
                open.push(opened(&start));
            }
            Event::Empty(start) => close(opened(&start), &mut open, &mut root)?,
            Event::End(_) => {
                let element = open.pop().ok_or_else(damaged)?;
                close(element, &mut open, &mut root)?;
            }
            Event::Text(text) => words(&text.xml10_content(), &mut open),
            Event::CData(text) => words(&text.xml10_content(), &mut open),
            Event::GeneralRef(name) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    words(c.encode_utf8(&mut [0; 4]), &mut open);
                } else if let Some(text) = resolve_predefined_entity(&name.xml10_content()) {
                    words(text, &mut open);
                }
            }
            Event::DocType(_) => return Err(CannotCheck::dtd()),
            Event::Eof if open.is_empty() => break,
            Event::Eof => return Err(damaged()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    root.ok_or_else(damaged)
}

#[cfg(test)]
mod tests {
    use super::{Fate, read};

    #[test]
    fn what_is_read_is_written_again() {
        for (xml, expected, origin) in [
            ("<a b='1 &amp; 2'>x &lt; y<c/></a>", "<a b=\"1 &amp; 2\">x &lt; y<c/></a>", "escapes"),
            ("<!--secret--><a><?p secret?>t</a>", "<a>t</a>", "what no reader sees is gone"),
            ("<a xml:space=\"preserve\"> t </a>", "<a xml:space=\"preserve\"> t </a>", "spaces stay"),
            ("<a><![CDATA[<b>]]></a>", "<a>&lt;b&gt;</a>", "raw words"),
        ] {
            let mut out = String::new();
            read(xml.as_bytes(), 20).expect("it is XML").write(&mut out);
            assert_eq!(out, expected, "{origin}");
        }
        assert!(read(b"<a>", 20).is_err(), "cut off");
        assert!(read(b"<!DOCTYPE a []><a/>", 20).is_err(), "a document type");
        assert!(read(b"<a><a><a/></a></a>", 1).is_err(), "too deep");
    }

    #[test]
    fn elements_are_dropped_or_replaced_by_what_is_in_them() {
        let mut tree = read(b"<a><del>x</del><ins>y<b/></ins></a>", 20).expect("it is XML");
        tree.sift(&mut |e| match e.local() {
            "del" => Fate::Drop,
            "ins" => Fate::Unwrap,
            _ => Fate::Keep,
        });
        let mut out = String::new();
        tree.write(&mut out);
        assert_eq!(out, "<a>y<b/></a>");
    }
}
