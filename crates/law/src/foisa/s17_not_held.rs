//! FOISA 2002, section 17: notice that information is not held.
//!
//! *It says*: an authority that does not hold what is asked for gives notice in writing of that within the time of section 10
//! (17(1)), with the particulars of section 19 (17(2)), save where it gives a notice under section 18 instead (17(3))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/17)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: a formal notice, where FOIA asks for none; no exemption and no public interest test. What another holds
//! on the authority's behalf is held; what the authority holds for another, or in confidence from a Minister of the Crown or
//! a department of the United Kingdom, is not (3(2)).
//!
//! *Left to the officer*: what was searched.

use calendar::Law;

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Section, procedural},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.17", "Notice that information is not held", "foisa/s17_not_held.md")
        .coded(Coded::Officer)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[procedural("s.17(1)", "Information not held")
    .note("A formal notice within the time of section 10, with the rights of section 19.")];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "searches",
            "What was searched, and who was asked?",
            "Held by another on the authority's behalf is held; held for another is not (s.3(2)).",
            &row.provision,
        )
        .told("what was searched"),
    );
}
