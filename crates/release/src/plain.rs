//! Plain text: marks that no program shows, and cells that a spreadsheet program would run.

use container::charset;

use crate::dangers::{CannotCheck, Finding};

/// Looks at a text that is no table.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    finding.spend(bytes.len() / 16)?;
    crate::table::control(charset::decode(bytes, None).text.trim_start_matches('\u{feff}'), finding);
    Ok(())
}

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

/// The words of marked up text, with a space in the place of each tag.
pub(crate) fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}
