//! FOIA 2000, section 8: request for information.
//!
//! *It says*: a request is in writing, states the applicant's name and an address for correspondence, and describes the
//! information; what arrives legibly by electronic means and can be kept is in writing
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/8)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: a real name is the one a person is known by; an e-mail address is an address; any officer may receive
//! a request, also by social media. Nothing runs before the request is one.
//!
//! *Left to the officer*: whether a name is a pseudonym, and whether to answer all the same.

use calendar::{Certainty::*, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Rule, Section, procedural},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.8", "Request for information", "foia/s08_request_for_information.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks)
        .rules(&[&VALID]);

const ROWS: &[Row] = &[procedural("s.8(1)", "Not a valid request").note(
    "In writing, with a name and an address for correspondence, and a description of the information.",
)];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "invalid",
        "What is missing: writing, a real name and an address, or a description?",
        "Say how to put it right (s.16).",
        &row.provision,
    ));
}

/// What a request is.
pub(crate) const VALID: Rule =
    Rule::new("foia-valid", "s.8(1)", V, "Nothing runs before the request is one under s.8.");
