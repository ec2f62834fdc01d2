//! Registers of standing positions: what is done with information of a kind, under which provision, and why. A position
//! that withholds beats a register that has the value.

use casework::register::{Meaning, RegisterKind};
use document::response::Disposition;
use jiff::civil::Date;

use crate::{
    Candidate, Source, SourceKind,
    field::Field,
    position::{Position, position, provisions},
    prepared::{Entry, Prepared},
    terms::{self, Topic, wider},
    words::{Word, words},
};

mod covers;
mod units;

pub(crate) use covers::asks_for_many;
use covers::{Covers, asks_for_people, asks_for_post, covers, is_senior, kind_fits};

/// How surely a question for a price by the piece is about a position on such prices, whatever it is of.
const BY_UNIT: f32 = 0.8;
/// How likely the whole is where a price by the piece is asked for and kept back.
const NOT_THE_PIECE: f32 = 0.2;

/// The position of a row as an answer.
fn read(prepared: &Prepared<'_>, entry: &Entry<'_>) -> Option<Position> {
    let columns = &prepared.known[entry.of].columns;
    let get = |m: Meaning| columns.get(entry.row, m);
    let stance = get(Meaning::Disclosure);
    let mut found = position(stance)?;
    if found.provisions.is_empty() {
        found.provisions = provisions(get(Meaning::Provision));
    }
    if found.disposition == Disposition::Given && !found.provisions.is_empty() {
        // To give under a provision is to give in some way only, which is for the officer.
        if !found.provisions.iter().any(|p| p == "s.21") {
            return None;
        }
        found.disposition = Disposition::Accessible;
    }
    let note = [get(Meaning::Reasons), get(Meaning::Published)];
    let note: Vec<&str> = note.into_iter().filter(|n| !n.is_empty()).collect();
    found.note = Some(if note.is_empty() { stance.to_owned() } else { note.join(". ") });
    Some(found)
}

fn text_of(prepared: &Prepared<'_>, entry: &Entry<'_>, position: &Position) -> String {
    let columns = &prepared.known[entry.of].columns;
    let (place, reasons) =
        (columns.get(entry.row, Meaning::Published), columns.get(entry.row, Meaning::Reasons));
    match position.disposition {
        Disposition::Accessible => {
            let said = [reasons, place].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(": ");
            if said.is_empty() {
                "Already published".to_owned()
            } else {
                format!("Already published. {said}")
            }
        }
        _ => position.said(),
    }
}

fn information<'e>(prepared: &Prepared<'_>, entry: &'e Entry<'_>) -> &'e str {
    prepared.known[entry.of].columns.get(entry.row, Meaning::Measure)
}

/// Words of what a position is about that tell, apart from those of its kind of information.
fn telling(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().map(|w| w.text.as_str()).filter(|w| {
        terms::tells(w)
            && terms::weight(w) > 0.5
            && !matches!(*w, "product" | "version" | "staff" | "address")
    })
}

fn matches(word: &str, other: &str) -> bool {
    let is = |w: &str| w == other || crate::facts::is_part(other, w);
    is(word) || wider(word).iter().any(|w| is(w))
}

/// The telling words of what a position is about, without those that only say its topic again: the security of "security
/// software" under "IT security" is no other security.
fn informs<'e>(entry: &'e Entry<'_>) -> Vec<&'e str> {
    let again = |w: &str| {
        entry.names.iter().flatten().any(|n| n != w && terms::weight(n) > 0.5 && crate::facts::is_part(w, n))
    };
    telling(&entry.measure).filter(|w| !again(w)).collect()
}

fn source(prepared: &Prepared<'_>, entry: &Entry<'_>) -> Source {
    let known = &prepared.known[entry.of];
    Source {
        name: known.register.name.clone(),
        reference: known.register.name.clone(),
        date: crate::dates::date(known.columns.get(entry.row, Meaning::AsAt)).or(known.register.as_at),
        kind: SourceKind::Register,
        record: entry.title.to_owned(),
        field: information(prepared, entry).to_owned(),
        owner: crate::contracts::owner(known, entry),
    }
}

fn all<'p, 'a>(prepared: &'p Prepared<'a>) -> impl Iterator<Item = (usize, &'p Entry<'a>)> {
    prepared.entries.iter().enumerate().filter(|(_, e)| e.kind == RegisterKind::Positions)
}

