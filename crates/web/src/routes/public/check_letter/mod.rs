//! Check a letter: anybody hands in a response of any authority and sees what the checks say of it, each finding beside
//! its sentence.
//!
//! Nothing is kept: the letter comes with a post, is checked by `office`, and goes back with the page. No word of it
//! stands in an address or a log, and no cache keeps the page.

mod read;
mod rows;
mod shown;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;
use office::{CheckedLetter, LetterToCheck, Office};

use self::shown::Shown;
use super::face::Face;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::view::{Choice, Page, long_date, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/check_letter.html")]
struct CheckALetter {
    page: Page,
    form: Form,
    laws: Vec<Choice>,
    bodies: Vec<Choice>,
    /// Whether scans are not read here.
    scans: bool,
    /// Whether a file came with a form that lacks something: browsers forget it.
    file_again: bool,
    /// What is said with the boxes of the two dates.
    dates: (String, String),
    /// Whether the box of the request stands open.
    request_open: bool,
    result: Option<Shown>,
}

pub(super) async fn look(State(office): State<Office>, face: Face) -> Answer<Html<String>> {
    page(&office, &face, Form::new(), false, None)
}

pub(super) async fn check(State(office): State<Office>, face: Face, mut sent: Submitted) -> Answer<Response> {
    let Some(letter) = read::read(&mut sent) else {
        let files = !sent.files.is_empty();
        return Ok(again(page(&office, &face, sent.form, files, None)?));
    };
    match office.check_letter(letter).await {
        Ok(checked) => {
            let mut form = sent.form;
            // The text goes along, so that a fact can be given or a word changed and everything checked again.
            form.set("text", checked.text.as_str());
            form.set("request-text", checked.request.as_str());
            Ok(page(&office, &face, form, false, Some(&checked))?.into_response())
        }
        Err(not) => {
            let field = read::field(&sent, not.in_request);
            on_form(not.error, &mut sent.form, field)?;
            let files = !sent.files.is_empty();
            Ok(again(page(&office, &face, sent.form, files, None)?))
        }
    }
}

/// The same form, answered as `candour check --json` prints it, with the text into which the places point.
pub(super) async fn json(State(office): State<Office>, mut sent: Submitted) -> Answer<Response> {
    let (status, body) = match checked(&office, &mut sent).await? {
        Ok(checked) => {
            let mut body = serde_json::to_value(&checked.report).map_err(Error::broken)?;
            body["text"] = serde_json::Value::String(checked.text);
            (StatusCode::OK, body)
        }
        Err(why) => (StatusCode::UNPROCESSABLE_ENTITY, serde_json::json!({ "error": why })),
    };
    Ok((status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response())
}

/// What the checks say, or why there is nothing to say, in a sentence.
async fn checked(office: &Office, sent: &mut Submitted) -> Answer<Result<CheckedLetter, String>> {
    let letter: Option<LetterToCheck> = read::read(sent);
    if let Some(letter) = letter {
        match office.check_letter(letter).await {
            Ok(checked) => return Ok(Ok(checked)),
            Err(not) => {
                let field = read::field(sent, not.in_request);
                on_form(not.error, &mut sent.form, field)?;
            }
        }
    }
    Ok(Err(sent.form.errors().first().map(|error| error.text.clone()).unwrap_or_default()))
}

fn page(
    office: &Office,
    face: &Face,
    form: Form,
    file_again: bool,
    checked: Option<&CheckedLetter>,
) -> Answer<Html<String>> {
    let result = checked.map(|checked| Shown::of(face, checked));
    let title = match &result {
        Some(result) => format!("{}: check of a letter", result.headline),
        None => "Check a letter".to_owned(),
    };
    let response = checked.map(|checked| &checked.response);
    let hint = |name: &str, read: Option<Date>| match read.filter(|_| form.part(name, "day").is_empty()) {
        Some(date) => format!("We read {}. Give it only where that is wrong", long_date(&date)),
        None => "For example, 30 6 2026. Leave it empty where the letter says it".to_owned(),
    };
    let dates = (
        hint("received", response.and_then(|response| response.received)),
        hint("answered", response.and_then(|response| response.answered)),
    );
    let wanted = |result: &Shown| result.missing.iter().any(|missing| missing.field == "request-text");
    let request_open = !form.error("request-text").is_empty()
        || !form.error("request-file").is_empty()
        || !form.trimmed("request-text").is_empty()
        || result.as_ref().is_some_and(wanted);
    show(CheckALetter {
        page: face.page(title).of_form(&form),
        laws: read::laws(),
        bodies: read::bodies(),
        scans: office.scans_unread().is_some(),
        file_again,
        dates,
        request_open,
        result,
        form,
    })
}
