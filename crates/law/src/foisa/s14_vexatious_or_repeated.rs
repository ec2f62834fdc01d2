//! FOISA 2002, section 14: vexatious or repeated requests.
//!
//! *It says*: no duty to comply with a vexatious request (14(1)), nor, once a request was complied with, with an identical or
//! substantially similar one by the same person before a reasonable period has passed between the two (14(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/14)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the request is vexatious, not the person. The notice states that it is claimed, unless one was given for
//! an identical or similar request before and another would be unreasonable (16(5)). The period of (2) lies between the
//! making of the two requests. A review of such a request may be refused as well (21(8)(b)).
//!
//! *Left to the officer*: burden and value; whether the period was reasonable.

use calendar::Law;

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Coded, Row, Section, procedural},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foisa, "s.14", "Vexatious or repeated requests", "foisa/s14_vexatious_or_repeated.md")
        .coded(Coded::Officer)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const NOTICE: &str = "The notice states that it is claimed, unless one was given before and another would be unreasonable (s.16(5)).";

const ROWS: &[Row] = &[
    procedural("s.14(1)", "Vexatious request").note(NOTICE),
    procedural("s.14(2)", "Repeated request").note(NOTICE),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    if p == "s.14(2)" {
        asked.extend([
            text(
                "previous",
                "Which earlier request was complied with, and when was it made?",
                "Identical or substantially similar, by the same person.",
                p,
            )
            .told("the earlier request that was complied with"),
            text(
                "interval",
                "Why is the period between the two not reasonable?",
                "From the making of the one to the making of the other. Has the information changed since?",
                p,
            ),
        ]);
        return;
    }
    asked.extend([
        text("burden", "What burden would it cause?", "The request is vexatious, not the person.", p)
            .told("the burden and the reasons"),
        text("value", "What purpose and value has it?", "Weigh it against the burden.", p),
        text(
            "history",
            "What are the history and the motive, and is staff harassed?",
            "Keep the evidence; the notice need only state the claim.",
            p,
        )
        .optional(),
    ]);
}
