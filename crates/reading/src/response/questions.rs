//! What was asked, question by question, as the page repeats it. Which answer belongs to which is for `pairing`.

mod extent;
mod region;
mod runs;
mod told;
mod unlabelled;

use std::collections::HashMap;

use document::Span;

use super::MOST_QUESTIONS;
use super::labels::{self, Mark};
use super::lines::Line;
use super::pairing;
use super::parts::{self, Part};

pub(crate) use region::{intro, is_recital};

/// A question as the page has it.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// The label, with that of the question above it where it has none of its own ("2" + "a").
    pub label: Option<String>,
    /// The label as it stands beside it.
    pub own: String,
    /// The question above it.
    pub parent: Option<usize>,
    /// Which run of labels it belongs to.
    pub run: usize,
    /// Only leads up to others and is no question.
    pub stem: bool,
    /// Where its words stand.
    pub span: Span,
    /// Every place where the page has it, with its label.
    pub places: Vec<Span>,
    /// Its answer.
    pub answer: Option<Span>,
    /// Whether the answer is its own, and not the reply as a whole.
    pub apart: bool,
}

/// The page with its questions.
pub(crate) struct Layout {
    /// The part of each line, corrected by what the questions show.
    pub parts: Vec<Part>,
    /// Questions in the order of the page.
    pub questions: Vec<Question>,
    /// Where the authority answers.
    pub response: Vec<Span>,
    /// Whether there are more questions than are kept.
    pub more: bool,
}

/// Reads the questions and pairs them with their answers.
pub(crate) fn read(text: &str, lines: &[Line], parts: &[Part]) -> Layout {
    let mut parts = parts.to_vec();
    let mut marks: Vec<Option<Mark>> = lines.iter().map(|l| labels::mark(text, l)).collect();
    region::keep_weak_in_sequence(&mut marks);
    region::word_headings_open_requests(text, lines, &marks, &mut parts);
    region::untitled(text, lines, &marks, &mut parts);
    if !parts.iter().any(|p| matches!(p, Part::Request | Part::Mixed)) {
        region::find_request(text, lines, &marks, &mut parts);
    }
    region::see_answers(text, lines, &marks, &mut parts);
    region::see_interleaving(text, lines, &marks, &mut parts);
    let labelled = |parts: &[Part]| {
        let items = runs::items(text, lines, &marks, parts);
        extent::from_items(text, lines, parts, &items)
    };
    let mut questions = labelled(&parts);
    if let Some(from) = region::reply_to_all(lines, &parts, &questions) {
        for part in parts[..from].iter_mut().filter(|p| **p == Part::Mixed) {
            *part = Part::Request;
        }
        parts::again(text, lines, &mut parts, from, Part::Response);
        questions = labelled(&parts);
    }
    unlabelled::after_labels(text, lines, &parts, &mut questions);
    if questions.iter().all(|q| q.stem) {
        questions = unlabelled::without_labels(text, lines, &parts);
        if questions.is_empty() && !parts.iter().any(|p| in_region(*p)) {
            questions = told::told_of(text, lines, &mut parts);
        }
    }
    again(text, &mut questions);
    for question in &mut questions {
        question.span = extent::bare(text, question.span);
    }
    without_empty(&mut questions);
    let more = questions.len() > MOST_QUESTIONS;
    questions.truncate(MOST_QUESTIONS);
    let response = response_spans(lines, &parts);
    pairing::pair(text, lines, &marks, &parts, &mut questions, &response);
    questions.retain(|q| !q.stem);
    Layout { parts, questions, response, more }
}

/// A label with nothing behind it but a mark asks nothing; what stood below it stands below nothing.
fn without_empty(questions: &mut Vec<Question>) {
    let mut kept = 0;
    let places: Vec<Option<usize>> = questions
        .iter()
        .map(|q| {
            kept += usize::from(!q.span.is_empty());
            (!q.span.is_empty()).then_some(kept - 1)
        })
        .collect();
    questions.retain(|question| !question.span.is_empty());
    for question in questions {
        question.parent = question.parent.and_then(|p| places.get(p).copied().flatten());
    }
}

/// A question that stands again with its label and its words, above its answer, is one question.
fn again(text: &str, questions: &mut Vec<Question>) {
    let words = |q: &Question| super::lines::collapse(q.span.of(text)).to_lowercase();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let mut repeated: Vec<(usize, usize)> = Vec::new();
    for (i, question) in questions.iter().enumerate().filter(|(_, q)| !q.own.is_empty() && !q.stem) {
        let key = (question.own.clone(), words(question));
        if key.1.len() < 40 {
            continue;
        }
        match known.get(&key) {
            Some(first) if questions[*first].run != question.run => repeated.push((*first, i)),
            _ => {
                known.insert(key, i);
            }
        }
    }
    // Only where nothing hangs on it, so that no other question loses what it stands under.
    repeated.retain(|(_, later)| *later + 1 == questions.len());
    for (first, later) in repeated {
        let answer = questions[later].answer.take();
        let place = questions[later].span;
        let question = &mut questions[first];
        question.places.push(place);
        if question.answer.is_none() && answer.is_some() {
            (question.answer, question.apart) = (answer, true);
        }
        questions.truncate(later);
    }
}

pub(super) fn in_region(part: Part) -> bool {
    matches!(part, Part::Request | Part::Mixed)
}

/// The stretches in which the authority answers.
fn response_spans(lines: &[Line], parts: &[Part]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let asked = parts.iter().position(|p| in_region(*p)).unwrap_or(0);
    let mut open = false;
    for (i, line) in lines.iter().enumerate() {
        if parts[i] == Part::Response && i >= asked {
            match spans.last_mut() {
                Some(last) if open => last.end = line.end,
                _ => spans.push(Span::new(line.start, line.end)),
            }
            open = true;
        } else if parts[i] != Part::Head {
            open = false;
        }
    }
    spans
}
