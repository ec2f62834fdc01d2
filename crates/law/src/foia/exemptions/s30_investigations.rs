//! FOIA 2000, section 30: investigations and proceedings conducted by public authorities.
//!
//! *It says*: information is exempt that the authority has at any time held for an investigation it has a duty to conduct
//! into whether somebody should be charged or is guilty (30(1)(a)(i), (ii)), for one that may lead it to bring criminal
//! proceedings which it has power to conduct (30(1)(b)), or for such proceedings (30(1)(c)); and information that it obtained
//! or recorded for its functions in investigations and proceedings of the four kinds of 30(2)(a) and that relates to
//! obtaining information from confidential sources (30(2)(a) and (b) together). The duty to confirm falls away for both
//! (30(3)). In Scotland a report to the procurator fiscal takes the place of the decision to prosecute (30(6))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/30)).
//!
//! *In force*: 1 January 2005; service offences and proceedings are in by the Armed Forces Act 2006 (30(5)). 30(1) is gone
//! twenty years after the year in which the record was made (section 63(1), the Constitutional Reform and Governance Act 2010);
//! 30(2) does not fall away. Before 2023 the change from thirty to twenty years was phased (SI 2012/3029,
//! in the file of section 62).
//!
//! *We read it as*: a class: no harm is needed, and "at any time" takes in a closed case. Only for bodies with the duty or
//! power; others look to section 31, which covers only what is outside section 30: never both, save in the alternative (ICO
//! guidance on sections 30 and 31 of May 2013, of which the contents were read). A file counts from its latest record
//! (section 62(2)).
//!
//! *Left to the officer*: whether the authority has the duty or power, what a confidential source is, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{Age, COPY_READ, Coded, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.30",
    "Investigations and proceedings conducted by public authorities",
    "foia/exemptions/s30_investigations.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const AGES: &[Age] = &[Age::of(20, "s.63(1)", Certainty::V)];

const ROWS: &[Row] = &[
    held(
        "s.30(1)(a)(i)",
        "Investigations and proceedings: investigation with a view to ascertaining whether a person should be charged",
    ),
    held(
        "s.30(1)(a)(ii)",
        "Investigations and proceedings: investigation whether a person charged is guilty",
    ),
    held(
        "s.30(1)(b)",
        "Investigations and proceedings: investigation which may lead to a decision to institute criminal proceedings the authority has power to conduct",
    ),
    held(
        "s.30(1)(c)",
        "Investigations and proceedings: criminal proceedings the authority has power to conduct",
    ),
    sources(
        "s.30(2)(a)(i)",
        "Investigations and proceedings: confidential sources, for criminal investigations of section 30(1)(a) or (b)",
    ),
    sources(
        "s.30(2)(a)(ii)",
        "Investigations and proceedings: confidential sources, for criminal proceedings the authority has power to conduct",
    ),
    sources(
        "s.30(2)(a)(iii)",
        "Investigations and proceedings: confidential sources, for other investigations for a purpose in section 31(2)",
    ),
    sources(
        "s.30(2)(a)(iv)",
        "Investigations and proceedings: confidential sources, for civil proceedings arising out of such investigations",
    ),
    sources(
        "s.30(2)(b)",
        "Investigations and proceedings: relates to the obtaining of information from confidential sources",
    )
    .not_alone(),
];

const fn held(provision: &'static str, title: &'static str) -> Row {
    both(provision, title)
        .until_age(AGES)
        .note("It is enough that it was once held for this, also in a closed case, but only where the authority has the duty or power. Section 31 cannot be relied on for the same information, save in the alternative. A file counts as old as its latest record (s.62(2)).")
}

const fn sources(provision: &'static str, title: &'static str) -> Row {
    both(provision, title).note("Both halves are needed: obtained or recorded for functions in s.30(2)(a), and relating to confidential sources (s.30(2)(b)). It does not fall away with age. Section 31 cannot be relied on for the same information, save in the alternative.")
}

const fn both(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title).ncnd("s.30(3)", WITH_TEST, Certainty::V).never_with(&["s.31"])
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = row.provision.as_str();
    let (second, duty, power) = (
        p.starts_with("s.30(2)"),
        p.starts_with("s.30(1)(a)"),
        matches!(p, "s.30(1)(b)" | "s.30(1)(c)" | "s.30(2)(a)(ii)"),
    );
    let help = if second {
        "It must have been obtained or recorded for it. Section 31 cannot be relied on for the same information."
    } else {
        "The information must at some time have been held for it. Section 31 cannot be relied on for the same information."
    };
    asked.push(
        text(
            "investigation",
            "Which investigation, proceedings or function, and what power has the authority for it?",
            help,
            p,
        )
        .told("the investigation or proceedings, and the authority's function"),
    );
    if duty {
        asked.push(
            choice(
                "duty-to-investigate",
                "Has the authority a duty to conduct the investigation?",
                "A duty, not only a power: where it may investigate and may prosecute, see section 30(1)(b).",
                "s.30(1)(a)",
                &[("yes", "yes"), ("no", "no: this limb does not apply")],
            )
            .closed_by("no"),
        );
    }
    if power {
        asked.push(
            choice(
                "power-to-prosecute",
                "Has the authority power to conduct the criminal proceedings?",
                "An officer of the authority, or the Minister in charge of the department, counts as the authority.",
                "s.30(4)",
                &[
                    ("yes", "yes"),
                    ("fiscal", "in Scotland, by a report to the procurator fiscal"),
                    ("no", "no: this limb does not apply"),
                ],
            )
            .closed_by("no"),
        );
    }
    if p == "s.30(2)(b)" {
        asked.push(
            choice(
                "obtained-for",
                "For which functions was it obtained or recorded?",
                "The other half of the test.",
                "s.30(2)(a)",
                &[
                    ("i", "investigations of section 30(1)(a) or (b)"),
                    ("ii", "criminal proceedings that the authority has power to conduct"),
                    ("iii", "other investigations for a purpose in section 31(2)"),
                    ("iv", "civil proceedings that arise out of such investigations"),
                    ("none", "none of these: the exemption does not apply"),
                ],
            )
            .closed_by("none")
            .told("the functions for which it was obtained or recorded"),
        );
    }
    if second {
        asked.push(
            text(
                "confidential-sources",
                "How does it relate to obtaining information from confidential sources?",
                "Informants and the like, and how they are dealt with; without giving them away.",
                "s.30(2)(b)",
            )
            .told("that it relates to obtaining information from confidential sources"),
        );
    }
    if matches!(p, "s.30(2)(a)(iii)" | "s.30(2)(a)(iv)") {
        asked.push(
            text(
                "purpose",
                "Which purpose of s.31(2), and under which power is the investigation conducted?",
                "Name the paragraph, and the enactment or the prerogative.",
                "s.30(2)(a)(iii)",
            )
            .told("the purpose, and the power under which the investigation is conducted"),
        );
    }
}
