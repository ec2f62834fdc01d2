//! Any table with a heading row: figures by year, by kind, by place. A question picks rows by what a cell names and
//! columns by what a heading measures.

use std::collections::BTreeSet;

use casework::authority::Register;
use document::{Table, response::Disposition};
use jiff::civil::Date;

use crate::{
    Candidate, Source, SourceKind,
    asked::Question,
    dates::said,
    field::{Field, ends_with, fields, nearness},
    register::{age, cell},
    words::{bag, has, is_specific, line, matter},
};

/// The most rows of a table that an answer holds.
const LISTED: usize = 40;

/// The columns of a table by what they do.
struct Columns {
    period: Option<usize>,
    keys: Vec<usize>,
    figures: Vec<usize>,
}

fn is_figure(text: &str) -> bool {
    let bare = text.trim_start_matches('£').trim_end_matches('%');
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '))
}

fn columns(register: &Register) -> Columns {
    let mut columns = Columns { period: None, keys: Vec::new(), figures: Vec::new() };
    for (at, heading) in register.headings.iter().enumerate() {
        let heading = line(heading);
        let period =
            ["year", "financial year", "period", "month", "quarter", "date"].iter().any(|p| has(&heading, p));
        if period && columns.period.is_none() {
            columns.period = Some(at);
            continue;
        }
        let cells: Vec<&str> = register.rows.iter().map(|r| cell(r, at)).filter(|c| !c.is_empty()).collect();
        let figures = cells.iter().filter(|c| is_figure(c)).count();
        if !cells.is_empty() && figures * 3 >= cells.len() * 2 {
            columns.figures.push(at);
        } else if cells.windows(2).any(|pair| pair[0] != pair[1]) || cells.len() < 2 {
            // A column that says the same in every row parts nothing.
            columns.keys.push(at);
        }
    }
    columns
}

fn is_money(register: &Register, column: usize) -> bool {
    let heading = register.headings.get(column).map_or("", String::as_str);
    heading.contains('£')
        || fields(heading).iter().any(is_of_money)
        || register.rows.iter().any(|r| cell(r, column).starts_with('£'))
}

/// Whether a column measures what is asked: 0 when it does not.
fn measures(question: &Question, register: &Register, column: usize) -> f32 {
    let heading = register.headings.get(column).map_or("", String::as_str);
    let wants_money = question.fields.iter().any(is_of_money);
    let counts = question.fields.iter().any(|f| matches!(f, Field::Count(_)));
    let open = question.fields.iter().all(|f| *f == Field::InUse);
    let money = is_money(register, column);
    let wanted = if money { wants_money } else { counts || open };
    // What is in use is neither what was bought nor what was lost.
    let in_use = has(&line(heading), "in use");
    if !wanted || in_use && !question.now {
        return 0.0;
    }
    let own: Vec<_> = matter(heading).into_iter().filter(|w| !w.aside).collect();
    if own.iter().any(|w| is_specific(&w.text)) || is_counted(question, heading) {
        let said = own.iter().all(|w| question.all.contains(&w.text));
        return match (said, open) {
            (true, false) => 1.0,
            (true, true) => 0.8,
            (false, _) => 0.0,
        };
    }
    let near = fields(heading)
        .iter()
        .flat_map(|held| question.fields.iter().map(|asked| nearness(asked, held)))
        .fold(0.0, f32::max);
    // "Number", "Total": a column that only says that it counts.
    if near > 0.7 || counts && !money { near.max(0.9) } else { 0.0 }
}

/// Whether a heading is the very thing that is counted, also where its word is one that fields have: `Extensions`.
fn is_counted(question: &Question, heading: &str) -> bool {
    question.fields.iter().any(|f| matches!(f, Field::Count(noun) if ends_with(heading, noun)))
}

fn is_of_money(field: &Field) -> bool {
    matches!(field, Field::Spend | Field::AnnualSpend | Field::UnitCost | Field::TotalValue)
}

/// The cell of a key column that the question names, the longest where several are named.
fn named<'r>(question: &Question, register: &'r Register, keys: &[usize]) -> Option<(usize, &'r str)> {
    let mut best: Option<(usize, usize, &str)> = None;
    for &key in keys {
        for row in &register.rows {
            let value = cell(row, key);
            let own = matter(value);
            let told = own.iter().any(|w| is_specific(&w.text));
            let nearest = question.layers[..3].iter().find(|l| l.words.iter().any(|w| is_specific(&w.text)));
            let said = nearest.is_some_and(|layer| own.iter().all(|w| layer.has(&w.text)));
            if told && said && best.is_none_or(|(length, ..)| own.len() > length) {
                best = Some((own.len(), key, value));
            }
        }
    }
    best.map(|(_, key, value)| (key, value))
}

/// What a thing costs by another table that has it as a key.
fn cost_of<'r>(
    tables: &[&'r Register],
    other_than: &Register,
    value: &str,
) -> Option<(&'r Register, String)> {
    let wanted = bag(value);
    for table in tables.iter().filter(|t| t.name != other_than.name) {
        let columns = columns(table);
        let Some(&money) = columns.figures.iter().find(|c| is_money(table, **c)) else { continue };
        let row = table.rows.iter().rev().find(|r| columns.keys.iter().any(|k| bag(cell(r, *k)) == wanted));
        if let Some(row) = row {
            let heading = &table.headings[money];
            return Some((table, format!("{heading}: {}", said(cell(row, money), heading))));
        }
    }
    None
}

