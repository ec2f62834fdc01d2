//! A request for information, as read: CONTRACTS.md `read request`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Law, Sure};

/// Who asks, as far as the request says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Their name as they sign.
    pub name: Option<String>,
    /// The e-mail address for the reply.
    pub email: Option<String>,
    /// The organisation they write for.
    pub organisation: Option<String>,
    /// The postal address for the reply.
    pub address: Option<String>,
}

/// Words that several questions share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stem {
    /// The words, white space collapsed.
    pub text: String,
    /// First byte in the text read.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A question that needs an answer of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Position in the tree: "2.4".
    pub path: String,
    /// The item's own mark as written, without punctuation.
    pub label: Option<String>,
    /// The part it stands under.
    pub heading: Option<String>,
    /// The words, white space collapsed, without the label.
    pub text: String,
    /// First byte in the text read.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index of the stem it belongs to.
    pub stem: Option<usize>,
    /// The law of this question, where it differs or is known.
    pub law: Option<Law>,
    /// Whether it asks for the applicant's own personal data; unknown is null.
    pub own_personal_data: Option<bool>,
    /// How sure the reader is that this is one question, whole and alone; none where nobody read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Sure>,
}

/// Something an officer should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unclear {
    /// What is unclear, in one sentence.
    pub why: String,
    /// First byte in the text read.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A request as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Always `request`.
    pub kind: String,
    /// First of `laws`.
    pub law: Option<Law>,
    /// Every law that the request names or that its matter brings in.
    pub laws: Vec<Law>,
    /// Who asks.
    pub applicant: Applicant,
    /// The date the request bears.
    pub date: Option<Date>,
    /// The subject line or title.
    pub subject: Option<String>,
    /// Shared words.
    pub stems: Vec<Stem>,
    /// The leaves, in order of appearance.
    pub questions: Vec<Question>,
    /// What is unclear.
    pub unclear: Vec<Unclear>,
    /// The text read, where offsets are not into the file's own bytes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
}
