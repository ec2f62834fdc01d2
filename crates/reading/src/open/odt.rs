//! OpenDocument text as text, with the labels that the office program counts and does not write.

use std::collections::{HashMap, HashSet};

use container::{Limits, archive::Archive, xml};
use document::label;

use super::{HIDDEN, Made};
use crate::Error;

const WHAT: &str = "OpenDocument text";

/// How a level counts.
#[derive(Clone, Debug)]
enum Level {
    Bullet,
    /// Counted, and shown without a number.
    Silent {
        start: u32,
    },
    Number {
        kind: char,
        pattern: Pattern,
        start: u32,
    },
}

/// How a label is put together.
#[derive(Clone, Debug)]
enum Pattern {
    /// Numbers of levels between their "%1%".
    Written(String),
    /// So many levels with points between them, and what stands around them.
    Around { before: String, levels: usize, after: String },
}

impl Level {
    fn start(&self) -> u32 {
        match self {
            Level::Bullet => 1,
            Level::Silent { start } | Level::Number { start, .. } => *start,
        }
    }
}

/// The text of an OpenDocument text, one paragraph a line; its footnotes stand at the end.
pub(super) fn text(bytes: &[u8], limits: &Limits) -> Result<Made, Error> {
    let mut archive = Archive::open(bytes, WHAT, limits)?;
    let mut body = Body::default();
    if let Some(styles) = archive.read("styles.xml")? {
        xml::walk(&styles, WHAT, limits, |node| body.style(&node))?;
    }
    let content = archive.read("content.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    xml::walk_while(&content, WHAT, limits, |node| {
        body.style(&node);
        body.see(&node);
        body.out.len() + body.notes.len() <= limits.text
    })?;
    if !body.notes.is_empty() {
        body.out.push('\n');
        body.out.push_str(&body.notes);
    }
    let mut made = Made::from(body.out);
    if body.left_out {
        made.notes.push(HIDDEN.to_owned());
    }
    Ok(made)
}

#[derive(Default)]
struct Body {
    out: String,
    /// Footnotes, each a line.
    notes: String,
    styles: HashMap<String, HashMap<usize, Level>>,
    /// The list style whose levels are being told.
    style: Option<String>,
    /// The style of text or paragraphs that is being told.
    text_style: Option<String>,
    /// Styles whose words are not shown.
    hidden: HashSet<String>,
    left_out: bool,
    /// Style and next number of each open list.
    lists: Vec<(String, u32)>,
    /// Numbers reached by lists, by style, for those that say they go on.
    reached: HashMap<String, u32>,
    label: Option<String>,
    paragraph: String,
    /// Words and label of paragraphs that are interrupted by a footnote.
    outer: Vec<(String, Option<String>)>,
    note_number: usize,
    paragraphs: usize,
    in_body: bool,
    /// Elements that are open inside one that nobody sees, with it.
    unseen: usize,
}

/// Elements whose content is not part of the text.
const UNSEEN: [&str; 5] = ["tracked-changes", "annotation", "sequence-decls", "note-citation", "forms"];

impl Body {
    fn style(&mut self, node: &xml::Node<'_>) {
        match node {
            xml::Node::Open { name: "list-style", attributes } => {
                self.style = attributes.get("name").map(str::to_owned)
            }
            xml::Node::Close { name: "list-style" } => self.style = None,
            xml::Node::Open { name: "style", attributes } => {
                self.text_style = attributes.get("name").map(str::to_owned)
            }
            xml::Node::Close { name: "style" } => self.text_style = None,
            xml::Node::Open { name: "text-properties", attributes } => {
                if attributes.get("display") == Some("none")
                    && let Some(style) = &self.text_style
                {
                    self.hidden.insert(style.clone());
                }
            }
            xml::Node::Open { name, attributes } if name.starts_with("list-level-style-") => {
                let Some(style) = &self.style else { return };
                let level = attributes.get("level").and_then(|l| l.parse().ok()).unwrap_or(1);
                let start = attributes.get("start-value").and_then(|s| s.parse().ok()).unwrap_or(1);
                let format = attributes.get("num-format").and_then(|f| f.chars().next());
                let get = |name: &str| attributes.get(name).unwrap_or("").to_owned();
                let pattern = match attributes.get("num-list-format").filter(|f| f.contains('%')) {
                    Some(written) => Pattern::Written(written.to_owned()),
                    None => Pattern::Around {
                        before: get("num-prefix"),
                        levels: get("display-levels").parse().unwrap_or(1),
                        after: get("num-suffix"),
                    },
                };
                let found = match (*name, format) {
                    ("list-level-style-number", Some(kind)) => Level::Number { kind, pattern, start },
                    ("list-level-style-number", None) => Level::Silent { start },
                    _ => Level::Bullet,
                };
                self.styles.entry(style.clone()).or_default().insert(level, found);
            }
            _ => {}
        }
    }

    /// Whether an element and all that is in it is left out.
    fn is_unseen(&mut self, name: &str, attributes: &xml::Attributes) -> bool {
        let hidden = match name {
            "p" | "h" | "span" => attributes.get("style-name").is_some_and(|s| self.hidden.contains(s)),
            "section" => attributes.get("display") == Some("none"),
            _ => false,
        };
        self.left_out |= hidden;
        hidden || UNSEEN.contains(&name)
    }

