//! FOIA 2000, section 37: communications with His Majesty, etc. and honours.
//!
//! *It says*: information is exempt where it relates to communications with the Sovereign (37(1)(a)), with the heir or the
//! second in line (37(1)(aa)), with somebody who has become one of these since (37(1)(ab)), with other members of the Royal
//! Family (37(1)(ac)) or with the Royal Household (37(1)(ad)), or to the conferring of an honour by the Crown (37(1)(b));
//! there is then no duty to confirm or deny (37(2)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/37)).
//!
//! *In force*: 1 January 2005; in its present form by the Constitutional Reform and Governance Act 2010, schedule 7, since
//! 19 January 2011 (S). The communications are open at the later of five years after the relevant death and twenty years
//! after the record was made (63(2E), (2F)); honours sixty years after the year of the record (63(3)).
//!
//! *We read it as*: (a), (aa) and (ab) are absolute, and 37(2) so far as it is about them (section 2(3)(ea)); the rest is
//! qualified. What is sent by or to somebody on behalf of one of those named belongs to that person's limb, not to (ac) or
//! (ad). The code does not know of a death, so it asks instead of closing by age.
//!
//! *Left to the officer*: on whose behalf a communication was made; whether the relevant death was five years ago.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{Age, COPY_READ, Coded, NO_TEST, Row, Section, WITH_TEST, absolute, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.37",
    "Communications with His Majesty, etc. and honours",
    "foia/exemptions/s37_royal_household_and_honours.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const AGES: &[Age] = &[Age::of(60, "s.63(3)", Certainty::V)];
const ABSOLUTE: &str = "No public interest test, and none for neither confirming nor denying (s.2(3)(ea)). It ends at the later of five years after the relevant death and twenty years after the record was made (s.63(2E)).";
const QUALIFIED: &str = "Not for what is made or received on behalf of a person under an earlier limb: that belongs there. It ends at the later of five years after the relevant death and twenty years after the record was made (s.63(2E)).";

const ROWS: &[Row] = &[
    absolute("s.37(1)(a)", "Communications with His Majesty, etc. and honours: communications with the Sovereign")
        .ncnd("s.37(2)", NO_TEST, Certainty::V)
        .note(ABSOLUTE),
    absolute("s.37(1)(aa)", "Communications with His Majesty, etc. and honours: communications with the heir to, or second in line to, the Throne")
        .ncnd("s.37(2)", NO_TEST, Certainty::V)
        .note(ABSOLUTE),
    absolute("s.37(1)(ab)", "Communications with His Majesty, etc. and honours: communications with a person who has since acceded or become heir or second in line")
        .ncnd("s.37(2)", NO_TEST, Certainty::V)
        .note(ABSOLUTE),
    qualified("s.37(1)(ac)", "Communications with His Majesty, etc. and honours: communications with other members of the Royal Family")
        .ncnd("s.37(2)", WITH_TEST, Certainty::V)
        .note(QUALIFIED),
    qualified("s.37(1)(ad)", "Communications with His Majesty, etc. and honours: communications with the Royal Household")
        .ncnd("s.37(2)", WITH_TEST, Certainty::V)
        .note(QUALIFIED),
    qualified("s.37(1)(b)", "Communications with His Majesty, etc. and honours: the conferring by the Crown of any honour or dignity")
        .ncnd("s.37(2)", WITH_TEST, Certainty::V)
        .until_age(AGES)
        .note("It ends sixty years after the year in which the record was made (s.63(3))."),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    if p == "s.37(1)(b)" {
        return;
    }
    if !row.is_family() {
        asked.push(text(
            "in-class",
            "Between whom, and on whose behalf, was it communicated?",
            "A communication on behalf of the Sovereign is one with the Sovereign.",
            p,
        ));
    }
    asked.push(
        choice(
            "relevant-death",
            "Are both over: twenty years since the record was made, and five since the death that counts?",
            "The death of the person whom the limb names; for the Royal Household that of the Sovereign of the time. While that person lives, no.",
            "s.63(2E)",
            &[("no", "no"), ("yes", "yes: the exemption is gone")],
        )
        .closed_by("yes"),
    );
}
