//! EISRs 2004, regulation 10(4)(c): request formulated in too general a manner.
//!
//! *It says*: a request in too general a manner may be refused once regulation 9 was complied with
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: the applicant was asked for particulars within twenty working days and helped to give them;
//! where they come, the time runs anew.
//!
//! *Left to the officer*: whether the request was still too general afterwards.

use calendar::Law;

use super::TOO_GENERAL;
use crate::{
    reliance::environmental_tests::too_general,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(4)(c)",
    "Request formulated in too general a manner",
    "eisrs/exceptions/r10_4_c_too_general.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(too_general);

const ROWS: &[Row] =
    &[qualified("reg.10(4)(c)", "Request formulated in too general a manner").note(TOO_GENERAL)];
