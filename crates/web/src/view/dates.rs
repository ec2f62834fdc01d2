//! Dates and times in words, for readers in the United Kingdom.
//!
//! How many working days are left is told by `law`; this file only says it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// `Tuesday 30 June 2026`.
pub fn long_date(date: &Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// `30 June 2026`.
pub fn plain_date(date: &Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `Tue 30 Jun`, for dense lists where the year is plain.
pub fn short_date(date: &Date) -> String {
    date.strftime("%a %-d %b").to_string()
}

/// `June 2026`.
pub fn month_year(date: &Date) -> String {
    date.strftime("%B %Y").to_string()
}

/// `2026-06-30`, for `<time datetime>`.
pub fn iso(date: &Date) -> String {
    date.to_string()
}

/// A sentence of the law with its days in words: `by 2026-06-30` becomes `by 30 June 2026`.
pub fn readable(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let date = from.get(..10).and_then(|day| law::clock::parse_date(day).ok());
        let run = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let end = match date {
            Some(date) => {
                out.push_str(&plain_date(&date));
                10
            }
            None => {
                out.push_str(&from[..run]);
                run
            }
        };
        rest = &from[end..];
    }
    out + rest
}

/// `30 June 2026, 4:05pm`, as clocks in the United Kingdom showed it.
pub fn clock_time(instant: &Timestamp) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let there = instant.to_zoned(zone);
    let half = if there.hour() < 12 { "am" } else { "pm" };
    let hour = match there.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{}, {hour}:{:02}{half}", there.strftime("%-d %B %Y"), there.minute())
}

/// `8 working days left`, `today`, `2 working days late`.
pub fn days_left(working_days: i64) -> String {
    match working_days {
        0 => "today".into(),
        1 => "1 working day left".into(),
        -1 => "1 working day late".into(),
        left if left > 0 => format!("{left} working days left"),
        late => format!("{} working days late", late.unsigned_abs()),
    }
}
