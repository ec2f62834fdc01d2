//! Ordinary letters in which every question, or the name of what was wanted, has its answer beside or under it: numbered,
//! bulleted, one a line, quoted, or in a table of two columns. Read so only where the whole letter keeps to one of these
//! forms, and where the reading by parts and labels did not give each question an answer of its own.

pub(crate) mod body;
mod in_lines;
mod marks;
mod quoted;
mod split;
mod table;

pub(crate) use table::cells;

use std::ops::Range;

use document::Span;

use super::asks;
use super::lines::Line;
use super::parts::{self, Part};
use super::questions::{Layout, Question};
use split::Split;

/// A question with its answer, where it has one here.
#[derive(Clone, Debug)]
struct Pair {
    label: Option<String>,
    question: Span,
    answer: Option<Span>,
}

/// The layout, or the ordinary one where that gives more questions their own answers.
pub(crate) fn better(text: &str, lines: &[Line], layout: Layout) -> Layout {
    let mut layout = chosen(text, lines, layout);
    for question in layout.questions.iter_mut().filter(|q| q.apart) {
        question.answer = question.answer.map(|a| without_dash(text, a));
    }
    for question in &mut layout.questions {
        let words = question.span.of(text);
        if words.starts_with('>') {
            let start = question.span.end - words.trim_start_matches(['>', ' ']).len();
            let line = Line { start, end: question.span.end, after_gap: false };
            let (label, from) = marks::label(text, &line);
            question.span.start = from.min(question.span.end);
            question.label = question.label.take().or(label);
        }
    }
    layout
}

/// The answer without the dash before it, where no list begins there.
fn without_dash(text: &str, answer: Span) -> Span {
    let words = answer.of(text);
    let dash = |line: &str| line.trim_start().starts_with(['-', '–', '—']);
    let lead = words.len() - words.trim_start_matches(['-', '–', '—']).trim_start().len();
    let behind = &words[lead..];
    let value = behind.starts_with(|c: char| c.is_ascii_digit() || c == '£')
        && words.as_bytes().get(1) != Some(&b' ');
    if behind.is_empty() || value || words.lines().skip(1).any(dash) {
        return answer;
    }
    Span::new(answer.start + lead, answer.end)
}

fn chosen(text: &str, lines: &[Line], mut layout: Layout) -> Layout {
    let Some((form, pairs)) = pairs(text, lines) else {
        if !layout.questions.is_empty() && layout.questions.iter().all(|q| q.answer.is_none()) {
            without_statements(text, lines, &mut layout.questions);
        }
        return layout;
    };
    let answered: Vec<(Span, Span)> =
        pairs.iter().filter_map(|p| p.answer.map(|a| (p.question, a))).collect();
    if own_answers(&layout.questions, &answered) >= answered.len() {
        return layout;
    }
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else { return layout };
    let (from, to) = (first.question.start, last.answer.map_or(last.question.end, |a| a.end));
    // What was asked stands elsewhere, or in what would be an answer: these lines are of another kind.
    let begins = |q: &Question| {
        pairs
            .iter()
            .any(|p| line_start(lines, p.question.start) <= q.span.start && q.span.start < p.question.end)
    };
    // Without labels anything may look like a question: what was read is not added to.
    let adds = form == Form::Lines && !layout.questions.is_empty() && layout.questions.len() < pairs.len();
    if adds || !layout.questions.iter().all(begins) {
        return layout;
    }
    for (line, part) in lines.iter().zip(&mut layout.parts) {
        if line.end > from && line.start < to {
            *part = Part::Mixed;
        } else if line.start >= to && matches!(*part, Part::Request | Part::Mixed) {
            *part = Part::Response;
        }
    }
    layout.questions = pairs.into_iter().map(question).collect();
    layout.response = Vec::new();
    layout
}

/// Where the line begins in which `at` stands.
fn line_start(lines: &[Line], at: usize) -> usize {
    lines.get(lines.partition_point(|l| l.end <= at)).map_or(at, |l| l.start.min(at))
}

fn question(pair: Pair) -> Question {
    Question {
        own: pair.label.clone().unwrap_or_default(),
        label: pair.label,
        parent: None,
        run: 0,
        stem: false,
        span: pair.question,
        places: vec![pair.question],
        answer: pair.answer,
        apart: true,
    }
}

