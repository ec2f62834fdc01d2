//! OpenDocument text as text, with the labels that the office program counts and does not write.

use std::collections::HashMap;

use container::{Limits, archive::Archive, xml};

use super::numbering::label;
use crate::Error;

const WHAT: &str = "OpenDocument text";

/// How a level counts: its kind (none for a bullet), what stands before and after the number.
#[derive(Clone, Debug)]
struct Level {
    kind: Option<char>,
    before: String,
    after: String,
    start: u32,
}

/// The text of an OpenDocument text, one paragraph a line.
pub(super) fn text(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let mut archive = Archive::open(bytes, WHAT, limits)?;
    let mut body = Body::default();
    if let Some(styles) = archive.read("styles.xml")? {
        xml::walk(&styles, WHAT, limits, |node| body.style(&node))?;
    }
    let content = archive.read("content.xml")?.ok_or(container::Error::Damaged { what: WHAT })?;
    xml::walk_while(&content, WHAT, limits, |node| {
        body.style(&node);
        body.see(&node);
        body.out.len() <= limits.text
    })?;
    Ok(body.out)
}

#[derive(Default)]
struct Body {
    out: String,
    styles: HashMap<String, HashMap<usize, Level>>,
    style: Option<String>,
    /// Style and next number of each open list.
    lists: Vec<(String, u32)>,
    /// Numbers reached by lists, by style, for those that say they go on.
    reached: HashMap<String, u32>,
    label: Option<String>,
    paragraph: String,
    paragraphs: usize,
    in_body: bool,
    unseen: usize,
}

impl Body {
    fn style(&mut self, node: &xml::Node<'_>) {
        match node {
            xml::Node::Open { name: "list-style", attributes } => {
                self.style = attributes.get("name").map(str::to_owned)
            }
            xml::Node::Close { name: "list-style" } => self.style = None,
            xml::Node::Open { name, attributes } if name.starts_with("list-level-style-") => {
                let Some(style) = &self.style else { return };
                let level = attributes.get("level").and_then(|l| l.parse().ok()).unwrap_or(1);
                let format = attributes.get("num-format").unwrap_or("");
                let found = Level {
                    kind: format.chars().next().filter(|_| *name == "list-level-style-number"),
                    before: attributes.get("num-prefix").unwrap_or("").to_owned(),
                    after: attributes.get("num-suffix").unwrap_or("").to_owned(),
                    start: attributes.get("start-value").and_then(|s| s.parse().ok()).unwrap_or(1),
                };
                self.styles.entry(style.clone()).or_default().insert(level, found);
            }
            _ => {}
        }
    }

    fn see(&mut self, node: &xml::Node<'_>) {
        match node {
            xml::Node::Open { name, attributes } => match *name {
                "body" => self.in_body = true,
                "tracked-changes" | "annotation" | "sequence-decls" => self.unseen += 1,
                "list" => {
                    let outer = self.lists.last().map(|l| l.0.clone());
                    let style = attributes.get("style-name").map(str::to_owned).or(outer).unwrap_or_default();
                    let depth = self.lists.len() + 1;
                    let begin = self.level(&style, depth).map_or(1, |l| l.start);
                    let goes_on = attributes.get("continue-numbering") == Some("true")
                        || attributes.get("continue-list").is_some();
                    let next =
                        if goes_on { self.reached.get(&style).copied().unwrap_or(begin) } else { begin };
                    self.lists.push((style, next));
                }
                "list-item" => self.item(attributes.get("start-value").and_then(|s| s.parse().ok())),
                "p" | "h" => self.paragraphs += 1,
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
                "tracked-changes" | "annotation" | "sequence-decls" => {
                    self.unseen = self.unseen.saturating_sub(1)
                }
                "list" => {
                    if let Some((style, next)) = self.lists.pop()
                        && self.lists.is_empty()
                    {
                        self.reached.insert(style, next);
                    }
                }
                "p" | "h" => self.end_paragraph(),
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
        let label = match self.level(&style, depth) {
            Some(Level { kind: Some(kind), before, after, .. }) => {
                format!("{before}{}{after}", label(next, *kind))
            }
            _ => "•".to_owned(),
        };
        if let Some(last) = self.lists.last_mut() {
            last.1 = next.saturating_add(1);
        }
        self.label = Some(format!("{}{label} ", "  ".repeat(depth.min(8).saturating_sub(1))));
    }

    fn push(&mut self, words: &str) {
        if self.in_body && self.unseen == 0 {
            self.paragraph.push_str(words);
        }
    }

    fn end_paragraph(&mut self) {
        self.paragraphs = self.paragraphs.saturating_sub(1);
        let words = std::mem::take(&mut self.paragraph);
        if !self.in_body || self.unseen > 0 {
            return;
        }
        if !words.trim().is_empty()
            && let Some(label) = self.label.take()
        {
            self.out.push_str(&label);
        }
        self.out.push_str(&words);
        self.out.push('\n');
    }
}
