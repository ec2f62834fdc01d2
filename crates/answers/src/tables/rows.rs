//! Registers of contracts and facts that carry values year by year, seen as tables: years that stand across a register of
//! contracts, and facts that say the same thing of several times. Their single values are read elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use casework::register::{Meaning, Register, RegisterKind};
use document::response::Disposition;

use super::{
    figure::{Held, held},
    period::{self, Period},
};
use crate::{
    dates::{date, said},
    position::position,
    register::cell,
    understand::Columns,
};

/// The most rows of a register of facts that are looked at.
const MOST: usize = 20_000;

/// A longer register is one table.
const MOST_STACKED: usize = 5_000;

/// Whether a register is a table and nothing else.
pub(super) fn is_plain(columns: &Columns) -> bool {
    columns.kind == RegisterKind::Table
}

/// Whether a register of contracts has several years across.
pub(super) fn has_years_across(register: &Register, columns: &Columns) -> bool {
    let years = register.headings.iter().filter(|h| period::within(h).is_some()).count();
    years > 1 && columns.kind == RegisterKind::Contracts
}

/// The tables that stand under each other in one register, each with its own headings: none where there is but one.
pub(super) fn stacked(register: &Register) -> Vec<Register> {
    let (rows, width) = (&register.rows, register.headings.len());
    if rows.len() > MOST_STACKED || width < 2 {
        return Vec::new();
    }
    let word = |text: &str| matches!(held(text), Held::Words) || is_year(text);
    let figure = |text: &str| matches!(held(text), Held::Number(_) | Held::Suppressed) && !is_year(text);
    let counts = |column: usize| {
        let filled = rows.iter().filter(|r| !cell(r, column).is_empty()).count();
        filled > 0 && rows.iter().filter(|r| figure(cell(r, column))).count() * 3 >= filled * 2
    };
    let counting: Vec<usize> = (1..width).filter(|c| counts(*c)).collect();
    let heads = |row: &Vec<String>| {
        let filled = counting.iter().filter(|c| !cell(row, **c).is_empty()).count();
        let distinct: BTreeSet<&str> = counting.iter().map(|c| cell(row, *c)).collect();
        let named = filled * 2 >= counting.len() && distinct.len() >= filled.max(2);
        named
            && !cell(row, 0).is_empty()
            && counting.iter().all(|c| cell(row, *c).is_empty() || word(cell(row, *c)))
    };
    let starts: Vec<usize> = (1..rows.len()).filter(|at| heads(&rows[*at])).collect();
    // Rows of words here and there are remarks.
    if starts.is_empty()
        || starts.len() > 20
        || starts.iter().any(|at| at + 1 >= rows.len() || heads(&rows[at + 1]))
    {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut headings = register.headings.clone();
    let mut from = 0;
    for to in starts.into_iter().chain([rows.len()]) {
        let mut part = Register::table(
            &register.name,
            &register.owner,
            register.as_at,
            headings,
            rows[from..to].to_vec(),
        );
        part.positions.clone_from(&register.positions);
        out.push(part);
        headings = rows.get(to).cloned().unwrap_or_default();
        from = to + 1;
    }
    out
}

/// Whether a cell is a bare year, as headings are.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|y| (1990..2100).contains(&y))
}

/// A table for each topic of a register of facts: a row for each time, a column for each measure.
pub(super) fn tables_of(register: &Register, columns: &Columns) -> Vec<Register> {
    if columns.kind != RegisterKind::Facts {
        return Vec::new();
    }
    let mut topics: BTreeMap<&str, Vec<(String, Option<Period>, String, String)>> = BTreeMap::new();
    for row in register.rows.iter().take(MOST) {
        let (measure, value) = (columns.get(row, Meaning::Measure), columns.get(row, Meaning::Answer));
        let stance = columns.get(row, Meaning::Disclosure);
        let given = position(stance).is_some_and(|p| p.disposition == Disposition::Given);
        if measure.is_empty() || value.is_empty() || !given {
            continue;
        }
        let (name, time, label) = match period::within(measure) {
            Some((period, rest)) => {
                let label = measure.replace(&rest, "");
                let label = label.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                (rest, Some(period), label)
            }
            None => {
                let day = date(columns.get(row, Meaning::AsAt));
                let label = said(columns.get(row, Meaning::AsAt), "");
                (measure.to_owned(), day.map(Period::point), label)
            }
        };
        let label = label.strip_prefix("in ").unwrap_or(&label).to_owned();
        topics.entry(columns.get(row, Meaning::Topic)).or_default().push((
            name,
            time,
            label,
            value.to_owned(),
        ));
    }
    let mut out = Vec::new();
    for (topic, facts) in topics {
        let mut measures: Vec<&str> = Vec::new();
        let mut times: Vec<(Option<(i32, i32)>, &str)> = Vec::new();
        for (name, time, label, _) in &facts {
            if !measures.contains(&name.as_str()) && measures.len() < 200 {
                measures.push(name);
            }
            let time = (time.map(|p| (p.from, p.to)), label.as_str());
            if !times.contains(&time) && times.len() < 200 {
                times.push(time);
            }
        }
        let mut headings = vec!["Period".to_owned()];
        headings.extend(measures.iter().map(|m| (*m).to_owned()));
        let rows = times
            .iter()
            .map(|(time, label)| {
                let of = |measure: &str| {
                    let fact = facts.iter().find(|(name, t, l, _)| {
                        name == measure && t.map(|p| (p.from, p.to)) == *time && l == label
                    });
                    fact.map_or(String::new(), |f| f.3.clone())
                };
                std::iter::once((*label).to_owned()).chain(measures.iter().map(|m| of(m))).collect()
            })
            .collect();
        out.push(Register::table(topic, &register.owner, register.as_at, headings, rows));
    }
    out
}
