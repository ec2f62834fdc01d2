//! A colleague says that somebody else should be asked.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use office::{ContributorPage, Office};

use crate::Answer;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::view::{Page, show};

/// Longest text in a box, in characters.
const LONGEST: usize = 1_000;

#[derive(Template)]
#[template(path = "contributor/pass_on.html")]
struct PassOn {
    page: Page,
    form: Form,
}

fn page(link: &str, found: &ContributorPage, form: Form) -> Answer<Html<String>> {
    let page =
        super::page(found, "Ask somebody else").of_form(&form).back("The questions", format!("/c/{link}"));
    show(PassOn { page, form })
}

pub(super) async fn look(State(office): State<Office>, Path(link): Path<String>) -> Answer<Response> {
    match super::open(&office, &link).await {
        Ok(found) if found.closed => Ok(Redirect::to(&format!("/c/{link}")).into_response()),
        Ok(found) => Ok(page(&link, &found, Form::new())?.into_response()),
        Err(response) => Ok(response),
    }
}

pub(super) async fn pass_on(
    State(office): State<Office>,
    Path(link): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let found = match super::open(&office, &link).await {
        Ok(found) => found,
        Err(response) => return Ok(response),
    };
    let to = sent.form.required("to", "Say who should be asked");
    let why = sent.form.trimmed("why").to_owned();
    for (name, text) in [("to", &to), ("why", &why)] {
        if text.chars().count() > LONGEST {
            sent.form.fail(name, format!("Use at most {LONGEST} characters"));
        }
    }
    if !sent.form.has_errors() {
        let command = sent.form.command_id().to_string();
        match office.pass_on(&link, &command, &to, &why).await {
            Ok(()) => return Ok(Redirect::to(&format!("/c/{link}")).into_response()),
            Err(cause) => {
                on_form(cause, &mut sent.form, "to")?;
            }
        }
    }
    Ok(again(page(&link, &found, sent.form)?))
}
