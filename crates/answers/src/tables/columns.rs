//! What a column holds, by its heading and its cells: times, figures, groups, a total. A long column is judged by a sample.

use std::collections::HashMap;

use casework::{authority::Register, register::Meaning};

use super::{
    figure::Unit,
    period::{self, Grain},
    shape::NONE,
    terms::{Term, hard, terms},
    tokens::tokens,
};
use crate::{register::cell, words};

/// How many rows of a long table are looked at to learn what its columns hold.
const SAMPLE: usize = 300;

/// What sort of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Money,
    Percent,
    Count,
    /// An average, a rate, a time taken: never added up.
    Rate,
}

impl Kind {
    /// The kind that a heading or a label speaks of, if it does.
    pub(super) fn of(text: &str) -> Option<Kind> {
        let line = words::line(text);
        let has = |list: &[&'static str]| list.iter().any(|p| words::has(&line, p));
        let unit = Unit::of(text);
        if unit.percent || has(&["percentage", "proportion", "pct", "share of"]) {
            return Some(Kind::Percent);
        }
        if has(&[
            "average",
            "mean",
            "median",
            "rate",
            "ratio",
            "per fte",
            "per head",
            "per employee",
            "per 1000",
            "index",
        ]) {
            return Some(Kind::Rate);
        }
        if has(&["unit cost", "unit price", "cost per", "price per", "per unit", "hourly"]) {
            return Some(Kind::Rate);
        }
        let money = [
            "spend",
            "spent",
            "cost",
            "value",
            "price",
            "paid",
            "expenditure",
            "spending",
            "income",
            "revenue",
            "budget",
            "gbp",
            "payment",
            "bill",
        ];
        if unit.pounds || has(&money) {
            return Some(Kind::Money);
        }
        None
    }
}

/// The distinct cells of a column in the order in which they come, and which each row has.
pub(super) fn distinct(rows: &[Vec<String>], column: usize, most: usize) -> Option<(Vec<&str>, Vec<u32>)> {
    let mut known: HashMap<&str, u32> = HashMap::new();
    let (mut all, mut of_row) = (Vec::new(), Vec::with_capacity(rows.len()));
    let mut before: Option<(&str, u32)> = None;
    for row in rows {
        let text = cell(row, column);
        let at = match before {
            Some((last, at)) if last == text => at,
            _ => match known.get(text) {
                Some(at) => *at,
                None => {
                    if all.len() >= most {
                        return None;
                    }
                    let at = u32::try_from(all.len()).unwrap_or(NONE);
                    known.insert(text, at);
                    all.push(text);
                    at
                }
            },
        };
        before = Some((text, at));
        of_row.push(at);
    }
    Some((all, of_row))
}

pub(super) fn sample(rows: &[Vec<String>]) -> impl Iterator<Item = &Vec<String>> {
    rows.iter().step_by((rows.len() / SAMPLE).max(1))
}

pub(super) fn speaks(heading: &str, of: &[&'static str]) -> bool {
    let line = words::line(heading);
    of.iter().any(|w| words::has(&line, w))
}

pub(super) const OF_TIME: &[&str] = &[
    "year",
    "financial year",
    "period",
    "month",
    "quarter",
    "date",
    "fy",
    "as at",
    "snapshot",
    "year end",
    "time",
];
pub(super) const OF_YEARS: &[&str] = &["year", "financial year", "fy", "12 months", "year end"];

/// Whether a column holds the times of its rows.
pub(super) fn holds_time(register: &Register, column: usize) -> bool {
    let heading = register.headings.get(column).map_or("", String::as_str);
    match register.meanings.get(heading) {
        Some(Meaning::Period) => return true,
        Some(Meaning::Other) | None => {}
        Some(_) => return false,
    }
    if speaks(heading, &["start", "end date", "expiry", "review", "check", "updated", "renewal", "ends"]) {
        return false;
    }
    let named = speaks(heading, OF_TIME);
    let (mut all, mut times, mut bare) = (0, 0, 0);
    for row in sample(&register.rows) {
        let text = cell(row, column);
        if text.is_empty() {
            continue;
        }
        all += 1;
        if let Some(period) = period::cell(text, true) {
            times += 1;
            bare += usize::from(period.grain == Grain::Year && text.len() == 4);
        }
    }
    // A column of 2,019s and 2,020s with another heading may count something.
    all > 0
        && if named {
            times * 2 >= all
        } else {
            times * 5 >= all * 4 && bare == 0 || bare == all && column == 0
        }
}

pub(super) fn is_total(text: &str, heading: &[Term]) -> bool {
    let line = words::line(text);
    let marked = [
        "total",
        "all",
        "overall",
        "whole",
        "grand total",
        "everything",
        "combined",
        "trust wide",
        "council wide",
        "authority wide",
    ]
    .iter()
    .any(|w| words::has(&line, w));
    marked && hard(&terms(text)).all(|t| heading.iter().any(|h| h.text == t.text))
}

/// The name of a table without what it is parted by.
pub(super) fn subject(name: &str) -> String {
    let spaced = name.replace(['_', '-', '.'], " ");
    match spaced.to_lowercase().find(" by ") {
        Some(at) => spaced.get(..at).unwrap_or(&spaced).to_owned(),
        None => spaced,
    }
}

/// The part of a heading that names the time: of `Spend 2022-23 (£)` the year.
pub(super) fn label_of<'r>(heading: &'r str, rest: &str) -> &'r str {
    if rest.is_empty() {
        return heading.trim();
    }
    let tokens = tokens(heading);
    (0..tokens.len())
        .find_map(|i| {
            period::at(&tokens[i..], true).map(|(_, used)| (tokens[i].from, tokens[i + used - 1].to))
        })
        .and_then(|(from, to)| heading.get(from..to))
        .unwrap_or(heading)
}
