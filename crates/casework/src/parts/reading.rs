//! What the reader of a request said beside its questions, what it asks an officer about, and what was put right.
//!
//! The reader claims; nothing here decides whether it is right. A doubt is answered by an officer, and the answer is
//! kept beside the claim.

use std::collections::{BTreeMap, BTreeSet};

use document::{Law, Span, Sure};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{NewQuestion, Stem, Unclear};
use crate::{case::Case, ids::QuestionId};

/// What a sign is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignKind {
    /// A preferred form of the answer (s.11).
    Form,
    /// The answer goes to a website that publishes it.
    Published,
    /// It was probably sent to many authorities.
    RoundRobin,
    /// It says that it repeats or follows an earlier request.
    Repeats,
    /// The name is missing or not whole (s.8).
    Name,
    /// No address for the reply was found (s.8).
    Address,
}

impl SignKind {
    /// All kinds.
    pub const ALL: [SignKind; 6] = [
        SignKind::Form,
        SignKind::Published,
        SignKind::RoundRobin,
        SignKind::Repeats,
        SignKind::Name,
        SignKind::Address,
    ];

    /// The name in stored data.
    pub fn id(self) -> &'static str {
        match self {
            SignKind::Form => "form",
            SignKind::Published => "published",
            SignKind::RoundRobin => "round-robin",
            SignKind::Repeats => "repeats",
            SignKind::Name => "name",
            SignKind::Address => "address",
        }
    }

    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// What an officer should know about a request besides its questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// What it is about.
    pub kind: SignKind,
    /// What it says, in a word: the form wanted, the reference of the earlier request.
    pub value: Option<String>,
    /// Why, in one sentence.
    pub why: String,
    /// The words that say so, where some do.
    pub place: Option<Span>,
    /// How sure the reader is.
    pub sure: Sure,
}

/// What the reader said beside the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Which reader it was.
    pub reader: String,
    /// Every law that the request names or that its matter brings in.
    #[serde(default)]
    pub laws: Vec<Law>,
    /// The date that the request bears.
    #[serde(default)]
    pub date: Option<Date>,
    /// The subject as it was read.
    #[serde(default)]
    pub subject: Option<String>,
    /// How sure it is of each question, in the order of the questions read.
    #[serde(default)]
    pub sure: Vec<Option<Sure>>,
    /// What an officer should know.
    #[serde(default)]
    pub signs: Vec<Sign>,
}

/// A request as the reader left it, before an officer put anything right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsRead {
    /// The law.
    pub law: Option<Law>,
    /// Shared words.
    pub stems: Vec<Stem>,
    /// The questions.
    pub questions: Vec<NewQuestion>,
    /// What was unclear.
    pub unclear: Vec<Unclear>,
    /// What it said beside them; none where an older program read it.
    pub reading: Option<Reading>,
    /// What was answered where it asked: the doubt, and whether the reader was right.
    pub answers: BTreeMap<String, bool>,
    /// What was done to the reading so far.
    pub touched: BTreeSet<Correction>,
}

/// What was put right in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// A question that was overlooked.
    Added,
    /// What is no question.
    Dropped,
    /// One read question was several.
    Split,
    /// Several read questions were one.
    Joined,
    /// The words, label or heading of a question.
    Reworded,
    /// The order.
    Moved,
    /// The shared words, or which questions stand under them.
    Stem,
    /// Whether a question asks for the applicant's own personal data.
    OwnData,
    /// A sign that was none.
    Sign,
    /// The law.
    Law,
    /// Who asks.
    Applicant,
    /// The day of receipt.
    Received,
}

impl Correction {
    /// As a list says it.
    pub fn words(self) -> &'static str {
        match self {
            Correction::Added => "a question was added",
            Correction::Dropped => "a question was dropped",
            Correction::Split => "a question was split",
            Correction::Joined => "questions were joined",
            Correction::Reworded => "a question was reworded",
            Correction::Moved => "the order was changed",
            Correction::Stem => "the shared words were changed",
            Correction::OwnData => "own personal data was put right",
            Correction::Sign => "a sign was none",
            Correction::Law => "the law was put right",
            Correction::Applicant => "who asks was put right",
            Correction::Received => "the day of receipt was put right",
        }
    }

    /// Whether it is about the list of questions.
    fn of_questions(self) -> bool {
        use Correction as C;
        matches!(self, C::Added | C::Dropped | C::Split | C::Joined | C::Reworded | C::Moved | C::Stem)
    }
}

/// Something that the reader is not sure of, for an officer to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Its name in forms, the same as long as the reading stands.
    pub id: String,
    /// What it is about.
    pub about: DoubtKind,
    /// Why, in one sentence.
    pub why: String,
    /// Where.
    pub place: Option<Span>,
}

