//! Contracts in the Open Contracting Data Standard as one table: releases of a process compiled to their newest state,
//! a row for each contract, for each award without one, and for each process that has neither yet.
//!
//! A value over the whole term stays one: nothing is divided by years. What the data do not say stays empty.

mod merge;
mod rows;

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::Value;

use super::{ROWS, Registers, Table};
use crate::Error;

/// Packages in packages are followed so deep.
const DEPTH: usize = 4;

/// The contracts of some values; none where they are no such data.
pub(super) fn read(values: &mut [Value]) -> Result<Option<Registers>, Error> {
    let mut seen = Seen::default();
    for value in values.iter_mut() {
        seen.see(value, DEPTH);
    }
    seen.processes.retain(|(_, process)| process.compiled.is_some() || !process.releases.is_empty());
    if seen.processes.is_empty() {
        return if seen.linked > 0 { Err(Error::NoRecords) } else { Ok(None) };
    }
    let mut table = Table { contracts: true, ..Table::default() };
    let mut rows: Vec<rows::Row> = Vec::new();
    let mut several = 0_usize;
    let mut newest = None;
    for (_, process) in seen.processes {
        several += usize::from(process.releases.len() > 1);
        newest = newest.max(process.newest());
        rows.extend(rows::of(&process.compiled()));
        if rows.len() > ROWS {
            return Err(Error::TooManyRows { limit: ROWS });
        }
    }
    if rows.is_empty() {
        return Err(Error::NoRecords);
    }
    (table.headings, table.rows) = rows::table(&rows);
    if several > 0 {
        let contracts = if several == 1 { "1 contract has" } else { "contracts have" };
        let number = if several == 1 { String::new() } else { format!("{several} ") };
        table
            .notes
            .push(format!("{number}{contracts} several releases: what the newest says stands in the table"));
    }
    if seen.linked > 0 {
        table.notes.push(format!("{} releases are only linked and were not read", seen.linked));
    }
    let published = seen.published.and_then(|p| p.max(newest).map(|day| (day, "the day of its publication")));
    let day = published.or_else(|| newest.map(|day| (day, "the day of its newest release")));
    if let Some((day, from)) = day {
        (table.as_at, table.as_at_from) = (Some(day), Some(from.to_owned()));
    }
    Ok(Some(Registers { tables: vec![table], notes: Vec::new() }))
}

/// A contracting process and what was released of it.
#[derive(Default)]
struct Process {
    compiled: Option<Value>,
    releases: Vec<Value>,
}

impl Process {
    fn newest(&self) -> Option<Date> {
        let dates = self.releases.iter().chain(&self.compiled).filter_map(|r| text(r, "date"));
        dates.filter_map(|d| day(&d)).max()
    }

    /// Its newest state.
    fn compiled(mut self) -> Value {
        if let Some(compiled) = self.compiled {
            return compiled;
        }
        // What says no day comes first, and of one day the later in the file stands.
        self.releases.sort_by_key(|r| text(r, "date").and_then(|d| instant(&d)));
        let mut releases = self.releases.into_iter();
        let mut state = releases.next().unwrap_or(Value::Null);
        releases.for_each(|release| merge::merge(&mut state, release));
        state
    }
}

#[derive(Default)]
struct Seen {
    /// By identifier, in the order of the file.
    processes: Vec<(String, Process)>,
    places: BTreeMap<String, usize>,
    published: Option<Option<Date>>,
    linked: usize,
}

impl Seen {
    /// Takes the releases and records out of a package, a list of them, or one by itself.
    fn see(&mut self, value: &mut Value, depth: usize) {
        let Some(left) = depth.checked_sub(1) else { return };
        match value {
            Value::Array(list) => list.iter_mut().for_each(|inner| self.see(inner, left)),
            Value::Object(_) => {
                if let Some(published) = text(value, "publishedDate") {
                    let known = self.published.flatten();
                    self.published = Some(known.max(day(&published)));
                }
                if text(value, "ocid").is_some() {
                    self.take(value.take());
                    return;
                }
                for list in ["releases", "records", "results"] {
                    if let Some(Value::Array(inner)) = value.get_mut(list) {
                        inner.iter_mut().for_each(|inner| self.see(inner, left));
                    }
                }
            }
            _ => {}
        }
    }

    /// Takes one release or one record.
    fn take(&mut self, mut value: Value) {
        let Some(ocid) = text(&value, "ocid") else { return };
        let compiled = value.get_mut("compiledRelease").map(Value::take).filter(Value::is_object);
        let of_record = value.get_mut("releases").map(Value::take);
        let record = compiled.is_some() || of_record.is_some();
        let at = *self.places.entry(ocid.clone()).or_insert_with(|| {
            self.processes.push((ocid, Process::default()));
            self.processes.len() - 1
        });
        let Some((_, process)) = self.processes.get_mut(at) else { return };
        if !record {
            process.releases.push(value);
            return;
        }
        let releases = match of_record {
            Some(Value::Array(list)) => list,
            _ => Vec::new(),
        };
        for release in releases {
            // One that is only linked has no id of its own.
            if release.get("id").is_some() || release.get("tag").is_some() {
                process.releases.push(release);
            } else if compiled.is_none() {
                self.linked += 1;
            }
        }
        process.compiled = compiled.or(process.compiled.take());
    }
}

/// The words or the number under a key.
fn text(value: &Value, key: &str) -> Option<String> {
    let found = match value.get(key)? {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}

fn instant(words: &str) -> Option<Timestamp> {
    words.parse::<Timestamp>().ok().or_else(|| {
        let date: Date = words.get(..10)?.parse().ok()?;
        date.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    })
}

/// The day in this country. An end just before midnight is meant as that day, wherever it was written.
fn day(words: &str) -> Option<Date> {
    let written = || words.get(..10).and_then(|head| head.parse::<Date>().ok());
    let utc = words.ends_with(['Z', 'z']) || words.ends_with("+00:00");
    if !utc || words.get(11..16).is_some_and(|time| time == "23:59") {
        return written();
    }
    let Ok(at) = words.parse::<Timestamp>() else { return written() };
    let london = TimeZone::get("Europe/London").ok()?;
    Some(at.to_zoned(london).date())
}
