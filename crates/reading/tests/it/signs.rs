//! Signs of a request: the form of the answer, round robins, repeats, names that are missing. Our own wording.

use container::Limits;
use reading::{Opened, SignKind, request, signs};

/// Each row: the text, and the kinds with their values that must be seen, in order; nothing else may be.
#[test]
fn signs_are_seen_where_they_stand() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (
            "How many swans are there?\n\nPlease send the figures in an Excel spreadsheet.\n\nSam Example",
            &[("form", "spreadsheet")],
        ),
        (
            "How many swans are there?\n\nI would prefer paper copies by post.\n\nSam Example",
            &[("form", "paper")],
        ),
        ("How many swans are there?\n\nPlease reply by e-mail.\n\nSam Example", &[("form", "e-mail")]),
        (
            "How many swans are there?\n\nI am sending this request to every council in the county.\n\nSam Example",
            &[("round-robin", "")],
        ),
        ("Please state how many swans your organisation/trust owns.\n\nSam Example", &[("round-robin", "")]),
        (
            "I refer to my request of 3 May (ref FOI/1187). How many swans are there now?\n\nSam Example",
            &[("repeats", "REF FOI/1187")],
        ),
        ("How many swans are there?\n\nSam", &[("name", "")]),
        ("How many swans are there?", &[("name", "")]),
        ("How many swans are there?\n\nMr Example", &[]),
        ("How many swans are there?\n\nSam Example", &[]),
    ];
    for (text, expected) in cases {
        let opened = Opened::from_text(*text);
        let read = request(&opened);
        let found = signs(&opened, &read);
        let told: Vec<(String, String)> = found
            .iter()
            .map(|s| {
                let kind = serde_json::to_value(s.kind).unwrap();
                (kind.as_str().unwrap().to_owned(), s.value.clone().unwrap_or_default())
            })
            .collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(&told, expected, "{text}");
        assert!(found.iter().all(|s| text.get(s.start..s.end).is_some()), "{text}");
    }
}

#[test]
fn an_address_of_a_publishing_site_is_seen() {
    let mail = "From: Sam Example <request-1@whatdotheyknow.com>\r\nTo: foi@authority.example\r\nSubject: Swans\r\n\r\nDear Authority,\r\n\r\nHow many swans are there?\r\n\r\nYours faithfully,\r\n\r\nSam Example\r\n";
    let opened = reading::open(mail.as_bytes(), Some("request.eml"), &Limits::default()).unwrap();
    let read = request(&opened);
    assert_eq!(read.applicant.email.as_deref(), Some("request-1@whatdotheyknow.com"));
    assert!(signs(&opened, &read).iter().any(|s| s.kind == SignKind::Published && s.certainty > 0.9));
}

#[test]
fn part_of_a_name_is_unclear() {
    let read = request(&Opened::from_text("How many swans are there?\n\nThanks\nSam"));
    assert!(read.unclear.iter().any(|u| u.why.contains("section 8")), "{:?}", read.unclear);
}
