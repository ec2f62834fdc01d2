//! FOISA 2002, section 37: court records, etc.
//!
//! *It says*: information is exempt, without a public interest test (2(2)(d)), where the authority holds it solely because
//! it is in a document lodged with a court, served in proceedings, or made by a court or its staff (37(1)(a)), or lodged
//! with or made by a person who conducts an inquiry or arbitration (37(1)(b)); but not what is held for a fatal accident
//! inquiry (37(3)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/37)).
//!
//! *In force*: 1 January 2005; gone fifteen years after the end of the year of the record (sections 57 and 58(1)).
//!
//! *We read it as*: "solely" is strict: what the authority also holds in another paper, or for a reason of its own, is not
//! covered. An inquiry is one under an enactment (37(2)). No neither confirming nor denying.
//!
//! *Left to the officer*: whether it is held for no other reason.

use calendar::Law;

use crate::{
    foisa::s57_historical_records::FIFTEEN,
    provisions::Provision,
    reliance::{Requirement, choice, shared_tests::only_in_record, text},
    section::{COPY_READ, Coded, Row, Section, absolute},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.37", "Court records, etc.", "foisa/exemptions/s37_court_records.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const fn limb(provision: &'static str, title: &'static str) -> Row {
    absolute(provision, title)
        .note("The years are thirty where the record also holds information under section 36 (s.57(1B)).")
        .until_age(FIFTEEN)
}

const ROWS: &[Row] = &[
    limb("s.37(1)(a)(i)", "Court records: document lodged with, or in the custody of, a court"),
    limb("s.37(1)(a)(ii)", "Court records: document served on or by an authority for proceedings"),
    limb("s.37(1)(a)(iii)", "Court records: document created by a court or its staff"),
    limb(
        "s.37(1)(b)(i)",
        "Court records: document lodged with a person conducting an inquiry or arbitration",
    ),
    limb("s.37(1)(b)(ii)", "Court records: document created by such a person"),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "proceedings",
            "For which proceedings, inquiry or arbitration was the document lodged, served or made?",
            "A tribunal with the judicial power of the State is a court; an inquiry is one under an enactment.",
            &row.provision,
        )
        .told("the proceedings, inquiry or arbitration for which the document exists"),
    );
    only_in_record(row, asked);
    asked.push(
        choice(
            "fatal-accident-inquiry",
            "Is it held for a fatal accident inquiry under the Act of 2016?",
            "Then this section does not apply; think of section 34(2)(a).",
            "s.37(3)",
            &[("no", "no"), ("yes", "yes: the exemption does not apply")],
        )
        .closed_by("yes"),
    );
}
