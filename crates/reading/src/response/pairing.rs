//! Which answer belongs to which question: by the question repeated, by its label, by "in response to Questions 1 and 2",
//! by order, and otherwise by the reply as a whole.

use std::sync::LazyLock;

use document::Span;
use regex::Regex;

use super::labels::{Mark, Style, list};
use super::lines::{Line, trim, words};
use super::parts::{self, Part};
use super::questions::{Question, intro, is_recital};

/// A place where the answer to some questions begins.
struct Anchor {
    /// Byte where it begins, with what is repeated of the question.
    from: usize,
    /// First byte of the answer.
    content: usize,
    /// The questions.
    questions: Vec<usize>,
}

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
    answers_given_together(text, marks, lines, questions);
    let pure = !questions.iter().any(|q| q.apart);
    if pure {
        let anchors = anchors(text, lines, marks, parts, questions);
        set_answers(text, lines, parts, questions, &anchors);
        mentioned(text, questions, response);
        if anchors.is_empty() {
            next_in_page(text, lines, parts, questions, response);
        }
    }
    for question in questions.iter_mut() {
        question.answer = question.answer.map(|a| without_lead(text, a)).filter(|a| !a.is_empty());
    }
    for i in 0..questions.len() {
        if let (None, Some(parent)) = (questions[i].answer, questions[i].parent) {
            questions[i].answer = questions[parent].answer;
            questions[i].apart = questions[parent].apart;
        }
    }
}

/// The answer without "Answer:" or "A1." before it.
fn without_lead(text: &str, answer: Span) -> Span {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:our\s+)?(?:(?:answer|response|reply)\s*\d{0,2}[a-z]?\s*(?:[:–-]\s*|\n)|a\s?\d{0,2}[a-z]?\s*[:.]\s+)")
            .expect("the pattern is a constant and tested")
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

/// How many bytes of `line` repeat the question, or none where it does not.
fn repeats(line: &str, question: &str) -> Option<usize> {
    let asked = words(question);
    let said = words(line);
    let compared = asked.len().min(10);
    if compared == 0 || said.is_empty() {
        return None;
    }
    let mut hits = 0;
    let mut at = 0;
    for word in &asked[..compared] {
        if let Some(found) = said[at..].iter().take(4).position(|w| w == word) {
            hits += 1;
            at += found + 1;
        }
    }
    let needed = if compared <= 3 { compared } else { (compared * 7).div_ceil(10) };
    if hits < needed {
        return None;
    }
    Some(matched_bytes(line, question))
}

/// The length of the common beginning of `line` and `question`, compared by letters and digits only.
fn matched_bytes(line: &str, question: &str) -> usize {
    let mut asked = question.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut end = 0;
    let mut next = asked.next();
    for (i, c) in line.char_indices() {
        if !c.is_alphanumeric() {
            continue;
        }
        match next {
            Some(n) if c.to_lowercase().eq([n]) => {
                end = i + c.len_utf8();
                next = asked.next();
            }
            Some(_) => return line.len(),
            None => return end,
        }
    }
    line.len().max(end)
}

