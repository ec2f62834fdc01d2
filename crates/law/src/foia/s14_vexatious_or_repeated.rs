//! FOIA 2000, section 14: vexatious or repeated requests.
//!
//! *It says*: no duty to comply with a vexatious request (14(1)), nor with one that is identical or substantially similar to
//! one already complied with, by the same person, before a reasonable interval has passed (14(2))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/14)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: the request is vexatious, not the person: burden, motive, value and harassment together (Dransfield
//! \[2015\] EWCA Civ 454). A burden of redaction that is grossly oppressive belongs here, not to section 12 (\[2018\]
//! UKUT 208). Both lift the duty to confirm too. Neither is an exemption: no public interest test.
//!
//! *Left to the officer*: all of it, with the evidence kept.

use calendar::Law;

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Row, Section, procedural},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.14", "Vexatious or repeated requests", "foia/s14_vexatious_or_repeated.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[
    procedural("s.14(1)", "Vexatious request")
        .note("The notice states that fact (s.17(5)), unless one was given before and another would be unreasonable (s.17(6))."),
    procedural("s.14(2)", "Repeated request").note(
        "Only where the earlier request was complied with, by the same person, the two are identical or substantially similar, and no reasonable interval has passed.",
    ),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    if p == "s.14(2)" {
        asked.extend([
            text(
                "previous",
                "Which earlier request was complied with, and when?",
                "Identical or substantially similar, by the same person.",
                p,
            )
            .told("the earlier request that was complied with"),
            text("interval", "Why is the interval not reasonable?", "Has the information changed since?", p),
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
            "Keep the evidence; the notice need only state that fact.",
            p,
        )
        .optional(),
    ]);
}
