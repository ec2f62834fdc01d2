//! EISRs 2004, regulation 10(4)(b): request manifestly unreasonable.
//!
//! *It says*: a request that is manifestly unreasonable may be refused, where the public interest allows
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: both what would be vexatious and what would cost too much. There is no fixed limit of cost:
//! that of the Fees Regulations is a guide only (a request over five years of all that an agency held about a firm
//! was, Decision 153/2024; a burden alone did not outweigh the interest in one part of a request, Decision
//! 132/2025). Advice under regulation 9 comes with it.
//!
//! *Left to the officer*: whether it is, and the balance.

use calendar::Law;

use super::UNREASONABLE;
use crate::{
    reliance::environmental_tests::manifestly_unreasonable,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(4)(b)",
    "Request manifestly unreasonable",
    "eisrs/exceptions/r10_4_b_manifestly_unreasonable.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(manifestly_unreasonable);

const ROWS: &[Row] = &[qualified("reg.10(4)(b)", "Request manifestly unreasonable").note(UNREASONABLE)];