/// What a doubt is about, and so which answers it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtKind {
    /// Whether this is one question: leave it, drop it, join it, split it.
    Question(QuestionId),
    /// Whether this passage, which was not taken for a question, is one.
    Overlooked,
    /// Whether this question asks for the applicant's own personal data.
    OwnData(QuestionId),
    /// Whether this sign, by its place among the signs, is right.
    Sign(usize),
    /// Something about the whole text, to be read.
    Whole,
}

impl Case {
    /// What the reader was not sure of and nobody has answered yet, in the order of their places; what is about the
    /// whole text comes first. Nothing where the request was accepted: what stands was looked at.
    pub fn doubts(&self) -> Vec<Doubt> {
        let Some(read) = self.as_read.as_ref().filter(|_| self.accepted_on.is_none()) else {
            return Vec::new();
        };
        let mut doubts: Vec<Doubt> = Vec::new();
        let mut add = |id: String, about, why: &str, place: Option<Span>| {
            if !read.answers.contains_key(&id) {
                doubts.push(Doubt { id, about, why: why.to_owned(), place });
            }
        };
        let as_it_was = |id: QuestionId| {
            let question = self.question(id)?;
            let was = read.questions.iter().find(|q| q.id == id)?;
            (question.text == was.text && question.place == was.place).then_some(question)
        };
        let mut told: BTreeSet<QuestionId> = BTreeSet::new();
        for (at, unclear) in read.unclear.iter().enumerate() {
            let place = unclear.place.filter(|place| !place.is_empty());
            let id = format!("unclear-{at}");
            let Some(place) = place else {
                add(id, DoubtKind::Whole, &unclear.why, None);
                continue;
            };
            let over = |span: &Span| span.start < place.end && place.start < span.end;
            let was = read.questions.iter().find(|q| q.place.as_ref().is_some_and(over)).map(|q| q.id);
            match was {
                // What was changed since was looked at.
                Some(question) if as_it_was(question).is_some() => {
                    told.insert(question);
                    add(id, DoubtKind::Question(question), &unclear.why, Some(place));
                }
                Some(_) => {}
                None if self.questions.iter().any(|q| q.place.as_ref().is_some_and(over)) => {}
                None => add(id, DoubtKind::Overlooked, &unclear.why, Some(place)),
            }
        }
        let sure = read.reading.iter().flat_map(|r| r.sure.iter());
        for (question, sure) in read.questions.iter().zip(sure) {
            let asked = sure.is_some_and(Sure::is_asked) && !told.contains(&question.id);
            if asked && as_it_was(question.id).is_some() {
                let why = "it is not put as a question: it may be part of another, or none";
                add(
                    format!("question-{}", question.id),
                    DoubtKind::Question(question.id),
                    why,
                    question.place,
                );
            }
        }
        for question in self.questions.iter().filter(|q| q.own_personal_data == Some(true)) {
            let why = "it seems to ask for the applicant's own personal data, which is answered under data protection law";
            add(format!("own-{}", question.id), DoubtKind::OwnData(question.id), why, question.place);
        }
        for (at, sign) in read.reading.iter().flat_map(|r| r.signs.iter()).enumerate() {
            // A missing name is said among what is unclear already.
            if sign.sure.is_asked() && !matches!(sign.kind, SignKind::Name) {
                add(format!("sign-{at}"), DoubtKind::Sign(at), &sign.why, sign.place);
            }
        }
        doubts.sort_by_key(|doubt| doubt.place.map_or(0, |place| place.start + 1));
        doubts
    }

    /// The signs that nobody said are none, with their places among those read.
    pub fn signs(&self) -> impl Iterator<Item = (usize, &Sign)> {
        let answers = self.as_read.as_ref().map(|read| &read.answers);
        let signs = self.as_read.iter().filter_map(|read| read.reading.as_ref()).flat_map(|r| &r.signs);
        signs
            .enumerate()
            .filter(move |(at, _)| answers.is_none_or(|a| a.get(&format!("sign-{at}")) != Some(&false)))
    }

    /// In what the case differs from what was read; what was changed and changed back does not count.
    pub fn corrections(&self, law: Option<Law>) -> Vec<Correction> {
        let Some(read) = &self.as_read else { return Vec::new() };
        let stem = |stems: &[Stem], id: Option<u32>| {
            id.and_then(|id| stems.iter().find(|s| s.id == id)).map(|s| s.text.clone())
        };
        let was: Vec<_> = read
            .questions
            .iter()
            .map(|q| (&q.text, &q.label, &q.heading, stem(&read.stems, q.stem)))
            .collect();
        let is: Vec<_> = self
            .questions
            .iter()
            .map(|q| (&q.text, &q.label, &q.heading, stem(&self.stems, q.stem)))
            .collect();
        let same = was == is;
        let mut found: BTreeSet<Correction> =
            read.touched.iter().copied().filter(|c| !(same && c.of_questions())).collect();
        if law.is_some() && law != read.law {
            found.insert(Correction::Law);
        }
        found.into_iter().collect()
    }
}
