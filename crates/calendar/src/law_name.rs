//! The four information laws, by name. What they say is in `law`; this is only which one is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// One of the four information laws of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Law {
    /// Freedom of Information Act 2000.
    Foia,
    /// Environmental Information Regulations 2004.
    Eir,
    /// Freedom of Information (Scotland) Act 2002.
    Foisa,
    /// Environmental Information (Scotland) Regulations 2004.
    Eisrs,
}

impl Law {
    /// All four, in the order in which they are usually listed.
    pub const ALL: [Law; 4] = [Law::Foia, Law::Eir, Law::Foisa, Law::Eisrs];

    /// The name as the command line and JSON write it: `foia`, `eir`, `foisa`, `eisrs`.
    pub fn id(self) -> &'static str {
        match self {
            Law::Foia => "foia",
            Law::Eir => "eir",
            Law::Foisa => "foisa",
            Law::Eisrs => "eisrs",
        }
    }

    /// The full title as a letter cites it.
    pub fn title(self) -> &'static str {
        match self {
            Law::Foia => "Freedom of Information Act 2000",
            Law::Eir => "Environmental Information Regulations 2004",
            Law::Foisa => "Freedom of Information (Scotland) Act 2002",
            Law::Eisrs => "Environmental Information (Scotland) Regulations 2004",
        }
    }

    /// The short name as officers say it.
    pub fn short_title(self) -> &'static str {
        match self {
            Law::Foia => "FOIA",
            Law::Eir => "EIR",
            Law::Foisa => "FOISA",
            Law::Eisrs => "EISRs",
        }
    }

    /// Whether this is one of the two environmental regimes, which have exceptions where the Acts have exemptions.
    pub fn is_environmental(self) -> bool {
        matches!(self, Law::Eir | Law::Eisrs)
    }

    /// Whether this is one of the two Scottish regimes, under the Scottish Information Commissioner.
    pub fn is_scottish(self) -> bool {
        matches!(self, Law::Foisa | Law::Eisrs)
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The name given is none of the four laws.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("no law is called '{0}': write foia, eir, foisa or eisrs")]
pub struct UnknownLaw(pub String);

impl FromStr for Law {
    type Err = UnknownLaw;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.trim().to_ascii_lowercase().as_str() {
            "foia" | "foi" => Ok(Law::Foia),
            "eir" => Ok(Law::Eir),
            "foisa" => Ok(Law::Foisa),
            "eisrs" | "eisr" => Ok(Law::Eisrs),
            _ => Err(UnknownLaw(s.to_owned())),
        }
    }
}