/// The rows of the years asked for.
fn of_the_years<'r>(
    question: &Question,
    mut rows: Vec<&'r Vec<String>>,
    period: usize,
) -> Vec<&'r Vec<String>> {
    rows.sort_by(|a, b| cell(a, period).cmp(cell(b, period)));
    let named: Vec<&'r Vec<String>> = rows
        .iter()
        .copied()
        .filter(|r| bag(cell(r, period)).iter().any(|w| question.years.contains(w)))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let last = match question.recent_years {
        Some(years) => years,
        None if question.now && !question.all.contains("year") => 1,
        None => return rows,
    };
    let periods: Vec<&str> = {
        let mut all: Vec<&str> = rows.iter().map(|r| cell(r, period)).collect();
        all.dedup();
        all
    };
    let from = periods.len().saturating_sub(last);
    rows.into_iter().filter(|r| periods[from..].contains(&cell(r, period))).collect()
}

/// Candidates from tables of figures.
pub(crate) fn candidates(question: &Question, tables: &[&Register], received: Date) -> Vec<Candidate> {
    tables.iter().filter_map(|table| candidate(question, tables, table, received)).collect()
}

fn candidate(
    question: &Question,
    tables: &[&Register],
    table: &Register,
    received: Date,
) -> Option<Candidate> {
    let columns = columns(table);
    let named = named(question, table, &columns.keys);
    let measured: Vec<(usize, f32)> = columns
        .figures
        .iter()
        .map(|c| (*c, measures(question, table, *c)))
        .filter(|(_, fit)| *fit > 0.0)
        .collect();
    let best = measured.iter().map(|m| m.1).fold(0.0, f32::max);
    let measured: Vec<usize> = measured.into_iter().filter(|m| m.1 >= best - 0.01).map(|m| m.0).collect();
    if measured.is_empty() {
        return None;
    }
    let heading = |c: usize| table.headings.get(c).cloned().unwrap_or_default();
    let mut known: BTreeSet<String> = bag(&table.name);
    known.extend(
        table
            .headings
            .iter()
            .enumerate()
            .filter(|(c, _)| !columns.figures.contains(c))
            .flat_map(|(_, h)| bag(h)),
    );
    known.extend(measured.iter().flat_map(|c| bag(&heading(*c))));
    known.extend(named.iter().flat_map(|(_, v)| bag(v)));
    let told = measured.iter().any(|c| {
        is_counted(question, &heading(*c)) || matter(&heading(*c)).iter().any(|w| is_specific(&w.text))
    });
    if named.is_none() && !told {
        return None;
    }
    // Rows of another kind are not to be given for the whole.
    let whole = if named.is_some() || columns.keys.is_empty() { 1.0 } else { 0.85 };
    let against: f32 =
        question.layers[..3].iter().map(|l| l.share_in(&known).max(0.02).powf(l.strength)).product();
    let rows: Vec<&Vec<String>> =
        table.rows.iter().filter(|r| named.is_none_or(|(key, value)| cell(r, key) == value)).collect();
    let rows = match columns.period {
        Some(period) => of_the_years(question, rows, period),
        None => rows,
    };
    if rows.is_empty() || rows.len() > LISTED {
        return None;
    }
    let mut shown: Vec<usize> = columns.period.into_iter().collect();
    if named.is_none() {
        shown.extend(&columns.keys);
    }
    shown.extend(&measured);
    let measured_as = measured.iter().map(|c| heading(*c)).collect::<Vec<_>>().join(", ");
    let record = named.map_or_else(|| table.name.clone(), |(_, value)| value.to_owned());
    let mut sure = 0.96 * best * whole * against;
    let (mut text, result) = if rows.len() == 1 && measured.len() == 1 {
        let figure = said(cell(rows[0], measured[0]), &heading(measured[0]));
        match columns.period {
            Some(period) => (format!("{figure} ({})", cell(rows[0], period)), None),
            None => (figure, None),
        }
    } else {
        let by = columns.period.map(|p| format!(" by {}", heading(p).to_lowercase())).unwrap_or_default();
        let caption = match named {
            Some((_, value)) => format!("{value}: {}{by}", lower_first(&measured_as)),
            None => format!("{measured_as}{by}"),
        };
        let rows =
            rows.iter().map(|r| shown.iter().map(|c| said(cell(r, *c), &heading(*c))).collect()).collect();
        let headings = shown.iter().map(|c| heading(*c)).collect();
        (caption.clone(), Some(Table { caption, headings, rows }))
    };
    let mut field = measured_as;
    let counts = question.fields.iter().any(|f| matches!(f, Field::Count(_)));
    if question.cost_too && counts && !measured.iter().any(|c| is_money(table, *c)) {
        match named.and_then(|(_, value)| cost_of(tables, table, value)) {
            Some((other, cost)) => {
                text = format!("{text}. {cost}");
                field = format!("{field}; {}", other.name);
            }
            None => sure *= 0.8,
        }
    }
    let (age, stale) = age(table.as_at, received);
    Some(Candidate {
        text,
        table: result,
        disposition: Disposition::Given,
        provisions: Vec::new(),
        confidence: sure * age,
        source: Source {
            name: table.name.clone(),
            reference: table.name.clone(),
            date: table.as_at,
            kind: SourceKind::Register,
            record,
            field,
            owner: Some(table.owner.clone()),
        },
        stale,
        note: None,
    })
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
