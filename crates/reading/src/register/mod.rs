//! Files as registers: separated text, workbooks, and contracts in the Open Contracting Data Standard become tables with a
//! row of headings, and the day at which they are true where the file says it.
//!
//! What a column means is not decided here, no cell is guessed, and what cannot be read is refused in one sentence. A
//! file that can be read only in part says so in its notes.

mod day;
mod json;
mod ocds;
mod table;

use container::{FileKind, Limits, charset};
use jiff::civil::Date;

use crate::{Error, open};

/// The most rows of a register.
pub const ROWS: usize = 20_000;
/// The most columns.
pub const COLUMNS: usize = 100;

/// What a file holds that can be a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registers {
    /// Its tables: one, or one for each sheet that can be seen and holds one.
    pub tables: Vec<Table>,
    /// What an officer should know about the file, one sentence each.
    pub notes: Vec<String>,
}

/// A table with a row of headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The name of its sheet, where the file has several.
    pub sheet: Option<String>,
    /// Its headings, each different from the others.
    pub headings: Vec<String>,
    /// Its rows, each as wide as the headings.
    pub rows: Vec<Vec<String>>,
    /// As at which day it is true; none where the file does not say so.
    pub as_at: Option<Date>,
    /// Where that day was read.
    pub as_at_from: Option<String>,
    /// Whether it was made of contracts in the Open Contracting Data Standard.
    pub contracts: bool,
    /// What is doubtful about it, one sentence each.
    pub notes: Vec<String>,
}

/// Whether a file can be a register by its kind: a table in text, a workbook, or contracts as JSON. A letter cannot.
pub fn may_be(bytes: &[u8], name: Option<&str>) -> bool {
    match container::kind_of(bytes, name) {
        FileKind::Csv | FileKind::Xlsx | FileKind::Xls | FileKind::Ods => true,
        FileKind::Text => has_ending(name, &["tab", "psv", "ssv"]) || is_json(bytes, name),
        _ => false,
    }
}

/// Reads the registers of a file. Fails with one sentence where there is none or it cannot be read.
pub fn read(bytes: &[u8], name: Option<&str>, limits: &Limits) -> Result<Registers, Error> {
    limits.check_size(bytes)?;
    let kind = container::kind_of(bytes, name);
    let named = name.and_then(day::of_name);
    let mut found = match kind {
        FileKind::Text if is_json(bytes, name) => {
            open::within(bytes.len(), limits)?;
            json::read(&charset::decode(bytes, None).text)?
        }
        FileKind::Csv | FileKind::Text | FileKind::Xlsx | FileKind::Ods | FileKind::Html => {
            of_tables(open::tables_of(bytes, kind, limits)?, kind.in_words())?
        }
        FileKind::Encrypted => return Err(container::Error::Encrypted { what: "workbook" }.into()),
        kind => return Err(Error::NotRead { kind }),
    };
    for table in &mut found.tables {
        if table.as_at.is_none()
            && let Some((date, said)) = &named
        {
            table.as_at = Some(*date);
            table.as_at_from = Some(format!("the name of the file: {said}"));
        }
    }
    Ok(found)
}

/// Reads rows that were pasted from a spreadsheet or typed, with their headings.
pub fn pasted(text: &str, limits: &Limits) -> Result<Registers, Error> {
    limits.check_size(text.as_bytes())?;
    open::within(text.len(), limits)?;
    if is_json(text.as_bytes(), None) {
        return json::read(text);
    }
    of_tables(open::parted(text, limits)?, "text")
}

fn of_tables(read: open::Tables, what: &'static str) -> Result<Registers, Error> {
    if let Some(line) = read.unclosed {
        return Err(Error::Unclosed { line });
    }
    let mut found = Registers::default();
    let several = read.tables.len() > 1;
    let mut why = Error::NoTable { what };
    for sheet in &read.tables {
        match table::of(sheet) {
            Ok(mut table) => {
                if !several {
                    table.sheet = None;
                }
                found.tables.push(table);
            }
            Err(error) if several => {
                let name = sheet.name.as_deref().unwrap_or("one");
                found.notes.push(format!("the sheet {name} was left out: {error}"));
                why = error;
            }
            Err(error) => return Err(error),
        }
    }
    if found.tables.is_empty() {
        return Err(if several { Error::NoTable { what } } else { why });
    }
    for name in read.hidden.iter().take(20) {
        found.notes.push(format!("the sheet {name} is hidden and was left out: show it if it is needed"));
    }
    Ok(found)
}

fn has_ending(name: Option<&str>, endings: &[&str]) -> bool {
    let ending = name.and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    ending.is_some_and(|e| endings.contains(&e.as_str()))
}

/// Whether it is JSON: by its name, else by how it begins.
fn is_json(bytes: &[u8], name: Option<&str>) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start: Vec<u8> = bytes.iter().filter(|b| !b.is_ascii_whitespace()).take(2).copied().collect();
    has_ending(name, &["json", "jsonl", "ndjson", "geojson"])
        || matches!(start.as_slice(), [b'{', b'"' | b'}'] | [b'[', b'{'])
}
