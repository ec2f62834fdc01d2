//! Registers of facts: topic, measure, value, the day it was true, its source, and the position on disclosing it.

use std::collections::HashMap;

use casework::register::Meaning;
use document::response::Disposition;
use jiff::civil::Date;

use crate::{
    Candidate, Source, SourceKind,
    asked::Question,
    contracts::{overdue, owner, position_of},
    dates::{date, said},
    field::{Field, ends_with, fields, nearness},
    prepared::{Entry, Link, Prepared},
    register::age,
    terms::{self, Topic, narrower, wider, years},
    understand::{is_figure, is_money},
};

mod time;

use time::time_fits;

/// Whether a topic is every contract, as in "All contracts".
fn is_of_all(topic: &str) -> bool {
    let topic = crate::words::bag(topic);
    topic.iter().all(|w| matches!(w.as_str(), "all" | "any" | "every" | "general" | "corporat" | "contract"))
}

/// How far a fact is from the day of receipt; those after it come last.
fn distance(as_at: Option<Date>, received: Date) -> (bool, i32) {
    let days = |at: Date| at.until(received).map_or(i32::MAX, |span| span.get_days().abs());
    (as_at.is_some_and(|at| at > received), as_at.map_or(i32::MAX, days))
}

/// A word said by the question itself, or around it, and how surely.
fn said_by(topic: &Topic, word: &str) -> f32 {
    let near = if topic.leans { 0.95 } else { 0.35 };
    let layers = [
        (&topic.own, 1.0),
        (&topic.near, near),
        (&topic.heading, 0.97),
        (&topic.stem, 0.9),
        (&topic.subject, 0.92),
    ];
    let mut best: f32 = 0.0;
    if matches!(word, "location" | "address" | "addres") && topic.line.contains(" where ") {
        return 1.0;
    }
    if matches!(word, "replacement" | "planned" | "plan" | "futur")
        && topic.wants.fields.contains(&Field::Plan)
    {
        return 1.0;
    }
    for (layer, sure) in layers {
        for (one, _) in layer {
            let how = if one == word {
                1.0
            } else if wider(word).contains(one) {
                0.8
            } else if narrower(word).contains(one) {
                0.6
            } else {
                0.0
            };
            best = best.max(how * sure);
        }
    }
    if best < 0.95 && topic.wants.counted.iter().any(|w| w == word) { 0.95 } else { best }
}

/// The attacks of cyber attacks.
pub(crate) fn is_part(part: &str, whole: &str) -> bool {
    part.len() > 3 && whole.len() > part.len() && whole.ends_with(part)
}

/// The place that a position names, as the "national estates return" of "Published - s.21 - national estates return".
fn where_published(said: &str) -> String {
    let of_position = |part: &str| {
        let lower = part.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).all(|w| {
            matches!(
                w,
                "" | "already"
                    | "published"
                    | "s"
                    | "section"
                    | "21"
                    | "s21"
                    | "accessible"
                    | "under"
                    | "exempt"
                    | "available"
                    | "yes"
            )
        })
    };
    said.split([';', '-', '–', ','])
        .map(str::trim)
        .filter(|part| !part.is_empty() && !of_position(part))
        .collect::<Vec<_>>()
        .join(", ")
}

