//! Dates and amounts as cells of registers write them, and as an answer says them.

use document::Language;
use jiff::civil::Date;

/// The day that a cell is, or the last of the month that it is: `Mar-27` lasts until the end of March.
pub(crate) fn date(cell: &str) -> Option<Date> {
    whole(cell).or_else(|| month_alone(cell).map(Date::last_of_month))
}

/// The first day of the month that a cell is, if it is one: `2026-04`, `Apr-26`, `April 2026`, `04/2026`.
pub(crate) fn month_alone(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 20 {
        return None;
    }
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let [a, b] = parts.as_slice() else { return None };
    let number = |part: &str, len: usize| -> Option<i16> {
        (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    let year = |part: &str| number(part, 4).filter(|y| (1990..2100).contains(y));
    let short = |part: &str| year(part).or_else(|| number(part, 2).map(|y| 2000 + y));
    let named = |part: &str| Language::English.month(part);
    let numbered =
        |part: &str| number(part, 2).and_then(|m| i8::try_from(m).ok()).filter(|m| (1..=12).contains(m));
    let (year, month) = if let Some(month) = named(a) {
        (short(b)?, month)
    } else if let Some(month) = named(b) {
        (short(a)?, month)
    } else if let Some(from) = year(a) {
        // 2009-10 is a year that lies in two.
        (from, numbered(b).filter(|m| i16::from(*m) != (from + 1) % 100)?)
    } else {
        (year(b)?, numbered(a)?)
    };
    Date::new(year, month, 1).ok()
}

/// The date that a cell is, if it is a whole one: `2027-02-22`, `22/02/2027`, `22.2.27`, `22 Feb 2027`, `February 22, 2027`.
/// The day stands before the month, as in this country.
pub(crate) fn whole(cell: &str) -> Option<Date> {
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
    if let Some(date) = whole(cell) {
        return Language::English.date(date);
    }
    let plain = !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    if plain && (heading.contains('£') || heading.to_lowercase().contains("gbp")) {
        return format!("£{}", grouped(&in_pounds(cell, heading)));
    }
    cell.to_owned()
}

/// An amount of a column in thousands or millions, in pounds: `212` under "Value (£000)" is 212000.
fn in_pounds(number: &str, heading: &str) -> String {
    let heading = heading.to_lowercase().replace(['\'', '’', ' '], "");
    let says = |list: &[&str]| list.iter().any(|unit| heading.contains(unit));
    let zeros: usize = if says(&["£m", "gbpm", "£million"]) && !says(&["£month", "£max", "£min"]) {
        6
    } else if says(&["£000", "£k", "£thousand", "gbp000", "gbpk"]) {
        3
    } else {
        return number.to_owned();
    };
    let number = number.replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    if part.len() > zeros || part.contains('.') {
        return number;
    }
    let all = format!("{whole}{part}{}", "0".repeat(zeros - part.len()));
    let all = all.trim_start_matches('0');
    if all.is_empty() { "0".to_owned() } else { all.to_owned() }
}

/// A number with a comma between thousands, where it has none.
fn grouped(number: &str) -> String {
    let whole = number.split('.').next().unwrap_or_default();
    if whole.contains(',') { number.to_owned() } else { document::grouped(number) }
}

#[cfg(test)]
mod tests {
    use super::{date, said};

    #[test]
    fn months_last_until_their_end() {
        for (cell, day) in [
            ("2026-04", Some("2026-04-30")),
            ("Apr-26", Some("2026-04-30")),
            ("Jan 2027", Some("2027-01-31")),
            ("04/2026", Some("2026-04-30")),
            ("22/02/2027", Some("2027-02-22")),
            ("2009-10", None),
            ("2024-25", None),
            ("2,019", None),
            ("12 vans", None),
        ] {
            assert_eq!(date(cell).map(|d| d.to_string()).as_deref(), day, "{cell}");
        }
        assert_eq!(said("Apr-26", "Expires"), "Apr-26");
    }

    #[test]
    fn amounts_are_said_in_pounds() {
        for (cell, heading, text) in [
            ("212", "Annual value (£000)", "£212,000"),
            ("212", "Value £k p.a.", "£212,000"),
            ("61.5", "£'000", "£61,500"),
            ("1.35", "Whole life value (£m)", "£1,350,000"),
            ("6240000", "Annual value £", "£6,240,000"),
            ("£96k", "Value £k", "£96k"),
            ("640", "Handsets", "640"),
        ] {
            assert_eq!(said(cell, heading), text, "{cell} under {heading}");
        }
    }
}
