//! What a letter tells without repeating a question: statements, with labels or in prose, and rows of tables. For the
//! memory only: `of` does not list them, because nobody asked them in these words.
//!
//! A statement is a sentence with those that lean on it. Greetings, courtesies, the law and the procedure tell nothing.

mod units;

use document::Span;
use document::response::{AnsweredQuestion, Disposition, Response};

use super::lines::{self, Line, collapse};
use super::parts::{self, Part};
use super::questions::Question;
use super::{LIMIT_BYTES, MOST_QUESTIONS, citations, dispositions, flattened, pattern, plain, reliance};
use units::Unit;

/// The questions of a letter that was read, and between them what it tells without a question: its own words as the
/// question (with the heading above them), the statement as the answer.
///
/// `response` is what [`super::of`] or [`super::of_with`] made of `opened`.
pub fn told(opened: &crate::Opened, response: &Response) -> Vec<AnsweredQuestion> {
    // The letter may have come with the e-mail that was opened.
    let text = response.text.as_deref().unwrap_or(&opened.text);
    let within = &text[..citations::floor(text, LIMIT_BYTES)];
    let mut all = response.questions.clone();
    all.extend(pattern::reading(within, || statements(within, response)));
    all.sort_by_key(|q| q.start);
    all
}

fn statements(text: &str, response: &Response) -> Vec<AnsweredQuestion> {
    let lines = flattened::restored(text, lines::lines(text));
    let body = plain::body::of(text, &lines);
    let parts = parts::parts(text, &lines);
    let taken = taken(response);
    let free = |line: &Line| !taken.iter().any(|t| t.start < line.end && line.start < t.end);
    // What the applicant asked tells nothing; a line may be in their part only because nothing else was found in it.
    let asked = |i: usize| parts[i] == Part::Request && !response.questions.is_empty();
    let open: Vec<bool> =
        lines.iter().enumerate().map(|(i, l)| body.contains(&i) && free(l) && !asked(i)).collect();
    let mut units = units::of(text, &lines, &open);
    units.truncate(MOST_QUESTIONS.saturating_sub(response.questions.len()));
    if units.is_empty() {
        return Vec::new();
    }
    judged(text, response, units)
}

/// What the questions and their answers take of the text.
fn taken(response: &Response) -> Vec<Span> {
    let each = response.questions.iter().flat_map(|q| {
        let answer = q.answer_start.zip(q.answer_end).map(|(start, end)| Span::new(start, end));
        [Some(Span::new(q.start, q.end)), answer]
    });
    each.flatten().collect()
}

/// What each statement gives or keeps back, as for answers.
fn judged(text: &str, response: &Response, units: Vec<Unit>) -> Vec<AnsweredQuestion> {
    let cited = citations::citations(text);
    let said = lines::sentences(text, Span::new(0, text.len()));
    let (counted, _) = reliance::counted(text, &cited, response.law, &taken_questions(response), &said);
    let questions = units.iter().map(as_question).collect();
    let (read, _) =
        dispositions::answered(text, questions, &counted, &response.provisions, &[], &[], response.excerpt);
    let tells = |q: &AnsweredQuestion, unit: &Unit| {
        !matches!(disposition(text, q, unit), Disposition::Unclear | Disposition::ToFollow)
    };
    read.into_iter()
        .zip(units)
        .filter(|(q, unit)| tells(q, unit))
        .map(|(q, unit)| AnsweredQuestion {
            text: unit.question(text),
            answer: unit.answer.clone().or_else(|| Some(collapse(unit.span.of(text)))),
            disposition: disposition(text, &q, &unit),
            ..q
        })
        .collect()
}

/// A figure is given, and what was passed to somebody is only the request where the statement speaks of it.
fn disposition(text: &str, read: &AnsweredQuestion, unit: &Unit) -> Disposition {
    match read.disposition {
        Disposition::Unclear if unit.figure => Disposition::Given,
        Disposition::Transferred if !unit.span.of(text).to_lowercase().contains("request") => {
            Disposition::Given
        }
        other => other,
    }
}

fn taken_questions(response: &Response) -> Vec<Span> {
    response.questions.iter().map(|q| Span::new(q.start, q.end)).collect()
}

fn as_question(unit: &Unit) -> Question {
    Question {
        label: None,
        own: String::new(),
        parent: None,
        run: 0,
        stem: false,
        span: unit.topic,
        places: Vec::new(),
        answer: Some(unit.span),
        apart: true,
    }
}
