//! Which time a few words name: `2018-19`, `FY19`, `year ending March 2025`, `Q1 2024/25`, `31 March 2025`. Calendar and
//! financial years stay apart. Which figures belong to it is not decided here.

use document::Language;
use jiff::civil::Date;

use super::tokens::{Token, What, tokens};

/// What sort of time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// A day: `31 March 2025`.
    Point,
    Month,
    Quarter,
    /// A calendar year.
    Year,
    /// A year that lies in two, as financial and academic years do.
    Split,
    /// Any other run of months.
    Span,
}

/// A time, in months counted from the year nought, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub grain: Grain,
    pub from: i32,
    pub to: i32,
    pub day: Option<Date>,
    /// `FY19`: the year in which it ends, as most people write it and not all.
    pub loose: bool,
    /// `2018-2019`: two calendar years or one that lies in both.
    pub either: bool,
}

impl Period {
    fn run(grain: Grain, from: i32, months: i32) -> Period {
        Period { grain, from, to: from + months - 1, day: None, loose: false, either: false }
    }

    pub(super) fn year(year: i32) -> Period {
        Period::run(Grain::Year, year * 12, 12)
    }

    /// The financial year that begins in this year's April.
    pub(super) fn split(year: i32) -> Period {
        Period::run(Grain::Split, year * 12 + 3, 12)
    }

    fn month(year: i32, month: i32) -> Period {
        Period::run(Grain::Month, year * 12 + month - 1, 1)
    }

    pub(super) fn point(day: Date) -> Period {
        let at = month_of(day);
        Period { grain: Grain::Point, from: at, to: at, day: Some(day), loose: false, either: false }
    }

    /// The twelve months that end with this one.
    fn ending(month: i32) -> Period {
        let from = month - 11;
        match from.rem_euclid(12) {
            0 => Period::year(from.div_euclid(12)),
            _ => Period::run(Grain::Split, from, 12),
        }
    }

    /// The same time so many years before.
    pub(super) fn years_before(&self, count: i32) -> Period {
        Period { from: self.from - 12 * count, to: self.to - 12 * count, day: None, ..*self }
    }

    /// The year in which it begins.
    pub(super) fn begins(&self) -> i32 {
        self.from.div_euclid(12)
    }
}

/// The month of a day.
pub(super) fn month_of(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn year_number(token: Option<&Token>) -> Option<i32> {
    token
        .and_then(Token::number)
        .filter(|(n, digits)| *digits == 4 && (1990..2100).contains(n))
        .map(|(n, _)| n)
}

fn month_number(token: Option<&Token>) -> Option<i32> {
    match token.map(|t| &t.what) {
        Some(What::Word(word)) => Language::English.month(word).map(i32::from),
        _ => None,
    }
}

fn day_number(token: Option<&Token>) -> Option<i8> {
    token
        .and_then(Token::number)
        .filter(|(n, digits)| *digits <= 2 && (1..=31).contains(n))
        .and_then(|(n, _)| i8::try_from(n).ok())
}

fn date(year: i32, month: i32, day: i8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, day).ok()
}

/// A year that lies in two at this place, and how many pieces it takes: `2018-19`, `2018/2019`, `18/19`.
fn split_year(tokens: &[Token], bare: bool) -> Option<(Period, usize)> {
    let joined = tokens.get(1).is_some_and(|t| t.mark("-/"));
    if !joined {
        return None;
    }
    let slash = tokens[1].mark("/");
    let (second, digits) = tokens.get(2)?.number()?;
    if let Some(first) = year_number(tokens.first()) {
        let next = match digits {
            // "2024/5".
            1 => second == (first + 1) % 10,
            2 => second == (first + 1) % 100,
            _ => digits == 4 && second == first + 1,
        };
        // 2018-04-01 is a day.
        let day =
            digits <= 2 && tokens.get(3).is_some_and(|t| t.mark("-")) && day_number(tokens.get(4)).is_some();
        let either = digits == 4 && !slash;
        return (next && !day).then(|| (Period { either, ..Period::split(first) }, 3));
    }
    let (first, length) = tokens.first()?.number()?;
    let next = length == 2 && digits == 2 && second == (first + 1) % 100 && (5..60).contains(&first);
    let dated =
        tokens.get(3).is_some_and(|t| t.mark("/-")) && tokens.get(4).is_some_and(|t| t.number().is_some());
    (next && !dated && (slash || bare)).then(|| (Period::split(2000 + first), 3))
}

