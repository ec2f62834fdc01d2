//! The draft of a case on the desk: answers accepted, edited and rejected by an officer; how they fare; the threshold.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use casework::{AuthorityEvent, Role, authority::Member, register::Register};
use jiff::civil::date;
use office::{NewMember, Office, Who};
use serde_json::Value;
use uuid::Uuid;

use crate::desk::{PASSWORD, Person, accepted, place};
use crate::public::{never_says, says};
use crate::{page, seeded};

/// How many agents there are is given; who manages them in part.
async fn facts(office: &Office) {
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    let headings = row(["Topic", "Measure", "Value", "As at", "Source", "Disclosure"]);
    let rows = vec![
        row([
            "Contact centre",
            "How many agents work in the contact centre",
            "73",
            "2026-05-04",
            "Customer Services",
            "give",
        ]),
        row([
            "Contact centre",
            "Who manages the contact centre",
            "Head of Customer Services",
            "2026-05-04",
            "Customer Services",
            "give the job title; withhold the name s.40(2)",
        ]),
    ];
    let register = Register::table("facts", "Information Rights", Some(date(2026, 5, 4)), headings, rows);
    let event = AuthorityEvent::RegisterImported { register };
    office.change(&Who::command_line(seeded::AUTHORITY), "facts", event).await.unwrap();
}

