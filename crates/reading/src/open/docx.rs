//! Word documents as text, with the labels that Word counts and does not write.

use std::collections::HashMap;

use container::{Limits, archive::Archive, xml};
use document::label;

use super::{HIDDEN, Made};
use crate::Error;

const WHAT: &str = "Word document";

/// How one level of a list counts.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// A list of the document: its levels.
type Levels = Vec<Level>;

#[derive(Default)]
struct Numbering {
    /// Levels of each `w:num`.
    lists: HashMap<String, Levels>,
    /// The abstract list that each `w:num` counts with: several may share their counters.
    shared: HashMap<String, String>,
    /// List and level that a paragraph style brings.
    styles: HashMap<String, (String, usize)>,
    /// Counters of each abstract list.
    counters: HashMap<String, Vec<u32>>,
    /// Levels at which a `w:num` starts anew when it is first used.
    restarts: HashMap<String, Vec<usize>>,
}

/// The text of a Word document, one paragraph a line; its footnotes stand at the end.
pub(super) fn text(bytes: &[u8], limits: &Limits) -> Result<Made, Error> {
    let mut archive = Archive::open(bytes, WHAT, limits)?;
    let mut numbering = match archive.read("word/numbering.xml")? {
        Some(part) => read_numbering(&part, limits)?,
        None => Numbering::default(),
    };
    if let Some(part) = archive.read("word/styles.xml")? {
        read_styles(&part, limits, &mut numbering)?;
    }
    let document = archive.read("word/document.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    let mut body = Body { numbering, ..Body::default() };
    xml::walk_while(&document, WHAT, limits, |node| {
        body.see(&node);
        body.out.len() <= limits.text
    })?;
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
        let Some(part) = archive.read(part)? else { continue };
        let before = body.out.len();
        xml::walk_while(&part, WHAT, limits, |node| {
            body.note(&node);
            body.out.len() <= limits.text
        })?;
        if body.out.len() > before {
            body.out.insert(before, '\n');
        }
    }
    let mut around = Body { left_out: body.left_out, ..Body::default() };
    let mut margins: Vec<String> = archive
        .names()
        .into_iter()
        .filter(|name| {
            let part = name.strip_prefix("word/").unwrap_or("");
            (part.starts_with("header") || part.starts_with("footer")) && part.ends_with(".xml")
        })
        .collect();
    margins.sort();
    for name in margins {
        let Some(part) = archive.read(&name)? else { continue };
        xml::walk_while(&part, WHAT, limits, |node| {
            around.see(&node);
            around.out.len() <= limits.text
        })?;
    }
    let mut made = Made { around: around.out, ..Made::from(body.out) };
    if around.left_out {
        made.notes.push(HIDDEN.to_owned());
    }
    Ok(made)
}

fn read_numbering(part: &[u8], limits: &Limits) -> Result<Numbering, Error> {
    let mut abstracts: HashMap<String, Levels> = HashMap::new();
    let mut out = Numbering::default();
    let (mut in_abstract, mut in_num, mut level) = (None::<String>, None::<String>, 0_usize);
    xml::walk(part, WHAT, limits, |node| match node {
        xml::Node::Open { name, attributes } => {
            let value = || attributes.get("val").unwrap_or("").to_owned();
            match name {
                "abstractNum" => in_abstract = attributes.get("abstractNumId").map(str::to_owned),
                "num" => in_num = attributes.get("numId").map(str::to_owned),
                "abstractNumId" => {
                    if let Some(num) = &in_num {
                        let id = value();
                        out.lists.insert(num.clone(), abstracts.get(&id).cloned().unwrap_or_default());
                        out.shared.insert(num.clone(), id);
                    }
                }
                "lvlOverride" | "lvl" => {
                    level = attributes.get("ilvl").and_then(|l| l.parse().ok()).unwrap_or(level).min(8);
                }
                "startOverride" => {
                    if let Some(num) = &in_num {
                        out.restarts.entry(num.clone()).or_default().push(level);
                        let levels = out.lists.entry(num.clone()).or_default();
                        at(levels, level).start = value().parse().unwrap_or(1);
                    }
                }
                "numFmt" | "lvlText" | "start" => {
                    let levels = match (&in_num, &in_abstract) {
                        (Some(num), _) => Some(out.lists.entry(num.clone()).or_default()),
                        (None, Some(id)) => Some(abstracts.entry(id.clone()).or_default()),
                        (None, None) => None,
                    };
                    if let Some(levels) = levels {
                        let found = at(levels, level);
                        match name {
                            "numFmt" => found.format = value(),
                            "lvlText" => found.text = value(),
                            _ => found.start = value().parse().unwrap_or(1),
                        }
                    }
                }
                _ => {}
            }
        }
        xml::Node::Close { name: "abstractNum" } => in_abstract = None,
        xml::Node::Close { name: "num" } => in_num = None,
        _ => {}
    })?;
    Ok(out)
}

