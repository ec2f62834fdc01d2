//! EISRs 2004, regulation 10(5)(b): course of justice, fair trial, criminal or disciplinary inquiry.
//!
//! *It says*: what would, or would be likely to, prejudice substantially the course of justice, the ability of a
//! person to receive a fair trial, or that of any public authority to conduct an inquiry of a criminal or
//! disciplinary nature may be refused ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: as under FOISA, the harm is substantial, and a real and significant likelihood of it is enough.
//! Legal professional privilege is looked at here: there is no exception of its own. How an agency finds out fraud
//! was within it (Decision 125/2024).
//!
//! *Left to the officer*: which of the three, the harm and the balance.

use calendar::Law;

use super::PRESUMPTION;
use crate::section::{COPY_READ, Row, Section, qualified};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(5)(b)",
    "Course of justice, fair trial, criminal or disciplinary inquiry",
    "eisrs/exceptions/r10_5_b_course_of_justice.md",
)
.mark(COPY_READ)
.rows(ROWS);

const ROWS: &[Row] = &[qualified(
    "reg.10(5)(b)",
    "Substantial prejudice: course of justice, fair trial, criminal or disciplinary inquiry",
)
.harm("would, or would be likely to, prejudice substantially")
.note(PRESUMPTION)];
