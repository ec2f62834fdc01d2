//! EISRs 2004, regulation 14: transfer of a request.
//!
//! *It says*: an authority that does not hold the information, but believes that another does, passes the request
//! on or gives the name and address of that authority, and says so with the refusal (14(1)); the other receives it
//! on the day on which it gets it, and its time begins on the day after (14(2))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/14)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the refusal is that of 10(4)(a).
//!
//! *Left to the officer*: which authority holds it; whether to pass on or to name.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.14", "Transfer of a request", "eisrs/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&PASS_ON, &TRANSFER]);

/// Passing on or naming.
pub(crate) const PASS_ON: Rule = Rule::new("eisrs-transfer-or-name", "reg.14(1)", V, "A request for what another authority is believed to hold is passed on, or that authority is named, with the refusal.").coded(Coded::Officer);

/// The other authority's time.
pub(crate) const TRANSFER: Rule = Rule::new(
    "eisrs-transfer",
    "reg.14(2)",
    V,
    "The other authority's time runs from the day it receives the request.",
);
