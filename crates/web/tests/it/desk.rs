//! The desk through HTTP: signing in, a request taken in, its questions accepted, decided, the letter sent.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use casework::{Role, authority::Member};
use office::{NewMember, Office, Who};
use tower::ServiceExt;
use uuid::Uuid;

use crate::public::says;
use crate::{header, page, seeded};

pub(crate) const PASSWORD: &str = "four quiet herons";
const FORM: &str = "application/x-www-form-urlencoded";

/// A person at a browser, signed in.
pub(crate) struct Person {
    app: axum::Router,
    cookie: String,
}

impl Person {
    pub(crate) async fn sign_in(app: &axum::Router, email: &str) -> Person {
        let mut person = Person { app: app.clone(), cookie: String::new() };
        let response = person.send("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(header(&response, "location"), "/desk");
        person.cookie = header(&response, "set-cookie").split(';').next().unwrap().to_owned();
        person
    }

    /// Somebody who has not signed in.
    pub(crate) fn nobody(app: &axum::Router) -> Person {
        Person { app: app.clone(), cookie: String::new() }
    }

    pub(crate) async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Response {
        let request: Request<Body> = request.header("cookie", &self.cookie).body(body).unwrap();
        self.app.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn see(&self, path: &str) -> (StatusCode, String) {
        page(self.ask(Request::get(path), Body::empty()).await).await
    }

    pub(crate) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let encode = web::view::encode;
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        self.ask(Request::post(path).header("content-type", FORM), Body::from(body.join("&"))).await
    }

    /// Sends a form that is taken, and opens the page it leads to.
    pub(crate) async fn done(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let response = self.send(path, fields).await;
        if response.status() != StatusCode::SEE_OTHER {
            panic!("{path}: {:?}", page(response).await);
        }
        let to = header(&response, "location").to_owned();
        let (status, html) = self.see(&to).await;
        assert_eq!(status, StatusCode::OK, "{to}\n{html}");
        html
    }
}

pub(crate) struct Place {
    pub(crate) app: axum::Router,
    pub(crate) office: Office,
    pub(crate) folder: tempfile::TempDir,
}

pub(crate) async fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let (office, _) = seeded::office(folder.path(), "2026-06-01T09:00:00Z", "https://wexmoor.example").await;
    for (at, name, email, role) in [
        (0xa1u128, "Amal Reyes", "amal@wexmoor.example", Role::Officer),
        (0xa2, "Priya Nand", "priya@wexmoor.example", Role::Officer),
        (0xa3, "Ifor Vance", "ifor@wexmoor.example", Role::Approver),
    ] {
        let member = Member { name: name.into(), email: email.into(), roles: vec![role], team: None };
        let new = NewMember { id: Uuid::from_u128(at), member, password: Some(PASSWORD.into()) };
        office.set_member(&Who::command_line(seeded::AUTHORITY), email, new).await.unwrap();
    }
    Place { app: web::app(office.clone(), web::Settings::default()), office, folder }
}

const REQUEST: &str = "Dear Sir or Madam,\n\nPlease tell me:\n1. How many agents work in the contact centre?\n2. Who manages the contact centre?\n\nYours faithfully\nMorwenna Tregarth\n";

/// A request typed on the desk, triaged and accepted; its address.
pub(crate) async fn accepted(officer: &Person) -> String {
    let html = officer
        .done(
            "/desk/new",
            &[
                ("subject", "Contact centre"),
                ("text", REQUEST),
                ("name", "Morwenna Tregarth"),
                ("email", "m.tregarth@mail.example"),
                ("channel", "email"),
            ],
        )
        .await;
    says(&html, &["Taken in as FOI-2026-0001", "data-said=\"2 questions", "Accept these questions"]);
    let case = "/desk/cases/FOI-2026-0001".to_owned();
    let (_, html) = officer.see(&case).await;
    says(&html, &["What is this message?", "2 questions", "Contact centre"]);
    assert!(!html.contains("m.tregarth"), "who asks stands on the case page");
    let html = officer.done(&format!("{case}/triage"), &[("kind", "request")]).await;
    says(&html, &["How many agents work in the contact centre?", "Accept these questions", "<mark>"]);
    let html = officer.done(&format!("{case}/accept"), &[("law", "foia")]).await;
    says(&html, &["The questions stand", "Tuesday 30 June 2026", "Amal Reyes", "Acknowledgement"]);
    case
}

