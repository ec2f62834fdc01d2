//! What a newer edition of the calendar did to a case: which dates it moved, from which day to which, and why.

use crate::ids::{GroupId, ReviewId};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::ClockOutcome;

/// Stands for the edition where none was noted: before all editions, so that it is always the older one.
pub const UNKNOWN_EDITION: &str = "0000-00-00";

pub(crate) fn unknown_edition() -> String {
    UNKNOWN_EDITION.to_owned()
}

/// Which date of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum ClockOf {
    /// The day by which to answer a group of questions.
    Answer {
        /// The group.
        group: GroupId,
    },
    /// The day for the outcome of a review.
    Review {
        /// The review.
        review: ReviewId,
    },
}

/// A weekday that one edition of the calendar counts and another does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// The day.
    pub date: Date,
    /// Whether it counts under the newer edition.
    pub counts: bool,
    /// Why it does not count, under the edition that leaves it out: `bank holiday in Scotland`.
    pub why: String,
    /// What it is called, for a bank holiday.
    pub title: Option<String>,
    /// The provision that says what a working day is.
    pub provision: String,
    /// When it was announced, where that was late enough to matter to a request already running.
    pub announced: Option<Date>,
}

/// A date that a newer edition of the calendar moved. Both days are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Which date.
    pub clock: ClockOf,
    /// When it was worked out again.
    pub at: Timestamp,
    /// What it was.
    pub before: ClockOutcome,
    /// What it is.
    pub after: ClockOutcome,
    /// The days that made it.
    pub days: Vec<CalendarDay>,
    /// Who looked at it since.
    pub looked_at_by: Option<String>,
}

impl Moved {
    /// The earlier lawful reading, where it is not the day itself.
    pub fn safe(&self) -> Option<Date> {
        self.after.safe_due.filter(|safe| Some(*safe) != self.after.due)
    }
}
