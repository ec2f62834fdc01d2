//! "Check a letter" through HTTP: what a stranger sees of a letter, that nothing of it is kept, and the pages of the checks.
//!
//! The letters are fictional and in our own words; what each must show follows from the provision in its row.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use tower::ServiceExt;
use web::Settings;

use crate::public::{Pages, never_says, says};
use crate::{get, header, page};

const ADDRESS: &str = "/check-a-letter";

/// Late by s.10(1); s.43 without its balance (s.17(3)(b)); neither confirm nor deny without a provision (s.17(1)(b)); no word
/// of a review or of the regulator (s.17(7)).
const FAULTY: &str = "Borough of Wexmoor

3 July 2026

Dear Ms Tregarth,

Freedom of Information Act 2000: your request FOI-2026-0031

Thank you for your request, which we received on 1 June 2026. Our answers to your questions are below.

1. How many parking wardens does the council employ?

We employ 14 parking wardens.

2. What did the council pay for the new ticket machines?

This information is withheld under section 43(2) because disclosure would be likely to prejudice commercial interests.

3. Which complaints were made about the wardens?

We can neither confirm nor deny that we hold this information.

Yours sincerely,

R. Okafor
";

/// Everything asked is given, in time, with the rights.
const FAIR: &str = "Borough of Wexmoor

29 June 2026

Dear Ms Tregarth,

Freedom of Information Act 2000: your request FOI-2026-0032

Thank you for your request, which we received on 1 June 2026. We hold the information, and our answer is below.

1. How many parking wardens does the council employ?

We employ 14 parking wardens.

If you are not content with this answer you can ask us for an internal review within 40 working days: write to reviews@wexmoor.example. If you are still not content you can complain to the Information Commissioner (section 50), https://ico.org.uk/make-a-complaint.

Yours sincerely,

R. Okafor
";

const SCOTTISH: &str = "Quillmouth Council

29 June 2026

Dear Mr Penrose,

Freedom of Information (Scotland) Act 2002

You asked on 8 June 2026 what the council paid for the new ticket machines. This information is exempt under section 33(1)(b) because its disclosure would be likely to prejudice the commercial interests of the supplier.

Yours sincerely,

A. Nairn
";

/// What is sent: text fields, and files by field, name and words.
struct Sent<'a> {
    fields: &'a [(&'a str, &'a str)],
    files: &'a [(&'a str, &'a str, &'a [u8])],
}

const NOTHING: Sent = Sent { fields: &[], files: &[] };

