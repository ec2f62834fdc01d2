//! FOIA 2000, section 28: relations within the United Kingdom.
//!
//! *It says*: information is exempt if disclosure would, or would be likely to, prejudice relations between one
//! administration and another (28(1)): the government of the United Kingdom, the Scottish Administration, the Executive
//! Committee of the Northern Ireland Assembly, the Welsh Government (28(2)). The duty to confirm falls away so far as
//! confirming would do that (28(3)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/28)).
//!
//! *In force*: 1 January 2005; since the Government of Wales Act 2006 the Welsh administration is the Welsh Government. Gone
//! thirty years after the year in which the record was made (section 63(2C)(a), (2D)(a)); the twenty years of the
//! Constitutional Reform and Governance Act 2010 do not apply to it.
//!
//! *We read it as*: between governments, not between a government and a council; the devolved ones among themselves count
//! too (ICO guidance on section 28 of 14 August 2023). A file counts from its latest record (section 62(2)).
//!
//! *Left to the officer*: the harm, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{Age, COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.28",
    "Relations within the United Kingdom",
    "foia/exemptions/s28_relations_within_the_united_kingdom.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const AGES: &[Age] = &[Age::of(30, "s.63(2C)(a)", Certainty::V)];

const ROWS: &[Row] = &[
    qualified("s.28(1)", "Relations within the United Kingdom")
        .harm("would, or would be likely to, prejudice")
        .ncnd("s.28(3)", WITH_TEST, Certainty::V)
        .until_age(AGES)
        .note("The administrations are the UK Government, the Scottish Administration, the Executive Committee of the Northern Ireland Assembly and the Welsh Government (s.28(2)). A file counts as old as its latest record (s.62(2))."),
];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "administrations",
            "Between which administrations would relations suffer?",
            "Two of the four governments; a council or another body is none.",
            "s.28(2)",
        )
        .told("between which administrations relations would suffer"),
    );
}