/// A day at this place: `31 March 2025`, `March 31, 2025`, `31/03/2025`, `2025-03-31`.
fn whole_day(tokens: &[Token]) -> Option<(Period, usize)> {
    let of = usize::from(tokens.get(1).is_some_and(|t| t.is("of")));
    if let (Some(day), Some(month)) = (day_number(tokens.first()), month_number(tokens.get(1 + of))) {
        let year = year_number(tokens.get(2 + of))?;
        return Some((Period::point(date(year, month, day)?), 3 + of));
    }
    if let (Some(month), Some(day)) = (month_number(tokens.first()), day_number(tokens.get(1))) {
        let comma = usize::from(tokens.get(2).is_some_and(|t| t.mark(",")));
        let year = year_number(tokens.get(2 + comma))?;
        return Some((Period::point(date(year, month, day)?), 3 + comma));
    }
    let parted = |at: usize| tokens.get(at).is_some_and(|t| t.mark("/-."));
    if !parted(1) || !parted(3) {
        return None;
    }
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let (a, b, c) = (number(0)?, number(2)?, number(4)?);
    let (year, month, day) =
        if a.1 == 4 { (a.0, b.0, c.0) } else { (c.0 + if c.1 == 2 { 2000 } else { 0 }, b.0, a.0) };
    Some((Period::point(date(year, month, i8::try_from(day).ok()?)?), 5))
}

/// A quarter at this place, before or after its year.
fn quarter(tokens: &[Token], financial: bool) -> Option<(Period, usize)> {
    let ordinal = |t: &Token| match &t.what {
        What::Word(w) => ["first", "second", "third", "fourth"].iter().position(|o| o == w),
        What::Number(n, 1) => usize::try_from(n - 1).ok().filter(|n| *n < 4),
        _ => None,
    };
    let at = |i: usize| tokens.get(i);
    // The number of the quarter and the pieces it takes.
    let named = |from: usize| -> Option<(usize, usize)> {
        if at(from)?.one_of(&["q", "quarter", "qtr"]) {
            return at(from + 1).and_then(ordinal).map(|n| (n, 2));
        }
        let n = at(from).and_then(ordinal)?;
        at(from + 1)?.is("quarter").then_some((n, 2))
    };
    let place = |n: usize, year: Period| {
        let split = year.grain == Grain::Split || financial;
        let first = if split { year.begins() * 12 + 3 } else { year.begins() * 12 };
        Period::run(Grain::Quarter, first + 3 * i32::try_from(n).unwrap_or(0), 3)
    };
    if let Some((n, used)) = named(0) {
        let mut next = used;
        while at(next).is_some_and(|t| t.mark(",-(") || t.one_of(&["of", "in", "fy"])) {
            next += 1;
        }
        let (year, more) = a_year(tokens.get(next..)?, true)?;
        return Some((place(n, year), next + more));
    }
    let (year, used) = a_year(tokens, true)?;
    let gap = usize::from(at(used).is_some_and(|t| t.mark(",-(")));
    let (n, more) = named(used + gap)?;
    Some((place(n, year), used + gap + more))
}

fn a_year(tokens: &[Token], bare: bool) -> Option<(Period, usize)> {
    split_year(tokens, bare).or_else(|| year_number(tokens.first()).map(|y| (Period::year(y), 1)))
}

/// The day of a year that a text names without saying of which year.
pub(super) fn day_in(text: &str, year: i32) -> Option<Date> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|i| {
        let (day, month) = (day_number(tokens.get(i))?, month_number(tokens.get(i + 1))?);
        date(year, month, day)
    })
}

