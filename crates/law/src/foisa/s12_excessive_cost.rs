//! FOISA 2002, section 12: excessive cost of compliance.
//!
//! *It says*: no duty to comply where the authority estimates that the cost of complying would exceed the amount that
//! regulations prescribe (12(1)); requests may be taken together as regulations say (12(2)); what is done for a disabled
//! person under the Equality Act 2010 is no part of that cost (12(6))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/12)).
//!
//! *In force*: 1 January 2005, with SSI 2004/467 for the amount and what counts.
//!
//! *We read it as*: no exemption and no public interest test; the whole request fails, not the part above the limit. The
//! notice states that it is claimed (section 16(4)) and tells of review and Commissioner (19); it need not say whether the
//! information is held. Above the limit it may be given for a fee (section 13).
//!
//! *Left to the officer*: whether the estimate is reasonable; whether to answer all the same.

use calendar::Law;

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Section, procedural},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.12", "Excessive cost of compliance", "foisa/s12_excessive_cost.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[procedural("s.12(1)", "Cost of compliance exceeds £600").note(
    "No exemption: no public interest test. The notice states that it is claimed (s.16(4)) and tells of the rights (s.19); help to narrow the request is a duty (s.15).",
)];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    asked.extend([
        text(
            "estimate",
            "What would it cost, activity by activity?",
            "Locating, retrieving and providing, a person's time at no more than £15 an hour; finding out whether it is held does not count.",
            "SSI 2004/467 reg.3",
        )
        .told("the estimate, activity by activity"),
        text(
            "advice",
            "What could be given within £600?",
            "Help to narrow the request is a duty.",
            "s.15(1)",
        )
        .told("what could be given within £600"),
    ]);
}
