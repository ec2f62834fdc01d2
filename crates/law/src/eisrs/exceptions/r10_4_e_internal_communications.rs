//! EISRs 2004, regulation 10(4)(e): internal communications.
//!
//! *It says*: a request that involves disclosing internal communications may be refused
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: within one authority. The Regulations say nothing of departments, unlike EIR 12(8): the
//! Scottish Ministers are one authority. It is wide, so the balance decides.
//!
//! *Left to the officer*: between whom it passed, and the balance.

use calendar::Law;

use super::INTERNAL;
use crate::{
    reliance::environmental_tests::internal,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(4)(e)",
    "Internal communications",
    "eisrs/exceptions/r10_4_e_internal_communications.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(internal);

const ROWS: &[Row] = &[qualified("reg.10(4)(e)", "Internal communications").note(INTERNAL)];
