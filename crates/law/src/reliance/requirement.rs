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
    /// Whether with this answer the provision cannot be relied on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closes: bool,
}

/// What the notice says of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    /// What to say.
    pub what: String,
    /// Whether the law requires it; otherwise it is good practice.
    pub required: bool,
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
    /// What the notice then says of it; none where the answer is for the file only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tell: Option<Tell>,
}

impl Requirement {
    /// Good practice has the notice say this.
    pub(crate) fn told(self, what: &str) -> Requirement {
        Requirement { tell: Some(Tell { what: what.to_owned(), required: false }), ..self }
    }

    /// The law has the notice say this.
    pub(crate) fn must_tell(self, what: &str) -> Requirement {
        Requirement { tell: Some(Tell { what: what.to_owned(), required: true }), ..self }
    }

    /// The provision can be relied on without an answer.
    pub(crate) fn optional(self) -> Requirement {
        Requirement { required: false, ..self }
    }

    /// With this answer the provision cannot be relied on.
    pub(crate) fn closed_by(mut self, option: &str) -> Requirement {
        for choice in self.options.iter_mut().filter(|choice| choice.id == option) {
            choice.closes = true;
        }
        self
    }
}

fn requirement(kind: RequirementKind, id: &str, ask: &str, help: &str, provision: &str) -> Requirement {
    Requirement {
        id: id.to_owned(),
        ask: ask.to_owned(),
        help: help.to_owned(),
        required: true,
        kind,
        options: Vec::new(),
        provision: provision.to_owned(),
        tell: None,
    }
}

/// A question answered in words.
pub(crate) fn text(id: &str, ask: &str, help: &str, provision: &str) -> Requirement {
    requirement(RequirementKind::Text, id, ask, help, provision)
}

/// A question answered by one of the options, each a name and its words.
pub(crate) fn choice(
    id: &str,
    ask: &str,
    help: &str,
    provision: &str,
    options: &[(&str, &str)],
) -> Requirement {
    let options = options
        .iter()
        .map(|(id, label)| Choice { id: (*id).to_owned(), label: (*label).to_owned(), closes: false })
        .collect();
    Requirement { options, ..requirement(RequirementKind::Choice, id, ask, help, provision) }
}

/// A question answered by weighed factors.
pub(crate) fn factors(id: &str, ask: &str, help: &str, provision: &str) -> Requirement {
    requirement(RequirementKind::Factors, id, ask, help, provision)
}

/// A question answered by a day.
pub(crate) fn date(id: &str, ask: &str, help: &str, provision: &str) -> Requirement {
    requirement(RequirementKind::Date, id, ask, help, provision)
}

/// A question answered by a person and their office.
pub(crate) fn person(id: &str, ask: &str, help: &str, provision: &str) -> Requirement {
    requirement(RequirementKind::Person, id, ask, help, provision)
}
