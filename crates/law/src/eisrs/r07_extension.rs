//! EISRs 2004, regulation 7: extension of time.
//!
//! *It says*: for volume and complexity up to twenty working days more (7(1)); the applicant is told within the
//! first twenty (7(2)), in writing, with the reasons and the rights under regulations 16 and 17 (7(3))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/7)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: told after day 20 it is no extension. The authority may take less than twenty more; the day it
//! names then stands.
//!
//! *Left to the officer*: whether the request is complex and voluminous; how many days more.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.7", "Extension of time", "eisrs/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&FORTY, &NOTICE, &CONTENTS]);

/// The longer limit.
pub(crate) const FORTY: Rule =
    Rule::new("eisrs-complex", "reg.7(1)", V, "Up to twenty working days more for complexity and volume.")
        .coded(Coded::Part);

/// Telling the applicant.
pub(crate) const NOTICE: Rule = Rule::new(
    "eisrs-complex-notice",
    "reg.7(2)",
    V,
    "The applicant is told within twenty working days, else there is no extension.",
);

/// What the notice says.
pub(crate) const CONTENTS: Rule = Rule::new(
    "eisrs-complex-notice-contents",
    "reg.7(3)",
    V,
    "The notice is in writing, gives the reasons and tells of review, enforcement and appeal.",
)
.coded(Coded::Part);
