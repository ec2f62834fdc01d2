//! FOIA 2000, section 10(3): time for the public interest test.
//!
//! *It says*: where a qualified exemption applies, the authority need not decide the public interest before such time as
//! is reasonable in the circumstances; this does not move the time of the notice under section 17(1)
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/10)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: only what is under the test may wait; exemption, reasons and an estimate of the day are still due by
//! day 20 (section 17(1) and (2)). The Act has no longest time; the regulator expects no more than forty working days in
//! all. FOISA and the environmental regulations have no such extension.
//!
//! *Left to the officer*: what is reasonable, and how much time the test truly needs.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, Rule, Section, TEXT_READ};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.10(3)",
    "Time for compliance: public interest",
    "foia/s10_3_public_interest.md",
)
.coded(Coded::Part)
.mark(TEXT_READ)
.rules(&[&EXTENSION, &FORTY]);

/// The extension.
pub(crate) const EXTENSION: Rule = Rule::new(
    "foia-public-interest",
    "s.10(3)",
    V,
    "Only the public interest test of a qualified exemption may take a reasonable time more.",
)
.coded(Coded::Part);
/// What the regulator expects.
pub(crate) const FORTY: Rule = Rule::new(
    "foia-forty",
    "s.10(3)",
    G,
    "The regulator expects no more than forty working days in all, save in exceptional circumstances.",
);

/// Working days in all that the regulator expects at most.
pub(crate) const EXPECTED_AT_MOST: u32 = 40;
