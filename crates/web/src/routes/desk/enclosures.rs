//! Files that go out with an answer: how each stands, and adding one. What is done with one is on its own page.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{
    QuestionId,
    case::{DangerWeight, Enclosure},
    permission::Operation,
};
use office::{CasePage, Upload};
use serde::Deserialize;

use super::enclosure::{enclosure_href, enclosure_tag, goes_with};
use super::frame::{case_href, case_page, html, load, must};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Link, Page, Tag};
use crate::{Answer, Error};

#[derive(Deserialize, Default)]
pub(crate) struct About {
    question: Option<u32>,
    /// The digest of a file that was just added, and whether it was there already.
    added: Option<String>,
    again: Option<String>,
    /// The digest of a file in whose place a clean copy was just put.
    copied: Option<String>,
}

/// What was done just before, and the files that came of it.
#[derive(Default)]
struct Came {
    title: String,
    files: Vec<(String, String, Tag)>,
    copied: bool,
}

impl About {
    fn came(&self, case: &casework::Case) -> Came {
        let (added, copied) = (self.added.as_deref(), self.copied.as_deref());
        let of = |e: &&Enclosure| match e.made_from.as_ref() {
            Some(from) if copied == Some(from.sha256.as_str()) => true,
            _ => added == Some(e.file.sha256.as_str()),
        };
        let line = |e: &Enclosure| (e.file.name.clone(), enclosure_href(case, e), enclosure_tag(case, e));
        let files: Vec<_> = case.enclosures.iter().filter(of).map(line).collect();
        let title = match (copied.is_some(), self.again.is_some(), files.len()) {
            (true, _, 1) => "The clean copy is made",
            (true, _, _) => "The clean copies are made",
            (false, true, _) => "This file was there already",
            (false, false, _) => "The file is on the case",
        };
        Came { title: title.to_owned(), files, copied: copied.is_some() }
    }
}

/// A file with what was found in it, in short.
struct Line {
    id: u32,
    name: String,
    href: String,
    tag: Tag,
    in_the_way: Option<String>,
    found: Vec<String>,
    made_from: Option<String>,
    goes_with: Vec<Link>,
}

#[derive(Template)]
#[template(path = "desk/enclosures.html")]
struct Enclosures {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    came: Came,
    lines: Vec<Line>,
    questions: Vec<Choice>,
    may_decide: bool,
}

/// Each kind of danger once, the heaviest first.
fn in_short(enclosure: &Enclosure) -> Vec<String> {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for danger in enclosure.inspection().iter().flat_map(|i| &i.found.dangers) {
        if danger.weight == DangerWeight::Info {
            continue;
        }
        match kinds.iter_mut().find(|(meaning, _)| *meaning == danger.meaning) {
            Some((_, times)) => *times += 1,
            None => kinds.push((&danger.meaning, 1)),
        }
    }
    let words = |(meaning, times): (&str, usize)| match times {
        1 => meaning.to_owned(),
        times => format!("{} In {times} places.", meaning),
    };
    kinds.into_iter().map(words).collect()
}

fn page(desk: &Desk, view: &CasePage, form: Form, came: Came) -> Answer<Html<String>> {
    let case = &view.case;
    let lines = case
        .enclosures
        .iter()
        .map(|e| Line {
            id: e.id.0,
            name: e.file.name.clone(),
            href: enclosure_href(case, e),
            tag: enclosure_tag(case, e),
            in_the_way: case.in_the_way(e).as_deref().map(capital),
            found: in_short(e),
            made_from: e.made_from.as_ref().map(|f| f.name.clone()),
            goes_with: goes_with(case, e),
        })
        .collect();
    let mut questions = vec![Choice::new("", "No question yet")];
    questions
        .extend(case.questions.iter().map(|q| Choice::new(q.id.to_string(), capital(&case.name_of(q.id)))));
    html(Enclosures {
        page: case_page(desk, "Enclosures", case).of_form(&form),
        reference: case.reference.clone(),
        came,
        lines,
        questions,
        may_decide: view.may.contains(&Operation::Decide),
        href: case_href(case),
        form,
    })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    Query(about): Query<About>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    if !view.may.contains(&Operation::LetLeave) {
        must(&view, Operation::Decide)?;
    }
    let form = Form::new().with("question", about.question.map(|q| q.to_string()).unwrap_or_default());
    page(&desk, &view, form, about.came(&view.case))
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let case = view.case.id;
    let form = &mut sent.form;
    let command = form.command_id().to_string();
    let question = form.value("question").parse().ok().map(QuestionId);
    if form.value("do") != "add" {
        return Err(Error::NotFound);
    }
    let Some(file) = sent.files.first().cloned() else {
        if form.error("file").is_empty() {
            form.fail("file", "Choose a file");
        }
        return Ok(again(page(&desk, &view, sent.form, Came::default())?));
    };
    let digest = office::inspection::digest(&file.bytes);
    let upload = Upload { name: file.name, bytes: file.bytes };
    let done = state.office.add_enclosure(&desk.who, case, &command, upload, question).await;
    match done {
        Ok(now) => {
            let known = view.case.enclosures.iter().any(|e| e.file.sha256 == digest);
            let again =
                if known && now.enclosures.len() == view.case.enclosures.len() { "&again=1" } else { "" };
            let to = format!("{}/enclosures?added={digest}{again}", case_href(&view.case));
            Ok(Redirect::to(&to).into_response())
        }
        Err(cause) => {
            on_form(cause, form, "file")?;
            Ok(again(page(&desk, &view, sent.form, Came::default())?))
        }
    }
}
