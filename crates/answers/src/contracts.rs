//! Registers of contracts: which record a question is about, and which of its fields it asks for.

use std::collections::BTreeSet;

use casework::authority::Register;
use document::{Language, Table, response::Disposition};
use jiff::civil::Date;

use crate::{
    Candidate, Source, SourceKind,
    asked::Question,
    dates::{date, said},
    field::{Field, ends_with, fields, nearness},
    position::{Position, position},
    register::{Role, age, cell},
    words::{Word, bag, matter},
};

/// The most records that one candidate lists.
const LISTED: usize = 12;

struct Record<'r> {
    row: &'r [String],
    title: String,
    reference: &'r str,
    names: Vec<Vec<Word>>,
    all: BTreeSet<String>,
    position: Position,
    /// Which fields the position is about; none is all.
    position_on: Vec<Field>,
    published: &'r str,
    current: f32,
}

/// A field as resolved on a record.
struct Value {
    text: String,
    heading: String,
    near: f32,
    position: Position,
}

fn first(roles: &[Role], row: &[String], wanted: &Role) -> Option<usize> {
    let mut places = (0..roles.len()).filter(|i| roles[*i] == *wanted);
    places.clone().find(|i| !cell(row, *i).is_empty()).or_else(|| places.next())
}

fn records<'r>(register: &'r Register, roles: &[Role], received: Date, past: bool) -> Vec<Record<'r>> {
    register
        .rows
        .iter()
        .filter_map(|row| {
            let get = |role: Role| first(roles, row, &role).map_or("", |c| cell(row, c));
            let (title, category) = (get(Role::Title), get(Role::Category));
            let description = get(Role::Field(Field::Description));
            let mut names: Vec<Vec<Word>> = vec![matter(title)];
            names.extend(category.split([';', '/', '|']).map(matter));
            if title.is_empty() {
                names.push(matter(description));
            }
            names.retain(|n| !n.is_empty());
            let written = get(Role::Disclosure);
            let position_on = fields(written).into_iter().filter(|f| *f != Field::InUse).collect();
            let ended = first(roles, row, &Role::Field(Field::End))
                .and_then(|c| date(cell(row, c)))
                .is_some_and(|end| end < received);
            let to_begin = first(roles, row, &Role::Field(Field::Start))
                .and_then(|c| date(cell(row, c)))
                .is_some_and(|start| start > received);
            let reference = get(Role::Reference);
            let title = [title, category, description, reference].into_iter().find(|t| !t.is_empty())?;
            Some(Record {
                row,
                title: title.to_owned(),
                reference,
                names,
                all: bag(&row.join(" ")),
                position: position(written)?,
                position_on,
                published: get(Role::Published),
                current: if to_begin || ended != past { 0.5 } else { 1.0 },
            })
        })
        .collect()
}

fn is_open_ended(text: &str) -> bool {
    let text = text.to_lowercase();
    ["ongoing", "rolling", "no end", "open ended", "open-ended", "indefinite", "until further notice"]
        .iter()
        .any(|w| text.contains(w))
}

fn is_published(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with("yes")
        || text.starts_with('y') && text.len() == 1
        || text.starts_with("http")
        || text.starts_with("www.")
}

impl Record<'_> {
    fn position_for(&self, asked: &Field) -> Position {
        let bears = self.position_on.is_empty() || self.position_on.iter().any(|f| nearness(asked, f) > 0.3);
        if bears { self.position.clone() } else { Position::give() }
    }

    fn held(&self, roles: &[Role], field: Field) -> Option<(usize, &str)> {
        first(roles, self.row, &Role::Field(field))
            .map(|c| (c, cell(self.row, c)))
            .filter(|(_, v)| !v.is_empty())
    }

    /// The value of a field; none where the record does not say.
    fn value(&self, register: &Register, roles: &[Role], asked: &Field) -> Option<Value> {
        let heading = |c: usize| register.headings.get(c).cloned().unwrap_or_default();
        let plain = |c: usize, near: f32| {
            let text = said(cell(self.row, c), &heading(c));
            Value { text, heading: heading(c), near, position: self.position_for(asked) }
        };
        let mut best: Option<(usize, f32)> = None;
        let mut column: Option<(usize, f32)> = None;
        for (c, role) in roles.iter().enumerate() {
            let near = match (role, asked) {
                (Role::Field(held), _) if nearness(asked, held) > 0.0 => nearness(asked, held),
                (Role::Field(_) | Role::Other, Field::Count(noun)) if ends_with(&heading(c), noun) => 0.97,
                _ => continue,
            };
            if column.is_none_or(|(_, n)| near > n) {
                column = Some((c, near));
            }
            if !cell(self.row, c).is_empty() && best.is_none_or(|(_, n)| near > n) {
                best = Some((c, near));
            }
        }
        let extension = self.held(roles, Field::Extension);
        match asked {
            Field::Duration if best.is_none() => {
                let (start_at, start) = self.held(roles, Field::Start)?;
                let end = self.held(roles, Field::End);
                let began = said(start, "");
                let text = match (end, extension) {
                    (Some((_, end)), None) => format!("From {began} to {}", said(end, "")),
                    (Some((_, end)), Some((_, more))) => {
                        format!("From {began} to {}. Extension: {more}", said(end, ""))
                    }
                    (None, Some((_, more))) if is_open_ended(more) => format!("From {began}, {more}"),
                    _ => return None,
                };
                let heading = end.map_or_else(
                    || heading(start_at),
                    |(c, _)| format!("{}, {}", heading(start_at), heading(c)),
                );
                Some(Value { text, heading, near: 0.96, position: self.position_for(asked) })
            }
            Field::End | Field::Renewal if best.is_none() => {
                let (at, more) = extension.filter(|(_, more)| is_open_ended(more))?;
                let began = self
                    .held(roles, Field::Start)
                    .map(|(_, s)| date(s).map_or(s.to_owned(), |d| Language::English.date(d)));
                let text = match began {
                    Some(began) => format!("No end date ({more}); it began on {began}"),
                    None => format!("No end date ({more})"),
                };
                Some(Value { text, heading: heading(at), near: 0.95, position: self.position_for(asked) })
            }
            _ => match (best, column) {
                (Some((c, near)), _) => Some(plain(c, near)),
                (None, Some((c, near))) if is_published(self.published) && is_money_or_supplier(asked) => {
                    let text = if self.published.len() > 4 {
                        format!("Already published: {}", self.published)
                    } else {
                        "Already published with the entry in the register".to_owned()
                    };
                    let provisions = vec!["s.21".to_owned()];
                    let position = Position { disposition: Disposition::Accessible, provisions, note: None };
                    Some(Value { text, heading: heading(c), near: near * 0.94, position })
                }
                _ => None,
            },
        }
    }
}