/// How well the kind of thing a measure holds is what is asked for; nothing where it is not.
pub(crate) fn kind_fits(topic: &Topic, measure: &str, value: &str) -> Option<f32> {
    let held = fields(measure);
    let digits = value.chars().any(|c| c.is_ascii_digit());
    let figure = is_figure(value) || digits && !is_money(value) && value.len() < 30;
    let empty = value.is_empty();
    let text = !digits && !empty;
    let asked: Vec<&Field> = topic.wants.fields.iter().filter(|f| **f != Field::InUse).collect();
    if asked.contains(&&Field::Plan) {
        // Nothing is said of plans but by a fact about them.
        let line = crate::words::line(measure);
        let of_plans = ["plan", "planned", "replacement", "future", "intention", "next step", "decision"];
        return of_plans.iter().any(|p| crate::words::has(&line, p)).then_some(0.95);
    }
    let of_money = |f: &Field| {
        matches!(f, Field::Spend | Field::AnnualSpend | Field::TotalValue | Field::UnitCost | Field::Income)
    };
    let one = |field: &Field| -> f32 {
        let near = held.iter().map(|h| nearness(field, h)).fold(0.0, f32::max);
        match field {
            Field::Count(noun) => {
                if held.iter().any(of_money) || is_money(value) {
                    0.0
                } else if figure || empty {
                    if held.iter().any(|h| matches!(h, Field::Count(n) if n == noun))
                        || ends_with(measure, noun)
                    {
                        1.0
                    } else {
                        0.97
                    }
                } else {
                    0.4
                }
            }
            f if of_money(f) => {
                if near > 0.0 {
                    near
                } else if is_money(value) && !held.iter().any(|h| matches!(h, Field::Income)) {
                    0.85
                } else {
                    0.0
                }
            }
            // "Do you procure through ...", and the fact of that name says yes.
            Field::Procurement if matches!(value.to_lowercase().as_str(), "yes" | "no") => 0.97,
            Field::Supplier | Field::Manufacturer | Field::Product | Field::Contact if near > 0.0 => near,
            Field::Product if text => 0.75,
            // "Enforcement: by our own wardens" says who does it.
            Field::Supplier if text && held.is_empty() => 0.7,
            Field::Manufacturer | Field::Supplier => 0.0,
            Field::Start if near == 0.0 && (date(value).is_some() || digits) => 0.7,
            Field::Duration => near.max(0.6),
            _ => near,
        }
    };
    if asked.is_empty() {
        // A plain question about it: "What is the vacancy rate?", "Is it in use?"
        return held.iter().all(|f| *f == Field::InUse).then_some(0.93);
    }
    let all: Vec<f32> = asked.iter().map(|f| one(f)).collect();
    let best = all.iter().copied().fold(0.0, f32::max);
    let part = if all.iter().any(|f| *f <= 0.0) { 0.7 } else { 1.0 };
    (best > 0.0).then_some(best * part)
}

