//! What a table is and what its columns hold: guessed from the headings and from what stands in the cells, and always
//! overruled by what its keeper confirmed. It answers nothing.

mod cells;
mod headings;

use std::collections::BTreeMap;

use casework::register::{Meaning, Register, RegisterKind};

use cells::Cells;
pub(crate) use cells::{is_figure, is_money, is_period, is_post};

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

fn sure_of(columns: &[(Meaning, f32)], meaning: Meaning) -> f32 {
    columns.iter().filter(|(m, _)| *m == meaning).map(|(_, s)| *s).fold(0.0, f32::max)
}

fn kind_of(headings: &[String], cells: &[Cells]) -> RegisterKind {
    use RegisterKind::*;
    let years_across = headings.iter().filter(|h| is_period(h)).count();
    let contracts = columns_as(Contracts, headings, cells);
    let says = |m: Meaning| sure_of(&contracts, m) > LEAST;
    let named = says(Meaning::Title) || says(Meaning::Category) || says(Meaning::Description);
    let dated = says(Meaning::Start) || says(Meaning::End);
    // A table by year, unless the years stand across a register of contracts.
    if years_across >= 2 && !(named && dated && says(Meaning::Supplier)) {
        return Table;
    }
    let positions = columns_as(Positions, headings, cells);
    let stance = positions.iter().zip(cells).any(|((m, _), c)| *m == Meaning::Disclosure && c.stances >= 0.6);
    let cites = cells.iter().any(|c| c.provisions >= 0.4);
    let facts = columns_as(Facts, headings, cells);
    let answer = sure_of(&facts, Meaning::Answer);
    let (topic, measure) = (sure_of(&facts, Meaning::Topic), sure_of(&facts, Meaning::Measure));
    let says_values = facts.iter().zip(cells).any(|((m, _), c)| {
        *m == Meaning::Answer && c.stances < 0.5 && (c.figures + c.money + c.dates) > 0.15
    });
    if stance && cites && !says_values && sure_of(&positions, Meaning::Measure) > LEAST {
        return Positions;
    }
    if topic > 2.7 && measure > 2.7 && answer > 2.7 {
        return Facts;
    }
    let period = cells.iter().zip(headings).any(|(c, h)| is_period_column(c, h));
    let bought = [
        Meaning::AnnualValue,
        Meaning::TotalValue,
        Meaning::Value,
        Meaning::Procurement,
        Meaning::Contact,
        Meaning::Extension,
        Meaning::Duration,
        Meaning::Renewal,
        Meaning::Reference,
    ]
    .iter()
    .any(|m| says(*m));
    if named
        && says(Meaning::Supplier)
        && (dated || !period && (bought || sure_of(&contracts, Meaning::Supplier) > 1.5))
    {
        return Contracts;
    }
    let about_them = [Meaning::AsAt, Meaning::Disclosure, Meaning::ReviewBy, Meaning::Owner]
        .iter()
        .any(|m| sure_of(&facts, *m) > LEAST);
    if !period
        && (measure > 1.5 && answer > 1.5 || measure > LEAST && answer > LEAST && topic > LEAST && about_them)
    {
        return Facts;
    }
    Table
}

fn is_period_column(cells: &Cells, heading: &str) -> bool {
    let heading = crate::words::line(heading);
    let said = ["year", "financialyear", "period", "month", "quarter"]
        .iter()
        .any(|p| crate::words::has(&heading, p));
    cells.periods > 0.7 || said && (cells.periods > 0.3 || cells.dates > 0.7)
}

