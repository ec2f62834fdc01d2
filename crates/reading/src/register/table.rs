//! Rows of cells become a table: titles above the row of headings and notes under the last row are taken off, columns
//! without words dropped, headings made different, rows made as wide as the headings. No value is changed.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{COLUMNS, ROWS, Table, day};
use crate::{Error, open, response};

/// The headings stand in one of so many first rows.
const HEADINGS_WITHIN: usize = 30;
/// A longer cell is no heading.
const LONGEST_HEADING: usize = 250;
/// A longer cell that stands alone is no name of a section.
const LONGEST_SECTION: usize = 80;
/// The most notes of one kind.
const NOTES: usize = 5;

fn rx(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern written here")
}

/// A number, with what belongs to one: £, %, k, million, a few words of a unit are none.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    rx(
        r"(?i)^[(+-]?\s*(?:[£$€]|GBP|EUR|USD)?\s*[+-]?\d[\d,. ]*\s*(?:%|k|m|bn|million|thousand|p\.?a\.?)?\s*\)?$",
    )
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    rx(r"(?i)^(?:FY\s*|Q[1-4]\s*)?(?:19|20)\d\d(?:\s*[-/–]\s*(?:(?:19|20)?\d\d))?(?:\s*Q[1-4])?$")
});
/// What stands beside a title: who made it and when.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:as (?:at|of)|dated?|published|(?:last )?updated|produced|prepared|version|author|contact|source|status|owner|department|organisation|authority|period|title|notes?)\b[^|]{0,20}$",
    )
});
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:notes?\b|source|\*|†|©|\(\w\)|\[\w\]|contact|(?:last )?updated|produced|published|prepared|printed|for (?:more|further)|end of|page \d|this (?:register|list|table)|all (?:figures|values)|as at|correct)",
    )
});
static TOTAL: LazyLock<Regex> = LazyLock::new(|| rx(r"(?i)^(?:grand |overall |sub-?)?totals?\b|^sum$"));

type Row = (u32, Vec<String>);

/// The table of a sheet.
pub(super) fn of(sheet: &open::Table) -> Result<Table, Error> {
    let rows = clean(&sheet.rows);
    let at = headings_at(&rows, sheet.name.is_some())?;
    let (above, rest) = rows.split_at(at);
    let (head, below) = rest.split_first().ok_or(Error::NoRows)?;
    let mut out = Table { sheet: sheet.name.clone(), ..Table::default() };
    let body = body(below, &head.1, &mut out.notes);
    if body.rows.is_empty() {
        return Err(Error::NoRows);
    }
    if body.rows.len() > ROWS {
        return Err(Error::TooManyRows { limit: ROWS });
    }
    let used = |column: usize| body.rows.iter().any(|(_, row)| has(row, column));
    let width = body.rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0).max(head.1.len());
    let columns: Vec<usize> = (0..width).filter(|c| has(&head.1, *c) || used(*c)).collect();
    if columns.len() + usize::from(body.sections) > COLUMNS {
        return Err(Error::TooManyColumns { limit: COLUMNS });
    }
    out.headings = headings(above.last(), &head.1, &columns, &mut out.notes);
    out.rows = body
        .rows
        .iter()
        .map(|(_, row)| columns.iter().map(|c| row.get(*c).cloned().unwrap_or_default()).collect())
        .collect();
    if body.sections {
        out.headings.push(distinct("Section", &out.headings));
        for (row, section) in out.rows.iter_mut().zip(body.section_of) {
            row.push(section);
        }
    }
    for (number, row) in &body.rows {
        if row.iter().find(|c| !c.is_empty()).is_some_and(|c| TOTAL.is_match(c)) {
            out.notes.push(format!("row {number} is a total and is kept as a row"));
        }
    }
    if sheet.hidden_rows > 0 {
        let n = sheet.hidden_rows;
        let rows = if n == 1 {
            "1 row is hidden and was".to_owned()
        } else {
            format!("{n} rows are hidden and were")
        };
        out.notes.push(format!("{rows} left out: show them, or take off the filter, if they are needed"));
    }
    let mut lines: Vec<String> = above.iter().map(|(_, row)| joined(row)).collect();
    lines.extend(body.under);
    if let Some((day, said)) = day::of_lines(&lines) {
        (out.as_at, out.as_at_from) = (Some(day), Some(format!("the file itself: {said}")));
    }
    Ok(out)
}

