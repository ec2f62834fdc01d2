//! Every claim has a place and a certainty: what is read beside the questions is found again where it stands, and
//! what a careful reader would look at twice is less sure. Our own wording.

use container::Limits;
use reading::{Opened, claims, open, request};

fn read(text: &str) -> Vec<(String, String, String, u8)> {
    let opened = Opened::from_text(text);
    let read = request(&opened);
    claims(&opened, &read)
        .into_iter()
        .map(|c| (c.field, c.value, text[c.start..c.end].to_owned(), c.certainty.per_cent()))
        .collect()
}

#[test]
fn what_is_read_is_found_where_it_stands() {
    let text = "11 June 2026\n\nDear Sir or Madam\n\nUnder the freedom of information act 2000: how many swans are there?\n\n\
                1st June 2026 is when they were counted.\n\nYours faithfully\nSam Example\nsam@swans.example";
    let found = read(text);
    let of =
        |field: &str| found.iter().find(|c| c.0 == field).unwrap_or_else(|| panic!("{field}: {found:?}"));
    assert_eq!(of("law").2.to_lowercase(), "freedom of information act");
    assert_eq!((of("date").1.as_str(), of("date").2.as_str()), ("2026-06-11", "11 June 2026"));
    assert_eq!(of("applicant.name").2, "Sam Example");
    assert_eq!(of("applicant.email").2, "sam@swans.example");
}

#[test]
fn part_of_a_name_is_less_sure_than_a_whole_one() {
    let sure = |text: &str| read(text).into_iter().find(|c| c.0 == "applicant.name").map(|c| c.3);
    let (part, whole) =
        (sure("How many swans are there?\n\nSam"), sure("How many swans are there?\n\nSam Example"));
    assert!(part < Some(75) && whole >= Some(75), "{part:?} {whole:?}");
}

#[test]
fn a_mail_tells_by_its_head_who_asks_and_when() {
    let mail = "From: Sam Example <sam@swans.example>\r\nTo: foi@wexmoor.example\r\nSubject: Swans\r\n\
                Date: Mon, 1 Jun 2026 10:00:00 +0000\r\n\r\nHow many swans are there?\r\n\r\nSam Example\r\n";
    let opened = open(mail.as_bytes(), Some("m.eml"), &Limits::default()).unwrap();
    let found = claims(&opened, &request(&opened));
    for field in ["subject", "date", "applicant.name", "applicant.email"] {
        let claim = found.iter().find(|c| c.field == field).unwrap_or_else(|| panic!("{field}: {found:?}"));
        assert!(!claim.certainty.is_asked() && claim.end <= opened.text.len(), "{claim:?}");
    }
}

#[test]
fn every_question_says_how_sure_it_is_and_a_bare_wish_is_asked_about() {
    let sure = |text: &str| {
        let read = request(&Opened::from_text(text));
        read.questions.iter().map(|q| q.certainty.expect("each has one")).collect::<Vec<_>>()
    };
    let listed =
        sure("Please answer:\n\n1. How many swans are there?\n2. Who feeds the swans?\n\nSam Example");
    assert!(listed.len() == 2 && listed.iter().all(|s| !s.is_asked()), "{listed:?}");
    let bare = sure("I would like to make a freedom of information request about swans.\n\nSam Example");
    assert!(!bare.is_empty() && bare.iter().all(|s| s.is_asked()), "{bare:?}");
    assert!(bare < listed);
}
