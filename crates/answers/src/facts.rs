//! Registers of facts: topic, measure, value, the day it was true, its source, and the position on disclosing it.

use std::collections::{BTreeSet, HashMap};

use casework::authority::Register;
use document::response::Disposition;
use jiff::civil::Date;

use crate::{
    Candidate, Source, SourceKind,
    asked::Question,
    dates::{date, said},
    field::{Field, ends_with, fields, nearness},
    position::{Position, position},
    register::{FactColumns, age, cell},
    words::{self, Word, bag, matter},
};

struct Fact<'r> {
    topic: &'r str,
    measure: &'r str,
    value: &'r str,
    source: &'r str,
    as_at: Option<Date>,
    position: Position,
    names: Vec<Vec<Word>>,
    all: BTreeSet<String>,
}

fn facts<'r>(register: &'r Register, columns: &FactColumns) -> Vec<Fact<'r>> {
    let optional = |row: &'r [String], column: Option<usize>| column.map_or("", |c| cell(row, c));
    register
        .rows
        .iter()
        .filter_map(|row| {
            let (topic, measure) = (cell(row, columns.topic), cell(row, columns.measure));
            if measure.is_empty() {
                return None;
            }
            Some(Fact {
                topic,
                measure,
                value: cell(row, columns.value),
                source: optional(row, columns.source),
                as_at: date(optional(row, columns.as_at)).or(register.as_at),
                position: position(optional(row, columns.disclosure))?,
                names: vec![matter(topic)],
                all: bag(&format!("{topic} {measure}")),
            })
        })
        .collect()
}

/// Whether a topic is every contract, as in "All contracts".
fn is_of_all(topic: &str) -> bool {
    let topic = bag(topic);
    topic.iter().all(|w| matches!(w.as_str(), "all" | "any" | "every" | "general" | "corporat" | "contract"))
}

/// How far a fact is from the day of receipt; those after it come last.
fn distance(fact: &Fact<'_>, received: Date) -> (bool, i32) {
    let days = |at: Date| at.until(received).map_or(i32::MAX, |span| span.get_days().abs());
    (fact.as_at.is_some_and(|at| at > received), fact.as_at.map_or(i32::MAX, days))
}

/// Of several rows that say the same thing, the distance of the nearest.
fn nearest<'f>(facts: &'f [Fact<'_>], received: Date) -> HashMap<(&'f str, &'f str), (bool, i32)> {
    let mut nearest = HashMap::new();
    for fact in facts {
        let own = distance(fact, received);
        let known = nearest.entry((fact.topic, fact.measure)).or_insert(own);
        *known = own.min(*known);
    }
    nearest
}

/// How well a measure is what the question asks for, and how much of the measure's own words the question says.
fn fit(question: &Question, measure: &str) -> f32 {
    let held = fields(measure);
    let said = |word: &str| question.layers.iter().take(3).any(|l| l.has(word));
    let own: Vec<Word> = matter(measure).into_iter().filter(|w| !w.aside).collect();
    let telling: Vec<&Word> = own.iter().filter(|w| words::is_specific(&w.text)).collect();
    let covered = telling.iter().all(|w| said(&w.text));
    let plain = question.fields.iter().all(|f| *f == Field::InUse);
    if held.is_empty() {
        // A measure that is a name: "Green Fleet framework" asks for the name in the question itself.
        let named = !telling.is_empty() && telling.iter().all(|w| question.layers[0].has(&w.text));
        let counts =
            question.fields.iter().any(|f| matches!(f, Field::Count(noun) if ends_with(measure, noun)));
        return if named && (plain || counts) { 0.97 } else { 0.0 };
    }
    if !covered {
        return 0.0;
    }
    question
        .fields
        .iter()
        .map(|asked| {
            let near = held.iter().map(|h| nearness(asked, h)).fold(0.0, f32::max);
            // What is asked besides is left unanswered.
            if question.fields.len() > 1 { near * 0.9 } else { near }
        })
        .fold(0.0, f32::max)
}

fn text_of(fact: &Fact<'_>) -> Option<String> {
    let under = fact.position.provisions.join(", ");
    Some(match fact.position.disposition {
        Disposition::Given | Disposition::GivenInPart => {
            if fact.value.is_empty() {
                return None;
            }
            let text = said(fact.value, fact.measure);
            match text.to_lowercase().as_str() {
                "yes" | "y" => "Yes.".to_owned(),
                "no" | "n" => "No.".to_owned(),
                _ => text,
            }
        }
        Disposition::Accessible if fact.source.is_empty() => "Already published".to_owned(),
        Disposition::Accessible => format!("Already published: {}", fact.source),
        Disposition::Ncnd => "Neither confirmed nor denied".to_owned(),
        Disposition::NotHeld => "Not held".to_owned(),
        _ if under.is_empty() => "Withheld".to_owned(),
        _ => format!("Withheld under {under}"),
    })
}

/// Candidates from a register of facts.
pub(crate) fn candidates(
    question: &Question,
    register: &Register,
    columns: &FactColumns,
    received: Date,
) -> Vec<Candidate> {
    let facts = facts(register, columns);
    let nearest = nearest(&facts, received);
    let holding: BTreeSet<&str> = facts.iter().filter(|f| question.all_in(&f.all)).map(|f| f.topic).collect();
    facts
        .iter()
        .filter(|fact| nearest.get(&(fact.topic, fact.measure)) == Some(&distance(fact, received)))
        .filter_map(|fact| {
            let fit = fit(question, fact.measure);
            if fit <= 0.0 {
                return None;
            }
            // "All contracts" is about every contract.
            let about = if is_of_all(fact.topic) {
                if question.all.contains("contract") || question.fields.contains(&Field::Contact) {
                    0.93
                } else {
                    0.0
                }
            } else {
                let alone = holding.len() == 1 && holding.contains(fact.topic);
                let about = question.about(&fact.names, &fact.all, alone);
                // The only thing of that name that is counted here, though its topic is not said: for an officer to look at.
                let counted = question.fields.iter().any(|f| matches!(f, Field::Count(_)));
                if alone && counted { about.max(0.75) } else { about }
            };
            let (age, stale) = age(fact.as_at, received);
            // A position holds for every year and every time.
            let whole = match fact.position.shows_value() {
                true if question.past => 0.4,
                true => question.whole,
                false => 1.0,
            };
            Some(Candidate {
                text: text_of(fact)?,
                table: None,
                disposition: fact.position.disposition,
                provisions: fact.position.provisions.clone(),
                confidence: 0.96 * fit * about * age * whole,
                source: Source {
                    name: register.name.clone(),
                    reference: register.name.clone(),
                    date: fact.as_at,
                    kind: SourceKind::Register,
                    record: fact.topic.to_owned(),
                    field: fact.measure.to_owned(),
                    owner: Some(if fact.source.is_empty() {
                        register.owner.clone()
                    } else {
                        fact.source.to_owned()
                    }),
                },
                stale,
                note: fact.position.note.clone(),
            })
        })
        .collect()
}
