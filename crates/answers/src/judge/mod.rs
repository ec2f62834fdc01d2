//! How sure it is that a candidate answers a question: what every part of the program found is put side by side with what
//! is only found by its words, everything that speaks for and against each is numbered, and learned weights make of it the
//! share of such answers that were right. Where candidates come from is not known here.

mod bag;
mod before;
mod doubts;
mod heard;
mod marks;
mod more;
mod near;
mod sure;
mod weights;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use casework::register::{Meaning, RegisterKind};
use document::response::Disposition;

pub(crate) use bag::{Bag, Vocabulary};
use before::Before;
use heard::{Heard, Said};
use marks::{Known, marks};
pub(crate) use near::in_known_words;
use sure::BY_WORDS;
pub use sure::Weighed;

use crate::{
    Asked, Candidate, EarlierAnswer, SourceKind,
    asked_before::{Kind, OTHERS, kind_fits, kinds_sought, years},
    prepared::{Entry, Prepared},
    terms::Topic,
    texts::Texts,
};

/// A position that the part of the program for positions is less sure of is no surer by its words.
const POSITION: f32 = 0.7;

/// Words that weigh less than this tell little.
const LITTLE: f32 = 0.8;

/// The names of what speaks for and against a candidate, in the order of [`crate::Prepared::weighed`].
pub fn mark_names() -> &'static [&'static str] {
    marks::NAMES
}

/// The words of a place where an answer may stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub names: Arc<Bag>,
    pub all: Arc<Bag>,
}

impl Words {
    /// The words of a record of a register.
    pub(crate) fn of_entry(columns: &crate::understand::Columns, entry: &Entry<'_>) -> Words {
        let measure = columns.get(entry.row, Meaning::Measure);
        let mut names = entry.title.to_owned();
        if entry.kind == RegisterKind::Contracts {
            for meaning in [Meaning::Category, Meaning::Title] {
                let said = columns.get(entry.row, meaning);
                if said != entry.title {
                    names = names + " ; " + said;
                }
            }
        } else {
            names = names + " ; " + measure;
        }
        Words { names: Arc::new(Bag::of(&names)), all: Arc::new(Bag::of(&entry.row.join(" ; "))) }
    }

    fn of_earlier(answer: &EarlierAnswer, texts: &Texts) -> Words {
        let short: String = answer.answer.chars().take(500).collect();
        let all = format!("{} ; {} ; {short}", answer.question, answer.context);
        Words { names: texts.bag(&answer.question), all: texts.bag(&all) }
    }

    fn of_candidate(candidate: &Candidate) -> Words {
        let source = &candidate.source;
        let caption = candidate.table.as_ref().map_or("", |t| t.caption.as_str());
        let rows = candidate.table.iter().flat_map(|t| &t.rows).filter_map(|r| r.first());
        let rows: Vec<&str> = rows.map(String::as_str).collect();
        let names = format!("{} ; {}", source.record, source.field);
        let all = format!("{names} ; {} ; {caption} ; {}", source.name, rows.join(" ; "));
        Words { names: Arc::new(Bag::of(&names)), all: Arc::new(Bag::of(&all)) }
    }
}

/// Where a candidate stands among the places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Entry(usize),
    Earlier(usize),
    Apart(usize),
}

fn given(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Given | Disposition::GivenInPart)
}

/// The kinds of places in the order of their marks.
fn place(prepared: &Prepared<'_>, at: At) -> usize {
    match at {
        At::Entry(e) => match prepared.entries[e].kind {
            RegisterKind::Contracts => 0,
            RegisterKind::Facts => 1,
            RegisterKind::Positions => 2,
            RegisterKind::Table => 3,
        },
        At::Apart(_) => 3,
        At::Earlier(_) => 4,
    }
}

fn entry_of(prepared: &Prepared<'_>, candidate: &Candidate) -> Option<usize> {
    let source = &candidate.source;
    if source.kind != SourceKind::Register || candidate.table.is_some() {
        return None;
    }
    let fits = |e: &&Entry<'_>| {
        let known = &prepared.known[e.of];
        e.title == source.record
            && known.register.name == source.name
            && match e.kind {
                RegisterKind::Contracts => {
                    let reference = known.columns.get(e.row, Meaning::Reference);
                    reference == source.reference || reference.is_empty()
                }
                _ => known.columns.get(e.row, Meaning::Measure) == source.field,
            }
    };
    prepared.entries.iter().position(|e| fits(&e))
}

