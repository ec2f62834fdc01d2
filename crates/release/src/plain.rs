//! CSV and plain text: what to look for before they leave as they are.

use container::charset;

/// Rows and columns between which nobody looks for more.
const FAR_ROWS: u64 = 200;
const FAR_COLUMNS: usize = 50;

/// Whether a spreadsheet program would run a cell of this text as a formula.
pub(crate) fn runs_as_formula(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t', '\r', '\n', '\'']).trim_end();
    let number = |t: &str| {
        let digits = t.trim_start_matches(['-', '+']).trim_start_matches(['£', '€', '$']);
        digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && digits.chars().all(|c| c.is_ascii_digit() || ",.%eE-: /".contains(c))
    };
    match text.chars().next() {
        Some('=' | '@') => text.chars().count() > 1,
        Some('+' | '-') => text.chars().nth(1).is_some_and(|c| !c.is_whitespace()) && !number(text),
        _ => false,
    }
}

/// What an officer should know of a CSV table or a text before it leaves; an error says why it may not.
pub(crate) fn look(bytes: &[u8], table: bool) -> Result<Vec<String>, String> {
    let decoded = charset::decode(bytes, None);
    let mut warnings = Vec::new();
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if decoded.text.chars().any(control) {
        return Err(
            "This file has control characters in it, which can hide words: save it again as plain text."
                .into(),
        );
    }
    if decoded.text.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        return Err("This file has marks in it that turn the direction of reading, so it does not show what it says: save it again without them.".into());
    }
    if decoded.replaced {
        warnings.push(
            "Some characters of this file could not be read; look whether it shows what it should.".into(),
        );
    }
    if decoded.text.trim_start_matches('\u{feff}').trim().is_empty() {
        warnings.push("This file has no words in it.".into());
    }
    if !decoded.exact {
        warnings.push(
            "This file is not in UTF-8; accents and pound signs may look wrong to the applicant.".into(),
        );
    }
    if table {
        rows(&decoded.text, &mut warnings);
    }
    Ok(warnings)
}

fn rows(text: &str, warnings: &mut Vec<String>) {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or("");
    let separator = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|s| first.bytes().filter(|b| b == s).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let (mut formulas, mut far_row, mut far_column) = (0_usize, false, false);
    // The reader passes over empty lines, so rows are counted by their line.
    let mut last_line = None;
    for record in reader.records() {
        let Ok(record) = record else {
            warnings.push("Some rows of this table cannot be read as CSV; look whether it is whole.".into());
            break;
        };
        let mut empty_columns = 0;
        let mut filled = false;
        for cell in &record {
            if cell.trim().is_empty() {
                empty_columns += 1;
                continue;
            }
            far_column |= empty_columns > FAR_COLUMNS;
            empty_columns = 0;
            filled = true;
            formulas += usize::from(runs_as_formula(cell));
        }
        if filled {
            let line = record.position().map_or(0, csv::Position::line);
            far_row |= last_line.is_some_and(|last| line.saturating_sub(last) > FAR_ROWS);
            last_line = Some(line);
        }
    }
    if formulas > 0 {
        let (subject, verb) = if formulas == 1 {
            ("1 cell begins".to_owned(), "a formula")
        } else {
            (format!("{formulas} cells begin"), "formulas")
        };
        warnings.push(format!("{subject} with a sign (=, +, -, @) that spreadsheet programs run as {verb}."));
    }
    if far_row || far_column {
        warnings.push("There are cells far away from the others, after many empty rows or columns: look whether they should leave.".into());
    }
}
