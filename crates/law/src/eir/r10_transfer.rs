//! EIR 2004, regulation 10: transfer of a request.
//!
//! *It says*: an authority that does not hold the information, but believes that another does, a Scottish one
//! included, passes the request on or gives the name and address of that authority, and says so with the refusal
//! (10(1)); the other receives it on the day on which it gets it (10(2))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/10)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the refusal is that of 12(4)(a). The regulator asks that the applicant is asked first.
//!
//! *Left to the officer*: which authority holds it; whether to pass on or to name.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.10", "Transfer of a request", "eir/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&PASS_ON, &TRANSFER]);

/// Passing on or naming.
pub(crate) const PASS_ON: Rule = Rule::new("eir-transfer-or-name", "reg.10(1)", V, "A request for what another authority is believed to hold is passed on, or that authority is named, with the refusal.").coded(Coded::Officer);

/// The other authority's time.
pub(crate) const TRANSFER: Rule = Rule::new(
    "eir-transfer",
    "reg.10(2)",
    V,
    "The other authority's time runs from the day it receives the request.",
);
