//! What is seen of a file as the template reads it: strings, numbers and flags, never mark-up.

use document::transcript::{Cell, Piece, Side, Transcript, text};
use serde::Serialize;

use super::runs::{self, LONGEST_WORD, Run};
use crate::plan::{Columns, Grid, LYING, UPRIGHT};
use crate::wording::{self, Wording};

/// Columns of a table that stand on a page.
pub(super) const MOST_COLUMNS: usize = 40;
/// The highest picture on an upright page and on one that lies on its side, in points.
const HIGHEST: (f64, f64) = (620.0, 350.0);
/// What a slide's picture measures on a page on its side: slides are wider.
const OF_SLIDE: f64 = 0.75;
/// Points left and right of the words in a cell, together.
const PADDING: f64 = 11.4;
/// Points that a list and a box take from the line.
const INDENT: f64 = 24.0;
/// A picture without words of its own is said to be one.
const NO_WORDS: &str = "A picture without a description";

#[derive(Serialize)]
pub(super) struct Pages {
    title: String,
    language: String,
    region: String,
    page: &'static str,
    of: &'static str,
    /// Points of the letters: those of slides are larger.
    size: f64,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    lying: bool,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Block {
    Heading { level: u8, runs: Vec<Run> },
    Paragraph { runs: Vec<Run>, side: &'static str },
    List { items: Vec<Item> },
    Table { widths: Vec<f64>, size: f64, heads: usize, rows: Vec<Vec<Drawn>> },
    Picture { path: String, alt: String, width: f64, height: f64, side: &'static str },
    Aside { label: Vec<Run>, blocks: Vec<Block> },
    Fields { fields: Vec<(Vec<Run>, Vec<Run>)> },
    PageBreak,
}

#[derive(Serialize)]
struct Item {
    label: String,
    runs: Vec<Run>,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Drawn {
    columns: usize,
    rows: usize,
    blocks: Vec<Block>,
}

/// Where pieces stand.
#[derive(Clone, Copy)]
struct Room {
    /// Points from side to side.
    width: f64,
    highest: f64,
    /// Ems of the longest word that stands whole.
    word: f64,
    /// What pictures are measured with.
    scale: f64,
    /// On the page itself, not in a cell or a box.
    free: bool,
}

/// Levels of headings without gaps, from 1.
#[derive(Default)]
struct Levels(u8);

impl Levels {
    fn next(&mut self, asked: u8) -> u8 {
        self.0 = asked.clamp(1, self.0 + 1).min(6);
        self.0
    }
}

/// The content of the pages.
pub(super) fn pages(transcript: &Transcript) -> Pages {
    let words = Wording::of(&transcript.language);
    let (language, region) = wording::tag(&transcript.language);
    let mut levels = Levels::default();
    let mut sections: Vec<Section> = Vec::new();
    let mut from = 0;
    let pieces = &transcript.pieces;
    let mut section = |lying: bool, pieces: &[Piece], levels: &mut Levels| {
        if pieces.is_empty() {
            return;
        }
        let (width, highest) = if lying { (LYING, HIGHEST.1) } else { (UPRIGHT, HIGHEST.0) };
        let scale = if transcript.lying { OF_SLIDE } else { 1.0 };
        let room = Room { width, highest, word: LONGEST_WORD, scale, free: true };
        sections.push(Section { lying, blocks: blocks(pieces, room, levels) });
    };
    for (at, piece) in pieces.iter().enumerate().filter(|_| !transcript.lying) {
        if !turns(piece) {
            continue;
        }
        // The heading over a table goes with it.
        let above = at.checked_sub(1).filter(|above| *above >= from);
        let heading = above.is_some_and(|n| matches!(pieces[n], Piece::Heading { .. }));
        let start = if heading { at - 1 } else { at };
        section(false, &pieces[from..start], &mut levels);
        section(true, &pieces[start..=at], &mut levels);
        from = at + 1;
    }
    section(transcript.lying, &pieces[from..], &mut levels);
    Pages {
        // A PDF must have a title.
        title: Some(runs::shown(&crate::plan::line(&transcript.title)))
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| "–".to_owned()),
        language,
        region,
        page: words.page,
        of: words.of,
        size: if transcript.lying { 15.0 } else { 11.0 },
        sections,
    }
}

/// Whether a table needs a page on its side.
fn turns(piece: &Piece) -> bool {
    let Piece::Table { rows, .. } = piece else { return false };
    let (count, filled) = filled(rows);
    Columns::of(&grid(count, &filled), true).lying
}

fn blocks(pieces: &[Piece], room: Room, levels: &mut Levels) -> Vec<Block> {
    let mut out = Vec::with_capacity(pieces.len());
    let within = |content: &[document::Inline]| runs::runs_within(content, room.word);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        match piece {
            Piece::Heading { level, words } if room.free => {
                let plain = runs::line(&text(&[Piece::paragraph(words.clone())]));
                out.push(Block::Heading { level: levels.next(*level), runs: plain });
            }
            Piece::Heading { words, .. } => {
                out.push(Block::Paragraph { runs: within(&strong(words)), side: "start" });
            }
            Piece::Paragraph { words, side } => {
                out.push(Block::Paragraph { runs: within(words), side: named(*side) });
            }
            Piece::Item { .. } => {
                let length = pieces[at..].iter().take_while(|p| matches!(p, Piece::Item { .. })).count();
                let of_list = &pieces[at - 1..at + length];
                at += length;
                out.push(Block::List { items: items(of_list, room) });
            }
            Piece::Table { heads, rows } => out.extend(table(*heads, rows, room, levels)),
            Piece::Picture { number, alt, size, side } => {
                out.push(picture(*number, alt, *size, named(*side), room));
            }
            Piece::Aside { label, pieces } => {
                let inner = Room { width: (room.width - INDENT).max(20.0), free: false, ..room };
                let blocks = blocks(pieces, inner, levels);
                out.push(Block::Aside { label: runs::line(label), blocks });
            }
            Piece::Fields(fields) => {
                let fields = fields.iter().map(|(name, value)| (runs::line(name), runs::line(value)));
                out.push(Block::Fields { fields: fields.collect() });
            }
            Piece::PageBreak if room.free => out.push(Block::PageBreak),
            Piece::PageBreak => {}
        }
    }
    out
}

/// Words of a heading that is none to the pages.
fn strong(words: &[document::Inline]) -> Vec<document::Inline> {
    use document::Inline;
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Emphasis(text) => Inline::Strong(text.clone()),
        other => other.clone(),
    };
    words.iter().map(one).collect()
}

/// Items in each other as deep as they stand in.
fn items(pieces: &[Piece], room: Room) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for piece in pieces {
        let Piece::Item { depth, label, words } = piece else { continue };
        let item = Item {
            label: runs::shown(&crate::plan::line(label)),
            runs: runs::runs_within(words, (room.word - 2.0).max(1.0)),
            items: Vec::new(),
        };
        let mut list = &mut out;
        for _ in 0..(*depth).min(6) {
            if list.is_empty() {
                break;
            }
            let last = list.len() - 1;
            list = &mut list[last].items;
        }
        list.push(item);
    }
    out
}

