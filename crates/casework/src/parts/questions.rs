//! Questions and the words they share.

use crate::parts::proposals::Proposed;
use crate::{
    decision::Decision,
    ids::{GroupId, PersonId, QuestionId},
};
use document::Span;
use serde::{Deserialize, Serialize};

/// Words that several questions share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stem {
    /// Its number in the case.
    pub id: u32,
    /// The words.
    pub text: String,
    /// Where they stand in the text read.
    #[serde(default)]
    pub place: Option<Span>,
}

/// A question before it has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewQuestion {
    /// Its number in the case.
    pub id: QuestionId,
    /// Its position in the tree.
    pub path: String,
    /// Its own mark as written.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand in the text read.
    pub place: Option<Span>,
    /// The stem it belongs to.
    pub stem: Option<u32>,
    /// Whether it asks for the applicant's own personal data.
    #[serde(default)]
    pub own_personal_data: Option<bool>,
}

/// A question that needs an answer of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its number in the case.
    pub id: QuestionId,
    /// Its position in the tree.
    pub path: String,
    /// Its own mark as written.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand in the text read.
    pub place: Option<Span>,
    /// The stem it belongs to.
    pub stem: Option<u32>,
    /// Whether it asks for the applicant's own personal data.
    pub own_personal_data: Option<bool>,
    /// The group whose clock it has.
    pub group: GroupId,
    /// The team that has it.
    pub team: Option<String>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// How often the decision was changed, for telling two officers apart.
    pub revision: u32,
    /// Who decided last, by name.
    pub decided_by: Option<String>,
    /// Who decided last, where it was a person who signed in.
    pub decider: Option<PersonId>,
    /// What the memory proposed and what became of it, in order.
    #[serde(default)]
    pub proposals: Vec<Proposed>,
}
