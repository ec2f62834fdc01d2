//! Registers of contracts and facts that carry values year by year, seen as tables: years that stand across a register of
//! contracts, and facts that say the same thing of several times. Their single values are read elsewhere.

use std::collections::BTreeMap;

use casework::register::{Meaning, Register, RegisterKind};
use document::response::Disposition;

use super::period::{self, Period};
use crate::{
    dates::{date, said},
    position::position,
    understand::Columns,
};

/// The most rows of a register of facts that are looked at.
const MOST: usize = 20_000;

/// Whether a register is a table and nothing else.
pub(super) fn is_plain(columns: &Columns) -> bool {
    columns.kind == RegisterKind::Table
}

/// Whether a register of contracts has several years across.
pub(super) fn has_years_across(register: &Register, columns: &Columns) -> bool {
    let years = register.headings.iter().filter(|h| period::within(h).is_some()).count();
    years > 1 && columns.kind == RegisterKind::Contracts
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
