//! Where, in one item of a letter, the question ends and its answer begins.

use std::ops::Range;
use std::sync::LazyLock;

use document::Span;

use super::super::asks;
use super::super::citations;
use super::super::lines::{Line, trim};
use super::super::pattern::{Pattern, rx};

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// A question, or the name of what was wanted, and its answer.
    Pair(Span, Span),
    /// A question that has no answer here.
    Asked(Span),
    /// A statement.
    Said,
}

/// Names of what was wanted are no longer.
const LONGEST_NAME: usize = 160;
/// Questions are no longer.
const LONGEST_QUESTION: usize = 1_500;
/// A shorter line was not wrapped.
const WRAPPED: usize = 55;

static ANSWER_LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^[*>\s]*(?:(?:our|my|the|council['’]s|trust['’]s|university['’]s)\s+)?(?:(?:answer|response|reply|ans|a|r)\s*(?:(?:to\s+)?(?:question\s+|q)?\d{1,2}[a-z]?)?\*{0,2}\s*[:.–—-]+\*{0,2}\s*|(?:answer|response|reply)(?:\s+\d{1,2})?\*{0,2}\s*\n\s*)|^(?:[-–—•→]+|=+>?)\s+",
    )
});

/// The answer without "Answer:" or a dash before it.
pub(super) fn bare_answer(text: &str, span: Span) -> Span {
    let span = trim(text, span);
    let lead = ANSWER_LEAD.find(span.of(text)).map_or(0, |m| m.end());
    trim(text, Span::new(span.start + lead, span.end))
}

/// Parts an item: its words begin at `content`, its lines are `block`.
pub(super) fn split(text: &str, lines: &[Line], content: usize, block: Range<usize>) -> Split {
    let Some(end) = block.clone().next_back().map(|i| lines[i].end.max(content)) else { return Split::Said };
    let first = block.clone().find(|i| lines[*i].end > content).unwrap_or(block.start);
    let head = trim(text, Span::new(content, head_end(text, lines, first, block.end).max(content)));
    let words = head.of(text);
    if words.is_empty() {
        return Split::Said;
    }
    let rest = bare_answer(text, Span::new(head.end, end.max(head.end)));
    if let Some(at) = question_mark(words) {
        let behind = bare_answer(text, Span::new(head.start + at, head.end));
        let rider = behind.of(text);
        let goes_on =
            rider.starts_with(['(', '[']) || rider.starts_with(char::is_lowercase) || asks_more(rider);
        if behind.is_empty() || goes_on && !rest.is_empty() {
            return if rest.is_empty() { Split::Asked(head) } else { Split::Pair(head, rest) };
        }
        if goes_on {
            return Split::Asked(head);
        }
        let answer = Span::new(behind.start, rest.end.max(behind.end));
        return Split::Pair(trim(text, Span::new(head.start, head.start + at)), answer);
    }
    if let Some((name, value)) = named(text, head) {
        let value = Span::new(value.start, rest.end.max(value.end));
        return Split::Pair(name, value);
    }
    if !rest.is_empty() && heads(words) && !asks_more(rest.of(text)) {
        return Split::Pair(
            trim(text, Span::new(head.start, head.end - usize::from(words.ends_with(':')))),
            rest,
        );
    }
    if asks::asks(words) { Split::Asked(head) } else { Split::Said }
}

/// Whether what stands behind a question only says more of what is wanted.
fn asks_more(words: &str) -> bool {
    let first = words.split_inclusive(['.', '?']).next().unwrap_or(words);
    !words.is_empty() && (asks::asks(first) || asks::is_rider(first)) && !asks::answers(first)
}

