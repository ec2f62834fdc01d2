//! Cells of a table of text.

use container::charset;

use super::Removal;
use super::grid::records;
use crate::copy::table::write_cell;
use crate::dangers::{CannotCheck, Finding};
use crate::table::separator;

/// Puts labels in the place of cells.
pub(super) fn apply(
    clean: &[u8],
    removal: &Removal,
    finding: &mut Finding<'_>,
) -> Result<Vec<u8>, CannotCheck> {
    let decoded = charset::decode(clean, None);
    let mark = if decoded.text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let text = decoded.text.trim_start_matches('\u{feff}');
    let separator = separator(text);
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let Some(taken) = removal.sheets.first() else { return Ok(clean.to_vec()) };
    let label = |n: usize| removal.labels.get(n).map_or("[redacted]", String::as_str);
    let mut out = String::from(mark);
    if let Some(whole) = taken.whole {
        write_cell(label(whole), separator, &mut out);
        out.push_str(ending);
        return Ok(out.into_bytes());
    }
    let mut next = 0;
    for (row, cells) in records(text, separator, finding)? {
        (next..row).for_each(|_| out.push_str(ending));
        next = row.saturating_add(1);
        for (column, cell) in (0..).zip(&cells) {
            if column > 0 {
                out.push(char::from(separator));
            }
            match taken.cells.get(&(row, column)) {
                Some(n) => write_cell(label(*n), separator, &mut out),
                None => write_cell(cell, separator, &mut out),
            }
        }
        out.push_str(ending);
    }
    Ok(out.into_bytes())
}
