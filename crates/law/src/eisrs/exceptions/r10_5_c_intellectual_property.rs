//! EISRs 2004, regulation 10(5)(c): intellectual property rights.
//!
//! *It says*: what would, or would be likely to, prejudice substantially intellectual property rights may be
//! refused ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: the harm is substantial. That the right exists is not enough: its holder would suffer harm,
//! from the infringement, that enforcing the right could not prevent (the Information Commissioner's guidance on
//! EIR 12(5)(c), which we follow here).
//!
//! *Left to the officer*: the right, the harm and the balance.

use calendar::Law;

use super::PRESUMPTION;
use crate::{
    reliance::environmental_tests::intellectual_property,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(5)(c)",
    "Intellectual property rights",
    "eisrs/exceptions/r10_5_c_intellectual_property.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(intellectual_property);

const ROWS: &[Row] = &[qualified("reg.10(5)(c)", "Substantial prejudice: intellectual property rights")
    .harm("would, or would be likely to, prejudice substantially")
    .note(PRESUMPTION)];
