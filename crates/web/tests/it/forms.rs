//! Forms posted: what is typed comes back, files have limits, bad input gets a sentence.

use axum::http::StatusCode;
use web::Settings;
use web::form::Form;

use crate::{ask, ask_with, page, post};

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// A multipart body of `parts`: (field, file name or nothing, bytes).
fn multipart(parts: &[(&str, Option<&str>, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (field, file, bytes) in parts {
        let file = file.map_or(String::new(), |name| format!("; filename=\"{name}\""));
        body.extend(
            format!("--LINE\r\nContent-Disposition: form-data; name=\"{field}\"{file}\r\n\r\n").bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--LINE--\r\n");
    ("multipart/form-data; boundary=LINE".into(), body)
}

#[tokio::test]
async fn what_was_typed_comes_back_escaped_with_its_command_id() {
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let body = format!(
        "command_id={id}&subject=%22Agents%22+%3Cb%3E&body=one%0D%0Atwo&disposition=withheld&provision=31%281%29"
    );
    let (status, html) = page(ask(post("/", URLENCODED, body)).await).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains(id));
    assert!(html.contains("value=\"&#34;Agents&#34; &#60;b&#62;\""), "{html}");
    assert!(html.contains(">\none\ntwo</textarea>"));
    assert!(html.contains("value=\"withheld\" checked"));
    assert!(html.contains("<title>Error: Style guide"));
    assert!(html.contains("<a href=\"#received-day\">Enter the date of receipt</a>"));
}

#[tokio::test]
async fn a_file_too_large_is_one_sentence_and_loses_nothing() {
    let large = vec![b'x'; 50 * 1024 * 1024];
    let parts = [
        ("subject", None, "Agents".as_bytes()),
        ("files", Some("C:\\scans\\request.pdf"), &large),
        ("body", None, "typed after the file".as_bytes()),
    ];
    let (kind, body) = multipart(&parts);
    let (status, html) = page(ask(post("/", &kind, body)).await).await;
    assert_eq!(status, StatusCode::OK);
    let sentence = "“request.pdf” is larger than 25 MB. Choose a smaller file, or send it in parts";
    assert!(html.contains(&format!("<a href=\"#files\">{sentence}</a>")));
    assert!(html.contains("value=\"Agents\"") && html.contains("typed after the file"));
}

#[tokio::test]
async fn files_have_a_limit_together_and_in_number() {
    let settings =
        Settings { file_limit: 1 << 20, form_limit: 3 << 19, file_count_limit: 2, ..Settings::default() };
    let mebibyte = vec![0; 1 << 20];
    for (files, says) in [
        (
            vec![("a.pdf", &mebibyte[..]), ("b.pdf", &mebibyte[..])],
            "“b.pdf” was left out: all files together",
        ),
        (vec![("a", b"1".as_slice()), ("b", b"2"), ("c", b"3")], "“c” was left out: at most 2 files"),
    ] {
        let parts: Vec<_> = files.iter().map(|(name, bytes)| ("files", Some(*name), *bytes)).collect();
        let (kind, body) = multipart(&parts);
        let (_, html) = page(ask_with(settings.clone(), post("/", &kind, body)).await).await;
        assert!(html.contains(says), "{says}");
    }
    let (kind, body) = multipart(&[("files", Some(""), b"")]);
    let (_, html) = page(ask_with(settings, post("/", &kind, body)).await).await;
    assert!(!html.contains("#files"), "an empty file box is no file");
}

#[tokio::test]
async fn what_is_no_form_gets_a_page() {
    let (kind, mut broken) = multipart(&[("subject", None, b"Agents")]);
    broken.truncate(broken.len() - 9);
    let many = "a=b&".repeat(5_000);
    let cases = [
        ("application/json", b"{}".to_vec(), 400),
        ("multipart/form-data", b"x".to_vec(), 400),
        (kind.as_str(), broken, 400),
        (URLENCODED, many.into_bytes(), 400),
    ];
    for (kind, body, status) in cases {
        let (got, html) = page(ask(post("/", kind, body)).await).await;
        assert_eq!(got.as_u16(), status, "{kind}");
        assert!(html.contains("We could not read what was sent"), "{kind}");
    }
    // Bytes that are no text do no harm.
    let (status, _) = page(ask(post("/", URLENCODED, "subject=%FF%+5%zz&&=&body")).await).await;
    assert_eq!(status, StatusCode::OK);
}

#[test]
fn a_date_in_three_boxes_is_read_or_explained() {
    let cases = [
        (("30", "6", "2026"), Ok("2026-06-30")),
        (("1", "September", "2026"), Ok("2026-09-01")),
        (("31", "6", "2026"), Err("Date of receipt must be a real date, like 30 6 2026")),
        (("30", "", "2026"), Err("Date of receipt must include a month")),
        (("30", "6", "26"), Err("Date of receipt must be a real date, like 30 6 2026")),
        (("x", "y", "z"), Err("Date of receipt must be a real date, like 30 6 2026")),
        (("", "", ""), Ok("none")),
    ];
    for ((day, month, year), expected) in cases {
        let mut form = Form::new().with("r-day", day).with("r-month", month).with("r-year", year);
        let read = form.date("r", "Date of receipt").map_or("none".to_owned(), |date| date.to_string());
        match expected {
            Ok(date) => assert_eq!((read.as_str(), form.has_errors()), (date, false)),
            Err(text) => assert_eq!((read.as_str(), form.date_error("r")), ("none", text)),
        }
    }
}
