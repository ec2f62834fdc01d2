//! Several questions asked in one: "Public cameras: how many, and who mends them?", or a thing beneath a list of what is wanted
//! of each. Each is asked by itself, and what is found for all of them stands together.

use document::response::Disposition;

use crate::{Asked, Candidate, asked_before::JOINTS as QUESTIONS, clauses};

/// More than these are no list.
const PARTS: usize = 6;
/// The most words of a part.
const LONG: usize = 12;
/// The most words of a thing whose fields stand in the words that it shares with others.
const THING: usize = 6;
/// Every part must be so likely.
const LEAST: f32 = 0.25;
/// What is put together is less sure than the least sure of its parts, and never sure enough to stand by itself.
const TOGETHER: f32 = 0.95;
const MOST: f32 = 0.78;

/// Words that join two questions, where those of two whole questions are not there.
const JOINTS: &[&str] = &[" and the ", " and until ", " and its ", " and is ", " and has ", " & ", " and "];

/// How the first of two questions ends.
const ENDED: &str = "? ";

/// A part, and whether it follows on the one before it.
struct Part {
    text: String,
    follows: bool,
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// What a list names, one thing after another.
fn listed(text: &str) -> Vec<&str> {
    let mut out = vec![text];
    for between in ["; ", " / ", " + ", ", and ", ", ", " and ", " & ", "? "] {
        out = out.into_iter().flat_map(|t| t.split(between)).collect();
    }
    out.into_iter()
        .map(|part| {
            let part = part.trim().trim_end_matches(['?', '.', ',', ';', ':']);
            // "a) supplier"
            let bare =
                part.split_once(") ").filter(|(mark, _)| mark.len() <= 2).map_or(part, |(_, rest)| rest);
            bare.trim_start_matches("the ").trim()
        })
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect()
}

/// The list in "a) supplier b) product c) value".
fn lettered(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        let mark =
            word.len() == 2 && word.ends_with(')') && word.starts_with(|c: char| c.is_ascii_lowercase());
        out.push_str(if mark && !out.is_empty() { "; " } else { " " });
        if !mark {
            out.push_str(word);
        }
    }
    out
}

/// What shared words want of each thing beneath them.
fn wanted(stem: &str) -> Vec<String> {
    let stem = lettered(stem.trim().trim_end_matches([':', '.', '?']));
    let tail = stem.rsplit_once(": ").map(|(_, tail)| tail.to_owned()).or_else(|| {
        ["each of the following, ", "please state ", "please give ", "tell me ", "provide ", "confirm "]
            .iter()
            .find_map(|lead| {
                let at = stem.to_ascii_lowercase().find(lead)?;
                stem.get(at + lead.len()..).map(str::to_owned)
            })
    });
    let tail = tail.unwrap_or_default();
    let parts: Vec<String> = listed(&tail).into_iter().map(str::to_owned).collect();
    let fine = (2..=PARTS).contains(&parts.len()) && parts.iter().all(|p| words(p) <= LONG);
    if fine { parts } else { Vec::new() }
}

/// How a bracket begins that lists examples.
const EXAMPLES: &[&str] = &["e.g", "eg ", "eg.", "for example", "such as", "i.e", "ie "];

/// The list in a text, with what stands before it: behind a colon or a dash, in a bracket, or all of it between strokes.
pub(crate) fn list(text: &str) -> Option<(String, Vec<&str>)> {
    let text = text.trim().trim_end_matches(['?', '.']);
    let fine = |parts: &[&str]| (2..=PARTS).contains(&parts.len()) && parts.iter().all(|p| words(p) <= LONG);
    let bracket = text.strip_suffix(')').and_then(|t| t.rsplit_once('('));
    let bracket = bracket.filter(|(_, within)| !EXAMPLES.iter().any(|e| within.starts_with(e)));
    let bracket = bracket.map(|(lead, within)| (format!("{} ", lead.trim()), listed(within)));
    let dashed = [": ", " - ", " – ", " — "].iter().filter_map(|dash| text.split_once(dash));
    let dashed = dashed.map(|(lead, tail)| (format!("{lead}: "), listed(tail)));
    let strokes = text.contains(" + ") || text.contains(" / ");
    let whole = strokes.then(|| (String::new(), listed(text)));
    let mut all = bracket.into_iter().chain(dashed).chain(whole);
    all.find(|(lead, parts)| fine(parts) && words(lead) <= LONG)
}

/// Two questions joined by a word or by the end of the first.
fn joined(text: &str) -> Option<[&str; 2]> {
    let lower = text.to_ascii_lowercase();
    // Where a question ends is where a word joins them, unless none does.
    let words_first = QUESTIONS.iter().filter(|joint| **joint != ENDED);
    let joints = [", and "].iter().chain(words_first).chain(JOINTS).chain(&[ENDED]);
    let at = joints.filter_map(|joint| lower.find(joint)).find(|at| *at > 0)?;
    let (first, second) = text.split_at_checked(at)?;
    let (first, second) = (first.trim_end_matches(['?', ',']), second.trim_start_matches(['?', ',', ' ']));
    let second = second.strip_prefix("and ").or_else(|| second.strip_prefix("& ")).unwrap_or(second);
    (words(first) > 0 && words(second) > 0).then_some([first, second])
}

fn parts(asked: &Asked<'_>) -> Vec<Part> {
    let text = asked.text.trim().trim_end_matches(['?', '.']);
    if let Some((lead, parts)) = list(text) {
        return parts
            .into_iter()
            .map(|part| Part { text: format!("{lead}{part}"), follows: false })
            .collect();
    }
    if let Some([first, second]) = joined(text) {
        return vec![
            Part { text: first.to_owned(), follows: false },
            Part { text: second.to_owned(), follows: true },
        ];
    }
    if words(text) <= THING && clauses::asked_for(text).is_empty() {
        let wanted = wanted(asked.stem.unwrap_or_default());
        return wanted.iter().map(|w| Part { text: format!("{text}: {w}"), follows: false }).collect();
    }
    Vec::new()
}

/// What is proposed for the parts of a question, together; none where a part has no answer, or one answers them all. `ask`
/// answers one of them; `best` is what is proposed for it as one.
pub(crate) fn together(
    asked: &Asked<'_>,
    best: Option<&Candidate>,
    ask: impl Fn(&Asked<'_>) -> Option<Candidate>,
) -> Option<Candidate> {
    let parts = parts(asked);
    // One record that says as much says what belongs together.
    let said = best.map_or(0, |c| c.source.field.split(", ").count());
    if said > 1 && said >= parts.len() {
        return None;
    }
    let mut found: Vec<Candidate> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let mut previous = asked.previous.to_vec();
        if part.follows
            && let Some(first) = parts.get(number.wrapping_sub(1))
        {
            previous.push(&first.text);
        }
        let one = Asked { text: &part.text, stem: None, previous: &previous, ..*asked };
        let best = ask(&one).filter(|c| c.confidence >= LEAST && c.disposition == Disposition::Given)?;
        if !found.iter().any(|f| f.text.contains(&best.text)) {
            found.push(best);
        }
    }
    let (first, others) = found.split_first().filter(|(_, others)| !others.is_empty())?;
    let mut joined = first.clone();
    joined.table = None;
    joined.confidence = (found.iter().map(|c| c.confidence).fold(1.0, f32::min) * TOGETHER).min(MOST);
    for other in others {
        joined.text = format!("{}; {}", joined.text, other.text);
        joined.source.field = format!("{}, {}", joined.source.field, other.source.field);
        joined.stale |= other.stale;
        joined.source.date = joined.source.date.min(other.source.date);
    }
    Some(joined)
}
