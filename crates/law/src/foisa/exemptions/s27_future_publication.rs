//! FOISA 2002, section 27: information intended for future publication.
//!
//! *It says*: exempt is what is held with a view to publication not later than twelve weeks after the request, held with
//! that view when the request is made, and reasonable to withhold until then (27(1)); and what comes from a programme of
//! research that goes on towards a published report, where disclosing it before would, or would be likely to, prejudice
//! substantially the programme, a participant, the holder or the authority that publishes (27(2))
//! ([text](https://www.legislation.gov.uk/asp/2002/13/section/27)).
//!
//! *In force*: 1 January 2005.
//!
//! *We read it as*: all three parts of (1) together. Twelve weeks are 84 calendar days from the day on which the request is
//! made, which may lie before its receipt (section 74(1)(b)). Research under (2) has no limit of time. No neither
//! confirming nor denying; no falling away with age.
//!
//! *Left to the officer*: whether the plan was real when the request came; whether waiting is reasonable.

use calendar::Law;

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, date, shared_tests::published_later, text},
    section::{COPY_READ, Coded, Row, Section, qualified},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foisa,
    "s.27",
    "Information intended for future publication",
    "foisa/exemptions/s27_future_publication.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const ROWS: &[Row] = &[
    qualified("s.27(1)", "Information intended for future publication").note(
        "Publication not later than twelve weeks after the request was made; FOIA s.22 has no such limit.",
    ),
    qualified("s.27(2)", "Research programme intended for publication")
        .harm("would, or would be likely to, prejudice substantially"),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    if p != "s.27(1)" {
        asked.extend([
            text(
                "research-programme",
                "Which programme of research is it from, and which report of it is still to be published?",
                "Obtained in the programme or derived from it. The report may be anybody's.",
                "s.27(2)(a)",
            )
            .told("the programme of research, and the report that is still to be published"),
            choice(
                "research-continuing",
                "Is the programme still going on towards that report?",
                "Once the last report is out the exemption is gone.",
                "s.27(2)(a)",
                &[("yes", "yes"), ("no", "no: the exemption does not apply")],
            )
            .closed_by("no"),
            choice(
                "research-interest",
                "What would disclosure before the report harm?",
                "One of the four is enough.",
                "s.27(2)(b)",
                &[
                    ("programme", "the programme"),
                    ("participant", "somebody who takes part in it"),
                    ("holder", "the authority that holds the information"),
                    ("publisher", "the authority that is to publish the report"),
                ],
            ),
        ]);
        return;
    }
    published_later(row, asked);
    asked.extend([
        date(
            "publication-date",
            "On which day will it be published?",
            "Not later than twelve weeks after the request.",
            "s.27(1)(a)",
        )
        .told("the day of publication"),
        choice(
            "within-twelve-weeks",
            "Is that day within twelve weeks of the day on which the request was made?",
            "84 days, counted from the making of the request.",
            "s.27(1)(a)",
            &[("yes", "yes"), ("no", "no: the exemption does not apply")],
        )
        .closed_by("no"),
    ]);
}
