//! EIR 2004, regulation 7: extension of time.
//!
//! *It says*: where complexity and volume make twenty working days impracticable, to answer or to decide on a
//! refusal, the authority may take forty (7(1)), also for the reason under regulation 6 and for a refusal (7(2));
//! it tells the applicant within the twenty (7(3))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/7)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: both, complexity and volume; told after day 20 it is no extension. No reasons are required,
//! unlike under the EISRs; to give them is good practice.
//!
//! *Left to the officer*: whether the request is complex and voluminous.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.7", "Extension of time", "eir/r05_time_for_compliance.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rules(&[&FORTY, &NOTICE]);

/// The longer limit.
pub(crate) const FORTY: Rule = Rule::new(
    "eir-complex",
    "reg.7(1)",
    V,
    "Forty working days where complexity and volume make twenty impracticable.",
)
.coded(Coded::Part);

/// Telling the applicant.
pub(crate) const NOTICE: Rule = Rule::new(
    "eir-complex-notice",
    "reg.7(3)",
    V,
    "The applicant is told within twenty working days, else there is no extension.",
);

/// The longer limit, in working days.
pub(crate) const WORKING_DAYS: u32 = 40;
