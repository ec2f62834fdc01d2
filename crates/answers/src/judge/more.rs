//! Candidates that are only found by their words: the records and earlier answers that say most of what is asked, with what
//! they say to it. How sure they are is not decided here.

use casework::register::{Meaning, RegisterKind};

use super::heard::{Heard, Said};
use crate::{Asked, Candidate, EarlierAnswer, field::Field, prepared::Prepared, terms::Topic};

/// How many of each kind of place are looked at.
const MOST: usize = 4;
/// Of how many records single columns are looked at, and of how many columns.
const RECORDS: usize = 4;
const COLUMNS: usize = 3;
/// Below this nothing of what is asked is said.
const LEAST: f32 = 0.15;

/// How far each place says the question, and the record that the question before is answered from.
pub(super) struct Places<'a> {
    pub entries: &'a [Said],
    pub letters: &'a [Said],
    pub before: Option<usize>,
}

/// Where a candidate was found.
pub(super) enum At {
    Entry(usize),
    Earlier(usize),
    /// Several fields of a record, and the share of what is asked for that it says.
    Whole(usize, f32),
    /// A column of a record that is only chosen by its heading or by what it holds.
    Column(usize),
}

/// How far a record holds the field that is asked for.
pub(super) fn field_fit(prepared: &Prepared<'_>, topic: &Topic, asked: &Asked<'_>, entry: usize) -> f32 {
    let entry = &prepared.entries[entry];
    let known = &prepared.known[entry.of];
    match entry.kind {
        RegisterKind::Contracts => {
            crate::contracts::answer(known, entry, topic, asked.received_on).map_or(0.0, |v| v.near)
        }
        RegisterKind::Facts => {
            let get = |m: Meaning| known.columns.get(entry.row, m);
            crate::facts::kind_fits(topic, get(Meaning::Measure), get(Meaning::Answer)).unwrap_or(0.0)
        }
        RegisterKind::Positions => crate::positions::fits(topic, asked.text, prepared, entry),
        RegisterKind::Table => 0.7,
    }
}

/// Every field that is asked for, by the question or else by the words that it shares with others.
pub(super) fn asked_for(asked: &Asked<'_>, topic: &Topic) -> Vec<Field> {
    let own = crate::clauses::asked_for(asked.text);
    if !own.is_empty() {
        return own;
    }
    let stem = asked.stem.map(crate::clauses::asked_for).unwrap_or_default();
    if stem.is_empty() { topic.wants.fields.clone() } else { stem }
}

/// The places that say most of what is asked, with what they say.
pub(super) fn by_words(
    prepared: &Prepared<'_>,
    topic: &Topic,
    asked: &Asked<'_>,
    earlier: &[&EarlierAnswer],
    &Places { entries, letters, before }: &Places<'_>,
    heard: &Heard,
) -> Vec<(Candidate, At)> {
    let mut out = Vec::new();
    for kind in [RegisterKind::Contracts, RegisterKind::Facts, RegisterKind::Positions] {
        let mut best: Vec<usize> = (0..entries.len())
            .filter(|e| prepared.entries[*e].kind == kind && entries[*e].rank > LEAST)
            .collect();
        best.sort_by(|a, b| entries[*b].rank.total_cmp(&entries[*a].rank).then(a.cmp(b)));
        if let Some(before) = before.filter(|e| prepared.entries[*e].kind == kind) {
            best.retain(|e| *e != before);
            best.insert(0, before);
        }
        let found = best.iter().copied().filter_map(|e| {
            let entry = &prepared.entries[e];
            let candidate = match kind {
                RegisterKind::Contracts => crate::contracts::one(prepared, entry, topic, asked.received_on),
                RegisterKind::Facts => crate::facts::one(prepared, entry, topic, asked.received_on),
                _ => crate::positions::one(prepared, entry, asked.received_on),
            };
            candidate.map(|c| (c, At::Entry(e)))
        });
        out.extend(found.take(MOST));
        if kind == RegisterKind::Contracts {
            let fields = asked_for(asked, topic);
            for e in best.iter().take(RECORDS) {
                let entry = &prepared.entries[*e];
                let whole = crate::contracts::whole(prepared, entry, topic, &fields, asked.received_on);
                if let Some((candidate, count)) = whole {
                    out.push((candidate, At::Whole(*e, count as f32 / fields.len() as f32)));
                }
                out.extend(columns(prepared, *e, topic, asked, heard).map(|c| (c, At::Column(*e))));
            }
        }
    }
    let mut best: Vec<usize> = (0..letters.len()).filter(|e| letters[*e].rank > LEAST).collect();
    best.sort_by(|a, b| letters[*b].rank.total_cmp(&letters[*a].rank).then(a.cmp(b)));
    for e in best.into_iter().take(MOST) {
        out.push((crate::asked_before::one(earlier[e], asked.received_on), At::Earlier(e)));
    }
    out
}

/// The columns of a record that are called what is asked for, or hold the kind of thing that is sought.
fn columns<'p>(
    prepared: &'p Prepared<'_>,
    entry: usize,
    topic: &Topic,
    asked: &Asked<'_>,
    heard: &Heard,
) -> impl Iterator<Item = Candidate> + 'p {
    let entry = &prepared.entries[entry];
    let known = &prepared.known[entry.of];
    let sought = crate::asked_before::kinds_sought(asked.text);
    let open = sought.contains(&crate::asked_before::Kind::YesNo)
        || topic.wants.fields.is_empty()
        || topic.wants.fields.iter().any(|f| {
            matches!(
                f,
                Field::Plan | Field::Tender | Field::InUse | Field::Free | Field::Renewal | Field::Extension
            )
        });
    let mut found: Vec<(f32, usize)> = Vec::new();
    for (at, meaning) in known.columns.of.iter().enumerate() {
        let heading = known.register.headings.get(at).map_or("", String::as_str);
        let called = super::says_heading(heard, heading);
        let holds = sought.iter().any(|kind| {
            use crate::asked_before::Kind::*;
            match kind {
                Day => matches!(meaning, Meaning::Start | Meaning::End | Meaning::Renewal | Meaning::Review),
                Spent => matches!(meaning, Meaning::AnnualValue | Meaning::TotalValue | Meaning::Value),
                Who => matches!(meaning, Meaning::Supplier | Meaning::Contact),
                Count => matches!(meaning, Meaning::Quantity),
                Span => matches!(meaning, Meaning::Duration | Meaning::Extension),
                _ => false,
            }
        });
        // What is planned, taken up or so stands in remarks, if anywhere.
        let remarks =
            open && matches!(meaning, Meaning::Description | Meaning::Other) && heading_of_remarks(heading);
        let fits = called + if holds || remarks { 0.35 } else { 0.0 };
        if fits >= 0.35 && !matches!(meaning, Meaning::Title | Meaning::Category) {
            found.push((fits, at));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let received = asked.received_on;
    found
        .into_iter()
        .take(COLUMNS)
        .filter_map(move |(_, at)| crate::contracts::column(prepared, entry, at, received))
}

fn heading_of_remarks(heading: &str) -> bool {
    let line = crate::words::line(heading);
    [
        "comment",
        "remark",
        "note",
        "further information",
        "more",
        "status",
        "description",
        "detail",
        "additional",
        "position",
        "update",
    ]
    .iter()
    .any(|w| crate::words::has(&line, w))
}
