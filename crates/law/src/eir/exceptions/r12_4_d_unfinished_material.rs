//! EIR 2004, regulation 12(4)(d): material in the course of completion, unfinished documents, incomplete data.
//!
//! *It says*: a request for material still in the course of completion, for unfinished documents or for incomplete
//! data may be refused; the notice names the other authority that prepares it and when it will be ready, if that is
//! known (14(4)) ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: three sorts of material, each enough; the interest protected is the room to finish the work.
//!
//! *Left to the officer*: whether the work goes on, and the balance.

use calendar::Law;

use super::UNFINISHED;
use crate::{
    reliance::environmental_tests::unfinished,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(4)(d)",
    "Material in the course of completion, unfinished documents, incomplete data",
    "eir/exceptions/r12_4_d_unfinished_material.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(unfinished);

const ROWS: &[Row] = &[qualified(
    "reg.12(4)(d)",
    "Material in the course of completion, unfinished documents, incomplete data",
)
.note(UNFINISHED)];
