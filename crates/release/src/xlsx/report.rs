//! What was seen of a sheet, told as dangers with their places.

use super::group::Group;
use super::place::{Area, columns, letters, rows};
use super::sheet::{HiddenRow, Seen};
use super::styles::Invisible;
use super::workbook::{Listed, State};
use crate::dangers::{Code, Finding, Place, shorten};
use crate::package::{Entry, telling};

/// So many rows or columns away from the rest, nobody looks.
const FAR_ROWS: u32 = 1_000;
const FAR_COLUMNS: u32 = 50;

fn place(listed: &Listed, entry: &Entry<'_>, at: &str) -> Place {
    Place::part(&entry.name).described(format!(
        "sheet “{}”{}{at}",
        listed.name,
        if at.is_empty() { "" } else { ", " }
    ))
}

fn counted(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// A sheet that is hidden.
pub(super) fn hidden_sheet(listed: &Listed, entry: &Entry<'_>, seen: &Seen, finding: &mut Finding<'_>) {
    let code =
        if listed.state == State::VeryHidden { Code::XlsxSheetVeryHidden } else { Code::XlsxSheetHidden };
    let detail = format!("{}, {}", counted(seen.rows.len(), "row"), counted(seen.columns.len(), "column"));
    let place = place(listed, entry, "");
    if seen.cells() == 0 && listed.kind == "worksheet" && !telling::tells(&listed.name) {
        finding.note(code, place, "nothing stands in it", &listed.name);
    } else {
        finding.danger(code, place, detail, &seen.all.sample());
    }
}

/// Cells beneath something.
pub(super) fn covered(listed: &Listed, entry: &Entry<'_>, groups: &[Group; 2], finding: &mut Finding<'_>) {
    for (group, what) in
        groups.iter().zip(["a picture, chart or box lies over them", "merged cells lie over them"])
    {
        if group.count > 0 {
            let place = place(listed, entry, &group.places());
            finding.danger(
                Code::XlsxCellCovered,
                place,
                format!("{}: {what}", group.size()),
                &group.sample(),
            );
        }
    }
}

/// Cells that a condition hides.
pub(super) fn conditional(
    listed: &Listed,
    entry: &Entry<'_>,
    group: &Group,
    why: Invisible,
    finding: &mut Finding<'_>,
) {
    if group.count > 0 {
        let code = match why {
            Invisible::Colour => Code::XlsxSameColour,
            Invisible::Format | Invisible::Sign => Code::XlsxNumberFormatHidden,
        };
        let place = place(listed, entry, &group.places());
        let detail = format!("{}, hidden by a condition", group.size());
        finding.danger(code, place, detail, &group.sample());
    }
}

/// Everything else of a visible sheet.
pub(super) fn sheet(
    listed: &Listed,
    entry: &Entry<'_>,
    mut seen: Seen,
    table_filters: &[Area],
    finding: &mut Finding<'_>,
) {
    hidden_rows(listed, entry, &seen, table_filters, finding);
    for unseen in seen.hidden_columns.iter().filter(|c| c.group.count > 0) {
        let code = if unseen.tiny { Code::XlsxColTiny } else { Code::XlsxColHidden };
        let mut with_words = unseen.with_words.clone();
        with_words.sort_unstable();
        let place = place(listed, entry, &columns(&with_words));
        finding.danger(code, place, unseen.group.size(), &unseen.group.sample());
    }
    for (group, code) in [(&seen.colour, Code::XlsxSameColour), (&seen.format, Code::XlsxNumberFormatHidden)]
    {
        if group.count > 0 {
            finding.danger(code, place(listed, entry, &group.places()), group.size(), &group.sample());
        }
    }
    far(listed, entry, &mut seen, finding);
    for validation in std::mem::take(&mut seen.validations) {
        let hints = validation.telling_hints();
        let at = format!("the choices for {}", shorten(&validation.places, 60));
        if let Some(list) = validation.telling_list() {
            finding.danger(Code::XlsxValidation, place(listed, entry, &at), "a list to choose from", list);
        }
        if !hints.is_empty() {
            finding.danger(Code::XlsxValidation, place(listed, entry, &at), "a hint", &hints);
        }
    }
    for (name, kept) in &seen.scenarios {
        let at = format!("the scenario “{name}”");
        finding.danger(Code::XlsxScenario, place(listed, entry, &at), name.clone(), kept);
    }
    edges(listed, entry, &seen, finding);
    for link in &seen.links {
        finding.danger(Code::OoxmlPath, place(listed, entry, "a link that a formula makes"), "", link);
    }
    for tip in seen.descriptions.iter().filter(|tip| telling::tells(tip)) {
        finding.danger(Code::OoxmlAltText, place(listed, entry, "the hint of a link"), "", tip);
    }
}

fn hidden_rows(
    listed: &Listed,
    entry: &Entry<'_>,
    seen: &Seen,
    table_filters: &[Area],
    finding: &mut Finding<'_>,
) {
    let filtered = |row: u32| {
        let within = |areas: &[Area]| areas.iter().any(|a| a.top < row && row <= a.bottom);
        within(&seen.filters) || within(table_filters) || seen.filter_mode
    };
    let kinds: [(Code, &dyn Fn(&HiddenRow) -> bool); 3] = [
        (Code::XlsxRowTiny, &|r| r.tiny),
        (Code::XlsxRowFiltered, &|r| !r.tiny && filtered(r.row)),
        (Code::XlsxRowHidden, &|r| !r.tiny && !filtered(r.row)),
    ];
    for (code, is) in kinds {
        let of: Vec<&HiddenRow> = seen.hidden_rows.iter().filter(|r| is(r)).collect();
        if of.is_empty() {
            continue;
        }
        let numbers: Vec<u32> = of.iter().map(|r| r.row).collect();
        let words: Vec<&str> =
            of.iter().map(|r| r.words.as_str()).filter(|w| !w.is_empty()).take(6).collect();
        let place = place(listed, entry, &rows(&numbers));
        finding.danger(code, place, counted(of.len(), "row"), &words.join("; "));
    }
    if seen.above_pane > 0 {
        let unseen: Vec<u32> =
            seen.rows.iter().map(|(row, _)| *row).filter(|row| *row < seen.above_pane).collect();
        if !unseen.is_empty() {
            let at = format!("{} above a frozen pane, out of reach", rows(&unseen));
            finding.danger(Code::XlsxRowHidden, place(listed, entry, &at), counted(unseen.len(), "row"), "");
        }
    }
}

/// The rows and columns that stand far below or to the right of the rest.
pub(super) fn beyond(seen: &mut Seen) -> (Vec<u32>, Vec<u32>) {
    seen.rows.sort_unstable();
    let gap = |numbers: &[u32], far: u32| numbers.windows(2).position(|w| w[1] - w[0] > far);
    let after = |numbers: Vec<u32>, far: u32| match gap(&numbers, far) {
        Some(at) => numbers[at..].to_vec(),
        None => Vec::new(),
    };
    let rows = after(seen.rows.iter().map(|(row, _)| *row).collect(), FAR_ROWS);
    (rows, after(seen.columns.keys().copied().collect(), FAR_COLUMNS))
}

/// What stands far below or to the right of the rest.
fn far(listed: &Listed, entry: &Entry<'_>, seen: &mut Seen, finding: &mut Finding<'_>) {
    let (numbers, across) = beyond(seen);
    if let [last, beyond @ ..] = numbers.as_slice()
        && let Some(first) = beyond.first()
    {
        let detail = format!("{} rows below row {}", first - last, last + 1);
        finding.danger(Code::XlsxCellFar, place(listed, entry, &rows(beyond)), detail, "");
    }
    if let [last, beyond @ ..] = across.as_slice()
        && let Some(first) = beyond.first()
    {
        let detail = format!("{} columns right of column {}", first - last, letters(*last));
        finding.danger(Code::XlsxCellFar, place(listed, entry, &columns(beyond)), detail, "");
    }
}

/// Headers and footers, which only print shows.
fn edges(listed: &Listed, entry: &Entry<'_>, seen: &Seen, finding: &mut Finding<'_>) {
    for (kind, words) in &seen.edges {
        let text = plain(words);
        let unused = kind.starts_with("even") && !seen.odd_even || kind.starts_with("first") && !seen.first;
        let at = if unused { format!("{kind}, which no page shows") } else { kind.clone() };
        let place = place(listed, entry, &at);
        let letters = text.chars().any(char::is_alphabetic);
        if telling::tells(&text) || unused && letters {
            finding.danger(Code::OoxmlHeaderFooter, place, "", &text);
        } else if letters {
            finding.note(Code::OoxmlHeaderFooter, place, "", &text);
        }
    }
}

/// Whether the words of a header or footer may stay: they are shown, and tell nothing of anybody.
pub(crate) fn edge_may_stay(kind: &str, words: &str, odd_even: bool, first: bool) -> bool {
    let unused = kind.starts_with("even") && !odd_even || kind.starts_with("first") && !first;
    !unused && !telling::tells(&plain(words))
}

/// The words of a header without the codes between them: `&L&"Arial,Bold"&12Prepared by …`.
pub(crate) fn plain(words: &str) -> String {
    let mut out = String::new();
    let mut characters = words.chars().peekable();
    while let Some(c) = characters.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match characters.next() {
            Some('&') => out.push('&'),
            Some('"') => while characters.next().is_some_and(|c| c != '"') {},
            Some('K') => {
                for _ in 0..6 {
                    characters.next_if(|c| c.is_ascii_hexdigit() || "+-".contains(*c));
                }
            }
            Some(digit) if digit.is_ascii_digit() => {
                while characters.next_if(char::is_ascii_digit).is_some() {}
            }
            Some('L' | 'C' | 'R') => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
