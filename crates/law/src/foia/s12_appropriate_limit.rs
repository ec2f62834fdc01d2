//! FOIA 2000, section 12: cost of compliance exceeds the appropriate limit.
//!
//! *It says*: no duty to comply where the authority estimates that the cost would exceed the appropriate limit (12(1)); no
//! duty to confirm or deny where that alone would (12(2)); requests may be added together as regulations say (12(4))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/12)).
//!
//! *In force*: 1 January 2005, with SI 2004/3244 for the figures.
//!
//! *We read it as*: no exemption and no public interest test; the whole request fails, not the part above the limit. 12(1)
//! leaves the duty to say whether the information is held. There is no duty to search up to the limit, but one to help
//! narrow the request (section 16).
//!
//! *Left to the officer*: whether the estimate is sensible and realistic; whether to answer all the same.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{Coded, NO_TEST, Row, Section, TEXT_READ, procedural},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.12",
    "Exemption where cost of compliance exceeds appropriate limit",
    "foia/s12_appropriate_limit.md",
)
.coded(Coded::Part)
.mark(TEXT_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    procedural("s.12(1)", "Cost of compliance exceeds the appropriate limit").note(
        "No exemption: no public interest test. The notice states that fact (s.17(5)); help to narrow the request is a duty (s.16).",
    ),
    procedural("s.12(2)", "Cost of confirming or denying alone exceeds the limit")
        .ncnd("s.12(2)", NO_TEST, Certainty::V)
        .note("Lifts the duty to confirm or deny only."),
];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    asked.extend([
        text(
            "estimate",
            "What would it cost, activity by activity?",
            "Determining, locating, retrieving, extracting; nothing else counts.",
            "SI 2004/3244 reg.4(3)",
        )
        .told("the estimate, activity by activity"),
        choice(
            "limit",
            "Which limit applies?",
            "£600 for bodies in Part I of Schedule 1, else £450.",
            "SI 2004/3244 reg.3",
            &[("600", "£600 (24 hours)"), ("450", "£450 (18 hours)")],
        )
        .told("the limit, with the Regulations by name"),
        text(
            "advice",
            "What could be given within the limit?",
            "Help to narrow the request is a duty.",
            "s.16",
        )
        .must_tell("what could be given within the limit"),
    ]);
}
