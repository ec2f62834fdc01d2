//! Dates and amounts as cells of registers write them, and as an answer says them.

use document::Language;
use jiff::civil::Date;

/// The date that a cell is, if it is a whole one: `2027-02-22`, `22/02/2027`, `22.2.27`, `22 Feb 2027`, `February 22, 2027`.
/// The day stands before the month, as in this country.
pub(crate) fn date(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    if cell.len() > 40 {
        return None;
    }
    let cell = cell.split_once('T').filter(|(d, _)| d.len() == 10).map_or(cell, |(d, _)| d);
    let parts: Vec<&str> = cell
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty() && !p.eq_ignore_ascii_case("of"))
        .collect();
    let [a, b, c] = parts.as_slice() else { return None };
    if a.len() == 4 {
        return Date::new(a.parse().ok()?, month(b)?, c.parse().ok()?).ok();
    }
    let (day, named) = match (day(a), month(b)) {
        (Some(d), Some(m)) => (d, m),
        _ => (day(b)?, a.parse::<u8>().is_err().then(|| month(a)).flatten()?),
    };
    let year: i16 = match c.len() {
        4 => c.parse().ok()?,
        2 => 2000 + c.parse::<i16>().ok()?,
        _ => return None,
    };
    Date::new(year, named, day).ok()
}

fn day(part: &str) -> Option<i8> {
    part.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

fn month(part: &str) -> Option<i8> {
    if let Ok(number) = part.parse::<i8>() {
        return Some(number).filter(|m| (1..=12).contains(m));
    }
    Language::English.month(part)
}

/// A cell as an answer says it: whole dates in words, amounts under a heading in pounds with their sign.
pub(crate) fn said(cell: &str, heading: &str) -> String {
    let cell = cell.trim();
    if let Some(date) = date(cell) {
        return Language::English.date(date);
    }
    let plain = !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    if plain && (heading.contains('£') || heading.to_lowercase().contains("gbp")) {
        return format!("£{}", grouped(cell));
    }
    cell.to_owned()
}

/// A number with a comma between thousands, where it has none.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    if whole.contains(',') || whole.len() < 4 {
        return number.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
