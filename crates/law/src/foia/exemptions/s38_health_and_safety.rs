//! FOIA 2000, section 38: health and safety.
//!
//! *It says*: information is exempt whose disclosure would, or would be likely to, endanger the physical or mental health
//! (38(1)(a)) or the safety (38(1)(b)) of any individual; the same for confirming or denying (38(2))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/38)).
//!
//! *In force*: 1 January 2005. Part VI sets no age at which it is gone.
//!
//! *We read it as*: any individual, the applicant and staff included; it is not about safety at work as such, and the
//! endangerment must be of some significance (guidance of the ICO, read in part). Distress that does not reach health is
//! not enough (K). Qualified.
//!
//! *Left to the officer*: who would be endangered, how, and how likely; whether a medical view is needed.

use calendar::{Certainty, Law};

use crate::{
    reliance::shared_tests::endangered,
    section::{COPY_READ, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.38", "Health and safety", "foia/exemptions/s38_health_and_safety.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(endangered);

const HARM: &str = "would, or would be likely to, endanger";

const ROWS: &[Row] = &[
    qualified("s.38(1)(a)", "Health and safety: endanger the physical or mental health of any individual")
        .harm(HARM)
        .ncnd("s.38(2)", WITH_TEST, Certainty::V)
        .note(
            "Of any individual, the applicant included. Distress alone is not enough: it must reach health.",
        ),
    qualified("s.38(1)(b)", "Health and safety: endanger the safety of any individual")
        .harm(HARM)
        .ncnd("s.38(2)", WITH_TEST, Certainty::V)
        .note("Of any individual, staff and the applicant included."),
];
