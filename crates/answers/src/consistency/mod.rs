//! Whether an answer agrees with what the authority said before, with its registers and its standing positions.
//!
//! Each finding shows both sides. Nothing is decided here: information changes, and an officer may well answer otherwise
//! today; but then on purpose, and able to say why.

mod mosaic;
mod same;
mod values;

use document::{Language, Table, response::Disposition};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Asked, Candidate, EarlierAnswer, Memory, Source, SourceKind};
use same::Matter;
use values::disagree;

/// Below this confidence a register's value may be about something else.
const SURE: f32 = 0.6;

/// What is wrong between two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// Another value, or another position, than an earlier answer, a register or a standing position.
    Contradicts,
    /// True once, and due to be looked at again.
    Stale,
    /// Gives what was withheld before, or withholds what was given.
    WithheldBefore,
    /// With earlier answers it shows what was withheld as a whole.
    Mosaic,
}

/// The other side of a warning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// What it says.
    pub text: String,
    /// What became of the question there.
    pub disposition: Disposition,
    /// The provisions relied on there.
    pub provisions: Vec<String>,
    /// Where it stands.
    pub source: Source,
}

/// A warning about an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// What is wrong.
    pub kind: WarningKind,
    /// The other side.
    pub with: Side,
    /// In one sentence for the officer.
    pub why: String,
    /// Further answers that the picture is put together from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Side>,
}

/// The answer that is looked at: one that is proposed, or one that an officer wrote.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// The answer in words.
    pub text: &'a str,
    /// A table that belongs to it.
    pub table: Option<&'a Table>,
    /// What becomes of the question.
    pub disposition: Disposition,
    /// The source it was taken from, where it was.
    pub source: Option<&'a Source>,
    /// Whether that source is due to be looked at again.
    pub stale: bool,
}

impl<'a> From<&'a Candidate> for Looked<'a> {
    fn from(candidate: &'a Candidate) -> Self {
        Looked {
            text: &candidate.text,
            table: candidate.table.as_ref(),
            disposition: candidate.disposition,
            source: Some(&candidate.source),
            stale: candidate.stale,
        }
    }
}

/// Whether an answer of this kind shows what was asked for.
fn shows(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Given | Disposition::GivenInPart | Disposition::Accessible)
}

/// Whether an answer of this kind says the value itself: one that is public already only says where.
fn says(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Given | Disposition::GivenInPart)
}

/// Whether an answer of this kind keeps what was asked for.
fn keeps(disposition: Disposition) -> bool {
    matches!(disposition, Disposition::Withheld | Disposition::Ncnd)
}

/// What does not agree with an answer, the gravest first. `candidates` is what [`crate::propose`] found for the question.
pub fn warnings(
    asked: &Asked<'_>,
    looked: &Looked<'_>,
    memory: &Memory<'_>,
    candidates: &[Candidate],
) -> Vec<Warning> {
    let matter = Matter::of(asked);
    let ours = |e: &&EarlierAnswer| e.of.is_none() && e.date.is_none_or(|day| day <= asked.received_on);
    let mut before: Vec<&EarlierAnswer> =
        memory.earlier.iter().filter(ours).filter(|e| !is_source(looked, e)).collect();
    before.sort_by_key(|e| std::cmp::Reverse(e.date));
    let same: Vec<&EarlierAnswer> =
        before.iter().copied().filter(|e| matter.is_same(&Matter::then(e))).collect();

    let mut found = Vec::new();
    found.extend(withheld_before(looked, &same));
    found.extend(mosaic::warning(asked, &matter, looked, &before));
    found.extend(against_registers(&matter, looked, candidates));
    found.extend(against_earlier(&matter, looked, &same));
    found.extend(stale(looked));
    found
}

/// Whether two answers to the same question cannot both be given: they say other values, or one shows what the other
/// keeps back.
pub fn disagree_on(asked: &Asked<'_>, one: &Looked<'_>, other: &Looked<'_>) -> bool {
    shows(one.disposition) && keeps(other.disposition)
        || keeps(one.disposition) && shows(other.disposition)
        || one.disposition != Disposition::Accessible
            && other.disposition != Disposition::Accessible
            && disagree(&Matter::of(asked), one.text, one.table, other.text, other.table)
}

fn is_source(looked: &Looked<'_>, e: &EarlierAnswer) -> bool {
    looked.source.is_some_and(|s| {
        s.kind == SourceKind::EarlierAnswer && s.reference == e.reference && s.field == e.question
    })
}

/// What was said before, in the words of the answer of then.
fn side(e: &EarlierAnswer) -> Side {
    Side {
        text: e.answer.clone(),
        disposition: e.disposition,
        provisions: e.provisions.clone(),
        source: Source {
            name: crate::EARLIER.to_owned(),
            reference: e.reference.clone(),
            date: e.date,
            kind: SourceKind::EarlierAnswer,
            record: e.context.clone(),
            field: e.question.clone(),
            owner: None,
        },
    }
}

