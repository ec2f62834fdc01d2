//! Two versions of a register beside each other: rows that came and went, and cells that say something else. Rows are
//! known again by a column that names them, as a reference or a title does; where none does, only whole rows are compared.

use std::collections::HashMap;

use casework::register::{Meaning, Register};
use serde::Serialize;

/// The most columns that name a row together.
const TOGETHER: usize = 3;

/// What changed from one version to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The columns by which rows were known again; none where only whole rows could be compared.
    pub by: Vec<String>,
    /// Rows that are only in the later version, by what names them.
    pub added: Vec<String>,
    /// Rows that are only in the earlier one.
    pub gone: Vec<String>,
    /// Cells that say something else.
    pub changed: Vec<ChangedCell>,
    /// Columns that are only in the later version.
    pub columns_added: Vec<String>,
    /// Columns that are only in the earlier one.
    pub columns_gone: Vec<String>,
}

/// A cell that says something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedCell {
    /// What names its row.
    pub record: String,
    /// Its column.
    pub heading: String,
    /// What it said.
    pub was: String,
    /// What it says.
    pub now: String,
}

impl Difference {
    /// Whether nothing changed.
    pub fn is_none(&self) -> bool {
        *self == Difference { by: self.by.clone(), ..Difference::default() }
    }

    /// "2 rows added, 1 gone, 3 cells changed".
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        let mut say = |n: usize, one: &str, more: &str, what: &str| {
            if n > 0 {
                parts.push(format!("{n} {} {what}", if n == 1 { one } else { more }));
            }
        };
        say(self.added.len(), "row", "rows", "added");
        say(self.gone.len(), "row", "rows", "gone");
        say(self.changed.len(), "cell", "cells", "changed");
        say(self.columns_added.len(), "column", "columns", "added");
        say(self.columns_gone.len(), "column", "columns", "gone");
        if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") }
    }
}

/// What changed from `old` to `new`.
pub fn compare_registers(old: &Register, new: &Register) -> Difference {
    let only = |these: &Register, those: &Register| -> Vec<String> {
        these.headings.iter().filter(|h| those.column(h).is_none()).cloned().collect()
    };
    let mut out =
        Difference { columns_added: only(new, old), columns_gone: only(old, new), ..Difference::default() };
    match naming(old, new) {
        Some(by) => by_names(old, new, &by, &mut out),
        None => by_rows(old, new, &mut out),
    }
    out
}

/// How many rows of the smaller version are known again in the other, and of how many.
pub(super) fn shared(old: &Register, new: &Register) -> (usize, usize) {
    let all = old.rows.len().min(new.rows.len());
    let Some(by) = naming(old, new) else {
        let known: std::collections::HashSet<&Vec<String>> = old.rows.iter().collect();
        return (new.rows.iter().filter(|row| known.contains(row)).count().min(all), all);
    };
    let known: std::collections::HashSet<Vec<&str>> = old.rows.iter().map(|r| key(old, r, &by)).collect();
    (new.rows.iter().filter(|row| known.contains(&key(new, row, &by))).count(), all)
}

/// The columns that name each row of both versions.
fn naming(old: &Register, new: &Register) -> Option<Vec<String>> {
    let understood = answers::understood(new);
    let common: Vec<&String> = new.headings.iter().filter(|h| old.column(h).is_some()).collect();
    let of = |meaning: Meaning| -> Vec<&String> {
        common.iter().copied().filter(|h| understood.meanings.get(*h) == Some(&meaning)).collect()
    };
    let mut tried: Vec<Vec<&String>> = vec![
        of(Meaning::Reference),
        of(Meaning::Title),
        [of(Meaning::Reference), of(Meaning::Title)].concat(),
        [of(Meaning::Title), of(Meaning::Supplier)].concat(),
        [of(Meaning::Topic), of(Meaning::Measure)].concat(),
        of(Meaning::Measure),
        of(Meaning::Period),
    ];
    tried.extend((1..=TOGETHER.min(common.len())).map(|n| common[..n].to_vec()));
    let period = of(Meaning::Period);
    let others = common.iter().filter(|h| !period.contains(h)).map(|h| [period.as_slice(), &[h]].concat());
    tried.extend(others.filter(|by| by.len() > 1));
    let by = tried.into_iter().find(|by| !by.is_empty() && names(old, by) && names(new, by))?;
    Some(by.into_iter().cloned().collect())
}

/// Whether the cells of some columns are different for every row, and never all empty.
fn names(register: &Register, by: &[&String]) -> bool {
    let by: Vec<String> = by.iter().map(|h| (*h).clone()).collect();
    let mut seen = std::collections::HashSet::new();
    register.rows.iter().all(|row| {
        let key = key(register, row, &by);
        key.iter().any(|cell| !cell.is_empty()) && seen.insert(key)
    })
}

fn key<'r>(register: &Register, row: &'r [String], by: &[String]) -> Vec<&'r str> {
    by.iter().map(|h| register.column(h).and_then(|c| row.get(c)).map_or("", |c| c.trim())).collect()
}

fn by_names(old: &Register, new: &Register, by: &[String], out: &mut Difference) {
    let title = answers::understood(new).meanings.into_iter().find(|(_, m)| *m == Meaning::Title);
    // A reference tells an officer little without the title.
    let name = |register: &Register, row: &[String]| {
        let mut words: Vec<&str> = key(register, row, by).into_iter().filter(|w| !w.is_empty()).collect();
        if let Some((heading, _)) = &title
            && !by.contains(heading)
            && let Some(cell) = register.column(heading).and_then(|c| row.get(c)).filter(|c| !c.is_empty())
        {
            words.push(cell);
        }
        words.join(", ")
    };
    let mut known: HashMap<Vec<&str>, &Vec<String>> =
        old.rows.iter().map(|row| (key(old, row, by), row)).collect();
    for row in &new.rows {
        let Some(before) = known.remove(&key(new, row, by)) else {
            out.added.push(name(new, row));
            continue;
        };
        for (column, heading) in new.headings.iter().enumerate() {
            let Some(was) = old.column(heading).and_then(|c| before.get(c)) else { continue };
            let now = row.get(column).map_or("", String::as_str);
            if was != now {
                out.changed.push(ChangedCell {
                    record: name(new, row),
                    heading: heading.clone(),
                    was: was.clone(),
                    now: now.to_owned(),
                });
            }
        }
    }
    let gone = old.rows.iter().filter(|row| known.contains_key(&key(old, row, by)));
    out.gone = gone.map(|row| name(old, row)).collect();
    out.by = by.to_vec();
}

fn by_rows(old: &Register, new: &Register, out: &mut Difference) {
    let name = |row: &[String]| {
        row.iter().filter(|c| !c.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    let mut known: HashMap<&Vec<String>, usize> = HashMap::new();
    old.rows.iter().for_each(|row| *known.entry(row).or_insert(0) += 1);
    for row in &new.rows {
        match known.get_mut(row) {
            Some(left) if *left > 0 => *left -= 1,
            _ => out.added.push(name(row)),
        }
    }
    for row in &old.rows {
        if let Some(left) = known.get_mut(row).filter(|left| **left > 0) {
            *left -= 1;
            out.gone.push(name(row));
        }
    }
}
