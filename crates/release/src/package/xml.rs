//! XML of office files, piece by piece: no entity but the five of XML is resolved, nothing is fetched, and a document type
//! is refused.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity};

use crate::dangers::CannotCheck;

/// Bytes of one tag or one run of words.
const LONGEST_PIECE: usize = 20_000_000;

/// What a reader of XML sees, with prefixes of names dropped.
pub(crate) enum Node<'a, 'b> {
    Open(&'a Element<'b>),
    Close(&'a str),
    Text(&'a str),
}

/// An element that opens.
pub(crate) struct Element<'b> {
    start: BytesStart<'b>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// Its name as written.
    pub fn whole_name(&self) -> &str {
        self.start.name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| local(a.key.into_inner()) == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value))
    }

    /// The value of an attribute, by its name with its prefix.
    pub fn exactly(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| a.key.into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// All attributes, prefixes of names dropped.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.start.attributes();
        let all = attributes.with_checks(false).flatten();
        all.map(|a| {
            let value = a.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            (local(a.key.into_inner()).to_owned(), value)
        })
        .collect()
    }

    /// The attributes whose names, as written, are not known, or that stand on an element that is not.
    pub fn foreign(&self, known: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let own = known(self.whole_name());
        let mut attributes = self.start.attributes();
        let all = attributes.with_checks(false).flatten();
        all.filter(|a| {
            let name = a.key.into_inner();
            !name.starts_with("xmlns") && (!own || !known(name))
        })
        .map(|a| {
            let value = a.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            (local(a.key.into_inner()).to_owned(), value)
        })
        .collect()
    }

    /// Whether an attribute says yes.
    pub fn on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !matches!(value.as_ref(), "0" | "false" | "off" | "none"))
    }

    /// Whether an attribute says no.
    pub fn off(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.as_ref(), "0" | "false" | "off"))
    }

    /// Whether an element that is a switch by itself is on: there, and not said to be off.
    pub fn switched_on(&self) -> bool {
        !self.off("val")
    }

    /// An attribute as a number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.trim().parse().ok()
    }

    /// An attribute as a whole number.
    pub fn whole(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// How strictly XML is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// What does not end properly is damaged.
    Strict,
    /// Office writes drawings of the older kind that never were XML: the rest of them is left when it breaks.
    Lenient,
}

/// Walks through XML in memory, whatever its character set.
pub(crate) fn walk(
    bytes: &[u8],
    depth: usize,
    strictness: Strictness,
    see: impl FnMut(Node<'_, '_>) -> Result<(), CannotCheck>,
) -> Result<(), CannotCheck> {
    let decoded;
    if std::str::from_utf8(bytes).is_err() {
        decoded = container::charset::decode(bytes, None);
        return walk_stream(decoded.text.as_bytes(), depth, strictness, see);
    }
    walk_stream(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), depth, strictness, see)
}

/// Walks through XML as it comes; it must be UTF-8.
pub(crate) fn walk_stream(
    source: impl BufRead,
    most_depth: usize,
    strictness: Strictness,
    mut see: impl FnMut(Node<'_, '_>) -> Result<(), CannotCheck>,
) -> Result<(), CannotCheck> {
    let lenient = strictness == Strictness::Lenient;
    let mut reader = Reader::from_reader(source);
    reader.config_mut().check_end_names = !lenient;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let damaged = || CannotCheck::malformed("XML in the file");
    loop {
        buffer.clear();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(_) if lenient => return Ok(()),
            Err(_) => return Err(damaged()),
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > most_depth {
                    return Err(CannotCheck::bomb("its XML is nested too deep"));
                }
                see(Node::Open(&Element { start }))?;
            }
            Event::Empty(start) => {
                let element = Element { start };
                see(Node::Open(&element))?;
                see(Node::Close(element.name()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                see(Node::Close(local(end.name().into_inner())))?;
            }
            Event::Text(text) => see(Node::Text(&text.xml10_content()))?,
            Event::CData(text) => see(Node::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    see(Node::Text(c.encode_utf8(&mut [0; 4])))?;
                } else if let Some(text) = resolve_predefined_entity(&name.xml10_content()) {
                    see(Node::Text(text))?;
                }
            }
            Event::DocType(_) => return Err(CannotCheck::dtd()),
            Event::Eof if depth == 0 || lenient => return Ok(()),
            Event::Eof => return Err(damaged()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if buffer.len() > LONGEST_PIECE {
            return Err(CannotCheck::bomb("its XML has a piece that is too long"));
        }
    }
}

/// The name of the first element, without prefix.
pub(crate) fn root(bytes: &[u8]) -> Option<String> {
    let mut name = None;
    let head = &bytes[..bytes.len().min(20_000)];
    let _ = walk(head, 4, Strictness::Lenient, |node| match node {
        Node::Open(element) => {
            name = Some(element.name().to_owned());
            Err(CannotCheck::because("found"))
        }
        _ => Ok(()),
    });
    name
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, l)| l)
}
