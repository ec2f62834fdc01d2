//! Questions without labels: bullets, and asks in prose.

use document::Span;

use super::super::asks;
use super::super::labels;
use super::super::lines::Line;
use super::super::parts::Part;
use super::Question;
use super::region::intro;

pub(super) fn plain(span: Span, run: usize) -> Question {
    Question {
        label: None,
        own: String::new(),
        parent: None,
        run,
        stem: false,
        span,
        places: vec![span],
        answer: None,
        apart: false,
    }
}

/// Bulleted asks, or asks in prose.
pub(super) fn without_labels(text: &str, lines: &[Line], parts: &[Part]) -> Vec<Question> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        if parts[i] == Part::Mixed {
            let words = lines[i].of(text);
            if asks::asks(words) && words.ends_with('?') {
                let end_line = (i + 1..lines.len())
                    .find(|j| {
                        parts[*j] != Part::Mixed
                            || (asks::asks(lines[*j].of(text)) && lines[*j].of(text).ends_with('?'))
                    })
                    .unwrap_or(lines.len());
                let mut question = plain(Span::new(lines[i].start, lines[i].end), 0);
                if end_line > i + 1 {
                    question.answer = Some(Span::new(lines[i + 1].start, lines[end_line - 1].end));
                    question.apart = true;
                }
                found.push(question);
            }
            i += 1;
            continue;
        }
        if parts[i] != Part::Request {
            i += 1;
            continue;
        }
        let from = i;
        while i < lines.len() && parts[i] == Part::Request {
            i += 1;
        }
        block(text, lines, from, i, &mut found);
    }
    found
}

/// One stretch of the applicant's words.
fn block(text: &str, lines: &[Line], from: usize, to: usize, found: &mut Vec<Question>) {
    let bullets: Vec<usize> = (from..to).filter(|j| labels::bullet(text, &lines[*j]).is_some()).collect();
    let Some(first) = bullets.first().copied().filter(|_| bullets.len() >= 2) else {
        let start = labels::bullet(text, &lines[from]).unwrap_or(lines[from].start);
        let whole = !lines[from..to]
            .iter()
            .any(|l| l.of(text).ends_with(':') && l.of(text).len() < 60 && to - from == 1);
        found.extend(
            asks::in_prose(text, Span::new(start, lines[to - 1].end), whole).into_iter().map(|s| plain(s, 0)),
        );
        return;
    };
    let lead =
        if first > from { intro(lines, first) } else { Span::new(lines[from].start, lines[from].start) };
    let categories = asks::categories_follow(lead.of(text));
    let mut j = from;
    while j < to {
        if let Some(content) = labels::bullet(text, &lines[j]) {
            let mut end = j;
            while end + 1 < to && !lines[end + 1].after_gap && labels::bullet(text, &lines[end + 1]).is_none()
            {
                let words = lines[end + 1].of(text);
                if !words.starts_with(|c: char| c.is_lowercase()) && lines[end].of(text).len() < 70 {
                    break;
                }
                end += 1;
            }
            if !categories {
                found.push(plain(Span::new(content, lines[end].end), 0));
            }
            j = end + 1;
            continue;
        }
        let start = j;
        while j + 1 < to && labels::bullet(text, &lines[j + 1]).is_none() {
            j += 1;
        }
        let stretch = Span::new(lines[start].start, lines[j].end);
        for span in asks::in_prose(text, stretch, false) {
            let leads = span.of(text).ends_with(':') && !categories;
            if !leads {
                found.push(plain(span, 0));
            }
        }
        j += 1;
    }
}
