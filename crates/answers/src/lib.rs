//! The memory: what the authority's registers and earlier answers say to a question, each with its source and how sure it is.
//!
//! A pure function of what is handed in: the same question and the same memory propose the same answers in the same
//! order. Nothing here decides: a proposal stands in no letter until an officer takes it. What is not known is proposed
//! by nothing: an empty list.

mod asked;
mod asked_before;
mod asks;
mod clauses;
pub mod consistency;
mod contracts;
mod dates;
mod earlier;
mod facts;
mod field;
pub mod index;
mod judge;
mod letter;
mod position;
mod positions;
mod prepared;
pub mod recurring;
mod register;
mod several;
mod tables;
mod terms;
mod texts;
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
pub use judge::{Weighed, mark_names};
pub use letter::letter_words;
pub use prepared::Prepared;
pub use understand::{Understood, understand, understood};
pub use whom::{Whom, whom_to_ask};

/// The most candidates proposed for one question.
const MOST: usize = 5;
/// Below this a candidate tells an officer nothing.
const LEAST: f32 = 0.06;
/// Below this a candidate is only a place to look in, and stands in the list only where there are few better.
const LIKELY: f32 = 0.3;
/// From here on a candidate says all that is asked.
const SURE: f32 = 0.8;
/// What answers a part of what is asked is so much less sure than what answers the whole.
const PART: f32 = 0.75;
/// From here on what tables say to a question's own words is enough.
const TABLE: f32 = 0.6;
/// How many questions are looked back for what a question leans on.
const BEFORE: usize = 3;
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

/// What the memory holds that says what is asked and no more, as sure as the part of the program is that found it: for
/// what is offered to somebody who cannot judge it.
pub fn propose_strictly(asked: &Asked<'_>, memory: &Memory<'_>) -> Vec<Candidate> {
    let prepared = Prepared::of(memory.registers, memory.names);
    let weighed = prepared.weighed(asked, memory.earlier, memory.rarities);
    settled(weighed.into_iter().map(|w| w.candidate).collect())
}

