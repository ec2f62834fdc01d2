//! FOISA 2002, section 10: time for compliance.
//!
//! *It says*: promptly, and at the latest on the twentieth working day after receipt of the request or, where section 1(3)
//! applies, of the further information (10(1)); the Keeper of the Records of Scotland has thirty for records on which
//! another authority decides (10(2)); the days of an unpaid fee do not count (10(3)); regulations may set another day, up
//! to the sixtieth (10(4)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/10)).
//!
//! *In force*: 1 January 2005; sixty days from 7 April to 26 May 2020. The only regulations are SSI 2016/346, for schools.
//!
//! *We read it as*: the day of receipt is day 0; there is no extension for the public interest test, nor for size.
//!
//! *Left to the officer*: promptness is a duty of its own.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.10", "Time for compliance", "foisa/s10_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(COPY_READ)
        .rules(&[&TIME, &KEEPER]);

/// The ordinary limit.
pub(crate) const TIME: Rule = Rule::new(
    "foisa-time",
    "s.10(1)",
    V,
    "Promptly, and not later than the twentieth working day after receipt or after further information.",
);

/// The Keeper.
pub(crate) const KEEPER: Rule = Rule::new(
    "foisa-keeper",
    "s.10(2)",
    V,
    "Thirty working days for the Keeper of the Records of Scotland, where another authority decides (s.22).",
);

/// Working days for the Keeper, also for a review (section 21(2)).
pub(crate) const KEEPER_DAYS: u32 = 30;
