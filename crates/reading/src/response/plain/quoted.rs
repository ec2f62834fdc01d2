//! Questions quoted with ">", as e-mail does, and each answer below its quotation.

use std::ops::Range;

use document::Span;

use super::super::labels;
use super::super::lines::{Line, trim};
use super::{Pair, marks, split};

/// A longer quotation is a letter.
const LONGEST: usize = 800;

pub(super) fn pairs(text: &str, lines: &[Line], body: Range<usize>) -> Option<Vec<Pair>> {
    let quoted = |i: usize| lines[i].of(text).starts_with('>');
    let mut pairs: Vec<Pair> = Vec::new();
    let mut i = body.start;
    while i < body.end {
        if !quoted(i) {
            i += 1;
            continue;
        }
        let from = i;
        while i < body.end && quoted(i) {
            i += 1;
        }
        let answered = i;
        while i < body.end && !quoted(i) {
            i += 1;
        }
        // The empty lines of a quotation are its mark alone.
        let says = |line: &&Line| !line.of(text).trim_start_matches(['>', ' ']).is_empty();
        let words = |line: &Line| {
            let own = line.of(text);
            Span::new(line.end - own.trim_start_matches(['>', ' ']).len(), line.end)
        };
        let (Some(first), Some(last)) =
            (lines[from..answered].iter().find(says), lines[from..answered].iter().rfind(says))
        else {
            continue;
        };
        // "Question 2" over the next quotation is no answer to this one.
        let bare = |line: &Line| labels::mark(text, line).is_some_and(|mark| mark.alone);
        let below =
            lines[answered..i].iter().rposition(|line| !bare(line)).map_or(answered, |at| answered + at + 1);
        if below == answered {
            return None;
        }
        let (label, from) = marks::label(text, &Line { start: words(first).start, ..first.clone() });
        let question = trim(text, Span::new(from, last.end));
        if question.end - question.start > LONGEST {
            return None;
        }
        let answer = split::bare_answer(text, Span::new(lines[answered].start, lines[below - 1].end));
        pairs.push(Pair { label, question, answer: Some(answer).filter(|a| !a.is_empty()) });
    }
    (pairs.len() >= 2 && pairs.iter().all(|p| p.answer.is_some())).then_some(pairs)
}
