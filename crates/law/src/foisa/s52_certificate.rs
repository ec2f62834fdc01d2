//! FOISA 2002, section 52: exception from duty to comply with certain notices.
//!
//! *It says*: a decision or enforcement notice given to the Scottish Administration about information under sections 29,
//! 31(1), 32(1)(b), 34, 36(1) or 41(b) ceases to have effect if, not later than the thirtieth working day, the First
//! Minister certifies that there was no failure and that the information is of exceptional sensitivity (52(1), (2)); a copy
//! is laid before the Parliament and the applicant told why by the tenth working day after (52(3))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/52)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the thirty days follow the day on which the notice was given or, after an appeal, that on which the cause
//! is finally decided (52(4)). Working days are those of Scotland.
//!
//! *Left to the officer*: it is the First Minister's, after consulting the Ministers.

use calendar::{Certainty::*, Law};

use crate::section::{COPY_READ, Coded, Rule, Section};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.52",
    "Exception from duty to comply with certain notices",
    "reviews_and_appeals.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rules(&[&CERTIFICATE]);

/// The First Minister's certificate.
pub(crate) const CERTIFICATE: Rule = Rule::new(
    "foisa-certificate",
    "s.52(2)",
    V,
    "By the thirtieth working day after a notice to the Scottish Administration the First Minister may certify that it has no effect.",
)
.coded(Coded::Officer);
