//! FOIA 2000, section 1: general right of access to information held by public authorities.
//!
//! *It says*: whoever asks is told in writing whether the information is held (1(1)(a)) and, if so, is given it (1(1)(b)).
//! Where an authority reasonably requires more to identify and locate the information, and has said so, it need not go on
//! until it has that (1(3)). The information is that held when the request is received, but for changes that would have
//! been made anyway (1(4)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/1)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the day on which a clarification is received is the day of receipt (section 10(6)(b)), so the full time
//! runs from it. A question that was not needed changes nothing. No provision sets a day on which a request without reply
//! may be closed; two months and three months are habits. "Not held" is a denial under 1(1)(a), not a refusal.
//!
//! *Left to the officer*: whether the clarification is reasonably required; what was searched.

use calendar::{Certainty::*, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{Coded, Row, Rule, Section, TEXT_READ, procedural},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.1",
    "General right of access to information held by public authorities",
    "foia/s01_general_right_of_access.md",
)
.coded(Coded::Part)
.mark(TEXT_READ)
.rows(ROWS)
.asks(asks)
.rules(&[&CLARIFICATION, &CLARIFIED, &NOT_REQUIRED, &NO_PERIOD]);

const ROWS: &[Row] = &[
    procedural("s.1(1)", "Information not held")
        .note("A denial, not a refusal: section 17 asks for no notice, but it is said in writing within the time of section 10."),
    procedural("s.1(3)", "Clarification outstanding")
        .note("Only where it is reasonably required to identify and locate the information, and the applicant was told."),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.push(if p == "s.1(3)" {
        text(
            "unclear",
            "What is unclear, and why is it needed to find the information?",
            "Only what is reasonably required stops the clock.",
            p,
        )
    } else {
        text(
            "searches",
            "What was searched, and who was asked?",
            "Held by another on the authority's behalf is held (s.3(2)).",
            p,
        )
        .told("what was searched")
    });
}

/// A question to the applicant.
pub(crate) const CLARIFICATION: Rule = Rule::new(
    "foia-clarification",
    "s.1(3)",
    V,
    "A clarification that is reasonably required lifts the duty until it is received.",
)
.coded(Coded::Part);
/// The reply.
pub(crate) const CLARIFIED: Rule = Rule::new(
    "foia-clarified",
    "s.10(6)(b)",
    V,
    "The day of the clarification is then the day of receipt: the full time runs.",
);
/// A question that was not needed.
pub(crate) const NOT_REQUIRED: Rule = Rule::new(
    "foia-clarification-not-required",
    "s.1(3)",
    G,
    "A clarification that was not required changes nothing.",
);
/// A question without a reply.
pub(crate) const NO_PERIOD: Rule = Rule::new(
    "foia-clarification-unanswered",
    "s.1(3)",
    Unverified,
    "No provision sets a period after which a request whose clarification never comes may be closed; authorities close after two or three months.",
)
.coded(Coded::Officer);