fn at(levels: &mut Levels, level: usize) -> &mut Level {
    while levels.len() <= level {
        levels.push(Level { format: "decimal".to_owned(), text: String::new(), start: 1 });
    }
    &mut levels[level]
}

fn read_styles(part: &[u8], limits: &Limits, numbering: &mut Numbering) -> Result<(), Error> {
    let (mut style, mut level) = (None::<String>, 0);
    let mut above: HashMap<String, String> = HashMap::new();
    xml::walk(part, WHAT, limits, |node| match node {
        xml::Node::Open { name, attributes } => match name {
            "style" => (style, level) = (attributes.get("styleId").map(str::to_owned), 0),
            "ilvl" => level = attributes.get("val").and_then(|l| l.parse().ok()).unwrap_or(0),
            "numId" => {
                if let (Some(style), Some(num)) = (&style, attributes.get("val")) {
                    numbering.styles.insert(style.clone(), (num.to_owned(), level));
                }
            }
            "basedOn" => {
                if let (Some(style), Some(other)) = (&style, attributes.get("val")) {
                    above.insert(style.clone(), other.to_owned());
                }
            }
            _ => {}
        },
        xml::Node::Close { name: "style" } => style = None,
        _ => {}
    })?;
    // A style counts as the one on which it is based does, where it says nothing itself.
    for style in above.keys() {
        let mut now = style;
        for _ in 0..10 {
            if let Some(found) = numbering.styles.get(now).cloned() {
                numbering.styles.insert(style.clone(), found);
                break;
            }
            let Some(next) = above.get(now) else { break };
            now = next;
        }
    }
    Ok(())
}

#[derive(Default)]
struct Body {
    out: String,
    numbering: Numbering,
    paragraph: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Inside words that are not shown.
    hidden: bool,
    /// Whether any such were left out.
    left_out: bool,
    /// The number of a footnote whose words have not begun.
    footnote: Option<usize>,
    footnotes: usize,
    /// Inside removed text, field codes or a fallback that repeats what stands before it.
    unseen: usize,
    cells: usize,
    in_text: bool,
    in_properties: bool,
}

impl Body {
    fn see(&mut self, node: &xml::Node<'_>) {
        match node {
            xml::Node::Open { name, attributes } => match *name {
                "p" => {
                    if !self.paragraph.is_empty() {
                        self.end_paragraph();
                    }
                    (self.style, self.list, self.level) = (None, None, None);
                }
                "pPr" => self.in_properties = true,
                "pStyle" => self.style = attributes.get("val").map(str::to_owned),
                "numId" if self.in_properties => self.list = attributes.get("val").map(str::to_owned),
                "ilvl" if self.in_properties => {
                    self.level = attributes.get("val").and_then(|l| l.parse().ok())
                }
                "del" | "moveFrom" | "Fallback" | "instrText" => self.unseen += 1,
                "r" => self.hidden = false,
                "vanish" if !self.in_properties => {
                    self.hidden = !matches!(attributes.get("val"), Some("0" | "false" | "off"));
                }
                "t" => self.in_text = true,
                "tab" if !self.in_properties => self.push("\t"),
                "br" | "cr" => self.push("\n"),
                "noBreakHyphen" => self.push("-"),
                "tc" => self.cells += 1,
                _ => {}
            },
            xml::Node::Close { name } => match *name {
                "p" => self.end_paragraph(),
                "pPr" => self.in_properties = false,
                "r" => self.hidden = false,
                "del" | "moveFrom" | "Fallback" | "instrText" => self.unseen = self.unseen.saturating_sub(1),
                "t" => self.in_text = false,
                "tc" => {
                    self.cells = self.cells.saturating_sub(1);
                    while self.out.ends_with('\n') {
                        self.out.pop();
                    }
                    self.out.push('\t');
                }
                "tr" => self.out.push('\n'),
                "tbl" => self.out.push('\n'),
                _ => {}
            },
            xml::Node::Text(words) => {
                if self.in_text {
                    self.push(words);
                }
            }
        }
    }

