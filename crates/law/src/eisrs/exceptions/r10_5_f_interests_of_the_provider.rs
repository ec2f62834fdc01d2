//! EISRs 2004, regulation 10(5)(f): interests of the person who provided the information.
//!
//! *It says*: what would, or would be likely to, prejudice substantially the interests of the person who provided
//! the information may be refused, where that person (i) was not and could not be put under a legal obligation to
//! supply it, (ii) did not supply it so that it could be disclosed apart from the Regulations, and (iii) has not
//! consented; never for emissions (10(6)) ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/10)).
//!
//! *In force*: 1 January 2005, unamended in this limb.
//!
//! *We read it as*: as under FOISA, the harm is substantial, and a real and significant likelihood of it is enough.
//! All three, for one and the same person. Where the buildings of a pilot scheme stand was within it (Decision
//! 056/2023).
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
    Law::Eisrs,
    "reg.10(5)(f)",
    "Interests of the person who provided the information",
    "eisrs/exceptions/r10_5_f_interests_of_the_provider.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified(
    "reg.10(5)(f)",
    "Substantial prejudice: interests of the person who provided the information freely",
)
.harm("would, or would be likely to, prejudice substantially")
.note(EMISSIONS)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    emissions(row, asked);
    provider(row, asked);
    volunteered(row, asked);
}
