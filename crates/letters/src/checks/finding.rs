//! What a check found, in the shape that the command line prints.

use casework::{FindingNote, Severity};
use document::{Law, Span};
use serde::Serialize;

use super::{Check, Subject};

/// Words that would put it right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The words.
    pub text: String,
    /// Whether they are right whatever the facts and can be taken as they are; otherwise they need judgement.
    pub safe: bool,
    /// The place in the letter that they take. An empty place is one between two paragraphs, for a paragraph of their
    /// own; null is for the officer to find.
    pub replace: Option<Span>,
}

/// Something wrong with a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check.
    pub id: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The provision behind it.
    pub provision: String,
    /// Its law.
    pub law: Option<Law>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do, in a sentence.
    #[serde(rename = "do")]
    pub what_to_do: String,
    /// Words that would put it right.
    pub suggestion: Option<Suggestion>,
    /// First byte in the text of the letter.
    pub start: Option<usize>,
    /// One past its last byte.
    pub end: Option<usize>,
    /// What it concerns: `question 7`, `letter`.
    pub place: String,
}

/// Where a finding stands.
#[derive(Clone, Copy)]
pub(crate) enum At {
    Letter,
    Question(usize),
    Span(Span),
}

impl Finding {
    pub(crate) fn new(
        check: &Check,
        subject: &Subject<'_>,
        at: At,
        message: impl Into<String>,
        what_to_do: impl Into<String>,
    ) -> Finding {
        let (span, place) = match at {
            At::Letter => (None, "letter".to_owned()),
            At::Question(nth) => (subject.place_of(nth), subject.name(nth)),
            At::Span(span) => (Some(span).filter(|s| !s.is_empty()), "letter".to_owned()),
        };
        Finding {
            id: check.id,
            severity: check.severity,
            provision: check.provision.to_owned(),
            law: subject.law(),
            message: message.into(),
            what_to_do: what_to_do.into(),
            suggestion: None,
            start: span.map(|s| s.start),
            end: span.map(|s| s.end),
            place,
        }
    }

    pub(crate) fn under(mut self, law: Law, provision: impl Into<String>) -> Self {
        self.law = Some(law);
        self.provision = provision.into();
        self
    }

    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(crate) fn suggest(mut self, text: impl Into<String>, safe: bool) -> Self {
        self.suggestion = Some(Suggestion { text: text.into(), safe, replace: None });
        self
    }

    /// Words and the place that they take in the letter. Safe words without a place are for the officer to put in.
    pub(crate) fn put(mut self, text: impl Into<String>, safe: bool, place: Option<Span>) -> Self {
        self.suggestion = Some(Suggestion { text: text.into(), safe, replace: place });
        self
    }

    pub(crate) fn about(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    /// Whether it has words that are safe to put in, and a place for them.
    pub fn can_be_put_in(&self) -> bool {
        self.suggestion.as_ref().is_some_and(|s| s.safe && s.replace.is_some())
    }

    /// Whether deciding or rewording can cure it; lateness cannot be cured.
    pub fn curable(&self) -> bool {
        self.id != "answered-late"
    }

    /// The finding as the case keeps it beside a letter.
    pub fn note(&self) -> FindingNote {
        FindingNote {
            check: self.id.to_owned(),
            place: self.place.clone(),
            severity: self.severity,
            curable: self.curable(),
        }
    }
}
