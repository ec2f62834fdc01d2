//! Lines that a converter or a web page has run together: parted again where labels count on ("1) … 2) …") and where
//! the name of a field stands in the middle ("Date: … Request: … Response: …").

use std::sync::LazyLock;

use super::citations::cites;
use super::headings::{self, Heading};
use super::labels::{self, Style};
use super::lines::Line;
use super::pattern::{Pattern, rx};

/// A shorter line holds no two items.
const SHORTEST: usize = 60;
/// From here on a line that names fields has lost its breaks.
const LOST: usize = 300;
/// More items in one line are no list.
const MOST: usize = 200;

static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?P<before>^|[\s.;:?!,–-])(?P<label>(?P<n>\d{1,2})(?P<mark>[.)])\s*)[A-Za-z“‘£\x22']")
});
static LETTER: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?P<before>[\s:;,.?])(?P<label>\(?(?P<n>[a-hA-H])\)\s*)[A-Za-z“‘]"));
static FIELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?:^|\s)(?P<label>(?:(?:FOI|EIR|Our|My|Your|Case|The|Original|Full)\s){0,2}(?:Ref(?:erence)?(?:\s[Nn](?:umber|o\.?))?|Date(?:\s(?:of|[Rr]eceived|[Rr]esponded)(?:\s[a-z]+)?)?|Request|Response|Answer|Reply|Decision|Received|Responded|Questions?)\s?:)\s",
    )
});
static ANSWER: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"\s(?:A|Ans|Answer|Response|Reply)\s?\d{1,2}\s?[.:)–-]"));
static TERM: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"\s(?P<dash>[-–])\s(?P<term>(?:Our\s)?(?:Decision|Response|Answer|Reply|Request))$")
});

/// The lines, with those that were run together parted.
pub(crate) fn restored(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut found = Vec::with_capacity(lines.len());
    // Below "Question | Answer" each line is a row of the two.
    let mut rows = false;
    for (i, line) in lines.iter().enumerate() {
        let words = line.of(text);
        let mut cuts: Vec<usize> = Vec::new();
        if words.len() >= SHORTEST {
            cuts.extend(counted(words, &NUMBER));
            let next = lines.get(i + 1).map_or("", |l| l.of(text));
            cuts.extend(lettered(words, next));
        }
        if words.contains('|') {
            let cells = words.trim_end_matches(['|', ' ']).matches('|').count() == 1;
            if rows && cells {
                cuts.extend(words.find('|').map(|at| at + 1));
            }
            rows |= headings::kind(words.trim_end_matches(['|', ' '])) == Some(Heading::Both);
        }
        cuts.extend(dashed(words));
        cuts.extend(after_date(words));
        cuts.extend(answer_beside(text, line));
        if words.len() >= LOST {
            cuts.extend(fields(words));
        }
        cuts.extend(TERM.captures(words).and_then(|c| c.name("dash")).map(|m| m.start()));
        let parted = rows && !cuts.is_empty();
        cuts.sort_unstable();
        cuts.dedup();
        let mut from = 0;
        let mut gap = line.after_gap;
        for cut in cuts.into_iter().chain([words.len()]) {
            let piece = words.get(from..cut).unwrap_or("");
            let bars = |c: char| c.is_whitespace() || parted && c == '|';
            let start = line.start + from + (piece.len() - piece.trim_start().len());
            let end = line.start + from + piece.trim_end_matches(bars).len();
            if start < end {
                found.push(Line { start, end, after_gap: gap });
                gap = false;
            }
            from = cut;
        }
    }
    found
}

/// Where the items 1, 2, 3 … begin that stand in one line after one another.
fn counted(words: &str, pattern: &Pattern) -> Vec<usize> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut expected = 0;
    for caps in pattern.captures_iter(words).take(MOST) {
        let (Some(label), Some(n)) = (caps.name("label"), caps.name("n")) else { continue };
        let Ok(n) = n.as_str().parse::<u32>() else { continue };
        let mark = caps.name("mark").map_or("", |m| m.as_str()).to_owned();
        let before = words[..label.start()].trim_end();
        let opens =
            before.is_empty() || before.ends_with(['.', ':', ';', '?', '!', ',', '-', '–', '”', '"', ')']);
        let first = found.is_empty() && (n == 1 || label.start() == 0);
        let follows = n == expected && found.last().is_some_and(|(_, m)| *m == mark);
        if (first || follows) && (opens || mark == ")") && !names_a_number(before) {
            found.push((label.start(), mark));
            expected = n + 1;
        }
    }
    if found.len() < 2 {
        return Vec::new();
    }
    let lead = &words[..found[0].0];
    if recites(lead) {
        return Vec::new();
    }
    found.into_iter().map(|(at, _)| at).collect()
}