fn request(path: &str, sent: &Sent, from: usize) -> Request<Body> {
    let mut body = Vec::new();
    for (name, value) in sent.fields {
        write!(body, "--LINE\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").unwrap();
    }
    for (field, name, bytes) in sent.files {
        let head = format!("content-disposition: form-data; name=\"{field}\"; filename=\"{name}\"");
        write!(body, "--LINE\r\n{head}\r\ncontent-type: application/octet-stream\r\n\r\n").unwrap();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--LINE--\r\n");
    Request::post(path)
        .header("content-type", "multipart/form-data; boundary=LINE")
        // Each from an address of its own, so that the quota of one is not used up.
        .header("x-forwarded-for", format!("192.0.2.{from}"))
        .body(Body::from(body))
        .unwrap()
}

struct Site {
    pages: Pages,
    app: axum::Router,
}

impl Site {
    async fn new() -> Site {
        let pages = Pages::new().await;
        let settings = Settings { trust_forwarded_for: true, ..Settings::default() };
        let app = web::app(pages.office.clone(), settings);
        Site { pages, app }
    }

    async fn post(&self, path: &str, sent: &Sent<'_>, from: usize) -> Response {
        self.app.clone().oneshot(request(path, sent, from)).await.unwrap()
    }
}

/// A name, the fields, the files, the status, what stands on the page, what does not.
type Row<'a> = (&'a str, Sent<'a>, u16, &'a [&'a str], &'a [&'a str]);

const ROWS: &[Row] = &[
        (
            "each finding stands with its provision, its place, words instead, and its page",
            Sent { fields: &[("text", FAULTY)], ..NOTHING },
            200,
            &[
                "<title>5 breaches", ": check of a letter",
                "On its face the letter lacks what the law requires.",
                "not legal advice",
                "The answer is dated 3 July 2026 and was due by 30 June 2026.",
                "href=\"/law/foia/notices\">s.17(3)(b) FOIA</a>",
                "<a href=\"/law/foia/s.10%281%29\">s.10(1) FOIA</a>",
                "<mark>We can neither confirm nor deny",
                "Its place in the letter",
                "href=\"/checks/ncnd-without-provision\"",
                "<blockquote class=\"message-text\">",
                "It could say, if it is so:",
                "Friday 3 July 2026",
                "Neither confirmed nor denied",
                "ask for an internal review",
                "https://ico.org.uk/make-a-complaint",
                "/deadline?law=foia&#38;received=2026-06-01&#38;event=answered%3D2026-07-03",
                // The text goes along.
                "Dear Ms Tregarth,",
                "Check again",
            ],
            &["There is a problem"],
        ),
        (
            "nothing found is no certificate",
            Sent { fields: &[("text", FAIR)], ..NOTHING },
            200,
            &["<h1><span class=\"caption\">Check of a letter</span>Nothing was found</h1>", "no program can see"],
            &["The gravest first", "<mark>"],
        ),
        (
            "a request beside it shows that a question is unanswered (s.1(1))",
            Sent {
                fields: &[
                    ("text", FAIR),
                    ("request-text", "Please tell me:\n1. How many parking wardens does the council employ?\n2. What did the council pay for the new ticket machines?\n"),
                ],
                ..NOTHING
            },
            200,
            &["href=\"/checks/question-unanswered\"", "<dt>Questions of the request</dt>"],
            &[],
        ),
        (
            "in a part of a letter nothing is missing (contract of the checks)",
            Sent { fields: &[("text", FAULTY), ("excerpt", "yes")], ..NOTHING },
            200,
            &["It was taken for a part of a letter"],
            &["href=\"/checks/review-route-missing\">About"],
        ),
        (
            "a fact that is given goes before what was read, and is not forgotten",
            Sent {
                fields: &[
                    ("text", FAULTY),
                    ("received-day", "10"),
                    ("received-month", "6"),
                    ("received-year", "2026"),
                    ("body", "council"),
                ],
                ..NOTHING
            },
            200,
            &["Wednesday 10 June 2026", "value=\"10\"", "<option value=\"council\" selected>"],
            &["and was due by"],
        ),
        (
            "what is not known is asked for",
            Sent { fields: &[("text", "Dear Ms Tregarth,\n\nWe withhold the prices under section 35(1)(a), because the policy is still being made. You can ask for a review within 40 working days and complain to the Information Commissioner.\n\nYours sincerely\n")], ..NOTHING },
            200,
            &["What could not be checked, and what it needs", "href=\"#received-day\">Date of receipt</a>"],
            &[],
        ),
        (
            "under FOISA the regulator and the periods are its own (s.20(5), s.47)",
            Sent { fields: &[("text", SCOTTISH)], ..NOTHING },
            200,
            &["Scottish Information Commissioner", "make an application for a decision", "Court of Session", "s.20(5)"],
            &["ico.org.uk"],
        ),
        (
            "a file is opened as intake opens it, and its text goes along",
            Sent {
                files: &[("file", "answer.html", b"<html><body><p>Dear Ms Tregarth,</p><p>Freedom of Information Act 2000. We can neither confirm nor deny that we hold the reports.</p><p>Yours sincerely</p></body></html>")],
                ..NOTHING
            },
            200,
            &["hold the reports.", "name=\"text\" rows=\"14\"", "href=\"/checks/regulator-right-missing\""],
            &["&#60;p&#62;"],
        ),
        (
            "a file goes before the text",
            Sent { fields: &[("text", FAIR)], files: &[("file", "answer.txt", FAULTY.as_bytes())] },
            200,
            &["5 breaches"],
            &["Nothing was found"],
        ),
        (
            "what is no answer is said to be none",
            Sent { fields: &[("text", "Swans need two kilograms of grass a day.")], ..NOTHING },
            200,
            &["This does not look like an answer to a request"],
            &[],
        ),
        (
            "words of a letter are never a part of the page",
            Sent { fields: &[("text", "<script>alert(1)</script></textarea><h1>Ours</h1> We can neither confirm nor deny that we hold it.")], ..NOTHING },
            200,
            &["&#60;script&#62;alert(1)"],
            &["<script>alert", "<h1>Ours"],
        ),
        (
            "nothing handed in",
            Sent { fields: &[("text", " \n")], ..NOTHING },
            422,
            &["<title>Error: Check a letter", "Paste the letter, or choose the file it came in", "href=\"#text\""],
            &[],
        ),
        (
            "what is typed wrongly comes back with everything else",
            Sent {
                fields: &[("text", FAIR), ("law", "byelaw"), ("body", "zoo"), ("answered-day", "31"), ("answered-month", "2"), ("answered-year", "2026")],
                files: &[("request-file", "request.txt", b"How many?")],
            },
            422,
            &[
                "Choose a law of the list",
                "Choose a kind of authority of the list",
                "The date of the letter must be a real date",
                "We employ 14 parking wardens.",
                "Choose your file again",
            ],
            &[],
        ),
        (
            "an answer before the request",
            Sent {
                fields: &[
                    ("text", FAIR),
                    ("received", ""),
                    ("received-day", "3"), ("received-month", "6"), ("received-year", "2026"),
                    ("answered-day", "2"), ("answered-month", "6"), ("answered-year", "2026"),
                ],
                ..NOTHING
            },
            422,
            &["The letter cannot be older than the request it answers", "href=\"#answered-day\""],
            &[],
        ),
        (
            "a file that is no letter",
            Sent { files: &[("file", "answer.zip", b"PK\x03\x04broken")], ..NOTHING },
            422,
            &["There is a problem", "href=\"#file\""],
            &[],
        ),
        (
            "a request that cannot be read is told at its own field",
            Sent { fields: &[("text", FAIR)], files: &[("request-file", "request.pdf", b"%PDF-1.7 broken")] },
            422,
            &["There is a problem", "href=\"#request-file\"", "<details open>"],
            &[],
        ),
    ];

#[tokio::test]
async fn anybody_sees_what_the_checks_say_of_a_letter() {
    let site = Site::new().await;
    let mut faults = Vec::new();
    for ((name, sent, status, words, never), from) in ROWS.iter().zip(1..) {
        let response = site.post(ADDRESS, sent, from).await;
        assert_eq!(header(&response, "cache-control"), "no-store", "{name}");
        let (got, html) = page(response).await;
        let mut fault = |what: String| faults.push(format!("{name}: {what}"));
        if got.as_u16() != *status {
            fault(format!("status {got}"));
        }
        for word in *words {
            if !html.contains(word) {
                fault(format!("“{word}” is missing"));
            }
        }
        for word in *never {
            if html.contains(word) {
                fault(format!("“{word}” stands there"));
            }
        }
        whole(name, &html);
        for link in links(&html).into_iter().filter(|link| link.starts_with('/')) {
            let (status, _) = site.pages.see(&link.replace("&#38;", "&")).await;
            if !status.is_success() && !status.is_redirection() {
                fault(format!("{link} is {status}"));
            }
        }
        if faults.iter().any(|fault| fault.starts_with(name)) {
            println!("{name}\n{html}");
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Every place that a link of the page jumps to is there once, and there is one title.
#[track_caller]
fn whole(name: &str, html: &str) {
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(once.len(), ids.len(), "{name}: an id twice in {ids:?}");
    for link in links(html) {
        if let Some(id) = link.strip_prefix('#') {
            assert!(once.contains(id), "{name}: nothing is at #{id}");
        }
    }
    assert_eq!(html.matches("<h1").count(), 1, "{name}");
}

fn links(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[tokio::test]
async fn the_same_is_told_as_data() {
    let site = Site::new().await;
    let sent = Sent { fields: &[("text", FAULTY), ("law", "foia")], ..NOTHING };
    let response = site.post("/check-a-letter.json", &sent, 1).await;
    assert_eq!(header(&response, "content-type"), "application/json");
    assert_eq!(header(&response, "cache-control"), "no-store");
    let told: serde_json::Value = serde_json::from_str(&page(response).await.1).unwrap();
    let found = told["findings"].as_array().unwrap();
    let late = found.iter().find(|found| found["id"] == "answered-late").unwrap();
    assert_eq!((late["severity"].as_str(), late["provision"].as_str()), (Some("breach"), Some("s.10(1)")));
    let ncnd = found.iter().find(|found| found["id"] == "ncnd-without-provision").unwrap();
    let place = |key: &str| usize::try_from(ncnd[key].as_u64().unwrap()).unwrap();
    says(&told["text"].as_str().unwrap()[place("start")..place("end")], &["neither confirm nor deny"]);
    assert!(told["not_checked"].is_array());
    let (status, body) = page(site.post("/check-a-letter.json", &NOTHING, 1).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&body, &["{\"error\":\"Paste the letter"]);
    // What is asked for by an address is not checked: addresses are kept in histories and logs.
    let (_, html) = site.pages.see("/check-a-letter?text=We+can+neither+confirm+nor+deny").await;
    never_says(&html, &["neither confirm"]);
    assert_eq!(site.pages.see("/check-a-letter.json").await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn one_address_cannot_check_for_ever_and_asking_has_a_quota_of_its_own() {
    let site = Site::new().await;
    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = site.post(ADDRESS, &NOTHING, 7).await.status();
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let ask = site.post("/ask", &Sent { fields: &[("step", "questions")], ..NOTHING }, 7).await;
    assert_eq!(ask.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.pages.see(ADDRESS).await.0, StatusCode::OK, "looking is free");
}

/// Everything that is written to the log in this process, at every level.
fn log() -> &'static Arc<Mutex<Vec<u8>>> {
    static LOG: OnceLock<Arc<Mutex<Vec<u8>>>> = OnceLock::new();
    #[derive(Clone)]
    struct Paper(Arc<Mutex<Vec<u8>>>);
    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    LOG.get_or_init(|| {
        let log = Arc::new(Mutex::new(Vec::new()));
        let paper = Paper(Arc::clone(&log));
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || paper.clone())
            .try_init()
            .expect("the only log of these tests");
        log
    })
}

/// Every file of a folder with its bytes, in order.
fn files(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        match path.is_dir() {
            true => files(&path, into),
            // Where SQLite notes who reads at the moment.
            false if path.to_string_lossy().ends_with("-shm") => {}
            false => into.push((path.display().to_string(), std::fs::read(&path).unwrap())),
        }
    }
}

#[tokio::test]
async fn nothing_of_a_letter_is_kept_or_logged() {
    let log = log();
    let site = Site::new().await;
    // One request that is kept shows that the test would see what is written.
    crate::seeded::request(&site.pages.office, &["How many gannets nest on the pier?"]).await;
    let folder = site.pages.folder.path();
    let mut before = Vec::new();
    files(folder, &mut before);
    let holds = |bytes: &[u8], word: &str| {
        String::from_utf8_lossy(bytes).to_lowercase().contains(&word.to_lowercase())
    };
    assert!(before.iter().any(|(_, bytes)| holds(bytes, "gannets")), "the store is in this folder");

    let secret = "Zephyrine Quatermass";
    let letter = FAULTY.replace("Ms Tregarth", secret);
    let mail = format!("From: {secret} <z@mail.example>\r\nSubject: {secret}\r\n\r\n{letter}");
    let asked = format!("What do you hold about {secret}?");
    let name = format!("{secret}.eml");
    let broken = format!("%PDF-1.7 {secret}");
    let sents = [
        Sent { fields: &[("text", &letter), ("request-text", &asked), ("law", "foia")], ..NOTHING },
        Sent { files: &[("file", &name, mail.as_bytes())], ..NOTHING },
        Sent { files: &[("file", &name, broken.as_bytes())], ..NOTHING },
        Sent { fields: &[("text", &letter), ("law", secret), (secret, secret)], ..NOTHING },
        Sent { fields: &[("text", &letter)], files: &[("request-file", &name, broken.as_bytes())] },
    ];
    for (sent, from) in sents.iter().zip(1..) {
        for path in [ADDRESS, "/check-a-letter.json", "/wexmoor/check-a-letter"] {
            let (status, body) = page(site.post(path, sent, from).await).await;
            assert!(
                status == StatusCode::OK || status == StatusCode::UNPROCESSABLE_ENTITY,
                "{status}\n{body}"
            );
        }
    }
    let mut after = Vec::new();
    files(folder, &mut after);
    for (path, bytes) in &after {
        assert!(!holds(bytes, "Quatermass"), "{path} holds it");
    }
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after), "no file more");
    let changed: Vec<&String> =
        before.iter().zip(&after).filter(|(one, other)| one != other).map(|(one, _)| &one.0).collect();
    assert!(changed.is_empty(), "not a byte of what is kept changes: {changed:?}");
    let logged = log.lock().unwrap().clone();
    assert!(holds(&logged, "/check-a-letter"), "the log is this one, and names the route");
    assert!(!holds(&logged, "Quatermass"), "{}", String::from_utf8_lossy(&logged));
}

#[tokio::test]
async fn every_check_has_a_page_and_the_list_is_filtered_by_links() {
    let pages = Pages::new().await;
    let (status, html) = pages.see("/checks").await;
    assert_eq!(status, StatusCode::OK);
    whole("the list", &html);
    let all = office::checks::all();
    assert_eq!(html.matches("href=\"/checks/").count(), all.len());
    says(
        &html,
        &[&format!("{} checks", all.len()), "href=\"/checks?severity=breach\"", "href=\"/checks?law=foisa\""],
    );
    for check in all {
        let (status, html) = pages.see(&format!("/checks/{}", check.id)).await;
        assert_eq!(status, StatusCode::OK, "{}", check.id);
        whole(check.id, &html);
        says(&html, &[check.id, "Why it matters", "It finds", "It leaves alone", "href=\"/check-a-letter\""]);
        for link in links(&html).into_iter().filter(|link| link.contains("/law/")) {
            let status = pages.ask(get(&link)).await.status();
            assert!(status.is_success() || status.is_redirection(), "{}: {link} is {status}", check.id);
        }
    }
    let (_, html) = pages.see("/checks?severity=advice&law=foia").await;
    says(
        &html,
        &[
            "href=\"/checks/s12-called-exemption\"",
            "href=\"/checks?severity=advice\"",
            "href=\"/checks?law=foia\"",
        ],
    );
    never_says(&html, &["href=\"/checks/answered-late\"", "href=\"/checks/eir-emissions\""]);
    let (_, html) = pages.see("/checks?severity=grave&law=byelaws").await;
    says(&html, &[&format!("{} checks", all.len())]);
    assert_eq!(pages.see("/checks/no-such-check").await.0, StatusCode::NOT_FOUND);
    // From the pages of one authority the ways stay among its own.
    says(&pages.see("/wexmoor/checks/answered-late").await.1, &["href=\"/wexmoor/check-a-letter\""]);
    says(&pages.see("/").await.1, &["href=\"/check-a-letter\""]);
}