fn anchors(
    text: &str,
    lines: &[Line],
    marks: &[Option<Mark>],
    parts: &[Part],
    questions: &mut [Question],
) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut above: Option<usize> = None;
    let mut done_with_list = 0;
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
        let bullet = super::labels::bullet(text, line).filter(|_| mark.is_none());
        let said = Span::new(bullet.unwrap_or(content), line.end).of(text);
        if let Some(q) = repeated(text, said, mark, questions, above) {
            let from = bullet.unwrap_or(content);
            let content = after_repetition(text, lines, i, from, &[q], questions);
            questions[q].places.push(Span::new(line.start, content.max(line.start)));
            above = Some(questions[q].parent.unwrap_or(q));
            anchors.push(Anchor { from: line.start, content, questions: vec![q] });
            continue;
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

/// The question that the line repeats: its own label first, then any.
fn repeated(
    text: &str,
    said: &str,
    mark: Option<&Mark>,
    questions: &[Question],
    above: Option<usize>,
) -> Option<usize> {
    if said.len() < 6 {
        return None;
    }
    let said_words: Vec<String> =
        words(&said[..super::citations::floor(said, 200)]).into_iter().take(10).collect();
    let fits = |q: &Question| {
        let asked = q.span.of(text);
        let asked = &asked[..super::citations::floor(asked, 300)];
        let first = words(&asked[..super::citations::floor(asked, 60)]);
        first
            .iter()
            .take(3)
            .any(|w| said_words.iter().take(if mark.is_some() { 10 } else { 1 }).any(|s| s == w))
            && repeats(said, asked).is_some()
    };
    if let Some(mark) = mark {
        let own = |q: &Question| q.own == mark.label() || q.label.as_deref() == Some(mark.label());
        let near =
            questions.iter().position(|q| own(q) && q.parent.is_some() && q.parent == above && fits(q));
        if let Some(q) = near.or_else(|| questions.iter().position(|q| own(q) && fits(q))) {
            return Some(q);
        }
    }
    let long = |q: &Question| words(q.span.of(text)).len() >= if mark.is_some() { 3 } else { 5 };
    questions.iter().position(|q| long(q) && fits(q))
}

/// The byte after the repeated question, which may run over several lines.
fn after_repetition(
    text: &str,
    lines: &[Line],
    i: usize,
    from: usize,
    named: &[usize],
    questions: &[Question],
) -> usize {
    let [only] = named else { return from };
    let question = questions[*only].span.of(text);
    let mut at = from;
    let mut line = i;
    if at >= lines[i].end && lines.get(i + 1).is_some_and(|l| repeats(l.of(text), question).is_some()) {
        line = i + 1;
        at = lines[line].start;
    }
    let said = Span::new(at, lines[line].end).of(text);
    if repeats(said, question).is_none() && repeats(question, said).is_none_or(|_| said.len() < 12) {
        return at;
    }
    let paragraph_end = (line + 1..lines.len()).find(|j| lines[*j].after_gap).map_or(lines.len(), |j| j) - 1;
    let said = Span::new(at, lines[paragraph_end].end).of(text);
    let length = matched_bytes(said, question);
    if length >= said.len() {
        // It differs in wording: the repetition is the line, or goes on to the question mark.
        let first = Span::new(at, lines[line].end).of(text);
        return match first.rfind('?') {
            Some(q) => at + q + 1,
            None => lines[line].end,
        };
    }
    let mut end = at + length;
    while text[end..lines[paragraph_end].end]
        .starts_with(['?', '.', ':', ')', '"', '”', '’', '*', ']', ';', ',', '-', '–', ' '])
    {
        end += text[end..].chars().next().map_or(1, char::len_utf8);
    }
    end
}

/// Questions of those labels; a label of a stem means all below it.
fn by_labels(questions: &[Question], labels: &[String]) -> Vec<usize> {
    let mut found = Vec::new();
    for label in labels {
        let exact = questions.iter().position(|q| {
            q.label.as_deref() == Some(label)
                || q.parent.is_some_and(|p| format!("{}{}", questions[p].own, q.own) == *label)
        });
        let exact = exact.or_else(|| {
            let n: usize = label.parse().ok()?;
            questions
                .iter()
                .all(|q| q.label.is_none())
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

static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:questions?|parts?|points?|requests?|items?|q)\s*(?:no\.?\s*|numbers?\s*)?(?P<list>\d{1,2}[a-z]?(?:\s*(?:,\s*and|,|\band\b|&|\bto\b|-|–)\s*\d{1,2}[a-z]?\b)*)",
    )
    .expect("the pattern is a constant and tested")
});

/// A refusal for cost or as vexatious covers the request, whatever it says of one question.
static REFUSED_WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bsections?\s+(?:12|14)\s?\(1\)|\bsections?\s+(?:12|14)\b|whole\s+of\s+your\s+request")
        .expect("the pattern is a constant and tested")
});

fn set_answers(text: &str, lines: &[Line], parts: &[Part], questions: &mut [Question], anchors: &[Anchor]) {
    let annex = annex_starts(parts);
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
        for q in &anchor.questions {
            if questions[*q].answer.is_none() && !span.is_empty() {
                questions[*q].answer = Some(span);
                questions[*q].apart = true;
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
fn mentioned(text: &str, questions: &mut [Question], response: &[Span]) {
    let mut spans: Vec<(Span, Vec<usize>)> = Vec::new();
    let whole = response.iter().any(|s| REFUSED_WHOLE.is_match(s.of(text)));
    for part in response.iter().filter(|_| !whole) {
        for sentence in super::lines::sentences(text, *part) {
            let refused = super::dispositions::withholds(sentence.of(text));
            if !refused && MENTION.find(sentence.of(text)).is_none_or(|m| m.start() >= 40) {
                continue;
            }
            for caps in MENTION.captures_iter(sentence.of(text)) {
                let named = by_labels(questions, &list(caps.name("list").map_or("", |m| m.as_str())));
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

/// Without any anchor, a question is answered by what follows it, and at last by the reply as a whole.
fn next_in_page(text: &str, lines: &[Line], parts: &[Part], questions: &mut [Question], response: &[Span]) {
    let Some(last) = response.last() else { return };
    let several = response.len() > 1;
    for q in 0..questions.len() {
        if questions[q].answer.is_some() {
            continue;
        }
        let after = response.iter().copied().find(|s| s.start >= questions[q].span.end);
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
