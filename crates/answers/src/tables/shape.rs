//! A table taken apart: its times, down or across, the groups that its rows are of, and what its columns measure. What a
//! question asks of it is not decided here. One pass over the cells; long tables are judged by a sample.

use std::collections::{BTreeSet, HashMap};

use casework::{
    authority::Register,
    register::{Meaning, Position},
};

use super::{
    columns::{Kind, OF_YEARS, distinct, holds_time, is_total, label_of, sample, speaks, subject},
    figure::{Held, Unit, held},
    period::{self, Grain, Period},
    terms::{Term, hard, terms},
};
use crate::{register::cell, words};

/// No time, no group.
pub(super) const NONE: u32 = u32::MAX;
/// A column with more different cells than this names records, not groups.
const MOST_GROUPS: usize = 2_000;

/// One of the things that a column parts the rows by.
#[derive(Clone, Debug)]
pub(super) struct Value<'r> {
    pub text: &'r str,
    pub terms: Vec<Term>,
    /// Whether it stands for all the others together.
    pub total: bool,
    /// Whether it is a part of another: "of which".
    pub part: bool,
    pub kind: Option<Kind>,
}

/// A column that parts the rows.
#[derive(Clone, Debug)]
pub(super) struct Dim<'r> {
    pub heading: &'r str,
    pub terms: Vec<Term>,
    pub values: Vec<Value<'r>>,
    /// Which value each row has.
    pub of_row: Vec<u32>,
    /// Whether its values are measures and no groups, so that they are never added up.
    pub measures: bool,
}

/// What a column measures, or several columns that differ in their time.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub name: String,
    pub terms: Vec<Term>,
    pub kind: Kind,
    pub unit: Unit,
    /// The columns, with their place among the times where they stand across.
    pub columns: Vec<(usize, u32)>,
    pub position: Option<Position>,
}

/// A table taken apart.
pub(super) struct Shape<'r> {
    pub register: &'r Register,
    pub periods: Vec<Period>,
    /// As the table writes them.
    pub labels: Vec<&'r str>,
    /// The heading of the column of times; none where they stand across.
    pub period_heading: Option<&'r str>,
    /// The time of each row; empty where they stand across or there are none.
    pub of_row: Vec<u32>,
    pub dims: Vec<Dim<'r>>,
    pub measures: Vec<Measure>,
    /// The words of its name and of what is the same in every row.
    pub topic: Vec<Term>,
    /// The words of its name as they stand.
    pub named: BTreeSet<String>,
    /// Whether its name speaks of what came in or went out, not of what there is.
    pub flow: bool,
    /// A column of units.
    pub units: Option<usize>,
}

/// Takes a table apart; none where it has no figures.
pub(super) fn shape(register: &Register) -> Option<Shape<'_>> {
    let headings: Vec<&str> = register.headings.iter().take(200).map(String::as_str).collect();
    let skip = |c: usize| register.meanings.get(headings[c]) == Some(&Meaning::Nothing);
    let mut columns: Vec<usize> = (0..headings.len()).filter(|c| !skip(*c)).collect();
    let period_column = columns.iter().copied().find(|c| holds_time(register, *c));
    let mut part_column = None;
    if let Some(column) = period_column {
        columns.retain(|c| *c != column);
        // A month or quarter that stands beside its year.
        part_column = columns.iter().copied().find(|c| {
            speaks(headings[*c], &["month", "quarter", "qtr"])
                && sample(&register.rows)
                    .take(5)
                    .any(|r| period::part_of(cell(r, *c), cell(r, column), false).is_some())
        });
        columns.retain(|c| Some(*c) != part_column);
    }
    let mut found = Shape {
        register,
        periods: Vec::new(),
        labels: Vec::new(),
        period_heading: period_column.map(|c| headings[c]),
        of_row: Vec::new(),
        dims: Vec::new(),
        measures: Vec::new(),
        topic: terms(&subject(&register.name)),
        named: words::bag(&subject(&register.name)),
        flow: false,
        units: None,
    };
    if let Some(column) = period_column {
        found.times_down(column, part_column)?;
    }
    found.columns(&columns, &headings, period_column.is_none());
    let line = words::line(&format!("{} {}", register.name, register.headings.join(" ")));
    found.flow =
        ["bought", "sold", "disposed", "received", "spend", "spent", "issued", "delivered", "orders", "lost"]
            .iter()
            .any(|w| words::has(&line, w));
    (!found.measures.is_empty()).then_some(found)
}

