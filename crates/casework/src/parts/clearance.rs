//! Rounds of clearance, and findings let stand.

use crate::ids::{ClearanceId, PersonId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A finding let stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overruling {
    /// The check.
    pub check: String,
    /// The place it concerns.
    pub place: String,
    /// Why.
    pub why: String,
    /// Who.
    pub by: String,
}

/// Where a round of clearance stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClearanceState {
    /// Asked, not answered.
    Asked,
    /// Sent back.
    Returned {
        /// What to change.
        what: String,
        /// Why.
        why: String,
    },
    /// Given.
    Given {
        /// A remark.
        note: String,
        /// By whom.
        by: String,
    },
    /// Taken back by the officer.
    TakenBack,
}

/// A round of clearance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearance {
    /// Its number.
    pub id: ClearanceId,
    /// Who is to clear.
    pub approver: PersonId,
    /// Their name.
    pub approver_name: String,
    /// Who may clear when the time is over.
    pub deputy: Option<PersonId>,
    /// Their name.
    pub deputy_name: Option<String>,
    /// By when.
    pub by: Date,
    /// A line to them.
    pub note: String,
    /// What they were shown ([`crate::Case::letter_fingerprint`]).
    pub digest: String,
    /// Where it stands.
    pub state: ClearanceState,
}
