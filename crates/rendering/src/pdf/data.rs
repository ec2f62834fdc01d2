//! The content of a letter as the template reads it: strings and flags, never mark-up.

use document::{Block, Document, Inline};
use serde::Serialize;

use super::world;
use crate::colour::Colour;
use crate::plan::{self, Grid, Levels};
use crate::wording::{self, Wording};

#[derive(Serialize)]
pub(super) struct Letter {
    title: String,
    language: String,
    region: String,
    authority: Option<String>,
    team: Option<String>,
    colour: String,
    ink: String,
    address: Vec<String>,
    contact: Vec<Labelled>,
    recipient: Vec<String>,
    particulars: Vec<Labelled>,
    /// What stands in the footer before the page number.
    running: String,
    page: String,
    of: String,
    blocks: Vec<Piece>,
}

#[derive(Serialize)]
struct Labelled {
    label: String,
    text: String,
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Piece {
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        runs: Vec<Run>,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Run>>,
    },
    Question {
        runs: Vec<Run>,
    },
    Quote {
        blocks: Vec<Piece>,
    },
    Table {
        caption: String,
        headings: Vec<Vec<Run>>,
        rows: Vec<Vec<Vec<Run>>>,
        figures: Vec<bool>,
        weights: Vec<usize>,
    },
    Notice {
        runs: Vec<Run>,
    },
    PageBreak,
}

#[derive(Serialize)]
struct Run {
    text: String,
    style: &'static str,
    url: Option<String>,
}

pub(super) fn letter(document: &Document) -> Letter {
    let words = Wording::of(&document.language);
    let (language, region) = wording::tag(&document.language);
    let head = document.letterhead.as_ref();
    let colour = Colour::of(head.and_then(|h| h.colour.as_deref()));
    let contact = head.map(|h| &h.contact);
    let labelled = |label: &str, text: &str, url: Option<String>| Labelled {
        label: label.to_owned(),
        text: line(text),
        url: url.and_then(|u| plan::address(&u).map(str::to_owned)),
    };
    let mut reach = Vec::new();
    if let Some(email) = contact.and_then(|c| c.email.as_deref()) {
        reach.push(labelled(words.email, email, Some(format!("mailto:{}", email.trim()))));
    }
    if let Some(telephone) = contact.and_then(|c| c.telephone.as_deref()) {
        reach.push(labelled(words.telephone, telephone, None));
    }
    if let Some(website) = contact.and_then(|c| c.website.as_deref()) {
        let bare = website.trim_start_matches("https://").trim_start_matches("http://");
        reach.push(labelled(words.website, bare, Some(website.to_owned())));
    }
    let mut particulars = Vec::new();
    if let Some(date) = document.date {
        particulars.push(labelled(words.date, &words.date(date), None));
    }
    if let Some(reference) = document.reference.as_deref() {
        particulars.push(labelled(words.reference, reference, None));
    }
    let authority = head.map(|h| line(&h.authority)).filter(|a| !a.is_empty());
    let running = [authority.clone(), document.reference.as_deref().map(line)];
    let lines = |lines: &[String]| lines.iter().map(|l| line(l)).filter(|l| !l.is_empty()).collect();
    Letter {
        title: title(document),
        language,
        region,
        team: head.map(|h| line(&h.team)).filter(|t| !t.is_empty()),
        colour: colour.hex(),
        ink: colour.readable_on_white().hex(),
        address: contact.map(|c| lines(&c.address)).unwrap_or_default(),
        contact: reach,
        recipient: lines(&document.recipient),
        particulars,
        running: running.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        page: words.page.to_owned(),
        of: words.of.to_owned(),
        blocks: pieces(&document.blocks, &mut Levels::default(), words),
        authority,
    }
}

/// A PDF must have a title; a document without one is named by its reference or its sender.
fn title(document: &Document) -> String {
    let head = document.letterhead.as_ref();
    [Some(document.title.as_str()), document.reference.as_deref(), head.map(|h| h.authority.as_str())]
        .into_iter()
        .flatten()
        .map(line)
        .find(|t| !t.is_empty())
        .unwrap_or_else(|| "–".to_owned())
}

