//! Earlier answers of the authority: questions that ask the same of the same matter, by their words.

use std::collections::{BTreeMap, BTreeSet};

use document::response::Disposition;

use crate::{
    Asked, Candidate, EarlierAnswer, Source, SourceKind,
    asked::Question,
    field::{Field, nearness},
    words::{is_common, is_of_a_field, is_year, words},
};

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

/// Rarer words tell more.
struct Rarity {
    seen: BTreeMap<String, f32>,
    all: f32,
}

impl Rarity {
    fn of(word: &str, rarity: &Rarity) -> f32 {
        let seen = rarity.seen.get(word).copied().unwrap_or(0.0);
        (1.0 + (rarity.all - seen + 0.5) / (seen + 0.5)).ln()
    }

    fn sum<'w>(&self, words: impl Iterator<Item = &'w String>) -> f32 {
        words.map(|w| Rarity::of(w, self)).sum()
    }
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
) -> Vec<Candidate> {
    let wanted = told(asked.text, &around(asked));
    let known: Vec<(&EarlierAnswer, Told)> = earlier
        .iter()
        .filter(|e| e.date.is_none_or(|day| day <= asked.received_on) && is_an_answer(e.disposition))
        .map(|e| (e, told(&e.question, &e.context)))
        .collect();
    let mut rarity = Rarity { seen: BTreeMap::new(), all: 0.0 };
    for (_, told) in &known {
        rarity.all += 1.0;
        for word in told.own.union(&told.around) {
            *rarity.seen.entry(word.clone()).or_default() += 1.0;
        }
    }
    let mut scored: Vec<(f32, &EarlierAnswer, &Told)> = known
        .iter()
        .map(|(e, told)| {
            let score = rarity.sum(wanted.own.intersection(&told.own))
                + 0.5 * rarity.sum(wanted.own.intersection(&told.around))
                + 0.5 * rarity.sum(wanted.around.intersection(&told.own))
                + 0.3 * rarity.sum(wanted.around.intersection(&told.around));
            (score, *e, told)
        })
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(b.1.date.cmp(&a.1.date)).then(a.1.reference.cmp(&b.1.reference))
    });
    scored.truncate(CLOSE);
    scored.into_iter().map(|(_, e, told)| closely(question, asked, &wanted, e, told, &rarity)).collect()
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
    rarity: &Rarity,
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
        let all = rarity.sum(a.own.iter());
        let both = rarity.sum(a.own.iter().filter(|w| b.own.contains(*w) || b.around.contains(*w)));
        if all > 0.0 { both / all } else { 1.0 }
    };
    let mut alike = shared(wanted, told).min(shared(told, wanted));
    // "When does it end?" says nothing by itself: what stands around it must agree.
    if wanted.own.is_empty() || told.own.is_empty() {
        let common = rarity.sum(
            wanted.around.union(&wanted.own).filter(|w| told.around.contains(*w) || told.own.contains(*w)),
        );
        let here = rarity.sum(wanted.around.union(&wanted.own));
        let there = rarity.sum(told.around.union(&told.own));
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
