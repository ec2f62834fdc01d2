//! FOISA 2002, section 35: law enforcement.
//!
//! *It says*: information is exempt where disclosing it would, or would be likely to, prejudice substantially one of eight
//! interests (35(1)(a) to (h)): crime, offenders, justice, taxes, immigration controls, prisons, the functions of an
//! authority for a purpose of 35(2), and civil proceedings upon an investigation for such a purpose. 35(2) lists ten
//! purposes ([text](https://www.legislation.gov.uk/asp/2002/13/section/35)).
//!
//! *In force*: 1 January 2005; gone a hundred years after the end of the year of the record (section 58(2)(b)).
//!
//! *We read it as*: (g) and (h) name their purpose and the function it belongs to; a purpose by itself is no exemption. The
//! authority of (g) may be one under FOIA or under this Act. The Commissioner accepted (1)(g) with (2)(b) in Decision
//! 083/2024. May be relied on together with section 34.
//!
//! *Left to the officer*: the harm, that it is substantial, and the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::HUNDRED,
    provisions::Provision,
    reliance::{Requirement, shared_tests::purpose as purpose_of},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, purpose, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.35", "Law enforcement", "foisa/exemptions/s35_law_enforcement.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const HARM: &str = "would, or would be likely to, prejudice substantially";

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).harm(HARM).ncnd("s.18(1)", WITH_TEST, Certainty::V).until_age(HUNDRED)
}

const fn of_the_list(provision: &'static str, title: &'static str) -> Row {
    purpose(provision, title)
        .harm(HARM)
        .ncnd("s.18(1)", WITH_TEST, Certainty::V)
        .note("A purpose, not an exemption by itself: cited with s.35(1)(g) or (h), or s.34(3).")
        .until_age(HUNDRED)
}

const ROWS: &[Row] = &[
    limb("s.35(1)(a)", "Law enforcement: prevention or detection of crime"),
    limb("s.35(1)(b)", "Law enforcement: apprehension or prosecution of offenders"),
    limb("s.35(1)(c)", "Law enforcement: administration of justice"),
    limb("s.35(1)(d)", "Law enforcement: assessment or collection of any tax, duty or similar imposition"),
    limb("s.35(1)(e)", "Law enforcement: operation of the immigration controls"),
    limb(
        "s.35(1)(f)",
        "Law enforcement: security and good order in prisons and other places of lawful detention",
    ),
    limb("s.35(1)(g)", "Law enforcement: functions of an authority for a purpose of s.35(2)"),
    limb("s.35(1)(h)", "Law enforcement: civil proceedings upon an investigation for a purpose of s.35(2)"),
    of_the_list("s.35(2)(a)", "Law enforcement purpose: whether a person has failed to comply with the law"),
    of_the_list(
        "s.35(2)(b)",
        "Law enforcement purpose: whether a person is responsible for improper conduct",
    ),
    of_the_list(
        "s.35(2)(c)",
        "Law enforcement purpose: whether regulatory action under an enactment is or may be justified",
    ),
    of_the_list(
        "s.35(2)(d)",
        "Law enforcement purpose: a person's fitness or competence for managing bodies corporate, or for a profession or activity",
    ),
    of_the_list("s.35(2)(e)", "Law enforcement purpose: the cause of an accident"),
    of_the_list(
        "s.35(2)(f)",
        "Law enforcement purpose: protecting a charity against misconduct or mismanagement",
    ),
    of_the_list("s.35(2)(g)", "Law enforcement purpose: protecting the property of a charity"),
    of_the_list("s.35(2)(h)", "Law enforcement purpose: recovering the property of a charity"),
    of_the_list("s.35(2)(i)", "Law enforcement purpose: health, safety and welfare of persons at work"),
    of_the_list(
        "s.35(2)(j)",
        "Law enforcement purpose: protecting others against risks from the actions of persons at work",
    ),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if matches!(row.provision.as_str(), "s.35(1)(g)" | "s.35(1)(h)") {
        purpose_of(row, asked);
    }
}
