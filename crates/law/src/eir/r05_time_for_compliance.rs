//! EIR 2004, regulation 5(2): duty to make available: time.
//!
//! *It says*: environmental information is made available on request (5(1)), as soon as possible, and no later than
//! twenty working days after the date of receipt (5(2)); an enactment or rule of law that would prevent it does not
//! apply (5(6)) ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/5)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: day 1 is the first working day after receipt, as the regulator counts. The times of SI
//! 2004/3364 for schools and archives do not apply, and there is no extension for the public interest test. No form
//! of request is asked for, so one by telephone, or without a name, is a request.
//!
//! *Left to the officer*: what is possible sooner; whether what is compiled is up to date, accurate and comparable
//! (5(4)).

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.5(2)", "Duty to make available: time", "eir/r05_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&RECEIPT, &TIME, &VALID, &NO_BAR]);

/// Day 0.
pub(crate) const RECEIPT: Rule = Rule::new("eir-receipt", "reg.5(2)", V, "The day of receipt is day 0.");

/// The ordinary limit.
pub(crate) const TIME: Rule = Rule::new(
    "eir-time",
    "reg.5(2)",
    V,
    "As soon as possible, and no later than twenty working days after receipt.",
);

/// What a request is.
pub(crate) const VALID: Rule =
    Rule::new("eir-valid", "reg.5(1)", V, "A request need not be in writing, nor carry a name.");

/// Other laws that forbid disclosure.
pub(crate) const NO_BAR: Rule = Rule::new("eir-no-bar", "reg.5(6)", V, "An enactment or rule of law that would prevent disclosure does not apply: only the exceptions of the Regulations do.").coded(Coded::Officer);
