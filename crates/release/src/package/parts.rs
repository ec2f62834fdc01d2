//! The parts of an Office file since 2007, how they lead to each other, and those that nothing leads to.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::xml::{Node, Strictness, walk};
use super::{Entry, Zip, open, read, telling, words};
use crate::dangers::{CannotCheck, Code, Finding, Place, shorten};

/// An Office file.
pub(crate) struct Package<'a> {
    pub zip: Zip<'a>,
    /// From each part (in small letters; empty for the file itself) to others.
    relations: BTreeMap<String, Vec<Relation>>,
    /// What each part is to those that lead to it.
    kinds: BTreeMap<String, BTreeSet<String>>,
    reached: BTreeSet<String>,
}

/// One part leads to another, or out of the file.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    pub id: String,
    /// The last step of its type: "worksheet", "image".
    pub kind: String,
    /// Its type as written.
    pub whole_kind: String,
    /// The part in small letters, or what is outside as it is written.
    pub target: String,
    pub external: bool,
}

impl<'a> Package<'a> {
    /// Opens it, and reports what its wrapping and its relations hide.
    pub fn open(bytes: &'a [u8], finding: &mut Finding<'_>) -> Result<Self, CannotCheck> {
        let zip = open(bytes, finding)?;
        let mut package =
            Package { zip, relations: BTreeMap::new(), kinds: BTreeMap::new(), reached: BTreeSet::new() };
        package.relate(finding)?;
        package.reach();
        Ok(package)
    }

    fn relate(&mut self, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
        let depth = finding.limits.element_depth();
        for entry in self.zip.entries.clone() {
            let lower = entry.name.to_lowercase();
            let Some(source) = source_of(&lower) else { continue };
            let content = read(&self.zip, &entry, finding)?;
            let mut relations = Vec::new();
            walk(&content, depth, Strictness::Strict, |node| {
                if let Node::Open(element) = node
                    && element.name() == "Relationship"
                {
                    let value = |name: &str| element.get(name).unwrap_or_default().into_owned();
                    let external = value("TargetMode").eq_ignore_ascii_case("external");
                    let target = value("Target");
                    let kind = value("Type");
                    relations.push(Relation {
                        id: value("Id"),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        whole_kind: kind,
                        target: if external { target } else { resolve(&source, &target) },
                        external,
                    });
                }
                Ok(())
            })?;
            finding.spend(relations.len() + content.len() / 16)?;
            for relation in &relations {
                if relation.external && telling_link(&relation.target) {
                    let at = format!("a link of {}", if source.is_empty() { "the file" } else { &source });
                    let place = Place::part(&entry.name).described(at);
                    finding.danger(Code::OoxmlPath, place, format!("a {}", relation.kind), &relation.target);
                }
                if !relation.external {
                    self.kinds.entry(relation.target.clone()).or_default().insert(relation.kind.clone());
                }
            }
            self.relations.entry(source).or_default().extend(relations);
        }
        Ok(())
    }

    fn reach(&mut self) {
        let mut open = vec![String::new()];
        while let Some(part) = open.pop() {
            for relation in self.relations.get(&part).into_iter().flatten().filter(|r| !r.external) {
                if self.reached.insert(relation.target.clone()) {
                    open.push(relation.target.clone());
                }
            }
        }
    }

    /// Relations from a part.
    pub fn relations(&self, part: &str) -> &[Relation] {
        self.relations.get(&part.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// Whether a part is this to any that leads to it.
    pub fn is(&self, part: &str, kind: &str) -> bool {
        self.kinds
            .get(&part.to_lowercase())
            .is_some_and(|kinds| kinds.iter().any(|k| k.eq_ignore_ascii_case(kind)))
    }

    /// The part that a part leads to as this.
    pub fn target(&self, from: &str, kind: &str) -> Option<&Entry<'a>> {
        let relation = self.relations(from).iter().find(|r| r.kind == kind && !r.external)?;
        self.zip.entry(&relation.target)
    }

    /// The main part.
    pub fn main(&self) -> Result<&Entry<'a>, CannotCheck> {
        self.target("", "officeDocument").ok_or_else(|| CannotCheck::malformed("Office file"))
    }

    /// Whether anything leads to the part.
    pub fn leads_to(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        lower == "[content_types].xml" || source_of(&lower).is_some() || self.reached.contains(&lower)
    }

