//! Registers of contracts: which record a question is about, and which of its fields it asks for.

use casework::register::{Meaning, Register};
use document::{Table, response::Disposition};
use jiff::civil::Date;

use crate::{
    Candidate, Source, SourceKind,
    asked::Question,
    dates::date,
    field::Field,
    position::{Position, position},
    prepared::{Entry, Known, Link, Prepared},
    register::age,
    terms::Topic,
};

mod cells;
mod values;

pub(crate) use values::{Value, answer};

/// The most records that one candidate lists.
const LISTED: usize = 12;

/// Below this a record is not looked into.
const LEAST_ABOUT: f32 = 0.1;

/// A record that may be meant, with what it says.
struct Found<'p, 'a> {
    about: f32,
    entry: &'p Entry<'a>,
    value: Value,
}

/// Whether a contract ran at the day, as a factor: one that ended or is still to begin is hardly meant.
fn current(known: &Known<'_>, entry: &Entry<'_>, received: Date, past: bool) -> f32 {
    let day = |m: Meaning| known.columns.all(m).find_map(|c| date(crate::understand::cell(entry.row, c)));
    let latest = known
        .columns
        .all(Meaning::Extension)
        .filter_map(|c| date(crate::understand::cell(entry.row, c)))
        .max();
    let ended = day(Meaning::End).is_some_and(|end| end < received);
    let may_run_on = ended && latest.is_some_and(|l| l >= received);
    let to_begin = day(Meaning::Start).is_some_and(|start| start > received);
    match (to_begin, ended != past) {
        (true, _) => 0.5,
        (_, true) if may_run_on && !past => 0.9,
        (_, true) => 0.5,
        _ => 1.0,
    }
}

/// How surely the record is the one meant, apart from what is asked of it.
fn about(prepared: &Prepared<'_>, links: &[Link], at: usize, of: usize) -> f32 {
    let link = &links[at];
    if link.rank < 0.15 {
        return 0.0;
    }
    let rival = |other: usize| prepared.entries[other].of == of;
    let out = prepared.stands_out(links, at, rival);
    let named = link.named.powf(0.5);
    let sole: f32 = match out {
        d if d > 0.45 => 0.97,
        d if d > 0.3 => 0.95,
        d if d > 0.18 => 0.9,
        d if d > 0.08 => 0.8,
        d if d >= 0.0 => 0.62,
        _ => 0.4,
    };
    let enough = (link.rank / 0.35).min(1.0);
    // A name that is said in full is the record's, unless another is said as well and better.
    let by_name = if out > -0.02 { named } else { named * 0.6 };
    let fit = if link.named > 0.9 { by_name.max(sole) } else { sole * (0.8 + 0.2 * named) };
    fit * enough * link.accounted()
}

/// Candidates from a register of contracts.
pub(crate) fn candidates(
    prepared: &Prepared<'_>,
    of: usize,
    topic: &Topic,
    asked: &str,
    question: &Question,
    links: &[Link],
    received: Date,
) -> Vec<Candidate> {
    let known = &prepared.known[of];
    let mut found: Vec<Found<'_, '_>> = Vec::new();
    let many = crate::positions::asks_for_many(asked);
    for (at, entry) in prepared.entries.iter().enumerate().filter(|(_, e)| e.of == of) {
        let mut about = about(prepared, links, at, of) * current(known, entry, received, question.past);
        // A heading names the thing itself: a word of the description is not enough.
        if topic.deciding().is_some() && links[at].named < 0.3 {
            about *= 0.75;
        }
        if many && topic.wants.fields.contains(&Field::Contact) {
            about *= 0.5;
        }
        if about < LEAST_ABOUT {
            continue;
        }
        if let Some(value) = values::answer(known, entry, topic, received) {
            found.push(Found { about, entry, value });
        }
    }
    found.sort_by(|a, b| b.about.total_cmp(&a.about));
    let (age, old) = age(known.register.as_at, received);
    let mut out = Vec::new();
    let equals = equals(&found);
    if let Some(list) = listed(&found[..equals], known.register, question, age, old) {
        out.push(list);
    }
    for (at, Found { about, entry, value }) in found.into_iter().enumerate().take(LISTED) {
        // One of several that fit equally well answers only in part.
        let share = if equals > 1 && at < equals { 0.6 } else { 1.0 };
        let whole = if value.position.shows_value() { question.whole } else { 1.0 };
        let confidence = 0.97 * about * value.near * age * whole * share;
        out.push(candidate(known, entry, value, confidence, old, received));
    }
    out
}

/// What one record says to what is asked of it, as a candidate.
fn candidate(
    known: &Known<'_>,
    entry: &Entry<'_>,
    value: Value,
    confidence: f32,
    old: bool,
    received: Date,
) -> Candidate {
    Candidate {
        text: value.text,
        table: None,
        disposition: value.position.disposition,
        provisions: value.position.provisions,
        confidence,
        source: source(
            known.register,
            entry.title,
            known.columns.get(entry.row, Meaning::Reference),
            &value.heading,
            owner(known, entry),
        ),
        stale: old || overdue(known, entry, received),
        note: value.position.note,
    }
}

