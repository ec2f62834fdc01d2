//! Nothing that comes from outside may panic, and every place that is given is in the text.

use container::Limits;
use proptest::prelude::*;

use crate::{formats::archive, request::check_places};

/// Pieces of which requests are made, put together without sense.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("1. ".to_owned()),
        Just("2) ".to_owned()),
        Just("(a) ".to_owned()),
        Just("i. ".to_owned()),
        Just("1a) ".to_owned()),
        Just("1.1 ".to_owned()),
        Just("- ".to_owned()),
        Just("• ".to_owned()),
        Just("> ".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n\r\n".to_owned()),
        Just("    ".to_owned()),
        Just("How many swans live on the lake? ".to_owned()),
        Just("Please provide the following:".to_owned()),
        Just("the number of geese; the cost of them ".to_owned()),
        Just("Kind regards".to_owned()),
        Just("From: a <a@example.org>\nSent: 1 May 2025\nSubject: x\n".to_owned()),
        Just("On Monday somebody wrote:".to_owned()),
        Just("2015/163. How".to_owned()),
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

fn read(bytes: &[u8], name: &str) {
    if let Ok(opened) = reading::open(bytes, Some(name), &Limits::default()) {
        let request = reading::request(&opened);
        check_places(&request, request.text.as_deref().unwrap_or(&opened.text));
        if opened.offsets_into_file {
            assert_eq!(opened.text.as_bytes(), bytes);
        }
        let paths: Vec<_> = request.questions.iter().map(|q| q.path.clone()).collect();
        let mut unique = paths.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), paths.len(), "paths are unique: {paths:?}");
        reading::message_purpose(&opened, &request);
        assert!(!reading::triage(&opened, &request).is_empty());
        reading::references(&opened.text);
    }
}

#[test]
fn a_text_without_end_is_looked_through_up_to_a_point() {
    let text = "The weather was fine.\n".repeat(40_000);
    let request = reading::request(&reading::Opened::from_text(format!("{text}How many swans?\n")));
    assert!(request.questions.is_empty());
    assert!(request.unclear.iter().any(|u| u.why.contains("very long")), "{:?}", request.unclear);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_of_requests(text in pieces()) {
        read(text.as_bytes(), "request.txt");
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        read(text.as_bytes(), "request.txt");
        read(text.as_bytes(), "request.html");
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["request.eml", "request.txt", "request.docx", "request"] {
            read(&bytes, name);
        }
        let rtf = [b"{\\rtf1 ".as_slice(), &bytes].concat();
        read(&rtf, "request.rtf");
    }

    #[test]
    fn any_mail(body in pieces(), header in "[A-Za-z:<>@. =?\\-;\"\n]{0,120}") {
        read(format!("From: a@example.org\nSubject: x\n{header}\n\n{body}").as_bytes(), "request.eml");
    }

    #[test]
    fn any_page(body in "(<(p|ol|li|div|br|td|blockquote|/ol|/li|/p|style|/style|a b=\"c)>?|&[a-z#x0-9]{0,6};?|[a-z1. ?]{0,9}){0,40}") {
        read(format!("<html>{body}").as_bytes(), "request.html");
    }

    #[test]
    fn any_document(body in "(<w:(p|t|tbl|tc|numId w:val=\"1\"/|del|/del|/p|/t)>|[a-z1. ?]{0,9}|&[a-z]{0,4};){0,30}") {
        let document = format!("<w:document>{body}</w:document>");
        read(&archive(&[("word/document.xml", &document)]), "request.docx");
    }
}
