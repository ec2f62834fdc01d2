//! The block under an e-mail that says who wrote it: a name at the head, a job or body, a way to reach them. A name alone is none.

use crate::{
    context::Doc,
    span::{Kind, Span},
    tokens::{Gap, Shape},
};

const MOST_LINES: usize = 10;
const LONGEST_LINE: usize = 160;

/// Finds the blocks.
pub fn find(doc: &Doc, spans: &mut Vec<Span>) {
    spans.sort_by_key(|s| s.start);
    let heads: Vec<(usize, Option<u32>)> = spans
        .iter()
        .filter(|s| s.kind == Kind::Person)
        .filter(|s| doc.tokens[doc.token_from(s.start)].gap >= Gap::Line)
        .map(|s| (s.start, s.person))
        .collect();
    let mut floor = 0;
    let mut blocks = Vec::new();
    for (start, person) in heads {
        if start < floor || signed_off_above(doc, start, person, spans) {
            continue;
        }
        // What begins in the next few lines is enough.
        let from = spans.partition_point(|s| s.start < start);
        let to = spans.partition_point(|s| s.start < start + MOST_LINES * LONGEST_LINE);
        let Some(end) = block(doc, start, &spans[from..to]) else { continue };
        let mut span = Span::new(
            Kind::Signature,
            start,
            end,
            0.85,
            "a name, a job or body and a way to reach them, at the end of a message",
        );
        span.person = person;
        blocks.push(span);
        floor = end;
    }
    blocks.extend(signed(doc, spans, &blocks));
    spans.append(&mut blocks);
}

/// "Signed: R. Dhaliwal, Lunchtime Supervisor": a name under the label of a signature, with the job beside or below it.
fn signed(doc: &Doc, spans: &[Span], blocks: &[Span]) -> Vec<Span> {
    const LABELS: [&str; 9] = [
        "signed",
        "signed by",
        "signature",
        "(signed)",
        "signature of",
        "electronically signed by",
        "llofnod",
        "llofnodwyd",
        "sgd",
    ];
    let mut out = Vec::new();
    for (at, person) in spans.iter().enumerate().filter(|(_, s)| s.kind == Kind::Person) {
        if blocks.iter().any(|b| b.touches(person.start, person.end)) {
            continue;
        }
        let line = &doc.lines.lines[doc.lines.at(person.start)];
        let before = doc.text[line.start..person.start].trim_end();
        let label = before.trim_end_matches([':', '.', '_']).trim().to_lowercase();
        let marked = before.len() > label.len() || label.starts_with('(') || label.ends_with("by");
        if !marked || !LABELS.contains(&label.as_str()) {
            continue;
        }
        let role = spans[at..]
            .iter()
            .take_while(|s| s.start <= person.end + 4)
            .find(|s| s.kind == Kind::Role && s.person == person.person && s.start >= person.end);
        let end = role.map_or(person.end, |r| r.end);
        let mut span =
            Span::new(Kind::Signature, person.start, end, 0.8, "a name under the label of a signature");
        span.person = person.person;
        out.push(span);
    }
    out
}

/// "Phil", and in the next line "Phil Oyston | Waste Services": the name by which somebody signs off stands above the block.
fn signed_off_above(doc: &Doc, start: usize, person: Option<u32>, spans: &[Span]) -> bool {
    let line = &doc.lines.lines[doc.lines.at(start)];
    let Some(next) = doc.lines.lines.get(doc.lines.at(start) + 1) else { return false };
    let short = doc.text[start..line.end].split_whitespace().count() == 1;
    let from = spans.partition_point(|s| s.start < next.start);
    short
        && person.is_some()
        && spans[from..]
            .iter()
            .take_while(|s| s.start <= next.start + 1)
            .any(|s| s.kind == Kind::Person && s.person == person)
}

/// Where the block that begins with this name ends, if it is a signature.
fn block(doc: &Doc, start: usize, spans: &[Span]) -> Option<usize> {
    let first = doc.lines.at(start);
    if doc.lines.lines[first].headings.is_some() {
        return None;
    }
    // At the head of a letter or bill it says who writes, but signs nothing.
    let above = doc.lines.lines[..first].iter().filter(|l| l.end > l.start).count();
    let mut last = first;
    let mut line = first;
    while line < doc.lines.lines.len() && line - first < MOST_LINES {
        let here = &doc.lines.lines[line];
        let text = doc.text[here.start..here.end].trim();
        if text.is_empty() {
            // Contact lines may stand below an empty line.
            let next = doc.lines.lines.get(line + 1)?;
            let contact = |kind: Kind| {
                spans.iter().any(|s| s.kind == kind && s.start >= next.start && s.end <= next.end)
            };
            let below = doc.text[next.start..next.end].trim();
            let only =
                below.len() <= 70 && (contact(Kind::Phone) || contact(Kind::Email)) && !below.ends_with('.');
            if !only || line == first {
                break;
            }
            line += 1;
            continue;
        }
        if text.len() > LONGEST_LINE
            || line > first
                && (text.starts_with('>')
                    || text.ends_with("wrote:")
                    || text.starts_with("From:")
                    || text.starts_with("Sent:")
                    || text.starts_with("-----"))
        {
            break;
        }
        last = line;
        line += 1;
    }
    let end = doc.lines.lines[last].start
        + doc.text[doc.lines.lines[last].start..doc.lines.lines[last].end].trim_end().len();
    let text = &doc.text[start..end];
    let mut people: Vec<Option<u32>> = spans
        .iter()
        .filter(|s| s.kind == Kind::Person && s.start >= start && s.end <= end)
        .map(|s| s.person)
        .collect();
    people.sort_unstable();
    people.dedup();
    let within =
        |kind: Kind| spans.iter().filter(|s| s.kind == kind && s.start >= start && s.end <= end).count();
    let barred = text.lines().next().is_some_and(|l| l.matches('|').count() >= 1);
    let lines = last - first + 1;
    let body = {
        let (from, to) = (doc.token_from(start), doc.token_from(end));
        (from..to).any(|at| doc.has(at, crate::lexicon::BODY))
    };
    let prose = (doc.token_from(start)..doc.token_from(end))
        .filter(|at| doc.tokens[*at].shape == Shape::Lower)
        .count();
    let contacts = within(Kind::Phone) + within(Kind::Email);
    let own_line = doc.text[start..]
        .lines()
        .next()
        .is_some_and(|l| l.contains('|') || l.contains(',') || l.trim().len() <= 60);
    ((within(Kind::Role) > 0 || body)
        && contacts > 0
        && (lines >= 2 || barred)
        && prose <= 12
        && own_line
        && !(above < 2 && within(Kind::Address) > 0 && doc.text[end..].trim().len() > 80)
        && people.len() <= 1)
        .then_some(end)
}
