//! The memory: what the authority's registers and earlier answers say to a question, each with its source and how sure it is.
//!
//! A pure function of what is handed in: the same question and the same memory propose the same answers in the same
//! order. Nothing here decides: a proposal stands in no letter until an officer takes it. What is not known is proposed
//! by nothing: an empty list.

mod asked;
mod asked_before;
mod asks;
pub mod consistency;
mod contracts;
mod dates;
mod earlier;
mod facts;
mod field;
pub mod index;
mod letter;
mod position;
mod positions;
mod prepared;
pub mod recurring;
mod register;
mod tables;
mod terms;
mod thesaurus;
mod understand;
mod whom;
mod words;

use casework::register::{Register, RegisterKind};
use document::{Table, response::Disposition};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use asked::lead_in;
pub use asks::{asks, asks_alike, asks_words, search_names};
pub use earlier::{Rarities, index_words, search_words};
pub use letter::letter_words;
pub use prepared::Prepared;
pub use understand::{Understood, understand, understood};
pub use whom::{Whom, whom_to_ask};

/// The most candidates proposed for one question.
const MOST: usize = 5;
/// Below this a candidate tells an officer nothing.
const LEAST: f32 = 0.12;
/// Below this a candidate is only a place to look in, and stands in the list only where there are few better.
const LIKELY: f32 = 0.3;
/// How long a list such candidates make up.
const FEW: usize = 3;
/// The name of an earlier answer of the authority's own as a source.
const EARLIER: &str = "earlier answer";

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
    /// The register's name, "earlier answer", or whose answer it is where it is another authority's.
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

impl Candidate {
    /// Whether it is what another authority answered: for wording and comparison, never a fact of ours.
    pub fn is_anothers(&self) -> bool {
        self.source.kind == SourceKind::EarlierAnswer && self.source.name != EARLIER
    }
}

/// What the memory proposes for a question, the best first; empty when nothing is known. Who asks several questions of
/// the same registers makes them ready once, with [`Prepared`].
pub fn propose(asked: &Asked<'_>, memory: &Memory<'_>) -> Vec<Candidate> {
    Prepared::of(memory.registers, memory.names).propose(asked, memory.earlier, memory.rarities)
}

impl Prepared<'_> {
    /// What these registers and earlier answers propose for a question, the best first; empty when nothing is known.
    pub fn propose(
        &self,
        asked: &Asked<'_>,
        earlier: &[EarlierAnswer],
        rarities: Option<&Rarities>,
    ) -> Vec<Candidate> {
        if self.names.is_empty() {
            return self.propose_in_known_words(asked, earlier, rarities);
        }
        let own = |text: Option<&str>| text.map(|t| self.own_names(t));
        let (text, stem, heading, subject) =
            (self.own_names(asked.text), own(asked.stem), own(asked.heading), own(asked.subject));
        let previous: Vec<String> = asked.previous.iter().map(|p| self.own_names(p)).collect();
        let previous: Vec<&str> = previous.iter().map(String::as_str).collect();
        let asked = Asked {
            text: &text,
            stem: stem.as_deref(),
            heading: heading.as_deref(),
            subject: subject.as_deref(),
            previous: &previous,
            received_on: asked.received_on,
        };
        self.propose_in_known_words(&asked, earlier, rarities)
    }

    fn propose_in_known_words(
        &self,
        asked: &Asked<'_>,
        earlier: &[EarlierAnswer],
        rarities: Option<&Rarities>,
    ) -> Vec<Candidate> {
        let question = asked::Question::of(asked);
        let said = terms::Topic::of(asked);
        let topic = self.in_known_words(&said);
        let mut found = Vec::new();
        let plan = topic.wants.fields.contains(&field::Field::Plan);
        if plan {
            let links = self.links(&topic);
            for (of, _) in
                self.known.iter().enumerate().filter(|(_, k)| k.columns.kind == RegisterKind::Facts)
            {
                found.extend(facts::candidates(
                    self,
                    of,
                    &topic,
                    asked.text,
                    &question,
                    &links,
                    asked.received_on,
                ));
            }
        } else {
            // What no record speaks of tells no record from another.
            let mut topic = topic.clone();
            topic.near.retain(|(word, _)| self.knows(word));
            let links = self.links(&topic);
            for (of, known) in self.known.iter().enumerate() {
                found.extend(match known.columns.kind {
                    RegisterKind::Contracts => contracts::candidates(
                        self,
                        of,
                        &topic,
                        asked.text,
                        &question,
                        &links,
                        asked.received_on,
                    ),
                    RegisterKind::Facts => {
                        facts::candidates(self, of, &topic, asked.text, &question, &links, asked.received_on)
                    }
                    RegisterKind::Positions | RegisterKind::Table => Vec::new(),
                });
            }
            let registers: Vec<&Register> = self.known.iter().map(|k| k.register).collect();
            let memory = Memory { registers: &registers, earlier, rarities, names: &self.names };
            found.extend(tables::candidates(asked, &memory, &self.known));
            positions::withhold(self, &topic, asked.text, &mut found);
            found.extend(positions::candidates(self, &topic, asked.text, asked.received_on));
        }
        let before = asked_before::candidates(asked, &topic, earlier, rarities, &found);
        found.extend(before);
        settled(found)
    }
}

/// Candidates in the order in which they are proposed.
fn settled(mut found: Vec<Candidate>) -> Vec<Candidate> {
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
    let likely = found.iter().filter(|c| c.confidence >= LIKELY).count();
    found.truncate(likely.clamp(FEW, MOST));
    found
}
