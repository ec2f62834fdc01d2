//! The same questionnaire on the desk: pointed out, laid beside what was answered, its answers put into the form.

use axum::http::StatusCode;

use crate::desk::{Person, Place, accepted, place};
use crate::public::{never_says, says};
use crate::{header, page, seeded};

const AGAIN: &str = "Hello\n\nI am comparing councils. I am sending this request to all councils in the country.\n\na) How many agents are there in the contact centre?\nb) Do you use a chat bot?\nc) Who manages your contact centre?\n\nRegards\nIvo Asker\n";

/// The first time, answered and sent.
async fn answered(place: &Place, officer: &Person) {
    let case = accepted(officer).await;
    for (question, words) in [("0", "73 agents."), ("1", "The Customer Contact Manager.")] {
        let fields = [("answered", "itself"), ("disposition", "given"), ("words", words), ("revision", "0")];
        officer.done(&format!("{case}/questions/{question}"), &fields).await;
    }
    let fields = [("shown", "yes"), ("do", "send"), ("answer", "0"), ("answer", "1")];
    officer.done(&format!("{case}/send"), &fields).await;
    seeded::carry(&place.office, place.folder.path()).await;
}

#[tokio::test]
async fn a_questionnaire_that_came_before_is_pointed_out_and_its_answers_taken_over() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    answered(&place, &officer).await;
    let typed = [
        ("subject", "Customer services"),
        ("text", AGAIN),
        ("name", "Ivo Asker"),
        ("email", "ivo@mail.example"),
        ("channel", "email"),
    ];
    officer.done("/desk/new", &typed).await;
    let case = "/desk/cases/FOI-2026-0002";

    // Where it is triaged already.
    let (_, html) = officer.see(case).await;
    says(
        &html,
        &["Round robin", "2nd time since 2026", "FOI-2026-0001", "The same questions", "1 question new now"],
    );
    never_says(&html, &["tregarth"]);

    let (status, html) = officer.see(&format!("{case}/same")).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["73 agents.", "Asked then", "Take over the answers of FOI-2026-0001", "new</span>"]);
    never_says(&html, &["tregarth"]);

    officer.done(&format!("{case}/triage"), &[("kind", "request")]).await;
    officer.done(&format!("{case}/accept"), &[("law", "foia")]).await;
    let (status, html) = officer.see(&format!("{case}/same/FOI-2026-0001")).await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &["Put the answer of then into the form", "New: it was not asked then", "Nothing to propose"],
    );

    // The form of the question comes with it, and nothing is saved.
    let fields = [("do", "earlier"), ("from", "FOI-2026-0001"), ("answered", "itself"), ("revision", "0")];
    let (status, html) = page(officer.send(&format!("{case}/questions/2"), &fields).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["The Customer Contact Manager."]);
    let (_, html) = officer.see(case).await;
    says(&html, &["0 of 3 decided"]);

    for gone in ["FOI-2026-0009", "FOI-2026-0002"] {
        let (status, _) = officer.see(&format!("{case}/same/{gone}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{gone} is not like it");
    }
}

#[tokio::test]
async fn open_cases_with_the_same_questionnaire_are_answered_together() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    accepted(&officer).await;
    let typed = [
        ("subject", "Customer services"),
        ("text", AGAIN),
        ("name", "Ivo Asker"),
        ("email", "ivo@mail.example"),
        ("channel", "email"),
    ];
    officer.done("/desk/new", &typed).await;
    let case = "/desk/cases/FOI-2026-0002";
    officer.done(&format!("{case}/triage"), &[("kind", "request")]).await;
    officer.done(&format!("{case}/accept"), &[("law", "foia")]).await;
    let (_, html) = officer.see(case).await;
    says(&html, &["Answer the open ones together"]);
    let everywhere = format!("{case}/everywhere");
    let (status, html) = officer.see(&everywhere).await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &[
            "2 open cases",
            "FOI-2026-0001",
            "FOI-2026-0002",
            "not asked there",
            "Nothing is known: it has to be found",
        ],
    );
    never_says(&html, &["tregarth", "asker"]);
    let (status, html) = page(officer.send(&everywhere, &[("do", "ticked")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Tick the proposals to accept first"]);

    let names: Vec<String> = html
        .split("name=\"line-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|id| format!("line-{id}"))
        .collect();
    assert_eq!(names.len(), 2, "{html}");
    let fields = [
        ("do", "position"),
        ("question", "0"),
        ("disposition", "not-held"),
        ("words", "No such count is kept."),
        (names[0].as_str(), "Ours is run by a company."),
        (names[1].as_str(), "Theirs is shared."),
    ];
    let html = officer.done(&everywhere, &fields).await;
    says(&html, &["2 questions are decided, each in its own authority", "Ours is run by a company."]);
}

#[tokio::test]
async fn another_authority_is_entered_only_by_its_members() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let other = uuid::Uuid::from_u128(0x0ce);
    seeded::found(&place.office, other, "Stellhaven Council", "stellhaven").await;
    let (_, html) = officer.see("/desk/account").await;
    never_says(&html, &["Stellhaven"]);
    let id = other.to_string();
    let refused = officer.send("/desk/work-in", &[("authority", &id), ("to", "/desk/all")]).await;
    assert_eq!(refused.status(), StatusCode::NOT_FOUND);

    let joined = store::Commit {
        members: vec![store::MemberChange::Member {
            person: uuid::Uuid::from_u128(0xa1),
            roles: vec!["officer".to_owned()],
            teams: Vec::new(),
        }],
        ..store::Commit::new("joined", "{}", place.office.now())
    };
    place.office.store.append(other, joined).await.unwrap();
    let (_, html) = officer.see("/desk/account").await;
    says(&html, &["Where else you work", "Go on in Stellhaven Council"]);
    for (to, leads) in [("/desk/all", "/desk/all"), ("https://elsewhere.example", "/desk"), ("//x", "/desk")]
    {
        let taken = officer.send("/desk/work-in", &[("authority", &id), ("to", to)]).await;
        assert_eq!(taken.status(), StatusCode::SEE_OTHER);
        assert_eq!(header(&taken, "location"), leads, "{to}");
    }
    let (_, html) = officer.see("/desk").await;
    says(&html, &["Stellhaven Council"]);
}
