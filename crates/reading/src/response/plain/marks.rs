//! Labels of the items of an ordinary letter, and which of them count on. Wider than `response::labels`: "1 Visits in
//! 2025: 12" counts where 2 and 3 follow, and "i." where "ii." does.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::lines::Line;
use super::super::pattern::{Pattern, rx};

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Word,
    Number,
    Letter,
    Roman,
    Bare,
}

/// An item: the line of its label, the label, and where its words begin.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub line: usize,
    pub label: String,
    pub content: usize,
}

static WORD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^\*{0,2}(?:your\s+)?(?:question|request|query|item|part|point|q)\s*\.?\s*(?:no\.?\s*)?(?P<label>\d{1,2}|\(?[a-h]\)?)\b\*{0,2}\s*(?:[-–—.:)]+\*{0,2}\s*|\s+|$)",
    )
});
static NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"^\*{0,2}\(?(?P<label>\d{1,2})\s?[.)\]:]{1,2}\*{0,2}(?:\s+|$)"));
static LETTER: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"^\*{0,2}\(?(?P<label>[a-zA-Z])\s?[.)\]]{1,2}\*{0,2}(?:\s+|$)"));
static ROMAN: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"^\*{0,2}\(?(?P<label>[ivx]{1,5}|[IVX]{1,5})\s?[.)\]]{1,2}\*{0,2}(?:\s+|$)"));
static BARE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"^(?P<label>\d{1,2})(?:\s+[-–]\s+|\s{1,4})(?:[A-Z“\x22])"));

const ROMANS: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    "xvii", "xviii", "xix", "xx",
];

fn read(style: Style, line: &Line, words: &str) -> Option<(usize, Item)> {
    let pattern = match style {
        Style::Word => &WORD,
        Style::Number => &NUMBER,
        Style::Letter => &LETTER,
        Style::Roman => &ROMAN,
        Style::Bare => &BARE,
    };
    let found = pattern.captures(words)?;
    let label = found.name("label")?.as_str().trim_matches(['(', ')']).to_lowercase();
    let at = match style {
        Style::Roman => ROMANS.iter().position(|r| *r == label)? + 1,
        _ if label.starts_with(|c: char| c.is_ascii_digit()) => label.parse().ok()?,
        _ => usize::from(label.bytes().next()?.wrapping_sub(b'a')) + 1,
    };
    let mut end = found.get(0)?.end();
    if style == Style::Bare {
        // The first letter of the words.
        end -= words[..end].chars().next_back().map_or(0, char::len_utf8);
    }
    Some((at, Item { line: 0, label, content: line.start + end }))
}

/// The items that count on from the first label of a kind, outermost first; none where there are fewer than two.
pub(super) fn run(text: &str, lines: &[Line], body: Range<usize>) -> Vec<Item> {
    let styles = [Style::Word, Style::Number, Style::Roman, Style::Letter, Style::Bare];
    let runs = styles.into_iter().map(|style| {
        let mut run: Vec<Item> = Vec::new();
        for i in body.clone() {
            let Some((at, item)) = read(style, &lines[i], lines[i].of(text)) else { continue };
            if at == run.len() + 1 {
                run.push(Item { line: i, ..item });
            }
        }
        let least = if style == Style::Bare { 3 } else { 2 };
        if run.len() < least { Vec::new() } else { run }
    });
    // Those that begin first; of two that begin together, the longer.
    runs.filter(|run| !run.is_empty())
        .min_by_key(|run| (run[0].line, usize::MAX - run.len()))
        .unwrap_or_default()
}

/// The label of a line by itself, and where its words begin.
pub(super) fn label(text: &str, line: &Line) -> (Option<String>, usize) {
    let styles = [Style::Word, Style::Number, Style::Letter];
    let found = styles.into_iter().find_map(|style| read(style, line, line.of(text)));
    found.map_or((None, line.start), |(_, item)| (Some(item.label), item.content))
}

/// Whether the labels begin again below: what was asked, and then what is answered.
pub(super) fn begins_again(text: &str, lines: &[Line], after: Range<usize>) -> bool {
    [Style::Word, Style::Number, Style::Letter].into_iter().any(|style| {
        let mut firsts = after
            .clone()
            .filter(|i| read(style, &lines[*i], lines[*i].of(text)).is_some_and(|(at, _)| at == 1));
        firsts.next().is_some()
    })
}

/// The bulleted lines.
pub(super) fn bullets(text: &str, lines: &[Line], body: Range<usize>) -> Vec<Item> {
    let mark = |i: usize| {
        let content = super::super::labels::bullet(text, &lines[i])?;
        Some(Item { line: i, label: String::new(), content })
    };
    body.filter_map(mark).collect()
}
