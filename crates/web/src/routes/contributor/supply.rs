//! A colleague answers: one question, or all of them. What is wrong comes back with everything typed.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use casework::case::Minutes;
use casework::ids::QuestionId;
use office::{ContributorPage, Office, Supplied};

use super::look::questions;
use crate::Answer;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};

/// Longest answer, in characters.
const LONGEST: usize = 50_000;
/// Most minutes for one activity: a working year.
const MOST_MINUTES: u32 = 120_000;
/// What is noted where somebody stopped.
const STOPPED: &str = "I have stopped: this looks like more than 6 hours of work.";

pub(super) async fn supply(
    State(office): State<Office>,
    Path(link): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let found = match super::open(&office, &link).await {
        Ok(found) => found,
        Err(response) => return Ok(response),
    };
    let save = sent.form.value("save").to_owned();
    let one: Option<u32> = save.parse().ok();
    let mut saved = Vec::new();
    for question in &found.questions {
        let id = question.id;
        if one.is_some_and(|one| one != id.0) {
            continue;
        }
        let Some(supplied) = supplied(&mut sent, id) else { continue };
        if one.is_none() && question.said.as_ref().is_some_and(|said| same(said, &supplied)) {
            continue;
        }
        let nothing = supplied.text.is_empty() && !supplied.not_held && supplied.files.is_empty();
        if nothing {
            let before =
                question.said.as_ref().is_some_and(|said| !said.files.is_empty() && said.text.is_empty());
            if !before {
                let what = "Write the answer, add a file, or say that you do not hold it";
                sent.form.fail(&format!("answer-{id}"), what);
            }
            continue;
        }
        let command = format!("{}:{id}", sent.form.command_id());
        match office.contribute(&link, &command, id, supplied).await {
            Ok(()) => saved.push(id),
            Err(cause) => {
                on_form(cause, &mut sent.form, &format!("answer-{id}"))?;
            }
        }
    }
    finish(&office, &link, &found, sent.form, &saved, one.is_some()).await
}

/// Goes on to the thanks when all is said; otherwise the same page, nothing lost.
async fn finish(
    office: &Office,
    link: &str,
    before: &ContributorPage,
    form: Form,
    saved: &[QuestionId],
    one: bool,
) -> Answer<Response> {
    let now = match super::open(office, link).await {
        Ok(found) => found,
        Err(response) => return Ok(response),
    };
    if !form.has_errors() && (!one || now.done) {
        return Ok(Redirect::to(&format!("/c/{link}")).into_response());
    }
    let name =
        |id: &QuestionId| before.questions.iter().position(|q| q.id == *id).map(|at| (at + 1).to_string());
    let names: Vec<String> = saved.iter().filter_map(name).collect();
    let failed = form.has_errors();
    // What is saved must not be saved a second time under the same id with other words.
    let page = questions(link, &now, renewed(&form), names.join(", "))?;
    Ok(if failed { again(page) } else { page.into_response() })
}

/// The same values and errors under a new command id.
fn renewed(form: &Form) -> Form {
    let mut names: Vec<&str> = Vec::new();
    for name in form.names().filter(|name| *name != "save") {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut new = names.into_iter().fold(Form::new(), |new, name| new.with(name, form.value(name)));
    for error in form.errors() {
        new.fail(&error.name, error.text.clone());
    }
    new
}

/// What the boxes of a question hold; none where one of them is wrong, which is noted on the form.
fn supplied(sent: &mut Submitted, id: QuestionId) -> Option<Supplied> {
    let files = format!("files-{id}");
    let files: Vec<(String, Vec<u8>)> =
        sent.files_of(&files).map(|file| (file.name.clone(), file.bytes.clone())).collect();
    let form = &mut sent.form;
    let answer = format!("answer-{id}");
    let mut text = form.trimmed(&answer).to_owned();
    let mut wrong = form.errors().iter().any(|error| error.name == format!("files-{id}"));
    if text.chars().count() > LONGEST {
        form.fail(&answer, format!("Use at most {LONGEST} characters, or attach a file"));
        wrong = true;
    }
    if form.has(&format!("stopped-{id}"), "yes") && !text.contains(STOPPED) {
        text = format!("{STOPPED}\n{text}").trim().to_owned();
    }
    let mut minutes = |name: &str| -> Option<u32> {
        let name = format!("{name}-{id}");
        let typed = form.trimmed(&name).to_owned();
        let read = if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|m| *m <= MOST_MINUTES) };
        if read.is_none() {
            form.fail(&name, "Give minutes as a whole number, like 15");
        }
        read
    };
    let read =
        (minutes("find-out"), minutes("locate"), minutes("retrieve"), minutes("extract"), minutes("other"));
    let (Some(find_out), Some(locate), Some(retrieve), Some(extract), Some(other)) = read else {
        return None;
    };
    let minutes = Minutes { find_out, locate, retrieve, extract, other };
    let not_held = form.has(&format!("not-held-{id}"), "yes");
    (!wrong).then_some(Supplied { text, not_held, files, minutes })
}

fn same(said: &Supplied, now: &Supplied) -> bool {
    now.files.is_empty()
        && said.text == now.text
        && said.not_held == now.not_held
        && said.minutes == now.minutes
}
