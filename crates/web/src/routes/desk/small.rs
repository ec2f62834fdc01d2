//! Small things done on the case page itself: who has it, a remark, what a message is. Each is one command; when
//! something is wrong the case page comes back with what was typed.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use casework::{Command, PersonId, case::MessagePurpose, ids::MessageId};

use super::{case, frame};
use crate::error::{again, on_form};
use crate::form::Submitted;
use crate::state::{AppState, Desk};
use crate::{Answer, Error};

async fn act(
    state: &AppState,
    desk: &Desk,
    reference: &str,
    mut sent: Submitted,
    field: &str,
    command: Command,
) -> Answer<Response> {
    let view = frame::load(state, desk, reference).await?;
    let id = sent.form.command_id().to_string();
    match state.office.act(&desk.who, view.case.id, &id, vec![command]).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=saved", frame::case_href(&view.case))).into_response()),
        Err(cause) => {
            on_form(cause, &mut sent.form, field)?;
            Ok(again(case::render(state, desk, view, sent.form, String::new()).await?))
        }
    }
}

pub(crate) async fn officer(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    let officer = sent.form.value("officer").parse().map(PersonId).map_err(|_| Error::NotFound)?;
    let name = desk.authority.members.get(&officer).map(|m| m.name.clone()).ok_or(Error::NotFound)?;
    act(&state, &desk, &reference, sent, "officer", Command::AssignOfficer { officer, name }).await
}

pub(crate) async fn note(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    sent: Submitted,
) -> Answer<Response> {
    let text = sent.form.trimmed("note").to_owned();
    act(&state, &desk, &reference, sent, "note", Command::Note { text }).await
}

pub(crate) async fn message(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, message)): Path<(String, u32)>,
    sent: Submitted,
) -> Answer<Response> {
    let purpose = MessagePurpose::from_id(sent.form.value("purpose")).ok_or(Error::NotFound)?;
    let why = sent.form.trimmed("message-why").to_owned();
    let command =
        Command::UnderstandMessage { message: MessageId(message), purpose, groups: Vec::new(), why };
    act(&state, &desk, &reference, sent, "", command).await
}
