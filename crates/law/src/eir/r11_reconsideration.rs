//! EIR 2004, regulation 11: representations and reconsideration.
//!
//! *It says*: an applicant may make representations (11(1)), in writing, no later than forty working days after the
//! day on which the applicant believes the authority failed (11(2)); the authority considers them free of charge
//! (11(3)) and tells its decision as soon as possible, no later than forty working days after it received them
//! (11(4)); where it failed, it says so, and what it will do by when (11(5))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/11)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: unlike FOIA's, this review is law. The day of the failure is the applicant's to name: we count
//! from the answer.
//!
//! *Left to the officer*: the fresh decision.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.11", "Representations and reconsideration", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&WINDOW, &REVIEW, &REMEDY]);

/// Asking.
pub(crate) const WINDOW: Rule =
    Rule::new("eir-review-window", "reg.11(2)", V, "Representations are made within forty working days.");

/// Deciding.
pub(crate) const REVIEW: Rule = Rule::new(
    "eir-review",
    "reg.11(4)",
    V,
    "Representations made within forty working days are decided within forty.",
);

/// What the decision says of a failure.
pub(crate) const REMEDY: Rule = Rule::new(
    "eir-review-remedy",
    "reg.11(5)",
    V,
    "Where the authority failed, the decision states the failure, the action and the period for it.",
)
.coded(Coded::Officer);

/// Working days in which the outcome is due.
pub(crate) const ANSWER_WITHIN: u32 = 40;
