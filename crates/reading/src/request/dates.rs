//! The date that a request bears: of its header, else as written in it.

use std::sync::LazyLock;

use jiff::{civil::Date, tz::TimeZone};
use regex::Regex;

use super::{lines::Line, marker::is_month, region::Message};
use crate::open::MailFacts;

static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b|\b([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b",
    )
});

/// The first date in a piece of text; `3/4/2025` is the third of April.
pub(super) fn date_in(s: &str) -> Option<Date> {
    WRITTEN.captures_iter(s).find_map(|c| {
        let number = |n: usize| c.get(n).and_then(|m| m.as_str().parse::<i16>().ok());
        let month = |n: usize| c.get(n).and_then(|m| month_number(m.as_str()));
        let (year, month, day) = if c.get(2).is_some() {
            (number(3)?, month(2)?, number(1)?)
        } else if c.get(4).is_some() {
            (number(6)?, month(4)?, number(5)?)
        } else if c.get(7).is_some() {
            (number(7)?, i8::try_from(number(8)?).ok()?, number(9)?)
        } else {
            let year = number(12)?;
            (if year < 100 { 2000 + year } else { year }, i8::try_from(number(11)?).ok()?, number(10)?)
        };
        (1990..2100).contains(&year).then(|| Date::new(year, month, i8::try_from(day).ok()?).ok()).flatten()
    })
}

fn month_number(word: &str) -> Option<i8> {
    const FIRST: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = word.to_ascii_lowercase();
    if !is_month(&lower) {
        return None;
    }
    FIRST.iter().position(|m| lower.starts_with(m)).and_then(|p| i8::try_from(p + 1).ok())
}

/// The header's instant as a day in London, else a date field, else a line that is a date or says when it was received.
pub(super) fn of_request(
    text: &str,
    message: &Message,
    lines: &[Line],
    mail: Option<&MailFacts>,
) -> Option<Date> {
    let header = mail
        .and_then(|m| m.date)
        .and_then(|t| TimeZone::get("Europe/London").ok().map(|london| t.to_zoned(london).date()));
    let field = || ["sent", "date"].iter().find_map(|f| message.field(text, f)).and_then(date_in);
    let line = || {
        lines.iter().take(12).map(|l| l.of(text)).find_map(|words| {
            let lower = words.to_ascii_lowercase();
            let says = ["date", "dated", "received", "sent"].iter().any(|w| lower.starts_with(w));
            let only = words.len() < 40 && WRITTEN.find(words).is_some_and(|m| words.len() - m.len() <= 12);
            (says && words.len() < 80 || only).then(|| date_in(words)).flatten()
        })
    };
    header.or_else(field).or_else(line)
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
