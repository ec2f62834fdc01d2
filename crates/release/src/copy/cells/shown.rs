//! Words that are marked as a reader sees them in a cell that holds a number or a date: "£45,000" where 45000 is kept, "3 March
//! 2025" where a day is. The whole of such a cell goes.

use super::grid::{number, read};
use super::{Cells, Part};
use crate::copy::{Mark, Target};
use crate::dangers::{CannotCheck, Finding};

/// Months in full; people write the first three letters as well.
const MONTHS: &str = "january|february|march|april|may|june|july|august|september|october|november|december";

/// What a mark says, if it is a number or a date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
    Number(f64),
    Share(f64),
    /// Year, month and day.
    Day(u32, u32, u32),
}

/// Whether any of these marks is a number or a date as somebody sees it.
pub(in crate::copy) fn any_shown(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| said(mark).is_some())
}

fn said(mark: &Mark) -> Option<Said> {
    match &mark.target {
        Target::Find(words) => said_by(words),
        _ => None,
    }
}

/// Marks on the cells of a clean copy that show what is marked, each with the number of the mark it comes from, and whether
/// the cell does not keep it in the same words.
pub(in crate::copy) fn shown_as(
    clean: &[u8],
    marks: &[Mark],
    finding: &mut Finding<'_>,
) -> Result<Vec<(usize, bool, Mark)>, CannotCheck> {
    let wanted: Vec<(usize, Said)> =
        marks.iter().enumerate().filter_map(|(n, mark)| Some((n, said(mark)?))).collect();
    let mut out = Vec::new();
    for sheet in read(clean, finding)?.sheets.iter().filter(|sheet| !sheet.name.is_empty()) {
        for (row, cells) in &sheet.rows {
            finding.spend(cells.len().saturating_mul(wanted.len()) / 4 + 1)?;
            for cell in cells {
                // Words are looked for as words.
                let Some(shown) = said_by(&cell.text) else { continue };
                for (n, _) in wanted.iter().filter(|(_, said)| same(*said, shown)) {
                    let Some(mark) = marks.get(*n) else { continue };
                    let part = Part::Cells { top: *row, left: cell.column, bottom: *row, right: cell.column };
                    let target = Target::Cells(Cells { sheet: Some(sheet.name.clone()), part });
                    let otherwise = match &mark.target {
                        Target::Find(words) => cell.number.is_none_or(|n| n.to_string() != words.trim()),
                        _ => true,
                    };
                    out.push((*n, otherwise, Mark { target, ..mark.clone() }));
                }
            }
        }
    }
    Ok(out)
}

fn same(one: Said, two: Said) -> bool {
    match (one, two) {
        (Said::Number(a), Said::Number(b)) | (Said::Share(a), Said::Share(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

/// Words that are all a number or a date.
fn said_by(words: &str) -> Option<Said> {
    let words = words.trim();
    if words.len() > 40 || !words.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let inside = words.strip_prefix('(').and_then(|w| w.strip_suffix(')'));
    let (words, minus) = inside.map_or((words, 1.0), |w| (w, -1.0));
    if let Some(share) = words.strip_suffix('%') {
        return number(share).map(|n| Said::Share(n * minus));
    }
    match number(words) {
        Some(n) => Some(Said::Number(n * minus)),
        None => day(words),
    }
}

/// A day as people write it: 2025-03-04, 4/3/2025, 04-Mar-25, 4 March 2025, with or without the day of the week.
fn day(words: &str) -> Option<Said> {
    let parts: Vec<&str> = words.split([' ', '/', '-', '.', ',']).filter(|part| !part.is_empty()).collect();
    let weekday = |part: &str| {
        let small = part.to_lowercase();
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|d| small.starts_with(d))
    };
    let parts = match parts.as_slice() {
        [first, rest @ ..] if weekday(first) => rest,
        all => all,
    };
    let [one, two, three] = parts else { return None };
    let whole = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let (year, month, day) = if one.len() == 4 {
        (whole(one)?, month(two)?, whole(three)?)
    } else {
        let ordinal = one.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (year(three)?, month(two)?, whole(ordinal)?)
    };
    ((1..=31).contains(&day) && (1800..=2200).contains(&year)).then_some(Said::Day(year, month, day))
}

fn year(part: &str) -> Option<u32> {
    let n: u32 = part.parse().ok()?;
    match part.len() {
        4 => Some(n),
        // As spreadsheet programs take two digits.
        2 => Some(if n < 30 { 2000 + n } else { 1900 + n }),
        _ => None,
    }
}

fn month(part: &str) -> Option<u32> {
    if let Ok(n) = part.parse::<u32>() {
        return (1..=12).contains(&n).then_some(n);
    }
    let small = part.to_lowercase();
    let named =
        |name: &&str| **name == small || small.len() >= 3 && small.len() <= 4 && name.starts_with(&small);
    let at = MONTHS.split('|').collect::<Vec<_>>().iter().position(named)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{Said, said_by};

    #[test]
    fn numbers_and_days_are_read_as_people_write_them() {
        let day = Some(Said::Day(2025, 3, 4));
        for (words, expected) in [
            ("45,000", Some(Said::Number(45_000.0))),
            ("£45,000.00", Some(Said::Number(45_000.0))),
            ("(1,234)", Some(Said::Number(-1_234.0))),
            ("12.5%", Some(Said::Share(12.5))),
            ("2025-03-04", day),
            ("04/03/2025", day),
            ("4/3/25", day),
            ("04-Mar-25", day),
            ("4 March 2025", day),
            ("Tuesday, 4th March 2025", day),
            ("4 Saltpan Row", None),
            ("07700 900123", None),
            ("12-13-14", None),
            ("Orla", None),
        ] {
            assert_eq!(said_by(words), expected, "{words}");
        }
    }
}
