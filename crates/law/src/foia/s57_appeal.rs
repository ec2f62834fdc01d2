//! FOIA 2000, section 57: appeal against notices.
//!
//! *It says*: the complainant or the authority may appeal to the Tribunal against a decision notice
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/57)); the Tribunal's rules give 28 days from the day on
//! which the notice was sent (SI 2009/1976 rule 22).
//!
//! *In force*: 1 January 2005; the rules since 1 September 2009.
//!
//! *We read it as*: calendar days.
//!
//! *Left to the officer*: whether to appeal.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.57", "Appeal against notices", "reviews_and_appeals.md")
        .coded(Coded::Whole)
        .rules(&[&APPEAL]);

/// The appeal.
pub(crate) const APPEAL: Rule = Rule::new(
    "foia-appeal",
    "SI 2009/1976 r.22",
    V,
    "An appeal to the First-tier Tribunal is received within 28 days of the day on which the notice was sent.",
);

/// Calendar days in which to appeal.
pub(crate) const APPEAL_WITHIN: i64 = 28;