/// Candidates from standing positions.
pub(crate) fn candidates(
    prepared: &Prepared<'_>,
    topic: &Topic,
    asked: &str,
    received: Date,
) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut by_word: Vec<(&str, usize)> = Vec::new();
    for (_, entry) in all(prepared) {
        let Some(position) = read(prepared, entry) else { continue };
        if position.disposition == Disposition::Given {
            continue;
        }
        let information = information(prepared, entry);
        let covers = covers(entry.title, information);
        let kind = kind_fits(covers, topic, asked);
        if kind <= 0.0 {
            continue;
        }
        let by_unit = units::covers(entry.title, information) && units::asked(asked, topic);
        let about = match about(entry, topic, information) {
            _ if covers.people => 0.97,
            about if by_unit => about.max(BY_UNIT),
            about => about,
        };
        // What is counted must be what the position speaks of, and not only of its topic.
        let spoken = {
            let informs = informs(entry);
            topic
                .own
                .iter()
                .chain(topic.near.iter().filter(|_| topic.leans))
                .any(|(w, _)| informs.iter().any(|n| matches(w, n) || matches(n, w)))
        };
        let only_counts = covers.counts && !covers.makers && !covers.people;
        let kind = if only_counts && !spoken { kind * 0.5 } else { kind };
        // A follow-on that asks for no field may have gone on to something else.
        let open = topic.wants.fields.iter().all(|f| *f == Field::InUse);
        let kind = if open && topic.own.iter().all(|(_, w)| *w < 0.5) { kind * 0.7 } else { kind };
        // Where the post is given and only the rest of it is asked for, nothing is given.
        let mut position = position;
        if covers.people && position.disposition == Disposition::GivenInPart && !asks_for_post(asked) {
            position.disposition = Disposition::Withheld;
        }
        if spoken {
            by_word.push((entry.title, out.len()));
        }
        out.push(Candidate {
            text: text_of(prepared, entry, &position),
            table: None,
            disposition: position.disposition,
            provisions: position.provisions.clone(),
            confidence: 0.97 * kind * about,
            source: source(prepared, entry),
            stale: crate::contracts::overdue(&prepared.known[entry.of], entry, received),
            note: position.note,
        });
    }
    // Of positions on one topic, the one that speaks of what is asked stands before those that only share the topic.
    for at in 0..out.len() {
        let other = |(title, of): &(&str, usize)| *title == out[at].source.record && *of != at;
        if !by_word.iter().any(|(_, of)| *of == at) && by_word.iter().any(other) {
            out[at].confidence *= 0.6;
        }
    }
    out
}

/// Where a price by the piece is kept back, what is paid in a year or in all does not answer for it.
pub(crate) fn by_the_piece(prepared: &Prepared<'_>, topic: &Topic, asked: &str, found: &mut [Candidate]) {
    let kept_back = all(prepared)
        .filter(|(_, entry)| units::covers(entry.title, information(prepared, entry)))
        .any(|(_, entry)| read(prepared, entry).is_some_and(|p| p.disposition == Disposition::Withheld));
    if !kept_back || !units::asked(asked, topic) {
        return;
    }
    for candidate in found.iter_mut().filter(|c| c.disposition == Disposition::Given && c.table.is_none()) {
        let fields = crate::field::fields(&candidate.source.field);
        let whole = |f: &Field| matches!(f, Field::AnnualSpend | Field::Spend | Field::TotalValue);
        if fields.iter().any(whole) && !fields.contains(&Field::UnitCost) {
            candidate.confidence *= NOT_THE_PIECE;
        }
    }
}

/// What one position says, without saying whether it bears on the question.
pub(crate) fn one(prepared: &Prepared<'_>, entry: &Entry<'_>, received: Date) -> Option<Candidate> {
    let position = read(prepared, entry).filter(|p| p.disposition != Disposition::Given)?;
    Some(Candidate {
        text: text_of(prepared, entry, &position),
        table: None,
        disposition: position.disposition,
        provisions: position.provisions.clone(),
        confidence: 0.0,
        source: source(prepared, entry),
        stale: crate::contracts::overdue(&prepared.known[entry.of], entry, received),
        note: position.note,
    })
}

/// How far the kind of information that a position is about is what is asked for.
pub(crate) fn fits(topic: &Topic, asked: &str, prepared: &Prepared<'_>, entry: &Entry<'_>) -> f32 {
    kind_fits(covers(entry.title, information(prepared, entry)), topic, asked)
}

