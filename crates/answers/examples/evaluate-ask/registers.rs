//! Files as registers, read as the import reads them.

use std::{error::Error, fs, path::Path};

use casework::register::Register;
use container::Limits;

/// The registers of a file: one for each of its tables.
pub fn read(file: &Path) -> Result<Vec<Register>, Box<dyn Error>> {
    let word = |part: Option<&std::ffi::OsStr>| part.map(|n| n.to_string_lossy().into_owned());
    let name = word(file.file_name());
    let read = reading::register::read(&fs::read(file)?, name.as_deref(), &Limits::default())?;
    let stem = word(file.file_stem()).unwrap_or_default();
    let named = |sheet: Option<String>| sheet.map_or_else(|| stem.clone(), |sheet| format!("{stem} {sheet}"));
    Ok(read
        .tables
        .into_iter()
        .map(|t| Register::table(&named(t.sheet), "", t.as_at, t.headings, t.rows))
        .collect())
}
