//! A question taken apart: what it wants to know, and the layers of words that say of what.

use std::collections::BTreeSet;

use crate::{
    Asked,
    field::{Field, fields},
    words::{self, Word},
};

/// Words of the matter, from the question outwards.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    pub words: Vec<Word>,
    /// How sure a match is that is only reached here.
    pub sure: f32,
}

impl Layer {
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|w| w.text == word)
    }

    /// Whether any of its words tells records apart.
    pub(crate) fn tells(&self) -> bool {
        self.words.iter().any(|w| !w.aside && words::is_specific(&w.text))
    }
}

/// A question taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub fields: Vec<Field>,
    /// The question's own words, its heading's, its stem's, the subject's.
    pub layers: [Layer; 4],
    /// Every word of the text and the stem, for matching headings of tables.
    pub all: BTreeSet<String>,
    /// Whether it asks of what was before: the previous supplier.
    pub past: bool,
    /// How far a single value of a register that says one thing without a year answers it: less where a certain year is
    /// asked for, or something besides.
    pub whole: f32,
}

/// The short name before the colon: `Contract expiry` of "Contract expiry: please state ...".
fn label(text: &str) -> Option<&str> {
    let at = text.find([':', ';'])?;
    let label = text[..at].trim();
    (label.len() <= 60 && label.split_whitespace().count() <= 7 && !label.is_empty()).then_some(label)
}

/// The part of a text that asks, and what is said besides: the label with what follows it, or the first sentence that
/// names a field with the other sentences.
fn parted(text: &str) -> (&str, String) {
    if let Some(label) = label(text).filter(|l| fields(l).iter().any(|f| *f != Field::InUse)) {
        return (label, text[label.len().min(text.len())..].to_owned());
    }
    let sentences: Vec<&str> = text.split_inclusive(['?', '.', ';']).collect();
    let asking = sentences.iter().position(|s| !fields(s).is_empty());
    match asking {
        Some(at) if sentences.len() > 1 => {
            let rest: Vec<&str> =
                sentences.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, s)| *s).collect();
            (sentences[at], rest.join(" "))
        }
        _ => (text, String::new()),
    }
}

/// "Do you use PRODUCT as your email server": the product is a guess at the value, not what is asked about.
fn without_guess(text: &str) -> String {
    let lower = text.to_lowercase();
    if !["do you ", "does the ", "are you ", "is your "].iter().any(|o| lower.starts_with(o)) {
        return text.to_owned();
    }
    let after = [" as your ", " as the ", " for your "].iter().filter_map(|a| lower.find(a)).min();
    // Small letters can be longer than capitals; such texts are left as they are.
    match after.and_then(|at| text.get(at..)) {
        Some(rest) if lower.len() == text.len() => format!("do you use {rest}"),
        _ => text.to_owned(),
    }
}

/// How a question says that it is about what was before.
const PAST: &[&str] = &[
    "previous supplier",
    "previous provider",
    "previous contract",
    "previous contractor",
    "former",
    "predecessor",
    "prior supplier",
    "last supplier",
    "before the current",
    "previously supplied",
    "previously provided",
    "outgoing",
    "before them",
    "before it",
    "before that",
    "before this",
    "had before",
    "used before",
    "the one before",
    "in place before",
    "did you have before",
    "was in use before",
    "previously used",
];

/// How a question asks for figures year by year, where a register has one for no year in particular.
const EACH_YEAR: &[&str] = &[
    "each of the last",
    "each of the past",
    "for each year",
    "in each year",
    "by year",
    "year by year",
    "per year for",
    "broken down by year",
    "each financial year",
    "for the last",
    "over the last",
    "in the last",
    "during the last",
    "in the past",
];

/// How a question asks for something besides.
const MORE: &[&str] = &["and who", "and what", "and when", "and how", "and which", "and where", "and why"];