fn has(row: &[String], column: usize) -> bool {
    row.get(column).is_some_and(|c| !c.is_empty())
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|c| !c.is_empty()).count()
}

fn joined(row: &[String]) -> String {
    row.iter().filter(|c| !c.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The rows that hold something, with cells trimmed of all kinds of space.
fn clean(rows: &[Row]) -> Vec<Row> {
    let cell = |cell: &String| {
        let plain =
            cell.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ").replace(['\u{200b}', '\u{feff}'], "");
        plain.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
    };
    let row = |(number, cells): &Row| {
        let mut cells: Vec<String> = cells.iter().map(cell).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        (*number, cells)
    };
    rows.iter().map(row).filter(|(_, cells)| !cells.is_empty()).collect()
}

/// Where the row of headings stands: the first that is nearly as wide as the rows are and names things.
fn headings_at(rows: &[Row], sheet: bool) -> Result<usize, Error> {
    let mut widths: Vec<usize> =
        rows.iter().take(200).map(|(_, row)| filled(row)).filter(|n| *n > 1).collect();
    widths.sort_unstable();
    let Some(usual) = widths.get(widths.len() * 3 / 4).copied() else {
        return Err(Error::NoTable { what: if sheet { "sheet" } else { "file" } });
    };
    for (at, (number, row)) in rows.iter().enumerate().take(HEADINGS_WITHIN) {
        let cells: Vec<&String> = row.iter().filter(|c| !c.is_empty()).collect();
        if cells.len() < 2 || cells.len() * 10 < usual * 6 || is_about(&cells) {
            continue;
        }
        if !names_things(&cells) {
            return Err(Error::NoHeadings { row: *number });
        }
        return Ok(at);
    }
    Err(Error::NoTable { what: if sheet { "sheet" } else { "file" } })
}

/// "As at | 31 March 2026": it stands beside the title.
fn is_about(cells: &[&String]) -> bool {
    let [first, second] = cells else { return false };
    let ends = first.ends_with(':');
    let told = is_date(second) || ABOUT.is_match(first) && second.split_whitespace().count() > 2;
    ends || ABOUT.is_match(first) && told
}

/// Most cells are words, or years and days that stand over what they were.
fn names_things(cells: &[&String]) -> bool {
    let is_number = |c: &str| NUMBER.is_match(c) && !YEAR.is_match(c);
    if cells.iter().any(|c| c.chars().count() > LONGEST_HEADING) || is_number(cells[0]) {
        return false;
    }
    let over_time = cells.iter().skip(1).all(|c| YEAR.is_match(c) || is_date(c));
    if over_time && !is_date(cells[0]) && !NUMBER.is_match(cells[0]) {
        return true;
    }
    let values = cells.iter().filter(|c| is_number(c) || is_date(c)).count();
    values * 3 <= cells.len()
}

fn is_date(cell: &str) -> bool {
    cell.len() <= 30 && response::days(cell).len() == 1
}

/// What stands under the headings.
struct Body {
    rows: Vec<Row>,
    /// Whether rows that hold only a name part the table into sections.
    sections: bool,
    /// For each row the section it stands in.
    section_of: Vec<String>,
    /// What stands under the last row.
    under: Vec<String>,
}

fn body(below: &[Row], head: &[String], notes: &mut Vec<String>) -> Body {
    let repeated = |row: &[String]| row == head;
    let mut rows: Vec<Row> = below.iter().filter(|(_, row)| !repeated(row)).cloned().collect();
    let mut out = Body { rows: Vec::new(), sections: false, section_of: Vec::new(), under: Vec::new() };
    let wide = filled(head) > 2;
    // Lines under the table: apart from it, or in the words of a note.
    while let Some((number, row)) = rows.last() {
        let alone = filled(row) == 1 && (wide || rows.len() > 1);
        let text = joined(row);
        let apart = rows.len() > 1 && rows[rows.len() - 2].0 + 1 < *number;
        if !(alone && (NOTE.is_match(&text) || wide && (apart || text.chars().count() > LONGEST_SECTION))) {
            break;
        }
        notes.push(format!("row {number} stands under the table and is not part of it"));
        out.under.insert(0, text);
        rows.pop();
    }
    notes.truncate(NOTES);
    let named = |row: &[String]| {
        let name = row.first().map_or("", String::as_str);
        let figures = name.chars().any(|c| c.is_ascii_digit());
        wide && filled(row) == 1 && !name.is_empty() && !figures && name.chars().count() <= LONGEST_SECTION
    };
    let names = rows.iter().filter(|(_, row)| named(row)).count();
    let first = rows.first().is_some_and(|(_, row)| named(row));
    out.sections = names > 0 && (first || names > 1) && names * 3 <= rows.len();
    let mut section = String::new();
    let (width, mut broken) = (head.len(), Vec::new());
    let over = |row: &[String]| row.len() > width;
    let many_over = rows.iter().filter(|(_, row)| over(row)).count() * 10 > rows.len();
    for (number, row) in rows {
        if out.sections && named(&row) {
            section = joined(&row);
            continue;
        }
        // A sign inside a cell has moved the cells after it: none of them can be relied on.
        if over(&row) && !many_over {
            broken.push((number, row.len()));
            continue;
        }
        out.section_of.push(section.clone());
        out.rows.push((number, row));
    }
    for (number, cells) in broken.iter().take(NOTES) {
        notes.push(format!("row {number} was left out: it has {cells} cells and there are {width} headings"));
    }
    if broken.len() > NOTES {
        notes.push(format!("{} more rows were left out for the same reason", broken.len() - NOTES));
    }
    out
}

/// The headings of the columns, each different from the others.
fn headings(above: Option<&Row>, head: &[String], columns: &[usize], notes: &mut Vec<String>) -> Vec<String> {
    let plain = |column: usize| {
        let words = head.get(column).map_or("", String::as_str);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut seen = HashSet::new();
    let twice = columns.iter().any(|c| has(head, *c) && !seen.insert(plain(*c).to_lowercase()));
    let groups = above.filter(|(_, row)| twice && filled(row) > 1).map(|(_, row)| row);
    let mut out: Vec<String> = Vec::with_capacity(columns.len());
    let mut group = String::new();
    for column in columns {
        if let Some(over) = groups.and_then(|row| row.get(*column)).filter(|c| !c.is_empty()) {
            group = over.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let own = plain(*column);
        let heading = if own.is_empty() {
            notes.push(format!("column {} has no heading", column + 1));
            format!("Column {}", column + 1)
        } else if group.is_empty() {
            own
        } else {
            format!("{group} {own}")
        };
        let different = distinct(&heading, &out);
        if different != heading {
            notes.push(format!(
                "two columns are called “{heading}”; the later one is called “{different}” here"
            ));
        }
        out.push(different);
    }
    out
}

/// A heading that none of the others is, by a number behind it.
fn distinct(heading: &str, others: &[String]) -> String {
    let known = |wanted: &str| others.iter().any(|o| o.to_lowercase() == wanted.to_lowercase());
    if !known(heading) {
        return heading.to_owned();
    }
    (2..).map(|n| format!("{heading} ({n})")).find(|h| !known(h)).unwrap_or_default()
}
