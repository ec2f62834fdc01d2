//! FOIA 2000, section 43: commercial interests.
//!
//! *It says*: a trade secret is exempt (43(1)); so is information whose disclosure would, or would be likely to, prejudice
//! the commercial interests of any person, the authority included (43(2)). There is no duty to confirm or deny where that
//! would prejudice the interests of 43(2) (43(3)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/43)).
//!
//! *In force*: 1 January 2005. Gone thirty years after the year of the record (63(2C)(a), (2D)(a)).
//!
//! *We read it as*: a trade secret is a class, without harm to be shown; 43(2) is harm. Both are qualified. Harm to a third
//! party rests on what that party says, not on what the authority guesses (Derry City Council, EA/2006/0014, K).
//! Subsection (3) names the interests of 43(2) alone, so nothing lifts the duty to confirm or deny for a trade secret as
//! such.
//!
//! *Left to the officer*: whose interests; consulting the third party; the harm, how likely it is, and the weights.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{commercial, trade_secret},
    },
    section::{Age, COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.43", "Commercial interests", "foia/exemptions/s43_commercial_interests.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const AGES: &[Age] = &[Age::of(30, "s.63(2C)(a)", Certainty::V)];

const ROWS: &[Row] = &[
    qualified("s.43(1)", "Commercial interests: trade secret")
        .until_age(AGES)
        .note("One cannot neither confirm nor deny for a trade secret as such: s.43(3) is about the interests of s.43(2) only."),
    qualified("s.43(2)", "Commercial interests: prejudice to commercial interests of any person")
        .harm("would, or would be likely to, prejudice")
        .ncnd("s.43(3)", WITH_TEST, Certainty::V)
        .until_age(AGES)
        .note("Of any person, the authority included. Where they are a third party's, ask that party: the argument must come from there."),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    match row.provision.as_str() {
        "s.43(1)" => trade_secret(row, asked),
        _ => commercial(row, asked),
    }
}
