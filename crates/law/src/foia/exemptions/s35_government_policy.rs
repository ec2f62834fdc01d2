//! FOIA 2000, section 35: formulation of government policy, etc.
//!
//! *It says*: what a government department or the Welsh Government holds is exempt where it relates to forming or developing
//! government policy (35(1)(a)), to communications between Ministers (35(1)(b)), to the advice of the Law Officers
//! (35(1)(c)) or to the running of a Minister's private office (35(1)(d)); there is then no duty to confirm or deny (35(3)).
//! Once the decision on the policy is taken, statistics that were its background no longer count under (a) and (b)
//! (35(2)); in weighing (a), regard is had to the public interest in facts that informed the decision (35(4))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/35)).
//!
//! *In force*: 1 January 2005; the words on Wales and on the Law Officers amended since. Gone twenty years after the year of
//! the record (63(1)).
//!
//! *We read it as*: a class, so no harm has to be shown, and all of it is for the balance. A government department includes
//! one of Northern Ireland and any body that exercises statutory functions on behalf of the Crown, but not the Security
//! Service, the Secret Intelligence Service, GCHQ or the National Crime Agency (section 84). It and section 36 exclude each
//! other (36(1)(a)); both may be named in the alternative. Whether a Law Officer was asked at all is by
//! convention not told, so (c) often goes with 35(3) (K).
//!
//! *Left to the officer*: whether the policy is still being formed; which facts informed the decision; the weights.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, shared_tests::statistics_after_decision, text},
    section::{Age, COPY_READ, Coded, OpenTo, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.35",
    "Formulation of government policy, etc.",
    "foia/exemptions/s35_government_policy.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const AGES: &[Age] = &[Age::of(20, "s.63(1)", Certainty::V)];

const ROWS: &[Row] = &[
    limb("s.35(1)(a)", "Formulation of government policy, etc.: the formulation or development of government policy")
        .note("For departments and the Welsh Government only. In the balance, regard is had to the public interest in facts that informed the decision (s.35(4))."),
    limb("s.35(1)(b)", "Formulation of government policy, etc.: Ministerial communications")
        .note("For departments and the Welsh Government only. Communications between Ministers, with the proceedings of the Cabinet and its committees (s.35(5))."),
    limb("s.35(1)(c)", "Formulation of government policy, etc.: the provision of advice by any of the Law Officers or any request for it")
        .note("For departments and the Welsh Government only. The Law Officers are listed in s.35(5); it covers the request for advice too."),
    limb("s.35(1)(d)", "Formulation of government policy, etc.: the operation of any Ministerial private office")
        .note("For departments and the Welsh Government only. The part that gives a Minister personal administrative support (s.35(5))."),
];

const fn limb(provision: &'static str, title: &'static str) -> Row {
    qualified(provision, title)
        .ncnd("s.35(3)", WITH_TEST, Certainty::V)
        .never_with(&["s.36"])
        .only(OpenTo::Departments)
        .until_age(AGES)
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    let of_kind = |ask, help| text("in-class", ask, help, p);
    match p.as_str() {
        "s.35(1)(b)" => asked.push(
            of_kind(
                "Between which Ministers was it communicated, or of which Cabinet or committee is it?",
                "Offices are enough; what only mentions such a communication relates to it too.",
            )
            .told("that it is of communications between Ministers"),
        ),
        "s.35(1)(c)" => {
            asked.push(of_kind(
                "Which Law Officer's advice, or request for it, does it relate to?",
                "Whether advice was sought is by itself within this limb: think of neither confirming nor denying.",
            ));
            return;
        }
        "s.35(1)(d)" => {
            asked.push(of_kind(
                "Of which private office is it, and how does it relate to running that office?",
                "Passing through a private office is not enough.",
            ));
            return;
        }
        _ => asked.push(
            text(
                "policy",
                "Which policy or matter, and is it still being formulated?",
                "Forming or developing a policy, not carrying it out.",
                p,
            )
            .told("the policy or matter, and whether it is still being formulated"),
        ),
    }
    statistics_after_decision("s.35(2)", asked);
}
