//! FOIA 2000, section 42: legal professional privilege.
//!
//! *It says*: information is exempt for which a claim to legal professional privilege, or in Scotland to confidentiality of
//! communications, could be maintained in legal proceedings (42(1)); confirming or denying is so far as it would disclose
//! such information, recorded or not (42(2)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/42)).
//!
//! *In force*: 1 January 2005. Gone twenty years after the year of the record (63(1), (2)).
//!
//! *We read it as*: advice privilege between lawyer and client for the dominant purpose of advice; litigation privilege for
//! proceedings pending or in reasonable prospect. Privilege that was lost by unrestricted disclosure cannot be claimed. It
//! is a class and qualified: the weight that is built into the privilege is always there, and there must be something of
//! equal weight on the other side (DBERR v O'Brien \[2009\] EWHC 164 (QB), S).
//!
//! *Left to the officer*: which privilege, whether it was lost or waived, and the weights.

use calendar::{Certainty, Law};

use crate::{
    reliance::shared_tests::privilege,
    section::{Age, COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.42",
    "Legal professional privilege",
    "foia/exemptions/s42_legal_professional_privilege.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(privilege);

const AGES: &[Age] = &[Age::of(20, "s.63(1)", Certainty::V)];

const ROWS: &[Row] = &[qualified("s.42(1)", "Legal professional privilege")
    .ncnd("s.42(2)", WITH_TEST, Certainty::V)
    .until_age(AGES)
    .note("Say which privilege, advice or litigation; in Scotland it is confidentiality of communications. The weight of the privilege is always in the balance.")];
