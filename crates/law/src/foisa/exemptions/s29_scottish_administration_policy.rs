//! FOISA 2002, section 29: formulation of Scottish Administration policy etc.
//!
//! *It says*: information held by the Scottish Administration is exempt if it relates to the formulation or development of
//! government policy, to communications between Ministers, to the advice of a Law Officer or a request for it, or to a
//! Ministerial private office (29(1)). Once a policy decision is taken, statistics that informed it are neither policy nor
//! Ministerial communications (29(2)). In weighing (1)(a), regard is had to the interest in facts that inform a decision
//! (29(3)) ([text](https://www.legislation.gov.uk/asp/2002/13/section/29)).
//!
//! *In force*: 1 January 2005; gone fifteen years after the end of the year of the record (sections 57 and 58(1)).
//!
//! *We read it as*: for the Scottish Administration alone: Ministers and the office-holders of Part 2 of Schedule 1, not
//! councils, health boards or the police. It may stand together with section 30, unlike sections 35 and 36 of FOIA, since
//! the Act does not say otherwise. A certificate of the First Minister can end a decision on it (section 52).
//!
//! *Left to the officer*: whether it relates to policy; the public interest.

use calendar::{Certainty, Law};

use crate::{
    foisa::s57_historical_records::FIFTEEN,
    provisions::Provision,
    reliance::{Requirement, shared_tests::statistics_after_decision, text},
    section::{COPY_READ, Coded, OpenTo, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.29",
    "Formulation of Scottish Administration policy etc.",
    "foisa/exemptions/s29_scottish_administration_policy.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title)
        .ncnd("s.18(1)", WITH_TEST, Certainty::V)
        .note("Only for the Scottish Administration. The years are thirty where the record also holds information under section 36 (s.57(1B)).")
        .only(OpenTo::ScottishAdministration)
        .until_age(FIFTEEN)
}

const ROWS: &[Row] = &[
    limb("s.29(1)(a)", "Formulation of Scottish Administration policy etc.: formulation or development of government policy")
        .note("Only for the Scottish Administration. Regard is had to the public interest in facts that informed, or will inform, a decision (s.29(3))."),
    limb("s.29(1)(b)", "Formulation of Scottish Administration policy etc.: Ministerial communications"),
    limb("s.29(1)(c)", "Formulation of Scottish Administration policy etc.: advice of a Law Officer, or a request for it"),
    limb("s.29(1)(d)", "Formulation of Scottish Administration policy etc.: operation of a Ministerial private office"),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = row.provision.as_str();
    let (id, ask, told) = match p {
        "s.29(1)(b)" => (
            "in-class",
            "Between which Ministers was it communicated, or of the Cabinet or which committee is it?",
            "that it is of communications between Ministers",
        ),
        "s.29(1)(c)" => (
            "in-class",
            "Which Law Officer's advice, or request for it, does it relate to?",
            "that it relates to a Law Officer's advice, or a request for it",
        ),
        "s.29(1)(d)" => (
            "in-class",
            "Of which private office is it, and how does it relate to running that office?",
            "that it is about the running of a private office",
        ),
        _ => (
            "policy",
            "Which policy or matter, and is it still being formulated?",
            "the policy or matter, and whether it is still being formulated",
        ),
    };
    let help = "Of the Scottish Administration; policy before 1 July 1999 of the Government of the United Kingdom (s.29(4)).";
    asked.push(text(id, ask, help, p).told(told));
    if matches!(p, "s.29(1)(a)" | "s.29(1)(b)") {
        statistics_after_decision("s.29(2)", asked);
    }
}
