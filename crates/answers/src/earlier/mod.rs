//! Earlier answers of the authority: questions that ask the same of the same matter, by their words.

mod rarities;

use std::collections::{BTreeMap, BTreeSet};

use document::response::Disposition;

use crate::{
    Asked, Candidate, EarlierAnswer, Source, SourceKind,
    asked::Question,
    field::{Field, nearness},
    words::{is_common, is_of_a_field, is_year, words},
};

pub use rarities::Rarities;

/// How many earlier answers are looked at closely, after a first look at their words.
const CLOSE: usize = 30;

/// A question as its words: what is told, by the question itself and by what stands around it.
struct Told {
    own: BTreeSet<String>,
    around: BTreeSet<String>,
    years: BTreeSet<String>,
}

fn told(text: &str, around: &str) -> Told {
    let pick = |text: &str| -> BTreeSet<String> {
        words(text)
            .into_iter()
            .filter(|w| !w.aside && !is_common(&w.text) && !is_of_a_field(&w.text) && !is_year(&w.text))
            .map(|w| w.text)
            .collect()
    };
    let years = words(text).into_iter().map(|w| w.text).filter(|w| is_year(w)).collect();
    Told { own: pick(text), around: pick(around), years }
}

/// What words tell together; rarer ones tell more.
fn sum<'w>(rarities: &Rarities, words: impl Iterator<Item = &'w String>) -> f32 {
    words.map(|w| rarities.of(w)).sum()
}

/// How far two questions ask for the same field: 1 the same, less where one of them does not say.
fn same_fields(a: &[Field], b: &[Field]) -> f32 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.6;
    }
    let one = |from: &[Field], to: &[Field]| -> f32 {
        let sum: f32 = from.iter().map(|f| to.iter().map(|t| nearness(f, t)).fold(0.0, f32::max)).sum();
        sum / u16::try_from(from.len()).map_or(1.0, f32::from)
    };
    one(a, b).min(one(b, a))
}

/// The words under which an earlier question is kept, so that [`search_words`] find it again.
pub fn index_words(question: &str, context: &str) -> Vec<String> {
    let told = told(question, context);
    told.own.union(&told.around).cloned().collect()
}

/// The words of a question by which earlier answers are looked up: its own first, then those around it. An answer that
/// shares none of them would not be proposed.
pub fn search_words(asked: &Asked<'_>) -> Vec<String> {
    let told = told(asked.text, &around(asked));
    told.own.iter().chain(told.around.difference(&told.own)).cloned().collect()
}

/// What stands around a question.
fn around(asked: &Asked<'_>) -> String {
    [asked.heading, asked.stem, asked.subject].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Candidates among earlier answers.
pub(crate) fn candidates(
    question: &Question,
    asked: &Asked<'_>,
    earlier: &[EarlierAnswer],
    rarities: Option<&Rarities>,
) -> Vec<Candidate> {
    let wanted = told(asked.text, &around(asked));
    let known: Vec<(&EarlierAnswer, Told)> = earlier
        .iter()
        .filter(|e| e.date.is_none_or(|day| day <= asked.received_on) && is_an_answer(e.disposition))
        .map(|e| (e, told(&e.question, &e.context)))
        .collect();
    let counted;
    let rarities = match rarities {
        Some(rarities) => rarities,
        None => {
            let words = known.iter().flat_map(|(_, told)| told.own.union(&told.around));
            let mut seen: BTreeMap<String, u64> = BTreeMap::new();
            for word in words {
                *seen.entry(word.clone()).or_default() += 1;
            }
            counted = Rarities::new(known.len() as u64, seen);
            &counted
        }
    };
    let mut scored: Vec<(f32, &EarlierAnswer, &Told)> = known
        .iter()
        .map(|(e, told)| {
            let score = sum(rarities, wanted.own.intersection(&told.own))
                + 0.5 * sum(rarities, wanted.own.intersection(&told.around))
                + 0.5 * sum(rarities, wanted.around.intersection(&told.own))
                + 0.3 * sum(rarities, wanted.around.intersection(&told.around));
            (score, *e, told)
        })
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(b.1.date.cmp(&a.1.date)).then(a.1.reference.cmp(&b.1.reference))
    });
    scored.truncate(CLOSE);
    scored.into_iter().map(|(_, e, told)| closely(question, asked, &wanted, e, told, rarities)).collect()
}

fn is_an_answer(disposition: Disposition) -> bool {
    use Disposition::*;
    !matches!(disposition, ToFollow | Transferred | Withdrawn | Invalid | OtherLaw | Unclear)
}

fn closely(
    question: &Question,
    asked: &Asked<'_>,
    wanted: &Told,
    e: &EarlierAnswer,
    told: &Told,
    rarities: &Rarities,
) -> Candidate {
    let then = Question::of(&Asked {
        text: &e.question,
        stem: None,
        heading: None,
        subject: Some(&e.context),
        previous: &[],
        received_on: e.date.unwrap_or(asked.received_on),
    });
    // A word counts as shared where the other question has it, itself or around it.
    let shared = |a: &Told, b: &Told| {
        let all = sum(rarities, a.own.iter());
        let both = sum(rarities, a.own.iter().filter(|w| b.own.contains(*w) || b.around.contains(*w)));
        if all > 0.0 { both / all } else { 1.0 }
    };
    let mut alike = shared(wanted, told).min(shared(told, wanted));
    // "When does it end?" says nothing by itself: what stands around it must agree.
    if wanted.own.is_empty() || told.own.is_empty() {
        let common = sum(
            rarities,
            wanted.around.union(&wanted.own).filter(|w| told.around.contains(*w) || told.own.contains(*w)),
        );
        let here = sum(rarities, wanted.around.union(&wanted.own));
        let there = sum(rarities, told.around.union(&told.own));
        let least = here.min(there);
        alike = alike.min(if least > 0.0 { common / least } else { 0.0 });
    }
    let mut confidence = 0.95 * alike * same_fields(&question.fields, &then.fields).powi(2);
    // What nobody can date may be as old as anything.
    let days =
        e.date.and_then(|day| day.until(asked.received_on).ok()).map_or(i32::MAX, |span| span.get_days());
    let stale = days > 366;
    let figures =
        question.fields.iter().any(|f| matches!(f, Field::Count(_) | Field::Spend | Field::AnnualSpend));
    if wanted.years != told.years {
        confidence = confidence.min(0.45);
    }
    // "The last year" is another one after some weeks, and figures do not last for long.
    if question.recent_years.is_some() && days > 45 || figures && days > 200 {
        confidence = confidence.min(0.6);
    }
    if stale {
        confidence = (confidence * 0.8).min(0.7);
    }
    if e.date.is_none() {
        confidence = confidence.min(0.6);
    }
    Candidate {
        text: e.answer.clone(),
        table: e.table.clone(),
        disposition: e.disposition,
        provisions: e.provisions.clone(),
        confidence,
        source: Source {
            name: "earlier answer".to_owned(),
            reference: e.reference.clone(),
            date: e.date,
            kind: SourceKind::EarlierAnswer,
            record: e.context.clone(),
            field: e.question.clone(),
            owner: None,
        },
        stale,
        note: None,
    }
}
