//! The form of a backup: which tables and columns it holds, and how a row becomes bytes that either database takes.
//!
//! A line that says what it is, then records: a letter, a length, bytes. The last is the SHA-256 of all before it.
//! Sessions are not in a backup, and neither is who follows or sends at the moment.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    sql::{Arg, Row, Sql},
};

/// The first line of a backup.
pub(crate) const FIRST_LINE: &[u8; 17] = b"candour backup 1\n";
/// The bytes of a record's letter and length.
pub(crate) const RECORD_HEAD: usize = 9;

/// What stands in a record.
pub(crate) mod letter {
    /// What the backup is of.
    pub(crate) const ABOUT: u8 = b'A';
    /// The rows that follow are of this table and have these columns.
    pub(crate) const TABLE: u8 = b'T';
    /// A row.
    pub(crate) const ROW: u8 = b'R';
    /// A document: authority, case and digest (16, 16 and 32 bytes), then its bytes.
    pub(crate) const DOCUMENT: u8 = b'D';
    /// The end: the SHA-256 of everything before this record.
    pub(crate) const END: u8 = b'E';
}

/// What the backup is of.
#[derive(Serialize, Deserialize)]
pub(crate) struct About {
    /// The version of the database.
    pub(crate) migration: i64,
    /// The end of the installation's chain.
    pub(crate) head: String,
}

/// The table of the rows that follow.
#[derive(Serialize, Deserialize)]
pub(crate) struct TableHead {
    pub(crate) table: String,
    pub(crate) columns: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy)]
pub(crate) enum Type {
    Int,
    Text,
    Bytes,
    Id,
    Bool,
}
use Type::{Bool, Bytes, Id, Int, Text};

/// A table of a backup, with the columns of its key first.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) keys: usize,
    pub(crate) columns: &'static [(&'static str, Type)],
}

/// Tables of older backups that are no more: what they held is made anew, and their rows are passed over.
pub(crate) const RETIRED: &[&str] = &["earlier_answers"];

