//! FOISA 2002, section 41: communications with His Majesty etc. and honours.
//!
//! *It says*: information is exempt if it relates to communications with the Sovereign, other members of the Royal Family or
//! the Royal Household (41(a)), or to the exercise of the prerogative of honour (41(b))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/41)).
//!
//! *In force*: 1 January 2005. (a) is gone after the later of twenty years from the record and five from the death of the
//! person concerned, for the Household the death of the Sovereign who reigned (sections 57(1C) and 58(1), since 1 April
//! 2014); (b) sixty years after the end of the year of the record (section 58(2)(a)).
//!
//! *We read it as*: a class with a public interest test throughout, where section 37(1)(a) to (ab) of FOIA is absolute. For
//! the late Queen the five years end with 7 September 2027.
//!
//! *Left to the officer*: whose communications; whether both periods of (a) have passed; the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::SIXTY,
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.41",
    "Communications with His Majesty etc. and honours",
    "foisa/exemptions/s41_royal_household_and_honours.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    qualified("s.41(a)", "Communications with His Majesty, the Royal Family or Household")
        .ncnd("s.18(1)", WITH_TEST, Certainty::V)
        .note("Gone after the later of twenty years from the record and five from the death of the person concerned (s.57(1C))."),
    qualified("s.41(b)", "Honours").ncnd("s.18(1)", WITH_TEST, Certainty::V).until_age(SIXTY),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if row.provision != "s.41(a)" {
        return;
    }
    asked.extend([
        text(
            "in-class",
            "Communications between whom, and how does the information relate to them?",
            "The Sovereign, another member of the Royal Family, or the Household.",
            "s.41(a)",
        )
        .told("that it relates to such communications"),
        choice(
            "relevant-death",
            "Are both over: twenty years since the record was made, and five since the death that counts?",
            "The death of the person concerned; for the Household that of the Sovereign of the time. While that person lives, no.",
            "s.57(1C)",
            &[("no", "no"), ("yes", "yes: the exemption is gone")],
        )
        .closed_by("yes"),
    ]);
}