/// The time that is named at the beginning of these pieces, and how many it takes. `short` allows what only a cell or a
/// heading means as a time: `Apr-24`, `18-19`.
pub(super) fn at(tokens: &[Token], short: bool) -> Option<(Period, usize)> {
    let first = tokens.first()?;
    // "Year ending 31 March 2025", "12 months to March 2025", "year to date" is none.
    let twelve = matches!(first.what, What::Number(12, 2)) && tokens.get(1).is_some_and(|t| t.is("months"));
    // "YE March 2025", "y/e 31 March 2025".
    let ye = first.is("ye")
        || first.is("y")
            && tokens.get(1).is_some_and(|t| t.mark("/"))
            && tokens.get(2).is_some_and(|t| t.is("e"));
    if first.is("year") || twelve || ye {
        let mut next = match (first.is("y"), twelve) {
            (true, _) => 3,
            (_, true) => 2,
            _ => 1,
        };
        let before = if ye { 0 } else { next };
        while tokens.get(next).is_some_and(|t| t.one_of(&["ending", "ended", "to", "end", "on", "the"])) {
            next += 1;
        }
        if next > before {
            let rest = tokens.get(next..)?;
            if let Some((day, used)) = whole_day(rest) {
                return Some((Period::ending(day.from), next + used));
            }
            if let (Some(month), Some(year)) = (month_number(rest.first()), year_number(rest.get(1))) {
                return Some((Period::ending(year * 12 + month - 1), next + 2));
            }
        }
    }
    let fy = first.one_of(&["fy", "ay"]);
    let named = tokens.get(1).is_some_and(|t| t.is("year"));
    let financial = fy || named && first.one_of(&["financial", "fiscal", "academic", "tax"]);
    let calendar = named && first.is("calendar");
    if financial || calendar {
        let mut next = if fy { 1 } else { 2 };
        let mut ending = false;
        while tokens.get(next).is_some_and(|t| t.mark("-'’(") || t.one_of(&["ending", "ended", "of"])) {
            ending |= tokens[next].one_of(&["ending", "ended"]);
            next += 1;
        }
        let rest = tokens.get(next..)?;
        if ending && let Some((day, used)) = whole_day(rest) {
            return Some((Period::ending(day.from), next + used));
        }
        if ending && let (Some(month), Some(year)) = (month_number(rest.first()), year_number(rest.get(1))) {
            return Some((Period::ending(year * 12 + month - 1), next + 2));
        }
        if let Some((period, used)) = split_year(rest, true).or_else(|| quarter(rest, !calendar)) {
            return Some((period, next + used));
        }
        let year = year_number(rest.first()).or_else(|| {
            rest.first()
                .and_then(Token::number)
                .filter(|(n, d)| *d == 2 && fy && *n < 60)
                .map(|(n, _)| 2000 + n)
        })?;
        let period = match (fy, ending) {
            (_, true) => Period::split(year - 1),
            (true, _) => Period { loose: true, ..Period::split(year - 1) },
            // "The financial year 2024" does not say whether it begins or ends then.
            _ => Period::year(year),
        };
        return Some((period, next + 1));
    }
    if let Some(found) = quarter(tokens, false) {
        return Some(found);
    }
    if let Some(found) = whole_day(tokens) {
        return Some(found);
    }
    if let Some(found) = split_year(tokens, short) {
        return Some(found);
    }
    if let Some(month) = month_number(Some(first)) {
        let gap = usize::from(tokens.get(1).is_some_and(|t| t.mark("-'’/,")));
        // "April to June 2024".
        if tokens.get(1).is_some_and(|t| t.mark("-") || t.is("to"))
            && let (Some(last), Some(year)) = (month_number(tokens.get(2)), year_number(tokens.get(3)))
        {
            let months = last - month + 1;
            let grain = if months == 3 { Grain::Quarter } else { Grain::Span };
            return (months > 0).then(|| (Period::run(grain, year * 12 + month - 1, months), 4));
        }
        if let Some(year) = year_number(tokens.get(1 + gap)) {
            return Some((Period::month(year, month), 2 + gap));
        }
        if short || gap == 1 {
            let (year, digits) = tokens.get(1 + gap)?.number()?;
            return (digits == 2 && year < 60).then(|| (Period::month(2000 + year, month), 2 + gap));
        }
        return None;
    }
    let year = year_number(Some(first))?;
    // 2024-04 is a month: it cannot be 2024-25.
    if short
        && tokens.get(1).is_some_and(|t| t.mark("-/"))
        && let Some((month, 2)) = tokens.get(2).and_then(Token::number)
        && (1..=12).contains(&month)
    {
        return Some((Period::month(year, month), 3));
    }
    Some((Period::year(year), 1))
}

