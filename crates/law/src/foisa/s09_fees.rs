//! FOISA 2002, section 9: fees.
//!
//! *It says*: a fees notice, which states the amount, may be given within the time of section 10 (9(1)) and tells of
//! complaint, review and Commissioner (9(2), 19); unpaid within three months beginning with the day on which it is given,
//! there is no duty (9(3)); the fee is as regulations say (9(4))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/9)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the day of the notice is the first of the three months. The working days from the notice to payment, both
//! in, do not count (section 10(3)). Section 9(3) cites 10(2) for this, a slip of the Act: 10(2) is about the Keeper.
//!
//! *Left to the officer*: whether to charge.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.9", "Fees", "foisa/s10_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&PAUSE, &LAPSE]);

/// The wait.
pub(crate) const PAUSE: Rule = Rule::new(
    "foisa-fees-pause",
    "s.10(3)",
    V,
    "The working days from a fees notice to payment, both in, are disregarded.",
);

/// The end of the duty.
pub(crate) const LAPSE: Rule = Rule::new(
    "foisa-fee-lapse",
    "s.9(3)",
    V,
    "Unpaid within three months beginning with the day of the notice, the duty ends.",
);
