//! FOIA 2000, section 33: audit functions.
//!
//! *It says*: an authority that audits the accounts of other public authorities (33(1)(a)), or examines how economically,
//! efficiently and effectively they use their resources (33(1)(b)), may withhold what would, or would be likely to,
//! prejudice those functions (33(2)), and need not confirm or deny where that would (33(3))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/33)).
//!
//! *In force*: 1 January 2005. Gone twenty years after the year of the record (63(1), (2)).
//!
//! *We read it as*: subsection (1) says who has the exemption, subsection (2) is the exemption; so it is cited as 33(2) with
//! the function of 33(1). For the auditor alone: an authority that is audited, or that audits itself, has not got it.
//! Qualified.
//!
//! *Left to the officer*: which function it is and under which enactment; the harm to it, and how likely.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{Age, COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.33", "Audit functions", "foia/exemptions/s33_audit_functions.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const AGES: &[Age] = &[Age::of(20, "s.63(1)", Certainty::V)];
const HARM: &str = "would, or would be likely to, prejudice";
const AUDITORS: &str = "Only for an authority that has such a function over other public authorities; one that is audited has not.";

const ROWS: &[Row] = &[
    qualified("s.33(2)+(1)(a)", "Audit functions: audit of the accounts of other public authorities")
        .harm(HARM)
        .ncnd("s.33(3)", WITH_TEST, Certainty::V)
        .until_age(AGES)
        .note(AUDITORS),
    qualified(
        "s.33(2)+(1)(b)",
        "Audit functions: examination of economy, efficiency and effectiveness of other public authorities",
    )
    .harm(HARM)
    .ncnd("s.33(3)", WITH_TEST, Certainty::V)
    .until_age(AGES)
    .note(AUDITORS),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if row.is_family() {
        asked.push(choice(
            "limb",
            "Which limb applies?",
            "Audit of accounts, or examination of the use of resources.",
            "s.33(1)",
            &[
                ("s.33(2)+(1)(a)", "audit of the accounts of other public authorities"),
                ("s.33(2)+(1)(b)", "examination of how other public authorities use their resources"),
            ],
        ));
    }
    asked.push(
        text(
            "audit-function",
            "Which function of audit or examination is it, over which authorities, and under which enactment?",
            "The authority must itself have the function, over others.",
            "s.33(1)",
        )
        .told("the function of audit or examination that would be harmed"),
    );
}
