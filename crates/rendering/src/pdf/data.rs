//! The content of a letter as the template reads it: strings and flags, never mark-up.

use document::{Block, Document};
use serde::Serialize;

use super::runs::{self, LONGEST_WORD, Run};
use crate::colour::Colour;
use crate::plan::{self, Columns, Grid, Levels};
use crate::wording::{self, Wording};

#[derive(Serialize)]
pub(super) struct Letter {
    /// What the file is called; what stands over the letter is `heading`.
    title: String,
    heading: Vec<Run>,
    language: String,
    region: String,
    author: Option<String>,
    authority: Vec<Run>,
    team: Vec<Run>,
    colour: String,
    ink: String,
    address: Vec<Vec<Run>>,
    contact: Vec<Labelled>,
    recipient: Vec<Vec<Run>>,
    particulars: Vec<Labelled>,
    /// What stands in the footer before the page number.
    running: Vec<Run>,
    page: &'static str,
    of: &'static str,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Labelled {
    label: &'static str,
    runs: Vec<Run>,
}

#[derive(Serialize)]
struct Section {
    lying: bool,
    blocks: Vec<Piece>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Piece {
    Heading { level: u8, runs: Vec<Run> },
    Paragraph { runs: Vec<Run>, sticky: bool },
    List { ordered: bool, items: Vec<Vec<Run>> },
    Question { runs: Vec<Run>, short: bool },
    Quote { blocks: Vec<Piece> },
    Table(Drawn),
    Notice { runs: Vec<Run> },
    PageBreak,
}

#[derive(Serialize)]
struct Drawn {
    caption: Vec<Run>,
    headings: Vec<Vec<Run>>,
    rows: Vec<Row>,
    figures: Vec<bool>,
    /// In points, as is the size of the letters.
    widths: Vec<f64>,
    size: f64,
}

#[derive(Serialize)]
struct Row {
    whole: bool,
    cells: Vec<Vec<Run>>,
}

/// Bytes of a question that surely fits on a page with the start of its answer.
const SHORT_QUESTION: usize = 1500;

pub(super) fn letter(document: &Document) -> Letter {
    let words = Wording::of(&document.language);
    let (language, region) = wording::tag(&document.language);
    let head = document.letterhead.as_ref();
    let colour = Colour::of(head.and_then(|h| h.colour.as_deref()));
    let contact = head.map(|h| &h.contact);
    let labelled = |label: &'static str, text: &str, url: Option<String>| Labelled {
        label,
        runs: match url.as_deref().and_then(plan::address) {
            Some(address) => vec![runs::link(text, address)],
            None => runs::line(text),
        },
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
    let lines = |lines: &[String]| -> Vec<Vec<Run>> {
        lines.iter().map(|l| runs::line(l)).filter(|l| !l.is_empty()).collect()
    };
    let one = |text: Option<&str>| text.map(runs::line).unwrap_or_default();
    let author = head.map(|h| runs::shown(&plan::line(&h.authority))).filter(|a| !a.is_empty());
    let running = [head.map(|h| h.authority.as_str()), document.reference.as_deref()];
    let running: Vec<&str> = running.into_iter().flatten().filter(|t| !t.trim().is_empty()).collect();
    let mut levels = Levels::default();
    let title = title(document);
    Letter {
        heading: runs::line(&title),
        title: runs::shown(&title),
        language,
        region,
        author,
        authority: one(head.map(|h| h.authority.as_str())),
        team: one(head.map(|h| h.team.as_str())),
        colour: colour.hex(),
        ink: colour.readable_on_white().hex(),
        address: contact.map(|c| lines(&c.address)).unwrap_or_default(),
        contact: reach,
        recipient: lines(&document.recipient),
        particulars,
        running: runs::line(&running.join(" · ")),
        page: words.page,
        of: words.of,
        sections: plan::sections(&document.blocks)
            .into_iter()
            .map(|s| Section { lying: s.lying, blocks: pieces(s.blocks, &mut levels, words, true) })
            .collect(),
    }
}

/// A PDF must have a title; a document without one is named by its reference or its sender.
fn title(document: &Document) -> String {
    let head = document.letterhead.as_ref();
    [Some(document.title.as_str()), document.reference.as_deref(), head.map(|h| h.authority.as_str())]
        .into_iter()
        .flatten()
        .map(plan::line)
        .find(|t| !t.is_empty())
        .unwrap_or_else(|| "–".to_owned())
}

/// The blocks of a section or, not `free`, of a quotation, in which no page can begin.
fn pieces(blocks: &[Block], levels: &mut Levels, words: &Wording, free: bool) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.iter().enumerate().filter(|(_, block)| !plan::says_nothing(block)) {
        match block {
            Block::Heading { level, text } => {
                pieces.push(Piece::Heading { level: levels.heading(*level), runs: runs::line(text) });
            }
            Block::Paragraph(content) => {
                let sticky = plan::keeps_with_next(blocks, i);
                pieces.push(Piece::Paragraph { runs: runs::runs(content), sticky });
            }
            Block::List { ordered, items } => {
                let items = items.iter().map(|i| runs::runs(i)).collect();
                pieces.push(Piece::List { ordered: *ordered, items });
            }
            Block::Question { label, text } => {
                if let Some(label) = label.as_deref().filter(|l| !l.trim().is_empty()) {
                    let runs = runs::line(&words.question(label));
                    pieces.push(Piece::Heading { level: levels.question(), runs });
                }
                let short = text.len() <= SHORT_QUESTION;
                if !plan::line(text).is_empty() {
                    pieces.push(Piece::Question { runs: runs::split(text, LONGEST_WORD), short });
                }
            }
            Block::Quote(inner) => {
                pieces.push(Piece::Quote { blocks: self::pieces(inner, levels, words, false) });
            }
            Block::Table(table) => pieces.extend(Grid::of(table).map(|g| Piece::Table(drawn(g, free)))),
            Block::Notice(content) => pieces.push(Piece::Notice { runs: runs::runs(content) }),
            Block::PageBreak if free => pieces.push(Piece::PageBreak),
            Block::PageBreak => {}
        }
    }
    pieces
}

fn drawn(grid: Grid, may_turn: bool) -> Drawn {
    let columns = Columns::of(&grid, may_turn);
    let cells = |row: &[String]| -> Vec<Vec<Run>> {
        row.iter().enumerate().map(|(i, cell)| runs::split(cell, columns.words(i))).collect()
    };
    Drawn {
        caption: runs::line(&grid.caption),
        headings: if grid.has_headings() { cells(&grid.headings) } else { Vec::new() },
        rows: grid.rows.iter().map(|r| Row { whole: columns.keeps_whole(r), cells: cells(r) }).collect(),
        figures: grid.figures,
        widths: columns.widths,
        size: columns.size,
    }
}
