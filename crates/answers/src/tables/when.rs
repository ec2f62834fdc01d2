//! Which time a question asks about: years named, a range, the last three, the latest. Whether a table has it is not known
//! here.

use super::{
    period::{self, Grain, Period},
    tokens::{Token, What, tokens},
};

/// "The last three financial years", "the four years to 2024-25".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Last {
    pub count: i32,
    /// The grain that was said; none for plain years.
    pub grain: Option<Grain>,
    /// Whether it was said that they are the last: "over 3 years" does not.
    pub said: bool,
    /// The months of one: 12, 3 or 1.
    pub months: i32,
    pub ending: Option<Period>,
}

/// The time that a text asks about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct When {
    pub windows: Vec<Period>,
    /// From the first window to the last, not only these.
    pub range: bool,
    /// From the window on.
    pub since: bool,
    pub last: Option<Last>,
    pub latest: bool,
    /// So many years before those of the question before it: "the two years before".
    pub earlier: Option<i32>,
}

impl When {
    pub(super) fn says(&self) -> bool {
        !self.windows.is_empty() || self.last.is_some() || self.latest || self.earlier.is_some()
    }
}

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn count(token: Option<&Token>) -> Option<i32> {
    match &token?.what {
        What::Number(n, 1 | 2) => Some(*n).filter(|n| (1..=40).contains(n)),
        What::Word(w) => NUMBERS.iter().position(|n| n == w).and_then(|at| i32::try_from(at + 1).ok()),
        _ => None,
    }
}

const LAST: &[&str] = &["last", "past", "previous", "preceding", "prior", "recent", "latest"];
const FULL: &[&str] =
    &["complete", "full", "completed", "whole", "most", "recent", "available", "consecutive"];

/// "last three full financial years to ..." at this place, all but the number as it may be, and how many pieces it takes.
fn last(tokens: &[Token]) -> Option<(Last, usize)> {
    let mut said = tokens.first()?.one_of(LAST);
    let over = tokens.first()?.one_of(&["over", "the", "in", "across", "for", "covering"]);
    let mut next = usize::from(said || over);
    while tokens.get(next).is_some_and(|t| t.one_of(FULL)) {
        next += 1;
    }
    let number = count(tokens.get(next));
    next += usize::from(number.is_some());
    // "Three latest years", "the five most recent years".
    if number.is_some() {
        while tokens.get(next).is_some_and(|t| t.is("most") || t.one_of(LAST)) {
            said |= tokens[next].one_of(LAST);
            next += 1;
        }
    }
    if number.is_none() && !said {
        return None;
    }
    let mut grain = None;
    while let Some(token) = tokens.get(next) {
        if token.one_of(&["financial", "fiscal", "academic", "tax", "council", "municipal"]) {
            grain = Some(Grain::Split);
        } else if token.is("calendar") {
            grain = Some(Grain::Year);
        } else if !(token.one_of(FULL) || matches!(token.what, What::Mark('-'))) {
            break;
        }
        next += 1;
    }
    let unit = tokens.get(next)?;
    let sessions = unit.one_of(&["session", "sessions"]);
    if sessions {
        grain = Some(Grain::Split);
    }
    let months = if sessions || unit.one_of(&["year", "years", "yrs", "yr"]) {
        12
    } else if unit.one_of(&["quarter", "quarters"]) {
        3
    } else if unit.one_of(&["month", "months"]) {
        1
    } else {
        return None;
    };
    next += 1;
    // "16-24 year olds", "5 years of age".
    let aged = tokens.get(next).is_some_and(|t| t.one_of(&["old", "olds"]))
        || tokens.get(next).is_some_and(|t| t.is("of")) && tokens.get(next + 1).is_some_and(|t| t.is("age"));
    if aged {
        return None;
    }
    // "The last session with a client" is none.
    if sessions && number.is_none() && tokens.get(next).is_some_and(|t| matches!(t.what, What::Word(_))) {
        return None;
    }
    // "Within three months", "for one month" say how long something took.
    if !said && (months < 12 || number.is_none()) {
        return None;
    }
    let mut ending = None;
    let mut at = next;
    while tokens
        .get(at)
        .is_some_and(|t| t.one_of(&["to", "ending", "up", "ended", "until", "in", "end", "of", "the"]))
    {
        at += 1;
    }
    if at > next
        && let Some((period, used)) = tokens.get(at..).and_then(|rest| period::at(rest, false))
    {
        // Not the first of "the four years 2022/23 to 2025/26".
        let range = tokens.get(at + used).is_some_and(|t| t.one_of(&["to"]) || t.what == What::Mark('-'));
        if !range {
            ending = Some(period);
            next = at + used;
        }
    }
    Some((Last { count: number.unwrap_or(1), grain, said, months, ending }, next))
}

