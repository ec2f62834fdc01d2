//! EIR 2004, regulation 12(5)(d): confidentiality of proceedings.
//!
//! *It says*: what would adversely affect the confidentiality of the proceedings of that or any other public
//! authority, where the law provides for it, may be refused; never for emissions (12(9))
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not, and nothing less. Proceedings have some form: a meeting with
//! power to decide, a case, an inquiry. The law may be a statute or the common law.
//!
//! *Left to the officer*: which proceedings, which law, the harm and the balance.

use calendar::Law;

use super::EMISSIONS;
use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        environmental_tests::{confidentiality, emissions},
    },
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(5)(d)",
    "Confidentiality of proceedings",
    "eir/exceptions/r12_5_d_confidential_proceedings.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified(
    "reg.12(5)(d)",
    "Adverse effect: confidentiality of proceedings, where the law provides for it",
)
.harm("would adversely affect")
.note(EMISSIONS)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    emissions(row, asked);
    confidentiality(row, "the proceedings", asked);
}