/// How surely the fact is the one that is asked for.
fn about(prepared: &Prepared<'_>, topic: &Topic, links: &[Link], at: usize) -> f32 {
    let entry = &prepared.entries[at];
    let link = &links[at];
    let measure: Vec<(&str, f32)> = entry.telling.iter().map(|w| (w.as_str(), terms::weight(w))).collect();
    let (mut all, mut known) = (0.0, 0.0);
    for (word, weight) in &measure {
        all += weight * weight;
        known += weight * weight * said_by(topic, word);
    }
    // A measure that is all field, as "Average annual spend", has nothing more to be said.
    let measured = if all > 0.35 { known / all } else { 1.0 };
    // What is counted must be what the fact counts.
    let counts = topic.wants.fields.iter().any(|f| matches!(f, Field::Count(_)));
    let mut general_head = 1.0;
    if counts {
        let has = |word: &String| {
            entry.all.contains(word)
                || wider(word).iter().any(|w| entry.all.contains(w))
                || narrower(word).iter().any(|n| entry.all.contains(n))
        };
        // Contact centres are not counted by the sites of the contact centre.
        let measures = |word: &String| {
            entry.measure.iter().any(|w| {
                is_part(&w.text, word)
                    || w.text == *word
                    || wider(word).contains(&w.text)
                    || narrower(word).contains(&w.text)
            })
        };
        let telling: Vec<&String> =
            topic.wants.counted.iter().filter(|w| terms::tells(w) && terms::weight(w) > 0.25).collect();
        if !telling.is_empty() && !telling.iter().any(|w| has(w)) {
            return 0.0;
        }
        // "Email users" may be mailboxes, "parking users" no spaces: only where the rest is what the fact is about.
        if let Some(head) = telling.last()
            && !measures(head)
        {
            let general = matches!(
                head.as_str(),
                "user" | "account" | "holder" | "devic" | "device" | "unit" | "item" | "peopl" | "people"
            );
            // "Vehicles: owned by the Council": the topic is what is counted, and the measure says which of them.
            let of_topic = entry.names.iter().flatten().any(|n| n == *head)
                && entry.telling.iter().all(|w| w.len() <= 2 || said_by(topic, w) > 0.7);
            if !(of_topic || general && telling.len() > 1) {
                return 0.0;
            }
            general_head = if of_topic { 0.95 } else { 0.85 };
        }
    }
    let share = |name: &Vec<String>| {
        let (mut all, mut known) = (0.0, 0.0);
        for word in name {
            all += terms::weight(word);
            known += terms::weight(word) * said_by(topic, word);
        }
        if all > 0.0 { known / all } else { 1.0 }
    };
    let named = entry.names.iter().map(share).reduce(f32::max).unwrap_or(1.0);
    let of = entry.of;
    // Facts of the same measure and topic at other times are no rivals.
    let rival = |other: usize| {
        let o = &prepared.entries[other];
        o.of == of && (o.title != entry.title || o.measure != entry.measure)
    };
    let out = prepared.stands_out(links, at, rival);
    let sole = match out {
        d if d > 0.4 => 0.97,
        d if d > 0.25 => 0.93,
        d if d > 0.12 => 0.86,
        d if d > 0.04 => 0.78,
        d if d > -0.02 => 0.7,
        d => (0.65 + d).max(0.2),
    };
    let topic_fits = named.max(if link.own > 0.9 { 0.9 * sole } else { 0.35 });
    let floor = if counts { 0.93 } else { 0.75 };
    let measure_fits =
        if measured > 0.95 { 1.0 } else { measured.max(floor * sole * f32::from(u8::from(link.own > 0.9))) };
    let fit = topic_fits.sqrt().min(1.0) * measure_fits;
    let certain = if measured > 0.9 && named > 0.8 { 0.98f32.max(sole) } else { sole.max(measured * named) };
    fit * certain * link.accounted() * general_head
}

/// How surely the topic of a fact is the one that is asked about.
fn topic_said(topic: &Topic, entry: &Entry<'_>) -> f32 {
    let of_name = |name: &Vec<String>| {
        let (mut all, mut known) = (0.0, 0.0);
        for word in name {
            all += terms::weight(word);
            known += terms::weight(word) * said_by(topic, word);
        }
        if all > 0.0 { known / all } else { 0.0 }
    };
    let said = entry.names.iter().map(of_name).fold(0.0, f32::max);
    if said > 0.75 { said } else { 0.0 }
}

/// Whether no other fact of the topic is of the kind that is asked for.
fn sole_of_kind(
    prepared: &Prepared<'_>,
    known: &crate::prepared::Known<'_>,
    topic: &Topic,
    at: usize,
) -> bool {
    let own = &prepared.entries[at];
    !prepared.entries.iter().any(|e| {
        e.of == own.of && e.title == own.title && e.measure != own.measure && {
            let (measure, value) =
                (known.columns.get(e.row, Meaning::Measure), known.columns.get(e.row, Meaning::Answer));
            kind_fits(topic, measure, value).is_some_and(|k| k >= 0.7)
        }
    })
}

