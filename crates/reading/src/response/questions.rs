//! What was asked, question by question, as the page repeats it. Which answer belongs to which is for `pairing`.

use std::collections::BTreeSet;

use document::Span;

use super::MOST_QUESTIONS;
use super::asks;
use super::citations::citations;
use super::labels::{self, Mark, Style};
use super::lines::{Line, sentences, trim};
use super::pairing;
use super::parts::{self, Part};

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
}

#[derive(Clone, Debug)]
struct Item {
    line: usize,
    mark: Mark,
    parent: Option<usize>,
    run: usize,
    dropped: bool,
}

/// Reads the questions and pairs them with their answers.
pub(crate) fn read(text: &str, lines: &[Line], parts: &[Part]) -> Layout {
    let mut parts = parts.to_vec();
    let mut marks: Vec<Option<Mark>> = lines.iter().map(|l| labels::mark(text, l)).collect();
    keep_weak_in_sequence(&mut marks);
    word_headings_open_requests(text, lines, &marks, &mut parts);
    if !parts.iter().any(|p| matches!(p, Part::Request | Part::Mixed)) {
        find_request(text, lines, &marks, &mut parts);
    }
    see_interleaving(text, lines, &marks, &mut parts);
    let items = items(text, lines, &marks, &parts);
    let mut questions = from_items(text, lines, &parts, &items);
    if questions.iter().all(|q| q.stem) {
        questions = without_labels(text, lines, &parts);
        if questions.is_empty() && !parts.iter().any(|p| in_region(*p)) {
            questions = told_of(text, lines, &mut parts);
        }
    }
    for question in &mut questions {
        question.span = bare(text, question.span);
    }
    questions.truncate(MOST_QUESTIONS);
    let response = response_spans(lines, &parts);
    pairing::pair(text, lines, &marks, &parts, &mut questions, &response);
    questions.retain(|q| !q.stem);
    Layout { parts, questions, response }
}

