//! Making a request, step by step: what, what was answered already, how to reply, check and send.
//!
//! What was typed travels in hidden fields, so nothing about anybody is kept before they send. Whether it is a valid
//! request is for `office` and an officer to say; nobody is asked why they want to know.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use document::request::Applicant;
use office::{FormRequest, Office};

use super::face::Face;
use super::matching::{Found, found};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::view::{Choice, Page, Row, encode, show};
use crate::{Answer, Error};

/// Most boxes for questions.
const BOXES: usize = 20;
/// Most parts for which published answers are looked up.
const PARTS: usize = 12;
/// Published answers shown for one part.
const SHOWN: usize = 3;
/// Longest question in one box, in characters.
const LONGEST: usize = 20_000;
/// Fields that a later step carries along.
const CARRIED: [&str; 8] =
    ["answered", "looked", "how", "email", "address", "name", "organisation", "format"];

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
    parts: Vec<Part>,
    nothing_left: bool,
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
    answered: Vec<(String, Found)>,
    rows: Vec<Row>,
}

/// One part of what is asked, with what was published on it.
struct Part {
    text: String,
    found: Vec<(String, Found)>,
}

pub(super) async fn look(face: Face) -> Answer<Html<String>> {
    face.authority()?;
    questions(&face, Form::new().with("boxes", "1"))
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
            form.clear("answered");
            let parts = parts(&office, &face, form).await?;
            if parts.iter().all(|part| part.found.is_empty()) {
                return Ok(reply(&face, sent.form)?.into_response());
            }
            Ok(published(&face, sent.form, parts, false)?.into_response())
        }
        Step::Published => {
            if what_is_asked(form).is_empty() {
                let parts = parts(&office, &face, form).await?;
                return Ok(published(&face, sent.form, parts, true)?.into_response());
            }
            Ok(reply(&face, sent.form)?.into_response())
        }
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

async fn send(office: &Office, face: &Face, mut form: Form) -> Answer<Response> {
    check_reply(&mut form);
    if form.has_errors() {
        return Ok(again(reply(face, form)?));
    }
    let authority = face.authority()?;
    let request = FormRequest {
        questions: what_is_asked(&form),
        applicant: applicant(&form),
        format: format_words(form.value("format")).to_owned(),
        answered_by: answered(office, face, &form).await?.into_iter().map(|(_, found)| found.href).collect(),
    };
    match office.ask(authority.id, &form.command_id().to_string(), request).await {
        Ok((received, secret)) => {
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

fn box_count(form: &Form) -> usize {
    let named = (1..=BOXES).rev().find(|at| !form.trimmed(&format!("question-{at}")).is_empty());
    form.trimmed("boxes").parse().unwrap_or(1).clamp(1, BOXES).max(named.unwrap_or(1))
}

/// The boxes that something was typed into.
fn boxes(form: &Form) -> Vec<String> {
    let typed = |at| form.trimmed(&format!("question-{at}")).to_owned();
    (1..=BOXES).map(typed).filter(|text| !text.is_empty()).collect()
}

/// The parts of a box: its lines, where there are several that say something.
fn lines(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.chars().filter(|c| c.is_alphabetic()).count() > 3)
        .collect();
    if lines.len() > 1 { lines } else { vec![text.trim()] }
}

/// What is asked still: everything typed but the parts that a published answer answers.
fn what_is_asked(form: &Form) -> Vec<String> {
    let ticked: Vec<(usize, usize)> =
        form.values("answered").filter_map(|value| place(value).map(|p| p.0)).collect();
    let mut asked = Vec::new();
    for (at, text) in boxes(form).iter().enumerate() {
        let parts = lines(text);
        let gone =
            |line: &str| parts.iter().enumerate().any(|(n, part)| *part == line && ticked.contains(&(at, n)));
        if parts.len() == 1 {
            if !ticked.contains(&(at, 0)) {
                asked.push(text.clone());
            }
            continue;
        }
        let kept: Vec<&str> = text.lines().filter(|line| !gone(line.trim())).collect();
        if kept.iter().any(|line| lines(text).contains(&line.trim())) {
            asked.push(kept.join("\n").trim().to_owned());
        }
    }
    asked
}

/// `BOX.PART.ENTRY` of a tick.
fn place(value: &str) -> Option<((usize, usize), uuid::Uuid)> {
    let mut parts = value.splitn(3, '.');
    let place = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((place, uuid::Uuid::parse_str(parts.next()?).ok()?))
}

fn applicant(form: &Form) -> Applicant {
    let given = |name: &str| Some(form.trimmed(name).to_owned()).filter(|text| !text.is_empty());
    let post = form.has("how", "post");
    Applicant {
        name: given("name"),
        email: given("email").filter(|_| !post),
        organisation: given("organisation"),
        address: given("address").filter(|_| post),
    }
}

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
    for name in questions.chain(CARRIED.map(str::to_owned)).chain(["boxes".to_owned()]) {
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
        hidden: hidden(&form, &["question-", "boxes", "answered"]),
        boxes: (1..=boxes).collect(),
        more: boxes < BOXES,
        form,
    })
}

/// The parts of what is asked, each with the published answers most like it.
async fn parts(office: &Office, face: &Face, form: &Form) -> Answer<Vec<Part>> {
    let authority = face.authority()?;
    let mut all = Vec::new();
    for (at, text) in boxes(form).iter().enumerate() {
        for (line, part) in lines(text).into_iter().enumerate() {
            let similar = match all.len() < PARTS {
                true => office.similar(authority.id, part, SHOWN).await?,
                false => Vec::new(),
            };
            let found = similar
                .iter()
                .map(|entry| (format!("{at}.{line}.{}", entry.id.simple()), found(face, entry, part)))
                .collect();
            all.push(Part { text: part.to_owned(), found });
        }
    }
    Ok(all)
}

fn published(face: &Face, form: Form, parts: Vec<Part>, nothing_left: bool) -> Answer<Html<String>> {
    show(Published {
        page: page(face, &form, "These answers are published already"),
        hidden: hidden(&form, &["answered"]),
        parts: parts.into_iter().filter(|part| !part.found.is_empty()).collect(),
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
    show(Check {
        page: page(face, &form, "Check and send"),
        hidden: hidden(&form, &[]),
        questions: what_is_asked(&form),
        answered: answered(office, face, &form).await?,
        rows,
        form,
    })
}

/// The parts that a published answer answers, with that answer.
async fn answered(office: &Office, face: &Face, form: &Form) -> Answer<Vec<(String, Found)>> {
    let authority = face.authority()?;
    let typed = boxes(form);
    let mut ticked = Vec::new();
    for ((at, line), entry) in form.values("answered").filter_map(place).take(PARTS * SHOWN) {
        let Some(part) = typed.get(at).and_then(|text| lines(text).get(line).map(|s| (*s).to_owned())) else {
            continue;
        };
        match office.log_entry(authority.id, entry).await {
            Ok(entry) if entry.withdrawn.is_none() => ticked.push((part.clone(), found(face, &entry, &part))),
            Ok(_) | Err(office::Error::NotFound(_)) => {}
            Err(cause) => return Err(Error::from(cause)),
        }
    }
    Ok(ticked)
}
