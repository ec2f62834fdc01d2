//! EIR 2004, regulation 12(5)(c): intellectual property rights.
//!
//! *It says*: what would adversely affect intellectual property rights may be refused
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not. That the right exists is not enough: its holder would suffer
//! harm, from the infringement, that enforcing the right could not prevent (the Information Commissioner's guidance
//! on EIR 12(5)(c)).
//!
//! *Left to the officer*: the right, the harm and the balance.

use calendar::Law;

use super::PRESUMPTION;
use crate::{
    reliance::environmental_tests::intellectual_property,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(5)(c)",
    "Intellectual property rights",
    "eir/exceptions/r12_5_c_intellectual_property.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(intellectual_property);

const ROWS: &[Row] = &[qualified("reg.12(5)(c)", "Adverse effect: intellectual property rights")
    .harm("would adversely affect")
    .note(PRESUMPTION)];
