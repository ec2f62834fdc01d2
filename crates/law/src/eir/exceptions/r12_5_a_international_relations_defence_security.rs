//! EIR 2004, regulation 12(5)(a): international relations, defence, national security or public safety.
//!
//! *It says*: what would adversely affect international relations, defence, national security or public safety may
//! be refused; for these interests alone the authority may neither confirm nor deny (12(6)-(7))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not, and nothing less. A Minister may certify for national security
//! (regulation 15).
//!
//! *Left to the officer*: the harm and the balance.

use calendar::{Certainty, Law};

use super::SECURITY;
use crate::section::{COPY_READ, Row, Section, WITH_TEST, qualified};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(5)(a)",
    "International relations, defence, national security or public safety",
    "eir/exceptions/r12_5_a_international_relations_defence_security.md",
)
.mark(COPY_READ)
.rows(ROWS);

const ROWS: &[Row] = &[qualified(
    "reg.12(5)(a)",
    "Adverse effect: international relations, defence, national security or public safety",
)
.harm("would adversely affect")
.ncnd("reg.12(6)", WITH_TEST, Certainty::V)
.note(SECURITY)];
