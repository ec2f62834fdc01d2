//! EIR 2004, regulation 12(4)(a): information not held when the request is received.
//!
//! *It says*: the authority may refuse so far as it does not hold the information when the request is received
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: not held is a refusal here, with a notice; what another person holds on its behalf is held
//! (3(2)(b)). The public interest test applies by the words, but there is nothing to weigh: one sentence that says
//! so is enough.
//!
//! *Left to the officer*: what was searched, and whether that was enough.

use calendar::Law;

use super::NOT_HELD;
use crate::{
    reliance::environmental_tests::not_held,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(4)(a)",
    "Information not held when the request is received",
    "eir/exceptions/r12_4_a_not_held.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(not_held);

const ROWS: &[Row] =
    &[qualified("reg.12(4)(a)", "Information not held when the request is received").note(NOT_HELD)];
