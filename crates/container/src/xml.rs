//! XML of office files, bounded: no entity but the five of XML is resolved, nothing is fetched.

use quick_xml::{Reader, escape::resolve_predefined_entity, events::Event};

use crate::{Error, Limits, charset};

/// What a reader of XML sees, with prefixes of names dropped.
pub enum Node<'a> {
    /// An element opens.
    Open {
        /// Its name without prefix.
        name: &'a str,
        /// Its attributes, prefixes dropped.
        attributes: &'a Attributes,
    },
    /// An element closes.
    Close {
        /// Its name without prefix.
        name: &'a str,
    },
    /// Words.
    Text(&'a str),
}

/// Attributes of an element, by name without prefix.
#[derive(Clone, Debug, Default)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The value of one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All of them, name and value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }
}

/// Walks through a whole XML file; an empty element opens and closes. `what` names the file in errors.
pub fn walk(
    bytes: &[u8],
    what: &'static str,
    limits: &Limits,
    mut see: impl FnMut(Node<'_>),
) -> Result<(), Error> {
    walk_while(bytes, what, limits, |node| {
        see(node);
        true
    })
}

/// Walks as [`walk`] does, as long as the answer is true: the rest is not looked at.
pub fn walk_while(
    bytes: &[u8],
    what: &'static str,
    limits: &Limits,
    mut go_on: impl FnMut(Node<'_>) -> bool,
) -> Result<(), Error> {
    let going = std::cell::Cell::new(true);
    let mut see = |node: Node<'_>| going.set(going.get() && go_on(node));
    let decoded = charset::decode(bytes, None);
    let mut reader = Reader::from_str(&decoded.text);
    let config = reader.config_mut();
    config.check_end_names = true;
    let mut depth = 0_usize;
    let damaged = || Error::Damaged { what };
    while going.get() {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(e) => {
                depth += 1;
                if depth > limits.element_depth() {
                    return Err(Error::TooDeep { limit: limits.element_depth() });
                }
                let attributes = attributes_of(&e);
                see(Node::Open { name: local(e.name().as_ref()), attributes: &attributes });
            }
            Event::Empty(e) => {
                let attributes = attributes_of(&e);
                let name = e.name();
                see(Node::Open { name: local(name.as_ref()), attributes: &attributes });
                see(Node::Close { name: local(name.as_ref()) });
            }
            Event::End(e) => {
                depth = depth.saturating_sub(1);
                see(Node::Close { name: local(e.name().as_ref()) });
            }
            Event::Text(t) => see(Node::Text(&t.xml10_content())),
            Event::CData(t) => see(Node::Text(&t.xml10_content())),
            Event::GeneralRef(r) => {
                if let Ok(Some(c)) = r.resolve_char_ref() {
                    see(Node::Text(c.encode_utf8(&mut [0; 4])));
                } else if let Some(s) = resolve_predefined_entity(&r.xml10_content()) {
                    see(Node::Text(s));
                }
            }
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(damaged()) },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok(())
}

fn attributes_of(element: &quick_xml::events::BytesStart<'_>) -> Attributes {
    let mut out = Vec::new();
    for attribute in element.attributes().with_checks(false).flatten() {
        // What prefixes stand for is no attribute.
        let name: &str = attribute.key.as_ref();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let name = local(name).to_owned();
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap_or_default();
        out.push((name, value.into_owned()));
    }
    Attributes(out)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, l)| l)
}