    fn see(&mut self, node: &xml::Node<'_>) {
        if self.unseen > 0 {
            match node {
                xml::Node::Open { .. } => self.unseen += 1,
                xml::Node::Close { .. } => self.unseen -= 1,
                xml::Node::Text(_) => {}
            }
            return;
        }
        match node {
            xml::Node::Open { name, attributes } => match *name {
                "body" => self.in_body = true,
                name if self.in_body && self.is_unseen(name, attributes) => self.unseen = 1,
                "list" => {
                    self.end_before_box();
                    let outer = self.lists.last().map(|l| l.0.clone());
                    let style = attributes.get("style-name").map(str::to_owned).or(outer).unwrap_or_default();
                    let depth = self.lists.len() + 1;
                    let begin = self.level(&style, depth).map_or(1, Level::start);
                    let goes_on = attributes.get("continue-numbering") == Some("true")
                        || attributes.get("continue-list").is_some();
                    let next =
                        if goes_on { self.reached.get(&style).copied().unwrap_or(begin) } else { begin };
                    self.lists.push((style, next));
                }
                "list-item" => self.item(attributes.get("start-value").and_then(|s| s.parse().ok())),
                "p" | "h" => {
                    self.end_before_box();
                    self.paragraphs += 1;
                }
                "note-body" => {
                    self.outer.push((std::mem::take(&mut self.paragraph), self.label.take()));
                    self.note_number += 1;
                    self.label = Some(format!("[{}] ", self.note_number));
                }
                "s" => {
                    let count = attributes.get("c").and_then(|c| c.parse().ok()).unwrap_or(1_usize).min(100);
                    self.push(&" ".repeat(count));
                }
                "tab" => self.push("\t"),
                "line-break" => self.push("\n"),
                _ => {}
            },
            xml::Node::Close { name } => match *name {
                "body" => self.in_body = false,
                "list" => {
                    if let Some((style, next)) = self.lists.pop()
                        && self.lists.is_empty()
                    {
                        self.reached.insert(style, next);
                    }
                }
                // An item without words has no label.
                "list-item" => self.label = None,
                "p" | "h" => {
                    self.paragraphs = self.paragraphs.saturating_sub(1);
                    self.write_paragraph();
                }
                "note-body" => (self.paragraph, self.label) = self.outer.pop().unwrap_or_default(),
                "table-cell" => {
                    while self.out.ends_with('\n') {
                        self.out.pop();
                    }
                    self.out.push('\t');
                }
                "table-row" => self.out.push('\n'),
                _ => {}
            },
            xml::Node::Text(words) => {
                if self.paragraphs > 0 {
                    self.push(words);
                }
            }
        }
    }

    fn level(&self, style: &str, depth: usize) -> Option<&Level> {
        self.styles.get(style).and_then(|s| s.get(&depth))
    }

    fn item(&mut self, value: Option<u32>) {
        let depth = self.lists.len();
        let Some((style, next)) = self.lists.last().cloned() else { return };
        let next = value.unwrap_or(next);
        if let Some(last) = self.lists.last_mut() {
            last.1 = next.saturating_add(1);
        }
        let label = match self.level(&style, depth) {
            Some(Level::Silent { .. }) => {
                self.label = None;
                return;
            }
            Some(Level::Number { pattern, .. }) => self.numbered(&style, depth, pattern),
            Some(Level::Bullet) | None => "•".to_owned(),
        };
        self.label = Some(format!("{}{label} ", "  ".repeat(depth.min(8).saturating_sub(1))));
    }

    fn numbered(&self, style: &str, depth: usize, pattern: &Pattern) -> String {
        // Every open list has counted on when its item began.
        let one = |depth: usize| {
            let number = self.lists.get(depth - 1).map_or(1, |l| l.1.saturating_sub(1));
            match self.level(style, depth) {
                Some(Level::Number { kind, .. }) => label(number, *kind),
                _ => String::new(),
            }
        };
        match pattern {
            Pattern::Written(written) => {
                (1..=depth.min(10)).fold(written.clone(), |out, n| out.replace(&format!("%{n}%"), &one(n)))
            }
            Pattern::Around { before, levels, after } => {
                let from = (depth + 1).saturating_sub((*levels).clamp(1, 10)).max(1);
                let numbers: Vec<String> = (from..=depth).map(one).filter(|n| !n.is_empty()).collect();
                format!("{before}{}{after}", numbers.join("."))
            }
        }
    }

    fn push(&mut self, words: &str) {
        if self.in_body {
            self.paragraph.push_str(words);
        }
    }

    /// What stands in a box is a paragraph of its own, or a list.
    fn end_before_box(&mut self) {
        if self.paragraphs > 0 && !self.paragraph.trim().is_empty() {
            self.write_paragraph();
        }
    }

    fn write_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph);
        if !self.in_body {
            return;
        }
        let out = if self.outer.is_empty() { &mut self.out } else { &mut self.notes };
        if !words.trim().is_empty()
            && let Some(label) = self.label.take()
        {
            out.push_str(&label);
        }
        out.push_str(if self.outer.is_empty() { &words } else { words.trim_start() });
        out.push('\n');
    }
}