/// A bare "a" stays only where a bare "b" follows within a few lines, and "b" only after "a".
fn keep_weak_in_sequence(marks: &mut [Option<Mark>]) {
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
fn word_headings_open_requests(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut [Part]) {
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
fn find_request(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut [Part]) {
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
fn told_of(text: &str, lines: &[Line], parts: &mut [Part]) -> Vec<Question> {
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
fn see_interleaving(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &mut [Part]) {
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

fn items(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &[Part]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut top: Option<usize> = None;
    let mut nested: Option<u32> = None;
    let mut letter: Option<char> = None;
    let mut run = 0;
    let mut skipping: Option<u32> = None;
    for (i, mark) in marks.iter().enumerate() {
        let Some(mark) = mark else { continue };
        if !matches!(parts[i], Part::Request | Part::Mixed) || mark.answer || mark.labels.len() != 1 {
            continue;
        }
        let mixed = parts[i] == Part::Mixed;
        let add = |items: &mut Vec<Item>, parent, run| {
            items.push(Item { line: i, mark: mark.clone(), parent, run, dropped: false });
            items.len() - 1
        };
        if mark.style == Style::Letter {
            let c = mark.label().chars().next().unwrap_or('a');
            let starts = matches!(mark.label(), "a" | "i");
            let follows = letter.is_some_and(|l| {
                u32::from(c) == u32::from(l) + 1 || (l == 'i' && mark.label().starts_with('i'))
            });
            if !(starts || follows) || (starts && mixed && is_recital(text, lines, i)) {
                continue;
            }
            if mixed && starts && top.is_some_and(|t| answered_between(text, lines, items[t].line, i)) {
                continue;
            }
            letter = Some(c);
            if top.is_none() && starts {
                run += 1;
            }
            add(&mut items, top, run);
            continue;
        }
        let label = mark.label().to_owned();
        if let Some((head, _)) = label.split_once('.').or_else(|| split_letter(&label)) {
            let parent = items.iter().rposition(|it| it.parent.is_none() && it.mark.label() == head);
            add(&mut items, parent, run);
            continue;
        }
        let Some(n) = mark.number() else { continue };
        let before = top.and_then(|t| items[t].mark.number());
        let words = mark.style == Style::Word;
        if let (Some(t), false) = (top, words) {
            let glued = (items[t].line + 1..=i).all(|j| !lines[j].after_gap);
            let led = intro(lines, i).of(text).trim_end_matches('*').ends_with(':');
            if n == 1 && glued && led && items[t].run == run && !items[t].dropped {
                nested = Some(1);
                add(&mut items, Some(t), run);
                continue;
            }
            if nested.is_some_and(|p| n == p + 1) && before.is_none_or(|b| n != b + 1 || glued) {
                nested = Some(n);
                add(&mut items, Some(t), run);
                continue;
            }
        }
        if let Some(last) = skipping {
            if n == last + 1 {
                skipping = Some(n);
                continue;
            }
            skipping = None;
        }
        let goes_on = before.is_some_and(|b| n > b && n <= b + 2);
        if !(n == 1 || goes_on || items.is_empty()) {
            continue;
        }
        if n == 1 && mixed && !words && is_recital(text, lines, i) {
            skipping = Some(1);
            continue;
        }
        if !goes_on {
            run += 1;
        }
        nested = None;
        letter = None;
        top = Some(add(&mut items, None, run));
    }
    drop_scope_lists(text, lines, &mut items);
    items
}

fn split_letter(label: &str) -> Option<(&str, &str)> {
    let at = label.find(|c: char| c.is_ascii_alphabetic())?;
    (at > 0).then(|| label.split_at(at))
}

/// Whether the authority has spoken between two lines.
fn answered_between(text: &str, lines: &[Line], from: usize, to: usize) -> bool {
    (from + 1..to).any(|j| {
        let words = lines[j].of(text);
        parts::is_authority_voice(words) || !citations(words).is_empty()
    })
}

fn drop_scope_lists(text: &str, lines: &[Line], items: &mut [Item]) {
    let mut seen = usize::MAX;
    let mut drop = false;
    for i in 0..items.len() {
        if items[i].run != seen {
            seen = items[i].run;
            drop = asks::scope_only(intro(lines, items[i].line).of(text));
        }
        items[i].dropped = drop;
    }
}

fn in_region(part: Part) -> bool {
    matches!(part, Part::Request | Part::Mixed)
}

fn from_items(text: &str, lines: &[Line], parts: &[Part], items: &[Item]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut index = vec![None; items.len()];
    let mixed_runs: BTreeSet<usize> =
        items.iter().filter(|i| parts[i.line] == Part::Mixed).map(|i| i.run).collect();
    for (i, item) in items.iter().enumerate() {
        if item.dropped || questions.len() >= MOST_QUESTIONS {
            continue;
        }
        let next = items.get(i + 1);
        let mixed = mixed_runs.contains(&item.run);
        let mut end_line = next.map_or(lines.len(), |n| n.line);
        let stop = (item.line + 1..end_line).find(|j| !in_region(parts[*j]));
        let cut = stop.is_some();
        end_line = stop.unwrap_or(end_line);
        let new_run = next.is_some_and(|n| n.run != item.run || n.dropped);
        if new_run && !cut {
            let lead = intro(lines, end_line);
            let first = lines.partition_point(|l| l.start < lead.start);
            if first > item.line {
                end_line = if first > item.line + 1 || lines[first].after_gap { first } else { end_line };
            }
        }
        let last = next.is_none() || new_run || cut;
        let from = if item.mark.alone {
            lines.get(item.line + 1).map_or(item.mark.content, |l| l.start)
        } else {
            item.mark.content
        };
        let body_end = lines[end_line.max(item.line + 1) - 1].end.max(from);
        let has_children = next.is_some_and(|n| n.parent == Some(i));
        let (span, answer) = if mixed && !has_children {
            let end = question_end(text, lines, item.line + usize::from(item.mark.alone), end_line, from);
            split_inline(text, Span::new(from, end), Span::new(end, body_end))
        } else if last && !has_children && item.mark.style != Style::Word {
            let end = first_paragraph(text, lines, item.line + usize::from(item.mark.alone), end_line, from);
            (Span::new(from, end), None)
        } else {
            (Span::new(from, body_end), None)
        };
        let span = trim(text, span);
        if span.is_empty() {
            continue;
        }
        let answer = answer.map(|a| trim(text, a)).filter(|a| !a.is_empty());
        let parent = item.parent.and_then(|p| index[p]);
        let own = item.mark.label().to_owned();
        let above = parent.and_then(|p: usize| questions.get(p)).map(|q| q.own.clone());
        let label = match (&above, item.mark.style) {
            (Some(above), Style::Letter) => format!("{above}{own}"),
            _ => own.clone(),
        };
        let place = Span::new(lines[item.line].start.min(span.start), span.end);
        index[i] = Some(questions.len());
        questions.push(Question {
            label: Some(label),
            own,
            parent,
            run: item.run,
            stem: has_children && leads_up(text, span),
            span,
            places: vec![place],
            apart: answer.is_some(),
            answer,
        });
    }
    questions
}

/// A question with others below it is only their stem where it is one sentence that does not end.
fn leads_up(text: &str, span: Span) -> bool {
    let words = span.of(text);
    let open = words.ends_with([':', ',', '-', '–', '—']) || words.ends_with(|c: char| c.is_alphabetic());
    open && sentences(text, span).len() == 1
}

/// Where the question ends in its body when its answer follows.
fn question_end(text: &str, lines: &[Line], first: usize, end_line: usize, from: usize) -> usize {
    let Some(line) = lines.get(first) else { return from };
    let mut end = line.end.max(from);
    let mut above = first;
    for j in first + 1..end_line {
        let words = lines[j].of(text);
        let previous = lines[above].of(text).trim_end_matches(['*', ' ']);
        let lower = words.starts_with(|c: char| c.is_lowercase()) && !words.starts_with("n/a");
        let wrapped = previous.len() >= 60 && !previous.ends_with(['.', '?', ':', '!', ';']);
        let bullet = labels::bullet(text, &lines[j]).is_some() && previous.ends_with(':');
        let goes_on = if previous.ends_with('?') {
            lower && !lines[j].after_gap
        } else if lines[j].after_gap {
            lower && !previous.ends_with('.')
        } else {
            (wrapped || lower || bullet) && !parts::is_authority_voice(words)
        };
        if !goes_on {
            break;
        }
        end = lines[j].end;
        above = j;
    }
    end
}

/// The end of the first paragraph, with what goes on in small letters and the list it announces.
fn first_paragraph(text: &str, lines: &[Line], first: usize, end_line: usize, from: usize) -> usize {
    let Some(line) = lines.get(first) else { return from };
    let mut end = line.end.max(from);
    let mut announced = false;
    for j in first + 1..end_line {
        let words = lines[j].of(text);
        let lower = words.starts_with(|c: char| c.is_lowercase());
        let listed = labels::bullet(text, &lines[j]).is_some();
        announced |= lines[j - 1].of(text).ends_with([':', ';']);
        let belongs = lower || announced && (listed || words.len() < 60);
        if lines[j].after_gap && !belongs {
            break;
        }
        end = lines[j].end;
    }
    end
}

/// Where nothing follows the question, its answer may stand behind the question mark in the same line.
fn split_inline(text: &str, span: Span, rest: Span) -> (Span, Option<Span>) {
    let words = span.of(text);
    if !trim(text, rest).is_empty() {
        return (span, Some(rest));
    }
    let Some(at) = words.rfind("? ") else { return (span, None) };
    let after = words[at + 1..].trim();
    if after.is_empty() || after.starts_with('(') || asks::asks(after) {
        return (span, None);
    }
    let cut = span.start + at + 1;
    (Span::new(span.start, cut), Some(Span::new(cut, rest.end.max(span.end))))
}

/// The span without "Question:" before it and without quotation marks round it.
fn bare(text: &str, span: Span) -> Span {
    let mut span = trim(text, span);
    span.start += parts::question_lead(span.of(text));
    span.start += asks::told(span.of(text));
    let words = span.of(text);
    if words.starts_with(['"', '“']) && words.matches(['"', '“', '”']).count() <= 2 {
        span.start += words.chars().next().map_or(0, char::len_utf8);
    }
    let words = span.of(text);
    if words.ends_with(['"', '”']) && words.matches(['"', '“', '”']).count() == 1 {
        span.end -= words.chars().next_back().map_or(0, char::len_utf8);
    }
    trim(text, span)
}

fn plain(span: Span, run: usize) -> Question {
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
fn without_labels(text: &str, lines: &[Line], parts: &[Part]) -> Vec<Question> {
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
