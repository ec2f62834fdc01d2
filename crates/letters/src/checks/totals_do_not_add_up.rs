//! A total is the sum of the figures above it.

use document::Span;

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "totals-do-not-add-up",
    severity: casework::Severity::Risk,
    provision: "s.1(1)(b)",
    checks: "A total is the sum of the figures above it.",
    matters: "A table that does not add up is the first thing that an applicant writes back about, and one of its figures is not what is held.",
    bad: "Harbour House | 120 Guildhall | 92 Total | 221",
    good: "Harbour House | 120 Guildhall | 92 Total | 212",
    run,
};

/// A row of a table in text: its label, and its cells.
struct Row {
    span: Span,
    label: String,
    cells: Vec<Option<f64>>,
}

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // Rounded figures and people counted more than once need not add up.
    if s.says(&[
        "rounded",
        "rounding",
        "may not sum",
        "may not add",
        "more than one categor",
        "of which",
        "average",
    ]) {
        return;
    }
    let mut rows: Vec<Row> = Vec::new();
    // A table with a row that was not understood is left alone, to its end.
    let mut whole = true;
    let mut at = 0;
    for line in s.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(row) = row(line, start) else {
            whole = line.trim().is_empty() || (whole && rows.is_empty());
            rows.clear();
            continue;
        };
        if is_total(&row.label) {
            if let Some((given, sum)) = wrong(&rows, &row).filter(|_| whole) {
                let message = format!("A total is given as {given}; the figures above it come to {sum}.");
                let what = "See which of the figures is wrong, or say why they do not add up.";
                report.add(Finding::new(check, s, At::Span(row.span), message, what));
                return;
            }
            rows.clear();
        } else {
            whole &= rows.last().is_none_or(|last| last.cells.len() == row.cells.len());
            rows.push(row);
        }
    }
}

/// Whether a row is the total of those above it, by its label in small letters.
fn is_total(label: &str) -> bool {
    ["total", "grand total", "overall total", "all together", "altogether", "sum total", "in all"]
        .iter()
        .any(|w| label.starts_with(w))
        || label.ends_with(" total") && label.split(' ').count() <= 3 && !label.contains("sub")
        || label.starts_with("all ") && label.split(' ').count() <= 3
}

/// The first column of whole numbers whose total is not their sum.
fn wrong(rows: &[Row], total: &Row) -> Option<(f64, f64)> {
    if rows.len() < 2
        || rows.len() > 200
        || rows.iter().any(|r| r.cells.len() != total.cells.len() || r.label.contains("total"))
    {
        return None;
    }
    (0..total.cells.len()).find_map(|column| {
        let given = total.cells[column]?;
        let mut sum = 0.0;
        for row in rows {
            sum += (*row.cells.get(column)?)?;
        }
        // Pence and tenths are rounded one by one.
        let whole = given.fract() == 0.0 && sum.fract() == 0.0;
        let near = if whole { 0.5 } else { 0.06 * (rows.len() as f64 + 1.0) };
        ((given - sum).abs() > near).then_some((given, sum))
    })
}

/// A line that is a label and figures: split at bars, tabs or wide gaps, else a label with one figure behind it.
fn row(line: &str, start: usize) -> Option<Row> {
    let trimmed = line.trim();
    if trimmed.is_empty() || trimmed.len() > 300 {
        return None;
    }
    let cells: Vec<&str> = if trimmed.contains('|') {
        trimmed.trim_matches('|').split('|').map(str::trim).collect()
    } else if trimmed.contains('\t') {
        trimmed.split('\t').map(str::trim).collect()
    } else {
        trimmed.split("  ").map(str::trim).filter(|c| !c.is_empty()).collect()
    };
    let (label, figures): (&str, Vec<&str>) = match cells.as_slice() {
        [label, rest @ ..] if !rest.is_empty() => (label, rest.to_vec()),
        [one] => {
            let (label, figure) = one.rsplit_once([' ', ':'])?;
            (label, vec![figure])
        }
        _ => return None,
    };
    let label = label.trim().trim_matches(['*', ':', '-', ' ']).to_lowercase();
    let cells: Vec<Option<f64>> = figures.iter().map(|f| figure(f)).collect();
    // Years stand over figures and are none.
    let years = |cell: &Option<f64>| cell.is_some_and(|c| (1990.0..2050.0).contains(&c) && c.fract() == 0.0);
    if cells.len() > 1 && cells.iter().all(years) {
        return None;
    }
    let counted = cells.iter().any(Option::is_some) && label.chars().any(char::is_alphanumeric);
    let sentence = label.split(' ').count() > 8 || label.ends_with(['.', ',', ';']);
    let lead = line.len() - line.trim_start().len();
    (counted && !sentence).then(|| Row {
        span: Span::new(start + lead, start + lead + trimmed.len()),
        label,
        cells,
    })
}

/// A figure as tables write it. A percentage, a suppressed or an empty cell is none.
fn figure(cell: &str) -> Option<f64> {
    let cell = cell.trim_matches(['*', ' ']).trim_start_matches('£');
    let plain = cell.replace(',', "");
    let figures = plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    (figures && plain.chars().any(|c| c.is_ascii_digit())).then(|| plain.parse().ok())?
}
