//! The school's own days, as a person writes them: terms from one day to another, and the days without a session in them.
//!
//! It reads and lists; which of the days count is for `law` to say.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::form::any_date;

/// Most lines of either text.
const LINES: usize = 200;
/// Most days of one line: a school year, with room.
const LONGEST: i32 = 400;

/// The days with a session: Monday to Friday of each term, without the days off. What is wrong comes line by line.
pub(super) fn days(terms: &str, off: &str) -> Result<Vec<Date>, Vec<(&'static str, String)>> {
    let mut wrong = Vec::new();
    let mut read = |field: &'static str, text: &str| {
        ranges(text).map_err(|why| wrong.extend(why.into_iter().map(|why| (field, why)))).unwrap_or_default()
    };
    let (terms, off) = (read("terms", terms), read("off", off));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let each = |ranges: Vec<(Date, Date)>| {
        ranges
            .into_iter()
            .flat_map(|(from, to)| from.series(jiff::Span::new().days(1)).take_while(move |d| *d <= to))
    };
    let off: BTreeSet<Date> = each(off).collect();
    let days: BTreeSet<Date> = each(terms)
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !off.contains(day))
        .collect();
    Ok(days.into_iter().collect())
}

/// What each line says: `2026-09-02 to 2026-10-23`, or one day.
fn ranges(text: &str) -> Result<Vec<(Date, Date)>, Vec<String>> {
    let lines: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    if lines.len() > LINES {
        return Err(vec![format!("Give at most {LINES} lines")]);
    }
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (at, line) in lines {
        match range(line) {
            Ok(range) => found.push(range),
            Err(why) => wrong.push(format!("Line {at}: {why}")),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

fn range(line: &str) -> Result<(Date, Date), String> {
    let one = |text: &str| {
        any_date(text).ok_or_else(|| {
            let shown: String = text.trim().chars().take(30).collect();
            format!("“{shown}” is not a day: write it like 2026-09-02")
        })
    };
    let parted = [" to ", "–", " - ", "/"].into_iter().find_map(|between| line.split_once(between));
    // `2/9/2026` is one day.
    let parted = parted.filter(|_| any_date(line).is_none());
    let Some((from, to)) = parted else { return one(line).map(|day| (day, day)) };
    let (from, to) = (one(from)?, one(to)?);
    if to < from {
        return Err(format!("{to} is before {from}"));
    }
    if (to - from).get_days() > LONGEST {
        return Err(format!("from {from} to {to} is more than a school year: give each term a line"));
    }
    Ok((from, to))
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn terms_become_the_days_with_a_session() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("2026-09-03 to 2026-09-08", "", &["2026-09-03", "2026-09-04", "2026-09-07", "2026-09-08"]),
            ("2026-09-03 – 2026-09-08", "2026-09-07", &["2026-09-03", "2026-09-04", "2026-09-08"]),
            ("2026-09-03/2026-09-04\n\n2026-09-04", "", &["2026-09-03", "2026-09-04"]),
            ("3 September 2026 to 4 Sept 2026", "", &["2026-09-03", "2026-09-04"]),
            ("3/9/2026", "", &["2026-09-03"]),
            ("2026-09-05", "", &[]),
            ("", "2026-09-05", &[]),
        ];
        for (terms, off, expected) in cases {
            let found: Vec<String> = days(terms, off).unwrap().iter().map(ToString::to_string).collect();
            assert_eq!(found, *expected, "{terms} without {off}");
        }
    }

    #[test]
    fn what_is_no_term_is_told_line_by_line() {
        let cases = [
            ("2026-09-03\nautumn", "", ("terms", "Line 2: “autumn” is not a day: write it like 2026-09-02")),
            ("2026-09-08 to 2026-09-03", "", ("terms", "Line 1: 2026-09-03 is before 2026-09-08")),
            (
                "2026-09-03",
                "2026-02-30",
                ("off", "Line 1: “2026-02-30” is not a day: write it like 2026-09-02"),
            ),
            (
                "2020-09-03 to 2026-09-03",
                "",
                (
                    "terms",
                    "Line 1: from 2020-09-03 to 2026-09-03 is more than a school year: give each term a line",
                ),
            ),
        ];
        for (terms, off, (field, why)) in cases {
            assert_eq!(days(terms, off).unwrap_err(), [(field, why.to_owned())], "{terms}");
        }
    }
}
