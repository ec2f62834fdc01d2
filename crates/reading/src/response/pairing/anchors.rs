//! The places where answers to named questions begin.

use std::sync::LazyLock;

use document::Span;

use super::super::pattern::{Pattern, rx};

use super::super::labels::{Mark, Style, bullet};
use super::super::lines::Line;
use super::super::parts::Part;
use super::super::questions::Question;
use super::asked::Asked;
use super::labels::Labels;
use super::leads;
use super::lists::Lists;
use super::repetition::{after_repetition, paragraph_ends};

/// A place where the answer to some questions begins.
pub(super) struct Anchor {
    /// Byte where it begins, with what is repeated of the question.
    pub from: usize,
    /// First byte of the answer.
    pub content: usize,
    /// The questions.
    pub questions: Vec<usize>,
}

pub(super) fn anchors(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &[Part],
    questions: &mut [Question],
    labels: &Labels,
) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut above: Option<usize> = None;
    let mut done_with_list = 0;
    let asked = Asked::of(text, questions);
    let lists = Lists::of(marks, parts, questions);
    let ends = paragraph_ends(lines);
    // The last of the questions answered so far, and how many anchors were looked at for it.
    let (mut answered, mut looked): (Option<usize>, usize) = (None, 0);
    let mut bullets_read = false;
    for (i, line) in lines.iter().enumerate() {
        if !matches!(parts[i], Part::Response | Part::Head | Part::Annex)
            || line.start < questions[0].span.end && parts[i] == Part::Head
        {
            continue;
        }
        let mark = marks[i].as_ref();
        if let Some(mark) = mark.filter(|m| m.style == Style::Word) {
            let named = labels.named(&mark.labels);
            if !named.is_empty() {
                let content = after_repetition(text, lines, &ends, i, mark.content, &named, questions);
                anchors.push(Anchor { from: line.start, content, questions: named });
                continue;
            }
        }
        let content = mark.map_or(line.start, |m| m.content);
        let bullet = bullet(text, line).filter(|_| mark.is_none());
        let said = Span::new(bullet.unwrap_or(content), line.end).of(text);
        if let Some(q) = asked.repeated(said, mark, above) {
            let from = bullet.unwrap_or(content);
            let content = after_repetition(text, lines, &ends, i, from, &[q], questions);
            questions[q].places.push(Span::new(line.start, content.max(line.start)));
            above = Some(questions[q].parent.unwrap_or(q));
            anchors.push(Anchor { from: line.start, content, questions: vec![q] });
            continue;
        }
        if let (true, Some((named, length))) =
            (mark.is_none() && parts[i] == Part::Response, leads::named(said, labels))
        {
            anchors.push(Anchor { from: line.start, content: content + length, questions: named });
            continue;
        }
        answered = anchors[looked..].iter().flat_map(|a| a.questions.iter().copied()).max().max(answered);
        looked = anchors.len();
        if let Some(q) =
            goes_on(text, line, mark, questions, labels, answered).filter(|_| parts[i] == Part::Response)
        {
            anchors.push(Anchor { from: line.start, content, questions: vec![q] });
            continue;
        }
        if i >= done_with_list
            && !bullets_read
            && parts[i] == Part::Response
            && mark.is_none()
            && bullet.is_some()
        {
            // Tried where the first list begins: a list elsewhere is part of an answer.
            bullets_read = true;
            if let Some((list, until)) = bulleted(text, lines, marks, parts, lists.leaves(), i) {
                anchors.extend(list);
                done_with_list = until;
                continue;
            }
        }
        if i >= done_with_list
            && parts[i] == Part::Response
            && mark.is_some_and(|m| matches!(m.label(), "1" | "a"))
            && let Some((list, until)) = lists.begun(text, lines, marks, labels, i)
        {
            anchors.extend(list);
            done_with_list = until;
        }
    }
    anchors.sort_by_key(|a| a.from);
    anchors
}

/// The question next after those answered so far, where the line has its label and does not ask.
fn goes_on(
    text: &str,
    line: &Line,
    mark: Option<&Mark>,
    questions: &[Question],
    labels: &Labels,
    answered: Option<usize>,
) -> Option<usize> {
    let mark = mark.filter(|m| m.style != Style::Letter && m.labels.len() == 1)?;
    // "2a" can only mean that question.
    let full = |c: char| c.is_ascii_digit();
    if mark.label().contains(full) && !mark.label().chars().all(full) {
        let asks = Span::new(mark.content.min(line.end), line.end).of(text).trim_end().ends_with('?');
        let named = labels.named(&mark.labels);
        if let ([q], false) = (&named[..], asks) {
            return Some(*q);
        }
    }
    let next = (answered? + 1..questions.len()).find(|q| !questions[*q].stem)?;
    let said = Span::new(mark.content.min(line.end), line.end).of(text);
    let labelled =
        questions[next].own == mark.label() || questions[next].label.as_deref() == Some(mark.label());
    (labelled && !said.trim_end().ends_with('?')).then_some(next)
}

/// A list of answers that begins with bullets and goes on with the numbers those should have borne.
fn bulleted(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &[Part],
    leaves: &[usize],
    first: usize,
) -> Option<(Vec<Anchor>, usize)> {
    let (mut anchors, mut numbered, mut until): (Vec<Anchor>, bool, usize) = (Vec::new(), false, first);
    for i in first..lines.len() {
        if parts[i] != Part::Response || anchors.len() == leaves.len() {
            break;
        }
        let number = marks[i].as_ref().filter(|m| m.style == Style::Number).and_then(Mark::number);
        let content = match (number, bullet(text, &lines[i])) {
            (Some(n), _) if n as usize == anchors.len() + 1 => {
                numbered = true;
                marks[i].as_ref().map_or(lines[i].start, |m| m.content)
            }
            (None, Some(content)) if !numbered && marks[i].is_none() => content,
            _ => continue,
        };
        anchors.push(Anchor { from: lines[i].start, content, questions: vec![leaves[anchors.len()]] });
        until = i + 1;
    }
    (numbered && anchors.len() >= 2).then_some((anchors, until))
}

pub(super) static MENTION: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:questions?|parts?|points?|requests?|items?|q)\s*(?:no\.?\s*|numbers?\s*)?(?P<list>\d{1,2}[a-z]?(?:\s*(?:,\s*and|,|\band\b|&|\bto\b|-|–)\s*\d{1,2}[a-z]?\b)*)",
    )
});
