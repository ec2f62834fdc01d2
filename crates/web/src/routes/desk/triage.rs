//! Saying what a message is, and taking that back.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Command, case::TriageKind, permission::Operation};

use super::case;
use super::frame::{case_href, load, must};
use super::step::{Step, input};
use crate::Answer;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};

pub(crate) async fn say(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let href = case_href(&view.case);
    let form = &mut sent.form;
    let Some(kind) = TriageKind::from_id(form.value("kind")) else {
        form.fail("kind", "Choose what the message is");
        return Ok(again(case::render(&state, &desk, view, sent.form, String::new()).await?));
    };
    let proposed = view.triage_proposals.iter().find(|(id, _)| id == kind.id()).map(|(_, why)| why.clone());
    let typed = Some(form.trimmed("triage-why").to_owned()).filter(|w| !w.is_empty());
    let why = typed.or(proposed).unwrap_or_default();
    let command = Command::Triage { kind, why };
    match state.office.act(&desk.who, view.case.id, &form.command_id().to_string(), vec![command]).await {
        Ok(_) if kind.is_request() => Ok(Redirect::to(&format!("{href}/questions")).into_response()),
        Ok(_) => Ok(Redirect::to(&format!("{href}?done=saved")).into_response()),
        Err(cause) => {
            on_form(cause, form, "triage-why")?;
            Ok(again(case::render(&state, &desk, view, sent.form, String::new()).await?))
        }
    }
}

pub(crate) async fn undo(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::Triage)?;
    undo_page(&desk, &view.case, Form::new())
}

fn undo_page(desk: &Desk, case: &casework::Case, form: Form) -> Answer<Html<String>> {
    Step::new("Take the triage back", "untriage", "Take it back")
        .lead("The message is then untriaged again. Nothing of it is lost; both steps stay on the timeline.")
        .field(input("undo-why", "Why", ""))
        .show(desk, case, form)
}

pub(crate) async fn take_back(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let id = sent.form.command_id().to_string();
    let command = Command::UndoTriage { why: sent.form.trimmed("undo-why").to_owned() };
    match state.office.act(&desk.who, view.case.id, &id, vec![command]).await {
        Ok(_) => Ok(Redirect::to(&case_href(&view.case)).into_response()),
        Err(cause) => {
            on_form(cause, &mut sent.form, "undo-why")?;
            Ok(again(undo_page(&desk, &view.case, sent.form)?))
        }
    }
}
