//! What speaks for a table and against it: words of the question that it has, and words that it has not.

use super::{
    aim::Frame,
    columns::Kind,
    heard::{Heard, Text},
    shape::Shape,
    target::{Target, target_kind, target_terms},
    terms::{Term, alike, hard, is_common_slip, says, terms},
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
    let own_terms = &heard.own.terms;
    let all_said = hard(own_terms).filter(|t| !t.aside).count() >= 3;
    for term in strange(own_terms).into_iter().filter(|t| !said_again(&heard.own, &t.text, accounted)) {
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
        } else if all_said && PERSONS.contains(&term.text.as_str()) && !says(topic, &term.text) {
            // "How much were students fined for damage": whom it happened to is seldom in a heading.
            0.85
        } else if words::is_specific(&term.text) {
            0.38
        } else {
            0.6
        };
        sure *= factor;
    }
    // "It" is no word of its own, the department is.
    if heard.own.says_it() && !["it", "ict", "digital"].iter().any(|t| accounted.iter().any(|a| a.text == *t))
    {
        sure *= 0.5;
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

/// Those whom an authority is there for.
const PERSONS: &[&str] =
    &["student", "pupil", "patient", "resident", "tenant", "customer", "child", "household"];

/// Whether a word that the table does not have stands beside one that it has, in a bracket or behind a stroke, so that they
/// are two names of one thing: "retained (on-call)", "car/vehicle".
fn said_again(own: &Text, word: &str, accounted: &[Term]) -> bool {
    let known = |text: &str| {
        let all = terms(text);
        hard(&all).next().is_some() && hard(&all).all(|t| says(accounted, &t.text))
    };
    let is = |text: &str| terms(text).iter().any(|t| t.text == word);
    let last = |text: &str| text.split_whitespace().next_back().unwrap_or("").to_owned();
    let first = |text: &str| text.split_whitespace().next().unwrap_or("").to_owned();
    let strokes = own.raw.match_indices('/').any(|(at, _)| {
        let (before, after) = (last(&own.raw[..at]), first(&own.raw[at + 1..]));
        is(&before) && known(&after) || is(&after) && known(&before)
    });
    let mut brackets = own.raw.match_indices('(').filter_map(|(at, _)| {
        let inside = own.raw[at + 1..].split(')').next()?;
        Some((last(&own.raw[..at]), inside))
    });
    strokes
        || brackets.any(|(before, inside)| {
            is(&before) && inside.split(',').any(known) || is(inside) && known(&before)
        })
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

/// What speaks for the table: that its matter is named somewhere. `told` says by how many of their words groups were named.
pub(super) fn evidence(
    heard: &Heard,
    shape: &Shape<'_>,
    found: &[Target],
    told: usize,
    before: Option<&Frame>,
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
    let alone: f32 = match (telling, told, far) {
        (_, _, true) => 0.96,
        (true, _, false) if topic.is_empty() => 0.95,
        (true, _, false) => 0.9,
        (false, 1.., false) if topic.is_empty() => 0.95,
        // "Dwelling fires" says what it counts; "Estates" does not.
        (false, 2.., false) => 0.88,
        (false, 1, false) => 0.6,
        (false, 0, false) => 0.2,
    };
    // The question before it was about this table.
    let going_on = before.is_some_and(|f| f.sure >= 0.6) && (telling || told > 0);
    if going_on { alone.max(0.86) } else { alone }
}
