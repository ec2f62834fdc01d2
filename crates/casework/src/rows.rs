//! What the lists need to know of a case: pure projections of its state, kept by the store beside the events.
//!
//! Rows hold nothing that cannot be rebuilt from the events. Lateness is not a column: it depends on today.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use document::Law;

/// For whom a case waits, which is the board's first division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaitsFor {
    /// The authority's officers.
    Us,
    /// A colleague, an approver or a third party.
    Others,
    /// The applicant: clarification or a fee.
    Applicant,
    /// Nobody: it is done.
    Nobody,
}

impl WaitsFor {
    /// The name kept in the column.
    pub fn id(self) -> &'static str {
        match self {
            WaitsFor::Us => "us",
            WaitsFor::Others => "others",
            WaitsFor::Applicant => "applicant",
            WaitsFor::Nobody => "nobody",
        }
    }
}

/// One line of a list of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Our reference, unique in the authority.
    pub reference: String,
    /// What it is about, without the applicant.
    pub subject: String,
    /// The stage, by its id (`received`, `accepted`, `answered` ...).
    pub stage: String,
    /// The law, once known.
    pub law: Option<Law>,
    /// The civil date of receipt.
    pub received_on: Date,
    /// The latest lawful date of what is still open, the earliest of them.
    pub due: Option<Date>,
    /// Whether anything is still to be done.
    pub open: bool,
    /// For whom it waits.
    pub waits_for: WaitsFor,
    /// What is next, in one line.
    pub next: String,
    /// The officer whose case it is.
    pub officer: Option<Uuid>,
    /// Questions that need an answer.
    pub questions: u32,
    /// Questions decided.
    pub decided: u32,
    /// The day the last question was answered.
    pub answered_on: Option<Date>,
    /// Whether an entry of the disclosure log stands.
    pub published: bool,
    /// Whether the case was imported as history.
    pub history: bool,
    /// The edition of the calendar on which its open dates stand, the oldest of them.
    pub calendar: Option<String>,
    /// The edition of the calendar that last moved a date of it.
    pub moved_by: Option<String>,
    /// Whether it is open and nobody has looked at what moved.
    pub move_unseen: bool,
}
