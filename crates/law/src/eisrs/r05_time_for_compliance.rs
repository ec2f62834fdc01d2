//! EISRs 2004, regulation 5(2): duty to make available: time.
//!
//! *It says*: environmental information is made available to any applicant who asks (5(1)), as soon as possible,
//! and no later than twenty working days after the date of receipt (5(2)(a)); an enactment or rule of law that
//! would prevent it does not apply (5(3)) ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/5)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: counted on the Scottish calendar; no other time for the Keeper or for a school. No form of
//! request is asked for.
//!
//! *Left to the officer*: what is possible sooner; whether what is compiled is up to date, accurate and comparable
//! (5(4)).

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.5(2)", "Duty to make available: time", "eisrs/r05_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&TIME, &VALID, &NO_BAR]);

/// The ordinary limit.
pub(crate) const TIME: Rule = Rule::new(
    "eisrs-time",
    "reg.5(2)(a)",
    V,
    "As soon as possible, and no later than twenty working days of the Scottish calendar.",
);

/// What a request is.
pub(crate) const VALID: Rule = Rule::new("eisrs-valid", "reg.5(1)", V, "A request need not be in writing.");

/// Other laws that forbid disclosure.
pub(crate) const NO_BAR: Rule = Rule::new("eisrs-no-bar", "reg.5(3)", V, "An enactment or rule of law that would prevent disclosure does not apply: only the exceptions of the Regulations do.").coded(Coded::Officer);
