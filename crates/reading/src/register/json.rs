//! JSON as registers: contracts in the Open Contracting Data Standard, else a list of records with the same keys. One
//! value, or one on each line.

use std::fmt;

use serde::de::{Deserialize, MapAccess, Visitor};
use serde_json::{Deserializer, Value};

use super::{COLUMNS, ROWS, Registers, Table, ocds};
use crate::Error;

pub(super) fn read(text: &str) -> Result<Registers, Error> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut values = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        values.push(value.map_err(|error| Error::NotJson { line: error.line().max(1) })?);
    }
    if let Some(found) = ocds::read(&mut values)? {
        return Ok(found);
    }
    drop(values);
    let records = match serde_json::from_str::<Vec<Record>>(text) {
        Ok(records) => records,
        // One on each line.
        Err(_) => {
            let each = Deserializer::from_str(text).into_iter::<Record>();
            each.collect::<Result<Vec<_>, _>>().map_err(|_| Error::NoRecords)?
        }
    };
    // One object by itself is settings, or anything else.
    if records.len() < 2 {
        return Err(Error::NoRecords);
    }
    Ok(Registers { tables: vec![table(&records)?], notes: Vec::new() })
}

/// An object with its keys in the order of the file.
struct Record(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Record;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Record(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

fn table(records: &[Record]) -> Result<Table, Error> {
    if records.len() > ROWS {
        return Err(Error::TooManyRows { limit: ROWS });
    }
    let mut headings: Vec<String> = Vec::new();
    for (key, _) in records.iter().flat_map(|r| &r.0) {
        if !key.trim().is_empty() && !headings.contains(key) {
            headings.push(key.clone());
        }
        if headings.len() > COLUMNS {
            return Err(Error::TooManyColumns { limit: COLUMNS });
        }
    }
    if headings.len() < 2 {
        return Err(Error::NoRecords);
    }
    let cell = |record: &Record, key: &String| {
        record.0.iter().find(|(k, _)| k == key).map(|(_, value)| plain(value)).unwrap_or_default()
    };
    let rows = records.iter().map(|r| headings.iter().map(|key| cell(r, key)).collect()).collect();
    Ok(Table { headings, rows, ..Table::default() })
}

/// A value as a cell says it.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.trim().to_owned(),
        Value::Array(list) => list.iter().map(plain).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("; "),
        Value::Object(of) => {
            let pair = |(key, value): (&String, &Value)| format!("{key}: {}", plain(value));
            of.iter().map(pair).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
