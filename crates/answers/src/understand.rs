//! What a table is and what its columns hold: guessed from the headings and from what stands in the cells, and always
//! overruled by what its keeper confirmed. It answers nothing.

mod cells;
mod fit;
mod headings;
mod kind;
mod missing;
mod periods;

use std::collections::BTreeMap;

use casework::register::{Meaning, Register, RegisterKind};

use cells::Cells;
pub(crate) use cells::{is_figure, is_money, is_post};
use kind::{is_period_column, kind_of};

/// Below this a column is shown to its keeper as one to look at.
const SURE: f32 = 2.4;
/// Below this a meaning is no guess at all.
const LEAST: f32 = 0.9;

/// A guess at what a table is, for its keeper to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// What it holds.
    pub kind: RegisterKind,
    /// What each column means, by its heading.
    pub meanings: BTreeMap<String, Meaning>,
    /// The headings whose meaning is no more than likely.
    pub unsure: Vec<String>,
}

/// Guesses what a table holds and what its columns mean.
pub fn understand(headings: &[String], rows: &[Vec<String>]) -> Understood {
    let cells: Vec<Cells> = (0..headings.len()).map(|c| cells::of(rows, c)).collect();
    let kind = kind_of(headings, &cells);
    told(headings, &columns_as(kind, headings, &cells), kind)
}

/// What a register holds and what its columns mean: as its keeper confirmed it, and guessed where nobody did.
pub fn understood(register: &Register) -> Understood {
    let columns = Columns::of(register);
    let sure: Vec<(Meaning, f32)> = columns
        .of
        .iter()
        .zip(&register.headings)
        .zip(&columns.sure)
        .map(|((m, h), s)| (*m, if register.meanings.contains_key(h) { 9.0 } else { *s }))
        .collect();
    told(&register.headings, &sure, columns.kind)
}

fn told(headings: &[String], columns: &[(Meaning, f32)], kind: RegisterKind) -> Understood {
    let mut meanings = BTreeMap::new();
    let mut unsure = Vec::new();
    for (heading, (meaning, sure)) in headings.iter().zip(columns) {
        meanings.entry(heading.clone()).or_insert(*meaning);
        if *sure < SURE && kind != RegisterKind::Table {
            unsure.push(heading.clone());
        }
    }
    Understood { kind, meanings, unsure }
}

/// The columns of a register by what they hold.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub kind: RegisterKind,
    pub of: Vec<Meaning>,
    sure: Vec<f32>,
}

impl Columns {
    pub(crate) fn of(register: &Register) -> Columns {
        let cells: Vec<Cells> = (0..register.headings.len()).map(|c| cells::of(&register.rows, c)).collect();
        let kind = register.kind.unwrap_or_else(|| kind_of(&register.headings, &cells));
        let guessed = columns_as(kind, &register.headings, &cells);
        let of = guessed
            .iter()
            .zip(&register.headings)
            .map(|((guess, _), heading)| register.meanings.get(heading).copied().unwrap_or(*guess))
            .collect();
        Columns { kind, of, sure: guessed.into_iter().map(|(_, sure)| sure).collect() }
    }

    /// The columns that hold it, in order.
    pub(crate) fn all(&self, meaning: Meaning) -> impl Iterator<Item = usize> {
        self.of.iter().enumerate().filter(move |(_, m)| **m == meaning).map(|(c, _)| c)
    }

    /// What a row says of it: the first column of that meaning that says something.
    pub(crate) fn get<'r>(&self, row: &'r [String], meaning: Meaning) -> &'r str {
        self.all(meaning).map(|c| cell(row, c)).find(|c| !c.is_empty()).unwrap_or("")
    }
}

/// The cell of a row in a column, trimmed; empty where the row is too short.
pub(crate) fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |c| c.trim())
}

/// The meaning of every column in a register of that kind, each once where only one can hold it, and how sure it is.
fn columns_as(kind: RegisterKind, headings: &[String], cells: &[Cells]) -> Vec<(Meaning, f32)> {
    if kind == RegisterKind::Table {
        return headings
            .iter()
            .zip(cells)
            .enumerate()
            .map(|(at, (h, c))| (in_table(c, h, at == 0), 1.0))
            .collect();
    }
    let mut ranked: Vec<(f32, usize, Meaning)> = Vec::new();
    for (at, (heading, cells)) in headings.iter().zip(cells).enumerate() {
        for (meaning, sure) in headings::meanings(heading, kind) {
            ranked.push((sure + fit::fit(meaning, heading, cells), at, meaning));
        }
        for (meaning, sure) in fit::by_cells(kind, cells) {
            ranked.push((sure, at, meaning));
        }
    }
    ranked.retain(|(sure, ..)| *sure >= LEAST);
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut out: Vec<Option<(Meaning, f32)>> = vec![None; headings.len()];
    for (sure, at, meaning) in ranked {
        let often = matches!(
            meaning,
            Meaning::Contact
                | Meaning::Owner
                | Meaning::Quantity
                | Meaning::Description
                | Meaning::Category
                | Meaning::Extension
        ) && kind == RegisterKind::Contracts;
        let taken = !often && out.iter().flatten().any(|(m, _)| *m == meaning);
        if out[at].is_none() && !taken {
            out[at] = Some((meaning, sure));
        }
    }
    let mut out: Vec<(Meaning, f32)> = out
        .into_iter()
        .zip(cells)
        .map(|(found, c)| {
            found.unwrap_or(if c.filled == 0.0 { (Meaning::Nothing, 1.0) } else { (Meaning::Other, 0.5) })
        })
        .collect();
    missing::fill(kind, &mut out, cells);
    out
}

fn in_table(cells: &Cells, heading: &str, first: bool) -> Meaning {
    // "As at 31 July" over years is the time of the rows, where they begin with it.
    if is_period_column(cells, heading) || first && cells.periods > 0.7 {
        Meaning::Period
    } else if cells.filled == 0.0 {
        Meaning::Nothing
    } else if cells.dates > 0.5
        || is_a_year(cells, heading)
        || headings::is_of_a_day(heading) && cells.periods > 0.5
    {
        Meaning::Other
    } else if cells.money > 0.5 || cells.figures > 0.6 && is_of_money(heading) {
        Meaning::Value
    } else if cells.figures > 0.6 || cells.figures + cells.quantities > 0.8 && cells.references < 0.5 {
        Meaning::Quantity
    } else {
        Meaning::Other
    }
}

/// Years in which something was done count nothing.
fn is_a_year(cells: &Cells, heading: &str) -> bool {
    cells.periods > 0.9 && headings::is_of_a_day(heading)
}

fn is_of_money(heading: &str) -> bool {
    let line = crate::words::line(heading);
    heading.contains('£')
        || ["gbp", "spend", "spent", "cost", "expenditure", "income"]
            .iter()
            .any(|w| crate::words::has(&line, w))
}
