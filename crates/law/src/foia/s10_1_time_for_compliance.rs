//! FOIA 2000, section 10(1) and (6): time for compliance, working day, date of receipt.
//!
//! *It says*: an authority complies with section 1(1) promptly, and at the latest on the twentieth working day following
//! the date of receipt ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/10)). A working day is any day but a
//! Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday under the 1971 Act in any part of the United Kingdom.
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the day of receipt is day 0, also when it is a Sunday; a day runs to midnight (Berend, EA/2006/0049).
//! Closures of the office and local holidays count as working days (ICO line to take 47). DIFFERS: paragraph 4.2 of the
//! 2018 Code, as reported, takes a request that arrives on a day off as received on the next working day, which gives
//! one day more; the Act does not, so that reading is only noted.
//!
//! *Left to the officer*: "promptly" is a duty of its own; an answer on day 20 may still be late.

use calendar::{Certainty::*, Law};

use crate::section::{Coded, Rule, Section, TEXT_READ};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.10", "Time for compliance with request", "foia/s10_1_time_for_compliance.md")
        .coded(Coded::Whole)
        .mark(TEXT_READ)
        .rules(&[&WORKING_DAY, &RECEIPT, &TIME, &TRANSFER]);

/// What day counts.
pub(crate) const WORKING_DAY: Rule = Rule::new(
    "foia-working-day",
    "s.10(6)",
    V,
    "A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of the United Kingdom.",
);
/// Day 0.
pub(crate) const RECEIPT: Rule =
    Rule::new("foia-receipt", "s.10(6)", V, "The day of receipt is day 0, also when it is no working day.");
/// The ordinary limit.
pub(crate) const TIME: Rule = Rule::new(
    "foia-time",
    "s.10(1)",
    V,
    "Promptly, and not later than the twentieth working day following receipt.",
);
/// Passing on.
pub(crate) const TRANSFER: Rule = Rule::new(
    "foia-transfer",
    "s.10(1)",
    G,
    "A request passed on is answered by the other authority, whose time runs from its own receipt; the applicant is asked first.",
)
.coded(Coded::Part);

/// The ordinary limit of all four laws, in working days.
pub(crate) const WORKING_DAYS: u32 = 20;
/// The longest that regulations may give (s.10(4) and (5)).
pub(crate) const LONGEST: u32 = 60;
