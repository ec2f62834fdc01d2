//! A colleague's link through HTTP: their questions, what they supply, and nothing of who asks.

use axum::http::StatusCode;

use crate::public::{Pages, never_says, says, value};
use crate::{get, header, page, post, seeded};

/// What must stand nowhere on a colleague's pages.
const SECRET: [&str; 4] = ["tregarth", "mail.example", "FOI-2026", "morwenna"];

async fn asked() -> (Pages, casework::CaseId, String) {
    let pages = Pages::new().await;
    let (case, ..) = seeded::request(
        &pages.office,
        &["How many agents work in the contact centre?", "What did the telephone system cost in 2025?"],
    )
    .await;
    seeded::accept(&pages.office, case).await;
    let link = seeded::ask_colleague(&pages.office, case, "The figure of 31 March is enough.").await;
    (pages, case, link)
}

#[tokio::test]
async fn a_colleague_sees_the_questions_and_never_who_asks() {
    let (pages, _, link) = asked().await;
    let wrong = format!("{}x", link);
    let pass_on = format!("{link}/pass-on");
    let mut shown = Vec::new();
    for path in [link.as_str(), &pass_on, &wrong] {
        let response = pages.ask(get(path)).await;
        assert_eq!(header(&response, "referrer-policy"), "no-referrer", "{path}");
        assert_eq!(header(&response, "x-robots-tag"), "noindex, nofollow", "{path}");
        let headers = format!("{:?}", response.headers());
        let (_, html) = page(response).await;
        never_says(&html, &SECRET);
        never_says(&headers, &SECRET);
        shown.push(html);
    }
    says(
        &shown[0],
        &[
            "Borough of Wexmoor needs 2 facts from you by Monday 1 June",
            "How many agents work in the contact centre?",
        ],
    );
    says(
        &shown[0],
        &[
            "The figure of 31 March is enough.",
            "I don’t hold this",
            "more than 6 hours",
            "Somebody else should be asked",
        ],
    );
    says(&shown[2], &["This link does not work any more"]);
    // What comes back with errors tells no more.
    let (status, html) =
        page(pages.send(&link, &[("save", "all"), ("answer-0", "73"), ("find-out-0", "ten")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Give minutes as a whole number", "73", "value=\"ten\"", "Write the answer, add a file"]);
    never_says(&html, &SECRET);
}

#[tokio::test]
async fn questions_are_saved_one_by_one_or_together_and_once() {
    let (pages, case, link) = asked().await;
    let id = value(&pages.see(&link).await.1, "command_id").to_owned();
    let one = [
        ("command_id", id.as_str()),
        ("save", "0"),
        ("answer-0", "73 agents"),
        ("extract-0", "15"),
        ("answer-1", "typed so far"),
    ];
    for _ in 0..2 {
        let (status, html) = page(pages.send(&link, &one).await).await;
        assert_eq!(status, StatusCode::OK);
        says(&html, &["Saved: question 1", "1 question is still open", "typed so far"]);
        assert_ne!(value(&html, "command_id"), id, "another save is another command");
    }
    let contributions = async || {
        let state = pages.office.case(&seeded::officer(), case).await.unwrap();
        state.asks[0].contributions.clone()
    };
    let given = contributions().await;
    assert_eq!(given.len(), 1);
    assert_eq!((given[0].text.as_str(), given[0].minutes.extract), ("73 agents", 15));

    // The rest with a file, as a browser sends it; what has not changed is not said twice.
    let boundary = "line";
    let part = |name: &str, value: &str| {
        format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"files-1\"; filename=\"costs.csv\"\r\n\r\nyear,cost\r\n2025,9\r\n\r\n"
    );
    let body = [
        part("save", "all"),
        part("answer-0", "73 agents"),
        part("extract-0", "15"),
        part("stopped-1", "yes"),
        file,
        format!("--{boundary}--\r\n"),
    ]
    .concat();
    let sent = pages.ask(post(&link, "multipart/form-data; boundary=line", body)).await;
    assert_eq!((sent.status(), header(&sent, "location")), (StatusCode::SEE_OTHER, link.as_str()));
    let given = contributions().await;
    assert_eq!(given.len(), 2, "{given:?}");
    assert_eq!(given[1].files[0].name, "costs.csv");
    assert!(given[1].text.contains("more than 6 hours"));
    let (_, html) = pages.see(&link).await;
    says(&html, &["Thank you"]);
    never_says(&html, &SECRET);
    let (_, html) = pages.see(&format!("{link}?change=1")).await;
    says(&html, &["What you said last time", "73 agents", "costs.csv"]);
}

#[tokio::test]
async fn a_colleague_passes_the_questions_on() {
    let (pages, _, link) = asked().await;
    let path = format!("{link}/pass-on");
    let (status, html) = page(pages.send(&path, &[("to", ""), ("why", "It moved")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Say who should be asked", "It moved"]);
    let sent = pages.send(&path, &[("to", "Telephony"), ("why", "It moved")]).await;
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    says(&pages.see(&link).await.1, &["Nothing more is needed from you"]);
}

#[tokio::test]
async fn a_withdrawn_link_opens_one_clear_page() {
    let (pages, case, link) = asked().await;
    let who = seeded::officer();
    pages
        .office
        .withdraw_ask(&who, case, "withdraw", casework::ids::AskId(0), "asked by mistake")
        .await
        .unwrap();
    for path in [link.clone(), format!("{link}/pass-on"), "/c/nonsense".to_owned()] {
        let (status, html) = pages.see(&path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        says(&html, &["This link does not work any more", "reply to the e-mail"]);
    }
    let answer = pages.send(&link, &[("save", "all"), ("answer-0", "73")]).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}
