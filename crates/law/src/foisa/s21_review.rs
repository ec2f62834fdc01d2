//! FOISA 2002, section 21: review by Scottish public authority.
//!
//! *It says*: promptly, and at the latest on the twentieth working day after receipt of the requirement (21(1)), the authority
//! confirms, changes or makes the decision (21(4)) and gives notice in writing of what it did, with its reasons (21(5)); the
//! Keeper has thirty where another authority reviews (21(2)). No review of a vexatious requirement, nor of a request to
//! which section 14 applied, but notice of that in the same time (21(8), (9)). Both notices tell of the rights under
//! sections 47(1) and 56 (21(10)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/21)).
//!
//! *In force*: 1 January 2005; sixty days from 7 April to 26 May 2020; schools by SSI 2016/346.
//!
//! *We read it as*: unlike FOIA's, this review is law, and there is no longer time for it.
//!
//! *Left to the officer*: the fresh decision.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.21", "Review by Scottish public authority", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&REVIEW, &KEEPER, &OUTCOME, &NO_REVIEW]);

/// The time of a review.
pub(crate) const REVIEW: Rule =
    Rule::new("foisa-review", "s.21(1)", V, "It is answered within twenty working days of its receipt.");

/// The Keeper.
pub(crate) const KEEPER: Rule = Rule::new(
    "foisa-review-keeper",
    "s.21(2)",
    V,
    "The Keeper has thirty, where another authority reviews the decision.",
);
/// The outcome.
pub(crate) const OUTCOME: Rule = Rule::new(
    "foisa-review-outcome",
    "s.21(5)",
    V,
    "The notice says what was done and why, and tells of the rights under sections 47(1) and 56 (s.21(10)).",
)
.coded(Coded::Officer);
/// No review.
pub(crate) const NO_REVIEW: Rule = Rule::new(
    "foisa-review-refused",
    "s.21(8)",
    V,
    "A vexatious requirement, or one about a request to which section 14 applied, needs no review but a notice in the same time (s.21(9)).",
)
.coded(Coded::Officer);
