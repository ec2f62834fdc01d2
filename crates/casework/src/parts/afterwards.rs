//! What comes after an answer.

use crate::ids::{PersonId, ReviewId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An internal review, or a requirement for review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its number.
    pub id: ReviewId,
    /// The day it was asked for.
    pub on: Date,
    /// In the applicant's words.
    pub grounds: String,
    /// The latest date for its answer.
    pub due: Option<Date>,
    /// The edition of the calendar with which that was worked out.
    pub calendar_edition: String,
    /// Who had decided what it is about: none of them answers it.
    pub deciders: Vec<PersonId>,
    /// When it was answered, and how.
    pub answered: Option<(Date, String)>,
}
