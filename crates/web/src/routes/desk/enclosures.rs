//! Files that go out with an answer: added, inspected, copied clean, taken off.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Command, QuestionId, case::InspectionVerdict, ids::EnclosureId, permission::Operation};
use office::{CasePage, Upload};
use serde::Deserialize;

use super::frame::{case_href, case_page, html, load, must};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Tag};
use crate::{Answer, Error};

#[derive(Deserialize, Default)]
pub(crate) struct About {
    question: Option<u32>,
}

/// A file with what was found in it.
struct Line {
    id: u32,
    name: String,
    file: String,
    tag: Tag,
    found: Vec<String>,
    copy: bool,
    made_from: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/enclosures.html")]
struct Enclosures {
    page: Page,
    form: Form,
    href: String,
    reference: String,
    lines: Vec<Line>,
    questions: Vec<Choice>,
}

fn page(desk: &Desk, view: &CasePage, form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    let href = case_href(case);
    let lines = case
        .enclosures
        .iter()
        .map(|e| Line {
            id: e.id.0,
            name: e.file.name.clone(),
            file: format!("{href}/files/{}", e.file.sha256),
            tag: super::case::enclosure_tag(e),
            found: e.inspected.iter().flat_map(|(_, _, found)| found.iter().map(|f| capital(f))).collect(),
            copy: matches!(e.inspected, Some((_, InspectionVerdict::OnlyAsCopy, _))),
            made_from: e.made_from.as_ref().map(|f| f.name.clone()),
        })
        .collect();
    let mut questions = vec![Choice::new("", "No question yet")];
    questions
        .extend(case.questions.iter().map(|q| Choice::new(q.id.to_string(), capital(&case.name_of(q.id)))));
    html(Enclosures {
        page: case_page(desk, "Enclosures", case).of_form(&form),
        reference: case.reference.clone(),
        lines,
        questions,
        href,
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
    must(&view, Operation::Decide)?;
    page(
        &desk,
        &view,
        Form::new().with("question", about.question.map(|q| q.to_string()).unwrap_or_default()),
    )
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
    let one = form.value("enclosure").parse().map(EnclosureId);
    let question = form.value("question").parse().ok().map(QuestionId);
    let done = match (form.value("do"), one) {
        ("copy", Ok(enclosure)) => state.office.clean_copy(&desk.who, case, &command, enclosure).await,
        ("remove", Ok(enclosure)) => {
            let why = form.trimmed("why").to_owned();
            state
                .office
                .act(&desk.who, case, &command, vec![Command::RemoveEnclosure { enclosure, why }])
                .await
        }
        ("add", _) => match sent.files.first().cloned() {
            Some(file) => {
                let upload = Upload { name: file.name, bytes: file.bytes };
                state.office.add_enclosure(&desk.who, case, &command, upload, question).await
            }
            None => {
                if form.error("file").is_empty() {
                    form.fail("file", "Choose a file");
                }
                return Ok(again(page(&desk, &view, sent.form)?));
            }
        },
        _ => return Err(Error::NotFound),
    };
    match done {
        Ok(_) => Ok(Redirect::to(&format!("{}/enclosures", case_href(&view.case))).into_response()),
        Err(cause) => {
            on_form(cause, form, "file")?;
            Ok(again(page(&desk, &view, sent.form)?))
        }
    }
}
