//! EIR 2004, regulation 5(3): duty to make available: the applicant's own personal data.
//!
//! *It says*: the duty does not reach personal data of which the applicant is the data subject
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/5)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: a subject access request, which the applicant need not make again. Nothing lets the authority
//! neither confirm nor deny here: regulation 13 is about the data of others, unlike FOIA 40(5A).
//!
//! *Left to the officer*: which of the information is about the applicant.

use calendar::Law;

use crate::{
    reliance::shared_tests::own_data,
    section::{COPY_READ, Coded, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.5(3)",
    "Duty to make available: the applicant's own personal data",
    "eir/r05_3_own_personal_data.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(own_data);

const ROWS: &[Row] = &[absolute("reg.5(3)", "The applicant's own personal data")
    .note("The duty does not reach it: handle it as a subject access request, and say so. The applicant need not ask again.")];
