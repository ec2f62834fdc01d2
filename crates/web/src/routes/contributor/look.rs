//! What a colleague sees when they open their link: the questions with a box each, or that nothing more is needed.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;
use office::{ContributorPage, Office, Supplied};
use serde::Deserialize;

use crate::Answer;
use crate::form::Form;
use crate::view::{Page, show};

/// The boxes for minutes: name, label, the figure of what was said before.
const MINUTES: [(&str, &str, Figure); 5] = [
    ("find-out", "Finding out whether we hold it", |said| said.minutes.find_out),
    ("locate", "Finding where it is", |said| said.minutes.locate),
    ("retrieve", "Getting it", |said| said.minutes.retrieve),
    ("extract", "Taking out what was asked", |said| said.minutes.extract),
    ("other", "Anything else: reading through, checking, talking", |said| said.minutes.other),
];

type Figure = fn(&Supplied) -> u32;

#[derive(Template)]
#[template(path = "contributor/questions.html")]
struct Questions {
    page: Page,
    form: Form,
    authority: String,
    team: String,
    by: Date,
    note: String,
    questions: Vec<Question>,
    minutes: Vec<(&'static str, &'static str)>,
    left: usize,
    pass_on: String,
    saved: String,
}

/// One question with what was said so far.
struct Question {
    number: usize,
    id: u32,
    words: String,
    said: Option<String>,
    not_held: bool,
    files: Vec<String>,
}

#[derive(Template)]
#[template(path = "contributor/done.html")]
struct Done {
    page: Page,
    closed: bool,
    change: String,
}

/// What was done before, and whether an answer is to be changed.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    change: String,
}

pub(super) async fn look(
    State(office): State<Office>,
    Path(link): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer<Response> {
    let found = match super::open(&office, &link).await {
        Ok(found) => found,
        Err(response) => return Ok(response),
    };
    if found.closed || (found.done && asked.change.is_empty()) {
        let title = if found.closed { "Nothing more is needed from you" } else { "Thank you" };
        let change = if found.closed { String::new() } else { format!("/c/{link}?change=1") };
        return Ok(
            show(Done { page: super::page(&found, title), closed: found.closed, change })?.into_response()
        );
    }
    let form = filled(&found);
    Ok(questions(&link, &found, form, String::new())?.into_response())
}

/// A form with what was said before.
fn filled(found: &ContributorPage) -> Form {
    let mut form = Form::new();
    for question in &found.questions {
        let Some(said) = &question.said else { continue };
        let id = question.id.0;
        form = form.with(&format!("answer-{id}"), said.text.clone());
        if said.not_held {
            form = form.with(&format!("not-held-{id}"), "yes");
        }
        for (name, _, figure) in MINUTES.iter().filter(|(_, _, figure)| figure(said) > 0) {
            form = form.with(&format!("{name}-{id}"), figure(said).to_string());
        }
    }
    form
}

/// The page with its boxes; `saved` names the question that was just saved.
pub(super) fn questions(
    link: &str,
    found: &ContributorPage,
    form: Form,
    saved: String,
) -> Answer<Html<String>> {
    let question = |(at, question): (usize, &office::ContributorQuestion)| Question {
        number: at + 1,
        id: question.id.0,
        words: question.words.clone(),
        said: question.said.as_ref().map(|said| said.text.clone()),
        not_held: question.said.as_ref().is_some_and(|said| said.not_held),
        files: question
            .said
            .iter()
            .flat_map(|said| said.files.iter().map(|(name, _)| name.clone()))
            .collect(),
    };
    let facts = match found.questions.len() {
        1 => "a fact".to_owned(),
        many => format!("{many} facts"),
    };
    let title = format!("{} needs {facts} from you by {}", found.authority, found.by.strftime("%A %-d %B"));
    show(Questions {
        page: super::page(found, title).of_form(&form),
        authority: found.authority.clone(),
        team: found.team.clone(),
        by: found.by,
        note: found.note.clone(),
        questions: found.questions.iter().enumerate().map(question).collect(),
        minutes: MINUTES.iter().map(|(name, label, _)| (*name, *label)).collect(),
        left: found.questions.iter().filter(|q| q.said.is_none()).count(),
        pass_on: format!("/c/{link}/pass-on"),
        saved,
        form,
    })
}
