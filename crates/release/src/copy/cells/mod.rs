//! Taking cells, rows, columns and sheets out of a clean copy of a spreadsheet. A label stands in each cell that held something,
//! an empty cell stays empty, and a sheet that is left out keeps its place. Afterwards the copy is read again: each marked
//! cell must hold its label and nothing else, and what stood nowhere but there must be gone from everywhere.

mod check;
mod grid;
mod headings;
mod open_document;
mod repeated;
mod shown;
mod target;
mod text;
mod totals;
mod view;
mod workbook;

use std::collections::BTreeMap;

use super::{Copy, Mark, Target};
use crate::dangers::{CannotCheck, Finding};
use crate::package::Zip;
use crate::xlsx::place::{Area, letters};
pub(crate) use grid::has_cells;
use grid::{Grid, Sheet, read};
pub(super) use shown::{any_shown, shown_as};
use target::named;
pub use target::{Cells, Part};
pub use view::{Shown, Tab, Table, Window, table};

/// What is to be taken out of a file.
pub(super) struct Removal {
    /// What stood in it before.
    grid: Grid,
    /// Of each sheet.
    sheets: Vec<Taken>,
    /// In how many cells each mark was carried out.
    pub counts: Vec<usize>,
    labels: Vec<String>,
}

/// What is to be taken out of one sheet.
#[derive(Default)]
struct Taken {
    /// All of it: the number of the label.
    whole: Option<usize>,
    /// Cells that held something, with the numbers of their labels.
    cells: BTreeMap<(u32, u32), usize>,
}

impl Taken {
    fn nothing(&self) -> bool {
        self.whole.is_none() && self.cells.is_empty()
    }
}

/// Whether any mark is of cells.
pub(super) fn any(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| matches!(mark.target, Target::Cells(_)))
}

impl Removal {
    /// What the marks on cells take out of a clean copy. Fails where it cannot be told which sheet one means.
    pub fn of(
        name: &str,
        clean: &[u8],
        marks: &[Mark],
        finding: &mut Finding<'_>,
    ) -> Result<Removal, CannotCheck> {
        let grid = read(clean, finding)?;
        let mut sheets: Vec<Vec<(usize, Area)>> = vec![Vec::new(); grid.sheets.len()];
        for (n, mark) in marks.iter().enumerate() {
            let Target::Cells(cells) = &mark.target else { continue };
            if let Some(at) = which(&grid, name, cells)? {
                sheets[at].push((n, over_merged(&grid.sheets[at], cells.part, finding)?));
            }
        }
        let mut removal = Removal {
            sheets: Vec::with_capacity(sheets.len()),
            counts: vec![0; marks.len()],
            labels: Vec::new(),
            grid,
        };
        for (at, areas) in sheets.into_iter().enumerate() {
            let taken = removal.of_sheet(at, areas, marks, finding)?;
            removal.sheets.push(taken);
        }
        Ok(removal)
    }

    fn of_sheet(
        &mut self,
        at: usize,
        mut areas: Vec<(usize, Area)>,
        marks: &[Mark],
        finding: &mut Finding<'_>,
    ) -> Result<Taken, CannotCheck> {
        let mut taken = Taken::default();
        let Some(sheet) = self.grid.sheets.get(at) else { return Ok(taken) };
        let part = |n: usize| match marks.get(n).map(|m| &m.target) {
            Some(Target::Cells(cells)) => Some(cells.part),
            _ => None,
        };
        let head = headings::row(sheet);
        areas.sort_by_key(|(n, area)| (area.top, *n));
        let mut coming = areas.iter().peekable();
        let mut here: Vec<&(usize, Area)> = Vec::new();
        let mut known: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for (row, cells) in &sheet.rows {
            while let Some(next) = coming.next_if(|(_, area)| area.top <= *row) {
                here.push(next);
            }
            here.retain(|(_, area)| area.bottom >= *row);
            finding.spend(here.len().saturating_mul(cells.len()) / 16 + 1)?;
            for cell in cells.iter().filter(|_| !here.is_empty()) {
                let heading = head == Some(*row) && headings::stays(sheet, *row, cell);
                let mut of: Vec<usize> = here
                    .iter()
                    .filter(|(n, area)| {
                        let column = matches!(part(*n), Some(Part::Columns { .. }));
                        area.holds(*row, cell.column) && !(column && heading)
                    })
                    .map(|(n, _)| *n)
                    .collect();
                if of.is_empty() {
                    continue;
                }
                of.sort_unstable();
                of.iter().for_each(|n| self.counts[*n] += 1);
                let labels = &mut self.labels;
                let label = *known.entry(of).or_insert_with_key(|of| {
                    labels.push(label(of, marks));
                    labels.len() - 1
                });
                taken.cells.insert((*row, cell.column), label);
            }
        }
        let whole: Vec<usize> =
            areas.iter().map(|(n, _)| *n).filter(|n| part(*n) == Some(Part::Sheet)).collect();
        if !whole.is_empty() {
            // A sheet without a cell, but with a picture perhaps, is left out as well.
            whole.iter().for_each(|n| self.counts[*n] = self.counts[*n].max(1));
            self.labels.push(label(&whole, marks));
            taken.whole = Some(self.labels.len() - 1);
        }
        Ok(taken)
    }