fn pieces(blocks: &[Block], levels: &mut Levels, words: &Wording) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                let text = line(text);
                if !text.is_empty() {
                    pieces.push(Piece::Heading { level: levels.heading(*level), text });
                }
            }
            Block::Paragraph(content) => pieces.push(Piece::Paragraph { runs: runs(content) }),
            Block::List { ordered, items } if !items.is_empty() => {
                let items = items.iter().map(|i| runs(i)).collect();
                pieces.push(Piece::List { ordered: *ordered, items });
            }
            Block::List { .. } => {}
            Block::Question { label, text } => {
                if let Some(label) = label.as_deref().filter(|l| !l.trim().is_empty()) {
                    let text = line(&words.question(label));
                    pieces.push(Piece::Heading { level: levels.question(), text });
                }
                pieces.push(Piece::Question { runs: split(text, "plain") });
            }
            Block::Quote(inner) => pieces.push(Piece::Quote { blocks: self::pieces(inner, levels, words) }),
            Block::Table(table) => {
                if let Some(grid) = Grid::of(table) {
                    let cells = |row: &[String]| row.iter().map(|c| split(c, "plain")).collect();
                    pieces.push(Piece::Table {
                        caption: line(&grid.caption),
                        headings: cells(&grid.headings),
                        rows: grid.rows.iter().map(|r| cells(r)).collect(),
                        weights: weights(&grid),
                        figures: grid.figures,
                    });
                }
            }
            Block::Notice(content) => pieces.push(Piece::Notice { runs: runs(content) }),
            Block::PageBreak => pieces.push(Piece::PageBreak),
        }
    }
    pieces
}

/// The share of the width that each column gets, by what stands in it, so that short columns stay short.
fn weights(grid: &Grid) -> Vec<usize> {
    let column = |i: usize| std::iter::once(&grid.headings).chain(&grid.rows).map(move |row| row[i].as_str());
    (0..grid.headings.len())
        .map(|i| {
            let longest = column(i).map(|cell| cell.chars().count()).max().unwrap_or(0);
            let word =
                column(i).flat_map(str::split_whitespace).map(|w| w.chars().count()).max().unwrap_or(0);
            longest.min(30).max(word.min(20)) + 3
        })
        .collect()
}

fn runs(content: &[Inline]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Text(text) => runs.extend(split(text, "plain")),
            Inline::Strong(text) => runs.extend(split(text, "strong")),
            Inline::Emphasis(text) => runs.extend(split(text, "emphasis")),
            Inline::Link { text, url } => match plan::address(url) {
                Some(address) => {
                    let text = line(text);
                    let text =
                        if text.is_empty() { line(address.trim_start_matches("mailto:")) } else { text };
                    runs.push(Run { text, style: "link", url: Some(address.to_owned()) });
                }
                None => runs.extend(split(&plan::spelled_out(text, url), "plain")),
            },
            Inline::Break => runs.push(Run { text: String::new(), style: "break", url: None }),
        }
    }
    runs
}

/// Text with its line breaks as breaks.
fn split(text: &str, style: &'static str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (i, part) in shown(&plan::clean(text)).split('\n').enumerate() {
        if i > 0 {
            runs.push(Run { text: String::new(), style: "break", url: None });
        }
        if !part.is_empty() {
            runs.push(Run { text: part.to_owned(), style, url: None });
        }
    }
    runs
}

fn line(text: &str) -> String {
    shown(&plan::line(text))
}

/// A character that no font here has would make the file invalid, so it stands as its number: `[U+1F600]`.
fn shown(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push('\n'),
            // Joiners and variation selectors mean nothing without the characters they join.
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}' => {}
            '\u{a0}' | '\u{202f}' | '\u{2007}' => shown.push('\u{a0}'),
            '\u{2000}'..='\u{200a}' | '\u{3000}' => shown.push(' '),
            '\u{2011}' => shown.push('-'),
            c if world::can_show(c) => shown.push(c),
            c => shown.push_str(&format!("[U+{:04X}]", u32::from(c))),
        }
    }
    shown
}
