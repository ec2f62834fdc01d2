//! EIR 2004, regulation 13: personal data.
//!
//! *It says*: personal data of which the applicant is not the data subject is not disclosed (1)(a) where disclosure
//! would contravene a data protection principle (2A), or (1)(b) where it would contravene an objection to
//! processing (2B), or the person could not have it by subject access (3A), and the public interest in not
//! disclosing outweighs that in disclosing; whether it is held need not be said on the like conditions (5A), (5B)
//! ([text](https://www.legislation.gov.uk/uksi/2004/3391/regulation/13)).
//!
//! *In force*: 1 January 2005; in these words since 25 May 2018 (Data Protection Act 2018, Schedule 19, paragraphs
//! 305 to 309), "UK GDPR" since 1 January 2021.
//!
//! *We read it as*: the first condition is absolute, for disclosure and for confirming; the others carry a public
//! interest test, for confirming too (5A)(b). The presumption of 12(2) does not reach regulation 13 (Information
//! Commissioner, 11 July 2024). It is a duty to withhold, not a choice.
//!
//! *Left to the officer*: who is identified, the legitimate interest, necessity, and the rights of the person.

use calendar::{Certainty::V, Law};

use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{Condition, personal_data},
    },
    section::{COPY_READ, NO_TEST, Row, Section, WITH_TEST, absolute, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Eir, "reg.13", "Personal data", "eir/exceptions/r13_personal_data.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const FIRST: &str = "No public interest test: a legitimate interest, the necessity of disclosure for it and the rights of the person are weighed instead.";
const INTEREST: &str = "The public interest is weighed, and for neither confirming nor denying once more (reg.13(5A)(b)). The notice sets out what was considered (reg.14(3)(b)).";

const ROWS: &[Row] = &[
    absolute(
        "reg.13(1)+(2A)(a)",
        "Personal data: of another person, where disclosure would contravene a data protection principle",
    )
    .ncnd("reg.13(5A)(a)+(5B)(a)(i)", NO_TEST, V)
    .note(FIRST),
    absolute(
        "reg.13(1)+(2A)(b)",
        "Personal data: of another person, on unstructured paper, where disclosure would contravene a data protection principle",
    )
    .ncnd("reg.13(5A)(a)+(5B)(a)(ii)", NO_TEST, V)
    .note(FIRST),
    qualified(
        "reg.13(1)+(2B)(a)",
        "Personal data: of another person, who objected to processing (Article 21 UK GDPR)",
    )
    .ncnd("reg.13(5A)(b)+(5B)(b)", WITH_TEST, V)
    .note(INTEREST),
    qualified(
        "reg.13(1)+(2B)(b)",
        "Personal data: of another person, who objected to processing by an intelligence service",
    )
    .ncnd("reg.13(5A)(b)+(5B)(b)", WITH_TEST, V)
    .note(INTEREST),
    qualified(
        "reg.13(1)+(3A)(a)",
        "Personal data: of another person, who could not have it by subject access (Article 15 UK GDPR)",
    )
    .ncnd("reg.13(5A)(b)+(5B)(c)", WITH_TEST, V)
    .note(INTEREST),
    qualified(
        "reg.13(1)+(3A)(b)",
        "Personal data: of another person, who could not have it from a law enforcement body by subject access",
    )
    .ncnd("reg.13(5A)(b)+(5B)(d)", WITH_TEST, V)
    .note(INTEREST),
    qualified(
        "reg.13(1)+(3A)(c)",
        "Personal data: of another person, who could not have it from an intelligence service by subject access",
    )
    .ncnd("reg.13(5A)(b)+(5B)(e)", WITH_TEST, V)
    .note(INTEREST),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let condition = match row.citation().with.first().map(String::as_str) {
        Some("2A") => Condition::First,
        Some("2B") => Condition::Second,
        Some("3A") => Condition::Third,
        _ => Condition::Asked,
    };
    personal_data(row, condition, asked);
}
