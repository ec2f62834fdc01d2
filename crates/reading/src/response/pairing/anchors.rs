//! The places where answers to named questions begin.

use std::sync::LazyLock;

use document::Span;

use super::super::pattern::{Pattern, rx};

use super::super::citations;
use super::super::labels::{Mark, Style, bullet, list};
use super::super::lines::{Line, words};
use super::super::parts::Part;
use super::super::questions::{Question, intro, is_recital};
use super::leads;
use super::repetition::{after_repetition, first_words, repeated_words};

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
) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut above: Option<usize> = None;
    let mut done_with_list = 0;
    let asked: Vec<Asked> = questions.iter().map(|q| Asked::of(text, q)).collect();
    let mut bullets_read = false;
    for (i, line) in lines.iter().enumerate() {
        if !matches!(parts[i], Part::Response | Part::Head | Part::Annex)
            || line.start < questions[0].span.end && parts[i] == Part::Head
        {
            continue;
        }
        let mark = marks[i].as_ref();
        if let Some(mark) = mark.filter(|m| m.style == Style::Word) {
            let named = by_labels(questions, &mark.labels);
            if !named.is_empty() {
                let content = after_repetition(text, lines, i, mark.content, &named, questions);
                anchors.push(Anchor { from: line.start, content, questions: named });
                continue;
            }
        }
        let content = mark.map_or(line.start, |m| m.content);
        let bullet = bullet(text, line).filter(|_| mark.is_none());
        let said = Span::new(bullet.unwrap_or(content), line.end).of(text);
        if let Some(q) = repeated(said, mark, questions, &asked, above) {
            let from = bullet.unwrap_or(content);
            let content = after_repetition(text, lines, i, from, &[q], questions);
            questions[q].places.push(Span::new(line.start, content.max(line.start)));
            above = Some(questions[q].parent.unwrap_or(q));
            anchors.push(Anchor { from: line.start, content, questions: vec![q] });
            continue;
        }
        if let (true, Some((named, length))) =
            (mark.is_none() && parts[i] == Part::Response, leads::named(said, questions))
        {
            anchors.push(Anchor { from: line.start, content: content + length, questions: named });
            continue;
        }
        if let Some(q) = goes_on(text, line, mark, questions, &anchors).filter(|_| parts[i] == Part::Response)
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
            if let Some((list, until)) = bulleted(text, lines, marks, parts, questions, i) {
                anchors.extend(list);
                done_with_list = until;
                continue;
            }
        }
        if i >= done_with_list
            && parts[i] == Part::Response
            && mark.is_some_and(|m| matches!(m.label(), "1" | "a"))
            && let Some((list, until)) = answer_list(text, lines, marks, parts, questions, i)
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
    anchors: &[Anchor],
) -> Option<usize> {
    let mark = mark.filter(|m| m.style != Style::Letter && m.labels.len() == 1)?;
    // "2a" can only mean that question.
    let full = |c: char| c.is_ascii_digit();
    if mark.label().contains(full) && !mark.label().chars().all(full) {
        let asks = Span::new(mark.content.min(line.end), line.end).of(text).trim_end().ends_with('?');
        let named = by_labels(questions, &mark.labels);
        if let ([q], false) = (&named[..], asks) {
            return Some(*q);
        }
    }
    let answered = anchors.iter().flat_map(|a| a.questions.iter().copied()).max()?;
    let next = (answered + 1..questions.len()).find(|q| !questions[*q].stem)?;
    let said = Span::new(mark.content.min(line.end), line.end).of(text);
    let labelled =
        questions[next].own == mark.label() || questions[next].label.as_deref() == Some(mark.label());
    (labelled && !said.trim_end().ends_with('?')).then_some(next)
}

/// The question that the line repeats: its own label first, then any. `asked` are the words of the questions.
fn repeated(
    said: &str,
    mark: Option<&Mark>,
    questions: &[Question],
    asked: &[Asked],
    above: Option<usize>,
) -> Option<usize> {
    if said.len() < 6 {
        return None;
    }
    let near = &said[..citations::floor(said, 200)];
    let said_words: Vec<String> = words(near).take(if mark.is_some() { 10 } else { 1 }).collect();
    let mut all: Option<Vec<String>> = None;
    let mut fits = |q: usize| {
        asked[q].first.iter().any(|w| said_words.contains(w))
            && repeated_words(all.get_or_insert_with(|| first_words(said)), &asked[q].words)
    };
    if let Some(mark) = mark {
        let own = |q: &Question| q.own == mark.label() || q.label.as_deref() == Some(mark.label());
        let own: Vec<usize> = (0..questions.len()).filter(|q| own(&questions[*q])).collect();
        let below = |q: usize| questions[q].parent.is_some() && questions[q].parent == above;
        let near = own.iter().copied().find(|q| below(*q) && fits(*q));
        if let Some(q) = near.or_else(|| own.iter().copied().find(|q| fits(*q))) {
            return Some(q);
        }
    }
    let long = if mark.is_some() { 3 } else { 5 };
    (0..questions.len()).find(|q| asked[*q].count >= long && fits(*q))
}

