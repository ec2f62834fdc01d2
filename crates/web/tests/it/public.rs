//! The public pages through HTTP: the log, asking, following, the calculator, the law.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use office::Office;
use tower::ServiceExt;
use uuid::Uuid;

use crate::{get, header, page, post, seeded};

/// An address, the fields sent, the words that come back.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const FORM: &str = "application/x-www-form-urlencoded";

/// Pages over an office in a folder that lives as long as this.
pub(crate) struct Pages {
    pub(crate) office: Office,
    pub(crate) app: axum::Router,
    pub(crate) folder: tempfile::TempDir,
}

impl Pages {
    pub(crate) async fn new() -> Pages {
        let folder = tempfile::tempdir().expect("there in a test");
        let (office, _) =
            seeded::office(folder.path(), "2026-06-01T09:00:00Z", "https://wexmoor.example").await;
        let app = web::app(office.clone(), web::Settings::default());
        Pages { office, app, folder }
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Response {
        self.app.clone().oneshot(request).await.expect("there in a test")
    }

    pub(crate) async fn see(&self, path: &str) -> (StatusCode, String) {
        page(self.ask(get(path)).await).await
    }

    pub(crate) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", web::view::encode(name), web::view::encode(value)))
            .collect();
        self.ask(post(path, FORM, body.join("&"))).await
    }
}

/// Asserts that each of the words is there.
#[track_caller]
pub(crate) fn says(html: &str, words: &[&str]) {
    for word in words {
        assert!(html.contains(word), "“{word}” is missing in\n{html}");
    }
}

#[track_caller]
pub(crate) fn never_says(text: &str, words: &[&str]) {
    for word in words {
        assert!(!text.to_lowercase().contains(&word.to_lowercase()), "“{word}” stands in\n{text}");
    }
}

/// The value of a hidden field or box of a page.
pub(crate) fn value<'a>(html: &'a str, name: &str) -> &'a str {
    let at = html.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name} in\n{html}"));
    let rest = &html[at..];
    let from = rest.find("value=\"").expect("a value") + 7;
    &rest[from..from + rest[from..].find('"').expect("there in a test")]
}

#[tokio::test]
async fn a_request_is_asked_step_by_step_and_followed_by_its_secret_link() {
    let pages = Pages::new().await;
    let (status, html) = pages.see("/ask").await;
    assert_eq!(status, StatusCode::OK);
    let id = value(&html, "command_id").to_owned();
    let question = "How many swans live on the moat?\nWho feeds them?";
    let first = [("command_id", id.as_str()), ("step", "questions"), ("go", "on"), ("question-1", question)];

    // Nothing is published on swans, so the next step is how to reply.
    let (_, html) = page(pages.send("/ask", &first).await).await;
    says(&html, &["How shall we reply?", "Who feeds them?"]);
    let mut reply =
        vec![("command_id", id.as_str()), ("step", "reply"), ("go", "on"), ("question-1", question)];
    reply.extend([
        ("how", "email"),
        ("email", "ada@mail.example"),
        ("name", "Ada Penrose"),
        ("format", "any"),
    ]);
    let (_, html) = page(pages.send("/ask", &reply).await).await;
    says(&html, &["Check and send", "How many swans", "ada@mail.example", "Ada Penrose"]);

    let mut send = reply.clone();
    send[1] = ("step", "check");
    let sent = pages.send("/ask", &send).await;
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    let link = header(&sent, "location").to_owned();
    assert!(link.starts_with("/follow/FOI-2026-0001?key="), "{link}");
    // The button pressed twice is one request.
    assert_eq!(header(&pages.send("/ask", &send).await, "location"), link);

    let opened = pages.ask(get(&link)).await;
    assert_eq!(header(&opened, "referrer-policy"), "no-referrer");
    assert_eq!(header(&opened, "x-robots-tag"), "noindex, nofollow");
    let (_, html) = page(opened).await;
    // 15 June 2026 is a bank holiday in Scotland, which counts under the Act.
    says(
        &html,
        &["Your request was sent", "FOI-2026-0001", "Tuesday 30 June 2026", "bank holiday in Scotland"],
    );
    says(
        &html,
        &["s.10(6)", "What happens next", "https://wexmoor.example/follow/FOI-2026-0001?key=", "noindex"],
    );

    // The form that finds it takes the whole link, too.
    let found = pages.send("/follow", &[("reference", "foi-2026-0001"), ("key", &link)]).await;
    assert_eq!(found.status(), StatusCode::SEE_OTHER);
    assert!(link.starts_with(header(&found, "location")));
}

