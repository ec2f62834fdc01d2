//! Which answer belongs to which question: by the question repeated, by its label, by "in response to Questions 1 and 2",
//! by order, and otherwise by the reply as a whole.

mod adjoining;
mod anchors;
mod asked;
mod labels;
mod leads;
mod lists;
mod repetition;
mod shares;

use std::sync::LazyLock;

use document::Span;

use super::pattern::{Pattern, rx};

use super::acts::{self, Reader};
use super::labels::{Mark, list};
use super::lines::{Line, trim};
use super::parts::{self, Part};
use super::questions::Question;
use anchors::{Anchor, MENTION, anchors};
use labels::Labels;

/// Gives each question its answer.
pub(crate) fn pair(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &[Part],
    questions: &mut [Question],
    response: &[Span],
) {
    if questions.is_empty() {
        return;
    }
    let labels = Labels::of(questions);
    without_riders(text, questions);
    answers_given_together(text, marks, lines, questions);
    adjoining::values(text, questions);
    let pure = !questions.iter().any(|q| q.apart);
    if pure {
        let anchors = anchors(text, lines, marks, parts, questions, &labels);
        set_answers(text, lines, parts, questions, &anchors);
        mentioned(text, questions, &labels, response);
        match anchors.first() {
            None => next_in_page(text, lines, parts, questions, response),
            Some(first) => given_before(text, questions, response, first.from),
        }
    }
    adjoining::together(text, questions, &labels);
    for question in questions.iter_mut() {
        question.answer = question.answer.map(|a| without_lead(text, a)).filter(|a| !a.is_empty());
    }
    if let [before @ .., last] = &mut *questions
        && last.span.end >= text.trim_end().len()
        && before.iter().any(|q| q.apart && q.answer.is_some() && q.answer == last.answer)
    {
        // Cut off before its answer: the one above is not its own.
        last.answer = None;
    }
    shares::divide(text, questions, &labels, &mut Reader::default());
    for i in 0..questions.len() {
        if let (None, Some(parent)) = (questions[i].answer, questions[i].parent) {
            questions[i].answer = questions[parent].answer;
            questions[i].apart = questions[parent].apart;
        }
    }
}

/// What follows a question may be how the applicant wants it answered: "If you can, give the months."
fn without_riders(text: &str, questions: &mut [Question]) {
    static RIDER: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^\W*(?:if\s+(?:you\s+can|possible|available|not|so)\b,?\s*)?(?:please\s+)?(?:can\s+you\s+)?(?:give|provide|supply|state|break|split|include|list|specify|indicate|show)\b[^.]{0,150}\.?$",
        )
    });
    for question in questions {
        let rider = question.answer.filter(|a| a.end - a.start < 160 && RIDER.is_match(a.of(text)));
        if let Some(rider) = rider {
            if rider.start >= question.span.end {
                question.span.end = rider.end;
            }
            question.answer = None;
            question.apart = false;
        }
    }
}

/// The answer without "Answer:" or "A1." before it.
fn without_lead(text: &str, answer: Span) -> Span {
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^(?:our\s+)?(?:(?:answer|response|reply)\s*(?:\d{0,2}[a-z]?\s*(?:[:–]\s*|-\s+|\n)|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\s*[:–]?\s*\n)|a\s?\d{0,2}[a-z]?\s*[:.]\s+)",
        )
    });
    let lead = LEAD.find(answer.of(text)).map_or(0, |m| m.end());
    trim(text, Span::new(answer.start + lead, answer.end))
}

/// In interleaved letters, "In response to Questions 1 and 2" under question 2 answers question 1 too.
fn answers_given_together(text: &str, marks: &[Option<Mark>], lines: &[Line], questions: &mut [Question]) {
    for i in 0..questions.len() {
        let Some(answer) = questions[i].answer else { continue };
        let line = lines.partition_point(|l| l.end <= answer.start);
        let Some(mark) = marks.get(line).and_then(Option::as_ref).filter(|m| m.answer) else { continue };
        for j in 0..i {
            let same = questions[j].run == questions[i].run;
            if same && questions[j].answer.is_none() && mark.labels.contains(&questions[j].own) {
                questions[j].answer = Some(answer);
                questions[j].apart = true;
            }
        }
    }
    let _ = text;
}

/// A refusal for cost or as vexatious covers the request, whatever it says of one question.
static REFUSED_WHOLE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\bsections?\s+(?:12|14)\s?\(1\)|\bsections?\s+(?:12|14)\b|whole\s+of\s+your\s+request")
});

