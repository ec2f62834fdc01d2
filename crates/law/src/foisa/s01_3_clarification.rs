//! FOISA 2002, section 1(3): general entitlement: clarification.
//!
//! *It says*: an authority that requires more to identify and locate the information, and has told the applicant so and what
//! it is that it requires, need not give the information until it has that, if the requirement is reasonable
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/1)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the twenty days run in full from the day on which it is received (section 10(1)(b)). A question that was
//! not reasonable stops nothing. No provision sets a day on which a request without reply may be closed.
//!
//! *Left to the officer*: whether it is required, and reasonable.

use calendar::{Certainty::*, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Rule, Section, procedural},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.1(3)",
    "General entitlement: clarification",
    "foisa/s10_time_for_compliance.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks)
.rules(&[&CLARIFICATION, &CLARIFIED]);

const ROWS: &[Row] = &[procedural("s.1(3)", "Clarification outstanding")
    .note("Only where it is reasonably required to identify and locate the information, and the applicant was told what is required.")];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "unclear",
        "What is unclear, and why is it needed to find the information?",
        "Only what is reasonably required stops the clock.",
        &row.provision,
    ));
}

/// A question to the applicant.
pub(crate) const CLARIFICATION: Rule = Rule::new(
    "foisa-clarification",
    "s.1(3)",
    V,
    "A clarification that is reasonably required to identify and locate the information lifts the duty until it is received.",
)
.coded(Coded::Part);

/// The reply.
pub(crate) const CLARIFIED: Rule = Rule::new(
    "foisa-clarified",
    "s.10(1)(b)",
    V,
    "The time runs in full from the day of the further information.",
);
