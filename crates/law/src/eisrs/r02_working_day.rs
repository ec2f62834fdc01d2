//! EISRs 2004, regulation 2(1): interpretation: working day.
//!
//! *It says*: a working day is what it is in section 73 of FOISA
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/2)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: bank holidays in Scotland alone.
//!
//! *Left to the officer*: nothing.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.2(1)", "Interpretation: working day", "eisrs/r05_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&WORKING_DAY]);

/// What day counts.
pub(crate) const WORKING_DAY: Rule =
    Rule::new("eisrs-working-day", "reg.2(1)", V, "A working day is that of FOISA.");
