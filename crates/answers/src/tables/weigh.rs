//! What speaks for a table and against it: words of the question that it has, and words that it has not.

use super::{
    aim::{Frame, Target, target_kind, target_terms},
    columns::Kind,
    heard::Heard,
    shape::Shape,
    terms::{Term, alike, hard, is_common_slip, says},
};
use crate::words;

/// What speaks against the table: words of the question that it does not have.
pub(super) fn against(heard: &Heard, accounted: &[Term], topic: &[Term]) -> f32 {
    let strange = |terms: &[Term]| -> Vec<Term> {
        hard(terms)
            .filter(|t| !says(accounted, &t.text) && !is_common_slip(&t.text))
            .cloned()
            .collect::<Vec<_>>()
    };
    let mut sure = 1.0f32;
    for term in strange(&heard.own.terms) {
        // The Act is named in most requests; only some count requests under it.
        let named = term.text == "foirequest"
            && heard.own.has(&[
                "under",
                "this foi",
                "foi act",
                "this freedom",
                "this request",
                "my foi",
                "an foi",
            ]);
        let factor = if named || term.text.parse::<u32>().is_ok_and(|n| n < 10) {
            1.0
        } else if term.aside {
            0.85
        } else if words::is_specific(&term.text) {
            0.38
        } else {
            0.6
        };
        sure *= factor;
    }
    // A stem or a heading of another matter says less where the question itself names the table's.
    let own = topic.iter().any(|t| t.hard && says(&heard.own.terms, &t.text));
    for (text, factor) in
        [(&heard.heading, if own { 0.92f32 } else { 0.75 }), (&heard.stem, if own { 0.97 } else { 0.88 })]
    {
        let strange = strange(&text.terms)
            .into_iter()
            .filter(|t| words::is_specific(&t.text) && t.text != "foirequest");
        let all = hard(&text.terms).count();
        let here = strange.count();
        if here > 0 && here * 2 > all {
            sure *= factor.powi(i32::try_from(here.min(3)).unwrap_or(1));
        }
    }
    // A subject of another matter.
    let about: Vec<Term> = hard(&heard.subject.terms).filter(|t| t.text != "foirequest").cloned().collect();
    if !about.is_empty()
        && strange(&about).len() == about.len()
        && !topic.iter().any(|t| t.hard && says(&heard.own.terms, &t.text))
    {
        sure *= 0.85;
    }
    sure
}

/// What became of a thing, where a table may count something else that became of it.
const DONE: &[&str] = &["issu", "complet", "clos", "open", "process", "paid", "pay"];
const CAME: &[&str] = &["receiv", "made", "report", "record", "log", "submit", "rais", "regist", "new"];

/// What speaks against measures that count what was received where what was closed is asked.
pub(super) fn done_otherwise(heard: &Heard, shape: &Shape<'_>, found: &[Target]) -> f32 {
    let has = |terms: &[Term], word: &str| terms.iter().any(|t| t.text == word);
    let money = found.iter().all(|t| target_kind(shape, *t) == Kind::Money);
    let mut sure = 1.0;
    for done in DONE.iter().filter(|d| has(&heard.own.terms, d) && !money) {
        let terms: Vec<Vec<Term>> = found.iter().map(|t| target_terms(shape, *t)).collect();
        if terms.iter().any(|t| has(t, done)) || has(&shape.topic, done) {
            continue;
        }
        let other = terms.iter().any(|t| DONE.iter().chain(CAME).any(|d| has(t, d)));
        sure *= if other { 0.45 } else { 0.85 };
    }
    sure
}

/// What speaks for the table: that its matter is named somewhere.
pub(super) fn evidence(
    heard: &Heard,
    shape: &Shape<'_>,
    found: &[Target],
    told: bool,
    leaning: Option<&Frame>,
) -> f32 {
    let telling = found.iter().all(|t| hard(&target_terms(shape, *t)).any(|t| !t.aside));
    let topic: Vec<&Term> = hard(&shape.topic).collect();
    let said_in = |terms: &[Term]| topic.iter().any(|t| terms.iter().any(|s| alike(&s.text, &t.text)));
    let subject: Vec<Term> = heard.subject.terms.iter().filter(|t| t.text != "foirequest").cloned().collect();
    let near = said_in(&heard.own.terms) || said_in(&heard.heading.terms) || said_in(&heard.stem.terms);
    if leaning.is_some() || near {
        return 1.0;
    }
    let far = said_in(&subject);
    match (telling, told, far) {
        (_, _, true) => 0.96,
        (true, _, false) if topic.is_empty() => 0.95,
        (true, _, false) => 0.9,
        (false, true, false) if topic.is_empty() => 0.95,
        (false, true, false) => 0.6,
        (false, false, false) => 0.2,
    }
}
