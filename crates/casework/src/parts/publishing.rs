//! Entries in the disclosure log.

use crate::{
    ids::{EntryId, LetterId, QuestionId},
    parts::intake::StoredFile,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A question with its answer as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedAnswer {
    /// Which question of the case.
    pub question: QuestionId,
    /// Its label.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The question, after the look for personal data.
    pub question_text: String,
    /// The answer, likewise.
    pub answer: String,
    /// A table that belongs to it.
    #[serde(default)]
    pub table: Option<document::Table>,
    /// What became of it.
    pub disposition: crate::decision::Disposition,
    /// The provisions relied on.
    #[serde(default)]
    pub provisions: Vec<String>,
}

/// A published answer that the applicant found to answer a question before they asked; it was not asked then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPublished {
    /// The question, in the words they typed.
    pub question: String,
    /// The title of the entry.
    pub title: String,
    /// Where it is read.
    pub address: String,
}

/// An entry in the disclosure log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Its number in the case.
    pub id: EntryId,
    /// The letter it publishes.
    pub letter: LetterId,
    /// Its title.
    pub title: String,
    /// A summary, in a sentence or two.
    pub summary: String,
    /// The day it was published.
    pub on: Date,
    /// The outcome.
    pub outcome: document::response::Outcome,
    /// Questions and answers.
    pub answers: Vec<PublishedAnswer>,
    /// The explanatory annex, as blocks.
    #[serde(default)]
    pub annex: Vec<document::Block>,
    /// Enclosures that are published with it.
    #[serde(default)]
    pub enclosures: Vec<StoredFile>,
    /// Who looked at it for the applicant, third parties and copyright.
    pub looked_at_by: String,
    /// Why it was withdrawn.
    #[serde(default)]
    pub withdrawn: Option<String>,
}
