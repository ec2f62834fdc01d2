//! EISRs 2004, regulation 10(5)(e): confidentiality of commercial or industrial information.
//!
//! *It says*: what would, or would be likely to, prejudice substantially the confidentiality of commercial or
//! industrial information, which the law protects for a legitimate economic interest, may be refused; never for
//! emissions (10(6)) ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: as under FOISA, the harm is substantial, and a real and significant likelihood of it is enough.
//! Four steps: commercial or industrial; confidential by law, contract included; for a legitimate economic
//! interest; harmed by disclosure.
//!
//! *Left to the officer*: all four, and the balance.

use calendar::Law;

use super::EMISSIONS;
use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        environmental_tests::{confidentiality, economic_interest, emissions},
    },
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eisrs,
    "reg.10(5)(e)",
    "Confidentiality of commercial or industrial information",
    "eisrs/exceptions/r10_5_e_commercial_confidentiality.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified("reg.10(5)(e)", "Substantial prejudice: confidentiality of commercial or industrial information that protects a legitimate economic interest").harm("would, or would be likely to, prejudice substantially").note(EMISSIONS)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    emissions(row, asked);
    economic_interest(row, asked);
    confidentiality(row, "the information", asked);
}
