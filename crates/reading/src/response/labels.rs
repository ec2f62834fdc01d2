//! Labels at the beginning of lines: "1.", "1a)", "(b)", "Question 3", "In response to Questions 1 and 2".

use std::sync::LazyLock;

use super::pattern::{Pattern, rx};

use super::lines::Line;

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Style {
    /// "1."
    Number,
    /// "a)", also "(iii)".
    Letter,
    /// "Question 1", "Answer 2".
    Word,
}

/// A label with the place where the text after it begins.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// How it is written.
    pub style: Style,
    /// The labels named, lower-case: several for "Questions 1 and 2".
    pub labels: Vec<String>,
    /// First byte after the label.
    pub content: usize,
    /// Nothing else stands on the line.
    pub alone: bool,
    /// A bare "a" that counts only where "b" follows.
    pub weak: bool,
    /// Said of an answer ("Answer 2", "In response to Question 2").
    pub answer: bool,
}

impl Mark {
    /// The first label.
    pub fn label(&self) -> &str {
        self.labels.first().map_or("", String::as_str)
    }

    /// The number of a plain numbered label.
    pub fn number(&self) -> Option<u32> {
        self.label().parse().ok()
    }
}

static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^(?:[-–•*]\s+)?(?:\*{1,2})?[\x22“'‘]?\(?(?P<label>\d{1,2}(?:\.\d{1,2}){0,2}\s?\(?[a-z]?)\s?(?:[.)\]]{1,2}(?:\*\*)?(?:\s+|$|[A-Z])|\s[-–]\s)",
    )
});
static LETTER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"^(?:[-–•*]\s+)?(?:\*{1,2})?(?:\(\s?(?P<a>[a-z]|i{1,3}|iv|vi{0,3}|ix)\s?\)|(?P<b>[a-z]|i{1,3}|iv|vi{0,3}|ix)[.)]|(?P<c>[A-H])\))(?:\s+|$|[A-Z])",
    )
});
static BARE: LazyLock<Pattern> = LazyLock::new(|| rx(r"^(?P<label>[a-h])\s+[A-Za-z]"));
const LIST: &str = r"(?P<list>(?:\([a-z]\)|[a-h]\b)(?:\s*(?:,\s*and|,|\band\b|&)\s*(?:\([a-z]\)|[a-h]\b))*|\d{1,2}(?:\.\d{1,2})?(?:\s?\(?(?-i:[a-z])\)?|[a-z])?\b(?:\s*(?:,\s*and|,|\band\b|&|\bto\b|-|–|/)\s*\d{1,2}(?:\.\d)?(?:\(?[a-z]\)?)?\b)*)";
static WORD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(&format!(
        r"(?i)^(?:[-–•*#|]\s*)*(?:\*{{1,2}})?(?P<lead>(?:in\s+)?(?:response|reply|answer|relation|respect|regard(?:s|ing)?|as\s+regards|with\s+(?:regards?|respect|reference))\s*(?:to|of)?\s+(?:your\s+)?|for\s+)?(?P<word>parts?|points?|questions?|requests?|q|items?|answers?(?:\s+to)?(?:\s+questions?)?|a|responses?(?:\s+to)?(?:\s+(?:questions?|q))?)\s*\.?\s*(?:no\.?\s*|numbers?\s*)?{LIST}\)?(?P<of>\s+(?-i:[A-H])\s*(?:-|–|to|and|&)\s*(?-i:[A-H])\b)?(?P<tail>\s*(?:[.:)–-]+(?:\*\*)?|,)?(?:\s+|$))"
    ))
});
/// "Q1 2016" is a quarter of a year.
static YEAR: LazyLock<Pattern> = LazyLock::new(|| rx(r"^\s*(?:of\s+)?(?:(?:19|20)\d\d\b|FY)"));
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:turning|moving|coming)\s+(?:now\s+)?to|as\s+(?:to|for|regards)|with\s+(?:regard|respect|reference)\s+to|in\s+(?:relation|response|respect|answer|reply|regard)\s+(?:to|of)|on|to|regarding|concerning|for)\s+(?:your|the)\s+(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:question|part|point|request|item|query|bullet|element)(?:\s+of\s+your\s+request)?\s*[,:–-]?\s*",
    )
});
static EACH: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?P<sep>\bto\b|-|–)?\s*(?P<n>\d{1,2}(?:\.\d{1,2})?)\s?\(?(?P<l>[a-z])?\b\)?"));

