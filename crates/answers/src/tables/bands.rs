//! Ages in bands: which of a table's bands make up the ages that a question asks for. Ages that the bands cut through are
//! not answered by the nearest.

use super::{
    shape::{Dim, NONE},
    terms::Term,
    tokens::{Token, tokens},
};

/// Ages from the first to the last, both in it.
pub(super) type Band = (i32, i32);

/// Older than anybody.
const OLDEST: i32 = 150;
/// Behind a number they make it a time or an amount and no age.
const UNITS: &[&str] = &[
    "month",
    "months",
    "day",
    "days",
    "week",
    "weeks",
    "hour",
    "hours",
    "minute",
    "minutes",
    "percent",
    "per",
    "k",
    "m",
    "million",
    "thousand",
    "mph",
    "miles",
    "mile",
    "metres",
    "m",
    "km",
    "kg",
    "tonnes",
    "working",
    "calendar",
    "financial",
    "academic",
    "people",
    "staff",
    "cases",
    "times",
    "hectares",
    "homes",
    "dwellings",
];

fn age(tokens: &[Token], at: usize) -> Option<i32> {
    let (number, digits) = tokens.get(at)?.number()?;
    let money = at > 0 && tokens[at - 1].mark("£$€");
    let unit = tokens.get(at + 1).is_some_and(|t| t.one_of(UNITS) || t.mark("%"));
    // "Over 5 years" is a time; "over 5 years old" and "over 5 years of age" are none.
    let years = tokens.get(at + 1).is_some_and(|t| t.one_of(&["year", "years", "yrs"]));
    let old = tokens.get(at + 2).is_some_and(|t| t.one_of(&["old", "olds", "of", "and"]));
    (digits <= 3 && number <= 120 && !money && !unit && (!years || old)).then_some(number)
}

/// The band that begins at this place.
fn at(tokens: &[Token], at: usize) -> Option<Band> {
    let is = |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| t.one_of(words));
    if is(at, &["under", "below"]) || is(at, &["younger", "less"]) && is(at + 1, &["than"]) {
        let place = if is(at + 1, &["than", "the"]) { at + 2 } else { at + 1 };
        let place = if is(place, &["age"]) { place + 1 + usize::from(is(place + 1, &["of"])) } else { place };
        return age(tokens, place).map(|n| (0, n - 1));
    }
    if is(at, &["over", "above"]) || is(at, &["older"]) && is(at + 1, &["than"]) {
        let place = if is(at + 1, &["than", "the"]) { at + 2 } else { at + 1 };
        let place = if is(place, &["age"]) { place + 1 + usize::from(is(place + 1, &["of"])) } else { place };
        return age(tokens, place).map(|n| (n + 1, OLDEST));
    }
    let first = age(tokens, at)?;
    let mut next = at + 1;
    while is(next, &["years", "year", "olds", "old", "yrs", "of", "age"]) {
        next += 1;
    }
    if tokens.get(next).is_some_and(|t| t.mark("+")) || is(next, &["plus"]) {
        return Some((first, OLDEST));
    }
    let open = is(next, &["and", "or"]);
    if open && is(next + 1, &["over", "above", "older", "more"]) {
        return Some((first, OLDEST));
    }
    if open && is(next + 1, &["under", "below", "younger", "less"]) {
        return Some((0, first));
    }
    let joined = is(next, &["to", "and"]) || tokens.get(next).is_some_and(|t| t.mark("-"));
    let last = age(tokens, next + 1).filter(|last| joined && *last > first)?;
    Some((first, last))
}

fn band(text: &str) -> Option<Band> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|i| at(&tokens, i))
}

/// The ages that a question asks for.
pub(super) fn of_question(text: &str) -> Option<Band> {
    text.bytes().any(|b| b.is_ascii_digit()).then(|| band(text)).flatten()
}

/// Whether a column is of ages.
pub(super) fn of_ages(dim: &Dim<'_>) -> bool {
    dim.values.len() <= 60 && dim.values.iter().filter(|v| band(v.text).is_some()).count() > 1
}

/// The groups of a column that make up the ages asked, and how surely; no groups where its bands do not. None where the
/// column is not of ages.
pub(super) fn chosen(dim: &Dim<'_>, asked: Band) -> Option<(Vec<u32>, f32)> {
    if dim.values.len() > 60 {
        return None;
    }
    let bands: Vec<(u32, Band)> = dim
        .values
        .iter()
        .enumerate()
        .filter_map(|(at, v)| Some((u32::try_from(at).unwrap_or(NONE), band(v.text)?)))
        .collect();
    if bands.len() < 2 {
        return None;
    }
    let youngest = bands.iter().map(|(_, b)| b.0).min().unwrap_or(0);
    // "Over 65" is often said for 65 and over.
    let begins = |b: &Band| b.0 == asked.0 || asked.1 == OLDEST && b.0 + 1 == asked.0;
    let within: Vec<&(u32, Band)> =
        bands.iter().filter(|(_, b)| (b.0 >= asked.0 || begins(b)) && b.1 <= asked.1).collect();
    let bottom =
        within.iter().any(|(_, b)| begins(b)) || asked.0 == 0 && within.iter().any(|(_, b)| b.0 == youngest);
    let top = within.iter().any(|(_, b)| b.1 == asked.1);
    if !bottom || !top {
        return Some((Vec::new(), 0.3));
    }
    let exact = within.len() == 1 && begins(&within[0].1);
    Some((within.iter().map(|(at, _)| *at).collect(), if exact { 1.0 } else { 0.93 }))
}

/// The words by which a question says ages: they are accounted for where a band is chosen.
pub(super) fn words(asked: Band) -> Vec<Term> {
    let plain = |text: String| Term { text, hard: true, aside: false };
    let numbers = [asked.0 - 1, asked.0, asked.1, asked.1 + 1].into_iter().map(|n| plain(n.to_string()));
    let plural = [asked.0 - 1, asked.0, asked.1 + 1].into_iter().map(|n| plain(format!("{n}s")));
    let said =
        ["aged", "ag", "old", "older", "young", "younger", "plu"].into_iter().map(|w| plain(w.to_owned()));
    numbers.chain(plural).chain(said).collect()
}
