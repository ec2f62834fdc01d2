//! EISRs 2004, regulation 10(5)(a): international relations, defence, national security or public safety.
//!
//! *It says*: what would, or would be likely to, prejudice substantially international relations, defence, national
//! security or public safety may be refused; for these interests alone the authority may decline to reveal whether
//! it exists (10(8)-(9)) ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: as under FOISA, the harm is substantial, and a real and significant likelihood of it is enough.
//! The Scottish Ministers may certify for national security (regulation 12).
//!
//! *Left to the officer*: the harm and the balance.

use calendar::{Certainty, Law};

use super::SECURITY;
use crate::section::{COPY_READ, Row, Section, WITH_TEST, qualified};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(5)(a)",
    "International relations, defence, national security or public safety",
    "eisrs/exceptions/r10_5_a_international_relations_defence_security.md",
)
.mark(COPY_READ)
.rows(ROWS);

const ROWS: &[Row] = &[qualified(
    "reg.10(5)(a)",
    "Substantial prejudice: international relations, defence, national security or public safety",
)
.harm("would, or would be likely to, prejudice substantially")
.ncnd("reg.10(8)", WITH_TEST, Certainty::V)
.note(SECURITY)];
