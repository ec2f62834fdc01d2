//! FOIA 2000, section 22A: research.
//!
//! *It says*: information obtained in, or derived from, a programme of research is exempt while the programme goes on
//! towards the publication of a report, by an authority or anybody else, if disclosure before then would, or would be likely
//! to, prejudice the programme, a participant, the authority that holds the information or the one that is to publish
//! (22A(1)). The duty to confirm falls away so far as confirming would do that harm (22A(2))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/22A)).
//!
//! *In force*: 1 October 2014; inserted by the Intellectual Property Act 2014, section 20.
//!
//! *We read it as*: both conditions together. The report need not contain the information asked for, and the exemption is
//! open to any authority, not only to universities (explanatory note 89 to the Act of 2014; foiman.com 1119). It lasts while
//! any report of the programme is still to come (Ministry of Justice guidance of 2014, as reported).
//!
//! *Left to the officer*: whether the programme goes on, the harm, and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, text},
    section::{GONE_THROUGH, Mark, Row, Section, WITH_TEST, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.22A", "Research", "foia/exemptions/s22a_research.md")
        .mark(Mark::new(
            Certainty::V,
            "the text was read as section 20 of the Intellectual Property Act 2014 inserts it, in a copy of legislation.gov.uk's",
            GONE_THROUGH,
        ))
        .rows(ROWS)
        .asks(asks);

const ROWS: &[Row] = &[
    qualified("s.22A(1)", "Research")
        .harm("would, or would be likely to, prejudice")
        .ncnd("s.22A(2)", WITH_TEST, Certainty::V)
        .note("The programme must still be going on towards a report, which need not contain this information; and disclosure before the report must do harm."),
];

fn asks(_: &Provision, asked: &mut Vec<Requirement>) {
    asked.extend([
        text(
            "research-programme",
            "Which programme of research is it from, and which report of it is still to be published?",
            "Obtained in the programme or derived from it. The report may be anybody's.",
            "s.22A(1)(a)",
        )
        .told("the programme of research, and the report that is still to be published"),
        choice(
            "research-continuing",
            "Is the programme still going on towards that report?",
            "Once the last report is out the exemption is gone.",
            "s.22A(1)(a)",
            &[("yes", "yes"), ("no", "no: the exemption does not apply")],
        )
        .closed_by("no"),
        choice(
            "research-interest",
            "What would disclosure before the report harm?",
            "One of the four is enough.",
            "s.22A(1)(b)",
            &[
                ("programme", "the programme"),
                ("participant", "somebody who takes part in it"),
                ("holder", "the authority that holds the information"),
                ("publisher", "the authority that is to publish the report"),
            ],
        ),
    ]);
}