impl<'r> Shape<'r> {
    fn times_down(&mut self, column: usize, part: Option<usize>) -> Option<()> {
        let rows = &self.register.rows;
        let heading = self.register.headings.get(column).map_or("", String::as_str);
        let yearly = speaks(heading, OF_YEARS);
        let mut found: Vec<(Period, &'r str, u32)> = Vec::new();
        let of_row: Vec<u32> = match part {
            None => {
                let (all, of_row) = distinct(rows, column, MOST_GROUPS * 10)?;
                for (at, text) in all.iter().enumerate() {
                    if let Some(period) = period::cell(text, yearly) {
                        found.push((
                            self.as_headed(period, heading),
                            text,
                            u32::try_from(at).unwrap_or(NONE),
                        ));
                    }
                }
                of_row
            }
            Some(part) => {
                let (years, of_year) = distinct(rows, column, MOST_GROUPS)?;
                let (parts, of_part) = distinct(rows, part, MOST_GROUPS)?;
                let financial = speaks(heading, &["financial year", "fiscal", "fy"]);
                let width = u32::try_from(parts.len()).unwrap_or(NONE);
                let mut seen: HashMap<u32, ()> = HashMap::new();
                let mut of_row = Vec::with_capacity(rows.len());
                for (y, p) in of_year.iter().zip(&of_part) {
                    let key = y.saturating_mul(width).saturating_add(*p);
                    if seen.insert(key, ()).is_none() {
                        let (year, part) = (years[*y as usize], parts[*p as usize]);
                        if let Some(period) = period::part_of(part, year, financial) {
                            found.push((period, part, key));
                        }
                    }
                    of_row.push(key);
                }
                of_row
            }
        };
        found.sort_by_key(|(p, ..)| (p.from, p.to, p.day));
        let place: HashMap<u32, u32> = found
            .iter()
            .enumerate()
            .map(|(i, (_, _, key))| (*key, u32::try_from(i).unwrap_or(NONE)))
            .collect();
        self.of_row = of_row.iter().map(|key| place.get(key).copied().unwrap_or(NONE)).collect();
        self.labels = found.iter().map(|(_, label, _)| *label).collect();
        self.periods = found.into_iter().map(|(period, ..)| period).collect();
        Some(())
    }

    /// A year of a table whose heading says when its years begin.
    fn as_headed(&self, period: Period, heading: &str) -> Period {
        if period.grain == Grain::Split {
            // "Financial year (to 31 July)".
            let day = period::day_in(heading, period.begins());
            let academic = speaks(heading, &["academic", "session", "school year"]).then_some(7);
            if let Some(first) = day.map(|d| i32::from(d.month()) % 12).or(academic) {
                let from = period.begins() * 12 + first;
                return Period { from, to: from + 11, ..period };
            }
        }
        // "As at 31 July" over plain years.
        if period.grain == Grain::Year
            && let Some(day) = period::day_in(heading, period.begins())
        {
            return Period::point(day);
        }
        period
    }

    fn columns(&mut self, columns: &[usize], headings: &[&'r str], across: bool) {
        let rows = &self.register.rows;
        let mut across_times: Vec<(Period, &'r str, usize, String)> = Vec::new();
        let mut plain: Vec<usize> = Vec::new();
        let academic =
            columns.iter().map(|c| headings[*c]).find(|h| speaks(h, &["academic year", "session"]));
        for &column in columns {
            match period::within(headings[column]).filter(|_| across) {
                Some((period, rest)) => {
                    let period = academic.map_or(period, |h| self.as_headed(period, h));
                    across_times.push((period, headings[column], column, rest));
                }
                None => plain.push(column),
            }
        }
        if across_times.iter().any(|(_, _, c, _)| self.figures(*c).0 == 0) {
            // Headings that name a day of something else: "Contract ended 2024".
            across_times.retain(|(_, _, c, _)| self.figures(*c).0 > 0);
        }
        across_times.sort_by_key(|(p, _, c, _)| (p.from, p.to, p.day, *c));
        for (period, heading, column, rest) in &across_times {
            let fresh = self
                .periods
                .last()
                .is_none_or(|p| (p.from, p.to, p.day) != (period.from, period.to, period.day));
            if fresh {
                self.periods.push(*period);
                self.labels.push(label_of(heading, rest));
            }
            let at = u32::try_from(self.periods.len() - 1).unwrap_or(NONE);
            match self.measures.iter_mut().find(|m| m.name.eq_ignore_ascii_case(rest)) {
                Some(measure) => measure.columns.push((*column, at)),
                None => {
                    let measure = self.measure(rest.clone(), vec![(*column, at)]);
                    self.measures.push(measure);
                }
            }
        }
        for column in plain {
            let heading = headings[column];
            let (figures, filled) = self.figures(column);
            let meaning = self.register.meanings.get(heading);
            let counted = matches!(
                meaning,
                Some(
                    Meaning::Quantity
                        | Meaning::Value
                        | Meaning::AnnualValue
                        | Meaning::TotalValue
                        | Meaning::UnitCost
                )
            );
            if counted || filled > 0 && figures * 3 >= filled * 2 && meaning != Some(&Meaning::Category) {
                // Beside times that stand across, a total or a change belongs to no time.
                if across_times.is_empty() {
                    let measure = self.measure(heading.to_owned(), vec![(column, NONE)]);
                    self.measures.push(measure);
                }
                continue;
            }
            if speaks(heading, &["unit", "unit of measure", "units", "measured in"]) {
                self.units = Some(column);
                continue;
            }
            if speaks(heading, &["note", "comment", "source", "remark", "link", "owner", "disclosure"]) {
                continue;
            }
            let Some((values, of_row)) = distinct(rows, column, MOST_GROUPS) else { continue };
            if values.len() == 1 && rows.len() > 1 {
                // A column that says the same in every row parts nothing.
                self.topic.extend(terms(values[0]));
                continue;
            }
            let of_heading = terms(heading);
            let measures = heading.trim().is_empty()
                || speaks(
                    heading,
                    &[
                        "measure",
                        "indicator",
                        "metric",
                        "item",
                        "statistic",
                        "description",
                        "what",
                        "detail",
                        "figure",
                    ],
                );
            let values = values
                .into_iter()
                .map(|text| {
                    let lower = text.to_lowercase();
                    Value {
                        terms: if measures { self.beside_topic(text) } else { terms(text) },
                        total: is_total(text, &of_heading),
                        part: ["of which", "of those", "including", "- ", "– "]
                            .iter()
                            .any(|w| lower.starts_with(w)),
                        kind: Kind::of(text),
                        text,
                    }
                })
                .collect::<Vec<_>>();
            let mixed =
                values.iter().any(|v| v.kind.is_some()) && values.iter().any(|v| v.kind != values[0].kind);
            self.dims.push(Dim { heading, terms: of_heading, measures: measures || mixed, values, of_row });
        }
        let several = self.dims.iter().position(|d| self.units.is_some_and(|u| self.varied(u, d)));
        if let Some(at) = several {
            self.dims[at].measures = true;
        }
    }

    /// Whether the units of a column differ between the values of another.
    fn varied(&self, units: usize, dim: &Dim<'r>) -> bool {
        let rows = &self.register.rows;
        dim.values.len() > 1
            && sample(rows).any(|r| cell(r, units) != rows.first().map_or("", |f| cell(f, units)))
    }

    /// How many cells of a column hold figures or stand for them, and how many hold anything, of a sample.
    fn figures(&self, column: usize) -> (usize, usize) {
        let (mut figures, mut filled) = (0, 0);
        for row in sample(&self.register.rows) {
            match held(cell(row, column)) {
                Held::Blank => {}
                Held::Number(_) => (figures, filled) = (figures + 1, filled + 1),
                Held::Suppressed => (figures, filled) = (figures + 1, filled + 1),
                Held::Words => filled += 1,
            }
        }
        (figures, filled)
    }

    /// The words of a measure; those that the table's name has already are nothing that tells it from others.
    fn beside_topic(&self, name: &str) -> Vec<Term> {
        let mut terms = terms(name);
        for term in &mut terms {
            term.hard &= !self.named.contains(&term.text);
        }
        terms
    }

    fn measure(&self, name: String, columns: Vec<(usize, u32)>) -> Measure {
        let heading = columns.first().and_then(|(c, _)| self.register.headings.get(*c));
        let heading = heading.map_or("", String::as_str);
        let first = columns.first().map_or(0, |(c, _)| *c);
        let mut unit = Unit::of(&name);
        let (mut pounds, mut percent) = (false, false);
        for row in sample(&self.register.rows).take(20) {
            if let Held::Number(n) = held(cell(row, first)) {
                pounds |= n.pounds;
                percent |= n.percent;
            }
        }
        let said = Kind::of(&name);
        if said.is_none() || said == Some(Kind::Money) {
            // "Agency spend (£000) by year" says what its columns do not.
            let of_table = Unit::of(&self.register.name);
            if !self.dims.iter().any(|d| d.measures)
                && Kind::of(&self.register.name) == Some(Kind::Money)
                && name.trim().is_empty()
            {
                unit = unit.or(of_table);
            }
        }
        let kind = match said {
            Some(Kind::Rate) if percent => Kind::Percent,
            Some(kind) => kind,
            None if percent => Kind::Percent,
            None if pounds => Kind::Money,
            None if hard(&terms(&name)).next().is_none() => {
                Kind::of(&self.register.name).unwrap_or(Kind::Count)
            }
            None => Kind::Count,
        };
        unit.percent |= percent && kind == Kind::Percent;
        Measure {
            terms: self.beside_topic(&name),
            kind,
            unit,
            columns,
            position: self.register.positions.get(heading).cloned(),
            name,
        }
    }
}
