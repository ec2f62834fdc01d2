//! Days written in a sentence. No check's rule stands here.

use document::Language;
use jiff::civil::Date;

/// The first day written in full in a text in small letters: `30 June 2026`, `30/06/2026`, `2026-06-30`.
pub(super) fn first(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_ascii_alphanumeric())).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        numeric(word).or_else(|| {
            let month = whole_month(words.get(at + 1)?)?;
            let day = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
            date(words.get(at + 2)?.parse().ok()?, month, day)
        })
    })
}

/// Whether a text in small letters names a month. `may` is one only beside a number or after a word of time.
pub(super) fn names_a_month(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let number = |w: Option<&&str>| w.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|b| words.get(b));
        let of_time = before.is_some_and(|w| ["by", "in", "of", "early", "late", "mid", "until"].contains(w));
        whole_month(word)
            .is_some_and(|month| month != 5 || of_time || number(before) || number(words.get(at + 1)))
    })
}

fn whole_month(word: &str) -> Option<usize> {
    let months = Language::English.months();
    months.iter().position(|m| m.eq_ignore_ascii_case(word)).map(|at| at + 1)
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
