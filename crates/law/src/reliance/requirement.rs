//! A question to an officer, as data: pages, composer and checks all read the same ones.

use serde::{Deserialize, Serialize};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RequirementKind {
    /// In words.
    Text,
    /// By one of the options.
    Choice,
    /// By factors, each with its weight.
    Factors,
    /// By a day.
    Date,
    /// By a person with their office.
    Person,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name in stored answers.
    pub id: String,
    /// Its words on a page.
    pub label: String,
}

/// A question that must or may be answered before relying on a provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Its name in stored answers; the same question has the same name under every provision.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What helps to answer it.
    pub help: String,
    /// Whether the provision cannot be relied on without an answer.
    pub required: bool,
    /// How it is answered.
    pub kind: RequirementKind,
    /// The options of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The provision it comes from.
    pub provision: String,
}

fn requirement(
    kind: RequirementKind,
    id: &str,
    ask: &str,
    help: &str,
    required: bool,
    provision: &str,
) -> Requirement {
    Requirement {
        id: id.to_owned(),
        ask: ask.to_owned(),
        help: help.to_owned(),
        required,
        kind,
        options: Vec::new(),
        provision: provision.to_owned(),
    }
}

pub(super) fn text(id: &str, ask: &str, help: &str, required: bool, provision: &str) -> Requirement {
    requirement(RequirementKind::Text, id, ask, help, required, provision)
}

pub(super) fn choice(id: &str, ask: &str, help: &str, required: bool, provision: &str) -> Requirement {
    requirement(RequirementKind::Choice, id, ask, help, required, provision)
}

pub(super) fn options(mut of: Requirement, options: &[(&str, &str)]) -> Requirement {
    of.options = options
        .iter()
        .map(|(id, label)| Choice { id: (*id).to_owned(), label: (*label).to_owned() })
        .collect();
    of
}

pub(super) fn factors(id: &str, ask: &str, help: &str, required: bool, provision: &str) -> Requirement {
    requirement(RequirementKind::Factors, id, ask, help, required, provision)
}

pub(super) fn date(id: &str, ask: &str, help: &str, required: bool, provision: &str) -> Requirement {
    requirement(RequirementKind::Date, id, ask, help, required, provision)
}

pub(super) fn person(id: &str, ask: &str, help: &str, required: bool, provision: &str) -> Requirement {
    requirement(RequirementKind::Person, id, ask, help, required, provision)
}
