//! "Write a letter": the list, each form as it comes back, the look at the letter, and what the case shows afterwards.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use office::Who;

use crate::desk::{Person, accepted, place};
use crate::public::says;
use crate::{page, seeded};

/// The value of a hidden field.
fn hidden<'a>(html: &'a str, name: &str) -> &'a str {
    let at = html.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}"));
    html[at..].split('"').nth(3).unwrap()
}

/// Looks at a letter, which must show these words, and sends it as it was seen, pressing twice.
async fn looked_at_and_sent(who: &Person, path: &str, fields: &[(&str, &str)], shows: &[&str]) -> String {
    let mut preview = fields.to_vec();
    preview.push(("do", "preview"));
    let (status, html) = page(who.send(path, &preview).await).await;
    assert_eq!(status, StatusCode::OK, "{path}\n{html}");
    says(&html, shows);
    for tells in ["m.tregarth", "Morwenna"] {
        assert!(!html.contains(tells), "{path} tells who asks: {html}");
    }
    let (seen, id) = (hidden(&html, "seen").to_owned(), hidden(&html, "command_id").to_owned());
    let mut pdf = fields.to_vec();
    pdf.push(("do", "pdf"));
    let bytes = axum::body::to_bytes(who.send(path, &pdf).await.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.starts_with(b"%PDF"), "{path}");
    let mut send = fields.to_vec();
    send.extend([("do", "send"), ("seen", seen.as_str()), ("command_id", id.as_str())]);
    let html = who.done(path, &send).await;
    assert_eq!(
        who.done(path, &send).await.matches("cases-title").count(),
        html.matches("cases-title").count()
    );
    html
}

#[tokio::test]
async fn a_form_that_lacks_something_comes_back_with_what_was_typed() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let (status, html) = officer.see(&format!("{case}/write")).await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &[
            "Ask the applicant what is meant",
            "Ask for a fee or a charge",
            "(s.9(2)).",
            "Ask a third party for its view",
            "Say who has the request now",
            "Letters that cannot be written now, and why",
            "No colleague owes an answer",
            "nobody has asked for one",
        ],
    );
    assert!(
        !html.contains("write/not-valid") && !html.contains("write/review-outcome"),
        "only what is possible"
    );

    // Kind, what is sent, what is said of it.
    let rows: &[(&str, &[(&str, &str)], &[&str])] = &[
        ("clarification", &[("words", "Which year?")], &["Choose the questions", "Which year?"]),
        ("clarification", &[("question", "0")], &["Write what the letter is to say"]),
        ("fees-notice", &[("question", "0"), ("basis", "x"), ("how", "y")], &["Say how much is to be paid"]),
        (
            "fees-notice",
            &[("question", "0"), ("amount", "a lot"), ("basis", "x"), ("how", "y")],
            &["must be pounds and pence", "a lot"],
        ),
        ("fees-notice", &[("question", "0"), ("amount", "9")], &["made up of", "how it can be paid"]),
        ("delay", &[("words", "The register was moved.")], &["Give the date"]),
        (
            "delay",
            &[("words", "So."), ("until-day", "1"), ("until-month", "5"), ("until-year", "2026")],
            &["the day ahead"],
        ),
        ("transfer", &[("words", "x")], &["Name the authority that has the request now"]),
        ("re-use", &[], &["on which terms"]),
        (
            "consultation",
            &[("party", "Harrow Benches Ltd")],
            &["an e-mail address or a postal address", "by which day"],
        ),
        (
            "consultation",
            &[
                ("party", "Harrow Benches Ltd"),
                ("email", "info@harrow.example"),
                ("question", "0"),
                ("words", "Morwenna Tregarth asks us."),
                ("by-day", "12"),
                ("by-month", "6"),
                ("by-year", "2026"),
            ],
            &["which tells who asks"],
        ),
        ("regulator-reply", &[("words", "x")], &["the regulator&#39;s reference"]),
    ];
    for (kind, fields, told) in rows {
        let mut sent = fields.to_vec();
        sent.push(("do", "send"));
        let (status, html) = page(officer.send(&format!("{case}/write/{kind}"), &sent).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}\n{html}");
        says(&html, &["There is a problem"]);
        for words in *told {
            assert!(
                html.contains(words) || html.contains(&words.replace("&#39;", "'")),
                "{kind}: {words}\n{html}"
            );
        }
    }
    // Not possible now, no kind at all, and the pages that have places of their own.
    for (path, status) in [
        ("write/review-outcome", StatusCode::FORBIDDEN),
        ("write/chaser", StatusCode::CONFLICT),
        ("write/acknowledgement", StatusCode::CONFLICT),
        ("write/response", StatusCode::NOT_FOUND),
        ("write/nothing", StatusCode::NOT_FOUND),
        ("consultations/0", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(officer.see(&format!("{case}/{path}")).await.0, status, "{path}");
    }
    // An approver writes none.
    let approver = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    assert_eq!(approver.see(&format!("{case}/write")).await.0, StatusCode::FORBIDDEN);
    let (_, html) = approver.see(&case).await;
    assert!(!html.contains("Write a letter"));
}

#[tokio::test]
async fn what_was_seen_is_what_leaves() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let path = format!("{case}/write/delay");
    let day = [("until-day", "14"), ("until-month", "7"), ("until-year", "2026")];
    let mut fields = day.to_vec();
    fields.extend([("words", "The register was moved."), ("do", "preview")]);
    let (_, html) = page(officer.send(&path, &fields).await).await;
    let seen = hidden(&html, "seen").to_owned();
    // Other words than those that were seen are shown again, not sent.
    let mut other = day.to_vec();
    other.extend([("words", "It was forgotten."), ("do", "send"), ("seen", seen.as_str())]);
    let (status, html) = page(officer.send(&path, &other).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["look at it again", "It was forgotten."]);
    assert_ne!(hidden(&html, "seen"), seen);
    let (_, html) = officer.see(&case).await;
    assert!(!html.contains("Apology for delay"));
}

