//! FOISA 2002, section 32: international relations.
//!
//! *It says*: information is exempt where disclosing it would, or would be likely to, prejudice substantially relations of
//! the United Kingdom with another State or with an international organisation or court, its interests abroad or their
//! promotion or protection (32(1)(a)); and where it is confidential and was obtained from another State or from such an
//! organisation or court (32(1)(b)), which it is while the terms or the circumstances say so (32(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/32)).
//!
//! *In force*: 1 January 2005; it does not fall away with age.
//!
//! *We read it as*: (b) is a class: no harm need be shown, only that confidence is still expected. A territory outside the
//! United Kingdom is another State here (32(3)). Section 18 lets the authority neither confirm nor deny.
//!
//! *Left to the officer*: the harm; whether confidence is still expected; the public interest.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.32",
    "International relations",
    "foisa/exemptions/s32_international_relations.md",
)
.coded(Coded::Officer)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).ncnd("s.18(1)", WITH_TEST, Certainty::V)
}

const fn harmed(provision: &'static str, title: &'static str) -> Row {
    limb(provision, title).harm("would, or would be likely to, prejudice substantially")
}

const ROWS: &[Row] = &[
    harmed(
        "s.32(1)(a)(i)",
        "International relations: relations between the United Kingdom and another State",
    ),
    harmed(
        "s.32(1)(a)(ii)",
        "International relations: relations between the United Kingdom and an international organisation or court",
    ),
    harmed("s.32(1)(a)(iii)", "International relations: interests of the United Kingdom abroad"),
    harmed(
        "s.32(1)(a)(iv)",
        "International relations: promotion or protection by the United Kingdom of its interests abroad",
    ),
    limb("s.32(1)(b)(i)", "Confidential information obtained abroad: from another State"),
    limb(
        "s.32(1)(b)(ii)",
        "Confidential information obtained abroad: from an international organisation or court",
    ),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = row.provision.as_str();
    let with = |ask: &str| {
        text(
            "relations-with",
            ask,
            "A State includes its government, an organ of it, and any territory outside the United Kingdom.",
            "s.32(3)",
        )
        .told("with whom relations would suffer")
    };
    match p {
        "s.32(1)(a)(i)" => asked.push(with("With which State would relations suffer?")),
        "s.32(1)(a)(ii)" => {
            asked.push(with("With which international organisation or court would relations suffer?"));
        }
        _ if p.starts_with("s.32(1)(b)") => asked.extend([
            text(
                "obtained-from",
                "From whom was it obtained?",
                "A State, an organ of one, an international organisation or court.",
                p,
            )
            .told("from what kind of State, organisation or court it was obtained"),
            choice(
                "held-in-confidence",
                "Why is it confidential today?",
                "At the time of the answer, not only when it was obtained.",
                "s.32(2)",
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
