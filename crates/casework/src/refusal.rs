//! Why something may not be done: the duty or the permission that forbids it, with its citation.

use serde::{Deserialize, Serialize};

/// A "no", for a person to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{why}")]
pub struct Refusal {
    /// Which kind, for pages that answer a kind in their own way.
    pub kind: RefusalKind,
    /// One sentence: what is in the way and what to do.
    pub why: String,
    /// The provision or rule.
    pub provision: Option<String>,
}

/// Kinds of "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalKind {
    /// The person may not do it.
    NotAllowed,
    /// The case is not where it would have to be.
    NotNow,
    /// A duty of the law forbids it.
    Duty,
    /// Something named is not there.
    NotFound,
    /// A word or a reason is missing.
    Missing,
    /// Somebody else was there first; both texts are kept.
    Changed,
}

impl Refusal {
    /// The person may not do it.
    pub fn not_allowed(why: impl Into<String>) -> Self {
        Refusal { kind: RefusalKind::NotAllowed, why: why.into(), provision: None }
    }

    /// The case is not where it would have to be.
    pub fn not_now(why: impl Into<String>) -> Self {
        Refusal { kind: RefusalKind::NotNow, why: why.into(), provision: None }
    }

    /// A duty forbids it.
    pub fn duty(provision: &str, why: impl Into<String>) -> Self {
        Refusal { kind: RefusalKind::Duty, why: why.into(), provision: Some(provision.to_owned()) }
    }

    /// Something named is not there.
    pub fn not_found(why: impl Into<String>) -> Self {
        Refusal { kind: RefusalKind::NotFound, why: why.into(), provision: None }
    }

    /// A word or a reason is missing.
    pub fn missing(why: impl Into<String>) -> Self {
        Refusal { kind: RefusalKind::Missing, why: why.into(), provision: None }
    }

    /// Somebody else was there first.
    pub fn changed(why: impl Into<String>) -> Self {
        Refusal { kind: RefusalKind::Changed, why: why.into(), provision: None }
    }
}
