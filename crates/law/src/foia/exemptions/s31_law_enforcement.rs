//! FOIA 2000, section 31: law enforcement.
//!
//! *It says*: information outside section 30 is exempt if disclosure would, or would be likely to, prejudice one of nine
//! matters (31(1)(a) to (i)); three of them, functions of an authority (g), civil proceedings (h) and Scottish fatal
//! accident inquiries (i), hang on one of ten purposes (31(2)(a) to (j)). The duty to confirm falls away so far as confirming
//! would do that harm (31(3)) ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/31)).
//!
//! *In force*: 1 January 2005; (i) names the Scottish Act of 2016 on fatal accident inquiries instead of the older one. Gone
//! a hundred years after the year in which the record was made (section 63(4), (5)).
//!
//! *We read it as*: (a) to (f) may be pleaded by anybody whose disclosure would do the harm. For (g) somebody must have been
//! entrusted with a function designed for the purpose, by law or, for a department, by the Crown (ICO guidance on section
//! 31(1)(g); DVLA v IC \[2020\] UKUT 334 (AAC)); it need not be the authority asked. The purposes are no exemptions by
//! themselves. Never for what is under section 30, save in the alternative. A file counts from its latest record
//! (section 62(2)).
//!
//! *Left to the officer*: the harm, the function and the balance.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, shared_tests::purpose as purpose_of, text},
    section::{Age, COPY_READ, Coded, Row, Section, WITH_TEST, purpose, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.31", "Law enforcement", "foia/exemptions/s31_law_enforcement.md")
        .coded(Coded::Part)
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const HARM: &str = "would, or would be likely to, prejudice";
const AGES: &[Age] = &[Age::of(100, "s.63(4)", Certainty::V)];

const ROWS: &[Row] = &[
    limb("s.31(1)(a)", "Law enforcement: the prevention or detection of crime"),
    limb("s.31(1)(b)", "Law enforcement: the apprehension or prosecution of offenders"),
    limb("s.31(1)(c)", "Law enforcement: the administration of justice"),
    limb(
        "s.31(1)(d)",
        "Law enforcement: the assessment or collection of any tax or duty or of any imposition of a similar nature",
    ),
    limb("s.31(1)(e)", "Law enforcement: the operation of the immigration controls"),
    limb(
        "s.31(1)(f)",
        "Law enforcement: the maintenance of security and good order in prisons or in other institutions where persons are lawfully detained",
    ),
    with_purpose(
        "s.31(1)(g)",
        "Law enforcement: the exercise by any public authority of its functions for a purpose in section 31(2)",
    ),
    with_purpose(
        "s.31(1)(h)",
        "Law enforcement: civil proceedings by or for a public authority that arise out of an investigation for a purpose in section 31(2)",
    ),
    with_purpose(
        "s.31(1)(i)",
        "Law enforcement: an inquiry under the Scottish fatal accidents legislation that arises out of an investigation for a purpose in section 31(2)",
    ),
    aim(
        "s.31(2)(a)",
        "Law enforcement purpose: ascertaining whether any person has failed to comply with the law",
    ),
    aim(
        "s.31(2)(b)",
        "Law enforcement purpose: ascertaining whether any person is responsible for any conduct which is improper",
    ),
    aim(
        "s.31(2)(c)",
        "Law enforcement purpose: ascertaining whether circumstances which would justify regulatory action in pursuance of any enactment exist or may arise",
    ),
    aim(
        "s.31(2)(d)",
        "Law enforcement purpose: ascertaining a person's fitness or competence in relation to the management of bodies corporate or any profession or other activity",
    ),
    aim("s.31(2)(e)", "Law enforcement purpose: ascertaining the cause of an accident"),
    aim(
        "s.31(2)(f)",
        "Law enforcement purpose: protecting charities against misconduct or mismanagement in their administration",
    ),
    aim(
        "s.31(2)(g)",
        "Law enforcement purpose: protecting the property of charities from loss or misapplication",
    ),
    aim("s.31(2)(h)", "Law enforcement purpose: recovering the property of charities"),
    aim("s.31(2)(i)", "Law enforcement purpose: securing the health, safety and welfare of persons at work"),
    aim(
        "s.31(2)(j)",
        "Law enforcement purpose: protecting persons other than persons at work against risk to health or safety arising out of or in connection with the actions of persons at work",
    ),
];

const fn limb(provision: &'static str, title: &'static str) -> Row {
    lasting(qualified(provision, title)).harm(HARM).never_with(&["s.30"]).note(
        "Only information that is not exempt under s.30, save in the alternative. A file counts as old as its latest record (s.62(2)).",
    )
}

const fn with_purpose(provision: &'static str, title: &'static str) -> Row {
    limb(provision, title).note(
        "Cite it with the purpose in s.31(2). Only information that is not exempt under s.30, save in the alternative. A file counts as old as its latest record (s.62(2)).",
    )
}

/// The harm is to the limb that refers to the purpose, and is asked there.
const fn aim(provision: &'static str, title: &'static str) -> Row {
    lasting(purpose(provision, title))
        .note("No exemption by itself: cite it with s.31(1)(g), (h) or (i), which refers to it.")
}

const fn lasting(row: Row) -> Row {
    row.ncnd("s.31(3)", WITH_TEST, Certainty::V).until_age(AGES)
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = row.provision.as_str();
    if !matches!(p, "s.31(1)(g)" | "s.31(1)(h)" | "s.31(1)(i)") {
        return;
    }
    purpose_of(row, asked);
    let arises = match p {
        "s.31(1)(h)" => "Which civil proceedings, and from which investigation do they arise?",
        "s.31(1)(i)" => "Which inquiry, and from which investigation does it arise?",
        _ => return,
    };
    asked.push(
        text("arises-from", arises, "Of the authority, or for it, under an enactment or the prerogative.", p)
            .told("the proceedings or inquiry, and the investigation from which they arise"),
    );
}
