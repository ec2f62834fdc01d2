//! FOIA 2000, section 29: the economy.
//!
//! *It says*: information is exempt if disclosure would, or would be likely to, prejudice the economic interests of the
//! United Kingdom or a part of it (29(1)(a)), or the financial interests of an administration as section 28(2) defines it
//! (29(1)(b)); the duty to confirm falls away so far as confirming would do that (29(2))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/29)).
//!
//! *In force*: 1 January 2005, not amended. It does not fall away with age.
//!
//! *We read it as*: the economy of the country or a part of it, not the business of one firm, which section 43 protects; the
//! administrations are the four governments, so the purse of a council is not one of them (ICO guidance on section 29 of 30
//! April 2015 for the two limbs; section 28(2) for the governments).
//!
//! *Left to the officer*: the harm, which often passes with time, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, text},
    section::{COPY_READ, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.29", "The economy", "foia/exemptions/s29_economy.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[
    limb("s.29(1)(a)", "The economy: the economic interests of the UK or of any part of it"),
    limb("s.29(1)(b)", "The economy: the financial interests of any administration in the UK").note(
        "The administrations are those of s.28(2): the UK Government, the Scottish Administration, the Executive Committee of the Northern Ireland Assembly and the Welsh Government. A council is none.",
    ),
];

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).harm("would, or would be likely to, prejudice").ncnd(
        "s.29(2)",
        WITH_TEST,
        Certainty::V,
    )
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let whose = match row.provision.as_str() {
        "s.29(1)(a)" => text(
            "whose-interests",
            "Which economic interests, of the United Kingdom or which part of it?",
            "Not those of one firm or of one authority.",
            "s.29(1)(a)",
        ),
        "s.29(1)(b)" => text(
            "whose-interests",
            "The financial interests of which administration?",
            "One of the four governments; a council or another body is none.",
            "s.28(2)",
        ),
        _ => return,
    };
    asked.push(whose.told("whose interests would be harmed"));
}
