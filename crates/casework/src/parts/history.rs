//! A response that the authority gave before it used this program, as it was read: history, never a decision made here.

use document::{
    Law, Span,
    response::{Disposition, Outcome},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{ids::QuestionId, parts::intake::StoredFile};

/// How a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownFrom {
    /// The letter says so.
    Letter,
    /// The e-mail that carried it was sent on that day.
    Mail,
    /// The list that it came in says so.
    List,
    /// An officer said so.
    Officer,
}

/// Where an imported response was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file, as the import named it.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Which entry of a page that holds several, from 1.
    #[serde(default)]
    pub entry: Option<u32>,
}

/// What became of one question of an imported response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryAnswer {
    /// The question of the case.
    pub question: QuestionId,
    /// The answer, where one was found.
    pub answer: Option<String>,
    /// Where it stands in the text.
    #[serde(default)]
    pub place: Option<Span>,
    /// What became of it.
    pub disposition: Disposition,
    /// The provisions cited for it.
    #[serde(default)]
    pub provisions: Vec<String>,
}

/// What an imported response tells without repeating a question: remembered, but nobody asked it in these words, so that
/// it is no question of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryStatement {
    /// What it speaks of: its own words, with the heading above them.
    pub about: String,
    /// What it says.
    pub words: String,
    /// Where it stands in the text.
    #[serde(default)]
    pub place: Option<Span>,
    /// What it gives or keeps back.
    pub disposition: Disposition,
    /// The provisions cited in it.
    #[serde(default)]
    pub provisions: Vec<String>,
}

/// A provision that the response cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryProvision {
    /// The law.
    pub law: Law,
    /// The provision to the limb.
    pub provision: String,
    /// Whether it is relied on to refuse.
    pub relied_on: bool,
}

/// The request that an imported response answers, where it was imported too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRequest {
    /// The file.
    pub original: StoredFile,
    /// Its text.
    pub text: String,
    /// Why it belongs to the response: "the same reference".
    pub because: String,
}

/// One thing that an imported response says, with its value: as it was read, or as an officer put it right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub enum HistoryFact {
    /// What it is about.
    Subject {
        /// In a few words.
        subject: String,
    },
    /// The reference that the letter has.
    Reference {
        /// None where it has none.
        reference: Option<String>,
    },
    /// The day on which the request was received.
    Received {
        /// None where the letter does not say.
        on: Option<Date>,
    },
    /// The day on which it was answered.
    Answered {
        /// None where nobody knows.
        on: Option<Date>,
    },
    /// The law that it was answered under.
    Law {
        /// None where the letter does not say.
        law: Option<Law>,
    },
    /// What became of the whole.
    Outcome {
        /// None where the letter does not say.
        outcome: Option<Outcome>,
    },
    /// A question with its answer.
    Answer(HistoryQuestion),
    /// There is no such question in the letter.
    NoQuestion {
        /// The number that the question had, or was given.
        question: QuestionId,
    },
}

/// A question of an imported response with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryQuestion {
    /// The question of the case.
    pub question: QuestionId,
    /// Its words.
    pub text: String,
    /// Where they stand in the text.
    #[serde(default)]
    pub place: Option<Span>,
    /// The answer, where there is one.
    pub answer: Option<String>,
    /// Where it stands in the text.
    #[serde(default)]
    pub answer_place: Option<Span>,
    /// What became of it.
    pub disposition: Disposition,
    /// The provisions cited for it.
    #[serde(default)]
    pub provisions: Vec<String>,
    /// Whether it is about the person who asked: then it is neither remembered nor published.
    #[serde(default)]
    pub own_personal_data: Option<bool>,
}

/// What an imported response says. What it does not say is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The other authority whose published answer it is; none where it is our own. It is for wording and comparison: never
    /// our fact, never published by us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Who answered, as the letter says.
    pub authority: Option<String>,
    /// The reference, as the letter has it.
    pub reference: Option<String>,
    /// When the request was received.
    pub received: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
    /// How the day of the answer is known.
    #[serde(default)]
    pub answered_from: Option<KnownFrom>,
    /// The law that it was answered under.
    pub law: Option<Law>,
    /// What became of the whole.
    pub outcome: Option<Outcome>,
    /// Whether the text is cut off.
    pub excerpt: bool,
    /// Whether something was neither confirmed nor denied.
    pub ncnd: bool,
    /// What became of each question.
    pub answers: Vec<HistoryAnswer>,
    /// What it tells besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<HistoryStatement>,
    /// Provisions cited for the handling of the request.
    #[serde(default)]
    pub provisions: Vec<HistoryProvision>,
    /// Where it was found.
    pub source: Source,
    /// Whether the administrator proposes it for the disclosure log; publishing is a decision of its own.
    #[serde(default)]
    pub proposed_for_the_log: bool,
    /// The request, where it was imported too.
    #[serde(default)]
    pub request: Option<HistoryRequest>,
}

impl History {
    /// What became of a question.
    pub fn answer(&self, question: QuestionId) -> Option<&HistoryAnswer> {
        self.answers.iter().find(|a| a.question == question)
    }
}
