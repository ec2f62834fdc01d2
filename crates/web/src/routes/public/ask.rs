//! Making a request, step by step: what, what was answered already, how to reply, check and send.
//!
//! What was typed travels in hidden fields, so nothing about anybody is kept before they send. Whether it is a valid
//! request is for `office` and an officer to say; nobody is asked why they want to know.

pub(super) mod typed;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};
use office::{Counted, FormRequest, Office};
use serde::Deserialize;

use self::typed::{BOXES, NO, PARTS, Part, applicant, box_count, boxes, field};
use super::face::Face;
use super::feeds::base_url;
use super::matching::{Beside, beside};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::view::{Choice, Page, Row, encode, show};
use crate::{Answer, Error};

/// Longest question in one box, in characters.
const LONGEST: usize = 20_000;
/// Fields that a later step carries along, besides the questions and what was said of the answers to them.
const CARRIED: [&str; 9] =
    ["offered", "counted", "looked", "how", "email", "address", "name", "organisation", "format"];

/// Where one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Questions,
    Published,
    Reply,
    Check,
}

impl Step {
    fn named(name: &str) -> Step {
        match name {
            "published" => Step::Published,
            "reply" => Step::Reply,
            "check" => Step::Check,
            _ => Step::Questions,
        }
    }
}

#[derive(Template)]
#[template(path = "public/ask/questions.html")]
struct Questions {
    page: Page,
    form: Form,
    hidden: Vec<(String, String)>,
    boxes: Vec<usize>,
    more: bool,
}

#[derive(Template)]
#[template(path = "public/ask/published.html")]
struct Published {
    page: Page,
    form: Form,
    hidden: Vec<(String, String)>,
    parts: Vec<Shown>,
    nothing_left: bool,
}

impl Published {
    /// Whether this was said of the answers beside a question.
    fn said(&self, part: &Shown, value: &str) -> bool {
        self.form.has(&part.field, value)
    }

    /// What says that none of them answers it.
    fn no(&self) -> &'static str {
        NO
    }
}

#[derive(Template)]
#[template(path = "public/ask/reply.html")]
struct Reply {
    page: Page,
    form: Form,
    hidden: Vec<(String, String)>,
    formats: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "public/ask/check.html")]
struct Check {
    page: Page,
    form: Form,
    hidden: Vec<(String, String)>,
    questions: Vec<String>,
    answered: Vec<(String, String, String)>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "public/ask/answered.html")]
struct Answered {
    page: Page,
}

/// One question as it is shown, with the published answers beside it.
struct Shown {
    field: String,
    text: String,
    answers: Vec<Beside>,
}

/// Words that a search carries over.
#[derive(Deserialize, Default)]
pub(super) struct Words {
    #[serde(default)]
    q: String,
}

pub(super) async fn look(face: Face, Query(words): Query<Words>) -> Answer<Html<String>> {
    face.authority()?;
    let words: String = words.q.trim().chars().take(LONGEST).collect();
    questions(&face, Form::new().with("boxes", "1").with("question-1", words))
}

/// One press of a button: `step` names the page it stood on, `go` where it leads.
pub(super) async fn step(State(office): State<Office>, face: Face, mut sent: Submitted) -> Answer<Response> {
    face.authority()?;
    let form = &mut sent.form;
    let (from, go) = (Step::named(form.value("step")), form.value("go").to_owned());
    match go.as_str() {
        "questions" => return Ok(questions(&face, sent.form)?.into_response()),
        "reply-again" => return Ok(reply(&face, sent.form)?.into_response()),
        "more" => {
            let boxes = (box_count(form) + 1).min(BOXES);
            form.set("boxes", boxes.to_string());
            return Ok(questions(&face, sent.form)?.into_response());
        }
        _ => {}
    }
    check_questions(form);
    if form.has_errors() {
        return Ok(again(questions(&face, sent.form)?));
    }
    match from {
        Step::Questions => {
            // Questions may have changed: what was said of the answers to them does not hold any more.
            (0..PARTS).for_each(|number| form.clear(&field(number)));
            let read = typed::read(&office, form).await?;
            let parts = typed::offered(&office, &face, &read).await?;
            if parts.is_empty() {
                form.clear("offered");
                return Ok(reply(&face, sent.form)?.into_response());
            }
            typed::count_shown(&office, &face, form, &parts).await?;
            Ok(published(&face, sent.form, &parts, false)?.into_response())
        }
        Step::Published => after_published(&office, &face, sent.form, &go).await,
        Step::Reply => {
            check_reply(form);
            if form.has_errors() {
                return Ok(again(reply(&face, sent.form)?));
            }
            Ok(check(&office, &face, sent.form).await?.into_response())
        }
        Step::Check => send(&office, &face, sent.form).await,
    }
}