/// Behind the last question mark with which a question ends: "Do you use X? If so, how many?".
pub(super) fn question_mark(words: &str) -> Option<usize> {
    const CLOSES: [char; 6] = ['"', '”', '’', '\'', ')', '*'];
    let ends = words.match_indices('?').map(|(i, _)| i).filter(|i| {
        let after = words[i + 1..].trim_start_matches(CLOSES);
        after.is_empty() || after.starts_with(char::is_whitespace)
    });
    let (mut last, mut from) = (None, 0);
    for i in ends.take(8) {
        // A statement between two questions is the answer to the first.
        let between = &words[from..i];
        if last.is_some() && between.contains(['.', '!']) && !between.contains("e.g.") {
            break;
        }
        if last.is_some() && !asks::asks(&words[from..=i]) && between.split_whitespace().count() > 12 {
            break;
        }
        from = i + 1;
        last = Some(words.len() - words[i + 1..].trim_start_matches(CLOSES).len());
    }
    last.filter(|at| *at <= LONGEST_QUESTION)
}

/// The end of the item's first line, with the lines on which it goes on.
fn head_end(text: &str, lines: &[Line], first: usize, end: usize) -> usize {
    let mut last = first;
    for i in first + 1..end {
        let (above, words) = (lines[i - 1].of(text), lines[i].of(text));
        let above = above.trim_end_matches(['*', ' ', '"', '”']);
        let lower = words.starts_with(char::is_lowercase) && !words.starts_with("n/a");
        let open = !above.ends_with(['.', '?', ':', '!', ';']);
        let goes_on = !lines[i].after_gap
            && (lower && open
                || open
                    && above.len() >= WRAPPED
                    && !asks::answers(words)
                    && ends_asking(text, lines, i, end));
        if !goes_on {
            break;
        }
        last = i;
    }
    lines.get(last).map_or(0, |l| l.end)
}

/// Whether a question that was wrapped ends on this line or one of the next two.
fn ends_asking(text: &str, lines: &[Line], i: usize, end: usize) -> bool {
    (i..end.min(i + 3))
        .take_while(|j| *j == i || !lines[*j].after_gap)
        .any(|j| lines[j].of(text).trim_end_matches(['*', ' ', '"', '”']).ends_with('?'))
}

/// "Cyber insurance: not held.", and "Cyber insurance – not held." where what stands behind the dash can only answer.
pub(super) fn named(text: &str, line: Span) -> Option<(Span, Span)> {
    let words = line.of(text);
    let (at, mark) = words
        .match_indices(": ")
        .chain(words.match_indices(":\t"))
        .map(|(at, _)| (at, ':'))
        .chain(
            [" – ", " — ", " - ", " = "]
                .into_iter()
                .flat_map(|dash| words.match_indices(dash))
                .map(|(at, _)| (at, '-')),
        )
        .min_by_key(|(at, _)| *at)?;
    let (name, rest) = (words[..at].trim(), &words[at + 1..]);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "–—-=".contains(c));
    let answers =
        mark == ':' || asks::answers(rest) || rest.starts_with(|c: char| c.is_ascii_digit() || c == '£');
    if !is_name(name) || rest.is_empty() || !answers || asks_more(rest) || rest.ends_with('?') {
        return None;
    }
    let from = line.end - rest.len();
    Some((trim(text, Span::new(line.start, line.start + at)), Span::new(from, line.end)))
}

/// Whether the words name something: few, of one sentence, and nobody speaks in them.
pub(super) fn is_name(name: &str) -> bool {
    let speaks = |w: &str| {
        matches!(
            w.to_lowercase().as_str(),
            "i" | "we" | "our" | "dear" | "please" | "thank" | "thanks" | "because"
        )
    };
    name.len() <= LONGEST_NAME
        && name.len() >= 2
        && name.starts_with(|c: char| c.is_alphanumeric() || "\"“'‘(£".contains(c))
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !name.contains(". ")
        && !name.contains("://")
        && !name.split(|c: char| !c.is_alphanumeric()).any(speaks)
        && !super::body::is_furniture(name)
        && !citations::cites(name)
}

/// Whether the line can stand over its answer: it names something and ends no sentence.
fn heads(words: &str) -> bool {
    let name = words.trim_end_matches([':', '*', ' ']);
    is_name(name) && !name.ends_with(['.', ';', ',', '!']) && !asks::answers(name)
}
