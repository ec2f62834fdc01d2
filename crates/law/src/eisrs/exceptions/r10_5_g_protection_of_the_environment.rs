//! EISRs 2004, regulation 10(5)(g): protection of the environment to which the information relates.
//!
//! *It says*: what would, or would be likely to, prejudice substantially the protection of the environment to which
//! the information relates may be refused; never for emissions (10(6))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: as under FOISA, the harm is substantial, and a real and significant likelihood of it is enough.
//! A nest, a rare plant, a site: it is that environment, not the environment at large.
//!
//! *Left to the officer*: the harm and the balance.

use calendar::Law;

use super::EMISSIONS;
use crate::{
    reliance::environmental_tests::emissions,
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(5)(g)",
    "Protection of the environment to which the information relates",
    "eisrs/exceptions/r10_5_g_protection_of_the_environment.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(emissions);

const ROWS: &[Row] = &[qualified(
    "reg.10(5)(g)",
    "Substantial prejudice: protection of the environment to which the information relates",
)
.harm("would, or would be likely to, prejudice substantially")
.note(EMISSIONS)];