    /// Takes it out of a clean copy.
    pub fn carry_out(
        &self,
        clean: &[u8],
        copy: &mut Copy,
        finding: &mut Finding<'_>,
    ) -> Result<Vec<u8>, CannotCheck> {
        if self.sheets.iter().all(Taken::nothing) {
            return Ok(clean.to_vec());
        }
        for sentence in self.told(finding)? {
            copy.changed(sentence);
        }
        if Zip::open(clean).is_ok_and(|zip| zip.entry("mimetype").is_some()) {
            return open_document::apply(clean, self, copy, finding);
        }
        match clean.starts_with(b"PK") {
            true => workbook::apply(clean, self, copy, finding),
            false => text::apply(clean, self, finding),
        }
    }

    /// Says what else a reader will see changed.
    pub fn say(&self, marks: &[Mark], copy: &mut Copy) {
        for (sheet, taken) in self.grid.sheets.iter().zip(&self.sheets) {
            if taken.whole.is_some() && !sheet.name.is_empty() {
                copy.changed(format!(
                    "The sheet “{}” is left out; in its place stands under which provision.",
                    sheet.name
                ));
            }
        }
        self.headings(marks, copy);
    }

    /// Says which headings of marked columns stay.
    fn headings(&self, marks: &[Mark], copy: &mut Copy) {
        let names: Vec<&str> = self.grid.sheets.iter().map(|s| s.name.as_str()).collect();
        for mark in marks {
            let Target::Cells(Cells { sheet, part: Part::Columns { from, to } }) = &mark.target else {
                continue;
            };
            let at = sheet.as_ref().map_or(Some(0), |name| names.iter().position(|n| alike(n, name)));
            let Some((sheet, taken)) =
                at.and_then(|at| Some((self.grid.sheets.get(at)?, self.sheets.get(at)?)))
            else {
                continue;
            };
            let Some(row) = headings::row(sheet) else { continue };
            let stays = |column: u32| !taken.cells.contains_key(&(row, column));
            let cells = sheet.row(row).iter().filter(|cell| (*from..=*to).contains(&cell.column));
            for cell in cells.filter(|cell| stays(cell.column)).take(8) {
                copy.changed(format!(
                    "The heading “{}” of column {} stays: mark {} as well if it must go.",
                    cell.text.trim(),
                    letters(cell.column),
                    named(row, cell.column)
                ));
            }
        }
    }

    /// Reads the finished copy again: what is still there, if anything, keeps it back.
    pub fn check(
        &self,
        marks: &[Mark],
        copy: &mut Copy,
        finding: &mut Finding<'_>,
    ) -> Result<(), CannotCheck> {
        check::gone(self, marks, copy, finding)
    }

    /// Sentences about figures that could be worked out, or stand elsewhere as well.
    pub fn told(&self, finding: &mut Finding<'_>) -> Result<Vec<String>, CannotCheck> {
        let mut sentences = totals::told(self, finding)?;
        sentences.extend(repeated::told(self));
        Ok(sentences)
    }
}

/// Under which provisions a cell goes, in one label.
fn label(of: &[usize], marks: &[Mark]) -> String {
    let mut provisions: Vec<&str> = Vec::new();
    for provision in of.iter().filter_map(|n| marks.get(*n)?.provision.as_deref()) {
        if !provision.is_empty() && !provisions.contains(&provision) {
            provisions.push(provision);
        }
    }
    match provisions.as_slice() {
        [] => "[redacted]".to_owned(),
        all => format!("[redacted: {}]", all.join(", ")),
    }
}

fn alike(name: &str, asked: &str) -> bool {
    name == asked || name.trim().to_lowercase() == asked.trim().to_lowercase()
}

/// Which sheet is meant; none where there is no such sheet.
fn which(grid: &Grid, file: &str, cells: &Cells) -> Result<Option<usize>, CannotCheck> {
    let Some(asked) = &cells.sheet else {
        return match grid.sheets.len() {
            0 | 1 => Ok((!grid.sheets.is_empty()).then_some(0)),
            n => Err(CannotCheck::because(format!(
                "the mark on {} does not say which sheet it is on, and the file has {n}: name the sheet",
                cells.in_words()
            ))),
        };
    };
    let exact = grid.sheets.iter().position(|sheet| sheet.name == *asked);
    let near = || grid.sheets.iter().position(|sheet| alike(&sheet.name, asked));
    // A table of text has no name but that of its file.
    let own = || {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let unnamed = grid.sheets.first().is_some_and(|sheet| sheet.name.is_empty());
        (unnamed && (alike(file, asked) || alike(stem, asked))).then_some(0)
    };
    Ok(exact.or_else(near).or_else(own))
}

/// A mark on a part of merged cells is on what is seen there, which stands in the first of them.
fn over_merged(sheet: &Sheet, part: Part, finding: &mut Finding<'_>) -> Result<Area, CannotCheck> {
    let area = part.area();
    if !matches!(part, Part::Cells { .. }) {
        return Ok(area);
    }
    finding.spend(sheet.merged.len() / 16)?;
    let within = |merged: &&Area| merged.holds(area.top, area.left) && merged.holds(area.bottom, area.right);
    Ok(sheet.merged.iter().find(within).copied().unwrap_or(area))
}
