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
    let in_turn = parts.contains(&Part::Mixed) && bullets_in_turn(text, lines);
    let mut i = 0;
    while i < lines.len() {
        if parts[i] == Part::Mixed {
            if opens_pair(text, lines, i, in_turn) {
                let end_line = (i + 1..lines.len())
                    .find(|j| parts[*j] != Part::Mixed || opens_pair(text, lines, *j, in_turn))
                    .unwrap_or(lines.len());
                let from = labels::bullet(text, &lines[i]).unwrap_or(lines[i].start);
                let mut question = plain(Span::new(from, lines[i].end), 0);
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

/// Whether the line asks in a part where question and answer stand in turn: with its mark, or above its answer.
fn opens_pair(text: &str, lines: &[Line], i: usize, in_turn: bool) -> bool {
    let words = lines[i].of(text);
    let above_answer = lines.get(i + 1).is_some_and(|l| !l.after_gap) && lines[i].after_gap;
    asks::asks(words) && words.ends_with('?')
        || labels::bullet(text, &lines[i]).is_some() && in_turn
        || above_answer && !words.ends_with(['.', ':']) && words.len() > 20 && asks::item_asks(words)
}

/// Whether each bulleted line has something under it that has no bullet, and most of them ask.
pub(super) fn bullets_in_turn(text: &str, lines: &[Line]) -> bool {
    let bullet = |i: usize| lines.get(i).and_then(|l| labels::bullet(text, l));
    let items: Vec<usize> = (0..lines.len()).filter(|i| bullet(*i).is_some()).collect();
    let under = |i: &usize| {
        lines.get(i + 1).is_some_and(|l| {
            !l.after_gap && bullet(i + 1).is_none() && !l.of(text).starts_with(|c: char| c.is_lowercase())
        })
    };
    let asking = items.iter().filter(|i| lines[**i].of(text).ends_with('?')).count();
    items.len() >= 4 && items.iter().all(under) && asking * 2 > items.len()
}

/// Lines that each ask, three or more of them one below the other, or nothing but questions: a list whose marks were lost.
/// What stands between asks only where it says so.
fn asking_lines(text: &str, lines: &[Line], from: usize, to: usize) -> Vec<Question> {
    let opens = |i: usize| {
        let words = lines[i].of(text);
        words.starts_with(char::is_uppercase)
            && !words.ends_with([':', ','])
            && words.len() < 300
            && asks::item_asks(words)
            && !asks::is_rider(words)
    };
    let goes_on = |i: usize| lines[i].of(text).starts_with(|c: char| c.is_lowercase()) && !lines[i].after_gap;
    let (mut items, mut longest, mut run): (Vec<Span>, usize, usize) = (Vec::new(), 0, 0);
    let mut last = from;
    for i in from..to {
        if opens(i) {
            items.push(Span::new(lines[i].start, lines[i].end));
            run += 1;
            last = i;
        } else if goes_on(i) && run > 0 && last + 2 > i {
            if let Some(item) = items.last_mut() {
                item.end = lines[i].end;
            }
            last = i;
        } else {
            run = 0;
        }
        longest = longest.max(run);
    }
    // Two are enough where each line is a question and nothing else is there.
    let only_questions = items.len() >= 2 && (from..to).all(|i| opens(i) && lines[i].of(text).ends_with('?'));
    if longest < 3 && !only_questions { Vec::new() } else { items.into_iter().map(|s| plain(s, 0)).collect() }
}

/// One stretch of the applicant's words.
fn block(text: &str, lines: &[Line], from: usize, to: usize, found: &mut Vec<Question>) {
    let bullets: Vec<usize> = (from..to).filter(|j| labels::bullet(text, &lines[*j]).is_some()).collect();
    let Some(first) = bullets.first().copied().filter(|_| bullets.len() >= 2) else {
        let start = labels::bullet(text, &lines[from]).unwrap_or(lines[from].start);
        let listed = bare_list(text, lines, from, to);
        if !listed.is_empty() {
            found.extend(listed);
            return;
        }
        let listed = asking_lines(text, lines, from, to);
        if !listed.is_empty() {
            found.extend(listed);
            return;
        }
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
        // The last item of a list may have lost its bullet.
        if start > first && start == j && !lines[start].after_gap && asks::item_asks(stretch.of(text)) {
            found.push(plain(stretch, 0));
            j += 1;
            continue;
        }
        for span in asks::in_prose(text, stretch, false) {
            let leads = span.of(text).ends_with(':') && !categories;
            if !leads {
                found.push(plain(span, 0));
            }
        }
        j += 1;
    }
}

/// Whether the sentence only names a thing: nothing is said of it.
fn names(sentence: &str) -> bool {
    let says = |w: &str| {
        matches!(
            w,
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "can"
                | "would"
                | "we"
                | "i"
                | "you"
        )
    };
    !sentence.split_whitespace().any(|w| says(&w.to_lowercase())) && !asks::answers(sentence)
}

/// A list whose items have no mark: short lines of a kind after a colon, with what names a thing wanted above it.
fn bare_list(text: &str, lines: &[Line], from: usize, to: usize) -> Vec<Question> {
    let Some(lead) = (from..to).find(|i| lines[*i].of(text).ends_with(':')) else { return Vec::new() };
    let item = |i: &usize| {
        let words = lines[*i].of(text);
        !lines[*i].after_gap
            && (8..SHORT + 35).contains(&words.len())
            && words.starts_with(char::is_uppercase)
            && !words.ends_with([':', ','])
            && (!words.ends_with('.') || names(words))
            && words.split_whitespace().count() > 1
    };
    let end = (lead + 1..to).take_while(item).last().unwrap_or(lead);
    let closed = end + 1 == to || lines[end + 1].after_gap;
    if end < lead + 2 || !closed {
        return Vec::new();
    }
    let head = Span::new(lines[from].start, lines[lead].start);
    let mut found = Vec::new();
    if lead > from && asks::item_asks(head.of(text)) {
        found.push(plain(super::super::lines::trim(text, head), 0));
    }
    found.extend((lead + 1..=end).map(|i| plain(Span::new(lines[i].start, lines[i].end), 0)));
    found
}

/// What is asked in a paragraph of its own below the last labelled question. That question ends where it begins.
pub(super) fn after_labels(text: &str, lines: &[Line], parts: &[Part], questions: &mut Vec<Question>) {
    let Some(last) = questions.last() else { return };
    let from = lines.partition_point(|l| l.end <= last.span.start);
    let place = last.span;
    let mut more: Vec<Question> = Vec::new();
    for i in from + 1..lines.len() {
        if !matches!(parts[i], Part::Request | Part::Mixed) {
            break;
        }
        let words = lines[i].of(text);
        let above = lines[i - 1].of(text);
        let opens = lines[i].after_gap || lines[i].start >= place.end || i == from + 1 && above.len() < SHORT;
        let whole = words.ends_with(['.', '?'])
            && words.starts_with(char::is_uppercase)
            && words.split_whitespace().count() > 3;
        if !opens || !whole || super::super::labels::mark(text, &lines[i]).is_some() {
            continue;
        }
        let line = Span::new(lines[i].start, lines[i].end);
        let voice = super::super::parts::is_authority_voice(words);
        if voice || asks::is_rider(words) || !asks::asks(words) || asks::asked_of_applicant(words) {
            continue;
        }
        more.push(plain(line, usize::MAX));
    }
    let Some(begins) = more.first().map(|q| q.span.start) else { return };
    if let Some(last) = questions.last_mut() {
        last.span.end = last.span.end.min(begins);
        last.span = super::super::lines::trim(text, last.span);
        if let Some(answer) = &mut last.answer {
            answer.end = answer.end.min(begins).max(answer.start);
        }
        if let Some(place) = last.places.first_mut() {
            place.end = place.end.min(last.span.end);
        }
    }
    questions.extend(more);
}

/// A shorter line was not wrapped.
const SHORT: usize = 55;
