//! FOIA 2000, section 23: information supplied by, or relating to, bodies dealing with security matters.
//!
//! *It says*: information is exempt that came, directly or through others, from a body listed in 23(3), or that relates to
//! one (23(1)); a Minister's certificate is conclusive of that (23(2)); the duty to confirm falls away so far as confirming
//! would give away such information (23(5)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/23)).
//!
//! *In force*: 1 January 2005; bodies were added to the list since, the last of them the Judicial Commissioners of the
//! Investigatory Powers Act 2016 (paragraph (p)). Absolute by section 2(3)(b).
//!
//! *We read it as*: a class: no harm is needed, "relates to" is wide, and the balance of probabilities decides (ICO guidance
//! on section 23). 24(1) covers only what is outside 23(1), so never both for the same information, though they may be named
//! in the alternative; 23(5) and 24(2) may be relied on together (ICO guidance on how they interact). In a historical record
//! in the Public Record Office or the Public Record Office of Northern Ireland the public interest is weighed (section 64(2)).
//!
//! *Left to the officer*: the link to the body; the balance in an archive.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, shared_tests::certificate, text},
    section::{COPY_READ, Coded, NO_TEST, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.23",
    "Information supplied by, or relating to, bodies dealing with security matters",
    "foia/exemptions/s23_security_bodies.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    absolute("s.23(1)", "Information supplied by, or relating to, bodies dealing with security matters")
        .ncnd("s.23(5)", NO_TEST, Certainty::V)
        .procedure("A certificate that information is of this kind is signed by a member of the Cabinet or a Law Officer (s.25(3)); it is conclusive, subject to an appeal (s.23(2), s.60).")
        .note("The bodies are listed in s.23(3). Never together with s.24(1) for the same information, save in the alternative. In a historical record in the Public Record Office or the Public Record Office of Northern Ireland the public interest test applies (s.64(2)).")
        .never_with(&["s.24(1)"]),
];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    asked.extend([
        choice(
            "security-link",
            "Did it come from a body listed in section 23(3), or does it relate to one?",
            "Directly or through others; more likely than not is enough.",
            "s.23(1)",
            &[
                ("supplied", "it was supplied by one, directly or indirectly"),
                ("relates", "it relates to one"),
                ("neither", "neither: the exemption does not apply"),
            ],
        )
        .closed_by("neither"),
        text(
            "security-body",
            "Which body, and what is the link?",
            "For the file: the notice leaves out what would itself give away exempt information (s.17(4)).",
            "s.23(3)",
        ),
    ]);
    certificate("s.23(2)", asked);
}
