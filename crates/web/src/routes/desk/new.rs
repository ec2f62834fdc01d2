//! A request that came another way than by the program's own mail: pasted, typed, or uploaded as a file. It is read
//! while it is put in, for an officer to look at; nothing is kept before it is taken in.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::case::{Channel, SignKind, TriageKind};
use document::Span;
use document::request::Applicant;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use office::{Preview, SentIn, Typed};

use super::frame::html;
use super::read_words::{SignLine, sure_tag};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted, Upload};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Mark, Marked, Page, Tag, encode, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "desk/new.html")]
struct New {
    page: Page,
    form: Form,
    channels: Vec<Choice>,
    /// Why scans are not read here.
    scans: Option<String>,
    seen: Option<Seen>,
}

/// Something read beside the questions.
struct Fact {
    key: &'static str,
    value: String,
    sure: Tag,
}

/// What was read, as the page shows it.
struct Seen {
    questions: Vec<(String, String, Option<Tag>)>,
    marked: Marked,
    facts: Vec<Fact>,
    signs: Vec<SignLine>,
    unclear: Vec<String>,
    /// What the message may be instead of a request.
    perhaps: Option<(String, String)>,
    received_before: Option<(String, String)>,
    belongs_to: Option<(String, String)>,
    /// Whether it was a file, which a page without scripts forgets.
    file: bool,
}

#[derive(Template)]
#[template(path = "desk/seen.html")]
struct Piece {
    seen: Option<Seen>,
    trouble: String,
}

pub(crate) async fn look(State(state): State<AppState>, desk: Desk) -> Answer<Html<String>> {
    page(&state, &desk, Form::new().with("channel", "email"), None)
}

fn page(state: &AppState, desk: &Desk, form: Form, seen: Option<Seen>) -> Answer<Html<String>> {
    let channels = vec![
        Choice::new("email", "By e-mail"),
        Choice::new("post", "By post"),
        Choice::new("desk", "Another way: told, handed over, from another system"),
    ];
    let page = desk.page("New request").here("new").of_form(&form);
    html(New { page, form, channels, scans: state.office.scans_unread(), seen })
}

fn channel(form: &Form) -> Channel {
    match form.value("channel") {
        "email" => Channel::Email,
        "post" => Channel::Post,
        _ => Channel::Desk,
    }
}

/// What is handed in: the file where there is one, else the words.
fn handed_in(form: &Form, file: Option<&Upload>) -> Option<SentIn> {
    match file {
        Some(file) => Some(SentIn::File { name: file.name.clone(), bytes: file.bytes.clone() }),
        None if form.trimmed("text").is_empty() => None,
        None => Some(SentIn::Text(form.value("text").to_owned())),
    }
}

/// How it reads, as a piece of the page for its script.
pub(crate) async fn read(State(state): State<AppState>, desk: Desk, sent: Submitted) -> Answer<Html<String>> {
    let file = sent.files.iter().find(|f| f.field == "file");
    let Some(what) = handed_in(&sent.form, file) else {
        return show(Piece { seen: None, trouble: String::new() });
    };
    match state.office.preview(&desk.who, what).await {
        Ok(preview) => {
            show(Piece { seen: Some(seen(&preview, false, file.is_some())), trouble: String::new() })
        }
        Err(office::Error::BadInput(why)) => show(Piece { seen: None, trouble: capital(&why) }),
        Err(cause) => Err(cause.into()),
    }
}

