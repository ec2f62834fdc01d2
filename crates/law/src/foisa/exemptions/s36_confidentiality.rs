//! FOISA 2002, section 36: confidentiality.
//!
//! *It says*: information for which a claim to confidentiality of communications could be maintained in legal proceedings is
//! exempt (36(1)); and so, without a public interest test (2(2)(c)), is what the authority obtained from another person and
//! could not make public otherwise without a breach of confidence that somebody could take to court (36(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/36)).
//!
//! *In force*: 1 January 2005; gone thirty years after the end of the year of the record (section 57(1B), since 1 April 2014).
//!
//! *We read it as*: (1) is Scots law's privilege: of advice between lawyer and client, and of what is made in
//! contemplation of litigation. (2) needs both parts: obtained from another, another authority included, and actionable;
//! the common law's own defence of public interest is asked. No neither confirming nor denying.
//!
//! *Left to the officer*: whether the claim could be maintained; whether the breach is actionable; the public interest of (1).

use calendar::Law;

use crate::{
    foisa::s57_historical_records::THIRTY,
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{confidence, privilege},
    },
    section::{COPY_READ, Coded, Row, Section, absolute, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.36", "Confidentiality", "foisa/exemptions/s36_confidentiality.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[
    qualified("s.36(1)", "Confidentiality: legal professional privilege / confidentiality of communications")
        .until_age(THIRTY),
    absolute("s.36(2)", "Confidentiality: actionable breach of confidence")
        .note("Obtained from another person, and the breach could be taken to court by that person or any other: both are needed.")
        .until_age(THIRTY),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    match row.provision.as_str() {
        "s.36(2)" => confidence(row, asked),
        _ => privilege(row, asked),
    }
}
