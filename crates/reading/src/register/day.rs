//! As at which day a register is true, where its title or its name says so. A period ("from April to March") and a
//! financial year are no day; where several days stand, none is taken.

use std::sync::LazyLock;

use document::Language;
use jiff::civil::Date;
use regex::Regex;

use crate::response;

/// A line with more characters than this is no title.
const LONGEST: usize = 300;

fn rx(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern written here")
}

/// Words after which the day stands, the surer first.
static SAID: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        rx(
            r"(?i)\b(?:as (?:at|of|on)|(?:correct|true|valid|accurate|position|snapshot|data)(?: as)?(?: at| of| on| to| date)?|reporting date)\b[\s:,–-]*",
        ),
        rx(
            r"(?i)\b(?:(?:last )?(?:updated|refreshed|amended|revised)|published|produced|extracted|exported|issued|run|dated?)(?: on| to| at| date)?\b[\s:,–-]*",
        ),
    ]
});
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    rx(r"(?i)\b(?:from|between|until|till|since|review|next|due|expir\w*|ending|ended|to)\b")
});
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| rx(r"(?i)\b(end of |end )?([a-z]{3,9})\.?[\s-]{0,3}((?:19|20)\d\d)\b"));
static YEAR_MONTH: LazyLock<Regex> =
    LazyLock::new(|| rx(r"(?:^|[^\d])(20\d\d)[-_. ](0[1-9]|1[0-2])(?:[^\d]|$)"));
static COMPACT: LazyLock<Regex> = LazyLock::new(|| rx(r"(?:^|[^\d])(\d{8})(?:[^\d]|$)"));

/// The day that the lines around a table say, and the words that say it.
pub(super) fn of_lines(lines: &[String]) -> Option<(Date, String)> {
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|l| l.len() <= LONGEST).collect();
    for said in SAID.iter() {
        for line in &lines {
            for found in said.find_iter(line) {
                let rest = &line[found.end()..];
                if let Some(day) = first(rest) {
                    return Some((day, shown(line)));
                }
            }
        }
    }
    let mut plain = lines.iter().filter(|line| !PERIOD.is_match(line)).filter_map(|line| {
        let day = only(line)?;
        Some((day, shown(line)))
    });
    let day = plain.next()?;
    plain.next().is_none().then_some(day)
}

/// The day in the name of a file, and the words that say it.
pub(super) fn of_name(name: &str) -> Option<(Date, String)> {
    let file = name.rsplit(['/', '\\']).next()?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = stem.replace('_', " ");
    let said = |day: Date| (day, stem.to_owned());
    if let Some(day) = only(&words) {
        return Some(said(day));
    }
    if !response::days(&words).is_empty() {
        return None;
    }
    if let Some(caps) = COMPACT.captures(&words) {
        return compact(&caps[1]).map(said);
    }
    let mut months = YEAR_MONTH.captures_iter(&words).filter_map(|caps| {
        let (year, month) = (caps[1].parse::<i16>().ok()?, caps[2].parse::<i8>().ok()?);
        // "2011-12" is as likely a financial year.
        let year_after = i16::from(month) == year % 100 + 1;
        (!year_after).then(|| Date::new(year, month, 1).ok())?
    });
    let day = months.next()?;
    months.next().is_none().then(|| said(day))
}

/// The one day, else the one month, that a few words name.
fn only(words: &str) -> Option<Date> {
    match response::days(words).as_slice() {
        [day] => Some(*day),
        [] => match months(words).as_slice() {
            [day] => Some(*day),
            _ => None,
        },
        _ => None,
    }
}

/// The day or month with which words begin.
fn first(words: &str) -> Option<Date> {
    let mut end = words.len().min(24);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let head = &words[..end];
    response::days(head).first().copied().or_else(|| months(head).first().copied())
}

/// Months that are named with their year: the first day, or the last where the end of the month is meant.
fn months(words: &str) -> Vec<Date> {
    let month = |caps: regex::Captures<'_>| {
        let month = Language::English.month(&caps[2])?;
        let day = Date::new(caps[3].parse().ok()?, month, 1).ok()?;
        Some(if caps.get(1).is_some() { day.last_of_month() } else { day })
    };
    MONTH.captures_iter(words).filter_map(month).collect()
}

/// Eight figures, as `20260331` or `31032026`, where they are a day of this century one way only.
fn compact(figures: &str) -> Option<Date> {
    let part = |from: usize, to: usize| figures.get(from..to)?.parse::<i16>().ok();
    let day = |year: i16, month: i16, day: i16| {
        let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        (2000..2100).contains(&day.year()).then_some(day)
    };
    let first = day(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let last = day(part(4, 8)?, part(2, 4)?, part(0, 2)?);
    match (first, last) {
        (Some(day), None) | (None, Some(day)) => Some(day),
        _ => None,
    }
}

fn shown(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn titles_say_the_day() {
        let (march, april) = (date(2026, 3, 31), date(2026, 4, 1));
        let cases: [(&[&str], Option<Date>); 13] = [
            (&["Contracts register", "as at 31 March 2026"], Some(march)),
            (&["Contracts register (correct as of 31/03/2026)", "Printed 2 May 2026"], Some(march)),
            (&["Position at: 31.03.2026"], Some(march)),
            (&["As at 2026-03-31", "Next review 1 June 2027"], Some(march)),
            (&["Last updated: 31st March 2026"], Some(march)),
            (&["Contracts register", "31 March 2026"], Some(march)),
            (&["Contracts register - April 2026"], Some(april)),
            (&["Data to end March 2026"], Some(march)),
            (&["Contracts from 1 April 2025 to 31 March 2026"], None),
            (&["Register 1 April 2026", "Printed 2 May 2026"], None),
            (&["Review due 1 June 2027"], None),
            (&["Devices bought 2018-2021"], None),
            (&["Spend 2025/26"], None),
        ];
        for (lines, wanted) in cases {
            let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            assert_eq!(of_lines(&lines).map(|(day, _)| day), wanted, "{lines:?}");
        }
    }

    #[test]
    fn names_of_files_say_the_day() {
        let cases = [
            ("contracts register April 2026.csv", Some(date(2026, 4, 1))),
            ("Contracts_Apr-2026.xlsx", Some(date(2026, 4, 1))),
            ("folder/contracts 2026-03-31.csv", Some(date(2026, 3, 31))),
            ("contracts_31.03.2026.csv", Some(date(2026, 3, 31))),
            ("contracts20260331.csv", Some(date(2026, 3, 31))),
            ("contracts 31032026.csv", Some(date(2026, 3, 31))),
            ("ocds-releases-2026-06.json", Some(date(2026, 6, 1))),
            ("spend 2011-12.csv", None),
            ("spend 2025-26.csv", None),
            ("contracts 2026-01 to 2026-03.csv", None),
            ("devices.csv", None),
            ("12345678.csv", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(of_name(name).map(|(day, _)| day), wanted, "{name}");
        }
    }
}