/// The words of a question, as far as they are compared.
struct Asked {
    /// The first of them, one of which begins what repeats the question.
    first: Vec<String>,
    /// Those compared in turn.
    words: Vec<String>,
    /// How many there are, if few.
    count: usize,
}

impl Asked {
    fn of(text: &str, question: &Question) -> Self {
        let whole = question.span.of(text);
        let asked = &whole[..citations::floor(whole, 300)];
        Asked {
            first: words(&asked[..citations::floor(asked, 60)]).take(3).collect(),
            words: first_words(asked),
            count: words(whole).take(5).count(),
        }
    }
}

/// Questions of those labels; a label of a stem means all below it.
pub(super) fn by_labels(questions: &[Question], labels: &[String]) -> Vec<usize> {
    let mut found = Vec::new();
    for label in labels {
        let exact = questions.iter().position(|q| {
            q.label.as_deref() == Some(label)
                || q.parent.is_some_and(|p| format!("{}{}", questions[p].own, q.own) == *label)
        });
        let exact = exact.or_else(|| {
            let n: usize = label.parse().ok()?;
            // Without numbers, or where each begins its list anew, they are counted.
            let first = questions.first().and_then(|q| q.label.as_deref());
            let uncounted = |l: &str| l.chars().all(char::is_alphabetic) || Some(l) == first;
            questions
                .iter()
                .all(|q| q.label.as_deref().is_none_or(uncounted))
                .then_some(n.checked_sub(1)?)
                .filter(|n| *n < questions.len())
        });
        let Some(q) = exact else { continue };
        found.push(q);
        found.extend((0..questions.len()).filter(|c| questions[*c].parent == Some(q) && questions[q].stem));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A list "1. … 2. …" of answers without the questions.
fn answer_list(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &[Part],
    questions: &[Question],
    first: usize,
) -> Option<(Vec<Anchor>, usize)> {
    if is_recital(text, lines, first) {
        return None;
    }
    let style = marks[first].as_ref()?.style;
    let mut places: Vec<(usize, String)> = Vec::new();
    for i in first..lines.len() {
        if !matches!(parts[i], Part::Response) {
            break;
        }
        let Some(mark) = marks[i].as_ref().filter(|m| m.style == style && m.labels.len() == 1) else {
            continue;
        };
        let next = match style {
            Style::Letter => char::from_u32(u32::from('a') + places.len() as u32).map(String::from),
            _ => Some((places.len() + 1).to_string()),
        };
        if next.as_deref() == Some(mark.label()) {
            places.push((i, mark.label().to_owned()));
        }
    }
    let leaves: Vec<usize> = (0..questions.len()).filter(|q| !questions[*q].stem).collect();
    let lead = intro(lines, first).of(text);
    let named = MENTION
        .captures(lead)
        .map(|c| by_labels(questions, &list(c.name("list").map_or("", |m| m.as_str()))));
    let children: Vec<usize> = leaves.iter().copied().filter(|q| questions[*q].parent.is_some()).collect();
    let tops: Vec<usize> = (0..questions.len()).filter(|q| questions[*q].parent.is_none()).collect();
    let targets: Vec<usize> = match named {
        Some(named) if named.len() == places.len() => named,
        _ if places.len() == tops.len() => tops,
        _ if places.len() == children.len() => children,
        _ if places.len() == leaves.len() => leaves,
        _ if places.len() >= 2 && places.len() <= tops.len() => tops,
        _ => return None,
    };
    let until = places.last().map_or(first + 1, |p| p.0 + 1);
    let anchors = places
        .iter()
        .zip(targets)
        .map(|((i, _), q)| Anchor {
            from: lines[*i].start,
            content: marks[*i].as_ref().map_or(lines[*i].start, |m| m.content),
            questions: vec![q],
        })
        .collect();
    Some((anchors, until))
}

/// A list of answers that begins with bullets and goes on with the numbers those should have borne.
fn bulleted(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &[Part],
    questions: &[Question],
    first: usize,
) -> Option<(Vec<Anchor>, usize)> {
    let leaves: Vec<usize> = (0..questions.len()).filter(|q| !questions[*q].stem).collect();
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
