//! New wording tried before it is used: what the checks would say of letters with it, and would not say without it.

use std::collections::BTreeMap;

use casework::{Authority, authority::Worded, case::LetterKind};
use document::Language;
use jiff::civil::Date;

use super::sample::{Sample, samples, writing_in};
use crate::Finding;

/// The authority with other words at some places of a language; empty words are the program's own.
pub fn with(authority: &Authority, language: Language, texts: &BTreeMap<String, String>) -> Authority {
    let mut authority = authority.clone();
    let known = authority.wording.entry(language).or_default();
    for (place, text) in texts {
        let version = known.get(place).map_or(0, |w| w.version);
        known.insert(place.clone(), Worded { version: version + 1, text: text.trim().to_owned() });
    }
    authority
}

/// What the checks find in sample letters with these words at their places, and do not find where the program's own
/// words stand there: each finding once, with the first kind of letter that has it.
pub fn trial(
    authority: &Authority,
    language: Language,
    texts: &BTreeMap<String, String>,
    today: Date,
) -> Vec<(LetterKind, Finding)> {
    let authority = writing_in(authority, language);
    let tried = with(&authority, language, texts);
    let plain = with(&authority, language, &texts.keys().map(|id| (id.clone(), String::new())).collect());
    let mut found: Vec<(LetterKind, Finding)> = Vec::new();
    for sample in samples(&authority, language, today) {
        let places = super::places_of(sample.kind, &sample.case, &tried, &sample.plan);
        if !texts.keys().any(|id| places.contains(id)) {
            continue;
        }
        for finding in more(&sample, &plain, &tried, today) {
            let known = |(_, f): &(LetterKind, Finding)| f.id == finding.id && f.message == finding.message;
            if !found.iter().any(known) {
                found.push((sample.kind, finding));
            }
        }
    }
    found.sort_by_key(|(_, f)| f.severity);
    found
}

/// The findings on a sample letter that the words brought with them.
fn more(sample: &Sample, plain: &Authority, tried: &Authority, today: Date) -> Vec<Finding> {
    let on = |authority| crate::findings_on(sample.kind, &sample.case, authority, &sample.plan, today);
    let before = on(plain);
    let mut new = on(tried);
    new.retain(|f| !before.iter().any(|b| b.id == f.id && b.place == f.place));
    new
}
