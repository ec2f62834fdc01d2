//! EIR 2004, regulation 12(5)(f): interests of the person who provided the information.
//!
//! *It says*: what would adversely affect the interests of the person who provided the information may be refused,
//! where that person (i) was not and could not be put under a legal obligation to supply it, (ii) did not supply it
//! so that it could be disclosed apart from the Regulations, and (iii) has not consented; never for emissions
//! (12(9)) ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/12)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: "would": more likely than not, and nothing less. All three, for one and the same person.
//!
//! *Left to the officer*: the three facts, the harm and the balance.

use calendar::Law;

use super::EMISSIONS;
use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        environmental_tests::{emissions, provider, volunteered},
    },
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Eir,
    "reg.12(5)(f)",
    "Interests of the person who provided the information",
    "eir/exceptions/r12_5_f_interests_of_the_provider.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified(
    "reg.12(5)(f)",
    "Adverse effect: interests of the person who provided the information freely",
)
.harm("would adversely affect")
.note(EMISSIONS)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    emissions(row, asked);
    provider(row, asked);
    volunteered(row, asked);
}