/// The first time that a cell or a heading names, and what it says besides.
pub(super) fn within(text: &str) -> Option<(Period, String)> {
    if text.len() > 200 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(text);
    let (start, (period, used)) = (0..tokens.len()).find_map(|i| Some((i, at(&tokens[i..], true)?)))?;
    let (from, to) = (tokens[start].from, tokens[start + used - 1].to);
    let trim = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | ',' | '/');
    let mut before = text[..from].trim_matches(trim);
    // "Staff at 31 March 2024" measures staff.
    while let Some(shorter) =
        ["as at", "at", "in", "for", "as of", "on", "during", "the", "("].iter().find_map(|w| {
            let head = before.len().checked_sub(w.len())?;
            let whole = head == 0 || before[..head].ends_with(char::is_whitespace);
            (before.is_char_boundary(head) && before[head..].eq_ignore_ascii_case(w) && whole)
                .then(|| &before[..head])
        })
    {
        before = shorter.trim_matches(trim);
    }
    let after = text[to..].trim_matches(trim).trim_start_matches(')').trim_matches(trim);
    let rest = [before, after].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" ");
    Some((period, rest))
}

/// The time that a cell is; `yearly` says that its heading speaks of years, so that `31 March 2025` ends one.
pub(super) fn cell(text: &str, yearly: bool) -> Option<Period> {
    let (period, rest) = within(text)?;
    let ends = period.day.is_some_and(|d| d.day() >= 28 && d.tomorrow().is_ok_and(|t| t.day() == 1));
    // More than a remark such as "provisional" is a sentence and no time.
    (rest.split_whitespace().count() <= 4).then(|| {
        if yearly && period.grain == Grain::Point && ends { Period::ending(period.from) } else { period }
    })
}

/// A month or a quarter that stands beside its year in another column.
pub(super) fn part_of(part: &str, year: &str, financial: bool) -> Option<Period> {
    let (whole, _) = within(year)?;
    let pieces = tokens(part);
    if let Some(month) = month_number(pieces.first()) {
        let first = whole.begins() * 12 + month - 1;
        return Some(Period::run(Grain::Month, if first < whole.from { first + 12 } else { first }, 1));
    }
    let part = part.trim();
    let part = if part.len() == 1 { format!("Q{part}") } else { part.to_owned() };
    quarter(&tokens(&format!("{part} {year}")), financial).map(|(period, _)| period)
}

/// A time as it is said to an officer, in the manner of its grain.
pub(super) fn name(grain: Grain, from: i32, to: i32) -> String {
    let month = |at: i32| {
        let names = Language::English.months();
        let name = usize::try_from(at.rem_euclid(12)).ok().and_then(|m| names.get(m)).unwrap_or(&"");
        format!("{name} {}", at.div_euclid(12))
    };
    let year = from.div_euclid(12);
    match grain {
        Grain::Year => year.to_string(),
        Grain::Split => format!("{year}-{:02}", (year + 1).rem_euclid(100)),
        Grain::Month | Grain::Point => month(from),
        Grain::Quarter | Grain::Span => format!("{} to {}", month(from), month(to)),
    }
}