/// Candidates from a register of facts.
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
    let get = |entry: &Entry<'_>, m: Meaning| -> String { known.columns.get(entry.row, m).to_owned() };
    let as_at = |entry: &Entry<'_>| date(&get(entry, Meaning::AsAt)).or(known.register.as_at);
    let mut nearest: HashMap<(String, String), (bool, i32)> = HashMap::new();
    for entry in prepared.entries.iter().filter(|e| e.of == of) {
        let own = distance(as_at(entry), received);
        let best = nearest.entry((entry.title.to_owned(), get(entry, Meaning::Measure))).or_insert(own);
        *best = own.min(*best);
    }
    let mut out = Vec::new();
    for (at, entry) in prepared.entries.iter().enumerate().filter(|(_, e)| e.of == of) {
        let (measure, value) = (get(entry, Meaning::Measure), get(entry, Meaning::Answer));
        if nearest.get(&(entry.title.to_owned(), measure.clone())) != Some(&distance(as_at(entry), received))
        {
            continue;
        }
        let for_all = is_of_all(entry.title);
        if links[at].rank < 0.1 && !for_all {
            continue;
        }
        let Some(kind) = kind_fits(topic, &measure, &value) else { continue };
        let explicit = topic.wants.fields.iter().any(|f| !matches!(f, Field::InUse | Field::Count(_)));
        let sole = explicit && kind >= 0.9 && sole_of_kind(prepared, known, topic, at);
        let about = if for_all {
            let contract = question.all.contains("contract") || topic.wants.fields.contains(&Field::Contact);
            if contract && !fields(&measure).is_empty() && kind > 0.9 { 0.93 } else { 0.0 }
        } else {
            let about = about(prepared, topic, links, at);
            if sole { about.max(0.72 * topic_said(topic, entry) * links[at].accounted()) } else { about }
        };
        let Some(said) = one(prepared, entry, topic, received) else { continue };
        let shows = matches!(said.disposition, Disposition::Given | Disposition::GivenInPart);
        let time = if shows { time_fits(topic, asked, &measure, received) } else { 1.0 };
        let whole = match shows {
            true if question.past => 0.4,
            true if years(&measure).is_empty() => question.whole,
            _ => 1.0,
        };
        let (age, _) = age(as_at(entry), received);
        out.push(Candidate { confidence: 0.97 * kind * about * age * whole * time, ..said });
    }
    out
}

/// What one fact says, without saying whether it is the one meant.
pub(crate) fn one(
    prepared: &Prepared<'_>,
    entry: &Entry<'_>,
    topic: &Topic,
    received: Date,
) -> Option<Candidate> {
    let known = &prepared.known[entry.of];
    let get = |m: Meaning| -> String { known.columns.get(entry.row, m).to_owned() };
    let (measure, value) = (get(Meaning::Measure), get(Meaning::Answer));
    let day = date(&get(Meaning::AsAt)).or(known.register.as_at);
    // What names somebody's post is a contact, however it was asked for.
    let asked_field = match topic.wants.fields.first() {
        _ if crate::understand::is_post(&value) => Field::Contact,
        field => field.cloned().unwrap_or(Field::InUse),
    };
    let heading = known.columns.all(Meaning::Answer).next().map_or("", |c| &known.register.headings[c]);
    let position = position_of(known, entry.row, heading, &asked_field)?;
    let text = match position.disposition {
        Disposition::Given | Disposition::GivenInPart if value.is_empty() => return None,
        Disposition::Given | Disposition::GivenInPart => match said(&value, &measure) {
            text if matches!(text.to_lowercase().as_str(), "yes" | "y") => "Yes.".to_owned(),
            text if matches!(text.to_lowercase().as_str(), "no" | "n") => "No.".to_owned(),
            text => text,
        },
        Disposition::Accessible => {
            let said = position.note.clone().unwrap_or_default();
            let place = [get(Meaning::Published), where_published(&said), get(Meaning::Owner), said];
            let place = place.iter().find(|p| !p.is_empty()).cloned().unwrap_or_default();
            format!("Already published: {place}")
        }
        _ => position.said(),
    };
    let (_, old) = age(day, received);
    Some(Candidate {
        text,
        table: None,
        disposition: position.disposition,
        provisions: position.provisions,
        confidence: 0.0,
        source: Source {
            name: known.register.name.clone(),
            reference: known.register.name.clone(),
            date: day,
            kind: SourceKind::Register,
            record: entry.title.to_owned(),
            field: measure,
            owner: owner(known, entry),
        },
        stale: old || overdue(known, entry, received),
        note: position.note,
    })
}