/// How surely a question is about what a position is about. A narrower word is inside it.
fn about(entry: &Entry<'_>, topic: &Topic, information: &str) -> f32 {
    let names: Vec<&str> = entry.names.iter().flatten().map(String::as_str).collect();
    let informs: Vec<&str> = informs(entry);
    let inside = |word: &str| {
        names.iter().chain(&informs).any(|n| matches(word, n))
            || names.iter().chain(&informs).any(|n| wider(n).iter().any(|w| w == word))
    };
    let (mut asked, mut known) = (0.0f32, 0.0f32);
    for (word, weight) in &topic.own {
        asked += weight;
        known += if inside(word) { *weight } else { 0.0 };
    }
    let around = |layer: &terms::Layer| layer.iter().any(|(w, weight)| *weight > 0.5 && inside(w));
    let context: f32 = if topic.leans && around(&topic.near) {
        0.9
    } else if around(&topic.heading) {
        0.85
    } else if around(&topic.stem) || around(&topic.subject) {
        0.75
    } else {
        0.0
    };
    let missing = asked - known;
    let own = if known >= 0.55 { 0.97 } else { 0.0 };
    // What the position itself speaks of should be said, or a narrower thing.
    let evoked = informs.is_empty()
        || informs.iter().any(|n| {
            [&topic.own, &topic.near, &topic.heading, &topic.subject]
                .iter()
                .any(|l| l.iter().any(|(w, _)| matches(w, n) || wider(n).iter().any(|x| x == w)))
        });
    // "By street and by contravention": another cut of it is not what is published.
    let cut = information.split_once(" by ").is_none_or(|(_, by)| {
        let by: Vec<String> =
            terms::of_record(by).into_iter().map(|w| w.text).filter(|w| terms::tells(w)).collect();
        by.is_empty() || by.iter().any(|w| topic.own.iter().chain(&topic.near).any(|(one, _)| one == w))
    });
    let base = if cut { 1.0 } else { 0.6 } * f32::max(own, context * if missing < 0.4 { 1.0 } else { 0.6 });
    base * if evoked { 1.0 } else { 0.75 } * (-0.9 * missing / (1.0 + known).sqrt()).exp()
}

/// Puts what a standing position withholds in the place of a value that a register has.
pub(crate) fn withhold(prepared: &Prepared<'_>, topic: &Topic, asked: &str, found: &mut [Candidate]) {
    let standing: Vec<(&Entry<'_>, Position, Covers)> = all(prepared)
        .filter_map(|(_, e)| Some((e, read(prepared, e)?, covers(e.title, information(prepared, e)))))
        .filter(|(_, p, _)| {
            matches!(p.disposition, Disposition::Withheld | Disposition::Ncnd | Disposition::GivenInPart)
        })
        .collect();
    if standing.is_empty() {
        return;
    }
    for candidate in found.iter_mut().filter(|c| c.source.kind == SourceKind::Register) {
        if !matches!(candidate.disposition, Disposition::Given) {
            continue;
        }
        let record: Vec<String> =
            words(&prepared.own_names(&candidate.source.record)).into_iter().map(|w| w.text).collect();
        for (entry, position, covers) in &standing {
            if covers.people {
                if topic.wants.fields.contains(&Field::Contact)
                    && asks_for_people(asked)
                    && !is_senior(&candidate.text)
                    && crate::understand::is_post(&candidate.text)
                {
                    // An address alone is kept back; a name asked for is answered with the post.
                    let line = crate::words::line(asked);
                    let named = crate::words::has(&line, "name") || asks_for_post(asked);
                    candidate.disposition =
                        if named { Disposition::GivenInPart } else { Disposition::Withheld };
                    if !named {
                        candidate.text = format!("{}. The post is {}", position.said(), candidate.text);
                    }
                    candidate.provisions.clone_from(&position.provisions);
                    candidate.note.clone_from(&position.note);
                }
                continue;
            }
            let asks = &topic.wants.fields;
            let kept = asks.iter().any(|f| match f {
                Field::Supplier | Field::Product | Field::Manufacturer => covers.makers,
                Field::Spend | Field::AnnualSpend | Field::UnitCost | Field::TotalValue => covers.money,
                Field::Count(_) => covers.counts,
                _ => false,
            });
            let names: Vec<&str> = entry.names.iter().flatten().map(String::as_str).collect();
            let informs: Vec<&str> = informs(entry);
            // The record must be one of those things, and the position's own words must not be of another part of it.
            let is_one = record.iter().any(|w| names.iter().any(|n| terms::weight(n) > 0.5 && matches(w, n)));
            let spoken = record.iter().any(|w| informs.iter().any(|n| matches(w, n)));
            let narrow = covers.makers || spoken;
            // Property insurance is not the property that is for sale: most of what is kept back must be spoken of.
            let most =
                2 * informs.iter().filter(|n| record.iter().any(|w| matches(w, n))).count() >= informs.len();
            if kept && (is_one && narrow || spoken && most && informs.len() <= 3) {
                candidate.disposition = position.disposition;
                candidate.provisions.clone_from(&position.provisions);
                candidate.note.clone_from(&position.note);
                candidate.text = position.said();
                candidate.table = None;
            }
        }
    }
}
