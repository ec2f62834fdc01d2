//! EIR 2004, regulation 12(5)(g): protection of the environment to which the information relates.
//!
//! *It says*: what would adversely affect the protection of the environment to which the information relates may be
//! refused; never for emissions (12(9)) ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not, and nothing less. A nest, a rare plant, a site: it is that
//! environment, not the environment at large.
//!
//! *Left to the officer*: the harm and the balance.

use calendar::Law;

use super::EMISSIONS;
use crate::{
    reliance::environmental_tests::emissions,
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(5)(g)",
    "Protection of the environment to which the information relates",
    "eir/exceptions/r12_5_g_protection_of_the_environment.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(emissions);

const ROWS: &[Row] = &[qualified(
    "reg.12(5)(g)",
    "Adverse effect: protection of the environment to which the information relates",
)
.harm("would adversely affect")
.note(EMISSIONS)];
