//! Figures that were taken out of a cell and stand in another that stays: a summary on another sheet repeats them. Nothing is
//! taken out for it; whoever marks is told.

use std::collections::HashMap;

use super::grid::Cell;
use super::target::named;
use super::{Removal, Taken};

/// Sentences at most.
const MOST: usize = 5;
/// A figure in more cells than these is a code or a rate, and tells nothing of the one that went.
const OFTEN: usize = 3;

/// A cell: the number of its sheet, its row and its column.
type Place = (usize, u32, u32);

/// Which removed figures stand elsewhere.
pub(super) fn told(removal: &Removal) -> Vec<String> {
    let mut gone: HashMap<u64, Place> = HashMap::new();
    each(removal, |figure, place, taken| {
        if taken {
            gone.entry(figure).or_insert(place);
        }
    });
    if gone.is_empty() {
        return Vec::new();
    }
    let mut stays: HashMap<u64, Vec<Place>> = HashMap::new();
    each(removal, |figure, place, taken| {
        if !taken && gone.contains_key(&figure) {
            stays.entry(figure).or_default().push(place);
        }
    });
    let mut found: Vec<(Place, Place)> = stays
        .iter()
        .filter(|(_, places)| places.len() <= OFTEN)
        .filter_map(|(figure, places)| Some((*gone.get(figure)?, *places.first()?)))
        .collect();
    found.sort_unstable();
    let several = removal.grid.sheets.len() > 1;
    let of = |(sheet, row, column): Place| {
        let name = removal.grid.sheets.get(sheet).map(|s| s.name.as_str()).filter(|_| several);
        let name = name.map(|name| format!(" of “{name}”")).unwrap_or_default();
        format!("{}{name}", named(row, column))
    };
    let mut out: Vec<String> = found
        .iter()
        .take(MOST)
        .map(|(gone, stays)| {
            format!(
                "The removed figure {} stands in {} as well: mark it there, too, if it must go.",
                of(*gone),
                of(*stays)
            )
        })
        .collect();
    if found.len() > MOST {
        out.push(format!("{} more removed figures stand elsewhere as well.", found.len() - MOST));
    }
    out
}

/// Every telling figure with its place, and whether it is taken out.
fn each(removal: &Removal, mut see: impl FnMut(u64, Place, bool)) {
    let gone = |taken: &Taken, row: u32, cell: &Cell| {
        taken.whole.is_some() || taken.cells.contains_key(&(row, cell.column))
    };
    for (at, (sheet, taken)) in removal.grid.sheets.iter().zip(&removal.sheets).enumerate() {
        for (row, cells) in &sheet.rows {
            for cell in cells {
                if let Some(figure) = telling(cell) {
                    see(figure, (at, *row, cell.column), gone(taken, *row, cell));
                }
            }
        }
    }
}

/// A figure that hardly stands in two places by chance: of four digits that count, and no year or day.
fn telling(cell: &Cell) -> Option<u64> {
    let number = cell.number?;
    let year = number.fract() == 0.0 && (1900.0..=2100.0).contains(&number);
    let day = cell.text.trim_start_matches('-').contains(['/', '-', ':']);
    let digits: String = format!("{:.4}", number.abs()).chars().filter(char::is_ascii_digit).collect();
    let counting = digits.trim_matches('0').len();
    (counting >= 4 && !year && !day).then(|| number.to_bits())
}