fn named(side: Side) -> &'static str {
    match side {
        Side::Left => "start",
        Side::Middle => "center",
        Side::Right => "end",
    }
}

fn picture(number: usize, alt: &str, (width, height): (u32, u32), side: &'static str, room: Room) -> Block {
    let (width, height) = (f64::from(width).max(1.0) * room.scale, f64::from(height).max(1.0) * room.scale);
    let smaller = (room.width / width).min(room.highest / height).min(1.0);
    let alt = crate::plan::line(alt);
    Block::Picture {
        path: format!("/picture-{number}"),
        alt: if alt.is_empty() { NO_WORDS.to_owned() } else { alt },
        width: width * smaller,
        height: height * smaller,
        side,
    }
}

/// A cell where it begins; none stands for a gap that is filled.
type Placed<'c> = (usize, usize, Option<&'c Cell>);

/// The number of columns, and every row with a cell for each place that none above reaches into.
fn filled(rows: &[Vec<Cell>]) -> (usize, Vec<Vec<Placed<'_>>>) {
    let mut count = 0;
    for place in [true, false] {
        let mut out = Vec::with_capacity(rows.len());
        // For how many more rows each column is reached into from above.
        let mut reached: Vec<usize> = vec![0; count];
        for (nth, row) in rows.iter().enumerate() {
            let mut cells = Vec::new();
            let mut covered = vec![false; reached.len()];
            for (column, left) in reached.iter_mut().enumerate() {
                covered[column] = *left > 0;
                *left = left.saturating_sub(1);
            }
            let mut at = 0;
            for cell in row {
                while covered.get(at) == Some(&true) {
                    at += 1;
                }
                let free = (at..at + cell.columns.max(1))
                    .take_while(|c| covered.get(*c) != Some(&true) && (place || *c < count))
                    .count();
                if free == 0 {
                    break;
                }
                let down = cell.rows.clamp(1, rows.len() - nth);
                if reached.len() < at + free {
                    reached.resize(at + free, 0);
                    covered.resize(at + free, false);
                }
                for column in at..at + free {
                    covered[column] = true;
                    reached[column] = reached[column].max(down - 1);
                }
                cells.push((free, down, Some(cell)));
                at += free;
            }
            if !place {
                let gaps = covered.iter().filter(|c| !**c).count();
                cells.extend(std::iter::repeat_n((1, 1, None), gaps));
            }
            out.push(cells);
        }
        if !place {
            return (count, out);
        }
        count = reached.len();
    }
    (0, Vec::new())
}

