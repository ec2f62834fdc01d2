//! Answers found by where they stand: behind the question in its own line, or after the last of several questions that
//! stand together.

use std::sync::LazyLock;

use super::super::asks;
use super::super::lines::trim;
use super::super::pattern::{Pattern, rx};
use super::super::questions::Question;
use super::labels::Labels;
use super::leads;
use document::Span;

/// A value at the end of a line: parted from the question by a dash, or a bare figure after a word or a year.
static PARTED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)(?:\s[-–—=]+|\s*[:=])\s*(?P<value>£?\d+(?:[.,]\d+)*%?|nil|none|zero|yes|no|n/a|not\s+held)\.?$")
});
static BARE: LazyLock<Pattern> = LazyLock::new(|| rx(r"[\w).?/]\s+(?P<value>£?\d+(?:[.,]\d+)*%?)\.?$"));

/// In a list in which every question, or nearly, ends with a value, the values are the answers.
pub(super) fn values(text: &str, questions: &mut [Question]) {
    let asked = questions.iter().filter(|q| !q.stem).count();
    if asked < 2 {
        return;
    }
    for pattern in [&*PARTED, &*BARE] {
        let found: Vec<(usize, Span)> = questions
            .iter()
            .enumerate()
            .filter(|(_, q)| !q.stem && q.answer.is_none())
            .filter_map(|(i, q)| value(text, q.span, pattern).map(|v| (i, v)))
            .collect();
        if found.len() < 2 || found.len() * 4 < asked * 3 {
            continue;
        }
        for (i, value) in found {
            let question = &mut questions[i];
            question.span = trim(text, Span::new(question.span.start, value.start));
            question.answer = Some(value);
            question.apart = true;
        }
        return;
    }
}

fn value(text: &str, span: Span, pattern: &Pattern) -> Option<Span> {
    let words = span.of(text);
    let found = pattern.captures(words)?.name("value")?;
    // A year belongs to the question.
    let year = found.as_str().len() == 4
        && found.as_str().starts_with(['1', '2'])
        && !words[..found.start()].ends_with("- ");
    (!year && found.start() > 12).then(|| Span::new(span.start + found.start(), span.start + found.end()))
}

/// Questions that stand together and are followed by one answer share it.
pub(super) fn together(text: &str, questions: &mut [Question], labels: &Labels) {
    let follows = |q: &Question| {
        q.apart && q.answer.is_some_and(|a| a.start >= q.span.end && gap(text, q.span.end, a.start))
    };
    for i in (0..questions.len().saturating_sub(1)).rev() {
        if questions[i].answer.is_some() || questions[i].stem || questions[i].label.is_none() {
            continue;
        }
        let Some(j) = (i + 1..questions.len()).find(|j| !questions[*j].stem) else { continue };
        let near = questions[i].span.end <= questions[j].span.start
            && gap(text, questions[i].span.end, questions[j].span.start);
        if near && follows(&questions[j]) || near && questions[j].apart && shared(questions, j) {
            questions[i].answer = questions[j].answer;
            questions[i].apart = true;
        }
    }
    // "As to questions 1 and 2 …" below question 2.
    for i in 0..questions.len() {
        let Some(answer) = questions[i].answer.filter(|_| questions[i].apart) else { continue };
        let Some((named, _)) = leads::named(answer.of(text), labels) else { continue };
        for j in named {
            if questions[j].answer.is_none() {
                questions[j].answer = Some(answer);
                questions[j].apart = true;
            }
        }
    }
}

/// Whether the question's answer was taken over from the next.
fn shared(questions: &[Question], j: usize) -> bool {
    questions.get(j + 1).is_some_and(|next| next.answer == questions[j].answer && next.answer.is_some())
}

/// Whether nothing but a label stands between the two places.
fn gap(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or("");
    between.len() < 40
        && between.chars().filter(|c| c.is_alphanumeric()).count() <= 10
        && !asks::asks(between)
}