fn set_answers(text: &str, lines: &[Line], parts: &[Part], questions: &mut [Question], anchors: &[Anchor]) {
    let annex = annex_starts(parts);
    // A list of questions said again before one answer to all.
    let mut unanswered: Vec<usize> = Vec::new();
    for (i, anchor) in anchors.iter().enumerate() {
        let next = anchors.get(i + 1).map_or(text.len(), |a| a.from);
        let first = lines.partition_point(|l| l.end <= anchor.content);
        let mut end = anchor.content;
        for (j, line) in lines.iter().enumerate().skip(first) {
            if line.start >= next {
                break;
            }
            let pointed = text[..line.start].trim_end().ends_with(['\u{3a}', ';'])
                || text[..line.start].trim_end().ends_with("below.");
            let stop = match parts[j] {
                Part::Closing | Part::Request => true,
                Part::Annex => !(pointed || continues_annex(text, lines, annex[j], anchor.content)),
                _ => false,
            };
            if stop {
                break;
            }
            end = line.end.min(next).max(end);
        }
        let span = trim(text, Span::new(anchor.content.min(end), end));
        unanswered.extend(&anchor.questions);
        if span.is_empty() {
            continue;
        }
        for q in unanswered.drain(..) {
            if questions[q].answer.is_none() {
                questions[q].answer = Some(span);
                questions[q].apart = true;
            }
        }
    }
}

/// Reasons that the answer itself announces ("see the refusal notice below;") belong to it.
fn continues_annex(text: &str, lines: &[Line], first: usize, from: usize) -> bool {
    let Some(line) = lines.get(first) else { return false };
    if line.start < from {
        return true;
    }
    let before = text[..line.start].trim_end();
    before[super::citations::floor(before, before.len().saturating_sub(60))..].contains("below")
}

/// For each line of reasons, the line with which they begin.
fn annex_starts(parts: &[Part]) -> Vec<usize> {
    let mut start = 0;
    let mut starts = Vec::with_capacity(parts.len());
    for (i, part) in parts.iter().enumerate() {
        if *part != Part::Annex || i == 0 || parts[i - 1] != Part::Annex {
            start = i;
        }
        starts.push(start);
    }
    starts
}

/// Questions not answered apart may be named in a sentence: "what is asked in questions 1-5 is exempt".
fn mentioned(text: &str, questions: &mut [Question], labels: &Labels, response: &[Span]) {
    let mut spans: Vec<(Span, Vec<usize>)> = Vec::new();
    let whole = response.iter().any(|s| REFUSED_WHOLE.is_match(s.of(text)));
    let mut reader = Reader::default();
    for part in response.iter().filter(|_| !whole) {
        for sentence in super::lines::sentences(text, *part) {
            let Some(mention) = MENTION.find(sentence.of(text)) else { continue };
            if mention.start() >= 40 && reader.acts(sentence.of(text)) & acts::WITHHELD == 0 {
                continue;
            }
            for caps in MENTION.captures_iter(sentence.of(text)) {
                let named = labels.named(&list(caps.name("list").map_or("", |m| m.as_str())));
                if !named.is_empty() {
                    spans.push((sentence, named));
                }
            }
        }
    }
    for (span, named) in spans {
        for q in named {
            if questions[q].answer.is_none() {
                questions[q].answer = Some(span);
                questions[q].apart = true;
            }
        }
    }
}

/// "The list is enclosed. As to question 3 …": what is given before the first question named is for those not named; not
/// for what may be named yet.
fn given_before(text: &str, questions: &mut [Question], response: &[Span], first: usize) {
    let Some(last) = questions.iter().rposition(|q| q.apart && q.answer.is_some()) else { return };
    let open = |q: &Question| q.answer.is_none() && !q.stem && q.parent.is_none();
    if !questions[..last].iter().any(open) {
        return;
    }
    let Some(part) = response.iter().find(|s| s.start < first && first <= s.end) else { return };
    let mut reader = Reader::default();
    let said = super::lines::sentences(text, Span::new(part.start, first));
    let Some(from) = said.iter().find(|s| reader.acts(s.of(text)) & acts::GIVES != 0) else { return };
    let given = trim(text, Span::new(from.start, first));
    for question in questions[..last].iter_mut().filter(|q| open(q)) {
        question.answer = Some(given);
        question.apart = true;
    }
}

/// Without any anchor, a question is answered by what follows it, and at last by the reply as a whole.
fn next_in_page(text: &str, lines: &[Line], parts: &[Part], questions: &mut [Question], response: &[Span]) {
    let Some(last) = response.last() else { return };
    let several = response.len() > 1;
    for q in 0..questions.len() {
        if questions[q].answer.is_some() {
            continue;
        }
        let after = response.get(response.partition_point(|s| s.start < questions[q].span.end)).copied();
        let mut span = after.unwrap_or(*last);
        if !several {
            span.end = span.end.max(last.end);
        }
        let from = lines.partition_point(|l| l.end <= span.start);
        if parts.get(from).is_some_and(|p| *p == Part::Response)
            && parts::is_response_heading(lines[from].of(text))
        {
            span.start = lines[from].end;
        }
        let span = trim(text, span);
        if !span.is_empty() {
            questions[q].answer = Some(span);
            questions[q].apart = several || questions.len() == 1;
        }
    }
}