/// What follows what was said of the answers shown: the rest is asked, or all of it, or nothing.
async fn after_published(office: &Office, face: &Face, mut form: Form, go: &str) -> Answer<Response> {
    if go == "all" {
        (0..PARTS).for_each(|number| form.clear(&field(number)));
        return Ok(reply(face, form)?.into_response());
    }
    let read = typed::read(office, &form).await?;
    let settled = typed::settle(office, face, &form, &read).await?;
    if !settled.asked.is_empty() {
        return Ok(reply(face, form)?.into_response());
    }
    if go == "stop" {
        let mut counts = typed::outcome(&form);
        counts.push((None, Counted::Stopped));
        office.count_offers(face.authority()?.id, &counts).await?;
        return Ok(Redirect::to(&face.at("/ask/answered")).into_response());
    }
    let parts = typed::offered(office, face, &read).await?;
    Ok(published(face, form, &parts, true)?.into_response())
}

/// The end of the way for somebody who has their answer: nothing of theirs was kept.
pub(super) async fn answered(face: Face) -> Answer<Html<String>> {
    face.authority()?;
    show(Answered { page: face.page("You have your answer").here("ask") })
}

/// Leads from an answer beside a question to its page, and counts that. A browser that only fetches ahead is not counted.
pub(super) async fn opened(
    State(office): State<Office>,
    face: Face,
    headers: HeaderMap,
    Path(place): Path<Place>,
) -> Answer<Redirect> {
    let (entry, answer) = typed::key(&place.answer).ok_or(Error::NotFound)?;
    let ahead = ["sec-purpose", "purpose", "x-moz"].iter().any(|name| {
        headers
            .get(*name)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("prefetch"))
    });
    if !ahead {
        office.count_offers(face.authority()?.id, &[(Some((entry, answer)), Counted::Opened)]).await?;
    }
    Ok(Redirect::to(&face.at(&format!("/log/{}#answer-{}", entry.simple(), u64::from(answer) + 1))))
}

/// The answer in the address.
#[derive(Deserialize)]
pub(super) struct Place {
    answer: String,
}

async fn send(office: &Office, face: &Face, mut form: Form) -> Answer<Response> {
    check_reply(&mut form);
    if form.has_errors() {
        return Ok(again(reply(face, form)?));
    }
    let authority = face.authority()?;
    let read = typed::read(office, &form).await?;
    let settled = typed::settle(office, face, &form, &read).await?;
    let base = base_url(office, face);
    let request = FormRequest {
        questions: settled.asked,
        applicant: applicant(&form),
        format: format_words(form.value("format")).to_owned(),
        answered_by: settled.answered.iter().map(|ticked| ticked.found(&base)).collect(),
    };
    match office.ask(authority.id, &form.command_id().to_string(), request).await {
        Ok((received, secret)) => {
            if !received.repeated {
                office.count_offers(authority.id, &typed::outcome(&form)).await?;
            }
            let reference = encode(&received.reference);
            let to = face.at(&format!("/follow/{reference}?key={secret}&done=asked"));
            Ok(Redirect::to(&to).into_response())
        }
        Err(cause) => {
            on_form(cause, &mut form, "question-1")?;
            Ok(again(questions(face, form)?))
        }
    }
}

// ---- What the form says ----

fn check_questions(form: &mut Form) {
    if boxes(form).is_empty() {
        form.fail("question-1", "Write what you want to know");
    }
    for at in 1..=BOXES {
        let name = format!("question-{at}");
        if form.value(&name).chars().count() > LONGEST {
            form.fail(&name, format!("Use at most {LONGEST} characters here, or send the rest by e-mail"));
        }
    }
}

fn check_reply(form: &mut Form) {
    match form.value("how") {
        "email" => {
            let email = form.required("email", "Enter the e-mail address for our answer");
            if !email.is_empty() && !is_address(&email) {
                form.fail("email", "Enter an e-mail address like name@example.org");
            }
        }
        "post" => {
            form.required("address", "Enter the postal address for our answer");
        }
        _ => form.fail("how", "Choose how we shall reply"),
    }
    form.required("name", "Enter your name");
    for name in ["name", "organisation", "email", "address"] {
        if form.value(name).chars().count() > 500 {
            form.fail(name, "Use at most 500 characters");
        }
    }
    // People do not see this field; programs that fill in every form do.
    if !form.trimmed("leave-empty").is_empty() {
        form.fail("leave-empty", "Leave the last field empty");
    }
}

fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    }) && !text.contains(char::is_whitespace)
        && text.matches('@').count() == 1
}

/// The forms of s.11 that one may prefer, and the words of the request for them.
const FORMATS: [(&str, &str, &str); 5] = [
    ("any", "However suits", ""),
    ("electronic", "As files, by e-mail", "electronic copies"),
    ("reusable", "As data I can use again", "data in an electronic form that can be re-used, such as CSV"),
    ("paper", "On paper", "paper copies"),
    ("accessible", "In large print or another accessible form", "an accessible form, such as large print"),
];

fn format_words(id: &str) -> &'static str {
    FORMATS.iter().find(|(known, ..)| *known == id).map_or("", |(_, _, words)| words)
}

// ---- The pages ----

/// Everything that the page itself has no field for, to be carried along.
fn hidden(form: &Form, own: &[&str]) -> Vec<(String, String)> {
    let mut carried: Vec<(String, String)> = Vec::new();
    let questions = (1..=BOXES).map(|at| format!("question-{at}"));
    let said = (0..PARTS).map(field);
    for name in questions.chain(said).chain(CARRIED.map(str::to_owned)).chain(["boxes".to_owned()]) {
        if own.iter().any(|one| *one == name || (one.ends_with('-') && name.starts_with(one))) {
            continue;
        }
        carried.extend(
            form.values(&name).filter(|v| !v.is_empty()).map(|value| (name.clone(), value.to_owned())),
        );
    }
    carried
}

fn page(face: &Face, form: &Form, title: &str) -> Page {
    face.page(title).here("ask").of_form(form)
}

fn questions(face: &Face, form: Form) -> Answer<Html<String>> {
    let boxes = box_count(&form);
    show(Questions {
        page: page(face, &form, "What do you want to know?"),
        hidden: hidden(&form, &["question-", "part-", "boxes"]),
        boxes: (1..=boxes).collect(),
        more: boxes < BOXES,
        form,
    })
}

fn published(face: &Face, form: Form, parts: &[Part], nothing_left: bool) -> Answer<Html<String>> {
    let shown = |part: &Part| Shown {
        field: field(part.number),
        text: part.text.clone(),
        answers: part.offers.iter().map(|offer| beside(face, offer)).collect(),
    };
    show(Published {
        page: page(face, &form, "These answers are published already"),
        hidden: hidden(&form, &["part-"]),
        parts: parts.iter().map(shown).collect(),
        nothing_left,
        form,
    })
}

fn reply(face: &Face, mut form: Form) -> Answer<Html<String>> {
    if form.value("format").is_empty() {
        form.set("format", "any");
    }
    show(Reply {
        page: page(face, &form, "How shall we reply?"),
        hidden: hidden(&form, &["how", "email", "address", "name", "organisation", "format"]),
        formats: FORMATS.iter().map(|(id, label, _)| Choice::new(*id, *label)).collect(),
        form,
    })
}

async fn check(office: &Office, face: &Face, form: Form) -> Answer<Html<String>> {
    let who = applicant(&form);
    let (how, at) = match who.email {
        Some(email) => ("By e-mail to", email),
        None => ("By post to", who.address.unwrap_or_default()),
    };
    let mut rows = vec![Row::new(how, at), Row::new("Your name", who.name.unwrap_or_default())];
    rows.extend(who.organisation.map(|organisation| Row::new("Organisation", organisation)));
    let format =
        FORMATS.iter().find(|(id, ..)| *id == form.value("format")).map_or("", |(_, label, _)| label);
    rows.push(Row::new("Form of the answer", format));
    let read = typed::read(office, &form).await?;
    let settled = typed::settle(office, face, &form, &read).await?;
    let answered = settled.answered.iter();
    let answered = answered
        .map(|ticked| (ticked.question.clone(), ticked.entry.entry.title.clone(), face.at(&ticked.path())))
        .collect();
    show(Check {
        page: page(face, &form, "Check and send"),
        hidden: hidden(&form, &[]),
        questions: settled.asked,
        answered,
        rows,
        form,
    })
}
