//! Figures that a total or a mean beside them lets the reader work out: the classic mistake when one cell of a column goes.
//! Nothing is taken out for it; whoever marks is told.

use super::grid::{Cell, Sheet};
use super::target::named;
use super::{Removal, Taken};
use crate::dangers::{CannotCheck, Finding};

/// Sentences at most.
const MOST: usize = 5;
/// Rows or columns that one total goes over.
const LONGEST: usize = 100_000;

/// A figure in a line of cells that stand under or beside each other.
struct Figure {
    place: (u32, u32),
    value: f64,
    gone: bool,
    /// "Total" stands in its row or above its column.
    total: bool,
    /// "Average" does.
    mean: bool,
}

/// What can be worked out.
pub(super) fn told(removal: &Removal, finding: &mut Finding<'_>) -> Result<Vec<String>, CannotCheck> {
    let mut out: Vec<String> = Vec::new();
    let mut more = 0;
    for (sheet, taken) in removal.grid.sheets.iter().zip(&removal.sheets) {
        if taken.whole.is_some() || taken.cells.is_empty() {
            continue;
        }
        let several = removal.grid.sheets.len() > 1;
        for (what, total, figure) in of_sheet(sheet, taken, finding)? {
            let of = if several { format!(" of “{}”", sheet.name) } else { String::new() };
            let sentence = format!(
                "The {what} in {}{of} lets one removed figure, {}, be worked out: take out the {what} or another figure as well.",
                named(total.0, total.1),
                named(figure.0, figure.1)
            );
            match out.len() {
                MOST.. => more += 1,
                _ => out.push(sentence),
            }
        }
    }
    if more > 0 {
        out.push(format!("{more} more totals let a removed figure be worked out."));
    }
    Ok(out)
}

type Worked = (&'static str, (u32, u32), (u32, u32));

fn of_sheet(sheet: &Sheet, taken: &Taken, finding: &mut Finding<'_>) -> Result<Vec<Worked>, CannotCheck> {
    let mut out = Vec::new();
    let figures =
        |(row, column): &(u32, u32)| sheet.cell(*row, *column).is_some_and(|cell| cell.number.is_some());
    let mut columns: Vec<u32> = taken.cells.keys().filter(|at| figures(at)).map(|(_, c)| *c).collect();
    columns.sort_unstable();
    columns.dedup();
    let says = |cell: &Cell, words: &[&str]| {
        let lower = cell.text.to_lowercase();
        cell.number.is_none() && lower.split(|c: char| !c.is_alphabetic()).any(|word| words.contains(&word))
    };
    let total = |cell: &Cell| says(cell, &["total", "totals", "subtotal", "sum", "all", "cyfanswm"]);
    let mean = |cell: &Cell| says(cell, &["average", "mean", "cyfartaledd"]);
    let kept = |row: u32, cell: &Cell| !taken.cells.contains_key(&(row, cell.column));
    for column in columns {
        let mut line: Vec<Figure> = Vec::new();
        let mut before: Option<u32> = None;
        for (row, cells) in sheet.rows.iter().take(LONGEST) {
            finding.spend(1)?;
            let cell = cells.binary_search_by_key(&column, |c| c.column).ok().and_then(|at| cells.get(at));
            let gap = before.is_some_and(|before| *row > before.saturating_add(2));
            let Some((cell, value)) = cell.and_then(|c| Some((c, c.number?))).filter(|_| !gap) else {
                if gap || cell.is_some() {
                    worked(&std::mem::take(&mut line), finding, &mut out)?;
                    before = None;
                }
                continue;
            };
            let named = |is: &dyn Fn(&Cell) -> bool| cells.iter().any(|c| kept(*row, c) && is(c));
            before = Some(*row);
            line.push(Figure {
                place: (*row, column),
                value,
                gone: !kept(*row, cell),
                total: named(&total),
                mean: named(&mean),
            });
        }
        worked(&line, finding, &mut out)?;
    }
    let head = super::headings::row(sheet);
    let headed = |column: u32, is: &dyn Fn(&Cell) -> bool| {
        head.and_then(|row| sheet.cell(row, column)).is_some_and(is)
    };
    let mut rows: Vec<u32> = taken.cells.keys().filter(|at| figures(at)).map(|(row, _)| *row).collect();
    rows.dedup();
    for row in rows {
        let mut line: Vec<Figure> = Vec::new();
        for cell in sheet.row(row) {
            let next = line.last().is_none_or(|last| last.place.1 + 1 >= cell.column);
            match cell.number.filter(|_| next) {
                Some(value) => line.push(Figure {
                    place: (row, cell.column),
                    value,
                    gone: !kept(row, cell),
                    total: headed(cell.column, &total),
                    mean: headed(cell.column, &mean),
                }),
                None => worked(&std::mem::take(&mut line), finding, &mut out)?,
            }
        }
        // In a row, figures of different kinds stand beside each other: only what is called a total is one.
        line.iter_mut().for_each(|f| f.total &= !f.gone);
        if line.iter().any(|f| f.total || f.mean) {
            worked(&line, finding, &mut out)?;
        }
    }
    out.sort_by_key(|(_, total, figure)| (*figure, *total));
    out.dedup_by_key(|(_, total, figure)| (*figure, *total));
    Ok(out)
}

/// Each total in a line of figures that has just one removed figure in what it adds up.
fn worked(line: &[Figure], finding: &mut Finding<'_>, out: &mut Vec<Worked>) -> Result<(), CannotCheck> {
    if line.len() < 3 || !line.iter().any(|f| f.gone) {
        return Ok(());
    }
    for (at, total) in line.iter().enumerate().filter(|(_, f)| !f.gone) {
        let last = at + 1 == line.len();
        let first = at == 0;
        if !(total.total || total.mean || last || first) {
            continue;
        }
        let what = if total.mean && !total.total { "average" } else { "total" };
        let sides: [Box<dyn Iterator<Item = &Figure>>; 2] = [
            Box::new(line[..at].iter().rev().filter(|f| !(f.total && total.total) || f.gone)),
            Box::new(line[at + 1..].iter().filter(|f| !(f.total && total.total) || f.gone)),
        ];
        for (below, side) in sides.into_iter().enumerate() {
            let named = total.total || total.mean;
            // A figure that nobody calls a total is one where it adds up all of the others.
            let all = if below == 0 { last.then_some(at) } else { first.then_some(line.len() - 1) };
            let (mut sum, mut count, mut gone, mut figure) = (0.0, 0_usize, 0_usize, (0, 0));
            for one in side {
                finding.spend(1)?;
                (sum, count) = (sum + one.value, count + 1);
                if one.gone {
                    (gone, figure) = (gone + 1, one.place);
                }
                if gone > 1 {
                    break;
                }
                let whole = all == Some(count) && count >= 3;
                // A mean is rounded once, and stands for all.
                let times = if total.mean && !total.total { count as f64 } else { 1.0 };
                let near = (sum - total.value * times).abs() <= 0.005 * times + sum.abs() * 1e-9;
                if gone == 1 && near && (named && count >= 2 || whole) && sum != 0.0 {
                    out.push((what, total.place, figure));
                    break;
                }
            }
        }
    }
    Ok(())
}
