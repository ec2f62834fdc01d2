//! A request that came another way than by the program's own mail: pasted, typed, or uploaded as a file.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::case::Channel;
use document::request::Applicant;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use office::Typed;

use super::frame::html;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "desk/new.html")]
struct New {
    page: Page,
    form: Form,
    channels: Vec<Choice>,
}

pub(crate) async fn look(desk: Desk) -> Answer<Html<String>> {
    page(&desk, Form::new().with("channel", "email"))
}

fn page(desk: &Desk, form: Form) -> Answer<Html<String>> {
    let channels = vec![
        Choice::new("email", "By e-mail"),
        Choice::new("post", "By post"),
        Choice::new("desk", "Another way: told, handed over, from another system"),
    ];
    html(New { page: desk.page("New request").here("new").of_form(&form), form, channels })
}

fn channel(form: &Form) -> Channel {
    match form.value("channel") {
        "email" => Channel::Email,
        "post" => Channel::Post,
        _ => Channel::Desk,
    }
}

pub(crate) async fn take(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    let received_on = sent.form.date("received", "The day of receipt");
    let file = sent.files.iter().find(|f| f.field == "file").cloned();
    let form = &mut sent.form;
    if file.is_none() && form.trimmed("text").is_empty() && form.error("file").is_empty() {
        form.fail("text", "Paste or type the request, or choose the file it came in");
    }
    if received_on.is_some_and(|day| day > state.office.today()) {
        form.fail("received-day", "The day of receipt lies ahead: give the day it arrived");
    }
    if form.has_errors() {
        return Ok(again(page(&desk, sent.form)?));
    }
    let outcome = match file {
        Some(file) => {
            let at = noon(&state, received_on)?;
            state.office.receive(&desk.who, &file.name, file.bytes, channel(form), at).await
        }
        None => {
            let given = |name: &str| Some(form.trimmed(name).to_owned()).filter(|v| !v.is_empty());
            let typed = Typed {
                text: form.value("text").to_owned(),
                subject: form.trimmed("subject").to_owned(),
                applicant: Applicant {
                    name: given("name"),
                    email: given("email"),
                    organisation: None,
                    address: given("address"),
                },
                channel: channel(form),
                received_on,
            };
            state.office.enter(&desk.who, &form.command_id().to_string(), typed).await
        }
    };
    match outcome {
        Ok(received) => {
            let done = match (received.repeated, received.new) {
                (true, _) => "repeated",
                (false, true) => "received",
                (false, false) => "filed",
            };
            let to = format!("/desk/cases/{}?done={done}", crate::view::encode(&received.reference));
            Ok(Redirect::to(&to).into_response())
        }
        Err(cause) => {
            let field = if sent.files.is_empty() { "text" } else { "file" };
            on_form(cause, &mut sent.form, field)?;
            Ok(again(page(&desk, sent.form)?))
        }
    }
}

/// The instant that stands for the day of receipt: now, or noon of an earlier day in London.
fn noon(state: &AppState, day: Option<Date>) -> Answer<jiff::Timestamp> {
    match day.filter(|day| *day != state.office.today()) {
        None => Ok(state.office.now()),
        Some(day) => {
            let zone = TimeZone::get("Europe/London").map_err(Error::broken)?;
            Ok(day.at(12, 0, 0, 0).to_zoned(zone).map_err(Error::broken)?.timestamp())
        }
    }
}