/// Judges candidates and those that are only found by their words: each with its marks.
pub(crate) fn weighed(
    prepared: &Prepared<'_>,
    asked: &Asked<'_>,
    (said, topic): (&Topic, &Topic),
    before: Option<&Candidate>,
    (earlier, most): (&[&EarlierAnswer], &[f32]),
    found: Vec<Candidate>,
) -> Vec<Weighed> {
    let vocabulary = &prepared.vocabulary;
    let of_earlier: Vec<Words> = earlier.iter().map(|e| Words::of_earlier(e, &prepared.texts)).collect();
    let heard = Heard::of(asked, said, vocabulary);
    let rank = |words: &Words| heard.said(&words.names, &words.all, vocabulary);
    let entries: Vec<Said> = prepared.words.iter().map(&rank).collect();
    let letters: Vec<Said> = of_earlier.iter().map(&rank).collect();
    let mut all: Vec<(Candidate, At)> = Vec::new();
    let mut apart: Vec<(Words, Said)> = Vec::new();
    let letter = |c: &Candidate| {
        earlier.iter().position(|e| {
            e.reference == c.source.reference
                && e.question == c.source.field
                && (e.answer == c.text || e.of.is_some() && c.text.ends_with(&e.answer))
        })
    };
    for candidate in found {
        let at = match candidate.source.kind {
            SourceKind::Register => entry_of(prepared, &candidate).map(At::Entry),
            SourceKind::EarlierAnswer => letter(&candidate).map(At::Earlier),
        };
        let at = at.unwrap_or_else(|| {
            let words = Words::of_candidate(&candidate);
            let said = rank(&words);
            apart.push((words, said));
            At::Apart(apart.len() - 1)
        });
        all.push((candidate, at));
    }
    // What another authority answered is no rival of what is ours.
    let ours = |c: &Candidate| if c.is_anothers() { 0.0 } else { c.confidence };
    let experts: Vec<f32> = all.iter().map(|(c, _)| ours(c)).collect();
    let mut columns: BTreeSet<usize> = BTreeSet::new();
    let mut wholes: BTreeMap<usize, f32> = BTreeMap::new();
    let entry_before = before.and_then(|c| entry_of(prepared, c));
    let places = more::Places { entries: &entries, letters: &letters, before: entry_before };
    for (candidate, at) in more::by_words(prepared, topic, asked, earlier, &places, &heard) {
        let (at, column, whole) = match at {
            more::At::Entry(e) => (At::Entry(e), false, None),
            more::At::Column(e) => (At::Entry(e), true, None),
            more::At::Whole(e, share) => (At::Entry(e), false, Some(share)),
            more::At::Earlier(e) => (At::Earlier(e), false, None),
        };
        let known = |(other, place): &(Candidate, At)| {
            *place == at
                && (!column && whole.is_none()
                    || other.source.field == candidate.source.field
                    || other.text == candidate.text)
        };
        if !all.iter().any(known) {
            if let Some(share) = whole {
                wholes.insert(all.len(), share);
            } else if column {
                columns.insert(all.len());
            }
            all.push((candidate, at));
        }
    }
    let said_of = |at: At| match at {
        At::Entry(e) => entries[e],
        At::Earlier(e) => letters[e],
        At::Apart(a) => apart[a].1,
    };
    let best_but = |not: At, kin: Option<usize>| -> f32 {
        let e = (0..entries.len()).map(At::Entry);
        let l = (0..letters.len()).filter(|e| earlier[*e].of.is_none()).map(At::Earlier);
        let a = (0..apart.len()).map(At::Apart);
        e.chain(l)
            .chain(a)
            .filter(|at| *at != not && kin.is_none_or(|k| place(prepared, *at) == k))
            .map(|at| said_of(at).rank)
            .fold(0.0, f32::max)
    };
    let asked_years: BTreeSet<_> = years(asked.text).into_iter().collect();
    let sought = kinds_sought(asked.text);
    let past = crate::asked::Question::of(asked).past;
    let of_ours = || of_earlier.iter().zip(earlier).filter(|(_, e)| e.of.is_none()).map(|(w, _)| w);
    let unknown = {
        let all: f32 = heard.own.iter().map(|t| t.weight).sum();
        let known = |t: &&bag::Token| prepared.words.iter().chain(of_ours()).any(|w| w.all.says(t) >= 0.5);
        let unknown: f32 = heard.own.iter().filter(|t| !known(t)).map(|t| t.weight).sum();
        if all > 0.15 { unknown / all } else { 0.0 }
    };
    // What the registers say today, where a field or measure is held that fits.
    let now = all
        .iter()
        .filter_map(|(c, at)| match at {
            At::Entry(e) if !c.stale && given(c.disposition) => {
                (more::field_fit(prepared, topic, asked, *e) >= 0.5).then(|| entries[*e].rank)
            }
            _ => None,
        })
        .fold(0.0, f32::max);
    let fields = more::asked_for(asked, topic);
    let wanted = fields.len().max(1);
    let first = experts.iter().copied().fold(0.0, f32::max);
    let texts: Vec<String> = all
        .iter()
        .map(|(c, _)| if c.is_anothers() { String::new() } else { c.text.to_lowercase() })
        .collect();
    let out: Vec<Weighed> = all
        .iter()
        .enumerate()
        .map(|(number, (candidate, at))| {
            let kind_of_place = place(prepared, *at);
            let said = said_of(*at);
            let expert = experts.get(number).copied().unwrap_or(0.0);
            let above = |other: f32| {
                let most = said.rank.max(other);
                if most > 0.0 { (said.rank - other) / most } else { 0.0 }
            };
            let then = match at {
                At::Earlier(e) => prepared.texts.sought(&earlier[*e].question),
                _ => Vec::new(),
            };
            let answer = given(candidate.disposition).then(|| prepared.texts.said(&candidate.text));
            let kind = kind_of(&sought, &then, answer.as_deref());
            let says_years: BTreeSet<_> =
                years(&format!("{} {} {}", candidate.source.field, candidate.source.record, candidate.text))
                    .into_iter()
                    .collect();
            let in_field: BTreeSet<_> = years(&candidate.source.field).into_iter().collect();
            let known = Known {
                place: kind_of_place,
                expert,
                field: match at {
                    At::Entry(_) if columns.contains(&number) => 0.0,
                    At::Entry(_) if wholes.contains_key(&number) => {
                        wholes.get(&number).copied().unwrap_or(0.0)
                    }
                    At::Entry(e) => more::field_fit(prepared, topic, asked, *e),
                    _ => 0.7,
                },
                column: columns.contains(&number),
                whole: wholes.contains_key(&number),
                covers: match kind_of_place {
                    0 => (candidate.source.field.split(", ").count() as f32 / wanted as f32).min(1.0),
                    _ if wanted > 1 => 0.6,
                    _ => 1.0,
                },
                kind,
                said,
                above: above(best_but(*at, None)),
                above_kin: above(best_but(*at, Some(kind_of_place))),
                fields: topic.wants.fields.len(),
                stale: candidate.stale,
                given: given(candidate.disposition),
                lacks_year: !asked_years.is_empty() && asked_years.is_disjoint(&says_years),
                other_year: !in_field.is_empty() && in_field.is_disjoint(&asked_years),
                past,
                agreed: texts.iter().enumerate().any(|(other, text)| {
                    other != number
                        && text.len() > 3
                        && (texts[number].contains(text) || text.contains(&texts[number]))
                }),
                first: expert > 0.0 && expert >= first,
                heading: says_heading(&heard, &candidate.source.field),
                unknown,
                now: if said.rank > 0.0 { (now / said.rank).min(1.0) } else { 0.0 },
                before: before.map_or(Before::default(), |b| Before::of(b, candidate)),
                rival: experts
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != number)
                    .map(|(_, e)| *e)
                    .fold(0.0, f32::max),
            };
            let most = match at {
                At::Earlier(e) => most.get(*e).copied().unwrap_or(1.0),
                At::Entry(_) if kind_of_place == 2 => expert.max(POSITION),
                _ => 1.0,
            };
            // What another authority answered is for wording and comparison.
            let most = if candidate.is_anothers() { most.min(OTHERS) } else { most };
            let (words, register) = match at {
                At::Entry(e) => (&prepared.words[*e], Some(prepared.entries[*e].kind)),
                At::Earlier(e) => (&of_earlier[*e], None),
                At::Apart(a) => (&apart[*a].0, None),
            };
            let doubtful = doubts::doubtful(asked, &heard, candidate, register, &fields, &words.all);
            let most = if doubtful { most.min(BY_WORDS) } else { most };
            Weighed {
                candidate: candidate.clone(),
                marks: marks(&heard, &known),
                place: kind_of_place,
                expert,
                leans: heard.mass() < LITTLE,
                field: known.field,
                named: known.said.named_around,
                rival: known.rival,
                most,
            }
        })
        .collect();
    out
}

/// How far the kind of an answer is what is sought.
fn kind_of(sought: &[Kind], then: &[Kind], answer: Option<&[Kind]>) -> f32 {
    let then = if then.is_empty() { answer.unwrap_or(&[]) } else { then };
    kind_fits(sought, then, answer)
}

/// How far the question says the words of a field, each of them or a near-synonym.
fn says_heading(heard: &Heard, text: &str) -> f32 {
    let said = bag::all_tokens(text);
    let (mut all, mut known) = (0.0, 0.0);
    for token in &said {
        all += 1.0;
        known += heard.whole.iter().map(|t| t.is(token)).fold(0.0, f32::max);
    }
    if all > 0.0 { known / all } else { 0.0 }
}
