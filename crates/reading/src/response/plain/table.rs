//! Tables in text: cells parted by tabs, bars or wide gaps. Two columns of which the one asks and the other answers are
//! questions and answers; of others the rows are for `statements`.

use std::ops::Range;

use document::Span;

use super::super::asks;
use super::super::headings::{self, Heading};
use super::super::lines::{Line, trim};
use super::super::parts;
use super::Pair;

/// The cells of a line; one where it is no row.
pub(crate) fn cells(text: &str, line: &Line) -> Vec<Span> {
    let words = line.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    let bytes = words.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let wide = bytes[i..].starts_with(b"   ");
        if matches!(bytes[i], b'\t' | b'|') || wide {
            found.push(trim(text, Span::new(line.start + from, line.start + i)));
            while i < bytes.len() && matches!(bytes[i], b'\t' | b'|' | b' ') {
                i += 1;
            }
            from = i;
        } else {
            i += 1;
        }
    }
    found.push(trim(text, Span::new(line.start + from.min(words.len()), line.end)));
    found.retain(|cell| !cell.is_empty());
    found
}

/// Whether the cell is only a number or a letter.
fn is_label(cell: &str) -> bool {
    cell.len() <= 4 && cell.chars().filter(|c| c.is_alphanumeric()).count() <= 2
}

pub(super) fn pairs(text: &str, lines: &[Line], body: Range<usize>) -> Option<Vec<Pair>> {
    let mut pairs: Vec<Pair> = Vec::new();
    let (mut headed, mut asking) = (false, 0);
    for line in &lines[body] {
        let cells = cells(text, line);
        let (label, question, answer) = match cells[..] {
            [question, answer] if !is_label(question.of(text)) => (None, question, answer),
            [label, question, answer] if is_label(label.of(text)) => (Some(label), question, answer),
            _ => continue,
        };
        let (words, said) = (question.of(text), answer.of(text));
        let asks = headings::kind(words) == Some(Heading::Request) || words.eq_ignore_ascii_case("question");
        let replies = headings::kind(said) == Some(Heading::Response) || parts::is_response_heading(said);
        if asks && replies {
            headed = true;
            continue;
        }
        if words.ends_with(':') || super::body::is_furniture(words.trim_end_matches(':')) {
            continue;
        }
        asking += usize::from(words.ends_with('?') && asks::item_asks(words));
        let label = label.map(|l| l.of(text).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
        pairs.push(Pair { label, question, answer: Some(answer) });
    }
    (pairs.len() >= 2 && (headed || asking * 2 > pairs.len())).then_some(pairs)
}