impl Prepared<'_> {
    /// What these registers and earlier answers propose for a question, the best first; empty when nothing is known.
    pub fn propose(
        &self,
        asked: &Asked<'_>,
        earlier: &[EarlierAnswer],
        rarities: Option<&Rarities>,
    ) -> Vec<Candidate> {
        let mut found = self.each(asked, earlier, rarities);
        let best = found.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        if best.is_none_or(|c| c.confidence < SURE) {
            let ask = |one: &Asked<'_>| settled(self.each(one, earlier, rarities)).into_iter().next();
            if let Some(mut all) = several::together(asked, best, ask) {
                // One that says a part of it comes after all of it.
                for one in found.iter_mut().filter(|one| all.text.contains(&one.text)) {
                    all.confidence = all.confidence.max(one.confidence);
                    one.confidence *= PART;
                }
                found.push(all);
            }
        }
        settled(found)
    }

    /// What is proposed for a question as one.
    fn each(
        &self,
        asked: &Asked<'_>,
        earlier: &[EarlierAnswer],
        rarities: Option<&Rarities>,
    ) -> Vec<Candidate> {
        let weighed = self.weighed(asked, earlier, rarities).into_iter();
        let mut found: Vec<Candidate> = weighed.map(sure).collect();
        whole_first(&mut found);
        positions::by_the_piece(self, &terms::Topic::of(asked), asked.text, &mut found);
        found
    }

    /// What these registers and earlier answers may say to a question, each with what speaks for it and against it in the
    /// order of [`mark_names`]: from these the weights are learned.
    pub fn weighed(
        &self,
        asked: &Asked<'_>,
        earlier: &[EarlierAnswer],
        rarities: Option<&Rarities>,
    ) -> Vec<Weighed> {
        let in_words = |text: &str| self.in_near_words(&self.own_names(text));
        let own = |text: Option<&str>| text.map(&in_words);
        let (text, stem, heading, subject) =
            (in_words(asked.text), own(asked.stem), own(asked.heading), own(asked.subject));
        let previous: Vec<String> = asked.previous.iter().map(|p| in_words(p)).collect();
        let previous: Vec<&str> = previous.iter().map(String::as_str).collect();
        let plain = Asked { text: &self.own_names(asked.text), ..*asked };
        let changed = plain.text != text;
        let asked = Asked {
            text: &text,
            stem: stem.as_deref(),
            heading: heading.as_deref(),
            subject: subject.as_deref(),
            previous: &previous,
            received_on: asked.received_on,
        };
        self.weighed_in_known_words(&asked, changed.then_some(&plain), (earlier, rarities), BEFORE)
    }

    /// What the question before most likely is answered by, where this one leans on it; `depth` questions back at most.
    fn before(
        &self,
        asked: &Asked<'_>,
        earlier: &[EarlierAnswer],
        rarities: Option<&Rarities>,
        depth: usize,
    ) -> Option<Candidate> {
        let (text, previous) = asked.previous.split_last().filter(|_| depth > 0)?;
        let one = Asked { text, previous, ..*asked };
        let found = self.weighed_in_known_words(&one, None, (earlier, rarities), depth - 1);
        found.into_iter().map(sure).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }

    /// `plain` is the question in its own words, where those differ.
    fn weighed_in_known_words(
        &self,
        asked: &Asked<'_>,
        plain: Option<&Asked<'_>>,
        (earlier, rarities): (&[EarlierAnswer], Option<&Rarities>),
        depth: usize,
    ) -> Vec<Weighed> {
        let question = asked::Question::of(asked);
        let mut said = terms::Topic::of(asked);
        // Which field is asked for the question says in its own words.
        let own_text = plain.map_or(asked.text, |p| p.text);
        if let Some(plain) = plain {
            let fields = terms::Topic::of(plain).wants.fields;
            if !fields.is_empty() {
                said.wants.fields = fields;
            }
        }
        let leant_on = said.leans.then(|| self.before(asked, earlier, rarities, depth)).flatten();
        let topic = self.in_known_words(&said);
        let mut found = Vec::new();
        let plan = topic.wants.fields.contains(&field::Field::Plan);
        // What no record speaks of tells no record from another.
        let mut telling = topic.clone();
        if !plan {
            telling.near.retain(|(word, _)| self.knows(word));
        }
        let links = self.links(&telling);
        for (of, known) in self.known.iter().enumerate() {
            found.extend(match known.columns.kind {
                RegisterKind::Contracts if !plan => contracts::candidates(
                    self,
                    of,
                    &telling,
                    asked.text,
                    &question,
                    &links,
                    asked.received_on,
                ),
                RegisterKind::Facts => {
                    facts::candidates(self, of, &telling, asked.text, &question, &links, asked.received_on)
                }
                _ => Vec::new(),
            });
        }
        if !plan {
            let registers: Vec<&Register> = self.known.iter().map(|k| k.register).collect();
            let memory = Memory { registers: &registers, earlier, rarities, names: &self.names };
            // A table is asked in the question's own words first: what is near may be another of its groups.
            let in_tables = plain.map_or_else(Vec::new, |p| self.tables().candidates(p, &memory));
            if in_tables.iter().any(|c| c.confidence >= TABLE) {
                found.extend(in_tables);
            } else {
                found.extend(self.tables().candidates(asked, &memory));
            }
            positions::withhold(self, &telling, own_text, &mut found);
            let standing = positions::candidates(self, &telling, asked.text, asked.received_on);
            if let Some(plain) = plain {
                let own = self.in_known_words(&terms::Topic::of(plain));
                let of_own = positions::candidates(self, &own, plain.text, plain.received_on);
                let new = |c: &Candidate| {
                    !standing.iter().any(|s| s.source == c.source && s.confidence >= c.confidence)
                };
                found.extend(of_own.into_iter().filter(new));
            }
            found.extend(standing);
        }
        let (close, rarities) = earlier::worth_a_look(asked, earlier, rarities, &self.texts);
        let (before, most) =
            asked_before::candidates(asked, &topic, earlier, (&close, &rarities), &self.texts, &found);
        found.extend(before);
        judge::weighed(self, asked, (&said, &topic), leant_on.as_ref(), (&close, &most), found)
    }
}

fn sure(weighed: Weighed) -> Candidate {
    Candidate { confidence: weighed.confidence(), ..weighed.candidate }
}

/// What a text that names fields says of each: `Ends: 31 March 2028; Value: £5,000`.
fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split("; ").map(|part| part.split_once(": ").map_or(part, |(_, value)| value))
}

/// Where a record answers all of what is asked, what it says to a part of it comes after that, and makes the whole surer.
fn whole_first(found: &mut [Candidate]) {
    let fields = |c: &Candidate| -> Vec<String> { c.source.field.split(", ").map(str::to_owned).collect() };
    for whole in 0..found.len() {
        let all = fields(&found[whole]);
        if all.len() < 2
            || found[whole].source.kind != SourceKind::Register
            || found[whole].disposition != Disposition::Given
            || found[whole].table.is_some()
        {
            continue;
        }
        for part in 0..found.len() {
            let (a, b) = (&found[whole].source, &found[part].source);
            let of_it = a.name == b.name && a.record == b.record && a.reference == b.reference;
            let some = fields(&found[part]);
            if of_it && some.len() < all.len() && some.iter().all(|f| all.contains(f)) {
                let sure = found[whole].confidence.max(found[part].confidence);
                // "From 1 April 2024 to 31 March 2028" says the last day too.
                let says_all = values(&found[whole].text).all(|value| found[part].text.contains(value));
                let (first, second) = if says_all { (part, whole) } else { (whole, part) };
                found[first].confidence = sure;
                found[second].confidence = found[second].confidence.min(sure * PART);
            }
        }
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
