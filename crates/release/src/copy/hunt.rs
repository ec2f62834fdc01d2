//! Hunting words in a finished file by a reader that did not write it: every entry, every element and property, every way in
//! which letters can be written down.

use container::{Limits, charset};
use mail_parser::{MessageParser, PartType};

use super::flat::{Flat, count, loosened};
use super::standard::{is_own_part, is_own_word};
use super::strike::{is_block, is_gap, is_link};
use crate::dangers::{Finding, Format};
use crate::package::xml::{Node, Strictness, walk};
use crate::package::{self, Zip};
use crate::sought::{Edges, Sought};

/// Files in files.
const DEEPEST: usize = 8;

/// All words of a file, made alike; each piece stands for itself.
pub(super) struct Hunted {
    pieces: Vec<Flat>,
    /// Addresses and names of files, which spell words in their own way.
    addresses: Vec<String>,
    /// Whether everything in the file was read: what was not could hold any words.
    pub whole: bool,
    /// Within an Office file, whose own words stand for nobody.
    office: bool,
}

/// Reads everything in a file.
pub(super) fn hunt(name: &str, bytes: &[u8], limits: &Limits) -> Hunted {
    let mut out = Hunted { pieces: Vec::new(), addresses: Vec::new(), whole: true, office: false };
    let mut finding = Finding::new(limits);
    out.file(name, bytes, 0, &mut finding);
    out
}

impl Hunted {
    /// How often words stand anywhere. `labels` are what stands in the place of what was taken out, and do not count.
    pub fn count(&self, words: &Sought, labels: &[String]) -> usize {
        let own: usize = labels.iter().map(|label| count(label, words)).max().unwrap_or(0);
        let left = |flat: &Flat| {
            if own == 0 {
                return flat.count(words);
            }
            let mut bare = flat.text().to_owned();
            for label in labels {
                bare = bare.replace(label.as_str(), "\u{0}");
            }
            count(&bare, words)
        };
        let spelt = Sought { words: loosened(&words.words), edges: words.edges };
        let spells = |address: &&String| spelt.words.len() >= 4 && own == 0 && spelt.is_in(address);
        self.pieces.iter().map(left).sum::<usize>() + self.addresses.iter().filter(spells).count()
    }

    /// Whether words stand there within longer words or numbers.
    pub fn in_longer(&self, words: &Sought) -> bool {
        let any = Sought { edges: Edges::default(), ..words.clone() };
        // Values of elements are lengths and colours, mostly.
        let said = |flat: &&Flat| flat.text().contains([' ', '\u{1}']);
        let long = words.words.chars().count() > 2;
        long && !words.edges.are_open() && self.pieces.iter().filter(said).any(|flat| any.is_in(flat.text()))
    }

    /// Whether words stand there in other capitals.
    pub fn in_other_capitals(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        self.pieces.iter().any(|flat| flat.text().to_lowercase().contains(&words))
    }

    fn piece(&mut self, words: &str) {
        let mut flat = Flat::default();
        flat.add(0, words);
        self.pieces.push(flat);
    }

    fn file(&mut self, name: &str, bytes: &[u8], depth: usize, finding: &mut Finding<'_>) {
        if depth > DEEPEST {
            self.whole = false;
            return;
        }
        if let Ok(zip) = Zip::open(bytes)
            && !zip.entries.is_empty()
        {
            let office = zip.entry("[Content_Types].xml").is_some();
            let around = std::mem::replace(&mut self.office, office);
            for entry in &zip.entries {
                // What the format itself calls a part says nothing.
                if !(office && is_own_part(&entry.name)) {
                    self.piece(&entry.name);
                    self.addresses.push(loosened(&entry.name));
                }
                match package::read(&zip, entry, finding) {
                    Ok(content) => self.file(&entry.name, &content, depth + 1, finding),
                    Err(_) => self.whole = false,
                }
            }
            self.office = around;
            return;
        }
        let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        if head.starts_with(b"<") {
            self.xml(bytes, finding);
            return;
        }
        let format = Format::of(bytes, Some(name));
        if matches!(format, Format::Eml) {
            self.mail(bytes, depth, finding);
            return;
        }
        if format.is_picture() {
            return;
        }
        self.piece(&charset::decode(bytes, None).text);
        if bytes.contains(&0) {
            for from in 0..2.min(bytes.len()) {
                let units: Vec<u16> =
                    bytes[from..].chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
                self.piece(&String::from_utf16_lossy(&units));
            }
        }
    }

    fn xml(&mut self, bytes: &[u8], finding: &Finding<'_>) {
        let mut all = Flat::default();
        let mut properties = Vec::new();
        let (mut instruction, mut instructions) = (false, String::new());
        let read = walk(bytes, finding.limits.element_depth(), Strictness::Lenient, |node| {
            match node {
                Node::Open(element) => {
                    if is_gap(element.name()) {
                        all.gap(0);
                    }
                    instruction = element.name() == "instrText";
                    let all = element.attributes().into_iter();
                    let words = all.filter(|(name, value)| !(self.office && is_own_word(name, value)));
                    properties.extend(words.map(|(_, value)| value));
                }
                Node::Text(text) => {
                    all.add(0, text);
                    if instruction {
                        instructions.push_str(text);
                    }
                }
                Node::Close("instrText") => instruction = false,
                // What stands in two paragraphs or cells does not stand together.
                Node::Close(name)
                    if is_block(name) || matches!(name, "c" | "v" | "f" | "t") && !all.text().is_empty() =>
                {
                    if name != "t" {
                        all.add(0, "\u{1}");
                    }
                }
                Node::Close(_) => {}
            }
            Ok(())
        });
        self.pieces.push(all);
        if read.is_err() {
            self.piece(&charset::decode(bytes, None).text);
        }
        for value in properties.into_iter().filter(|v| v.len() >= 4) {
            if is_link(&value) || value.contains("HYPERLINK") {
                self.addresses.push(loosened(&value));
            }
            self.piece(&value);
        }
        if !instructions.is_empty() {
            self.addresses.push(loosened(&instructions));
        }
    }

    fn mail(&mut self, bytes: &[u8], depth: usize, finding: &mut Finding<'_>) {
        self.piece(&charset::decode(bytes, None).text);
        let Some(message) = MessageParser::default().parse(bytes) else { return };
        for text in [message.subject(), message.thread_name()].into_iter().flatten() {
            self.piece(text);
        }
        for list in [message.from(), message.to(), message.cc(), message.bcc(), message.reply_to()]
            .into_iter()
            .flatten()
        {
            for address in list.iter() {
                self.piece(&format!(
                    "{} {}",
                    address.name().unwrap_or_default(),
                    address.address().unwrap_or_default()
                ));
            }
        }
        for part in &message.parts {
            match &part.body {
                PartType::Text(text) | PartType::Html(text) => self.piece(text),
                PartType::Binary(inner) | PartType::InlineBinary(inner) => {
                    self.file("", inner, depth + 1, finding)
                }
                PartType::Message(_) => self.file("a.eml", part.contents(), depth + 1, finding),
                PartType::Multipart(_) => {}
            }
        }
    }
}
