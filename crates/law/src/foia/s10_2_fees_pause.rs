//! FOIA 2000, section 10(2): days that a fees notice takes out of the count.
//!
//! *It says*: where a fees notice is given and the fee is paid in time, the working days from the one beginning with the
//! day of the notice and ending with the day on which the fee is received are disregarded
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/10)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: both ends are disregarded; a notice given after day 20 moves nothing.
//!
//! *Left to the officer*: whether to charge at all.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, Rule, Section, TEXT_READ};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.10(2)", "Time for compliance: fees", "foia/s10_2_fees_pause.md")
        .coded(Coded::Whole)
        .mark(TEXT_READ)
        .rules(&[&PAUSE]);

/// The days of the wait for payment.
pub(crate) const PAUSE: Rule = Rule::new(
    "foia-fees-pause",
    "s.10(2)",
    V,
    "The working days from the fees notice to payment, both included, are disregarded.",
);