#[tokio::test]
async fn a_fee_and_a_consultation_show_on_the_case() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let fee = [
        ("question", "1"),
        ("amount", "24.50"),
        ("basis", "245 sheets at 10p"),
        ("how", "By card, with our reference"),
    ];
    let html = looked_at_and_sent(
        &officer,
        &format!("{case}/write/fees-notice"),
        &fee,
        &["As it will leave", "245 sheets"],
    )
    .await;
    // Three months that begin with the day of the notice (section 9(2)).
    says(&html, &["£24.50 is to be paid", "Payment awaited", "Monday 31 August 2026", "question 2"]);

    let consult = [
        ("party", "Harrow Benches Ltd"),
        ("email", "info@harrow.example"),
        ("question", "0"),
        ("words", "Please say which harm you see."),
        ("by-day", "12"),
        ("by-month", "6"),
        ("by-year", "2026"),
    ];
    let shows = ["It goes to info@harrow.example", "How many agents work in the contact centre?"];
    let html = looked_at_and_sent(&officer, &format!("{case}/write/consultation"), &consult, &shows).await;
    says(&html, &["Harrow Benches Ltd", "View awaited", "Friday 12 June 2026", "Write down what they say"]);
    let (status, _) = page(officer.send(&format!("{case}/consultations/0"), &[("view", " ")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = officer.done(&format!("{case}/consultations/0"), &[("view", "Prices are secret.")]).await;
    says(&html, &["View given", "Prices are secret."]);

    // By post: it is printed by hand, and the page says so.
    let post = [
        ("party", "Harrow Benches Ltd"),
        ("address", "1 Mill Bridge\nWexmoor WX2 2BB"),
        ("question", "0"),
        ("words", "We shall give the total."),
        ("by-day", "26"),
        ("by-month", "6"),
        ("by-year", "2026"),
    ];
    let shows = ["1 Mill Bridge, Wexmoor WX2 2BB", "Send it by post", "print the PDF"];
    let html = looked_at_and_sent(&officer, &format!("{case}/write/pre-release"), &post, &shows).await;
    says(&html, &["Print the letter and post it today"]);

    // The timeline has the files of each.
    let (_, html) = officer.see(&format!("{case}/timeline")).await;
    says(&html, &["Letter that consults a third party issued: Harrow Benches Ltd", "letters/2/letter.pdf"]);
    for (letter, shows) in [(1, "£24.50"), (2, "Harrow Benches Ltd")] {
        let (_, html) = officer.see(&format!("{case}/letters/{letter}")).await;
        says(&html, &[shows]);
    }
    let response = officer.ask(Request::get(format!("{case}/letters/2/letter.pdf")), Body::empty()).await;
    assert_eq!(response.status(), StatusCode::OK);

    // The end: another authority has it.
    let transfer = [("party", "Wexshire County Council"), ("email", "foi@wexshire.example")];
    let html = looked_at_and_sent(
        &officer,
        &format!("{case}/write/transfer"),
        &transfer,
        &["Wexshire County Council"],
    )
    .await;
    says(&html, &["Wexshire County Council has the request now", "Transferred"]);
}

#[tokio::test]
async fn a_review_is_answered_by_somebody_who_did_not_decide() {
    let place = place().await;
    let amal = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let priya = Person::sign_in(&place.app, "priya@wexmoor.example").await;
    let case = accepted(&amal).await;
    for (id, words) in [("0", "73 agents."), ("1", "The Head of Customer Services.")] {
        let fields = [("disposition", "given"), ("words", words), ("revision", "0")];
        amal.done(&format!("{case}/questions/{id}"), &fields).await;
    }
    amal.done(&format!("{case}/send"), &[("shown", "yes"), ("do", "send"), ("answer", "0"), ("answer", "1")])
        .await;
    seeded::carry(&place.office, place.folder.path()).await;
    let who = Who::command_line(seeded::AUTHORITY);
    let id = place.office.find_case(&who, "FOI-2026-0001").await.unwrap();
    let review = casework::Command::RequestReview { grounds: "Seventy-three cannot be right.".into() };
    place.office.act(&who, id, "review", vec![review]).await.unwrap();

    let (_, html) = amal.see(&case).await;
    says(&html, &["A review is open", "Somebody who did not decide the request answers it"]);
    assert_eq!(amal.see(&format!("{case}/write/review-outcome")).await.0, StatusCode::FORBIDDEN);
    let (_, html) = amal.see(&format!("{case}/write")).await;
    says(&html, &["ask a colleague"]);

    let (_, html) = priya.see(&case).await;
    says(&html, &["Answer the review"]);
    let path = format!("{case}/write/review-outcome");
    let anew = [("disposition", "given"), ("words", "74 agents."), ("revision", "1")];
    priya.done(&format!("{case}/questions/0"), &anew).await;
    let (_, html) = priya.see(&path).await;
    says(&html, &["Seventy-three cannot be right.", "checked"]);
    let stands = [("decision", "upheld"), ("question", "0"), ("words", "Counted again."), ("do", "preview")];
    let (status, html) = page(priya.send(&path, &stands).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["nothing is answered anew"]);
    let part = [("decision", "upheld-in-part"), ("question", "0"), ("words", "One agent was forgotten.")];
    let html = looked_at_and_sent(&priya, &path, &part, &["74 agents.", "One agent was forgotten."]).await;
    says(&html, &["The review was answered on", "Part of the answer changes"]);
    assert!(!html.contains("A review is open"));
}