/// Where the items begin in "- Name of firm- Address in full- Rates paid".
fn dashed(words: &str) -> Vec<usize> {
    static GLUED: LazyLock<Pattern> = LazyLock::new(|| rx(r"[\p{L}\d).?;:](?P<dash>[-–•]) (?P<next>[A-Z])"));
    if !words.starts_with(['-', '–', '•']) {
        return Vec::new();
    }
    let found: Vec<usize> =
        GLUED.captures_iter(words).take(MOST).filter_map(|c| c.name("dash")).map(|m| m.start()).collect();
    if found.len() < 2 { Vec::new() } else { found }
}

/// Where the text begins that was run together with a field: "Responded 18 October 2019Would you …".
fn after_date(words: &str) -> Option<usize> {
    /// The name of a field and its date are shorter.
    const FIELD_BYTES: usize = 60;
    let head = words.get(..super::citations::floor(words, FIELD_BYTES))?;
    let date = super::dates::dates(head).first().copied()?;
    let glued = words[date.at.end..].starts_with(char::is_uppercase);
    (glued && date.date.is_some() && date.at.start < 40).then_some(date.at.end)
}

/// Where the items a, b … begin after a colon, when the next of them stands in the same line or begins the next.
fn lettered(words: &str, next: &str) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut expected = 'a';
    for caps in LETTER.captures_iter(words).take(MOST) {
        let (Some(label), Some(n)) = (caps.name("label"), caps.name("n")) else { continue };
        let Some(n) = n.as_str().chars().next().map(|c| c.to_ascii_lowercase()) else { continue };
        let before = words[..label.start()].trim_end();
        if n == expected && (!found.is_empty() || before.ends_with(':')) {
            found.push(label.start());
            expected = char::from_u32(u32::from(n) + 1).unwrap_or(n);
        }
    }
    let goes_on = next.trim_start_matches('(').to_lowercase().starts_with(&format!("{expected})"));
    if found.is_empty() || found.len() < 2 && !goes_on || recites(&words[..found[0]]) {
        return Vec::new();
    }
    found
}

/// Where the answer begins in "Q2. How many? A2. None": its lead has the question's own number.
fn answer_beside(text: &str, line: &Line) -> Option<usize> {
    let mark = labels::mark(text, line).filter(|m| m.style == Style::Word && !m.answer && !m.alone)?;
    let from = mark.content - line.start;
    let rest = line.of(text).get(from..)?;
    let lead = |m: &regex::Match| m.as_str().trim_matches(|c: char| !c.is_ascii_digit()) == mark.label();
    ANSWER.find_iter(rest).find(lead).map(|m| from + m.start())
}

/// A list that an enactment is quoted with.
fn recites(lead: &str) -> bool {
    let from = lead.trim_end().trim_end_matches([':', '.']).rfind(". ").map_or(0, |at| at + 2);
    let last = &lead[from..];
    cites(last) || last.to_lowercase().contains("notice")
}

/// "as in question 1. The": the number is part of the sentence.
fn names_a_number(before: &str) -> bool {
    let last =
        before.rsplit(' ').next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !before.ends_with([':', '.', '?', ';'])
        && matches!(
            last.as_str(),
            "question"
                | "questions"
                | "section"
                | "sections"
                | "point"
                | "points"
                | "part"
                | "page"
                | "no"
                | "number"
                | "request"
                | "and"
                | "or"
                | "to"
                | "paragraph"
                | "article"
                | "annex"
                | "q"
                | "item"
                | "table"
                | "version"
                | "phase"
                | "stage"
                | "quarter"
                | "of"
                | "in"
        )
}

/// Where the names of fields begin and end.
fn fields(words: &str) -> Vec<usize> {
    let found: Vec<(usize, usize)> = FIELD
        .captures_iter(words)
        .take(MOST)
        .filter_map(|c| c.name("label"))
        .map(|m| (m.start(), m.end()))
        .collect();
    if found.len() < 2 {
        return Vec::new();
    }
    let heads = |(from, to): (usize, usize)| {
        let label = words[from..to].to_lowercase();
        let whole = ["request", "response", "answer", "reply", "decision"].iter().any(|w| label.contains(w));
        (whole && !label.contains("ref")).then_some(to)
    };
    found.iter().flat_map(|f| [Some(f.0), heads(*f)]).flatten().collect()
}
