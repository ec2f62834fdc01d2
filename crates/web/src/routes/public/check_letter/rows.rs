//! The letter's own text cut into rows, so that what was found stands beside the words it is about.
//!
//! It knows places, not findings; joined, the rows are the whole text but for the line ends between them.

use document::Span;

use crate::view::{Mark, Marked};

/// What is longer is marked where it begins only: a page of yellow tells nobody where to look.
const LONG: usize = 700;

/// A place in the letter that a finding is about.
pub(super) struct Placed {
    /// The number of the finding.
    pub number: usize,
    /// How grave it is, in a word.
    pub word: &'static str,
    /// Where.
    pub span: Span,
}

/// A piece of the letter with the numbers of the findings that begin in it.
pub(super) struct Row {
    pub marked: Marked,
    pub numbers: Vec<usize>,
}

/// The text in rows; places that do not lie on whole characters of it are left out.
pub(super) fn rows(text: &str, placed: &[Placed]) -> Vec<Row> {
    let units = units(text);
    let first = |placed: &Placed| units.partition_point(|unit| unit.end <= placed.span.start);
    let placed: Vec<(&Placed, usize)> = placed
        .iter()
        .filter(|placed| !placed.span.is_empty() && text.get(placed.span.start..placed.span.end).is_some())
        .map(|placed| (placed, first(placed)))
        .collect();
    let has_some = |unit: usize| placed.iter().any(|(_, first)| *first == unit);
    let mut cut: Vec<(Span, Vec<usize>)> = Vec::new();
    let mut open = false;
    for (at, unit) in units.iter().enumerate() {
        let numbers: Vec<usize> =
            placed.iter().filter(|(_, first)| *first == at).map(|(placed, _)| placed.number).collect();
        match cut.last_mut() {
            Some((row, _)) if open && numbers.is_empty() => row.end = unit.end,
            _ => cut.push((*unit, numbers)),
        }
        open = !has_some(at);
    }
    let shown = |placed: &Placed, first: usize| match placed.span.len() > LONG {
        true => Span::new(placed.span.start, placed.span.end.min(units[first].end)),
        false => placed.span,
    };
    cut.into_iter()
        .map(|(row, numbers)| {
            let words = row.of(text).trim_end();
            let end = row.start + words.len();
            let marks = placed.iter().filter_map(|(placed, first)| {
                let span = shown(placed, *first);
                let (from, to) = (span.start.max(row.start), span.end.min(end));
                let begins = span.start >= row.start;
                (from < to).then(|| Mark {
                    span: Span::new(from - row.start, to - row.start),
                    // What goes on from the row before has its id there.
                    id: if begins { format!("place-{}", placed.number) } else { String::new() },
                    label: format!("{} {}", placed.number, placed.word),
                    href: format!("#finding-{}", placed.number),
                })
            });
            Row { marked: Marked::new(words, marks.collect()), numbers }
        })
        .filter(|row| {
            !row.numbers.is_empty() || row.marked.pieces().iter().any(|p| !p.text.trim().is_empty())
        })
        .collect()
}

/// Lines that belong together: up to an empty line, or to one that ends a sentence.
fn units(text: &str) -> Vec<Span> {
    let mut units: Vec<Span> = Vec::new();
    let (mut at, mut ended) = (0, true);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let words = line.trim();
        match units.last_mut() {
            Some(unit) if words.is_empty() || !ended => unit.end = end,
            _ => units.push(Span::new(at, end)),
        }
        ended = if words.is_empty() { true } else { words.ends_with(['.', '?', '!', ':', ';']) };
        at = end;
    }
    units
}
