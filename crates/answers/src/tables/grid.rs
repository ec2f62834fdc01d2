//! The cells that a question is about, laid out by time and group. Rows that stand twice for the same thing are records
//! and no figures, and are not answered from.

use std::collections::HashMap;

use super::{
    aim::Frame,
    columns::Kind,
    figure::{Held, Number, Unit, held},
    heard::Op,
    shape::{NONE, Shape},
    target::{Target, target_kind, target_terms},
    terms::{hard, says},
};
use crate::{register::cell, words};

/// The most cells that are looked at for one answer.
const MOST: usize = 20_000;

/// The cells of an answer.
pub(super) struct Grid<'r> {
    /// The times, in order; a single one that is none where the table has no times.
    pub periods: Vec<u32>,
    /// The columns of groups that are not narrowed to one.
    pub free: Vec<usize>,
    /// The groups in the order of the table, one value for each free column.
    pub keys: Vec<Vec<u32>>,
    cells: HashMap<(u32, usize, usize), (&'r str, Unit)>,
}

/// Whether the column's values are parts of one whole by the sound of its heading.
pub(super) fn parts_a_whole(heading: &str) -> bool {
    const PARTS: &[&str] = &[
        "directorate",
        "department",
        "service",
        "service area",
        "team",
        "division",
        "faculty",
        "school",
        "site",
        "ward",
        "area",
        "district",
        "category",
        "type",
        "kind",
        "device",
        "grade",
        "band",
        "gender",
        "sex",
        "ethnicity",
        "age",
        "age group",
        "reason",
        "outcome",
        "method",
        "channel",
        "staff group",
        "specialty",
        "hospital",
        "group",
        "status",
        "region",
        "location",
        "unit",
        "branch",
        "centre",
        "portfolio",
        "function",
        "college",
        "campus",
        "depot",
        "vehicle",
        "tenure",
        "cause",
    ];
    // "Children and schools" is what a table is about.
    if heading.contains('&') || heading.split_whitespace().any(|w| w.eq_ignore_ascii_case("and")) {
        return false;
    }
    let line = words::line(heading);
    PARTS.iter().any(|p| words::has(&line, p))
}

/// Whether figures of several times may be added up.
pub(super) fn adds_over_time(shape: &Shape<'_>, target: Target) -> bool {
    const STANDING: &[&str] = &[
        "staff",
        "fte",
        "inus",
        "post",
        "vacancy",
        "population",
        "balanc",
        "debt",
        "reserv",
        "stock",
        "outstand",
        "caseload",
        "live",
    ];
    let terms = target_terms(shape, target);
    let stands = STANDING.iter().any(|s| {
        says(&terms, s) || shape.topic.iter().any(|t| t.text == *s && hard(&terms).next().is_none())
    });
    let points = shape.periods.iter().any(|p| p.day.is_some() && p.to == p.from);
    // "Leavers in the year" came and went, also beside what stood on a day.
    let name = words::line(&shape.measures[target.measure].name);
    let passed = ["in the year", "during the year", "in year"].iter().any(|p| words::has(&name, p));
    matches!(target_kind(shape, target), Kind::Count | Kind::Money) && (passed || !stands && !points)
}

