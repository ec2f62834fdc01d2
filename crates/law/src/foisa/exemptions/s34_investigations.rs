//! FOISA 2002, section 34: investigations by Scottish public authorities and proceedings arising out of them.
//!
//! *It says*: exempt is what was at any time held for an investigation that the authority has a duty to conduct into whether
//! a person should be prosecuted or is guilty (34(1)(a)), for one that may lead it to report to the procurator fiscal
//! (34(1)(b)), or for proceedings upon such a report (34(1)(c)); what is held for a fatal accident inquiry not yet concluded
//! (34(2)(a)), or was held for another investigation of a death (34(2)(b)); what was got for an investigation under powers,
//! for a purpose of section 35(2), and is about getting information from confidential sources (34(3)); and what was got for
//! civil proceedings that arise from (1) or (3) (34(4)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/34)).
//!
//! *In force*: 1 January 2005; (2)(a) names the Act of 2016 on fatal accident inquiries since that was passed. (2)(b) is gone
//! a hundred years after the end of the year of the record (section 58(2)(b)); the rest stays.
//!
//! *We read it as*: a class: no harm is shown, the public interest decides. "At any time" means that (1) and (2)(b) last
//! after the case is closed; (2)(a) ends with the inquiry. (3) needs both of its parts. Unlike sections 30 and 31 of FOIA,
//! 34 and 35 may be relied on together: neither says that it is only for what the other leaves.
//!
//! *Left to the officer*: whether the authority has that duty or power; the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::HUNDRED,
    provisions::Provision,
    reliance::{Requirement, choice, shared_tests::purpose as purpose_of, text},
    section::{COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.34",
    "Investigations by Scottish public authorities and proceedings arising out of such investigations",
    "foisa/exemptions/s34_investigations.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).ncnd("s.18(1)", WITH_TEST, Certainty::V)
}

const ROWS: &[Row] = &[
    limb("s.34(1)(a)(i)", "Investigations: whether a person should be prosecuted"),
    limb("s.34(1)(a)(ii)", "Investigations: whether a person prosecuted is guilty"),
    limb("s.34(1)(b)", "Investigations: one that may lead to a report to the procurator fiscal"),
    limb("s.34(1)(c)", "Investigations: criminal proceedings upon such a report"),
    limb("s.34(2)(a)", "Investigations of deaths: a fatal accident inquiry not yet concluded"),
    limb("s.34(2)(b)(i)", "Investigations of deaths: by a duty to ascertain the cause of a death").until_age(HUNDRED),
    limb("s.34(2)(b)(ii)", "Investigations of deaths: for a report to the procurator fiscal on the cause of a death")
        .until_age(HUNDRED),
    limb("s.34(3)", "Investigations: confidential sources")
        .note("Both parts are needed: it was got for such an investigation (a), and it is about getting information from confidential sources (b)."),
    limb("s.34(4)", "Investigations: civil proceedings that arise from them"),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = row.provision.as_str();
    asked.push(
        text(
            "investigation",
            "Which investigation, inquiry or proceedings, and what duty or power has the authority for it?",
            "The information must be, or at some time have been, held for it.",
            p,
        )
        .told("the investigation or proceedings, and the authority's function"),
    );
    if p.starts_with("s.34(1)(a)") {
        asked.push(
            choice(
                "duty-to-investigate",
                "Has the authority a duty to conduct the investigation?",
                "A duty, not only a power: where it may investigate and report to the fiscal, see section 34(1)(b).",
                "s.34(1)(a)",
                &[("yes", "yes"), ("no", "no: this limb does not apply")],
            )
            .closed_by("no"),
        );
    }
    match p {
        "s.34(2)(a)" => asked.push(
            choice(
                "inquiry-concluded",
                "Is the inquiry concluded?",
                "This limb lasts only while it is not.",
                p,
                &[("no", "no"), ("yes", "yes: this limb no longer applies")],
            )
            .closed_by("yes"),
        ),
        "s.34(3)" => {
            purpose_of(row, asked);
            asked.push(
                text(
                    "confidential-sources",
                    "How is it about getting information from confidential sources?",
                    "Without naming or pointing to the source.",
                    "s.34(3)(b)",
                )
                .told("that it is about getting information from confidential sources"),
            );
        }
        _ => {}
    }
}
