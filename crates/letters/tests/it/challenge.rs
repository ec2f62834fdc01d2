//! The challenges that an applicant would raise: on the good case of Wexmoor, and on bare refusals of each subject.
//! `CANDOUR_GOLDENS=write` writes the golden anew, to be read as prose.

use std::{fs, path::Path};

use casework::case::LetterKind;
use document::Law;
use letters::{
    Draft,
    challenge::{self, Challenge, Met, challenges, subjects},
};

use crate::wexmoor;

fn of_text(law: Law, text: &str) -> Vec<Challenge> {
    let mut response = reading::response::read(text);
    response.law = Some(law);
    challenges(&Draft::from_response(response, text))
}

/// One bare refusal for each subject, in our own words.
const BARE: [(&str, Law, &str); 12] = [
    ("s.11", Law::Foia, "We cannot send it in the format you asked for."),
    ("s.12", Law::Foia, "We refuse the request under section 12(1) of the Freedom of Information Act."),
    ("s.14", Law::Foia, "We refuse the request under section 14(1) of the Freedom of Information Act."),
    ("s.21", Law::Foia, "The register is exempt under section 21 of the Freedom of Information Act."),
    ("s.22", Law::Foia, "The survey is exempt under section 22 of the Freedom of Information Act."),
    ("s.30", Law::Foia, "The file is exempt under section 30(1)(a) of the Freedom of Information Act."),
    ("s.31", Law::Foia, "The plan is exempt under section 31(1)(a) of the Freedom of Information Act."),
    ("s.35", Law::Foia, "The paper is exempt under section 35(1)(a) of the Freedom of Information Act."),
    ("s.38", Law::Foia, "The map is exempt under section 38(1)(b) of the Freedom of Information Act."),
    ("s.40", Law::Foia, "The list is exempt under section 40(2) of the Freedom of Information Act."),
    ("s.41", Law::Foia, "The report is exempt under section 41(1) of the Freedom of Information Act."),
    ("s.43", Law::Foia, "The rates are exempt under section 43(2) of the Freedom of Information Act."),
];

#[test]
fn a_bare_refusal_is_open_to_every_challenge_of_its_subject() {
    assert_eq!(subjects().map(|s| s.0).collect::<Vec<_>>(), BARE.map(|b| b.0));
    for (subject, law, answer) in BARE {
        let text = format!(
            "Dear applicant\n\nYou asked:\n\n1. Please send me the papers on the harbour wall.\n\n{answer}\n\nYours sincerely\nInformation Governance\n"
        );
        let found = of_text(law, &text);
        assert!(found.iter().all(|c| c.subject == subject), "{subject}: {found:#?}");
        let open = found.iter().filter(|c| c.met != Met::Yes).count();
        assert!(open >= 2 && open * 2 > found.len(), "{subject}: {found:#?}");
        assert!(found.is_sorted_by_key(|c| c.met), "{subject}: what is open comes first");
    }
}

#[test]
fn sister_provisions_of_the_other_laws_meet_the_same_challenges() {
    // FOISA s.33(1)(b) and regulation 12(5)(e) protect what s.43(2) protects.
    for (law, words) in [
        (Law::Foisa, "section 33(1)(b) of the Freedom of Information (Scotland) Act 2002"),
        (Law::Eir, "regulation 12(5)(e) of the Environmental Information Regulations 2004"),
    ] {
        let text = format!("Dear applicant\n\nThe rates are withheld under {words}.\n\nYours sincerely\n");
        let found = of_text(law, &text);
        assert!(found.iter().any(|c| c.subject == "s.43" && c.law == law), "{law}: {found:#?}");
    }
}

#[test]
fn what_is_given_is_not_challenged() {
    assert!(of_text(Law::Foia, "Dear applicant\n\n1. How many boats?\n\nFourteen.\n").is_empty());
}

#[test]
fn challenges_to_the_good_case() {
    let case = wexmoor::good_case();
    let draft = letters::draft_of(LetterKind::Response, &case, &wexmoor::authority(), &wexmoor::plan(&case));
    let text = challenge::text(&challenges(&draft));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/challenges.txt");
    if std::env::var("CANDOUR_GOLDENS").is_ok_and(|v| v == "write") {
        fs::write(&path, &text).expect("the golden can be written");
    }
    let known = fs::read_to_string(&path).expect("the golden stands beside the test");
    assert_eq!(known, text, "read it as prose, then write it anew with CANDOUR_GOLDENS=write");
}
