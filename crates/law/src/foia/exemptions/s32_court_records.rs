//! FOIA 2000, section 32: court records, etc.
//!
//! *It says*: information is exempt where it is held only because it is in a document filed with a court or put into its
//! custody (32(1)(a)), served on or by an authority (32(1)(b)), or made by a court or its staff (32(1)(c)), each for
//! proceedings in a particular cause or matter; or in a document put into the custody of, or made by, a person who
//! conducts an inquiry or arbitration, for its purposes (32(2)). There is no duty to confirm or deny for such information
//! (32(3)). A court includes a tribunal, proceedings include an inquest, an inquiry is one under an enactment (32(4))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/32)).
//!
//! *In force*: 1 January 2005; the meaning of proceedings follows the Coroners and Justice Act 2009. Gone twenty years after
//! the year of the record (63(1), twenty instead of thirty by stages to the end of 2022, SI 2012/3029).
//!
//! *We read it as*: it follows the document, not the contents: what is also held for another reason, as a copy that the
//! authority made in its ordinary work, is not held only so. In 32(2) the document must have come into custody for the
//! purposes of the inquiry, and the exemption outlives the inquiry (Kennedy \[2010\] EWHC 475 (Admin), S, and \[2014\]
//! UKSC 20, K). Absolute with its subsection (3), since section 2(3)(c) names the whole section.
//!
//! *Left to the officer*: whether the information is held for any other reason; whether a body is a court, or a hearing an
//! inquiry under an enactment.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, shared_tests::only_in_record, text},
    section::{Age, COPY_READ, Coded, NO_TEST, Row, Section, absolute},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.32", "Court records, etc.", "foia/exemptions/s32_court_records.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const AGES: &[Age] = &[Age::of(20, "s.63(1)", Certainty::V)];
const COURT: &str = "Only where it is held for no other reason than being in that document. A court includes a tribunal, and proceedings include an inquest (s.32(4)).";
const INQUIRY: &str = "Only where it is held for no other reason than being in that document. An inquiry is one held under an enactment; an arbitration is one under Part I of the Arbitration Act 1996, save in Scotland (s.32(4)).";

const ROWS: &[Row] = &[
    absolute("s.32(1)(a)", "Court records: document filed with, or placed in the custody of, a court")
        .ncnd("s.32(3)", NO_TEST, Certainty::V)
        .until_age(AGES)
        .note(COURT),
    absolute("s.32(1)(b)", "Court records: document served upon, or by, a public authority for proceedings")
        .ncnd("s.32(3)", NO_TEST, Certainty::V)
        .until_age(AGES)
        .note(COURT),
    absolute("s.32(1)(c)", "Court records: document created by a court or its administrative staff")
        .ncnd("s.32(3)", NO_TEST, Certainty::V)
        .until_age(AGES)
        .note(COURT),
    absolute(
        "s.32(2)(a)",
        "Court records: document placed in the custody of a person conducting an inquiry or arbitration",
    )
    .ncnd("s.32(3)", NO_TEST, Certainty::V)
    .until_age(AGES)
    .note(INQUIRY),
    absolute(
        "s.32(2)(b)",
        "Court records: document created by a person conducting an inquiry or arbitration",
    )
    .ncnd("s.32(3)", NO_TEST, Certainty::V)
    .until_age(AGES)
    .note(INQUIRY),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "proceedings",
            "For which proceedings, inquiry or arbitration was the document filed, served, placed or made?",
            "A particular cause or matter, or an inquiry under an enactment; name it.",
            &row.provision,
        )
        .told("the proceedings, inquiry or arbitration for which the document exists"),
    );
    only_in_record(row, asked);
}