#[tokio::test]
async fn a_wrong_key_looks_like_no_such_request() {
    let pages = Pages::new().await;
    let (_, reference, key) = seeded::request(&pages.office, &["Who paints the pier?"]).await;
    let (status, missing) = pages.see("/follow/FOI-2026-0999?key=abc").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let wrong = [
        format!("/follow/{reference}?key=abc"),
        format!("/follow/{reference}"),
        format!("/follow/FOI-2026-0999?key={key}"),
    ];
    for path in wrong {
        let (status, html) = pages.see(&path).await;
        assert_eq!((status, &html), (StatusCode::NOT_FOUND, &missing), "{path}");
    }
    for path in
        [format!("/follow/{reference}/review?key=abc"), format!("/follow/{reference}/letters/0?key=abc")]
    {
        assert_eq!(pages.see(&path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = pages.send("/follow", &[("reference", &reference), ("key", "wrong")]).await;
    let (status, html) = page(answer).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["We know no request with this reference and key", &format!("value=\"{reference}\"")]);
    assert_eq!(pages.see(&format!("/follow/{reference}?key={key}")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn bad_input_comes_back_with_everything_typed() {
    let pages = Pages::new().await;
    const QUESTION: (&str, &str) = ("question-1", "How many <b>bollards</b> are there?");
    let question = QUESTION;
    let cases: &[Case] = &[
        (
            "/ask",
            &[("step", "questions"), ("question-1", "  ")],
            &["There is a problem", "Write what you want to know"],
        ),
        (
            "/ask",
            &[("step", "reply"), QUESTION, ("name", "Ada")],
            &["Choose how we shall reply", "value=\"Ada\"", "&#60;b&#62;bollards"],
        ),
        (
            "/ask",
            &[("step", "reply"), QUESTION, ("how", "email"), ("email", "ada@nowhere"), ("name", "")],
            &["Enter an e-mail address like", "value=\"ada@nowhere\"", "Enter your name"],
        ),
        (
            "/ask",
            &[("step", "reply"), QUESTION, ("how", "post"), ("name", "Ada")],
            &["Enter the postal address"],
        ),
        (
            "/ask",
            &[
                ("step", "check"),
                QUESTION,
                ("how", "post"),
                ("name", "Ada"),
                ("address", "1 Quay"),
                ("leave-empty", "x"),
            ],
            &["Leave the last field empty"],
        ),
        ("/follow", &[("reference", "FOI-1")], &["Enter the key", "value=\"FOI-1\""]),
    ];
    for (path, fields, words) in cases {
        let (status, html) = page(pages.send(path, fields).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {fields:?}");
        says(&html, words);
        says(&html, &["<title>Error:"]);
    }
    let (_, html) = page(pages.send("/ask", &[("go", "more"), question, ("question-2", "b")]).await).await;
    says(&html, &["bollards", "Question 3"]);
    for wrong in [
        "/log?after=nonsense",
        "/log/none",
        "/log/none.json",
        "/log/none/files/x",
        "/law/none/s.1",
        "/law/foia/s.999",
        "/nowhere",
        "/nowhere/log",
    ] {
        let status = pages.see(wrong).await.0;
        assert!(status.is_client_error(), "{wrong}: {status}");
    }
}

#[tokio::test]
async fn what_was_published_is_found_read_and_taken_away() {
    let pages = Pages::new().await;
    let ids = seeded::publish_some(&pages.office).await;
    let first = format!("/log/{}", ids[0].simple());

    let (_, html) = pages.see("/").await;
    says(&html, &["Borough of Wexmoor", "Spending on library books", "4,182 potholes", &first]);
    let (_, html) = pages.see("/log?q=potholes").await;
    says(&html, &["Answers to “potholes”", "Potholes repaired in 2025", "Monday 1 June 2026"]);
    never_says(&html, &["library books"]);
    let (_, html) = pages.see("/log?q=zeppelins").await;
    says(&html, &["No published answer has these words"]);

    let (status, html) = pages.see(&first).await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &[
            "How many agents work in the contact centre, by year?",
            "Agents at 31 March",
            "<td>73</td>",
            "Given in part",
        ],
    );
    says(
        &html,
        &[
            "/law/foia/s.40%282%29",
            "Why something was withheld",
            "Open Government Licence",
            "Cite this",
            "https://wexmoor.example/log/",
        ],
    );
    never_says(&html, &["Tregarth", "m.tregarth"]);

    let csv = pages.ask(get(&format!("{first}/tables/1.csv"))).await;
    assert_eq!(header(&csv, "content-type"), "text/csv; charset=utf-8");
    let (_, csv) = page(csv).await;
    assert_eq!(
        csv, "Year,Agents,Change\n2025,70,-2\n2026,73,\"'=SUM(1,2)\"\n",
        "numbers stay, formulas do not"
    );
    assert_eq!(pages.see(&format!("{first}/tables/2.csv")).await.0, StatusCode::NOT_FOUND);

    let (_, json) = pages.see(&format!("{first}.json")).await;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json["title"], &json["answers"][0]["disposition"]),
        (&"Contact centre contract and staff".into(), &"given".into())
    );
    let feed = pages.ask(get("/log.atom")).await;
    assert!(header(&feed, "content-type").starts_with("application/atom+xml"));
    let (_, feed) = page(feed).await;
    assert_eq!(feed.matches("<entry>").count(), 3);
    says(&feed, &["<name>Borough of Wexmoor</name>", &format!("https://wexmoor.example{first}")]);
    let (_, all) = pages.see("/log.json").await;
    let all: serde_json::Value = serde_json::from_str(&all).unwrap();
    assert_eq!(all["entries"].as_array().map(Vec::len), Some(3));
    never_says(&all.to_string(), &["Tregarth", "mail.example"]);

    // The same under the authority's name, with addresses that stay there.
    let (_, html) = pages.see(&format!("/wexmoor{first}")).await;
    says(&html, &["href=\"/wexmoor/log\"", "href=\"/wexmoor/law/foia/s.40%282%29\""]);

    // Withdrawn: gone, with the reason, everywhere.
    let who = seeded::officer();
    let case = pages.office.store.log_entry(seeded::AUTHORITY, ids[0]).await.unwrap().unwrap().subject;
    pages
        .office
        .withdraw_entry(
            &who,
            casework::CaseId(case),
            "withdraw",
            casework::ids::EntryId(0),
            "A figure was wrong.",
        )
        .await
        .unwrap();
    let (status, html) = pages.see(&first).await;
    assert_eq!(status, StatusCode::GONE);
    says(&html, &["This answer was withdrawn", "A figure was wrong."]);
    never_says(&html, &["73"]);
    let (status, json) = pages.see(&format!("{first}.json")).await;
    assert_eq!(status, StatusCode::GONE);
    never_says(&json, &["Contact centre"]);
    assert_eq!(pages.see(&format!("{first}/tables/1.csv")).await.0, StatusCode::NOT_FOUND);
    never_says(&pages.see("/log").await.1, &["Contact centre contract"]);
    assert_eq!(pages.see("/log.atom").await.1.matches("<entry>").count(), 2);
}

#[tokio::test]
async fn the_applicant_reads_the_letters_and_asks_for_a_review() {
    let pages = Pages::new().await;
    let (case, reference, key) = seeded::request(&pages.office, &["Who paints the pier?"]).await;
    seeded::publish(&pages.office, case, "The pier", vec![seeded::given("Quill and Sons.")]).await;
    seeded::carry(&pages.office, pages.folder.path()).await;
    let link = format!("/follow/{reference}?key={key}");
    let (_, html) = pages.see(&link).await;
    says(&html, &["It is answered.", "Our letters", "Ask for a review"]);
    let letter = html.split('"').find(|part| part.contains("/letters/1")).unwrap().replace("&#38;", "&");
    let pdf = pages.ask(get(&letter)).await;
    assert_eq!((pdf.status(), header(&pdf, "content-type")), (StatusCode::OK, "application/pdf"));
    assert_eq!(header(&pdf, "referrer-policy"), "no-referrer");
    assert!(to_bytes(pdf.into_body(), usize::MAX).await.unwrap().starts_with(b"%PDF"));

    let review = format!("/follow/{reference}/review?key={key}");
    let (status, html) = page(pages.send(&review, &[("grounds", " ")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let id = value(&html, "command_id").to_owned();
    let fields = [("command_id", id.as_str()), ("grounds", "Which of the Quills?")];
    for _ in 0..2 {
        let done = pages.send(&review, &fields).await;
        assert_eq!(
            (done.status(), header(&done, "location")),
            (StatusCode::SEE_OTHER, format!("{link}&done=review").as_str())
        );
    }
    let (_, html) = pages.see(&format!("{link}&done=review")).await;
    says(&html, &["You asked for a review"]);
    let state = pages.office.case(&seeded::officer(), case).await.unwrap();
    assert_eq!(state.reviews.len(), 1);
}

#[tokio::test]
async fn a_review_form_over_plain_http_is_taken_though_the_browser_names_no_origin() {
    let pages = Pages::new().await;
    let mut request = post("/follow/FOI-2026-0001/review?key=wrong", FORM, "grounds=x");
    request.headers_mut().insert("origin", "null".parse().unwrap());
    request.headers_mut().insert("host", "wexmoor.example".parse().unwrap());
    assert_eq!(pages.ask(request).await.status(), StatusCode::NOT_FOUND, "the key decides, not the origin");
}

#[tokio::test]
async fn anyone_can_work_out_when_an_answer_is_due() {
    let pages = Pages::new().await;
    let date = "received-day=1&received-month=6&received-year=2026";
    let cases = [
        (
            format!("law=foia&{date}"),
            200,
            vec!["Tuesday 30 June 2026", "bank holiday in Scotland", "s.10(6)"],
        ),
        (format!("law=foisa&{date}"), 200, vec!["due by"]),
        (
            format!(
                "law=foia&{date}&event-1=clarification-sought&date-1-day=3&date-1-month=6&date-1-year=2026"
            ),
            200,
            vec!["Nothing runs until the applicant", "To go on we need"],
        ),
        (format!("law=foia&{date}&event-1=clarification-sought"), 422, vec!["Enter the day it happened"]),
        (
            "law=foia&received-day=31&received-month=6&received-year=2026".to_owned(),
            422,
            vec!["must be a real date", "value=\"31\""],
        ),
        (
            "law=foia&received-day=1&received-month=6&received-year=2190".to_owned(),
            200,
            vec!["This cannot be worked out"],
        ),
        ("received-day=1".to_owned(), 422, vec!["Choose a law", "must include a month"]),
    ];
    for (query, status, words) in cases {
        let (got, html) = pages.see(&format!("/deadline?{query}")).await;
        assert_eq!(got.as_u16(), status, "{query}\n{html}");
        says(&html, &words);
    }
}

#[tokio::test]
async fn every_provision_has_a_page_with_its_test_and_how_sure_it_is() {
    let pages = Pages::new().await;
    let (_, html) = pages.see("/law").await;
    says(&html, &["Freedom of Information Act 2000", "s.31(1)(a)", "reg.12(4)(d)"]);
    for row in law::provisions::all() {
        let path = format!("/law/{}/{}", row.law, web::view::encode(&row.provision));
        let (status, html) = pages.see(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        says(&html, &["How sure this is", "https://www.legislation.gov.uk/"]);
    }
    let (_, html) = pages.see("/law/foia/s.31(1)(a)").await;
    says(
        &html,
        &[
            "Qualified",
            "public interest",
            "would, or would be likely to, prejudice",
            "Neither confirm nor deny",
        ],
    );
    let (_, html) = pages.see("/law?q=commercial").await;
    says(&html, &["s.43(2)"]);
}

#[tokio::test]
async fn several_authorities_each_have_their_own_pages() {
    let pages = Pages::new().await;
    let other = Uuid::from_u128(0x07e4);
    seeded::found(&pages.office, other, "Borough of Ambleford", "ambleford").await;
    let ids = seeded::publish_some(&pages.office).await;
    let (_, html) = pages.see("/").await;
    says(&html, &["Borough of Ambleford", "href=\"/wexmoor\""]);
    assert_eq!(pages.see("/log").await.0, StatusCode::NOT_FOUND);
    says(
        &pages.see("/wexmoor").await.1,
        &["href=\"/wexmoor\"", "What do you want to know?", "href=\"/wexmoor/ask\""],
    );
    says(&pages.see("/wexmoor/log").await.1, &["potholes"]);
    never_says(&pages.see("/ambleford/log").await.1, &["potholes"]);
    let foreign = format!("/ambleford/log/{}", ids[0].simple());
    assert_eq!(pages.see(&foreign).await.0, StatusCode::NOT_FOUND);
    // The link in an acknowledgement works without the authority's name.
    let (_, reference, key) = seeded::request(&pages.office, &["Who paints the pier?"]).await;
    assert_eq!(pages.see(&format!("/follow/{reference}?key={key}")).await.0, StatusCode::OK);
    assert_eq!(pages.see("/deadline").await.0, StatusCode::OK);
}

#[tokio::test]
async fn statements_and_robots() {
    let pages = Pages::new().await;
    says(&pages.see("/accessibility").await.1, &["WCAG 2.2", "requests@wexmoor.example"]);
    says(&pages.see("/privacy").await.1, &["Borough of Wexmoor", "never who asked"]);
    says(&pages.see("/robots.txt").await.1, &["Disallow: /follow/", "Disallow: /c/"]);
}

#[tokio::test]
async fn one_address_cannot_ask_for_ever() {
    let pages = Pages::new().await;
    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = pages.send("/follow", &[("reference", "FOI-1"), ("key", "x")]).await.status();
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn it_serves_until_told_to_end() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let pages = Pages::new().await;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let shutdown = async move {
        let _ = ended.await;
    };
    let serving = tokio::spawn(web::serve(listener, pages.app.clone(), shutdown));
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /robots.txt HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    end.send(()).unwrap();
    serving.await.unwrap().unwrap();
}
