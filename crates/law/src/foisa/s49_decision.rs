//! FOISA 2002, section 49: Commissioner's decision.
//!
//! *It says*: the Commissioner decides unless the application is frivolous, vexatious, withdrawn or abandoned (49(1)), which
//! is told within one month (49(2)); else within four months or what is reasonable (49(3)), or brings about a settlement
//! (49(4)). The decision notice states the failure, the steps and the time for them (49(6)), which does not end before the
//! time for an appeal (49(7)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/49)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the day is taken from the notice; the four months bind the Commissioner, not the authority.
//!
//! *Left to the officer*: nothing.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.49", "Commissioner's decision", "reviews_and_appeals.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&DECISION, &WITHIN]);

/// When to comply.
pub(crate) const DECISION: Rule = Rule::new(
    "foisa-decision",
    "s.49(6)",
    V,
    "The time for compliance stands in each decision, and does not end before that for an appeal (s.49(7)).",
);
/// When it is decided.
pub(crate) const WITHIN: Rule = Rule::new(
    "foisa-decision-time",
    "s.49(3)",
    V,
    "The Commissioner decides within four months of the application, or within what else is reasonable.",
)
.coded(Coded::Officer);