/// Everything that a backup holds, in the order in which it is put back.
pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "events",
        keys: 1,
        columns: &[
            ("seq", Int),
            ("authority", Id),
            ("kind", Text),
            ("stream", Id),
            ("version", Int),
            ("at", Int),
            ("actor", Text),
            ("event", Text),
            ("schema", Int),
            ("digest", Bytes),
            ("hash", Bytes),
        ],
    },
    Table {
        name: "contents",
        keys: 1,
        columns: &[("seq", Int), ("salt", Bytes), ("reason", Text), ("payload", Bytes)],
    },
    Table { name: "erasures", keys: 1, columns: &[("seq", Int), ("erased_by", Int)] },
    Table {
        name: "commits",
        keys: 1,
        columns: &[
            ("seq", Int),
            ("authority", Id),
            ("command", Bytes),
            ("at", Int),
            ("first_event", Int),
            ("events", Int),
            ("outcome", Bytes),
            ("hash", Bytes),
        ],
    },
    Table { name: "authorities", keys: 1, columns: &[("id", Id), ("slug", Text), ("name", Text)] },
    Table {
        name: "people",
        keys: 1,
        columns: &[
            ("id", Id),
            ("email", Text),
            ("name", Text),
            ("password_hash", Text),
            ("second_factor", Text),
            ("left_at", Int),
        ],
    },
    Table {
        name: "memberships",
        keys: 2,
        columns: &[("authority", Id), ("person", Id), ("roles", Text), ("teams", Text)],
    },
    Table {
        name: "links",
        keys: 2,
        columns: &[
            ("authority", Id),
            ("id", Id),
            ("hash", Bytes),
            ("kind", Text),
            ("subject", Id),
            ("made", Int),
            ("expires", Int),
            ("revoked", Int),
        ],
    },
    Table {
        name: "outbox",
        keys: 2,
        columns: &[
            ("authority", Id),
            ("id", Id),
            ("subject", Id),
            ("message_id", Text),
            ("payload", Bytes),
            ("state", Text),
            ("made", Int),
            ("ready_at", Int),
            ("attempts", Int),
            ("why", Text),
            ("sent", Int),
        ],
    },
    Table {
        name: "cases",
        keys: 2,
        columns: &[
            ("authority", Id),
            ("id", Id),
            ("version", Int),
            ("updated", Int),
            ("reference", Text),
            ("subject", Text),
            ("search", Text),
            ("stage", Text),
            ("law", Text),
            ("received_on", Text),
            ("due_key", Text),
            ("is_open", Bool),
            ("waits_for", Text),
            ("next", Text),
            ("officer", Id),
            ("questions", Int),
            ("decided", Int),
            ("answered_on", Text),
            ("published", Bool),
            ("history", Bool),
            ("calendar", Text),
            ("moved_by", Text),
            ("move_unseen", Bool),
        ],
    },
    Table {
        name: "log_entries",
        keys: 2,
        columns: &[
            ("authority", Id),
            ("id", Id),
            ("subject", Id),
            ("title", Text),
            ("summary", Text),
            ("words", Text),
            ("search", Text),
            ("body", Bytes),
            ("published_on", Text),
            ("withdrawn_on", Text),
            ("withdrawn_why", Text),
        ],
    },
    Table {
        name: "earlier_letters",
        keys: 2,
        columns: &[("authority", Id), ("subject", Id), ("answered_on", Text), ("words", Text)],
    },
    Table {
        name: "set_aside",
        keys: 2,
        columns: &[
            ("authority", Id),
            ("id", Id),
            ("name", Text),
            ("sha256", Text),
            ("kind", Text),
            ("reason", Text),
            ("at", Int),
            ("size", Int),
            ("kept", Bool),
            ("left_out", Bool),
        ],
    },
    Table {
        name: "proposals",
        keys: 4,
        columns: &[
            ("authority", Id),
            ("subject", Id),
            ("question", Int),
            ("key", Text),
            ("day", Text),
            ("kind", Text),
            ("source", Text),
            ("sure", Int),
            ("fate", Text),
            ("changed", Int),
            ("because", Text),
        ],
    },
    Table {
        name: "answer_counts",
        keys: 5,
        columns: &[
            ("authority", Id),
            ("entry", Id),
            ("answer", Int),
            ("what", Text),
            ("day", Text),
            ("times", Int),
        ],
    },
    Table {
        name: "asked_questions",
        keys: 3,
        columns: &[
            ("authority", Id),
            ("subject", Id),
            ("question", Int),
            ("received_on", Text),
            ("asks", Text),
            ("text", Text),
            ("answered_on", Text),
            ("published", Bool),
            ("minutes", Int),
        ],
    },
    Table { name: "numbers", keys: 2, columns: &[("authority", Id), ("series", Text), ("last", Int)] },
    Table { name: "followers", keys: 1, columns: &[("name", Text), ("cursor", Int)] },
];

/// Numbered places for values, as `($1, $2)`.
fn places(from: usize, count: usize) -> String {
    let places: Vec<String> = (from..from + count).map(|number| format!("${number}")).collect();
    format!("({})", places.join(", "))
}

impl Table {
    /// The statement for a page of rows, after a row where there was one.
    pub(crate) fn page(&self, first: bool, limit: usize) -> Sql {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let keys = names[..self.keys].join(", ");
        let after = if first { String::new() } else { format!("WHERE ({keys}) > {} ", places(1, self.keys)) };
        Sql::Built(format!(
            "SELECT {} FROM {} {after}ORDER BY {keys} LIMIT {limit}",
            names.join(", "),
            self.name
        ))
    }

