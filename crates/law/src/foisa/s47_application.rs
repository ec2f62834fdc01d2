//! FOISA 2002, section 47: application for decision by Commissioner.
//!
//! *It says*: an applicant who is dissatisfied with the outcome of a review, or has none, may apply to the Commissioner
//! (47(1)), before six months have passed after receipt of the notice, or after the time for the review is over (47(4)); the
//! Commissioner may take a later one (47(5)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/47)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: calendar months, from the day on which the applicant has the notice, which for a letter is later than
//! the day on which it is posted (section 74(2)). No application without a review first.
//!
//! *Left to the officer*: when the notice was received.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.47", "Application for decision by Commissioner", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&APPLICATION]);

/// The application.
pub(crate) const APPLICATION: Rule = Rule::new(
    "foisa-application",
    "s.47(4)",
    V,
    "An application for a decision before six months have passed since receipt of the outcome, or since it was due.",
);
