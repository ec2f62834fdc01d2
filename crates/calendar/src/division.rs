//! The three divisions of the United Kingdom that have bank holidays of their own. Wales has England's.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A division of the United Kingdom as the Banking and Financial Dealings Act 1971 divides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Division {
    /// England and Wales (Schedule 1, paragraph 1).
    EnglandAndWales,
    /// Scotland (Schedule 1, paragraph 2).
    Scotland,
    /// Northern Ireland (Schedule 1, paragraph 3).
    NorthernIreland,
}

impl Division {
    /// All three, in the order of the Schedule.
    pub const ALL: [Division; 3] = [Division::EnglandAndWales, Division::Scotland, Division::NorthernIreland];

    /// The name as a letter writes it.
    pub fn name(self) -> &'static str {
        match self {
            Division::EnglandAndWales => "England and Wales",
            Division::Scotland => "Scotland",
            Division::NorthernIreland => "Northern Ireland",
        }
    }
}

impl fmt::Display for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