    /// The statement that puts rows back. The columns are the table's own, so their names are literals.
    pub(crate) fn insert(&self, columns: &[&'static str], rows: usize) -> Sql {
        let values: Vec<String> =
            (0..rows).map(|row| places(row * columns.len() + 1, columns.len())).collect();
        Sql::Built(format!("INSERT INTO {} ({}) VALUES {}", self.name, columns.join(", "), values.join(", ")))
    }

    /// The values of a row.
    pub(crate) fn values(&self, row: &Row) -> Result<Vec<Arg>> {
        let value = |(name, kind): &(&'static str, Type)| {
            Ok(match kind {
                Int => Arg::Int(row.int_or_null(name)?),
                Text => Arg::Text(row.text_or_null(name)?),
                Bytes => Arg::Bytes(row.bytes_or_null(name)?),
                Id => Arg::Uuid(row.uuid_or_null(name)?),
                Bool => Arg::Bool(row.bool(name)?),
            })
        };
        self.columns.iter().map(value).collect()
    }
}

/// Writes values one after the other: a letter, small where there is none, and the value.
pub(crate) fn write(values: &[Arg]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sized = |letter: u8, value: Option<&[u8]>| match value {
        Some(value) => {
            bytes.push(letter);
            bytes.extend((value.len() as u64).to_be_bytes());
            bytes.extend(value);
        }
        None => bytes.push(letter.to_ascii_lowercase()),
    };
    for value in values {
        match value {
            Arg::Int(value) => sized(b'I', value.map(i64::to_be_bytes).as_ref().map(|bytes| &bytes[..])),
            Arg::Text(value) => sized(b'T', value.as_ref().map(String::as_bytes)),
            Arg::Bytes(value) => sized(b'B', value.as_deref()),
            Arg::Uuid(value) => sized(b'U', value.as_ref().map(|id| &id.as_bytes()[..])),
            Arg::Bool(value) => sized(b'O', Some(&[u8::from(*value)])),
        }
    }
    bytes
}

/// Reads what [`write()`] wrote.
pub(crate) fn read(mut bytes: &[u8]) -> Result<Vec<Arg>> {
    const WRONG: Error = Error::NotABackup("a row cannot be read");
    let mut values = Vec::new();
    while let Some((letter, rest)) = bytes.split_first() {
        bytes = rest;
        let mut value = None;
        if letter.is_ascii_uppercase() {
            let (size, rest) = bytes.split_first_chunk::<8>().ok_or(WRONG)?;
            let size = usize::try_from(u64::from_be_bytes(*size)).map_err(|_| WRONG)?;
            let (found, rest) = rest.split_at_checked(size).ok_or(WRONG)?;
            value = Some(found);
            bytes = rest;
        }
        values.push(match letter.to_ascii_uppercase() {
            b'I' => {
                Arg::Int(value.map(|v| v.try_into().map(i64::from_be_bytes)).transpose().map_err(|_| WRONG)?)
            }
            b'T' => Arg::Text(value.map(|v| String::from_utf8(v.to_vec())).transpose().map_err(|_| WRONG)?),
            b'B' => Arg::Bytes(value.map(<[u8]>::to_vec)),
            b'U' => Arg::Uuid(value.map(Uuid::from_slice).transpose().map_err(|_| WRONG)?),
            b'O' => Arg::Bool(value.is_some_and(|v| v == [1])),
            _ => return Err(WRONG),
        });
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_comes_back() {
        let values = vec![
            Arg::Int(Some(-7)),
            Arg::Int(None),
            Arg::Text(Some("é".to_owned())),
            Arg::Text(None),
            Arg::Bytes(Some(vec![0, 255])),
            Arg::Bytes(None),
            Arg::Uuid(Some(Uuid::from_u128(9))),
            Arg::Uuid(None),
            Arg::Bool(true),
            Arg::Bool(false),
        ];
        assert_eq!(read(&write(&values)).unwrap(), values);
    }

    #[test]
    fn bytes_that_are_no_row_are_refused() {
        for bytes in [
            &b"I"[..],
            b"I\0\0\0\0\0\0\0\x09abc",
            b"T\0\0\0\0\0\0\0\x01\xff",
            b"X",
            b"U\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }
}
