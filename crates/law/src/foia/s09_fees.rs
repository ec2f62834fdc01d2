//! FOIA 2000, section 9: fees.
//!
//! *It says*: an authority may give a fees notice within the time for compliance; it need not then comply unless the fee is
//! paid within three months beginning with the day of the notice
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/9)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the last day is the one before the corresponding day of the third month after; where that month has no
//! such day, its last day. The amount is that of SI 2004/3244.
//!
//! *Left to the officer*: whether to charge.

use calendar::{Certainty::*, Law};
use jiff::{ToSpan, civil::Date};

use crate::{
    provisions::Provision,
    reliance::{Requirement, date},
    section::{COPY_READ, Coded, Row, Rule, Section, procedural},
};

pub(crate) const SECTION: Section = Section::new(Law::Foia, "s.9", "Fees", "foia/s09_fees.md")
    .coded(Coded::Whole)
    .mark(COPY_READ)
    .rows(ROWS)
    .asks(asks)
    .rules(&[&LAPSE]);

const ROWS: &[Row] = &[procedural("s.9", "Fee not paid within three months")
    .note("The three months begin with the day on which the fees notice is given.")];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(date(
        "fees-notice",
        "On which day was the fees notice given?",
        "The duty ends three months after it.",
        &row.provision,
    ));
}

/// The end of the duty.
pub(crate) const LAPSE: Rule = Rule::new(
    "foia-fee-lapse",
    "s.9(2)",
    V,
    "Unpaid within three months beginning with the notice, the duty ends.",
);

/// The last day on which payment keeps the request alive; none at the end of time.
pub(crate) fn payable_until(notice: Date) -> Option<Date> {
    let corresponding = notice.checked_add(3.months()).ok()?;
    if corresponding.day() == notice.day() { corresponding.yesterday().ok() } else { Some(corresponding) }
}
