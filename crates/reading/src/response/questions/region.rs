//! Where the applicant's words stand, when headings and introductions do not tell: by labels, by what asks, by order.

use std::collections::BTreeSet;

use document::Span;

use super::super::asks;
use super::super::citations::citations;
use super::super::labels::{Mark, Style};
use super::super::lines::{Line, sentences};
use super::super::parts::{self, Part};
use super::Question;
use super::unlabelled::plain;

/// A bare "a" stays only where a bare "b" follows within a few lines, and "b" only after "a".
pub(super) fn keep_weak_in_sequence(marks: &mut [Option<Mark>]) {
    let letter = |m: &Option<Mark>| {
        m.as_ref().filter(|m| m.style == Style::Letter).and_then(|m| m.label().chars().next())
    };
    let mut expected: Option<(char, usize)> = None;
    for i in 0..marks.len() {
        let Some(c) = letter(&marks[i]) else { continue };
        let follows = expected.is_some_and(|(e, at)| e == c && i - at <= 8);
        let next = char::from_u32(u32::from(c) + 1).unwrap_or(c);
        let leads = c == 'a' && marks[i + 1..].iter().take(6).any(|m| letter(m) == Some('b'));
        let weak = marks[i].as_ref().is_some_and(|m| m.weak);
        if weak && !follows && !leads {
            marks[i] = None;
        } else {
            expected = Some((next, i));
        }
    }
}

/// "Question 1" alone on a line opens what was asked, on pages that head their answers too.
pub(super) fn word_headings_open_requests(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &mut [Part],
) {
    let answers: BTreeSet<usize> =
        (0..lines.len()).filter(|i| parts::is_response_heading(lines[*i].of(text))).collect();
    let heads = |i: usize| marks[i].as_ref().is_some_and(|m| m.style == Style::Word && m.alone && !m.answer);
    let Some(last_answer) = answers.last().copied() else { return };
    for i in 0..lines.len() {
        if !heads(i) || parts[i] == Part::Closing || i > last_answer || (parts[i] == Part::Annex) {
            continue;
        }
        parts[i] = Part::Request;
        for j in i + 1..lines.len() {
            let words = lines[j].of(text);
            if answers.contains(&j)
                || marks[j].as_ref().is_some_and(|m| m.style == Style::Word)
                || parts::is_annex_heading(words)
            {
                break;
            }
            parts[j] = Part::Request;
        }
    }
}

/// Where no heading and no introduction tells, what was asked is what is labelled, or what asks before anybody answers.
pub(super) fn find_request(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut [Part]) {
    let open = |p: Part| matches!(p, Part::Head | Part::Response);
    let labelled = (0..lines.len()).find(|i| {
        open(parts[*i])
            && marks[*i].as_ref().is_some_and(|m| matches!(m.label(), "1" | "a" | "1a") && !m.answer)
            && !is_recital(text, lines, *i)
            && (*i..lines.len())
                .skip(1)
                .take(60)
                .any(|j| marks[j].as_ref().is_some_and(|m| matches!(m.label(), "2" | "b" | "1b")))
    });
    if let Some(from) = labelled {
        for part in parts[from..].iter_mut().filter(|p| open(**p)) {
            *part = Part::Mixed;
        }
        return;
    }
    let first = (0..lines.len()).find(|i| {
        let words = lines[*i].of(text);
        open(parts[*i]) && words.len() > 20 && !parts::is_authority_voice(words) && asks::asks(words)
    });
    let Some(first) = first else { return };
    let mut answering = false;
    for i in first..lines.len() {
        let words = lines[i].of(text);
        answering |= i > first && parts::is_authority_voice(words);
        if !open(parts[i]) {
            answering = true;
            continue;
        }
        parts[i] = if answering { Part::Response } else { Part::Request };
    }
}

/// "You asked for the diary of the director." says in the authority's words what was asked; what follows is the answer.
pub(super) fn told_of(text: &str, lines: &[Line], parts: &mut [Part]) -> Vec<Question> {
    for i in 0..lines.len() {
        if !matches!(parts[i], Part::Head | Part::Response) {
            continue;
        }
        let line = Span::new(lines[i].start, lines[i].end);
        let paragraph = (i + 1..lines.len()).find(|j| lines[*j].after_gap).unwrap_or(lines.len());
        for sentence in sentences(text, Span::new(line.start, lines[paragraph - 1].end)) {
            let lead = asks::told(sentence.of(text));
            if lead == 0 || sentence.start > line.end {
                continue;
            }
            for part in parts[i + 1..].iter_mut().filter(|p| **p == Part::Head) {
                *part = Part::Response;
            }
            return vec![plain(Span::new(sentence.start + lead, sentence.end), 0)];
        }
    }
    Vec::new()
}

/// A run of labels that goes on after the authority has spoken shows that question and answer stand in turn.
pub(super) fn see_interleaving(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut [Part]) {
    let mut last: Option<(u32, usize)> = None;
    for i in 0..lines.len() {
        let Some(mark) = marks[i].as_ref().filter(|m| m.style != Style::Letter && !m.answer) else {
            continue;
        };
        let Some(n) = mark.number() else { continue };
        match parts[i] {
            Part::Request => last = Some((n, i)),
            Part::Mixed => return,
            Part::Response | Part::Head => {
                let Some((before, at)) = last else { continue };
                if n != before + 1 || mark.alone && mark.style == Style::Number {
                    last = None;
                    continue;
                }
                let heading = (at..i).any(|j| parts::is_response_heading(lines[j].of(text)));
                if heading || is_recital(text, lines, i) {
                    last = None;
                    continue;
                }
                for j in i..lines.len() {
                    if !matches!(parts[j], Part::Closing) {
                        parts[j] = Part::Mixed;
                    }
                }
                // What stands between is the answer to the questions before.
                for part in &mut parts[at..i] {
                    if *part == Part::Response {
                        *part = Part::Mixed;
                    }
                }
                parts[at] = Part::Mixed;
                return;
            }
            _ => {}
        }
    }
}

/// The paragraph, or the line, that stands before line `i`.
pub(crate) fn intro(lines: &[Line], i: usize) -> Span {
    if i == 0 {
        return Span::new(0, 0);
    }
    let last = i - 1;
    let mut from = last;
    while from > 0 && !lines[from].after_gap && lines[from].end - lines[from].start > 55 && last - from < 6 {
        if lines[from - 1].end - lines[from - 1].start < 55 {
            break;
        }
        from -= 1;
    }
    Span::new(lines[from].start, lines[last].end)
}

/// A list that recites an enactment: its introduction cites one, or its items are half sentences.
pub(crate) fn is_recital(text: &str, lines: &[Line], i: usize) -> bool {
    let intro = intro(lines, i).of(text);
    let led = intro.trim_end_matches(['*', ' ']).ends_with([':', '-', '–', '—']) || intro.ends_with("which");
    if led && !citations(intro).is_empty() && !asks::asks(intro) {
        return true;
    }
    if led && intro.to_lowercase().contains("prejudice") {
        return true;
    }
    let words = lines[i].of(text);
    let body = words.split_once([' ', '\t']).map_or("", |(_, rest)| rest.trim());
    body.starts_with("states that")
        || body.starts_with("specifies the")
        || body.to_lowercase().starts_with("that fact")
}