fn is_money_or_supplier(field: &Field) -> bool {
    matches!(field, Field::AnnualSpend | Field::Spend | Field::TotalValue | Field::Supplier)
}

/// The answer of one record to all the fields asked.
fn answer(record: &Record<'_>, register: &Register, roles: &[Role], question: &Question) -> Option<Value> {
    let wanted: Vec<&Field> = question.fields.iter().filter(|f| **f != Field::InUse).collect();
    let found: Vec<Value> = wanted.iter().filter_map(|f| record.value(register, roles, f)).collect();
    let missing = wanted.len() - found.len();
    let mut found = found.into_iter();
    let mut value = found.next()?;
    let several = wanted.len() > 1;
    for more in found {
        if value.heading == more.heading {
            continue;
        }
        let first =
            if value.text.contains(": ") { value.text } else { format!("{}: {}", value.heading, value.text) };
        value.text = format!("{first}; {}: {}", more.heading, more.text);
        value.heading = format!("{}, {}", value.heading, more.heading);
        value.near = value.near.min(more.near);
        if more.position.disposition != Disposition::Given {
            value.position = more.position;
        }
    }
    if several {
        value.near *= if missing > 0 { 0.7 } else { 0.96 };
    }
    if !value.position.shows_value() && value.position.disposition != Disposition::Accessible {
        value.text = match value.position.disposition {
            Disposition::Ncnd => "Neither confirmed nor denied".to_owned(),
            Disposition::NotHeld => "Not held".to_owned(),
            _ if value.position.provisions.is_empty() => "Withheld".to_owned(),
            _ => format!("Withheld under {}", value.position.provisions.join(", ")),
        };
    }
    Some(value)
}

/// Candidates from a register of contracts.
pub(crate) fn candidates(
    question: &Question,
    register: &Register,
    roles: &[Role],
    received: Date,
) -> Vec<Candidate> {
    if question.fields.is_empty() {
        return Vec::new();
    }
    let records = records(register, roles, received, question.past);
    let holding = records.iter().filter(|r| r.current > 0.9 && question.all_in(&r.all)).count();
    let (age, stale) = age(register.as_at, received);
    let mut found: Vec<(f32, &Record<'_>, Value)> = records
        .iter()
        .filter_map(|record| {
            let alone = holding == 1 && question.all_in(&record.all);
            let about = question.about(&record.names, &record.all, alone) * record.current;
            (about > 0.2).then(|| Some((about, record, answer(record, register, roles, question)?))).flatten()
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = found.first().map_or(0.0, |f| f.0);
    let equals = found.iter().filter(|f| f.0 > best - 0.03 && best > 0.6).count();
    let mut out = Vec::new();
    let source = |record: &str, reference: &str, field: &str| Source {
        name: register.name.clone(),
        reference: if reference.is_empty() { register.name.clone() } else { reference.to_owned() },
        date: register.as_at,
        kind: SourceKind::Register,
        record: record.to_owned(),
        field: field.to_owned(),
        owner: Some(register.owner.clone()),
    };
    let several = &found[..equals];
    let all_given = several.iter().all(|(_, _, v)| v.position.disposition == Disposition::Given);
    if (2..=LISTED).contains(&equals) && all_given {
        let heading = several[0].2.heading.clone();
        let near = several.iter().map(|f| f.2.near).fold(1.0, f32::min);
        out.push(Candidate {
            text: several
                .iter()
                .map(|(_, r, v)| format!("{}: {}", r.title, v.text))
                .collect::<Vec<_>>()
                .join("; "),
            table: Some(Table {
                caption: format!("{heading} of each contract that fits the question"),
                headings: vec!["Contract".to_owned(), heading.clone()],
                rows: several.iter().map(|(_, r, v)| vec![r.title.clone(), v.text.clone()]).collect(),
            }),
            disposition: Disposition::Given,
            provisions: Vec::new(),
            confidence: 0.96 * best * near * age * question.whole * 0.9,
            source: source(
                &several.iter().map(|f| f.1.title.as_str()).collect::<Vec<_>>().join("; "),
                "",
                &heading,
            ),
            stale,
            note: None,
        });
    }
    for (at, (about, record, value)) in found.into_iter().enumerate().take(LISTED) {
        // One of several that fit equally well answers only in part.
        let share = if equals > 1 && at < equals { 0.6 } else { 1.0 };
        let whole = if value.position.shows_value() { question.whole } else { 1.0 };
        out.push(Candidate {
            text: value.text,
            table: None,
            disposition: value.position.disposition,
            provisions: value.position.provisions,
            confidence: 0.96 * about * value.near * age * whole * share,
            source: source(&record.title, record.reference, &value.heading),
            stale,
            note: value.position.note,
        });
    }
    out
}
