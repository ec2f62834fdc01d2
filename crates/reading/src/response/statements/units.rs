//! The statements of a letter: paragraphs and items parted into sentences, with what leans on a sentence joined to it.

use std::sync::LazyLock;

use document::Span;

use super::super::acts::{self, Acts, Reader};
use super::super::asks;
use super::super::labels;
use super::super::lines::{Line, collapse, sentences, trim};
use super::super::pattern::{Pattern, rx};
use super::super::plain;

/// A statement.
pub(super) struct Unit {
    /// What it speaks of.
    pub topic: Span,
    /// All of it.
    pub span: Span,
    /// The heading above it.
    heading: Option<Span>,
    /// The names of the columns, for the row of a table.
    columns: Vec<Span>,
    /// What is told, where the words alone do not tell it: a row with its columns.
    pub answer: Option<String>,
    /// Whether it tells a figure.
    pub figure: bool,
}

impl Unit {
    /// Its own words, under their heading.
    pub fn question(&self, text: &str) -> String {
        let mut words = collapse(self.topic.of(text));
        if !self.columns.is_empty() {
            let columns: Vec<String> = self.columns.iter().map(|c| collapse(c.of(text))).collect();
            words = format!("{words}: {}", columns.join(", "));
        }
        match self.heading.map(|h| {
            collapse(h.of(text).trim_end_matches([':', '*', ' ']).trim_start_matches(['*', '#', ' ']))
        }) {
            Some(heading) if !heading.is_empty() && !words.contains(&heading) => {
                format!("{heading}: {words}")
            }
            _ => words,
        }
    }
}

/// What tells something.
const TELLS: Acts = acts::TELLS
    | acts::VALUE
    | acts::GIVES
    | acts::NOT_HELD
    | acts::WITHHELD
    | acts::NEITHER
    | acts::REDACTED
    | acts::POINTS
    | acts::YES_NO;

/// Speaks to the applicant of what they asked, of the law, or of what was done with the request.
static PROCEDURE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:your|this|the)\s+(?:\w+\s+){0,2}(?:request|enquiry|e-?mail|letter|application|questions?|correspondence)\b|\byou\s+(?:have\s+|had\s+|also\s+|recently\s+)*(?:asked|ask|requested|request|wrote|sought|wished|wanted|seek|may|can|are|will|should|have\s+the\s+right)\b|\bfreedom\s+of\s+information\b|\benvironmental\s+information\s+regulations\b|\b(?:this|the)\s+act\b|\bpublic\s+interest\s+test\b|\b20\s+working\s+days\b|\bwe\s+(?:can\s+)?(?:confirm|hold|have\s+searched|have\s+considered)\b[^.]{0,40}\b(?:the|this|that|some|following)\s*(?:information|following)?\s*[.:]?$|\b(?:as\s+follows|the\s+following|below|overleaf|attached|enclosed)\s*[.:]?$|\bsets?\s+out\s+what\b|\bplease\b|\bthank\s+you\b|\bsorry\b|\bapologi[sz]e\b|\bhope\b",
    )
});
/// What gives or keeps back says so whatever else it speaks of.
static LEANS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:it|they|he|she|this|these|those|that|both|each|all\s+of\s+(?:them|these|those)|some\s+of\s+(?:them|these)|of\s+(?:these|those|this|them|which)|most\s+of\s+(?:them|these)|none\s+of\s+(?:them|these)|neither|another|the\s+(?:other|former|latter|rest|remainder|remaining|same|balance|figure|total|amount)s?|its|their|in\s+(?:both|each)|there\s+(?:is|are|was|were)|here|such|however|instead|otherwise|because|for\s+that\s+reason|the\s+(?:balance\s+of\s+)?(?:the\s+)?public\s+interest)\b",
    )
});
static ASKED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:finally|lastly|secondly|thirdly|next|in\s+addition),?\s+)?you\s+(?:also\s+|then\s+|further\s+|specifically\s+|had\s+|have\s+)*(?:asked|requested|wished\s+to\s+know|wanted\s+to\s+know|enquired|inquired|sought)\s+(?:us\s+)?(?:for\s+|about\s+|to\s+(?:know|be\s+told|see|have)\s+)?",
    )
});
static YEAR: LazyLock<Pattern> = LazyLock::new(|| rx(r"\b(?:19|20)\d\d\b"));

/// The statements in the lines that are open.
pub(super) fn of(text: &str, lines: &[Line], open: &[bool]) -> Vec<Unit> {
    let mut reader = Reader::default();
    let mut units = Vec::new();
    let mut heading: Option<Span> = None;
    let mut begun = false;
    let mut i = 0;
    while i < lines.len() {
        if !open[i] {
            i += 1;
            continue;
        }
        if let Some(end) = table(text, lines, open, i, &mut units) {
            i = end;
            continue;
        }
        if heads(text, lines, i) {
            // The first heading is the subject of the letter, which is known beside it.
            heading = Some(Span::new(lines[i].start, lines[i].end)).filter(|_| begun);
            begun = true;
            i += 1;
            continue;
        }
        let item = content(text, &lines[i]);
        let mut end = i + 1;
        while end < lines.len()
            && open[end]
            && !lines[end].after_gap
            && content(text, &lines[end]).is_none()
            && plain::cells(text, &lines[end]).len() < 3
        {
            end += 1;
        }
        begun = true;
        let stretch = Span::new(item.unwrap_or(lines[i].start), lines[end - 1].end);
        paragraph(text, stretch, heading, item.is_some(), &mut reader, &mut units);
        i = end;
    }
    units
}