/// "The year before", "the two previous years": how many, and how many pieces it takes. Before which is said elsewhere.
fn earlier(tokens: &[Token]) -> Option<(i32, usize)> {
    let mut next = usize::from(tokens.first()?.one_of(&["the", "each", "a"]));
    let number = count(tokens.get(next));
    next += usize::from(number.is_some());
    while tokens.get(next).is_some_and(|t| t.one_of(&["financial", "academic", "calendar", "fiscal"])) {
        next += 1;
    }
    if !tokens.get(next)?.one_of(&["year", "years", "session", "sessions"]) {
        return None;
    }
    next += 1;
    if !tokens.get(next)?.one_of(&["before", "earlier", "prior", "previously", "preceding"]) {
        return None;
    }
    next += 1;
    next += usize::from(tokens.get(next).is_some_and(|t| t.one_of(&["it", "that", "them", "those", "this"])));
    // "The year before the merger" is another.
    let ends =
        tokens.get(next).is_none_or(|t| matches!(t.what, What::Mark(_)) || t.one_of(&["and", "please"]));
    ends.then(|| (number.unwrap_or(1), next))
}

/// The time that a text asks about, and the text without the words that say so.
pub(super) fn read(text: &str) -> (When, String) {
    let tokens = tokens(text);
    let mut when = When::default();
    let mut cut: Vec<(usize, usize)> = Vec::new();
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut lead = None;
    let mut at = 0;
    while at < tokens.len() {
        let act = at > 0
            && (tokens[at - 1].one_of(&["act", "regulations", "exchange", "windows", "office", "server"])
                || tokens[at - 1].what == What::Mark('£'));
        // "In 24-25": with nothing around it, a score or a range.
        let short = at > 0
            && tokens[at - 1].one_of(&["in", "for", "during", "year", "session", "since"])
            && tokens.get(at + 1).is_some_and(|t| t.mark("-/"))
            && !tokens
                .get(at + 3)
                .is_some_and(|t| t.one_of(&["year", "years", "month", "months", "days", "weeks"]));
        let found = if act { None } else { period::at(&tokens[at..], short) };
        if let Some((period, used)) = found {
            when.windows.push(period);
            marks.push((at, at + used));
            cut.push((tokens[at].from, tokens[at + used - 1].to));
            at += used;
        } else if let Some((count, used)) = earlier(&tokens[at..]) {
            // "Last year and the year before it" are the last two.
            match &mut when.last {
                Some(last) if last.count == 1 => last.count += count,
                _ => when.earlier = Some(count),
            }
            cut.push((tokens[at].from, tokens[at + used - 1].to));
            at += used;
        } else if let Some((found, used)) = last(&tokens[at..]) {
            if when.last.is_none() || found.ending.is_some() {
                when.last = Some(found);
                lead = Some(at);
            }
            cut.push((tokens[at].from, tokens[at + used - 1].to));
            at += used;
        } else {
            at += 1;
        }
    }
    // What was said of the last years comes before the examples in brackets behind it; "the four years 2022/23 to 2025/26"
    // names them better than their number.
    if let Some(last) = &when.last {
        let coarse = when.windows.iter().all(|w| w.to - w.from + 1 >= last.months);
        if coarse && last.ending.is_none() && !when.windows.is_empty() {
            when.last = None;
        } else {
            when.windows.clear();
        }
    }
    if let [(first, _), ..] = marks.as_slice() {
        let since = |t: &Token| t.one_of(&["since", "from", "after", "starting", "beginning"]);
        let before = &tokens[first.saturating_sub(4)..*first];
        let opened = before.iter().any(|t| since(t) || t.is("between"));
        for pair in marks.windows(2) {
            let between = &tokens[pair[0].1..pair[1].0];
            let joined = between
                .iter()
                .any(|t| t.one_of(&["to", "until", "till", "through", "thru"]) || t.what == What::Mark('-'))
                && between.len() <= 5;
            let and = opened && between.len() <= 5 && between.iter().any(|t| t.is("and"));
            when.range |= marks.len() == 2 && (joined || and);
        }
        if marks.len() == 1 {
            let after = &tokens[marks[0].1..tokens.len().min(marks[0].1 + 4)];
            let open =
                after.iter().any(|t| t.one_of(&["onwards", "onward", "present", "now", "today", "date"]));
            let from = before.iter().any(|t| t.one_of(&["since", "after"]))
                || open
                || before.last().is_some_and(since)
                    // "From 2021 figures" is not open; "starting from 2021" is.
                    && after.first().is_none_or(|t| matches!(t.what, What::Mark('.' | '?' | ',' | ')')));
            when.since = from;
        }
    }
    if !when.windows.is_empty() {
        // "2024-25 and the year before".
        if let Some(count) = when.earlier.take()
            && let [only] = when.windows.as_slice()
            && matches!(only.grain, Grain::Year | Grain::Split)
        {
            let only = *only;
            when.windows.extend((1..=count).map(|n| only.years_before(n)));
        }
    }
    if when.last.is_some() {
        when.earlier = None;
    }
    let lower = text.to_lowercase();
    when.latest = lead.is_none()
        && when.earlier.is_none()
        && when.windows.is_empty()
        && [
            "latest",
            "most recent",
            "most up to date",
            "current figure",
            "at present",
            "right now",
            "currently",
            "this session",
            "the newest",
        ]
        .iter()
        .any(|w| lower.contains(w));
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end) in cut {
        rest.push_str(text.get(from..start).unwrap_or(""));
        rest.push(' ');
        from = end;
    }
    rest.push_str(text.get(from..).unwrap_or(""));
    (when, rest)
}
