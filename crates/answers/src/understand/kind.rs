//! What a table is: contracts, facts, positions, or another table. By what its columns would be in each kind, and by what is
//! left when the others are ruled out.

use casework::register::{Meaning, RegisterKind};

use super::{LEAST, cells::Cells, columns_as, headings::is_of_a_day, periods::is_period};

type Column = (Meaning, f32);

fn sure_of(columns: &[Column], meaning: Meaning) -> f32 {
    columns.iter().filter(|(m, _)| *m == meaning).map(|(_, s)| *s).fold(0.0, f32::max)
}

fn place_of(columns: &[Column], meaning: Meaning) -> Option<usize> {
    columns.iter().position(|(m, _)| *m == meaning)
}

/// Whether a column holds the times that the rows of a table are about.
pub(super) fn is_period_column(cells: &Cells, heading: &str) -> bool {
    if is_of_a_day(heading) {
        return false;
    }
    let heading = crate::words::line(heading);
    let said = ["year", "financialyear", "period", "month", "quarter"]
        .iter()
        .any(|p| crate::words::has(&heading, p));
    cells.periods > 0.7 || said && (cells.periods > 0.3 || cells.dates > 0.7)
}

/// Whether a column is one of words that name things.
fn is_text(c: &Cells) -> bool {
    c.filled > 0.4
        && c.values < 0.5
        && c.figures + c.money + c.dates < 0.4
        && c.stances < 0.5
        && c.provisions < 0.4
        && c.addresses < 0.4
        && c.periods < 0.5
}

/// Whether a column holds values that answer: figures, amounts, dates, yes or no, and not what all registers carry beside.
fn is_values(c: &Cells) -> bool {
    c.filled > 0.3 && !c.counted && c.stances < 0.5 && c.provisions < 0.4 && c.values > 0.2
}

/// What a table holds.
pub(super) fn kind_of(headings: &[String], cells: &[Cells]) -> RegisterKind {
    let table = Table { headings, cells };
    let contracts = columns_as(RegisterKind::Contracts, headings, cells);
    if table.is_by_year(&contracts) {
        return RegisterKind::Table;
    }
    let facts = columns_as(RegisterKind::Facts, headings, cells);
    if table.are_positions(&facts) {
        return RegisterKind::Positions;
    }
    let period = table.has_periods(&facts);
    let (topic, measure, answer) = (
        sure_of(&facts, Meaning::Topic),
        sure_of(&facts, Meaning::Measure),
        sure_of(&facts, Meaning::Answer),
    );
    if !period && topic > 2.6 && measure > 2.6 && answer > 2.6 && !table.are_payments() {
        let firms = cells.iter().any(|c| c.firms > 0.5);
        if !firms || sure_of(&contracts, Meaning::Supplier) < 2.5 {
            return RegisterKind::Facts;
        }
    }
    if table.are_contracts(&contracts, period) {
        return RegisterKind::Contracts;
    }
    if !period && table.are_facts(&facts) { RegisterKind::Facts } else { RegisterKind::Table }
}

struct Table<'t> {
    headings: &'t [String],
    cells: &'t [Cells],
}

