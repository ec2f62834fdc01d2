//! The answer of the clock, in the shape that the command line prints: CONTRACTS `candour due`.

use std::borrow::Cow;

use calendar::{Certainty, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Words that are usually fixed.
pub type Words = Cow<'static, str>;

/// How the clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Days are being counted.
    Running,
    /// Days are not counted until a fee or charge is paid.
    Paused,
    /// Nothing runs until the applicant says what is meant.
    Waiting,
    /// Answered in time.
    Met,
    /// Answered late, or not answered though time has run out.
    Late,
    /// No duty to answer is left: withdrawn, transferred, fee not paid.
    Ended,
}

impl State {
    /// The name as the command line writes it.
    pub fn id(self) -> &'static str {
        match self {
            State::Running => "running",
            State::Paused => "paused",
            State::Waiting => "waiting",
            State::Met => "met",
            State::Late => "late",
            State::Ended => "ended",
        }
    }
}

/// A weekday that was not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The day.
    pub date: Date,
    /// Why: `bank holiday in Scotland`.
    pub why: Words,
    /// Under which provision.
    pub provision: Words,
    /// What the day is called, for a bank holiday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Words>,
}

/// One step of the working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The day.
    pub date: Date,
    /// What it did to the clock.
    pub what: Words,
    /// Under which provision.
    pub provision: Words,
    /// How the rule was checked.
    pub certainty: Certainty,
}

/// Something that is to be done, or may be done, by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    /// What.
    pub what: Words,
    /// By when.
    pub by: Date,
    /// Under which provision.
    pub provision: Words,
    /// How the rule was checked.
    pub certainty: Certainty,
}

/// The time for compliance with its working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The law.
    pub law: Law,
    /// The day of receipt as given.
    pub received: Date,
    /// The latest lawful day for the answer; none where a fact is missing or nothing runs.
    pub due: Option<Date>,
    /// The earlier lawful reading where the law is unsettled, else the same.
    pub safe_due: Option<Date>,
    /// The latest day for the outcome of a review that was asked for.
    pub review_due: Option<Date>,
    /// The day as of which the state is told.
    pub as_of: Date,
    /// The edition of the bank holidays.
    pub calendar_edition: Words,
    /// How the clock stands.
    pub state: State,
    /// Working days counted so far.
    pub days_used: Option<i32>,
    /// Working days left; negative when late.
    pub days_left: Option<i32>,
    /// Weekdays that were not counted.
    pub skipped: Vec<Skipped>,
    /// The working.
    pub steps: Vec<Step>,
    /// What follows.
    pub next: Vec<Next>,
    /// What an officer should know.
    pub notes: Vec<Words>,
    /// Facts that are missing.
    pub needs: Vec<Words>,
}

/// Words with the law's provision and how surely it is known: a citation inside the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The provision.
    pub provision: &'static str,
    /// How the rule was checked.
    pub certainty: Certainty,
}
