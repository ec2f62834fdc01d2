//! EISRs 2004, regulation 10(5)(d): confidentiality of proceedings.
//!
//! *It says*: what would, or would be likely to, prejudice substantially the confidentiality of the proceedings of
//! any public authority, where the law provides for it, may be refused; never for emissions (10(6))
//! ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: as under FOISA, the harm is substantial, and a real and significant likelihood of it is enough.
//! Proceedings have some form: a meeting with power to decide, a case, an inquiry. The law may be a statute or the
//! common law.
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
    Law::Eisrs,
    "reg.10(5)(d)",
    "Confidentiality of proceedings",
    "eisrs/exceptions/r10_5_d_confidential_proceedings.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified(
    "reg.10(5)(d)",
    "Substantial prejudice: confidentiality of proceedings, where the law provides for it",
)
.harm("would, or would be likely to, prejudice substantially")
.note(EMISSIONS)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    emissions(row, asked);
    confidentiality(row, "the proceedings", asked);
}
