//! EIR 2004, regulation 12(4)(b): request manifestly unreasonable.
//!
//! *It says*: a request that is manifestly unreasonable may be refused, where the public interest allows
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: both what would be vexatious and what would cost too much. There is no fixed limit of cost:
//! that of the Fees Regulations is a guide only. Advice under regulation 9 comes with it.
//!
//! *Left to the officer*: whether it is, and the balance.

use calendar::Law;

use super::UNREASONABLE;
use crate::{
    reliance::environmental_tests::manifestly_unreasonable,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(4)(b)",
    "Request manifestly unreasonable",
    "eir/exceptions/r12_4_b_manifestly_unreasonable.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(manifestly_unreasonable);

const ROWS: &[Row] = &[qualified("reg.12(4)(b)", "Request manifestly unreasonable").note(UNREASONABLE)];
