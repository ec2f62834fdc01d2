//! House wording through HTTP: the places of the letters, words tried and saved with a reason, files, languages.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::desk::{Person, accepted, place};
use crate::desk_library::{administrator, officer};
use crate::page;
use crate::public::{never_says, says, value};

const OPENING: &str = "/desk/wording/en/response.opening";

/// A form with a file, as a browser sends it.
async fn upload(person: &Person, path: &str, fields: &[(&str, &str)], file: &str) -> (StatusCode, String) {
    let mut body = String::new();
    for (name, value) in fields {
        body.push_str(&format!(
            "--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!(
        "--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"words.md\"\r\ncontent-type: text/markdown\r\n\r\n{file}\r\n--cut--\r\n"
    ));
    let request = Request::post(path).header("content-type", "multipart/form-data; boundary=cut");
    page(person.ask(request, Body::from(body)).await).await
}

#[tokio::test]
async fn words_are_found_tried_saved_and_taken_back() {
    let place = place().await;
    let amal = officer(&place).await;
    let (status, html) = amal.see("/desk/wording/en").await;
    assert_eq!(status, StatusCode::OK);
    says(
        &html,
        &["Letters and wording", "Every letter", "Acknowledgement", "The explanatory annex", "As delivered"],
    );
    says(&html, &["We are handling it under the {law}.", "/desk/wording-file/en/all.md", "Welsh (Cymraeg)"]);
    never_says(&html, &["Own words</strong>", "/desk/languages"]);
    let (_, html) = amal.see("/desk/wording/en?q=vexatious").await;
    says(&html, &["In a sentence: vexatious or repeated"]);
    never_says(&html, &["We are handling it under the {law}."]);

    let (_, html) = amal.see(OPENING).await;
    says(
        &html,
        &["Opening of the response", "{received}", "the date on which the request came", "must stand here"],
    );
    says(
        &html,
        &["Nothing stands against these words", "The words stand as they were delivered", "The sample case"],
    );
    // Tried without scripts, by the button: the words in their place, what changes, nothing kept.
    let tried = [("text", "You asked us on {received}. We used the {law}."), ("do", "try"), ("on", "")];
    let (status, html) = page(amal.send(OPENING, &tried).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["You asked us on", "Against the words that stand", "<ins>", "<del>", "The whole letter"]);
    let (_, html) = amal.see(OPENING).await;
    never_says(&html, &["You asked us on"]);
    // And by the script, as a piece of the page.
    let (status, html) = page(amal.send(&format!("{OPENING}/try"), &tried).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["You asked us on"]);
    never_says(&html, &["<html"]);

    let text = "You asked us on {received}. We used the {law}.";
    let saved = [("text", text), ("why", "Plainer"), ("seen", "0"), ("do", "save")];
    let html = amal.done(OPENING, &saved).await;
    says(&html, &["The words were saved", "Version 1", "stands now", "Amal", "Plainer", "As delivered"]);
    let html = amal
        .done(OPENING, &[("text", "We used the {law}."), ("why", "Shorter"), ("seen", "1"), ("do", "save")])
        .await;
    says(&html, &["Version 2", "Go back to version 1", "Go back to the words as delivered"]);
    let (_, html) = amal.see(&format!("{OPENING}?version=1")).await;
    says(&html, &["You asked us on {received}. We used the {law}.</textarea>", "Back to version 1"]);
    let (_, html) = amal.see("/desk/wording/en?state=own").await;
    says(&html, &["Own words", "1 place, 1 in your own words"]);
    for missing in
        ["/desk/wording/fr", "/desk/wording/en/nowhere", "/desk/wording/en/response.opening?version=9"]
    {
        assert_eq!(amal.see(missing).await.0, StatusCode::NOT_FOUND, "{missing}");
    }
}

#[tokio::test]
async fn words_that_break_a_rule_come_back_with_a_sentence() {
    let place = place().await;
    let amal = officer(&place).await;
    for (text, why, sentences) in [
        (
            "On {receivd}: {law}.",
            "x",
            vec!["{receivd} is not filled in here; this place knows {law} and {received}"],
        ),
        ("It came.", "x", vec!["{law} must stand here: it becomes the title of the law"]),
        ("We used the {law}.", "", vec!["Say why the words are changed"]),
    ] {
        let sent = [("text", text), ("why", why), ("seen", "0"), ("do", "save")];
        let (status, html) = page(amal.send(OPENING, &sent).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        says(&html, &["There is a problem"]);
        says(&html, &sentences);
        assert!(html.contains(&format!("{text}</textarea>")), "what was typed comes back: {html}");
    }
    // What the checks would find in letters is shown while it is written.
    let (_, html) = page(
        amal.send(
            "/desk/wording/en/clarification.help/try",
            &[("text", "Please tell us why you want the information."), ("on", "")],
        )
        .await,
    )
    .await;
    says(&html, &["The letter asks for the motive", "Request for clarification"]);
    // Somebody else was faster.
    amal.done(OPENING, &[("text", "We used the {law}."), ("why", "x"), ("seen", "0"), ("do", "save")]).await;
    let late = [("text", "Ours was the {law}."), ("why", "x"), ("seen", "0"), ("do", "save")];
    let (status, html) = page(amal.send(OPENING, &late).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Somebody else changed these words meanwhile", "Ours was the {law}.</textarea>"]);
    assert_eq!(value(&html, "seen"), "1");
    // An approver reads them and tries them, and changes nothing.
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (status, html) = ifor.see(OPENING).await;
    assert_eq!(status, StatusCode::OK);
    never_says(&html, &["Save the words"]);
    assert_eq!(ifor.send(OPENING, &late).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(ifor.see("/desk/wording-import/en").await.0, StatusCode::FORBIDDEN);
    let nobody = Person::nobody(&place.app);
    assert_ne!(nobody.see("/desk/wording/en").await.0, StatusCode::OK);
}

#[tokio::test]
async fn words_go_out_and_come_in_as_a_file() {
    let place = place().await;
    let amal = officer(&place).await;
    let (status, whole) = amal.see("/desk/wording-file/en/all.md").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        whole.starts_with("# House wording of letters: ") && whole.contains("\n## response.opening\n"),
        "{whole}"
    );
    let to = "/desk/wording-import/en";
    let (_, html) = upload(&amal, to, &[("do", "look")], &whole).await;
    says(&html, &["The file changes nothing"]);
    let (status, html) = upload(&amal, to, &[("do", "look")], "## response.openning\nHello\n").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Nothing was taken in", "line 1: there is no place &#39;response.openning&#39;"]);
    let changed = whole.replace(
        "## response.not-held\nWe do not hold this information.",
        "## response.not-held\nWe looked for this information and do not hold it.",
    );
    let (_, html) = upload(&amal, to, &[("do", "look")], &changed).await;
    says(&html, &["1 place would change", "Response: That it is not held", "<ins>", "Take them in"]);
    let words = "## response.not-held\nWe looked for this information and do not hold it.\n";
    let seen = value(&html, "seen").to_owned();
    let (status, html) =
        page(amal.send(to, &[("words", words), ("seen", &seen), ("do", "take")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Say why the words are changed"]);
    let html =
        amal.done(to, &[("words", words), ("seen", &seen), ("why", "From the editor"), ("do", "take")]).await;
    says(&html, &["The words were taken in", "We looked for this information and do not hold it."]);
    let (_, own) = amal.see("/desk/wording-file/en/own.md").await;
    assert_eq!(own.matches("\n## ").count(), 1, "{own}");
    assert_eq!(amal.see("/desk/wording-file/en/else.md").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_case_is_written_in_the_language_that_its_officer_chooses() {
    let place = place().await;
    let amal = officer(&place).await;
    let case = accepted(&amal).await;
    let (_, html) = amal.see(&format!("{case}/letter")).await;
    never_says(&html, &["Language of the letters"]);
    assert_eq!(amal.see("/desk/languages").await.0, StatusCode::FORBIDDEN);
    let una = administrator(&place).await;
    let (_, html) = una.see("/desk/languages").await;
    says(&html, &["English only", "Welsh, and English for whoever wants it"]);
    let html = una.done("/desk/languages", &[("languages", "en-cy")]).await;
    says(&html, &["Letters and wording: English"]);
    let (_, html) = amal.see(&format!("{case}/letter")).await;
    says(&html, &["Language of the letters to the applicant"]);
    let html = amal.done(&format!("{case}/language"), &[("language", "cy")]).await;
    says(&html, &["lang=\"cy\""]);
    // The words of this case are Welsh words, kept apart from the English ones.
    let words = format!("{case}/wording/response.review");
    let (_, html) = amal.see(&words).await;
    says(&html, &["This letter is written in Welsh (Cymraeg)."]);
    amal.done(&words, &[("text", "Ysgrifennwch at: {contact}")]).await;
    let (_, html) = amal.see(&words).await;
    says(&html, &["Ysgrifennwch at: {contact}</textarea>"]);
    amal.done(&format!("{case}/language"), &[("language", "en")]).await;
    let (_, html) = amal.see(&words).await;
    never_says(&html, &["Ysgrifennwch"]);
    assert_eq!(amal.see(&format!("{case}/wording/nowhere")).await.0, StatusCode::NOT_FOUND);
}