/// Where the words after a label or a bullet begin.
fn content(text: &str, line: &Line) -> Option<usize> {
    labels::bullet(text, line).or_else(|| labels::mark(text, line).filter(|m| !m.alone).map(|m| m.content))
}

/// Whether the line is a heading: short, no sentence, and over something.
fn heads(text: &str, lines: &[Line], i: usize) -> bool {
    let words = lines[i].of(text);
    i + 1 < lines.len()
        && words.len() < 100
        && words.split_whitespace().count() <= 12
        && !words.ends_with(['.', ';', ',', '?'])
        && (lines[i].after_gap || i == 0 || lines[i - 1].of(text).ends_with(['.', ':']))
        && plain::cells(text, &lines[i]).len() < 2
        && content(text, &lines[i]).is_none()
        && !words.contains(": ")
}

/// A paragraph or an item: its sentences, each with those that lean on it.
fn paragraph(
    text: &str,
    stretch: Span,
    heading: Option<Span>,
    item: bool,
    reader: &mut Reader,
    units: &mut Vec<Unit>,
) {
    let said = sentences(text, stretch);
    let mut open: Option<Unit> = None;
    for sentence in said.iter().copied() {
        let words = sentence.of(text);
        let own = asks::told(words).max(ASKED.find(words).map_or(0, |m| m.end()));
        // "You asked how many were upheld. There were 23."
        if own > 0 && own < words.len() {
            units.extend(open.take());
            let topic = Span::new(sentence.start + own, sentence.end);
            open = Some(Unit {
                topic,
                span: Span::new(sentence.end, sentence.end),
                heading,
                columns: Vec::new(),
                answer: None,
                figure: false,
            });
            continue;
        }
        let acts = reader.acts(words);
        let asked_only = open.as_ref().is_some_and(|u| u.span.is_empty());
        let weighs = acts & acts::REASONS != 0
            && acts & (acts::WITHHELD | acts::NOT_HELD | acts::GIVES | acts::NEITHER) == 0;
        let leans = LEANS.is_match(words) || weighs || short(words);
        if let Some(unit) = open.as_mut()
            && (asked_only || leans || item)
            && !(PROCEDURE.is_match(words) && !asked_only && !leans)
        {
            if unit.span.is_empty() {
                unit.span.start = sentence.start;
            }
            unit.span.end = sentence.end;
            continue;
        }
        units.extend(open.take());
        let keeps_back = acts & (acts::NOT_HELD | acts::WITHHELD | acts::NEITHER) != 0;
        let figure = acts & !acts::PARTLY == acts::RECITES && words.contains(['£', '%']);
        let tells =
            (acts & TELLS != 0 || figure) && (!PROCEDURE.is_match(words) || keeps_back && specific(words));
        if tells && !asks::asks(words) && !words.ends_with([':', '?']) && words.split_whitespace().count() > 2
        {
            open = Some(Unit {
                topic: sentence,
                span: sentence,
                heading,
                columns: Vec::new(),
                answer: None,
                figure,
            });
        }
    }
    units.extend(open.take());
    units.retain(|u| !trim(text, u.span).is_empty());
}

/// Whether a sentence that keeps something back says what: more than "the information you asked for".
fn specific(words: &str) -> bool {
    static NOTHING: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:your\s+request|information\s+(?:that\s+)?you|you\s+(?:have\s+)?(?:asked|requested)|this\s+information|requested\s+information|the\s+information)\b",
        )
    });
    !NOTHING.is_match(words)
}

/// "There were 266 calls." says of when only with what stands before it.
fn short(words: &str) -> bool {
    words.split_whitespace().count() <= 3 && !YEAR.is_match(words)
}

/// The rows of a table that begins at line `i`, with its head; the line after it.
fn table(text: &str, lines: &[Line], open: &[bool], i: usize, units: &mut Vec<Unit>) -> Option<usize> {
    let cells = |i: usize| plain::cells(text, &lines[i]);
    let head = cells(i);
    if head.len() < 2 {
        return None;
    }
    let end = (i + 1..lines.len()).take_while(|j| open[*j] && cells(*j).len() >= 2).last()? + 1;
    let labelled = |row: &[Span]| row.len() == head.len() + 1;
    // The corner over the names of the rows may be empty.
    let corner = (i + 1..end).all(|j| labelled(&cells(j)));
    let columns: Vec<Span> = if corner { head.clone() } else { head[1..].to_vec() };
    let figures =
        |row: &[Span]| row.iter().skip(1).any(|c| c.of(text).contains(|x: char| x.is_ascii_digit()));
    for j in i + 1..end {
        let row = cells(j);
        let (Some(name), values) = (row.first().copied(), &row[1..]) else { continue };
        if values.len() != columns.len() || !figures(&row) && values.len() < 2 {
            continue;
        }
        let each: Vec<String> = columns
            .iter()
            .zip(values)
            .map(|(column, value)| format!("{}: {}", collapse(column.of(text)), collapse(value.of(text))))
            .collect();
        units.push(Unit {
            topic: name,
            span: Span::new(lines[j].start, lines[j].end),
            heading: None,
            columns: columns.clone(),
            answer: Some(format!("{}: {}", collapse(name.of(text)), each.join("; "))),
            figure: true,
        });
    }
    Some(end)
}
