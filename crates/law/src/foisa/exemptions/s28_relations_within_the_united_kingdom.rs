//! FOISA 2002, section 28: relations within the United Kingdom.
//!
//! *It says*: information is exempt where disclosing it would, or would be likely to, prejudice substantially relations
//! between two administrations in the United Kingdom: its Government, the Scottish Administration, the Executive Committee
//! of the Northern Ireland Assembly, the National Assembly for Wales (28(1), (2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/28)).
//!
//! *In force*: 1 January 2005; gone fifteen years after the end of the year of the record (sections 57 and 58(1)).
//!
//! *We read it as*: relations between administrations, not between an administration and a council. Section 18 lets the
//! authority neither confirm nor deny.
//!
//! *Left to the officer*: the harm, that it is substantial, and the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::FIFTEEN,
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.28",
    "Relations within the United Kingdom",
    "foisa/exemptions/s28_relations_within_the_united_kingdom.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[qualified("s.28(1)", "Relations within the United Kingdom")
    .harm("would, or would be likely to, prejudice substantially")
    .ncnd("s.18(1)", WITH_TEST, Certainty::V)
    .note("The years are thirty where the record also holds information under section 36 (s.57(1B)).")
    .until_age(FIFTEEN)];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "administrations",
            "Relations between which administrations?",
            "Two of those that section 28(2) names.",
            "s.28(2)",
        )
        .told("between which administrations"),
    );
}
