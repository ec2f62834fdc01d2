//! FOIA 2000, section 50: application for decision by the Commissioner.
//!
//! *It says*: anyone may ask the Commissioner whether a request was dealt with as Part I requires; the Commissioner decides,
//! unless the authority's own procedure was not used up, or there was undue delay, or it is frivolous; the decision notice
//! states the steps and the time for them ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/50)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the regulator asks for complaints within six weeks of the last answer; that is guidance. The days for
//! compliance are taken from each notice: 35 calendar days in those read up to 2022, 30 in those read from 2024.
//!
//! *Left to the officer*: nothing; the days of the notice are a fact to be given.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, GUIDANCE_READ, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.50", "Application for decision by Commissioner", "reviews_and_appeals.md")
        .coded(Coded::Part)
        .mark(GUIDANCE_READ)
        .rules(&[&COMPLAINT, &DECISION]);

/// When to complain.
pub(crate) const COMPLAINT: Rule = Rule::new(
    "foia-complaint",
    "s.50",
    G,
    "The regulator asks for complaints within six weeks of the outcome of the review.",
);
/// When to comply.
pub(crate) const DECISION: Rule =
    Rule::new("foia-decision", "s.50(4)", G, "The days for compliance stand in each decision notice.");

/// Calendar days in which the regulator asks for a complaint.
pub(crate) const COMPLAIN_WITHIN: i64 = 42;