impl<'r> Grid<'r> {
    /// The cells of a frame; none where there are none, too many, or records.
    pub(super) fn of(shape: &Shape<'r>, frame: &Frame) -> Option<Grid<'r>> {
        let mut wanted = vec![false; shape.periods.len()];
        for at in &frame.chosen.at {
            wanted[*at] = true;
        }
        let naming = frame.targets.first().and_then(|t| t.value).map(|(dim, _)| dim);
        let mut allowed: Vec<Option<Vec<bool>>> = Vec::new();
        let mut free = Vec::new();
        for (at, dim) in shape.dims.iter().enumerate() {
            if Some(at) == naming {
                allowed.push(None);
                continue;
            }
            let mut only = frame.groups[at].clone();
            if only.is_none() && !frame.by_group && !matches!(frame.op, Op::Most | Op::Least) {
                let totals: Vec<usize> = (0..dim.values.len()).filter(|v| dim.values[*v].total).collect();
                let sub = |v: &usize| words::line(dim.values[*v].text).contains(" sub");
                if let Some(total) = totals.iter().rev().find(|v| !sub(v)) {
                    only = Some(vec![u32::try_from(*total).unwrap_or(NONE)]);
                }
            }
            if only.as_ref().is_none_or(|values| values.len() > 1) {
                free.push(at);
            }
            allowed.push(only.map(|values| {
                let mut mask = vec![false; dim.values.len()];
                for value in values {
                    mask[value as usize] = true;
                }
                mask
            }));
        }
        let mut grid = Grid { periods: Vec::new(), free, keys: Vec::new(), cells: HashMap::new() };
        let mut places: HashMap<Vec<u32>, usize> = HashMap::new();
        for (r, row) in shape.register.rows.iter().enumerate() {
            let down = shape.of_row.get(r).copied();
            if down.is_some_and(|p| p == NONE || !wanted[p as usize]) {
                continue;
            }
            let fits = shape
                .dims
                .iter()
                .zip(&allowed)
                .all(|(dim, mask)| mask.as_ref().is_none_or(|mask| mask[dim.of_row[r] as usize]));
            if !fits {
                continue;
            }
            for (t, target) in frame.targets.iter().enumerate() {
                if target.value.is_some_and(|(dim, value)| shape.dims[dim].of_row[r] != value) {
                    continue;
                }
                let key: Vec<u32> = grid.free.iter().map(|d| shape.dims[*d].of_row[r]).collect();
                let next = grid.keys.len();
                let place = *places.entry(key.clone()).or_insert(next);
                if place == next {
                    grid.keys.push(key);
                }
                let measure = &shape.measures[target.measure];
                let of_value = target
                    .value
                    .map_or(Unit::default(), |(d, v)| Unit::of(shape.dims[d].values[v as usize].text));
                let of_row = shape.units.map_or(Unit::default(), |c| Unit::of(cell(row, c)));
                let unit = measure.unit.or(of_value).or(of_row);
                for (column, across) in &measure.columns {
                    let period = if *across == NONE { down.unwrap_or(NONE) } else { *across };
                    if *across != NONE && !wanted[*across as usize] {
                        continue;
                    }
                    let text = cell(row, *column);
                    if grid.cells.insert((period, place, t), (text, unit)).is_some()
                        || grid.cells.len() > MOST
                    {
                        return None;
                    }
                }
            }
        }
        // A column that is the same in every row taken parts nothing here.
        let parting: Vec<usize> =
            (0..grid.free.len()).filter(|at| grid.keys.iter().any(|k| k[*at] != grid.keys[0][*at])).collect();
        grid.free = parting.iter().map(|at| grid.free[*at]).collect();
        for key in &mut grid.keys {
            *key = parting.iter().map(|at| key[*at]).collect();
        }
        let mut periods: Vec<u32> = grid.cells.keys().map(|k| k.0).collect();
        periods.sort_unstable();
        periods.dedup();
        grid.periods = periods;
        grid.cells.values().any(|(text, _)| !text.is_empty()).then_some(grid)
    }

    pub(super) fn cell(&self, period: u32, key: usize, target: usize) -> &'r str {
        self.cells.get(&(period, key, target)).map_or("", |(text, _)| text)
    }

    pub(super) fn unit(&self, period: u32, key: usize, target: usize) -> Unit {
        self.cells.get(&(period, key, target)).map_or(Unit::default(), |(_, unit)| *unit)
    }

    /// A cell as an answer says it.
    pub(super) fn said(&self, period: u32, key: usize, target: usize) -> String {
        self.unit(period, key, target).cell(self.cell(period, key, target))
    }

    pub(super) fn number(&self, period: u32, key: usize, target: usize) -> Option<Number> {
        match held(self.cell(period, key, target)) {
            Held::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The groups that make up the whole, without totals and parts of others.
    pub(super) fn leaves(&self, shape: &Shape<'_>) -> Vec<usize> {
        let plain = |key: &Vec<u32>| {
            key.iter().zip(&self.free).all(|(v, d)| {
                let value = &shape.dims[*d].values[*v as usize];
                !value.total && !value.part
            })
        };
        (0..self.keys.len()).filter(|k| plain(&self.keys[*k])).collect()
    }

    /// What a group is called.
    pub(super) fn name(&self, shape: &Shape<'_>, key: usize) -> String {
        let names =
            self.keys[key].iter().zip(&self.free).map(|(v, d)| shape.dims[*d].values[*v as usize].text);
        names.collect::<Vec<_>>().join(", ")
    }
}