/// The words of a table, for its columns to be measured.
fn grid(count: usize, rows: &[Vec<Placed<'_>>]) -> Grid {
    let empty = || vec![String::new(); count];
    let mut reached = vec![0_usize; count];
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = empty();
        let mut at = 0;
        let covered: Vec<bool> = reached.iter().map(|left| *left > 0).collect();
        reached.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        for (columns, down, cell) in row {
            while covered.get(at) == Some(&true) {
                at += 1;
            }
            if let (1, Some(cell), Some(words)) = (*columns, cell, line.get_mut(at)) {
                *words = measured(&cell.pieces);
            }
            reached.iter_mut().skip(at).take(*columns).for_each(|left| *left = (*left).max(down - 1));
            at += columns;
        }
        lines.push(line);
    }
    Grid { caption: String::new(), headings: empty(), rows: lines, figures: vec![false; count] }
}

/// The words of a cell; a picture is as wide as some letters.
fn measured(pieces: &[Piece]) -> String {
    let mut out = text(pieces);
    for piece in pieces {
        match piece {
            Piece::Picture { size, .. } => {
                out.push_str(&"nn ".repeat((size.0 / 16).clamp(1, 20) as usize));
                out.push('\n');
            }
            Piece::Item { .. } => out.push_str("nnnn"),
            _ => {}
        }
    }
    out
}

fn table(heads: usize, rows: &[Vec<Cell>], room: Room, levels: &mut Levels) -> Option<Block> {
    let (count, placed) = filled(rows);
    if count == 0 {
        return None;
    }
    let columns = Columns::of(&grid(count, &placed), room.free);
    let all: f64 = columns.widths.iter().sum();
    let narrower = (room.width / all).min(1.0);
    let widths: Vec<f64> = columns.widths.iter().map(|w| w * narrower).collect();
    // A cell that reaches out of the headings would tear them from their table.
    let held = placed
        .iter()
        .take(heads)
        .enumerate()
        .all(|(n, row)| row.iter().all(|(_, down, _)| n + down <= heads));
    let mut reached = vec![0_usize; count];
    let mut drawn = Vec::with_capacity(placed.len());
    for row in &placed {
        let covered: Vec<bool> = reached.iter().map(|left| *left > 0).collect();
        reached.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        let mut at = 0;
        let mut cells = Vec::with_capacity(row.len());
        for (across, down, cell) in row {
            while covered.get(at) == Some(&true) {
                at += 1;
            }
            reached.iter_mut().skip(at).take(*across).for_each(|left| *left = (*left).max(down - 1));
            let wide: f64 = widths.iter().skip(at).take(*across).sum();
            let inner = (wide - PADDING).max(4.0);
            let within = Room { width: inner, word: (inner / columns.size).max(1.0), free: false, ..room };
            let blocks = cell.map(|cell| blocks(&cell.pieces, within, levels)).unwrap_or_default();
            cells.push(Drawn { columns: *across, rows: *down, blocks });
            at += across;
        }
        drawn.push(cells);
    }
    Some(Block::Table { widths, size: columns.size, heads: if held { heads } else { 0 }, rows: drawn })
}

/// The most columns that a table has, in whatever it stands.
pub(super) fn widest(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Table { rows, .. } => {
            let inner = rows.iter().flatten().map(|cell| widest(&cell.pieces)).max().unwrap_or(0);
            filled(rows).0.max(inner)
        }
        Piece::Aside { pieces, .. } => widest(pieces),
        _ => 0,
    };
    pieces.iter().map(of).max().unwrap_or(0)
}
