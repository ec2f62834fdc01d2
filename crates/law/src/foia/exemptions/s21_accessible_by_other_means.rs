//! FOIA 2000, section 21: information accessible to applicant by other means.
//!
//! *It says*: information that this applicant can reasonably get without asking under the Act is exempt (21(1)), even where
//! it costs money (21(2)(a)). What an enactment obliges somebody to give to anyone who asks counts as accessible (21(2)(b)).
//! What can only be had by asking this authority does not, save under its publication scheme (21(3))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/21)).
//!
//! *In force*: 1 January 2005, not amended. Absolute by section 2(3)(a).
//!
//! *We read it as*: this applicant, not people in general, so the answer may differ from one to the next (ICO guidance on
//! section 21 of 26 June 2023). No limb lifts the duty to confirm. A historical record in the Public Record Office or the
//! Public Record Office of Northern Ireland cannot be exempt by it (section 64(1)).
//!
//! *Left to the officer*: whether access is reasonable for this applicant, and whether all of it is there.

use calendar::Law;

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, shared_tests::accessible},
    section::{COPY_READ, Row, Section, absolute},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.21",
    "Information accessible to applicant by other means",
    "foia/exemptions/s21_accessible_by_other_means.md",
)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    absolute("s.21", "Information accessible to applicant by other means").note(
        "The notice says where it is, and that it is held: nothing here lifts the duty to confirm. A historical record in the Public Record Office or the Public Record Office of Northern Ireland cannot be withheld under it (s.64(1)).",
    ),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    accessible(row, asked);
    asked.push(
        choice(
            "route",
            "By which route can it be had?",
            "What can be had only by asking this authority counts where an enactment or the publication scheme provides for it, with any price set there.",
            "s.21(2)-(3)",
            &[
                ("public", "published, or to be had from somebody else"),
                ("enactment", "an enactment obliges somebody to give it to anyone who asks"),
                ("scheme", "from this authority, under its publication scheme"),
                ("asking", "only by asking this authority: the exemption does not apply"),
            ],
        )
        .closed_by("asking")
        .optional(),
    );
}