/// Labels named in a list such as "1c and 1d", "1-5", "3, 4 and 6".
pub(crate) fn list(written: &str) -> Vec<String> {
    let lower = written.to_lowercase();
    if !lower.contains(|c: char| c.is_ascii_digit()) {
        return lower
            .split(|c: char| !c.is_alphabetic())
            .filter(|l| l.len() == 1)
            .map(str::to_owned)
            .collect();
    }
    let mut found: Vec<String> = Vec::new();
    for caps in EACH.captures_iter(&lower) {
        let n = caps.name("n").map_or("", |m| m.as_str());
        let l = caps.name("l").map_or("", |m| m.as_str());
        if caps.name("sep").is_some() && l.is_empty() {
            let from = found.last().and_then(|f| f.parse::<u32>().ok());
            if let (Some(from), Ok(to)) = (from, n.parse::<u32>()) {
                found.extend((from + 1..=to.min(from + 60)).map(|i| i.to_string()));
                continue;
            }
        }
        found.push(format!("{n}{l}"));
    }
    found
}

/// The label at the beginning of the line.
pub(crate) fn mark(text: &str, line: &Line) -> Option<Mark> {
    let words = line.of(text);
    if let Some(caps) = WORD.captures(words) {
        let whole = caps.get(0)?;
        let word = caps.name("word").map_or("", |m| m.as_str()).to_lowercase();
        let lead = caps.name("lead").is_some();
        let tail = caps.name("tail").map_or("", |m| m.as_str()).trim();
        let alone = whole.end() == words.len();
        let brief = word == "a" || word == "q";
        let period = brief && YEAR.is_match(&words[whole.end()..]);
        let written = caps.name("list").map_or("", |m| m.as_str());
        let lettered = !written.contains(|c: char| c.is_ascii_digit());
        let bare = lettered && tail.is_empty() && !alone && !written.starts_with('(');
        let plain = !lead && tail.is_empty() && !alone && !brief && !starts_clause(&words[whole.end()..]);
        if !(period || plain || bare || lettered && brief || word == "a" && tail.is_empty() && !alone) {
            return Some(Mark {
                style: Style::Word,
                labels: list(written),
                content: line.start
                    + if lead && !tail.ends_with([':', '–', '-']) { 0 } else { whole.end() },
                alone,
                weak: false,
                answer: lead || word.starts_with("answer") || word.starts_with("response") || word == "a",
            });
        }
    }
    if let Some(caps) = ORDINAL.captures(words) {
        let n = caps.name("n").map_or("", |m| m.as_str()).to_lowercase();
        let n = ORDINALS.iter().position(|o| *o == n).map_or(0, |i| i + 1);
        let end = caps.get(0)?.end();
        return Some(Mark {
            style: Style::Word,
            labels: vec![n.to_string()],
            content: line.start + end,
            alone: end == words.len(),
            weak: false,
            answer: true,
        });
    }
    if let Some(caps) = NUMBER.captures(words) {
        let label = caps.name("label")?;
        let mut end = caps.get(0)?.end();
        if words[..end].ends_with(|c: char| c.is_ascii_uppercase()) {
            end -= 1;
        }
        let label: String = label.as_str().chars().filter(|c| c.is_alphanumeric() || *c == '.').collect();
        let dated = super::dates::dates(words).first().is_some_and(|d| d.at.start < 3);
        if !dated {
            return Some(made(Style::Number, label, line.start + end, end == words.len(), false));
        }
    }
    if let Some(caps) = LETTER.captures(words) {
        // A capital counts only where the next follows: "A)" alone may be anything.
        let weak = caps.name("c").is_some();
        let label = caps.name("a").or_else(|| caps.name("b")).or_else(|| caps.name("c"))?;
        let mut end = caps.get(0)?.end();
        if end > label.end() + 1 && words[..end].ends_with(|c: char| c.is_ascii_uppercase()) {
            end -= 1;
        }
        let label = label.as_str().to_lowercase();
        return Some(made(Style::Letter, label, line.start + end, end == words.len(), weak));
    }
    let caps = BARE.captures(words)?;
    Some(made(Style::Letter, caps.name("label")?.as_str().to_owned(), line.start + 2, false, true))
}

/// "Question 3 asks for ..." goes on as a sentence; "Question 3 What is ..." does not.
fn starts_clause(rest: &str) -> bool {
    rest.trim_start().starts_with(|c: char| c.is_uppercase())
}

fn made(style: Style, label: String, content: usize, alone: bool, weak: bool) -> Mark {
    Mark { style, labels: vec![label], content, alone, weak, answer: false }
}

static BULLET: LazyLock<Pattern> = LazyLock::new(|| rx(r"^(?:[-–—•●▪·*\u{f0b7}]|o\s)\s*"));

/// Where the text after a bullet begins.
pub(crate) fn bullet(text: &str, line: &Line) -> Option<usize> {
    let words = line.of(text);
    if words.starts_with("**") {
        return None;
    }
    BULLET.find(words).filter(|m| m.end() < words.len()).map(|m| line.start + m.end())
}
