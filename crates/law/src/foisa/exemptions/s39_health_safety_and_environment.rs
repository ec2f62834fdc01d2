//! FOISA 2002, section 39: health, safety and the environment.
//!
//! *It says*: information is exempt where disclosing it would, or would be likely to, endanger the physical or mental health
//! or the safety of an individual (39(1)); and where it is environmental, so that the EISRs oblige the authority to make it
//! available, or would but for an exception of theirs (39(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/39)).
//!
//! *In force*: 1 January 2005; it does not fall away with age.
//!
//! *We read it as*: (1) is "endanger", and has no "substantially"; one limb, where FOIA's section 38 has two. (2) hands over:
//! the request is answered under the EISRs, and the public interest in keeping two regimes from running side by side is
//! what the balance of (2) amounts to. Section 18 names 39(1) only.
//!
//! *Left to the officer*: who would be endangered and how; whether information is environmental.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{endangered, environmental},
    },
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.39",
    "Health, safety and the environment",
    "foisa/exemptions/s39_health_safety_and_environment.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    qualified(
        "s.39(1)",
        "Health, safety and the environment: endanger physical or mental health or safety of an individual",
    )
    .harm("would, or would be likely to, endanger")
    .ncnd("s.18(1)", WITH_TEST, Certainty::V),
    qualified("s.39(2)", "Environmental information (use the EISRs)")
        .note("The request is then answered under the EISRs, with their exceptions and their time."),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    match row.provision.as_str() {
        "s.39(2)" => environmental(row, asked),
        "s.39(1)" => endangered(row, asked),
        _ => {}
    }
}
