//! Days written in a sentence. No check's rule stands here.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first day written in full in a text in small letters: `30 June 2026`, `30/06/2026`, `2026-06-30`.
pub(super) fn first(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_ascii_alphanumeric())).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        numeric(word).or_else(|| {
            let month = MONTHS.iter().position(|m| words.get(at + 1) == Some(m))?;
            let day = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
            date(words.get(at + 2)?.parse().ok()?, month + 1, day)
        })
    })
}

fn numeric(word: &str) -> Option<Date> {
    let parts: Vec<usize> = word.split(['/', '-', '.']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [year, month, day] if *year > 999 => date(*year, *month, *day),
        [day, month, year] if *year > 999 => date(*year, *month, *day),
        _ => None,
    }
}

fn date(year: usize, month: usize, day: usize) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