/// The values of a hidden field, in their order.
fn hidden(html: &str, name: &str) -> Vec<String> {
    let before = format!(r#"name="{name}" value=""#);
    html.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// The part of a page about a question.
#[track_caller]
fn about(html: &str, question: u32) -> &str {
    let from = html.find(&format!(r#"id="question-{question}""#)).expect("the question");
    let rest = &html[from..];
    &rest[..rest.find("</section>").unwrap_or(rest.len())]
}

#[track_caller]
fn key(html: &str, question: u32) -> String {
    let chosen = hidden(about(html, question), "chosen").remove(0);
    chosen.split('.').nth(1).unwrap().to_owned()
}

#[tokio::test]
async fn answers_are_drafted_accepted_and_completed() {
    let place = place().await;
    facts(&place.office).await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let (_, html) = officer.see(&case).await;
    says(&html, &["Draft answers", "each is yours to accept, edit or reject"]);
    let html = officer.done(&format!("{case}/proposals"), &[("do", "draft")]).await;
    says(
        &html,
        &["2 of 2 open questions", "at least 0.80 sure", "73", "Register facts", "Customer Services answers"],
    );
    let first = about(&html, 0);
    says(
        first,
        &["Given", "almost certain", "Accept", "Edit", "Do not propose it again", "as at Monday 4 May 2026"],
    );
    let second = about(&html, 1);
    says(
        second,
        &[
            "Given in part, s.40(2)",
            "Before it may stand",
            "the reasons that the law asks for",
            "Complete it",
        ],
    );
    assert!(!second.contains(r#"value="accept""#), "what lacks something is not accepted as it is");
    says(&html, &["Accept 1 answer that lacks nothing", "1 other needs a look of its own"]);

    // One in one go: it decides the question, with its source.
    let chosen = hidden(&html, "chosen");
    let html = officer.done(&format!("{case}/proposals"), &[("do", "all"), ("chosen", &chosen[0])]).await;
    says(&html, &["1 answer is accepted", "1 of 1 open question"]);
    let (_, html) = officer.see(&format!("{case}/questions/0")).await;
    says(&html, &["73", r#"value="facts: Contact centre""#]);

    // The other is completed on its own page, which says what is missing.
    let (_, html) = officer.see(&format!("{case}/proposals")).await;
    let wanted = key(&html, 1);
    let question = format!("{case}/questions/1");
    let (status, html) = officer.see(&format!("{question}?proposal={wanted}")).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["Before it may stand", "Head of Customer Services", r#"value="s.40(2)""#, "r0-condition"]);
    assert_eq!(hidden(&html, "proposal"), std::slice::from_ref(&wanted));
    let fields = [
        ("answered", "itself"),
        ("proposal", wanted.as_str()),
        ("disposition", "given-in-part"),
        ("words", "Head of Customer Services, on the second floor"),
        ("r0-provision", "s.40(2)"),
        ("r0-covers", "the name"),
        ("r0-why", "They do not speak for the council."),
        ("revision", "0"),
    ];
    let html = officer.done(&question, &fields).await;
    says(&html, &["2 of 2 decided"]);
    let (_, html) = officer.see(&format!("{case}/timeline")).await;
    says(&html, &["nswers were drafted", "was taken as it was", "was taken changed by"]);

    let (_, html) = officer.see("/desk/acceptance").await;
    says(&html, &["<strong>1</strong> of 2 accepted as they were", "1 changed", "An administrator sets it"]);
    let response = officer.ask(Request::get("/desk/acceptance.json"), Body::empty()).await;
    let (_, text) = page(response).await;
    let told: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&told["all"]["accepted"], &told["all"]["edited"]), (&1.into(), &1.into()), "{told:#}");
    assert_eq!(told["registers"][0]["of"], "facts");

    // The time that was asked for, however a day is written; what is none is said, and no figures are shown for it.
    let asked = "/desk/acceptance?from=1/5/2025&to=30+June+2027";
    let (status, html) = officer.see(asked).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["received from 1 May 2025 to 30 June 2027", r#"value="1/5/2025""#, "from=2025-05-01"]);
    for (wrong, why) in [
        ("from=2025-02-30", "The first day must be a real date, like 30 June 2026"),
        ("to=soon", "The last day must be a real date, like 30 June 2026"),
        ("from=1/7/2026&to=30/6/2026", "The first day must not be after the last"),
    ] {
        let (status, html) = officer.see(&format!("/desk/acceptance?{wrong}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        says(&html, &["There is a problem", why]);
        assert!(!html.contains("accepted as they were, "), "{wrong}");
        let (status, _) = officer.see(&format!("/desk/acceptance.json?{wrong}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn what_is_not_wanted_is_not_proposed_again() {
    let place = place().await;
    facts(&place.office).await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let (_, html) = officer.see(&format!("{case}/proposals")).await;
    let first = hidden(about(&html, 0), "chosen").remove(0);
    let fields =
        [("do", "reject"), ("chosen", first.as_str()), ("because", "out-of-date"), ("why", "They moved")];
    let html = officer.done(&format!("{case}/proposals"), &fields).await;
    says(&html, &["It is not proposed again for this question"]);
    says(about(&html, 0), &["Still to be found", "Ask a colleague"]);
    let (status, html) =
        page(officer.send(&format!("{case}/proposals"), &[("do", "accept"), ("chosen", &first)]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["There is a problem", "not proposed any more"]);

    // On the question's page: what was typed stays.
    let question = format!("{case}/questions/1");
    let (_, html) = officer.see(&question).await;
    says(&html, &["Proposed: Given in part, s.40(2)", "See it", "Use this", "Not this"]);
    let wanted = key(&officer.see(&format!("{case}/proposals")).await.1, 1);
    let used = format!("proposed.{wanted}");
    let fields = [("do", used.as_str()), ("words", "I typed this."), ("revision", "0")];
    let (status, html) = page(officer.send(&question, &fields).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["I typed this.", "Head of Customer Services", r#"name="proposal""#]);
    let not = format!("not.{wanted}");
    let fields = [("do", not.as_str()), ("words", "I typed this."), ("proposal", &wanted), ("revision", "0")];
    let (status, html) = page(officer.send(&question, &fields).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["I typed this."]);
    assert!(!html.contains(&format!("proposed.{wanted}")) && !html.contains(r#"name="proposal""#));
    let (_, html) = officer.see("/desk/acceptance").await;
    says(&html, &["Why answers were not wanted", "It is out of date: 1", "No reason given: 1"]);
}

#[tokio::test]
async fn an_approver_looks_and_an_administrator_sets_the_threshold() {
    let place = place().await;
    facts(&place.office).await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let approver = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (status, html) = approver.see(&format!("{case}/proposals")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("73") && !html.contains(r#"value="accept""#), "an approver only looks");
    let (status, _) = page(approver.send(&format!("{case}/proposals"), &[("do", "draft")]).await).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = page(officer.send("/desk/acceptance", &[("threshold", "0.9")]).await).await;
    assert_eq!(status, StatusCode::FORBIDDEN);

    let member = Member {
        name: "Ana Ward".into(),
        email: "ana@wexmoor.example".into(),
        roles: vec![Role::Administrator],
        team: None,
    };
    let new = NewMember { id: Uuid::from_u128(0xa9), member, password: Some(PASSWORD.into()) };
    place.office.set_member(&Who::command_line(seeded::AUTHORITY), "ana", new).await.unwrap();
    let ana = Person::sign_in(&place.app, "ana@wexmoor.example").await;
    for wrong in ["", "0.2", "1.5", "0.855", "much"] {
        let (status, html) = page(ana.send("/desk/acceptance", &[("threshold", wrong)]).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        says(&html, &["Give a confidence from 0.50 to 1.00"]);
    }
    let html = ana.done("/desk/acceptance", &[("threshold", "0,99")]).await;
    says(&html, &["The threshold is set", r#"value="0.99""#]);
    let (_, html) = officer.see(&format!("{case}/proposals")).await;
    says(&html, &["0 of 2 open questions", "at least 0.99 sure", "Still to be found"]);
}

#[tokio::test]
async fn a_letter_that_says_otherwise_shows_both_sides_before_it_is_sent() {
    let place = place().await;
    facts(&place.office).await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let decide = async |words: &str, revision: &str| {
        let fields =
            [("answered", "itself"), ("disposition", "given"), ("words", words), ("revision", revision)];
        officer.done(&format!("{case}/questions/0"), &fields).await;
    };
    decide("There are 73 agents.", "0").await;
    let (_, html) = officer.see(&case).await;
    never_says(&html, &["against the memory"]);

    decide("There are 37 agents.", "1").await;
    let (_, html) = officer.see(&case).await;
    let both = ["says otherwise as at 4 May 2026", "There are 37 agents.", "73 (facts, Contact centre"];
    says(&html, &["1 answer against the memory"]);
    says(&html, &both);
    for page in ["letter", "send"] {
        let (status, html) = officer.see(&format!("{case}/{page}")).await;
        assert_eq!(status, StatusCode::OK);
        says(&html, &["Against the memory", "It stops no letter"]);
        says(&html, &both);
    }
}
