//! Where the applicant's words stand, when headings and introductions do not tell: by labels, by what asks, by order.

use std::collections::BTreeSet;

use document::Span;

use super::super::asks;
use super::super::citations::cites;
use super::super::furniture;
use super::super::labels::{self, Mark, Style};
use super::super::lines::Line;
use super::super::parts::{self, Part};
use super::Question;

/// A bare "a" stays only where a bare "b" follows within a few lines, and "b" only after "a".
pub(super) fn keep_weak_in_sequence(marks: &mut [Option<Mark>]) {
    // A number alone on its line is a figure where it does not count on.
    let mut last = 0;
    for mark in marks.iter_mut() {
        let Some(m) = mark.as_ref().filter(|m| m.style != Style::Letter && !m.answer) else { continue };
        let Some(n) = m.number() else { continue };
        if m.alone && m.style == Style::Number && n != 1 && !(n > last && n <= last + 2) {
            *mark = None;
        } else {
            last = n;
        }
    }
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

/// A heading such as "FOI requests" at the foot of a page stands over nothing that asks, while bulleted questions stand
/// above it: nothing was asked there.
pub(super) fn untitled(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut [Part]) {
    let region = |parts: &[Part], i: usize| matches!(parts[i], Part::Request | Part::Mixed);
    let Some(first) = (0..lines.len()).find(|i| region(parts, *i)) else { return };
    let asks = |i: usize| asks::item_asks(lines[i].of(text)) || marks[i].is_some();
    let bulleted = |i: usize| labels::bullet(text, &lines[i]).is_some();
    let above = (0..first).filter(|i| bulleted(*i) && parts[*i] == Part::Head).count();
    if above < 3 || (0..lines.len()).any(|i| region(parts, i) && (asks(i) || bulleted(i))) {
        return;
    }
    for part in parts[first..].iter_mut().filter(|p| **p == Part::Request) {
        *part = Part::Closing;
    }
}

/// Between the fields of a page and the heading over its answer stands what was asked, also where it does not sound so.
fn before_the_answer(text: &str, lines: &[Line], parts: &[Part]) -> Option<(usize, usize)> {
    let answer = (0..lines.len()).find(|i| parts::is_response_heading(lines[*i].of(text)))?;
    let dated = |i: &usize| {
        let words = lines[*i].of(text);
        words.len() < 50 && super::super::dates::dates(words).last().is_some_and(|d| d.at.end == words.len())
    };
    let from = (0..answer).rev().find(dated)? + 1;
    let told = (from..answer).all(|i| {
        let words = lines[i].of(text);
        parts[i] == Part::Head && !parts::is_authority_voice(words) && !words.starts_with("Dear")
    });
    (told && (from..answer).any(|i| lines[i].end - lines[i].start > 60)).then_some((from, answer))
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
    let asking = |i: usize| {
        let words = lines[i].of(text);
        open(parts[i])
            && words.len() > 20
            && !furniture::is(i, words)
            && !parts::is_authority_voice(words)
            && (asks::asks(words) || listed_ask(text, lines, i))
            && !asks::asked_of_applicant(words)
    };
    let first = (0..lines.len()).find(|i| asking(*i));
    if let Some((from, answer)) = before_the_answer(text, lines, parts)
        && first.is_none_or(|f| f > answer)
        && labelled.is_none_or(|l| l > answer)
    {
        parts[from..answer].fill(Part::Request);
        return;
    }
    // Labels below the answer to what was asked above them are reasons, unless they ask.
    let reasons = |from: usize| {
        let Some(first) = first.filter(|f| *f < from) else { return false };
        let own =
            |i: usize| lines[i].of(text).get(marks[i].as_ref().map_or(0, |m| m.content - lines[i].start)..);
        (first + 1..from).any(|i| parts::is_authority_voice(lines[i].of(text)))
            && !own(from).is_some_and(asks::item_asks)
    };
    if let Some(from) = labelled.filter(|from| !reasons(*from)) {
        for part in parts[from..].iter_mut().filter(|p| open(**p)) {
            *part = Part::Mixed;
        }
        return;
    }
    let Some(first) = first else { return };
    let bullet = |i: &usize| open(parts[*i]) && labels::bullet(text, &lines[*i]).is_some();
    let bulleted = super::unlabelled::bullets_in_turn(text, lines);
    let first = (0..=first).find(|i| bulleted && bullet(i)).unwrap_or(first);
    let bulleted = bulleted && bullet(&first);
    if bulleted || asked_in_turn(text, lines, parts, first) {
        for part in parts[first..].iter_mut().filter(|p| open(**p)) {
            *part = Part::Mixed;
        }
        return;
    }
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

/// Whether the line is an item among bulleted items that ask.
fn listed_ask(text: &str, lines: &[Line], i: usize) -> bool {
    let asks = |i: usize| {
        let content = lines.get(i).and_then(|l| labels::bullet(text, l).map(|from| (from, l.end)));
        content.is_some_and(|(from, end)| asks::item_asks(Span::new(from, end).of(text)))
    };
    asks(i) && (asks(i + 1) || i > 0 && asks(i - 1))
}

/// Whether questions without labels stand in turn with something that does not ask.
fn asked_in_turn(text: &str, lines: &[Line], parts: &[Part], first: usize) -> bool {
    let open = |i: usize| matches!(parts[i], Part::Head | Part::Response);
    let asks = |i: usize| {
        let words = lines[i].of(text).trim_end_matches(['*', ' ']);
        open(i) && lines[i].after_gap && words.ends_with('?') && asks::asks(words)
    };
    let places: Vec<usize> = (first..lines.len()).filter(|i| asks(*i)).collect();
    let answered = places.iter().filter(|i| {
        lines
            .get(*i + 1)
            .is_some_and(|l| !l.of(text).trim_end_matches(['*', ' ']).ends_with('?') && open(*i + 1))
    });
    places.len() >= 2 && answered.count() == places.len()
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
    if led && cites(intro) && !asks::asks(intro) {
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

/// Labels in the applicant's part may show that the answers have begun: "Answer 2" and the like, or a second run of
/// labels whose items answer where those of the first ask.
pub(super) fn see_answers(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut Vec<Part>) {
    let asks_here = |i: usize, parts: &[Part]| matches!(parts[i], Part::Request);
    let question = |i: usize| marks[i].as_ref().filter(|m| !m.answer);
    let Some(first) = (0..lines.len()).find(|i| asks_here(*i, parts) && question(*i).is_some()) else {
        return;
    };
    let answers =
        |i: usize| marks[i].as_ref().is_some_and(|m| m.answer) || parts::answer_lead(lines[i].of(text));
    if let Some(reply) = (first + 1..lines.len()).find(|i| asks_here(*i, parts) && answers(*i)) {
        let number = |i: usize| question(i).filter(|m| m.style != Style::Letter).and_then(Mark::number);
        let letter =
            |i: usize| question(i).filter(|m| m.style == Style::Letter).map(|m| m.label().to_owned());
        let before = (first..reply).rev().find_map(number);
        let next = (reply + 1..lines.len()).find_map(number);
        let in_turn = match (before, next) {
            (Some(before), Some(next)) => next == before + 1,
            (None, None) => {
                match ((first..reply).rev().find_map(letter), (reply + 1..lines.len()).find_map(letter)) {
                    (Some(before), Some(next)) => next > before,
                    _ => false,
                }
            }
            _ => false,
        };
        // Of a single question nothing follows, and its answer stands under it.
        if in_turn {
            parts::again(text, lines, parts, first, Part::Mixed);
        } else {
            parts::again(text, lines, parts, reply, Part::Response);
        }
        return;
    }
    if in_turn(text, lines, marks, parts, first) {
        parts::again(text, lines, parts, first, Part::Mixed);
        return;
    }
    let Some(from) = answer_run(text, lines, marks, parts) else { return };
    for part in parts[..from].iter_mut().filter(|p| **p == Part::Mixed) {
        *part = Part::Request;
    }
    parts::again(text, lines, parts, from, Part::Response);
}

/// Where of labelled questions thought to stand in turn with their answers only the last has one, they stand together
/// and what follows the last replies to all: the line with which that begins.
pub(super) fn reply_to_all(lines: &[Line], parts: &[Part], questions: &[Question]) -> Option<usize> {
    let [before @ .., last] = questions else { return None };
    let answer = last.answer?;
    let line = lines.partition_point(|l| l.end <= last.span.start);
    let alone = !before.is_empty() && before.iter().all(|q| q.answer.is_none() || q.stem);
    (alone && parts.get(line) == Some(&Part::Mixed)).then(|| lines.partition_point(|l| l.end <= answer.start))
}

/// Whether under most of the labelled questions something stands that answers and does not ask.
fn in_turn(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &[Part], first: usize) -> bool {
    let items: Vec<usize> = (first..lines.len())
        .filter(|i| parts[*i] != Part::Closing && marks[*i].as_ref().is_some_and(|m| !m.answer && !m.weak))
        .take_while(|i| matches!(parts[*i], Part::Request | Part::Response))
        .collect();
    let asked = items.iter().filter(|i| parts[**i] == Part::Request).count();
    let mut answered = 0;
    for (n, item) in items.iter().enumerate() {
        let until = items.get(n + 1).copied().unwrap_or(lines.len()).min(item + 12);
        let hit = (item + 1..until).any(|j| {
            let (above, words) = (lines[j - 1].of(text).trim_end_matches(['*', ' ']), lines[j].of(text));
            let begins = lines[j].after_gap || above.ends_with('?') || above.len() < 60;
            matches!(parts[j], Part::Request | Part::Response)
                && begins
                && asks::answers(words)
                && !asks::asks(words)
        });
        answered += usize::from(hit);
    }
    let last = items.last().copied().unwrap_or(first);
    let headed = (first..last).any(|j| parts::is_response_heading(lines[j].of(text)));
    asked > 0 && !headed && items.len() >= 2 && answered * 2 > items.len()
}

fn roman_value(label: &str) -> Option<u32> {
    let all = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    all.iter().position(|r| *r == label).and_then(|i| u32::try_from(i).ok())
}

/// The line with which a run of answers begins, after a run of questions with the same labels.
fn answer_run(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &[Part]) -> Option<usize> {
    let open = |i: usize| matches!(parts[i], Part::Request | Part::Mixed);
    // "i" is the first of the small Roman numerals where "ii" follows, and a letter otherwise.
    let roman = marks.iter().flatten().any(|m| m.style == Style::Letter && m.label() == "ii");
    let tops = |letters: bool| -> Vec<(usize, u32)> {
        (0..lines.len())
            .filter(|i| open(*i))
            .filter_map(|i| {
                let mark = marks[i].as_ref().filter(|m| !m.answer && m.labels.len() == 1)?;
                let at = match mark.style {
                    Style::Letter if letters && roman => roman_value(mark.label())?,
                    Style::Letter => mark.label().chars().next().filter(|_| letters).map(u32::from)?,
                    _ if letters => return None,
                    _ => mark.number()?,
                };
                Some((i, at))
            })
            .collect()
    };
    let mut tops_here = tops(false);
    if tops_here.is_empty() {
        tops_here = tops(true);
    }
    let mut runs: Vec<Vec<(usize, u32)>> = Vec::new();
    for top in tops_here {
        match runs.last_mut().filter(|r| r.last().is_some_and(|l| l.1 < top.1)) {
            Some(run) => run.push(top),
            None => runs.push(vec![top]),
        }
    }
    let [asked, rest @ ..] = runs.as_slice() else { return None };
    if asked.len() < 2 {
        return None;
    }
    let share = |run: &[(usize, u32)], of: &dyn Fn(&str) -> bool| {
        let hits = run.iter().filter(|(i, _)| {
            let mark = marks[*i].as_ref();
            let from = mark.map_or(lines[*i].start, |m| m.content);
            let line = if mark.is_some_and(|m| m.alone) { lines.get(i + 1) } else { lines.get(*i) };
            line.is_some_and(|l| of(Span::new(from.max(l.start).min(l.end), l.end).of(text)))
        });
        hits.count() as f64 / run.len() as f64
    };
    let asking = share(asked, &asks::item_asks);
    for run in rest {
        let labels_known = run.iter().all(|(_, n)| asked.iter().any(|(_, a)| a == n));
        let answering = share(run, &asks::answers);
        let asks_too = share(run, &asks::item_asks);
        let first = run[0].0;
        if labels_known
            && (answering >= 0.5 && asks_too < 0.5 && asking > asks_too || asking - asks_too >= 0.6)
            && !is_recital(text, lines, first)
        {
            let lead = intro(lines, first);
            let from = lines.partition_point(|l| l.start < lead.start);
            let after_asked = asked.last().map_or(0, |a| a.0) < from;
            return Some(if after_asked && !asks::item_asks(lead.of(text)) { from } else { first });
        }
    }
    None
}
