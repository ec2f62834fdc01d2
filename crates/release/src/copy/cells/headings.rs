//! Which cells are headings. The heading of a column that goes stays where it surely is one, so that the reader sees what kind of
//! thing was taken out; in doubt it goes as well.

use super::grid::{Cell, Sheet};
use crate::package::telling;

/// Rows among which a heading is looked for.
const AMONG: usize = 10;
/// Words of headings beside those that no name has.
const WORDS: &str = "salary pay grade surname forename forenames lastname firstname postcode dob birth nino gender ethnicity sex \
    age contractor supplier claimant patient pupil tenant landlord notes remarks reason id no ref mobile tel telephone job role \
    location site owner author quantity qty price rate vat gross net bonus hours fte start end cause crime offence cllr";

/// The row of the headings, where there is one.
pub(super) fn row(sheet: &Sheet) -> Option<u32> {
    let widest = sheet.rows.iter().map(|(_, cells)| cells.len()).max()?;
    let (row, cells) = sheet.rows.iter().take(AMONG).find(|(_, cells)| cells.len() >= widest.min(2))?;
    let last = sheet.rows.last().is_some_and(|(last, _)| last == row);
    let words = cells.iter().all(|cell| cell.number.is_none());
    let mut texts: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
    texts.sort_unstable();
    let distinct = texts.windows(2).all(|pair| pair[0] != pair[1]);
    (!last && words && distinct).then_some(*row)
}

/// Whether a cell of that row surely is a heading.
pub(super) fn stays(sheet: &Sheet, row: u32, cell: &Cell) -> bool {
    let text = cell.text.trim();
    if telling::tells(text) || text.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let own: Vec<&str> = WORDS.split_ascii_whitespace().collect();
    let lower = text.to_lowercase();
    let known =
        lower.split(|c: char| !c.is_alphabetic()).any(|word| own.contains(&word) || telling::is_common(word));
    let below = || {
        let rows = sheet.rows.iter().filter(|(number, _)| *number > row).take(50);
        rows.filter_map(|(_, cells)| cells.get(cells.binary_search_by_key(&cell.column, |c| c.column).ok()?))
    };
    let recurs = below().any(|other| other.text.trim() == text);
    let figures = below().next().is_some() && below().all(|other| other.number.is_some());
    !recurs && (known || figures)
}
