//! FOISA 2002, section 73: interpretation: working day.
//!
//! *It says*: a working day is any day but a Saturday, a Sunday, Christmas Day or a bank holiday under the 1971 Act in
//! Scotland ([text](https://www.legislation.gov.uk/asp/2002/13/section/73)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: Good Friday is such a bank holiday; Easter Monday and the last Monday in August are working days.
//! Local holidays and closures count as working days.
//!
//! *Left to the officer*: nothing.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, Rule, Section, TEXT_READ};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.73", "Interpretation: working day", "foisa/s10_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(TEXT_READ)
        .rules(&[&WORKING_DAY]);

/// What day counts.
pub(crate) const WORKING_DAY: Rule = Rule::new(
    "foisa-working-day",
    "s.73",
    V,
    "Only bank holidays in Scotland do not count; Easter Monday and the last Monday in August do.",
);