pub(crate) async fn take(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    let received_on = sent.form.date("received", "The day of receipt");
    let file = sent.files.iter().find(|f| f.field == "file").cloned();
    let form = &mut sent.form;
    let typed = !form.trimmed("text").is_empty();
    if file.is_none() && !typed && form.error("file").is_empty() {
        form.fail("text", "Paste or type the request, or choose the file it came in");
    }
    if received_on.is_some_and(|day| day > state.office.today()) {
        form.fail("received-day", "The day of receipt lies ahead: give the day it arrived");
    }
    if form.has_errors() {
        return Ok(again(page(&state, &desk, sent.form, None)?));
    }
    if form.value("do") == "read"
        && let Some(what) = handed_in(form, file.as_ref().filter(|_| !typed))
    {
        return match state.office.preview(&desk.who, what).await {
            Ok(preview) => {
                let seen = seen(&preview, true, file.is_some());
                Ok(page(&state, &desk, sent.form, Some(seen))?.into_response())
            }
            Err(cause) => {
                on_form(cause, &mut sent.form, if typed { "text" } else { "file" })?;
                Ok(again(page(&state, &desk, sent.form, None)?))
            }
        };
    }
    let id = form.command_id().to_string();
    let outcome = match file {
        Some(file) if !typed => {
            let at = noon(&state, received_on)?;
            state.office.receive(&desk.who, &file.name, file.bytes, channel(form), at).await
        }
        // Words typed from a file that no program can read: the file is the original.
        file => {
            let original = file.map(|file| (file.name, file.bytes));
            state.office.enter_with(&desk.who, &id, words(form, received_on), original).await
        }
    };
    match outcome {
        Ok(received) => {
            let case = format!("/desk/cases/{}", encode(&received.reference));
            let to = match (received.repeated, received.new) {
                (true, _) => format!("{case}?done=repeated"),
                (false, true) => format!("{case}/questions?done=received"),
                (false, false) => format!("{case}?done=filed"),
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err(cause) => {
            on_form(cause, &mut sent.form, if typed { "text" } else { "file" })?;
            Ok(again(page(&state, &desk, sent.form, None)?))
        }
    }
}

fn words(form: &Form, received_on: Option<Date>) -> Typed {
    let given = |name: &str| Some(form.trimmed(name).to_owned()).filter(|v| !v.is_empty());
    Typed {
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

fn seen(preview: &Preview, whole_page: bool, file: bool) -> Seen {
    let request = &preview.request;
    let name = |at: usize| {
        let question = &request.questions[at];
        question.label.clone().unwrap_or_else(|| (at + 1).to_string())
    };
    let questions: Vec<(String, String, Option<Tag>)> = request
        .questions
        .iter()
        .enumerate()
        .map(|(at, q)| {
            let unsure = q.certainty.filter(|sure| sure.is_asked()).map(sure_tag);
            (name(at), q.text.clone(), unsure)
        })
        .collect();
    let stems = request.stems.iter().enumerate().map(|(at, stem)| Mark {
        span: Span::new(stem.start, stem.end),
        id: format!("seen-stem-{at}"),
        label: "shared words".to_owned(),
        href: String::new(),
    });
    let marks = request.questions.iter().enumerate().map(|(at, q)| Mark {
        span: Span::new(q.start, q.end),
        id: format!("seen-place-{at}"),
        label: match q.certainty.is_some_and(|sure| sure.is_asked()) {
            true => format!("{}, a question?", name(at)),
            false => name(at),
        },
        href: format!("#seen-{at}"),
    });
    let perhaps = preview
        .triage
        .first()
        .filter(|(kind, _)| kind != "request")
        .and_then(|(kind, why)| Some((TriageKind::from_id(kind)?.words().to_owned(), capital(why))));
    let case = |reference: &Option<String>| {
        reference.as_ref().map(|r| (r.clone(), format!("/desk/cases/{}", encode(r))))
    };
    Seen {
        questions,
        marked: Marked::new(preview.text.clone(), stems.chain(marks).collect()),
        facts: facts(preview),
        signs: preview
            .signs
            .iter()
            .enumerate()
            // A missing name is said among what is unclear.
            .filter(|(_, sign)| sign.kind != SignKind::Name)
            .map(|(at, sign)| SignLine::of(at, sign, &preview.text))
            .collect(),
        unclear: request
            .unclear
            .iter()
            .map(|u| {
                let place = Span::new(u.start, u.end).of(&preview.text);
                match place.is_empty() {
                    true => capital(&u.why),
                    false => format!("{}: “{}”", capital(&u.why), super::frame::short(place, 140)),
                }
            })
            .collect(),
        perhaps,
        received_before: case(&preview.received_before),
        belongs_to: case(&preview.belongs_to),
        file: file && whole_page,
    }
}

fn facts(preview: &Preview) -> Vec<Fact> {
    let named = |field: &str| match field {
        "law" => Some("Law"),
        "date" => Some("Dated"),
        "subject" => Some("Subject"),
        "applicant.name" => Some("Name"),
        "applicant.email" => Some("E-mail address"),
        "applicant.organisation" => Some("Organisation"),
        "applicant.address" => Some("Postal address"),
        _ => None,
    };
    let claims = preview.claims.iter();
    claims
        .filter_map(|claim| {
            let value = match claim.field.as_str() {
                "law" => law::Law::ALL.into_iter().find(|l| l.id() == claim.value)?.title().to_owned(),
                "date" => crate::view::long_date(&claim.value.parse().ok()?),
                _ => claim.value.clone(),
            };
            Some(Fact { key: named(&claim.field)?, value, sure: sure_tag(claim.certainty) })
        })
        .collect()
}