fn recent_years(line: &str) -> Option<usize> {
    const NUMBERS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let words: Vec<&str> = line.split(' ').filter(|w| !w.is_empty()).collect();
    let at = words.iter().position(|w| matches!(*w, "last" | "past" | "previou"))?;
    let number = words.get(at + 1)?;
    let near_year = words[at..].iter().take(5).any(|w| matches!(*w, "year" | "yearly" | "financialyear"));
    if !near_year {
        return None;
    }
    let named =
        NUMBERS.iter().position(|n| n.trim_end_matches('e') == number.trim_end_matches('e')).map(|at| at + 1);
    Some(named.or_else(|| number.trim_end_matches('x').parse().ok()).unwrap_or(1).clamp(1, 30))
}

impl Question {
    pub(crate) fn of(asked: &Asked) -> Question {
        let stem = asked.stem.unwrap_or("");
        let text = without_guess(asked.text);
        let mut found = label(&text).map(fields).unwrap_or_default();
        found.retain(|f| *f != Field::InUse);
        if found.is_empty() {
            found = fields(&text);
        }
        let stem_fields = fields(stem);
        if found.is_empty() {
            found = stem_fields.clone();
            found.retain(|f| *f != Field::InUse);
        }
        let layer = |text: &str, sure| Layer { words: words::matter(text), sure };
        let (asking, besides) = parted(&text);
        let mut own = layer(asking, 1.0);
        for word in words::matter(&besides) {
            if !own.has(&word.text) {
                own.words.push(Word { aside: true, ..word });
            }
        }
        let mut layers = [
            own,
            layer(asked.heading.unwrap_or(""), 0.98),
            layer(stem, 0.96),
            layer(asked.subject.unwrap_or(""), 0.93),
        ];
        // "The above" points to words that are not here; the subject may then be another matter.
        if words::has(&words::line(stem), "above") && !layers[2].tells() {
            layers[3].sure = 0.75;
        }
        // Numbers and short words of a heading like "Part 2" say nothing.
        layers[1].words.retain(|w| w.text.parse::<u32>().is_err());
        let whole = format!("{} {stem}", asked.text);
        let all = words::bag(&whole);
        let years: BTreeSet<String> = all.iter().filter(|w| words::is_year(w)).cloned().collect();
        let recent_years = recent_years(&words::line(&format!("{whole} {}", asked.subject.unwrap_or(""))));
        if recent_years.is_some() || !years.is_empty() {
            // The 3 of "the last 3 years" and the 24 of "2023-24" are no matter.
            for layer in &mut layers {
                layer.words.retain(|w| w.text.parse::<u8>().map_or(true, |n| n >= 100));
            }
        }
        let line = words::line(&whole);
        let figures = found.iter().any(|f| matches!(f, Field::Count(_) | Field::Spend | Field::AnnualSpend));
        let more = found.len() == 1 && MORE.iter().any(|phrase| words::has(&words::line(asking), phrase));
        let certain_years =
            figures && (!years.is_empty() || EACH_YEAR.iter().any(|phrase| words::has(&line, phrase)));
        Question {
            fields: found,
            past: PAST.iter().any(|phrase| words::has(&line, phrase)),
            whole: if certain_years { 0.6 } else { 1.0 } * if more { 0.8 } else { 1.0 },
            layers,
            all,
        }
    }
}

/// The words above a question or stem that say what a part of the request is about, where the stem itself only points
/// to "the above": the nearest paragraph between two places that introduces something.
pub fn lead_in(text: &str, from: usize, to: usize) -> Option<String> {
    const LONGEST: usize = 600;
    let between = text.get(from..to)?.replace("\r\n", "\n");
    let mut nearest = None;
    for paragraph in between.rsplit("\n\n").take(12) {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let listed =
            paragraph.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '('));
        if paragraph.is_empty() || listed || paragraph.len() > LONGEST {
            continue;
        }
        // A list may follow its introduction without an empty line.
        let opening = paragraph.split_inclusive(':').next().unwrap_or("").to_owned();
        if opening.ends_with(':') && words::matter(&opening).iter().any(|w| words::is_specific(&w.text)) {
            nearest = Some(opening);
            break;
        }
    }
    nearest
}