/// How many of the questions read have an answer of their own, which reaches over no other question.
fn own_answers(questions: &[Question], pairs: &[(Span, Span)]) -> usize {
    let own = |q: &&Question| {
        let Some(answer) = q.answer.filter(|_| q.apart) else { return false };
        let shared = questions.iter().filter(|other| other.answer == q.answer).count() > 1;
        // Its answer reaches over the next question.
        let at = pairs.partition_point(|(p, _)| p.start < answer.start);
        let over = pairs.get(at).is_some_and(|(p, _)| p.end <= answer.end);
        !shared && !over
    };
    questions.iter().filter(own).count()
}

/// What the questions and answers are known by.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Labels, bullets, quotation marks or columns.
    Marked,
    /// Their words alone.
    Lines,
}

/// Labelled items none of which asks, and which nobody answers, were no questions.
fn without_statements(text: &str, lines: &[Line], questions: &mut Vec<Question>) {
    let run = marks::run(text, lines, body::of(text, lines));
    let said = |q: &Question| {
        let words = q.span.of(text);
        let item = lines.get(lines.partition_point(|l| l.end <= q.span.start));
        item.is_some_and(|l| run.iter().any(|i| lines[i.line].start == l.start))
            && words.ends_with('.')
            && words.split_whitespace().count() > 3
            && !asks::item_asks(words)
    };
    if run.len() >= 2 && questions.iter().all(said) {
        questions.clear();
    }
}

/// The questions and answers of a letter that keeps to one form.
fn pairs(text: &str, lines: &[Line]) -> Option<(Form, Vec<Pair>)> {
    let body = body::of(text, lines);
    if body.len() < 2 {
        return None;
    }
    quoted::pairs(text, lines, body.clone())
        .or_else(|| table::pairs(text, lines, body.clone()))
        .or_else(|| labelled(text, lines, body.clone()))
        .or_else(|| bulleted(text, lines, body.clone()))
        .map(|pairs| (Form::Marked, pairs))
        .or_else(|| in_lines::pairs(text, lines, body).map(|pairs| (Form::Lines, pairs)))
}

/// Items with labels that count on.
fn labelled(text: &str, lines: &[Line], body: Range<usize>) -> Option<Vec<Pair>> {
    let run = marks::run(text, lines, body.clone());
    let last = run.last()?.line;
    // What was asked stands above, and the answers below with the same labels or under a heading.
    let answered_below = marks::begins_again(text, lines, last + 1..body.end)
        || (last + 1..body.end).any(|i| parts::is_response_heading(lines[i].of(text)))
            && !(run[0].line..last).any(|i| parts::is_response_heading(lines[i].of(text)));
    if answered_below {
        return None;
    }
    items(text, lines, &run, body)
}

fn bulleted(text: &str, lines: &[Line], body: Range<usize>) -> Option<Vec<Pair>> {
    items(text, lines, &marks::bullets(text, lines, body.clone()), body)
}

/// The pairs of such items, where nearly all of them are pairs.
fn items(text: &str, lines: &[Line], items: &[marks::Item], body: Range<usize>) -> Option<Vec<Pair>> {
    let mut pairs = Vec::with_capacity(items.len());
    let mut whole = 0;
    for (n, item) in items.iter().enumerate() {
        let end = match items.get(n + 1) {
            Some(next) => next.line,
            None => last_end(text, lines, items, body.end),
        };
        let label = Some(item.label.clone()).filter(|l| !l.is_empty());
        match split::split(text, lines, item.content, item.line..end) {
            Split::Pair(question, answer) => {
                whole += 1;
                pairs.push(Pair { label, question, answer: Some(answer) });
            }
            Split::Asked(question) => pairs.push(Pair { label, question, answer: None }),
            Split::Said => {}
        }
    }
    (whole >= 2 && whole * 4 >= items.len() * 3).then_some(pairs)
}

/// Where the last item ends: with the letter, or where the others have no empty line in them, above the next.
fn last_end(text: &str, lines: &[Line], items: &[marks::Item], end: usize) -> usize {
    let [before @ .., last] = items else { return end };
    let gaps = |from: usize, to: usize| (from + 1..to).filter(|i| lines[*i].after_gap);
    let parted =
        before.iter().zip(&items[1..]).any(|(item, next)| gaps(item.line, next.line).next().is_some());
    // A question has its answer behind it, or in the paragraph below.
    let asks = lines[last.line].of(text).trim_end_matches(['*', ' ']).ends_with('?');
    let skip = usize::from(parted && (asks || lines.get(last.line + 1).is_some_and(|l| l.after_gap)));
    gaps(last.line, end).nth(skip).unwrap_or(end)
}
