//! The words under which an answered question is kept and by which it is looked for: each in its one form, with the
//! field that is asked for as a word of its own.

use std::collections::BTreeSet;

use crate::{
    field::{Field, fields},
    words::{is_common, is_of_a_field, words},
};

/// The most words of an answer that are kept.
const ANSWER: usize = 40;
/// The most words of a question or of what stands around it.
const QUESTION: usize = 200;

/// The words that tell something, years among them.
pub(super) fn telling(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    words(text)
        .into_iter()
        .map(|w| w.text)
        .filter(|w| !is_common(w) && !is_of_a_field(w) && w.len() <= 60 && seen.insert(w.clone()))
        .take(QUESTION)
        .collect()
}

/// A field as a word that no text has.
fn named(field: &Field) -> Option<&'static str> {
    Some(match field {
        Field::Supplier => "=supplier",
        Field::AnnualSpend | Field::Spend => "=spend",
        Field::TotalValue => "=value",
        Field::UnitCost => "=unit",
        Field::Start => "=start",
        Field::End | Field::Renewal => "=end",
        Field::Tender => "=tender",
        Field::Duration => "=duration",
        Field::Extension => "=extension",
        Field::Review => "=review",
        Field::Description => "=description",
        Field::Contact => "=contact",
        Field::Manufacturer | Field::Product => "=product",
        Field::Count(_) => "=count",
        _ => return None,
    })
}

/// The fields that a question asks for, as words.
pub(super) fn asked_for(text: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = fields(text).iter().filter_map(named).collect();
    found.dedup();
    found
}

/// A question with what stands around it; its own words count twice.
pub(super) fn of_question(question: &str, context: &str) -> String {
    let own = telling(question);
    let mut all = String::new();
    for word in own.iter().chain(&own).map(String::as_str).chain(asked_for(question)) {
        all.push_str(word);
        all.push(' ');
    }
    for word in telling(context).iter().filter(|w| !own.contains(w)) {
        all.push_str(word);
        all.push(' ');
    }
    all
}

/// An answer.
pub(super) fn of_answer(answer: &str) -> String {
    let mut all = telling(answer);
    all.truncate(ANSWER);
    all.join(" ")
}
