//! A new request read before it is taken in, and put right by one press after it, through HTTP.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use casework::{Role, authority::Member};
use office::{NewMember, Who};
use uuid::Uuid;

use crate::desk::{PASSWORD, Person, Place, place};
use crate::public::says;
use crate::{header, page, seeded};

const REQUEST: &str = "Dear Sir or Madam,\n\nI refer to my request FOI-2025-0102. Under the Freedom of Information Act 2000 \
                       please tell me:\n\n1. The number of benches, and the name of their maker\n2. Who paints the benches?\n\n\
                       Is it not odd that the benches are green?\n\n\
                       I would also be interested in the plans for the park.\n\n\
                       Please send the figures as an Excel spreadsheet.\n\nYours faithfully\nZenobia Quarrelsome\n";

const CASE: &str = "/desk/cases/FOI-2026-0001";

async fn officer(place: &Place) -> Person {
    Person::sign_in(&place.app, "amal@wexmoor.example").await
}

/// A file as a browser sends it, with other fields.
async fn upload(
    person: &Person,
    path: &str,
    name: &str,
    bytes: &[u8],
    fields: &[(&str, &str)],
) -> axum::response::Response {
    let mut body = String::new();
    for (field, value) in fields {
        body += &format!("--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
    }
    body += &format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [body.as_bytes(), bytes, b"\r\n--b--\r\n"].concat();
    let request = Request::post(path).header("content-type", "multipart/form-data; boundary=b");
    person.ask(request, Body::from(body)).await
}

/// The value that a button of the page sends, by the words on it after some other words.
fn button(html: &str, after: &str, says: &str) -> String {
    let from = html.find(after).unwrap_or_else(|| panic!("'{after}' in {html}"));
    let words = html[from..].find(&format!(">{says}")).unwrap_or_else(|| panic!("'{says}' after '{after}'"));
    let tag = html[from..from + words].rfind("value=\"").unwrap() + from + 7;
    html[tag..].split('"').next().unwrap().to_owned()
}

async fn taken(officer: &Person) -> String {
    officer
        .done("/desk/new", &[("subject", "Benches"), ("text", REQUEST), ("channel", "post"), ("do", "take")])
        .await
}

#[tokio::test]
async fn a_request_is_read_before_it_is_taken_in_with_and_without_scripts() {
    let place = place().await;
    let officer = officer(&place).await;
    let read = [
        "3 questions",
        "<mark>Who paints the benches?</mark>",
        "Refers to an earlier request: FOI-2025-0102",
        "Wants the answer as a spreadsheet (section 11)",
        "Zenobia Quarrelsome",
        "Freedom of Information Act 2000",
    ];
    // The script asks for a piece of the page.
    let (status, html) = page(officer.send("/desk/new/read", &[("text", REQUEST)]).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &read);
    assert!(!html.contains("<html"), "a piece of a page");
    let mail = format!("From: Zenobia Quarrelsome <z@post.example>\r\nSubject: Benches\r\n\r\n{REQUEST}");
    let (_, html) = page(upload(&officer, "/desk/new/read", "r.eml", mail.as_bytes(), &[]).await).await;
    says(&html, &read);
    // Without scripts a button asks for the page.
    let (status, html) = page(officer.send("/desk/new", &[("text", REQUEST), ("do", "read")]).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &read);
    says(&html, &["<html", "Take it in and check"]);
    let (_, html) =
        page(upload(&officer, "/desk/new", "r.eml", mail.as_bytes(), &[("do", "read")]).await).await;
    says(&html, &["Choose the file again to take it in"]);
    // What cannot be read says so in one sentence; a scan may be typed, and both are kept.
    let (_, html) = page(upload(&officer, "/desk/new/read", "s.png", b"\x89PNG\r\n\x1a\n", &[]).await).await;
    says(&html, &["Warning", "no program that reads pictures (tesseract) is set up here", "type them in"]);
    let (_, html) = officer.see("/desk/new").await;
    says(
        &html,
        &["Scanned pages are not read here: no program that reads pictures (tesseract) is set up here"],
    );
    assert!(place.office.find_case(&seeded::officer(), "FOI-2026-0001").await.is_err(), "nothing was kept");

    let fields = [("text", "How many benches stand in the park?"), ("do", "take"), ("channel", "post")];
    let response = upload(&officer, "/desk/new", "scan.png", b"\x89PNG\r\n\x1a\n", &fields).await;
    assert_eq!(header(&response, "location"), format!("{CASE}/questions?done=received"));
    let (_, html) = officer.see(CASE).await;
    says(&html, &["1 question"]);
    let (_, html) = officer.see(&format!("{CASE}/original")).await;
    says(&html, &["scan.png"]);
}

#[tokio::test]
async fn what_the_reader_is_not_sure_of_is_asked_and_put_right_by_one_press() {
    let place = place().await;
    let officer = officer(&place).await;
    let html = taken(&officer).await;
    says(
        &html,
        &[
            "Taken in as FOI-2026-0001",
            "Please check",
            "Is this a question?",
            "Is it not odd that the benches are green?",
            "Wants the answer as a spreadsheet",
        ],
    );
    assert!(!html.contains("Quarrelsome"), "who asks is covered");
    let to = format!("{CASE}/questions");
    let count = |html: &str| html.matches("<li id=\"q-").count();
    assert_eq!(count(&html), 3);
    // Made a question, in its place.
    let yes = button(&html, "Is this a question?", "Yes, make it one");
    let html = officer.done(&to, &[("do", &yes)]).await;
    assert_eq!(count(&html), 4);
    let first = html.find("Who paints").unwrap();
    assert!(html[first..].contains("</span> Is it not odd"), "it stands after the second");
    // Split where it asks twice.
    let cut =
        button(&html, "<summary>Split<span class=\"unseen\"> Question 1", "<span aria-hidden=\"true\">✂");
    let html = officer.done(&to, &[("question", "0"), ("do", &cut)]).await;
    assert_eq!(count(&html), 5);
    says(&html, &["<mark>the name of their maker</mark>", "</span> The number of benches"]);
    // What is none is dropped, and is gone from what is asked; nothing stands twice.
    let drop = html
        .match_indices("<li id=\"q-")
        .map(|(at, _)| &html[at + 10..])
        .find(|line| line.contains("Is it not odd"));
    let id = drop.unwrap().split('"').next().unwrap().to_owned();
    let html = officer.done(&to, &[("question", &id), ("do", "drop")]).await;
    assert_eq!(count(&html), 4);
    // A passage by its place, as a mark in the text or a press in the list of the rest sends it.
    let start = REQUEST.find("the plans").unwrap().to_string();
    let end = (REQUEST.find("the park").unwrap() + 8).to_string();
    let html = officer.done(&to, &[("do", "mark"), ("start", &start), ("end", &end)]).await;
    says(&html, &["</span> the plans for the park"]);
    for (start, end) in [("5", "900000"), ("x", "2"), ("9", "9")] {
        let gone = officer.send(&to, &[("do", "mark"), ("start", start), ("end", end)]).await;
        assert_eq!(gone.status(), StatusCode::NOT_FOUND, "{start} to {end}");
    }
    // A sign that is none.
    let wrong = button(&html, "Wants the answer as a spreadsheet", "Not so");
    let html = officer.done(&to, &[("do", &wrong)]).await;
    assert!(!html.contains("as a spreadsheet (section 11)"));
    // The day of receipt, and who asks.
    let right =
        [("received-day", "28"), ("received-month", "5"), ("received-year", "2026"), ("why", "the stamp")];
    let html = officer.done(&format!("{CASE}/receipt"), &right).await;
    says(&html, &["Thursday 28 May 2026"]);
    let (_, html) = page(officer.send(&format!("{CASE}/people"), &[("purpose", "real-name")]).await).await;
    says(&html, &["Zenobia Quarrelsome", "Put it right"]);
    let name = [("name", "Zeno Quarrel"), ("email", "z@post.example"), ("right-why", "the envelope")];
    let html = officer.done(&format!("{CASE}/people/right"), &name).await;
    says(&html, &["Accept these questions"]);
    assert!(!html.contains("Quarrelsome") && !html.contains("Zeno"), "who asks is covered, then and now");
    let html = officer.done(&format!("{CASE}/accept"), &[("law", "foia")]).await;
    says(&html, &["The questions stand", "Refers to an earlier request: FOI-2025-0102"]);
    let (_, html) = officer.see(&format!("{CASE}/timeline")).await;
    says(
        &html,
        &["reading was put right before acceptance: a question was added", "day of receipt was put right"],
    );

    // An administrator takes the examples out, having said what they are; an officer does not.
    let (status, _) = officer.see("/desk/corrections").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let una = Member {
        name: "Una".into(),
        email: "una@wexmoor.example".into(),
        roles: vec![Role::Administrator],
        team: None,
    };
    let new = NewMember { id: Uuid::from_u128(0xad), member: una, password: Some(PASSWORD.into()) };
    place.office.set_member(&Who::command_line(seeded::AUTHORITY), "una", new).await.unwrap();
    let una = Person::sign_in(&place.app, "una@wexmoor.example").await;
    let (_, html) = una.see("/desk/corrections").await;
    says(&html, &["FOI-2026-0001", "a question was split", "personal data"]);
    let (status, html) = page(una.send("/desk/corrections.jsonl", &[]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Say that you will treat the file as personal data"]);
    let response = una.send("/desk/corrections.jsonl", &[("understood", "yes")]).await;
    assert!(header(&response, "content-disposition").contains("corrected-readings.jsonl"));
    let (_, lines) = page(response).await;
    assert_eq!(lines.lines().count(), 1);
    says(&lines, &["\"kind\":\"request\"", "the plans for the park", "\"read\":{"]);
    assert!(!lines.contains("Quarrelsome") && !lines.contains("Zeno"));
    let refused = officer.send("/desk/corrections.jsonl", &[("understood", "yes")]).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn parts_of_a_question_have_labels_of_their_own() {
    let place = place().await;
    let officer = officer(&place).await;
    let html = taken(&officer).await;
    let cut =
        button(&html, "<summary>Split<span class=\"unseen\"> Question 1", "<span aria-hidden=\"true\">✂");
    let html = officer.done(&format!("{CASE}/questions"), &[("question", "0"), ("do", &cut)]).await;
    says(
        &html,
        &[">Question 1a</span> The number of benches", ">Question 1b</span> the name of their maker"],
    );
    let (status, _) =
        page(officer.send(&format!("{CASE}/questions"), &[("question", "1"), ("do", "cut:900")]).await).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "nothing to cut there");
}
