//! EIR 2004, regulation 12(5)(e): confidentiality of commercial or industrial information.
//!
//! *It says*: what would adversely affect the confidentiality of commercial or industrial information, which the
//! law protects for a legitimate economic interest, may be refused; never for emissions (12(9))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not, and nothing less. Four steps: commercial or industrial;
//! confidential by law, contract included; for a legitimate economic interest; harmed by disclosure.
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
    Law::Eir,
    "reg.12(5)(e)",
    "Confidentiality of commercial or industrial information",
    "eir/exceptions/r12_5_e_commercial_confidentiality.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified("reg.12(5)(e)", "Adverse effect: confidentiality of commercial or industrial information that protects a legitimate economic interest").harm("would adversely affect").note(EMISSIONS)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    emissions(row, asked);
    economic_interest(row, asked);
    confidentiality(row, "the information", asked);
}
