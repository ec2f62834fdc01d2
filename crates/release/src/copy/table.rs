//! A table of text without what a spreadsheet program would run, without bytes that no program shows, and without what stands
//! far from the rest.

use container::charset;

use super::Copy;
use crate::dangers::{CannotCheck, Finding};
use crate::table::{FAR_COLUMNS, FAR_ROWS, FAR_SPACES, is_control, runs_as_formula, separator};

/// What stands in the place of a formula.
const FORMULA: &str = "[formula taken out]";

/// A clean copy of a table of text, in UTF-8.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    finding.spend(bytes.len() / 8)?;
    let decoded = charset::decode(bytes, None);
    let mut copy = Copy::default();
    let mark = if decoded.text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let whole = decoded.text.trim_start_matches('\u{feff}');
    // Some programs end a table at this mark, and a cell at this one: what follows is seen by others only.
    let shown = whole.trim_end().trim_end_matches('\u{1a}');
    let shown = shown.split_once('\u{1a}').map_or(whole, |(before, _)| {
        copy.changed("What stood after a mark that ends the table for some programs is gone.");
        before
    });
    let text: String = without_rest(shown).chars().filter(|c| !is_control(*c)).collect();
    if text.trim_end() != whole.trim_end_matches(['\u{1a}', '\0', '\r', '\n', ' '])
        && text.len() != whole.len()
    {
        copy.changed("Bytes that no program shows are gone.");
    }
    let separator = separator(&text);
    let rows = rows(&text, separator, finding)?;
    let last_row = near(rows.iter().map(|(line, _)| *line as usize), FAR_ROWS as usize);
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let filled =
        |n: &usize| rows.iter().any(|(_, cells)| cells.get(*n).is_some_and(|c| !c.trim().is_empty()));
    let columns: Vec<usize> = (0..width).filter(filled).collect();
    let last_column = near(columns.iter().copied(), FAR_COLUMNS);
    let (mut far_rows, mut far_columns, mut formulas) = (0, 0, 0);
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::from(mark);
    let mut reached = 0;
    for (line, cells) in &rows {
        if last_row.is_some_and(|last| *line as usize > last) {
            far_rows += 1;
            continue;
        }
        // Empty lines within the table stay.
        while reached + 1 < *line {
            out.push_str(ending);
            reached += 1;
        }
        let within: u64 = cells.iter().map(|c| c.matches('\n').count() as u64).sum();
        reached = line + within;
        for (n, cell) in cells.iter().enumerate() {
            if last_column.is_some_and(|last| n > last) {
                far_columns += usize::from(!cell.trim().is_empty());
                continue;
            }
            if n > 0 {
                out.push(char::from(separator));
            }
            let (near, cut) = near_words(cell);
            far_columns += usize::from(cut);
            if runs_as_formula(cell) {
                formulas += 1;
                write_cell(FORMULA, separator, &mut out);
            } else {
                write_cell(near, separator, &mut out);
            }
        }
        out.push_str(ending);
    }
    let cells = |n: usize| if n == 1 { "1 cell".to_owned() } else { format!("{n} cells") };
    if formulas > 0 {
        copy.changed(format!(
            "{} that a spreadsheet program would run now says “{FORMULA}”.",
            cells(formulas)
        ));
    }
    if far_rows > 0 {
        copy.changed(format!("{far_rows} rows far below the table are gone."));
    }
    if far_columns > 0 {
        copy.changed(format!("{} far to the right of the table are gone.", cells(far_columns)));
    }
    let nothing = copy.changed.is_empty();
    copy.bytes = Some(if nothing { bytes.to_vec() } else { out.into_bytes() });
    Ok(copy)
}

/// Cells up to a byte that ends them for some programs.
fn without_rest(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut skip = false;
    for c in text.chars() {
        match c {
            '\0' => skip = true,
            ',' | ';' | '\t' | '|' | '\n' | '\r' | '"' => skip = false,
            _ => {}
        }
        if !skip {
            out.push(c);
        }
    }
    out
}

/// Rows that hold something, each with the line on which it begins.
fn rows(
    text: &str,
    separator: u8,
    finding: &mut Finding<'_>,
) -> Result<Vec<(u64, Vec<String>)>, CannotCheck> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut out = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| CannotCheck::malformed("CSV table"))? {
        finding.spend(record.len())?;
        let ends = reader.position().line().saturating_sub(1);
        let within: u64 = record.iter().map(|c| c.matches('\n').count() as u64).sum();
        let line = ends.saturating_sub(within).max(1);
        if record.iter().any(|c| !c.trim().is_empty()) {
            out.push((line, record.iter().map(str::to_owned).collect()));
        }
    }
    Ok(out)
}

/// The last before a gap that is too wide; none where there is no such gap.
fn near(numbers: impl Iterator<Item = usize>, far: usize) -> Option<usize> {
    let mut last: Option<usize> = None;
    for number in numbers {
        if let Some(before) = last
            && number.saturating_sub(before) > far
        {
            return Some(before);
        }
        last = Some(number);
    }
    None
}

/// The words of a cell up to a stretch of spaces or lines that pushes the rest out of sight.
fn near_words(cell: &str) -> (&str, bool) {
    let (mut spaces, mut lines, mut end) = (0, 0, 0);
    let mut words = false;
    for (n, c) in cell.char_indices() {
        if !c.is_whitespace() {
            if words && lines > 12 || spaces >= FAR_SPACES {
                return (&cell[..end], true);
            }
            (words, spaces, lines, end) = (true, 0, 0, n + c.len_utf8());
        } else if c == '\n' {
            (lines, spaces) = (lines + 1, 0);
        } else {
            spaces += 1;
        }
    }
    (cell, false)
}

pub(super) fn write_cell(cell: &str, separator: u8, out: &mut String) {
    let quoted = cell.contains(['"', '\n', '\r', char::from(separator)])
        || cell.starts_with(' ')
        || cell.ends_with(' ');
    if quoted {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}
