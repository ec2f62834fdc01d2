//! Words for the template: cut into runs, long words into parts that may stand on two lines, characters without a
//! shape spelled out.

use document::Inline;
use serde::Serialize;

use super::world;
use crate::plan::{self, ems};

/// The longest word that stands whole outside tables, in ems.
pub(super) const LONGEST_WORD: f64 = 18.0;

/// Bytes of an address that need not be broken.
const SHORT_ADDRESS: usize = 16;

/// Words of one style.
#[derive(Serialize)]
pub(super) struct Run {
    style: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

/// A part of a run: words as they are, a piece of a long word, or one so long that it may break anywhere.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Part {
    Words(String),
    Piece(String),
    Loose(String),
}

/// The runs of a paragraph.
pub(super) fn runs(content: &[Inline]) -> Vec<Run> {
    runs_within(content, LONGEST_WORD)
}

/// The runs of a paragraph in which no longer word stands whole.
pub(super) fn runs_within(content: &[Inline], longest_word: f64) -> Vec<Run> {
    let mut runs = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Text(text) => text_runs(&mut runs, text, "plain", longest_word),
            Inline::Strong(text) => text_runs(&mut runs, text, "strong", longest_word),
            Inline::Emphasis(text) => text_runs(&mut runs, text, "emphasis", longest_word),
            Inline::Link { text, url } => match plan::address(url) {
                Some(address) => runs.push(link(text, address)),
                None => text_runs(&mut runs, &plan::spelled_out(text, url), "plain", longest_word),
            },
            Inline::Break => runs.push(Run { style: "break", url: None, parts: Vec::new() }),
        }
    }
    runs
}

/// A link; one without words shows its address.
pub(super) fn link(text: &str, address: &str) -> Run {
    let text = plan::line(text);
    let text = if text.is_empty() { plan::line(address.trim_start_matches("mailto:")) } else { text };
    Run { style: "link", url: Some(address.to_owned()), parts: parts(&shown(&text), LONGEST_WORD) }
}

/// The runs of a text with its line breaks.
pub(super) fn split(text: &str, longest_word: f64) -> Vec<Run> {
    let mut runs = Vec::new();
    text_runs(&mut runs, text, "plain", longest_word);
    runs
}

/// The runs of a text that stands on one line.
pub(super) fn line(text: &str) -> Vec<Run> {
    split(&plan::line(text), LONGEST_WORD)
}

fn text_runs(runs: &mut Vec<Run>, text: &str, style: &'static str, longest_word: f64) {
    for (i, part) in shown(&plan::clean(text)).split('\n').enumerate() {
        if i > 0 {
            runs.push(Run { style: "break", url: None, parts: Vec::new() });
        }
        if !part.is_empty() {
            runs.push(Run { style, url: None, parts: parts(part, longest_word) });
        }
    }
}

fn parts(text: &str, longest_word: f64) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut whole = String::new();
    for word in text.split_inclusive(' ') {
        if fits(word, longest_word) {
            whole.push_str(word);
            continue;
        }
        if !whole.is_empty() {
            parts.push(Part::Words(std::mem::take(&mut whole)));
        }
        for piece in word.split_inclusive(['/', '?', '.', '&', '=', '_', '@', ' ']) {
            let fits = ems(piece.trim_end()) <= longest_word;
            match piece.strip_suffix(' ') {
                Some(piece) if !piece.is_empty() => {
                    parts.push(if fits { Part::Piece(piece.into()) } else { Part::Loose(piece.into()) });
                    whole.push(' ');
                }
                Some(_) => whole.push(' '),
                None if fits => parts.push(Part::Piece(piece.into())),
                None => parts.push(Part::Loose(piece.into())),
            }
        }
    }
    if !whole.is_empty() {
        parts.push(Part::Words(whole));
    }
    parts
}

/// Whether every part of a word between places where a line may break is short enough. An address is broken only where
/// no reader takes the break for a part of it, so never at a hyphen.
fn fits(word: &str, longest_word: f64) -> bool {
    let word = word.trim_end();
    let address = word.contains("://") || word.contains('@') || word.starts_with("www.");
    if address && word.contains('-') && word.len() > SHORT_ADDRESS {
        return false;
    }
    // No character is wider than an em.
    word.len() as f64 <= longest_word || word.split(['/', '-', '?']).all(|part| ems(part) <= longest_word)
}

/// Text as it will be shown: a character that no font here has would make the file invalid, so it stands as its
/// number: `[U+6F22]`. [`crate::characters_without_shape`] says beforehand which these are.
pub(super) fn shown(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match Shape::of(c) {
            Shape::Itself => shown.push(c),
            Shape::Other(other) => shown.push(other),
            Shape::Nothing => {}
            Shape::Missing => shown.push_str(&format!("[U+{:04X}]", u32::from(c))),
        }
    }
    shown
}

/// How a character is drawn.
pub(super) enum Shape {
    Itself,
    Other(char),
    Nothing,
    Missing,
}

impl Shape {
    pub(super) fn of(c: char) -> Self {
        match c {
            '\n' => Shape::Itself,
            // Marks of direction, joiners of emoji and variants mean nothing without the characters they join.
            '\u{200d}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{61c}' => Shape::Nothing,
            '\u{a0}' | '\u{202f}' | '\u{2007}' => Shape::Other('\u{a0}'),
            '\u{2000}'..='\u{200a}' | '\u{3000}' => Shape::Other(' '),
            '\u{2011}' => Shape::Other('-'),
            c if world::can_show(c) => Shape::Itself,
            '\u{200c}' => Shape::Nothing,
            _ => Shape::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts with what may break marked: `|` between pieces, `~` around what may break anywhere.
    fn cut(text: &str) -> String {
        parts(text, 10.0)
            .into_iter()
            .map(|part| match part {
                Part::Words(words) => words,
                Part::Piece(piece) => format!("|{piece}"),
                Part::Loose(loose) => format!("~{loose}~"),
            })
            .collect()
    }

    #[test]
    fn only_words_longer_than_their_line_are_cut() {
        for (text, expected) in [
            ("a short text", "a short text"),
            ("well-known/half-dozen/nine-pins", "well-known/half-dozen/nine-pins"),
            ("see www.wharfmoor.example/a-z/b", "see |www.|wharfmoor.|example/|a-z/|b"),
            ("to information@wharfmoor.example now", "to |information@|wharfmoor.|example now"),
            ("an antidisestablishmentarian here", "an ~antidisestablishmentarian~ here"),
        ] {
            assert_eq!(cut(text), expected);
        }
    }
}
