//! How sure a fact is: the same five marks for a bank holiday and for a rule of law.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a fact was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Certainty {
    /// The text of the source was read.
    V,
    /// Guidance of a regulator or of the government was read.
    G,
    /// A secondary source was read.
    S,
    /// General knowledge, not yet checked against the source.
    K,
    /// Not verified: the program says so wherever something hangs on it.
    #[serde(rename = "UNVERIFIED")]
    Unverified,
}

impl Certainty {
    /// The mark itself.
    pub fn mark(self) -> &'static str {
        match self {
            Certainty::V => "V",
            Certainty::G => "G",
            Certainty::S => "S",
            Certainty::K => "K",
            Certainty::Unverified => "UNVERIFIED",
        }
    }

    /// What the mark means, for an officer.
    pub fn meaning(self) -> &'static str {
        match self {
            Certainty::V => "checked against the text of the source",
            Certainty::G => "checked against guidance of the regulator or the government",
            Certainty::S => "taken from a secondary source",
            Certainty::K => "general knowledge, to be checked against the source",
            Certainty::Unverified => "not verified: check before relying on it",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.mark())
    }
}
