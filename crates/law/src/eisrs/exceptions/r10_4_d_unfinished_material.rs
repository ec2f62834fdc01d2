//! EISRs 2004, regulation 10(4)(d): material in the course of completion, unfinished documents, incomplete data.
//!
//! *It says*: a request for material still in the course of completion, for unfinished documents or for incomplete
//! data may be refused; the notice says by when it will be finished (13(d))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: three sorts of material, each enough. Unlike EIR 14(4), the notice need not name another
//! authority, and the time is not only "if known".
//!
//! *Left to the officer*: whether the work goes on, and the balance.

use calendar::Law;

use super::UNFINISHED;
use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(4)(d)",
    "Material in the course of completion, unfinished documents, incomplete data",
    "eisrs/exceptions/r10_4_d_unfinished_material.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified(
    "reg.10(4)(d)",
    "Material in the course of completion, unfinished documents, incomplete data",
)
.note(UNFINISHED)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.extend([
        text(
            "unfinished",
            "What is unfinished, and what work goes on?",
            "A finished draft of an unfinished decision is not enough by itself.",
            &row.provision,
        ),
        text(
            "completion",
            "By when will it be finished or completed?",
            "The notice must say so.",
            "reg.13(d)",
        )
        .must_tell("by when it will be finished or completed"),
    ]);
}
