//! The memory: what the authority's registers and earlier answers say to a question, each with its source and how sure it is.
//!
//! A pure function of what is handed in: the same question and the same memory propose the same answers in the same
//! order. Nothing here decides: a proposal stands in no letter until an officer takes it. What is not known is proposed
//! by nothing: an empty list.

mod asked;
pub mod consistency;
mod contracts;
mod dates;
mod earlier;
mod facts;
mod field;
pub mod index;
mod letter;
mod position;
pub mod recurring;
mod register;
mod tables;
mod understand;
mod whom;
mod words;

use casework::register::Register;
use document::{Table, response::Disposition};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use asked::lead_in;
pub use earlier::{Rarities, index_words, search_words};
pub use letter::letter_words;
pub use understand::{Understood, understand, understood};
pub use whom::{Whom, whom_to_ask};

/// The most candidates proposed for one question.
const MOST: usize = 5;
/// Below this a candidate tells an officer nothing.
const LEAST: f32 = 0.3;

/// A question with the words around it that say what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The question's own words.
    pub text: &'a str,
    /// Words that it shares with other questions.
    pub stem: Option<&'a str>,
    /// The part that it stands under.
    pub heading: Option<&'a str>,
    /// What the request is about.
    pub subject: Option<&'a str>,
    /// The questions that stand before it in the same request, in order: "and when does it end?" leans on them.
    pub previous: &'a [&'a str],
    /// The day of receipt: answers are as at this day.
    pub received_on: Date,
}

/// An answer that the authority gave before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// The question then.
    pub question: String,
    /// The heading and the subject it stood under then.
    pub context: String,
    /// The answer.
    pub answer: String,
    /// A table that belongs to it.
    pub table: Option<Table>,
    /// What became of the question.
    pub disposition: Disposition,
    /// The provisions relied on.
    pub provisions: Vec<String>,
    /// The request's reference.
    pub reference: String,
    /// The day of the answer; none where nobody knows it.
    pub date: Option<Date>,
    /// Whether it stands in the disclosure log.
    pub published: bool,
    /// The other authority that gave it; none where it is our own. Another's answer is for wording and comparison and
    /// never our fact.
    pub of: Option<String>,
}

/// What is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory<'a> {
    /// The registers as at the day of receipt.
    pub registers: &'a [&'a Register],
    /// Earlier answers of this authority.
    pub earlier: &'a [EarlierAnswer],
    /// The authority's own thesaurus: a word or name, and the other names that it has here.
    pub names: &'a [(String, Vec<String>)],
    /// How rare words are among all answered questions; without it, only what is handed in is counted.
    pub rarities: Option<&'a Rarities>,
}

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A register.
    Register,
    /// An earlier answer.
    EarlierAnswer,
}

/// The source of a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The register's name, or "earlier answer".
    pub name: String,
    /// The record's own reference, or that of the earlier request.
    pub reference: String,
    /// As at which day it is true, or was answered; none where nobody knows it.
    pub date: Option<Date>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Which record.
    pub record: String,
    /// Which field of it.
    pub field: String,
    /// Who owns the register and can say whether it is still true.
    pub owner: Option<String>,
}

/// A proposed answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The answer in words.
    pub text: String,
    /// The answer as a table, where it is one.
    pub table: Option<Table>,
    /// What would become of the question.
    pub disposition: Disposition,
    /// The provisions that the standing position relies on.
    pub provisions: Vec<String>,
    /// How sure it is that this answers the question, from 0 to 1.
    pub confidence: f32,
    /// Where it comes from.
    pub source: Source,
    /// Whether it is so old that its owner should be asked.
    pub stale: bool,
    /// The position on disclosure as its owner wrote it, where it is more than to give.
    pub note: Option<String>,
}

/// What the memory proposes for a question, the best first; empty when nothing is known.
pub fn propose(asked: &Asked<'_>, memory: &Memory<'_>) -> Vec<Candidate> {
    let question = asked::Question::of(asked);
    let mut found = Vec::new();
    if !question.fields.contains(&field::Field::Plan) {
        for register in memory.registers {
            match register::Kind::of(register) {
                register::Kind::Contracts(columns) => {
                    found.extend(contracts::candidates(&question, register, &columns, asked.received_on));
                }
                register::Kind::Facts(columns) => {
                    found.extend(facts::candidates(&question, register, &columns, asked.received_on));
                }
                register::Kind::Table => {}
            }
        }
        found.extend(tables::candidates(asked, memory));
    }
    found.extend(earlier::candidates(&question, asked, memory.earlier, memory.rarities));
    found.retain(|c| c.confidence >= LEAST);
    for candidate in &mut found {
        candidate.confidence = (candidate.confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0;
    }
    // The surest first; of equals the newer, then by name, so that the order is always the same.
    found.sort_by(|a, b| {
        b.confidence
            .total_cmp(&a.confidence)
            .then(b.source.date.cmp(&a.source.date))
            .then(a.source.name.cmp(&b.source.name))
            .then(a.source.record.cmp(&b.source.record))
            .then(a.text.cmp(&b.text))
    });
    found.dedup_by(|later, first| {
        later.text == first.text && later.disposition == first.disposition && later.table == first.table
    });
    found.truncate(MOST);
    found
}