/// The meaning of every column in a register of that kind, each once where only one can hold it, and how sure it is.
fn columns_as(kind: RegisterKind, headings: &[String], cells: &[Cells]) -> Vec<(Meaning, f32)> {
    if kind == RegisterKind::Table {
        return headings.iter().zip(cells).map(|(h, c)| (in_table(c, h), 1.0)).collect();
    }
    let mut ranked: Vec<(f32, usize, Meaning)> = Vec::new();
    for (at, (heading, cells)) in headings.iter().zip(cells).enumerate() {
        for (meaning, sure) in headings::meanings(heading, kind) {
            ranked.push((sure + fit(meaning, cells), at, meaning));
        }
        for (meaning, sure) in by_cells(kind, cells) {
            ranked.push((sure, at, meaning));
        }
    }
    ranked.retain(|(sure, ..)| *sure >= LEAST);
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut out: Vec<Option<(Meaning, f32)>> = vec![None; headings.len()];
    for (sure, at, meaning) in ranked {
        let often = matches!(
            meaning,
            Meaning::Contact | Meaning::Owner | Meaning::Quantity | Meaning::Description | Meaning::Category
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
    fill(kind, &mut out, cells);
    out
}

/// What a register of its kind must have is looked for among the columns that nothing named.
fn fill(kind: RegisterKind, columns: &mut [(Meaning, f32)], cells: &[Cells]) {
    let wanted = match kind {
        RegisterKind::Contracts => Meaning::Title,
        RegisterKind::Positions => Meaning::Measure,
        _ => return,
    };
    if columns.iter().any(|(m, _)| *m == wanted) {
        return;
    }
    let telling = |c: &Cells| {
        c.filled > 0.5 && c.distinct > 0.5 && c.words >= 1.3 && c.figures + c.dates + c.money + c.firms < 0.5
    };
    let free = (0..columns.len())
        .filter(|at| matches!(columns[*at].0, Meaning::Other | Meaning::Reference) && telling(&cells[*at]))
        .max_by(|a, b| cells[*a].distinct.total_cmp(&cells[*b].distinct).then(b.cmp(a)));
    if let Some(at) = free {
        columns[at] = (wanted, 1.0);
    }
}

fn in_table(cells: &Cells, heading: &str) -> Meaning {
    if is_period_column(cells, heading) {
        Meaning::Period
    } else if cells.filled == 0.0 {
        Meaning::Nothing
    } else if cells.money > 0.5 || cells.figures > 0.6 && heading.contains('£') {
        Meaning::Value
    } else if cells.figures > 0.6 {
        Meaning::Quantity
    } else {
        Meaning::Other
    }
}

/// How far the cells speak for a meaning that the heading may have, or against it.
fn fit(meaning: Meaning, c: &Cells) -> f32 {
    use Meaning::*;
    if c.filled == 0.0 {
        return -0.2;
    }
    let yes = |share: f32, from: f32, worth: f32| if share > from { worth } else { 0.0 };
    let not_dates = -yes(c.dates, 0.4, 3.0);
    let not_figures = -yes(c.figures + c.money, 0.6, 2.5);
    match meaning {
        Start | End => yes(c.dates, 0.4, 1.0) - yes(c.money.max(c.firms), 0.3, 3.0) - yes(c.posts, 0.4, 2.0),
        Renewal | Review | AsAt | ReviewBy => yes(c.dates, 0.4, 0.6) - yes(c.money.max(c.firms), 0.4, 2.5),
        Supplier => {
            yes(c.firms, 0.25, 1.2) + not_dates + not_figures
                - yes(c.posts, 0.5, 2.0)
                - yes(c.words, 9.0, 1.5)
        }
        AnnualValue | TotalValue | Value | UnitCost => {
            yes(c.money, 0.3, 1.0) + yes(c.figures, 0.5, 0.4) + not_dates
                - yes(c.firms, 0.3, 2.5)
                - yes(1.0 - c.money - c.figures, 0.9, 1.0)
        }
        Title => {
            yes(c.distinct, 0.6, 0.3) + not_dates + not_figures
                - yes(c.firms, 0.6, 1.2)
                - yes(c.references, 0.7, 1.5)
                - yes(c.posts, 0.5, 2.0)
        }
        Reference => {
            yes(c.references, 0.6, 0.6) - yes(c.words, 2.5, 2.5) + not_dates - yes(c.money, 0.3, 2.0)
        }
        Procurement => yes(c.ways_to_buy, 0.3, 1.0) + not_dates + not_figures,
        Extension => yes(c.extensions, 0.4, 0.6) - yes(c.firms, 0.4, 2.0),
        Contact => yes(c.posts, 0.3, 0.8) + not_dates + not_figures - yes(c.firms, 0.5, 1.5),
        Owner | Category => not_dates + not_figures,
        Topic => {
            // What a row is about is said again and again, but not the same in every row.
            not_dates + not_figures - yes(c.stances, 0.5, 2.0) - yes(1.0 - c.distinct, 0.85, 1.2)
                + yes(1.0 - c.distinct, 0.25, 0.4)
                - yes(c.distinct, 0.9, 0.8)
        }
        Measure => not_dates + not_figures - yes(c.stances, 0.7, 1.0) - yes(1.0 - c.distinct, 0.3, 2.3),
        Answer => -yes(c.stances, 0.7, 2.0) - yes(c.dates, 0.95, 1.5),
        Disclosure => yes(c.stances, 0.5, 0.8) - yes(1.0 - c.stances, 0.7, 2.0),
        Provision => yes(c.provisions, 0.4, 0.8) - yes(1.0 - c.provisions, 0.8, 2.0),
        Published => yes(c.addresses, 0.1, 0.6),
        Quantity => yes(c.quantities, 0.5, 0.5) - yes(1.0 - c.quantities, 0.6, 2.0),
        Duration => -yes(c.dates, 0.4, 2.0),
        _ => 0.0,
    }
}

/// What the cells say by themselves, where the heading says nothing.
fn by_cells(kind: RegisterKind, c: &Cells) -> Vec<(Meaning, f32)> {
    let mut out = Vec::new();
    let say =
        |share: f32, from: f32, meaning: Meaning| (share > from).then_some((meaning, 1.0 + 0.3 * share));
    match kind {
        RegisterKind::Contracts => {
            out.extend(say(c.firms, 0.45, Meaning::Supplier));
            out.extend(say(c.posts, 0.6, Meaning::Contact));
            out.extend(say(c.ways_to_buy, 0.6, Meaning::Procurement));
            out.extend(say(c.money, 0.6, Meaning::Value));
            if c.dates < 0.3 {
                out.extend(say(c.extensions, 0.55, Meaning::Extension));
            }
            if c.distinct > 0.95 {
                out.extend(say(c.references, 0.8, Meaning::Reference));
            }
        }
        RegisterKind::Facts => {
            out.extend(say(c.stances, 0.8, Meaning::Disclosure));
            out.extend(say(c.dates, 0.8, Meaning::AsAt));
            let words = 1.0 - (c.figures + c.money + c.dates).min(1.0);
            let mixed = (0.05..0.8).contains(&words) && c.distinct > 0.6 && c.stances < 0.5;
            if mixed && c.dates < 0.6 {
                out.push((Meaning::Answer, 1.25));
            }
            if words > 0.8 && c.stances < 0.5 && c.firms < 0.5 {
                if c.distinct > 0.75 && c.words > 1.3 {
                    out.push((Meaning::Measure, 1.2));
                } else if c.distinct < 0.75 && c.filled > 0.8 {
                    out.push((Meaning::Topic, 1.1));
                }
            }
        }
        RegisterKind::Positions => {
            out.extend(say(c.stances, 0.7, Meaning::Disclosure));
            out.extend(say(c.provisions, 0.5, Meaning::Provision));
            out.extend(say(c.addresses, 0.1, Meaning::Published));
            if c.words > 4.0 && c.stances < 0.5 {
                out.extend(say(c.distinct, 0.7, Meaning::Measure));
            }
        }
        RegisterKind::Table => {}
    }
    out
}
