//! FOIA 2000, section 45: the Code of Practice of 4 July 2018, part 5: internal review.
//!
//! *It says*: an authority should have a procedure for reviews; one asked for within forty working days of the answer is
//! taken up, and answered within twenty; a complex or large one may take longer, of which the applicant is told with a
//! target date, and no more than twenty days more is best practice ([Code](https://www.gov.uk/government/publications/freedom-of-information-code-of-practice)).
//!
//! *In force*: this Code since 4 July 2018; the first dates from 2004.
//!
//! *We read it as*: good practice, not law: a late review breaks the Code, and a refusal that sets another period for
//! asking breaks nothing.
//!
//! *Left to the officer*: whether it is complex enough to take longer; whether to take up a late one.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, GUIDANCE_READ, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.45", "Code of practice: internal review", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .mark(GUIDANCE_READ)
        .rules(&[&REVIEW]);

/// The times of a review.
pub(crate) const REVIEW: Rule = Rule::new(
    "foia-review",
    "s.45 Code, part 5",
    G,
    "A review asked for within forty working days is answered within twenty; where it is complex or large in up to twenty more, of which the applicant is told.",
);

/// Working days in which to ask for a review, under all four laws.
pub(crate) const ASK_WITHIN: u32 = 40;
/// Working days in which the outcome is due.
pub(crate) const ANSWER_WITHIN: u32 = 20;
/// Working days for a complex or large one.
pub(crate) const ANSWER_AT_MOST: u32 = 40;
