//! FOISA 2002, section 38: personal information.
//!
//! *It says*: exempt are the applicant's own personal data (38(1)(a)), another's where one of three conditions is met
//! (38(1)(b)), personal census information (38(1)(c)) and a deceased person's health record (38(1)(d)). The first condition
//! is that disclosure would contravene a data protection principle (38(2A)), the second an objection to processing (38(2B)),
//! the third that the person could not have it by subject access (38(3A))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/38)).
//!
//! *In force*: 1 January 2005; the conditions as the Data Protection Act 2018 and the UK GDPR made them. (1)(c) and (d) are
//! gone a hundred years after the end of the year of the record (section 58(2)(b)).
//!
//! *We read it as*: all absolute but (b) under the second and third condition (2(2)(e)). Lawfulness under the first is
//! legitimate interest, necessity and balance, with the gateway that 38(5A) keeps open (South Lanarkshire Council \[2013\]
//! UKSC 55); numbers are personal data only where a person can be picked out (Common Services Agency \[2008\] UKHL 47).
//! Section 18 names 38 since 31 May 2013: neither confirming nor denying, always with the public interest in revealing.
//!
//! *Left to the officer*: who can be identified; the three steps; which condition.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::HUNDRED,
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{Condition, own_data, personal_data},
    },
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, absolute, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.38", "Personal information", "foisa/exemptions/s38_personal_information.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const fn revealing(row: Row) -> Row {
    row.ncnd("s.18(1)", WITH_TEST, Certainty::V)
}

const ROWS: &[Row] = &[
    revealing(absolute("s.38(1)(a)", "Personal information: applicant's own"))
        .note("Handled as a subject access request."),
    revealing(absolute(
        "s.38(1)(b)+(2A)(a)",
        "Personal information: another person's, first condition, a data protection principle would be contravened",
    ))
    .note("Absolute. Three steps: a legitimate interest, necessity, balance."),
    revealing(absolute(
        "s.38(1)(b)+(2A)(b)",
        "Personal information: another person's, first condition, unstructured manual data",
    ))
    .note("Absolute. The exemptions of DPA 2018 s.24(1) are left out of account."),
    revealing(qualified(
        "s.38(1)(b)+(2B)",
        "Personal information: another person's, second condition, an objection to processing would be contravened",
    )),
    revealing(qualified(
        "s.38(1)(b)+(3A)(a)",
        "Personal information: another person's, third condition, withheld from subject access",
    )),
    revealing(qualified(
        "s.38(1)(b)+(3A)(b)",
        "Personal information: another person's, third condition, withheld from access to law enforcement data",
    )),
    revealing(absolute("s.38(1)(c)", "Personal census information")).until_age(HUNDRED),
    revealing(absolute("s.38(1)(d)", "Deceased person's health record"))
        .note("A health record as section 1(1) of the Access to Health Records Act 1990 defines it.")
        .until_age(HUNDRED),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let citation = row.citation();
    match citation.limbs.get(1).map(String::as_str) {
        Some("a") => own_data(row, asked),
        Some("b") => {
            let condition = match citation.with.first().map(String::as_str) {
                Some("2A") => Condition::First,
                Some("2B") => Condition::Second,
                Some("3A") => Condition::Third,
                _ => Condition::Asked,
            };
            personal_data(row, condition, asked);
        }
        _ => {}
    }
}
