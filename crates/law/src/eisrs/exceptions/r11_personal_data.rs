//! EISRs 2004, regulation 11: personal data.
//!
//! *It says*: the duty does not reach the applicant's own personal data (1); that of another is not made available
//! (2)(a) where that would contravene a data protection principle (3A), or (2)(b) where it would contravene an
//! objection to processing (3B), or the person could not have it by subject access (4A), and the public interest in
//! making it available is outweighed; the authority may decline to reveal whether it exists, if revealing would
//! contravene the regulation (6) ([text](https://www.legislation.gov.uk/ssi/2004/520/regulation/11)).
//!
//! *In force*: 1 January 2005; in these words since 25 May 2018, "UK GDPR" since 1 January 2021; (7) since 5
//! February 2026.
//!
//! *We read it as*: the first condition is absolute. (6) has no public interest test of its own; under the second
//! and third conditions the balance of (2)(b) decides whether revealing would contravene at all. (6) does not serve
//! for the applicant's own data: making it available would contravene nothing.
//!
//! *Left to the officer*: who is identified, the legitimate interest, necessity, and the rights of the person.

use calendar::{Certainty::V, Law};

use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{Condition, own_data, personal_data},
    },
    section::{COPY_READ, NO_TEST, Row, Section, absolute, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Eisrs, "reg.11", "Personal data", "eisrs/exceptions/r11_personal_data.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const FIRST: &str = "No public interest test: a legitimate interest, the necessity of disclosure for it and the rights of the person are weighed instead.";
const INTEREST: &str = "The public interest is weighed (reg.11(2)(b)). Not revealing whether it exists needs no balance of its own, but only what may be withheld may be kept from being confirmed.";

const ROWS: &[Row] = &[
    absolute("reg.11(1)", "Personal data: the applicant's own")
        .note("It is handled as a subject access request; the applicant need not ask again."),
    absolute(
        "reg.11(2)+(3A)(a)",
        "Personal data: of another person, where disclosure would contravene a data protection principle",
    )
    .ncnd("reg.11(6)", NO_TEST, V)
    .note(FIRST),
    absolute(
        "reg.11(2)+(3A)(b)",
        "Personal data: of another person, on unstructured paper, where disclosure would contravene a data protection principle",
    )
    .ncnd("reg.11(6)", NO_TEST, V)
    .note(FIRST),
    qualified(
        "reg.11(2)+(3B)",
        "Personal data: of another person, who objected to processing (Article 21 UK GDPR)",
    )
    .ncnd("reg.11(6)", NO_TEST, V)
    .note(INTEREST),
    qualified(
        "reg.11(2)+(4A)(a)",
        "Personal data: of another person, who could not have it by subject access (Article 15 UK GDPR)",
    )
    .ncnd("reg.11(6)", NO_TEST, V)
    .note(INTEREST),
    qualified(
        "reg.11(2)+(4A)(b)",
        "Personal data: of another person, who could not have it from a law enforcement body by subject access",
    )
    .ncnd("reg.11(6)", NO_TEST, V)
    .note(INTEREST),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let citation = row.citation();
    if citation.limbs == ["1"] {
        return own_data(row, asked);
    }
    let condition = match citation.with.first().map(String::as_str) {
        Some("3A") => Condition::First,
        Some("3B") => Condition::Second,
        Some("4A") => Condition::Third,
        _ => Condition::Asked,
    };
    personal_data(row, condition, asked);
}
