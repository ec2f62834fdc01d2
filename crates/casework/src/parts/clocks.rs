//! Groups of questions with one law, one receipt and one clock.

use crate::ids::GroupId;
use document::Law;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What happens to a clock, by the names of the command line.
pub use law::clock::EventKind as ClockEventKind;

/// One thing that happened to a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockEvent {
    /// What.
    pub kind: ClockEventKind,
    /// The day it was done, or the day it leads to in the `-to` kinds.
    pub on: Date,
}

/// The law's answer for a clock, as it was when it was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockOutcome {
    /// The latest lawful date.
    pub due: Option<Date>,
    /// The earlier lawful reading where the law is unsettled.
    pub safe_due: Option<Date>,
    /// `running`, `paused`, `waiting`, `met`, `late` or `ended`.
    pub state: String,
    /// The edition of the calendar.
    pub calendar_edition: String,
}

/// Questions with one law, one receipt and one clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its number.
    pub id: GroupId,
    /// Its law.
    pub law: Law,
    /// The civil date of receipt.
    pub received_on: Date,
    /// What happened to its clock, in order.
    pub events: Vec<ClockEvent>,
    /// The law's last answer.
    pub outcome: Option<ClockOutcome>,
}

impl Group {
    /// Whether its questions ended without an answer.
    pub fn ended(&self) -> bool {
        self.events.iter().any(|e| matches!(e.kind, ClockEventKind::Withdrawn | ClockEventKind::Transferred))
    }

    /// Whether it waits for the applicant: clarification or a fee.
    pub fn waits_for_applicant(&self) -> bool {
        self.outcome.as_ref().is_some_and(|o| o.state == "waiting" || o.state == "paused")
    }
}