#[tokio::test]
async fn nobody_sees_the_desk_without_signing_in() {
    let place = place().await;
    let nobody = Person { app: place.app.clone(), cookie: String::new() };
    for path in ["/desk", "/desk/all?q=x", "/desk/new", "/desk/cases/FOI-2026-0001", "/desk/account"] {
        let response = nobody.ask(Request::get(path), Body::empty()).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{path}");
        assert!(header(&response, "location").starts_with("/sign-in?to=%2Fdesk"), "{path}");
    }
    let wrong = nobody.send("/sign-in", &[("email", "amal@wexmoor.example"), ("password", "wrong")]).await;
    let (status, html) = page(wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["There is a problem", "not right: try again", "amal@wexmoor.example"]);
}

#[tokio::test]
async fn a_request_goes_from_the_desk_to_the_post() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;

    // A refusal without a provision comes back with what was typed.
    let refused = officer
        .send(
            &format!("{case}/questions/1"),
            &[("disposition", "withheld"), ("words", "Not given."), ("revision", "0")],
        )
        .await;
    let (status, html) = page(refused).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Choose the provision relied on", "Not given."]);

    // A provision opens the boxes that the law wants, without saving anything.
    let opened = officer
        .send(
            &format!("{case}/questions/1"),
            &[("do", "add"), ("disposition", "withheld"), ("provision", "s.31(1)(a)"), ("revision", "0")],
        )
        .await;
    let (status, html) = page(opened).await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &["How would disclosure cause that harm?", "r0-prejudice", "Public interest test", "for-0-text"],
    );

    let html = officer
        .done(
            &format!("{case}/questions/0"),
            &[
                ("answered", "itself"),
                ("disposition", "given"),
                ("words", "73 agents."),
                ("table", "Year | Agents\n2025 | 70\n2026 | 73"),
                ("table-caption", "Agents by year"),
                ("revision", "0"),
            ],
        )
        .await;
    says(&html, &["1 of 2 decided"]);
    let html = officer
        .done(
            &format!("{case}/questions/1"),
            &[("disposition", "not-held"), ("words", "We hold no such record."), ("revision", "0")],
        )
        .await;
    says(&html, &["2 of 2 decided", "Not held"]);

    let (status, html) = officer.see(&format!("{case}/letter")).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["73 agents.", "Agents by year", "Information Rights"]);
    for (form, start) in [("letter.pdf", "%PDF"), ("letter.docx", "PK")] {
        let response = officer.ask(Request::get(format!("{case}/draft/{form}")), Body::empty()).await;
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(bytes.starts_with(start.as_bytes()), "{form}");
    }
    // In another window an answer is changed after this page was opened: the letter that was looked at is not that one.
    let seen = |html: &str| {
        let (_, rest) = html.split_once("name=\"seen\" value=\"").expect("what was seen");
        rest.split_once('"').map(|(seen, _)| seen.to_owned()).unwrap()
    };
    let (_, opened) = officer.see(&format!("{case}/send")).await;
    officer
        .done(
            &format!("{case}/questions/1"),
            &[("disposition", "not-held"), ("words", "We hold no record of that."), ("revision", "1")],
        )
        .await;
    let old = seen(&opened);
    let fields = [("shown", "yes"), ("do", "send"), ("answer", "0"), ("answer", "1"), ("seen", old.as_str())];
    let (status, html) = page(officer.send(&format!("{case}/send"), &fields).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["was changed since you opened this page"]);
    let now = seen(&html);
    let fields = [("shown", "yes"), ("do", "send"), ("answer", "0"), ("answer", "1"), ("seen", now.as_str())];
    let html = officer.done(&format!("{case}/send"), &fields).await;
    says(&html, &["The letter is with the post", "Response, 2 answers", "Handed to the post"]);
    seeded::carry(&place.office, place.folder.path()).await;

    // Publishing needs the look at all three.
    let (_, html) = officer.see(&format!("{case}/publish")).await;
    says(&html, &["73 agents.", "nothing that tells who asked"]);
    let entry = [
        ("shown", "yes"),
        ("do", "publish"),
        ("title", "Contact centre staff"),
        ("question-0", "How many agents work in the contact centre?"),
        ("answer-0", "73 agents."),
        ("question-1", "Who manages the contact centre?"),
        ("answer-1", "We hold no such record."),
    ];
    let (status, _) = page(officer.send(&format!("{case}/publish"), &entry).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut looked = entry.to_vec();
    looked.extend([("looked", "applicant"), ("looked", "third-parties"), ("looked", "copyright")]);
    let html = officer.done(&format!("{case}/publish"), &looked).await;
    says(&html, &["Published", "Contact centre staff"]);

    let pages = [
        "timeline",
        "clock/0",
        "original",
        "questions",
        "clearance",
        "people",
        "close",
        "letters/0",
        "letters/1",
        "enclosures",
        "send",
    ];
    for path in pages.map(|p| format!("{case}/{p}")).iter().map(String::as_str).chain([
        "/desk",
        "/desk/team",
        "/desk/all",
        "/desk/search?q=contact",
        "/desk/account",
    ]) {
        let (status, html) = officer.see(path).await;
        let may_be_closed = status == StatusCode::FORBIDDEN
            && ["send", "questions", "enclosures", "close"].iter().any(|p| path.ends_with(p));
        assert!(status == StatusCode::OK || may_be_closed, "{path}: {status}\n{html}");
        assert!(!html.contains("m.tregarth"), "{path} tells who asks");
    }
}

