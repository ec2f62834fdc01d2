//! FOIA 2000, section 27: international relations.
//!
//! *It says*: information is exempt if disclosure would, or would be likely to, prejudice relations with another State
//! (27(1)(a)) or with an international organisation or court (27(1)(b)), the interests of the United Kingdom abroad
//! (27(1)(c)), or their promotion or protection (27(1)(d)); and so is confidential information obtained from another State,
//! an international organisation or court (27(2)), confidential while the terms require it or the circumstances make it
//! reasonable to expect it (27(3)). The duty to confirm falls away for either (27(4)(a), (b))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/27)).
//!
//! *In force*: 1 January 2005, not amended. It does not fall away with age.
//!
//! *We read it as*: 27(1) asks for harm to the United Kingdom, not to the authority (foiman.com 1852); 27(2) is a class,
//! needs no harm, and asks less than section 41: no breach that could be sued for. A State is any territory outside the United
//! Kingdom, and its government and its organs (27(5)). The limbs of 27(1) and 27(2) may stand together (EA/2011/0109).
//!
//! *Left to the officer*: the harm, whether confidence is still expected, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{COPY_READ, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.27",
    "International relations",
    "foia/exemptions/s27_international_relations.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    limb("s.27(1)(a)", "International relations: relations between the UK and any other State"),
    limb(
        "s.27(1)(b)",
        "International relations: relations between the UK and any international organisation or international court",
    ),
    limb("s.27(1)(c)", "International relations: the interests of the UK abroad"),
    limb(
        "s.27(1)(d)",
        "International relations: the promotion or protection by the UK of its interests abroad",
    ),
    qualified(
        "s.27(2)",
        "International relations: confidential information obtained from a State other than the UK or an international organisation or court",
    )
    .ncnd("s.27(4)(b)", WITH_TEST, Certainty::V)
    .note("No harm is needed. It is confidential only while the terms require it or the circumstances make it reasonable to expect it (s.27(3))."),
];

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title)
        .harm("would, or would be likely to, prejudice")
        .ncnd("s.27(4)(a)", WITH_TEST, Certainty::V)
        .note("The harm is to the United Kingdom, not to the authority. Any territory outside the United Kingdom is a State here (s.27(5)).")
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    match row.provision.as_str() {
        "s.27(1)(a)" => asked.push(
            text(
                "relations-with",
                "With which State would relations suffer?",
                "Any territory outside the United Kingdom, its government, or an organ of its government.",
                "s.27(5)",
            )
            .told("with whom relations would suffer"),
        ),
        "s.27(1)(b)" => asked.push(
            text(
                "relations-with",
                "With which international organisation or court would relations suffer?",
                "An organisation with two or more States among its members, or an organ of one; a court set up by one or by an agreement of the United Kingdom.",
                "s.27(5)",
            )
            .told("with whom relations would suffer"),
        ),
        "s.27(2)" => asked.extend([
            text(
                "obtained-from",
                "From whom was it obtained?",
                "From a State other than the United Kingdom, or an international organisation or court; not from a company or a person.",
                "s.27(2)",
            )
            .told("from what kind of State, organisation or court it was obtained"),
            choice(
                "held-in-confidence",
                "Why is it confidential today?",
                "At the time of the answer, not only when it was obtained.",
                "s.27(3)",
                &[
                    ("terms", "the terms on which it was obtained require it"),
                    ("circumstances", "the circumstances make it reasonable to expect it"),
                    ("not", "it is not, or no longer: the exemption does not apply"),
                ],
            )
            .closed_by("not")
            .told("why it is held in confidence"),
        ]),
        _ => {}
    }
}
