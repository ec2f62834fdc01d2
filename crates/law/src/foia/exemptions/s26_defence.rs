//! FOIA 2000, section 26: defence.
//!
//! *It says*: information is exempt if disclosure would, or would be likely to, prejudice the defence of the British Islands
//! or a colony (26(1)(a)), or the capability, effectiveness or security of the armed forces of the Crown or of forces that
//! work with them, or any part of either (26(1)(b), (2)); the duty to confirm falls away so far as confirming would do that
//! (26(3)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/26)).
//!
//! *In force*: 1 January 2005, not amended. It does not fall away with age.
//!
//! *We read it as*: regular and reserve forces, and those of allies in common operations, but not the special forces, which
//! are a body of section 23 (ICO guidance on section 26 of 14 August 2023).
//!
//! *Left to the officer*: the harm, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.26", "Defence", "foia/exemptions/s26_defence.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[
    limb("s.26(1)(a)", "Defence: the defence of the British Islands or of any colony"),
    limb("s.26(1)(b)", "Defence: the capability, effectiveness or security of any relevant forces").note(
        "The armed forces of the Crown, forces that work with them, or a part of either (s.26(2)). For the special forces see s.23.",
    ),
];

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).harm("would, or would be likely to, prejudice").ncnd(
        "s.26(3)",
        WITH_TEST,
        Certainty::V,
    )
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if row.provision == "s.26(1)(b)" {
        asked.push(
            text(
                "forces",
                "Which forces would be harmed?",
                "The armed forces of the Crown, forces that work with them, or a part of either.",
                "s.26(2)",
            )
            .told("which forces would be harmed"),
        );
    }
}