#[tokio::test]
async fn the_second_officer_sees_the_first_ones_text_beside_their_own() {
    let place = place().await;
    let amal = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let priya = Person::sign_in(&place.app, "priya@wexmoor.example").await;
    let case = accepted(&amal).await;
    let question = format!("{case}/questions/0");
    amal.done(&question, &[("disposition", "given"), ("words", "73, as at 31 March."), ("revision", "0")])
        .await;
    let late = priya
        .send(&question, &[("disposition", "given"), ("words", "About seventy."), ("revision", "0")])
        .await;
    let (status, html) = page(late).await;
    assert_eq!(status, StatusCode::CONFLICT);
    says(
        &html,
        &[
            "Amal Reyes saved this while you were writing",
            "73, as at 31 March.",
            "About seventy.",
            r#"name="revision" value="1""#,
        ],
    );
}

#[tokio::test]
async fn an_approver_clears_what_an_officer_asks_for() {
    let place = place().await;
    let amal = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&amal).await;
    for id in ["0", "1"] {
        amal.done(
            &format!("{case}/questions/{id}"),
            &[("disposition", "given"), ("words", "Seventy-three."), ("revision", "0")],
        )
        .await;
    }
    let approver = Uuid::from_u128(0xa3).to_string();
    let by = [("approver", approver.as_str()), ("by-day", "5"), ("by-month", "6"), ("by-year", "2026")];
    let html = amal.done(&format!("{case}/clearance"), &by).await;
    says(&html, &["Asked of Ifor Vance"]);
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (status, html) = ifor.see(&format!("{case}/clearance")).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["Clear it", "Send it back"]);
    let html = ifor.done(&format!("{case}/clearance"), &[("do", "give")]).await;
    says(&html, &["Cleared by Ifor Vance"]);
}