/// What one record says to several fields, and to how many of them.
pub(crate) fn whole(
    prepared: &Prepared<'_>,
    entry: &Entry<'_>,
    topic: &Topic,
    fields: &[Field],
    received: Date,
) -> Option<(Candidate, usize)> {
    let known = &prepared.known[entry.of];
    let (value, count) = values::whole(known, entry, topic, fields, received)?;
    let (_, old) = age(known.register.as_at, received);
    Some((candidate(known, entry, value, 0.0, old, received), count))
}

/// What one column of a record says, without asking whether it is what is asked for.
pub(crate) fn column(
    prepared: &Prepared<'_>,
    entry: &Entry<'_>,
    column: usize,
    received: Date,
) -> Option<Candidate> {
    let known = &prepared.known[entry.of];
    let heading = known.register.headings.get(column)?.clone();
    let said = crate::understand::cell(entry.row, column);
    let held = values::held(known.columns.of[column]).unwrap_or(Field::Free);
    let position = position_of(known, entry.row, &heading, &held)?;
    if said.is_empty() {
        return None;
    }
    let text = if position.shows_value() { crate::dates::said(said, &heading) } else { position.said() };
    let (_, old) = age(known.register.as_at, received);
    let value = Value { text, heading, near: 0.0, position };
    Some(candidate(known, entry, value, 0.0, old, received))
}

/// What one record says to a question, without saying whether it is the one meant.
pub(crate) fn one(
    prepared: &Prepared<'_>,
    entry: &Entry<'_>,
    topic: &Topic,
    received: Date,
) -> Option<Candidate> {
    let known = &prepared.known[entry.of];
    let value = answer(known, entry, topic, received)?;
    let (_, old) = age(known.register.as_at, received);
    Some(candidate(known, entry, value, 0.0, old, received))
}

/// How many of the first records fit a question as well as the first, by the same name.
fn equals(found: &[Found<'_, '_>]) -> usize {
    let Some(first) = found.first() else { return 0 };
    found
        .iter()
        .take_while(|f| {
            f.about > first.about - 0.03
                && first.about > 0.5
                && f.entry.names.first() == first.entry.names.first()
        })
        .count()
}

/// Whether the row or the register is past its review.
pub(crate) fn overdue(known: &Known<'_>, entry: &Entry<'_>, received: Date) -> bool {
    let row = date(known.columns.get(entry.row, Meaning::ReviewBy));
    row.or(known.register.review_by).is_some_and(|by| by < received)
}

pub(crate) fn owner(known: &Known<'_>, entry: &Entry<'_>) -> Option<String> {
    let said = known.columns.get(entry.row, Meaning::Owner);
    Some(if said.is_empty() { known.register.owner.clone() } else { said.to_owned() })
}

fn source(register: &Register, record: &str, reference: &str, field: &str, owner: Option<String>) -> Source {
    Source {
        name: register.name.clone(),
        reference: if reference.is_empty() { register.name.clone() } else { reference.to_owned() },
        date: register.as_at,
        kind: SourceKind::Register,
        record: record.to_owned(),
        field: field.to_owned(),
        owner,
    }
}

fn listed(
    several: &[Found<'_, '_>],
    register: &Register,
    question: &Question,
    age: f32,
    stale: bool,
) -> Option<Candidate> {
    let given = several.iter().all(|f| f.value.position.disposition == Disposition::Given);
    if !(2..=LISTED).contains(&several.len()) || !given {
        return None;
    }
    let heading = several[0].value.heading.clone();
    let near = several.iter().map(|f| f.value.near).fold(1.0, f32::min);
    let titles: Vec<&str> = several.iter().map(|f| f.entry.title).collect();
    Some(Candidate {
        text: several
            .iter()
            .map(|f| format!("{}: {}", f.entry.title, f.value.text))
            .collect::<Vec<_>>()
            .join("; "),
        table: Some(Table {
            caption: format!("{heading} of each contract that fits the question"),
            headings: vec!["Contract".to_owned(), heading.clone()],
            rows: several.iter().map(|f| vec![f.entry.title.to_owned(), f.value.text.clone()]).collect(),
        }),
        disposition: Disposition::Given,
        provisions: Vec::new(),
        // That they fit equally is no doubt here.
        confidence: 0.9 * (several[0].about / 0.62).min(1.0) * near * age * question.whole,
        source: source(register, &titles.join("; "), "", &heading, Some(register.owner.clone())),
        stale,
        note: None,
    })
}

/// The position on disclosing a field of a row: what its column says, else what its row does.
pub(crate) fn position_of(
    known: &Known<'_>,
    row: &[String],
    heading: &str,
    asked: &Field,
) -> Option<Position> {
    if let Some(said) = known.register.positions.get(heading) {
        let note = Some(said.note.clone()).filter(|n| !n.is_empty());
        return Some(Position { disposition: said.disposition, provisions: said.provisions.clone(), note });
    }
    let written = known.columns.get(row, Meaning::Disclosure);
    let mut read = position(written)?;
    let provision = known.columns.get(row, Meaning::Provision);
    if read.disposition != Disposition::Given && read.provisions.is_empty() {
        read.provisions = crate::position::provisions(provision);
    }
    let on: Vec<Field> = crate::field::fields(written).into_iter().filter(|f| *f != Field::InUse).collect();
    let bears = on.is_empty() || on.iter().any(|f| crate::field::nearness(asked, f) > 0.3);
    Some(if bears { read } else { Position::give() })
}
