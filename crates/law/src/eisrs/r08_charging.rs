//! EISRs 2004, regulation 8: charging.
//!
//! *It says*: a fee may be charged (8(1)), none for access to public registers or lists, nor for examining
//! information where the authority lets it be seen (8(2)); it exceeds neither a reasonable amount nor the cost of
//! producing the information (8(3)); it may be asked for in advance, in whole or part (8(4)), in writing (8(5)),
//! and is then paid within sixty working days that begin with the day of the notice (8(6)); the working days from
//! the notice to payment, both counted in, do not count (8(7)); a schedule is published (8(8))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/8)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: one working day less to pay than under EIR 8(5), because the day of the notice is the first, if
//! it is a working day. No time is set for the notice. A charge is worked out as under regulation 8 of EIR, with
//! the cost as a ceiling.
//!
//! *Left to the officer*: what is reasonable; whether to waive the fee.

use calendar::{Calendar, Certainty::*, Law};
use jiff::civil::Date;

use crate::{
    outcome::Stop,
    section::{COPY_READ, Coded, Rule, Section},
};

pub(crate) const SECTION: Section = Section::new(Law::Eisrs, "reg.8", "Charging", "eisrs/r08_charging.md")
    .coded(Coded::Part)
    .mark(COPY_READ)
    .rules(&[&CHARGE, &FREE, &CEILING, &ADVANCE, &LAPSE, &PAUSE, &SCHEDULE]);

/// The fee.
pub(crate) const CHARGE: Rule =
    Rule::new("eisrs-charge", "reg.8(1)", V, "A fee may be charged for making information available.")
        .coded(Coded::Part);

/// What is free.
pub(crate) const FREE: Rule = Rule::new(
    "eisrs-charge-free",
    "reg.8(2)",
    V,
    "Access to public registers and lists, and examining information where the authority lets it be seen, are free.",
);

/// Its amount.
pub(crate) const CEILING: Rule = Rule::new(
    "eisrs-charge-ceiling",
    "reg.8(3)",
    V,
    "A fee exceeds neither a reasonable amount nor the cost of producing the information.",
)
.coded(Coded::Officer);

/// Payment in advance.
pub(crate) const ADVANCE: Rule =
    Rule::new("eisrs-charge-advance", "reg.8(5)", V, "Payment in advance is asked for in writing.")
        .coded(Coded::Officer);

/// The end of the duty.
pub(crate) const LAPSE: Rule = Rule::new(
    "eisrs-charge-lapse",
    "reg.8(6)",
    V,
    "Unpaid within sixty working days, of which the day of the notice is the first, the duty ends.",
);

/// The wait.
pub(crate) const PAUSE: Rule = Rule::new(
    "eisrs-charge-pause",
    "reg.8(7)",
    V,
    "The working days from the charge notice to payment, both counted in, do not count.",
);

/// The schedule.
pub(crate) const SCHEDULE: Rule = Rule::new(
    "eisrs-charge-schedule",
    "reg.8(8)",
    V,
    "A schedule of fees, and when they are charged or waived, is published.",
)
.coded(Coded::Part);

/// Working days in which an advance fee is paid, the day of the notice among them.
const PAYABLE_WITHIN: u32 = 60;

/// The last day on which payment keeps the request alive: the period begins with the day of the notice, which is its first
/// day if it is a working day.
pub(crate) fn payable_until(notice: Date, calendar: &Calendar<'_>) -> Result<Date, Stop> {
    let after = PAYABLE_WITHIN - u32::from(calendar.is_working_day(notice)?);
    Ok(calendar.add_working_days(notice, after)?)
}
