//! How far an earlier question asks what is asked now: the same fields of the same thing, at a time for which its answer
//! still holds. Which earlier answers are looked at is decided elsewhere.

use jiff::civil::Date;

use crate::{
    Asked, EarlierAnswer,
    field::{Field, nearness},
    terms::{Layer, Topic, narrower, wider, years},
};

/// The surest that an old figure may be.
const OLD: f32 = 0.6;
/// A figure for "the last year" and the like is another one soon.
const MOVED: f32 = 0.6;

/// How well a word is said in a layer: itself, or a word next to it.
fn said(word: &str, layer: &Layer) -> f32 {
    layer
        .iter()
        .map(|(one, _)| {
            if one == word {
                1.0
            } else if wider(word).contains(one) || narrower(word).contains(one) {
                0.7
            } else {
                0.0
            }
        })
        .fold(0.0, f32::max)
}

/// The weight of the words of one question that another has, and of those that it has not.
fn covered(own: &Layer, other: &Layer, around: &[(&Layer, f32)]) -> (f32, f32) {
    let (mut known, mut missing) = (0.0, 0.0);
    for (word, weight) in own {
        let near = around.iter().map(|(layer, sure)| sure * said(word, layer)).fold(0.0, f32::max);
        let how = said(word, other).max(near);
        known += weight * how;
        missing += weight * weight * (1.0 - how) * if *weight < 0.4 { 0.5 } else { 1.0 };
    }
    (known, missing)
}

/// How far two questions ask for the same field.
fn same_fields(a: &[Field], b: &[Field]) -> f32 {
    let real =
        |list: &[Field]| -> Vec<Field> { list.iter().filter(|f| **f != Field::InUse).cloned().collect() };
    let (a, b) = (real(a), real(b));
    let counts = |list: &[Field]| list.iter().any(|f| matches!(f, Field::Count(_)));
    let money = |f: &Field| {
        matches!(f, Field::Spend | Field::AnnualSpend | Field::TotalValue | Field::UnitCost | Field::Income)
    };
    let near = |x: &Field, list: &[Field]| {
        list.iter()
            .map(|y| match (x, y) {
                (Field::Count(_), Field::Count(_)) => 1.0,
                (x, y) if money(x) && money(y) => nearness(x, y).max(nearness(y, x)).max(0.6),
                (Field::Product, Field::Supplier) | (Field::Supplier, Field::Product) => 0.6,
                (x, y) => nearness(x, y).max(nearness(y, x)),
            })
            .fold(0.0, f32::max)
    };
    match (a.is_empty(), b.is_empty()) {
        (true, true) => 1.0,
        // "Do you have pagers?" and "how many": one says that there are any.
        (true, false) | (false, true) => {
            let other = if a.is_empty() { &b } else { &a };
            if counts(other) || other.iter().any(money) { 0.62 } else { 0.78 }
        }
        (false, false) => {
            // The earlier answer may say more than is asked now, not less.
            let asked = a.iter().map(|f| near(f, &b)).sum::<f32>() / a.len() as f32;
            let more = b.iter().map(|f| near(f, &a)).fold(0.0, f32::max);
            if asked <= 0.0 { 0.0 } else { asked * (0.6 + 0.4 * more) }
        }
    }
}

/// An earlier question as a topic.
fn topic_of(e_question: &str, e_context: &str, received_on: Date) -> Topic {
    Topic::of(&Asked {
        text: e_question,
        stem: None,
        heading: None,
        subject: Some(e_context),
        previous: &[],
        received_on,
    })
}

/// How sure it is that an earlier answer answers the question, and whether it is old.
pub(crate) fn weigh(asked: &Asked<'_>, topic: &Topic, earlier: &EarlierAnswer) -> (f32, bool) {
    let then = topic_of(&earlier.question, &earlier.context, asked.received_on);
    let near_sure = if topic.leans { 0.95 } else { 0.6 };
    let context: [(&Layer, f32); 4] =
        [(&topic.near, near_sure), (&topic.heading, 0.95), (&topic.stem, 0.85), (&topic.subject, 0.9)];
    let (known, missing) = covered(&topic.own, &then.own, &[(&then.subject, 0.9)]);
    let (back, lacking) = covered(&then.own, &topic.own, &context);
    // Where neither says much of its own, what stands around both must agree.
    let around: Layer = [&topic.near, &topic.heading, &topic.subject, &topic.stem]
        .into_iter()
        .zip([topic.leans, true, true, true])
        .filter(|(_, counts)| *counts)
        .flat_map(|(l, _)| l.iter().cloned())
        .collect();
    let (shared, _) = covered(&around, &then.own, &[(&then.subject, 1.0)]);
    let said = known.max(back);
    if said < 0.45 && shared < 0.45 {
        return (0.0, false);
    }
    let thin = known < 0.6 || back < 0.6;
    let agree = if thin { (0.35 + 0.65 * shared.min(1.0)).min(1.0) } else { 1.0 };
    let fields = same_fields(&topic.wants.fields, &then.wants.fields);
    let scale = |known: f32| (1.0 + 0.7 * known).sqrt();
    let words = (-1.15 * missing / scale(known) - 0.75 * lacking / scale(back)).exp();
    let mut sure = 0.96 * words * fields * agree;

    let (wanted, held) = (years(asked.text), years(&earlier.question));
    let all_wanted = !wanted.is_empty() && wanted.iter().all(|y| held.contains(y));
    if wanted != held && !all_wanted {
        sure = sure.min(if wanted.is_empty() || held.is_empty() { 0.6 } else { 0.35 });
    }
    // What nobody can date may be as old as anything.
    let days =
        earlier.date.and_then(|day| day.until(asked.received_on).ok()).map_or(i32::MAX, |s| s.get_days());
    // What is said of a certain year does not age.
    let dated = !held.is_empty() && wanted == held;
    let figures = topic.wants.fields.iter().any(|f| {
        matches!(f, Field::Count(_) | Field::Spend | Field::AnnualSpend | Field::UnitCost | Field::Income)
    });
    let stale = days > 366 && !dated;
    let recent = topic.line.contains(" last ") || topic.line.contains(" past ");
    if !dated && (recent && days > 45 || figures && days > 300) {
        sure = sure.min(MOVED);
    }
    if stale {
        sure = (sure * 0.8).min(OLD);
    }
    if earlier.date.is_none() {
        sure = sure.min(MOVED);
    }
    (sure, stale)
}