    /// Unpacks a part whole.
    pub fn read(&self, entry: &Entry<'a>, finding: &mut Finding<'_>) -> Result<Vec<u8>, CannotCheck> {
        let content = read(&self.zip, entry, finding)?;
        finding.spend(content.len() / 16)?;
        Ok(content)
    }

    /// Reports the pictures that a part has and does not show.
    pub fn unused_pictures(&self, part: &str, content: &[u8], finding: &mut Finding<'_>) {
        let pictures: Vec<&Relation> =
            self.relations(part).iter().filter(|r| r.kind == "image" && !r.external).collect();
        if pictures.is_empty() {
            return;
        }
        let wanted: HashSet<&[u8]> = pictures.iter().map(|r| r.id.as_bytes()).collect();
        let quoted = content.split(|b| matches!(b, b'"' | b'\''));
        let found: HashSet<&[u8]> = quoted.filter(|value| wanted.contains(value)).collect();
        for relation in pictures {
            let used = found.contains(relation.id.as_bytes());
            if !used && self.zip.entry(&relation.target).is_some() {
                let at = format!("a picture that {part} keeps and does not show");
                let place = Place::part(&relation.target).described(at);
                finding.danger(Code::OoxmlOrphanPart, place, "", &relation.target);
            }
        }
    }

    /// Reports a part that nothing leads to.
    pub fn orphan(&self, entry: &Entry<'_>, content: &[u8], finding: &mut Finding<'_>) {
        if content.iter().all(|b| *b == 0) {
            return;
        }
        let text = text_of(content, finding.limits.element_depth());
        let sample = if text.is_empty() { words(content) } else { text };
        let place = Place::part(&entry.name).described(format!("the part {}", shorten(&entry.name, 100)));
        finding.danger(Code::OoxmlOrphanPart, place, format!("{} bytes", content.len()), &sample);
    }
}

/// The words of an XML part, one after the other; nothing where it is no XML.
pub(crate) fn text_of(content: &[u8], depth: usize) -> String {
    let mut text = String::new();
    if !content.trim_ascii_start().starts_with(b"<") && !content.starts_with(b"\xEF\xBB\xBF") {
        return text;
    }
    let _ = walk(content, depth, Strictness::Lenient, |node| {
        if let Node::Text(t) = node
            && text.len() < 2_000
        {
            text.push_str(t);
            text.push(' ');
        }
        Ok(())
    });
    text.trim().to_owned()
}

/// Whether a link out of the file says where something of the authority lies.
pub(crate) fn telling_link(target: &str) -> bool {
    if telling::is_path(target) {
        return true;
    }
    let lower = target.to_ascii_lowercase();
    let Some((scheme, rest)) = lower.split_once("://") else {
        // Without a scheme it is a file beside this one, except an address of mail or a place in the document.
        let address = lower.starts_with("mailto:") || lower.starts_with("tel:") || lower.starts_with('#');
        return !address
            && !lower.is_empty()
            && lower != "null"
            && !lower.starts_with("about:")
            && looks_like_file(&lower);
    };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let local = !host.contains('.')
        || host.ends_with(".local")
        || host.ends_with(".internal")
        || host.ends_with(".lan");
    matches!(scheme, "http" | "https") && local && !host.is_empty()
        || matches!(scheme, "smb" | "onenote" | "outlook")
}

fn looks_like_file(target: &str) -> bool {
    let last = target.rsplit(['/', '\\']).next().unwrap_or_default();
    last.rsplit_once('.').is_some_and(|(_, ending)| (2..=5).contains(&ending.len()))
}

/// The part whose relations this part holds: `xl/_rels/workbook.xml.rels` → `xl/workbook.xml`.
fn source_of(lower: &str) -> Option<String> {
    let stem = lower.strip_suffix(".rels")?;
    match stem.rsplit_once("_rels/") {
        Some((folder, file)) if folder.is_empty() || folder.ends_with('/') => Some(format!("{folder}{file}")),
        _ => None,
    }
}

/// A target as a part, in small letters.
fn resolve(source: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default().replace('\\', "/").to_lowercase();
    let target = decoded(&target);
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> =
        source.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect());
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// `%20` as a space.
pub(crate) fn decoded(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(value) if bytes[at] == b'%' => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
