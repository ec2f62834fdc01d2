//! EISRs 2004, regulation 16: review by Scottish public authority.
//!
//! *It says*: an applicant may make representations (16(1)), in writing, no later than forty working days after
//! receiving the decision, or after it should have come (16(2)); the authority considers them and reviews the
//! matter (16(3)), tells its decision within twenty working days (16(4)), and remedies a breach at once (16(5))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/16)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the window runs from the receipt of the decision, also of an early one; not, as under FOISA,
//! from the end of the time. The authority is given no power to take late ones, nor forbidden to.
//!
//! *Left to the officer*: the fresh decision.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.16", "Review by Scottish public authority", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&WINDOW, &REVIEW, &REMEDY]);

/// Asking.
pub(crate) const WINDOW: Rule = Rule::new(
    "eisrs-review-window",
    "reg.16(2)",
    V,
    "A review is asked for within forty working days of receiving the decision, or of the day on which it was due.",
);

/// Deciding.
pub(crate) const REVIEW: Rule = Rule::new(
    "eisrs-review",
    "reg.16(4)",
    V,
    "A review asked for within forty working days is answered within twenty.",
);

/// A breach.
pub(crate) const REMEDY: Rule =
    Rule::new("eisrs-review-remedy", "reg.16(5)", V, "A breach found in review is remedied at once.")
        .coded(Coded::Officer);
