//! EIR 2004, regulation 12(4)(e): internal communications.
//!
//! *It says*: a request that involves disclosing internal communications may be refused; those between government
//! departments are internal (12(8)) ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: within one authority, or between government departments; a communication that left them is not
//! internal. It is wide, so the balance decides.
//!
//! *Left to the officer*: between whom it passed, and the balance.

use calendar::Law;

use super::INTERNAL;
use crate::{
    reliance::environmental_tests::internal,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(4)(e)",
    "Internal communications",
    "eir/exceptions/r12_4_e_internal_communications.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(internal);

const ROWS: &[Row] = &[qualified("reg.12(4)(e)", "Internal communications").note(INTERNAL)];