impl Table<'_> {
    fn columns(&self) -> impl Iterator<Item = (&Cells, &String)> {
        self.cells.iter().zip(self.headings)
    }

    /// Several years stand across, and not across a register of contracts.
    fn is_by_year(&self, contracts: &[Column]) -> bool {
        let years = self.headings.iter().filter(|h| is_period(h)).count();
        let says = |m: Meaning| sure_of(contracts, m) > LEAST;
        let named = says(Meaning::Title) || says(Meaning::Category) || says(Meaning::Description);
        let dated = says(Meaning::Start) || says(Meaning::End);
        years >= 2 && !(named && dated && says(Meaning::Supplier))
    }

    /// Whether its rows are about one time after another. Facts may each say the time that they are true for.
    fn has_periods(&self, facts: &[Column]) -> bool {
        let Some(at) = self.columns().position(|(c, h)| is_period_column(c, h)) else { return false };
        // Where every measure stands once and a value of many sorts beside it, the time is the day as at which it is true.
        let measures = place_of(facts, Meaning::Measure).map(|m| &self.cells[m]);
        let answers = place_of(facts, Meaning::Answer).map(|a| &self.cells[a]);
        let each = measures.is_some_and(|m| m.distinct > 0.9 && is_text(m));
        let many = answers.is_some_and(|a| a.mixed > 0.15);
        let late = place_of(facts, Meaning::Answer).is_some_and(|a| a < at);
        !(each && many && (late || sure_of(facts, Meaning::Answer) > 2.0))
    }

    /// One column says what is done, one of what, and none gives values.
    fn are_positions(&self, facts: &[Column]) -> bool {
        let positions = columns_as(RegisterKind::Positions, self.headings, self.cells);
        let Some(stance) = place_of(&positions, Meaning::Disclosure) else { return false };
        if self.cells[stance].stances < 0.5 {
            return false;
        }
        let beside =
            [Meaning::Published, Meaning::ReviewBy, Meaning::AsAt, Meaning::Provision, Meaning::Reasons];
        let values = self.columns().enumerate().any(|(at, (c, _))| {
            at != stance
                && is_values(c)
                && !beside.contains(&positions[at].0)
                && c.dates < 0.8
                && c.references < 0.9
        });
        let answers = place_of(facts, Meaning::Answer).filter(|a| *a != stance);
        let says_values = answers.is_some_and(|a| {
            let (c, sure) = (&self.cells[a], facts[a].1);
            c.filled > 0.3
                && c.stances < 0.5
                && !beside.contains(&positions[a].0)
                && (sure > 2.5 || c.values > 0.2)
        });
        let cites = self.cells.iter().any(|c| c.provisions >= 0.4);
        let reasons = sure_of(&positions, Meaning::Reasons) > 1.5;
        let information = place_of(&positions, Meaning::Measure).is_some_and(|m| is_text(&self.cells[m]));
        let bought = self.cells.iter().any(|c| c.firms > 0.4);
        information
            && !values
            && !says_values
            && !bought
            && (cites || reasons || self.cells[stance].stances > 0.75)
    }

    /// Payments one by one are no contracts: a day, a supplier, an amount.
    fn are_payments(&self) -> bool {
        let says = |list: &[&'static str]| {
            self.headings.iter().any(|h| {
                let line = crate::words::line(h);
                list.iter().any(|w| crate::words::has(&line, w))
            })
        };
        says(&[
            "payment date",
            "date paid",
            "date of payment",
            "invoice",
            "invoice date",
            "transaction",
            "voucher",
            "posting",
            "cheque",
            "paid date",
            "transaction date",
        ]) && !says(&["end", "expiry", "expires", "end date", "procurement", "extension"])
    }

    fn are_contracts(&self, contracts: &[Column], period: bool) -> bool {
        let says = |m: Meaning| sure_of(contracts, m) > LEAST;
        let named = says(Meaning::Title)
            || says(Meaning::Category)
            || says(Meaning::Description)
            || says(Meaning::Product);
        let dates = |m: Meaning| {
            place_of(contracts, m).is_some_and(|at| {
                let c = &self.cells[at];
                c.filled == 0.0
                    || c.dates > 0.2
                    || c.periods > 0.5
                    || contracts[at].1 > 2.5 && c.figures < 0.5
            })
        };
        let dated = dates(Meaning::Start) || dates(Meaning::End);
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
        .filter(|m| says(**m))
        .count();
        let supplier = sure_of(contracts, Meaning::Supplier);
        let firms = self.cells.iter().any(|c| c.firms > 0.3);
        if self.are_payments() || !named {
            return false;
        }
        // A supplier's name may say nothing of itself; a day on which it ends, and what it costs, do.
        let without = !period && dated && says(Meaning::End) && bought >= 2;
        supplier > LEAST
            && (dated && (firms || supplier > 1.5 || bought >= 1)
                || !period && (bought >= 1 || supplier > 1.5))
            || without
    }

    fn are_facts(&self, facts: &[Column]) -> bool {
        let (measure, answer) = (sure_of(facts, Meaning::Measure), sure_of(facts, Meaning::Answer));
        let topic = sure_of(facts, Meaning::Topic);
        let (Some(m), Some(a)) = (place_of(facts, Meaning::Measure), place_of(facts, Meaning::Answer)) else {
            return false;
        };
        let (named, told) = (&self.cells[m], &self.cells[a]);
        // Every other column of bare figures makes it a table of figures.
        let figures = self
            .columns()
            .enumerate()
            .filter(|(at, (c, _))| {
                let mine = matches!(
                    facts[*at].0,
                    Meaning::Answer | Meaning::Measure | Meaning::AsAt | Meaning::ReviewBy
                );
                !mine && !c.counted && c.filled > 0.3 && c.figures + c.money > 0.6 && c.references < 0.95
            })
            .count();
        let about_them = [Meaning::AsAt, Meaning::Disclosure, Meaning::ReviewBy, Meaning::Owner]
            .iter()
            .filter(|m| sure_of(facts, **m) > LEAST)
            .count();
        let by_heading = measure > 1.7 && answer > 1.7;
        let distinct = named.distinct > 0.6 && is_text(named);
        // Values of one sort under one heading are a column of a table, unless the headings say otherwise.
        let many = told.mixed > 0.1 || told.values < 0.3;
        if figures > 0 && !(by_heading && many && about_them > 0) {
            return false;
        }
        by_heading && (many || topic > LEAST || about_them > 0)
            || distinct && many && told.values > 0.15 && told.mixed > 0.1
            || distinct && many && (measure > 1.7 || answer > 1.7) && (topic > LEAST || about_them > 0)
    }
}
