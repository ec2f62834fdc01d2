//! EIR 2004, regulation 12(5)(b): course of justice, fair trial, criminal or disciplinary inquiry.
//!
//! *It says*: what would adversely affect the course of justice, the ability of a person to receive a fair trial,
//! or that of a public authority to conduct an inquiry of a criminal or disciplinary nature may be refused
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not, and nothing less. Legal professional privilege is looked at
//! here: there is no exception of its own. An inquiry of a Scottish public authority counts too (12(10)).
//!
//! *Left to the officer*: which of the three, the harm and the balance.

use calendar::Law;

use super::PRESUMPTION;
use crate::section::{COPY_READ, Row, Section, qualified};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(5)(b)",
    "Course of justice, fair trial, criminal or disciplinary inquiry",
    "eir/exceptions/r12_5_b_course_of_justice.md",
)
.mark(COPY_READ)
.rows(ROWS);

const ROWS: &[Row] = &[qualified(
    "reg.12(5)(b)",
    "Adverse effect: course of justice, fair trial, criminal or disciplinary inquiry",
)
.harm("would adversely affect")
.note(PRESUMPTION)];
