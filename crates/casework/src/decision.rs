//! What an officer decides on one question: the disposition, the words, and the reasons the law asks for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use document::response::Disposition;
use document::{Law, Table};

use crate::ids::{EnclosureId, QuestionId};

/// How a question is answered in the letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnsweredBy {
    /// In its own place.
    #[default]
    Itself,
    /// By pointing to another question's answer.
    See(QuestionId),
    /// Together with another question, in one answer that stands under that one.
    With(QuestionId),
}

/// How sure the prejudice is, in the Act's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Disclosure would prejudice.
    Would,
    /// Disclosure would be likely to prejudice.
    WouldBeLikely,
}

/// How much a factor weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Little.
    Slight,
    /// Some.
    #[default]
    Moderate,
    /// Much.
    Strong,
}

impl Weight {
    /// The name.
    pub fn id(self) -> &'static str {
        match self {
            Weight::Slight => "slight",
            Weight::Moderate => "moderate",
            Weight::Strong => "strong",
        }
    }
}

/// One consideration in a balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// The consideration, as the letter will say it.
    pub text: String,
    /// How much it weighs.
    pub weight: Weight,
}

/// A balance of the public interest: one for each piece of information over all qualified provisions
/// relied on for it (\[2025\] UKSC 27), and one more for neither confirming nor denying.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// For disclosure (or for confirming or denying).
    pub for_disclosure: Vec<Factor>,
    /// For maintaining the exemption.
    pub for_withholding: Vec<Factor>,
    /// Where it was struck and why.
    pub conclusion: String,
}

/// The opinion that s.36 needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualifiedPerson {
    /// Who: the office they hold.
    pub office: String,
    /// When the opinion was given.
    pub given_on: Option<Date>,
    /// The opinion.
    pub opinion: String,
}

/// A provision relied on to withhold, with what its test needs. Which of these fields a provision needs is said by
/// `law::reliance`; a field that it does not need stays empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reliance {
    /// The law.
    pub law: Law,
    /// The provision to the limb: `s.31(1)(a)`.
    pub provision: String,
    /// What is withheld under it, in words that do not give it away.
    #[serde(default)]
    pub covers: String,
    /// The interest it protects, and why the provision applies here.
    #[serde(default)]
    pub why: String,
    /// The prejudice, and how disclosure causes it.
    #[serde(default)]
    pub prejudice: String,
    /// Would, or would be likely to.
    #[serde(default)]
    pub likelihood: Option<Likelihood>,
    /// s.40: which condition, and why it is met.
    #[serde(default)]
    pub condition: String,
    /// s.21: where the information is to be had.
    #[serde(default)]
    pub location: String,
    /// s.22: the plan to publish.
    #[serde(default)]
    pub publication_plan: String,
    /// s.36: the qualified person's opinion.
    #[serde(default)]
    pub qualified_person: Option<QualifiedPerson>,
    /// s.41: from whom, quality of confidence, obligation, detriment, defence.
    #[serde(default)]
    pub confidence: String,
    /// s.43: whose commercial interests.
    #[serde(default)]
    pub interests: String,
    /// s.44: the enactment that forbids disclosure.
    #[serde(default)]
    pub enactment: String,
    /// The standing reason that this was taken from.
    #[serde(default)]
    pub standing_reason: Option<String>,
    /// The line about this request that a standing reason needs.
    #[serde(default)]
    pub about_this_request: String,
}

impl Reliance {
    /// A reliance on a provision with nothing said yet.
    pub fn on(law: Law, provision: impl Into<String>) -> Self {
        Reliance {
            law,
            provision: provision.into(),
            covers: String::new(),
            why: String::new(),
            prejudice: String::new(),
            likelihood: None,
            condition: String::new(),
            location: String::new(),
            publication_plan: String::new(),
            qualified_person: None,
            confidence: String::new(),
            interests: String::new(),
            enactment: String::new(),
            standing_reason: None,
            about_this_request: String::new(),
        }
    }
}

/// Why an answer is still to come, and by which lawful date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToFollow {
    /// The reason.
    pub why: String,
    /// The date promised.
    pub by: Date,
}

/// Where an answer comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// A register, a team, an earlier answer: in words.
    pub name: String,
    /// As at which day.
    pub as_at: Option<Date>,
}

/// A decision on one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What becomes of the question.
    pub disposition: Disposition,
    /// The words of the answer: paragraphs parted by blank lines, list items that begin with "- ".
    #[serde(default)]
    pub words: String,
    /// A table, for answers by year and the like.
    #[serde(default)]
    pub table: Option<Table>,
    /// Where it is answered.
    #[serde(default)]
    pub answered_by: AnsweredBy,
    /// Provisions relied on.
    #[serde(default)]
    pub reliances: Vec<Reliance>,
    /// The balance over the qualified provisions relied on.
    #[serde(default)]
    pub balance: Option<Balance>,
    /// The balance on neither confirming nor denying.
    #[serde(default)]
    pub ncnd_balance: Option<Balance>,
    /// Reason and date, where it is to follow.
    #[serde(default)]
    pub to_follow: Option<ToFollow>,
    /// To whom it was transferred.
    #[serde(default)]
    pub transferred_to: Option<String>,
    /// Files that belong to the answer.
    #[serde(default)]
    pub enclosures: Vec<EnclosureId>,
    /// Where the answer comes from.
    #[serde(default)]
    pub source: Option<Source>,
}

impl Decision {
    /// A decision with that disposition and those words, and nothing else.
    pub fn new(disposition: Disposition, words: impl Into<String>) -> Self {
        Decision {
            disposition,
            words: words.into(),
            table: None,
            answered_by: AnsweredBy::Itself,
            reliances: Vec::new(),
            balance: None,
            ncnd_balance: None,
            to_follow: None,
            transferred_to: None,
            enclosures: Vec::new(),
            source: None,
        }
    }
}