    /// A part of footnotes, each under its number.
    fn note(&mut self, node: &xml::Node<'_>) {
        match node {
            xml::Node::Open { name: "footnote" | "endnote", attributes } => {
                self.footnote = attributes.get("type").is_none_or(|t| t == "normal").then(|| {
                    self.footnotes += 1;
                    self.footnotes
                });
            }
            // The lines that part footnotes from the page hold no words.
            xml::Node::Open { name: "p", .. } | xml::Node::Close { name: "p" } if self.footnotes == 0 => {}
            _ => self.see(node),
        }
    }

    fn push(&mut self, words: &str) {
        if self.unseen > 0 {
            return;
        }
        if self.hidden {
            self.left_out |= !words.trim().is_empty();
            return;
        }
        self.paragraph.push_str(words);
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph);
        let by_style = self.style.as_ref().and_then(|s| self.numbering.styles.get(s)).cloned();
        let list = match self.list.take() {
            Some(list) => Some((list, self.level.unwrap_or(0))),
            None => by_style.map(|(list, level)| (list, self.level.unwrap_or(level))),
        };
        if !words.trim().is_empty()
            && let Some(number) = self.footnote.take()
        {
            self.out.push_str(&format!("[{number}] {}\n", words.trim()));
            return;
        }
        if !words.trim().is_empty()
            && let Some((list, level)) = list.filter(|l| l.0 != "0")
            && let Some(label) = self.numbering.next(&list, level.min(8))
        {
            self.out.push_str(&"  ".repeat(level.min(8)));
            self.out.push_str(&label);
            self.out.push(' ');
        }
        self.out.push_str(&words);
        self.out.push('\n');
    }
}

impl Numbering {
    /// Counts on and writes the label: "1.", "a)", "2.1", "•".
    fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let levels = self.lists.get(list)?;
        let own = levels.get(level)?;
        if own.format == "bullet" {
            return Some("•".to_owned());
        }
        if own.format == "none" {
            return None;
        }
        let key = self.shared.get(list).cloned().unwrap_or_else(|| list.to_owned());
        let counters = self.counters.entry(key).or_default();
        counters.resize(counters.len().max(level + 1), 0);
        // A list with a start of its own sets the shared count back when it begins.
        for level in self.restarts.remove(list).unwrap_or_default() {
            if let Some(counter) = counters.get_mut(level) {
                *counter = 0;
            }
        }
        for (n, counter) in counters.iter_mut().enumerate().take(level) {
            if *counter == 0 {
                *counter = levels.get(n).map_or(1, |l| l.start.max(1));
            }
        }
        counters[level] = if counters[level] == 0 { own.start } else { counters[level].saturating_add(1) };
        counters.truncate(level + 1);
        let mut out = if own.text.is_empty() { format!("%{}.", level + 1) } else { own.text.clone() };
        for (n, counter) in counters.iter().enumerate() {
            let place = format!("%{}", n + 1);
            if !out.contains(&place) {
                continue;
            }
            let kind = match levels.get(n).map_or("decimal", |l| l.format.as_str()) {
                "lowerLetter" => 'a',
                "upperLetter" => 'A',
                "lowerRoman" => 'i',
                "upperRoman" => 'I',
                _ => '1',
            };
            out = out.replace(&place, &label(*counter, kind));
        }
        Some(out)
    }
}