fn on(date: Option<Date>) -> String {
    date.map_or_else(
        || "on a day nobody noted".to_owned(),
        |day| format!("on {}", Language::English.date(day)),
    )
}

fn under(provisions: &[String]) -> String {
    if provisions.is_empty() { String::new() } else { format!(" under {}", provisions.join(", ")) }
}

/// The newest answer to the same question that decided the other way.
fn withheld_before(looked: &Looked<'_>, same: &[&EarlierAnswer]) -> Option<Warning> {
    let newest = same.iter().find(|e| shows(e.disposition) || keeps(e.disposition))?;
    let kept_then = keeps(newest.disposition)
        || newest.disposition == Disposition::GivenInPart && looked.disposition == Disposition::Given;
    let why = if kept_then && shows(looked.disposition) {
        let how = match newest.disposition {
            Disposition::Ncnd => "was neither confirmed nor denied",
            Disposition::GivenInPart => "was given only in part",
            _ => "was withheld",
        };
        format!(
            "This {how} {}{} ({}): say what has changed, or keep to it.",
            on(newest.date),
            under(&newest.provisions),
            newest.reference
        )
    } else if keeps(looked.disposition) && shows(newest.disposition) {
        format!(
            "This was given {} ({}): what is public cannot be withheld without a reason of today.",
            on(newest.date),
            newest.reference
        )
    } else {
        return None;
    };
    Some(Warning { kind: WarningKind::WithheldBefore, with: side(newest), why, pieces: Vec::new() })
}

/// The surest register or standing position that says otherwise.
fn against_registers(matter: &Matter, looked: &Looked<'_>, candidates: &[Candidate]) -> Option<Warning> {
    let other = candidates
        .iter()
        .filter(|c| c.source.kind == SourceKind::Register && c.confidence >= SURE)
        .filter(|c| looked.source != Some(&c.source))
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    let named = if other.source.record.is_empty() {
        format!("\u{201c}{}\u{201d}", other.source.name)
    } else {
        format!("\u{201c}{}\u{201d}, {}", other.source.name, other.source.record)
    };
    let why = if keeps(other.disposition) && shows(looked.disposition) {
        format!("The position in {named} is not to give this{}.", under(&other.provisions))
    } else if shows(other.disposition) && keeps(looked.disposition) {
        format!("The register {named} has this as something to give.")
    } else if says(other.disposition)
        && says(looked.disposition)
        && disagree(matter, looked.text, looked.table, &other.text, other.table.as_ref())
    {
        match other.source.date {
            Some(day) => {
                format!("The register {named} says otherwise as at {}.", Language::English.date(day))
            }
            None => format!("The register {named} says otherwise."),
        }
    } else {
        return None;
    };
    let with = Side {
        text: other.text.clone(),
        disposition: other.disposition,
        provisions: other.provisions.clone(),
        source: other.source.clone(),
    };
    Some(Warning { kind: WarningKind::Contradicts, with, why, pieces: Vec::new() })
}

/// The newest answer to the same question, where its value was another.
fn against_earlier(matter: &Matter, looked: &Looked<'_>, same: &[&EarlierAnswer]) -> Option<Warning> {
    let newest = same.iter().find(|e| shows(e.disposition) || e.disposition == Disposition::NotHeld)?;
    let held = newest.disposition != Disposition::NotHeld;
    let differs = if shows(looked.disposition) && held {
        says(looked.disposition)
            && says(newest.disposition)
            && disagree(matter, looked.text, looked.table, &newest.answer, newest.table.as_ref())
    } else {
        // Held once and not held now, or the reverse.
        shows(looked.disposition) && !held || looked.disposition == Disposition::NotHeld && held
    };
    let why = || {
        let then = if held { "another answer was given" } else { "it was said not to be held" };
        format!("To the same question {then} {} ({}).", on(newest.date), newest.reference)
    };
    differs.then(|| Warning {
        kind: WarningKind::Contradicts,
        with: side(newest),
        why: why(),
        pieces: Vec::new(),
    })
}

/// Its own source, where that is due to be looked at again.
fn stale(looked: &Looked<'_>) -> Option<Warning> {
    let source = looked.source.filter(|_| looked.stale)?;
    let since = match source.date {
        Some(day) => format!("This was true as at {}", Language::English.date(day)),
        None => "Nobody noted when this was true".to_owned(),
    };
    let ask = match &source.owner {
        Some(owner) if !owner.is_empty() => format!("ask {owner} whether it still is"),
        _ => "ask whoever holds it whether it still is".to_owned(),
    };
    let with = Side {
        text: looked.text.to_owned(),
        disposition: looked.disposition,
        provisions: Vec::new(),
        source: source.clone(),
    };
    Some(Warning { kind: WarningKind::Stale, with, why: format!("{since}: {ask}."), pieces: Vec::new() })
}
