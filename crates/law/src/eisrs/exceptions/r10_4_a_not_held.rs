//! EISRs 2004, regulation 10(4)(a): information not held when the request is received.
//!
//! *It says*: the authority may refuse so far as it does not hold the information when the request is received
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: not held is a refusal here, with a notice; what another person holds on its behalf is held
//! (2(2)(b)). The public interest test applies by the words, but there is nothing to weigh: one sentence that says
//! so is enough. What a department of the United Kingdom supplied in confidence is not held (2(2)).
//!
//! *Left to the officer*: what was searched, and whether that was enough.

use calendar::Law;

use super::NOT_HELD;
use crate::{
    reliance::environmental_tests::not_held,
    section::{COPY_READ, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(4)(a)",
    "Information not held when the request is received",
    "eisrs/exceptions/r10_4_a_not_held.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(not_held);

const ROWS: &[Row] =
    &[qualified("reg.10(4)(a)", "Information not held when the request is received").note(NOT_HELD)];
