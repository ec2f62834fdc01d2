//! Ending a case without an answer and without a letter, and opening it again.

use axum::extract::{Path, State};
use axum::response::{Html, Response};
use casework::{Case, Command, Stage, case::Closing, permission::Operation};

use super::doing::{act, back};
use super::frame::{load, must};
use super::step::{Step, one, text};
use crate::Answer;
use crate::error::again;
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Choice;

const WAYS: [(&str, Closing, &str); 5] = [
    ("withdrawn", Closing::Withdrawn, "The applicant withdrew it"),
    ("transferred", Closing::Transferred, "Another authority has it now"),
    ("no-clarification", Closing::NoClarification, "The clarification asked for never came"),
    ("fee", Closing::FeeNotPaid, "The fee was not paid in time"),
    ("elsewhere", Closing::HandledElsewhere, "It is handled another way"),
];

fn page(desk: &Desk, case: &Case, form: Form) -> Answer<Html<String>> {
    if case.stage() == Stage::Closed {
        return Step::new("Open it again", "close", "Open it again")
            .lead("Its clock is worked out from the day of receipt as if it had never been closed.")
            .field(text("why", "Why", ""))
            .show(desk, case, form);
    }
    Step::new("Close it without an answer", "close", "Close it")
        .lead("Where the applicant is to be told, write the letter instead: it closes the case.")
        .field(one(
            "how",
            "How it ends",
            WAYS.iter().map(|(id, _, words)| Choice::new(*id, *words)).collect(),
        ))
        .field(text("why", "Why", "For the timeline"))
        .show(desk, case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::Keep)?;
    page(&desk, &view.case, Form::new())
}

pub(crate) async fn close(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let why = form.required("why", "Say why");
    let how = WAYS.iter().find(|(id, _, _)| *id == form.value("how")).map(|(_, how, _)| *how);
    let command = match (view.stage, how) {
        (Stage::Closed, _) => Some(Command::Reopen { why }),
        (_, Some(how)) => Some(Command::Close { how, why }),
        (_, None) => {
            form.fail("how", "Choose how it ends");
            None
        }
    };
    if let Some(command) = command.filter(|_| !form.has_errors()) {
        let to = back(&view.case, "saved");
        if let Some(done) = act((&state, &desk), &view.case, form, command, "why", &to).await? {
            return Ok(done);
        }
    }
    Ok(again(page(&desk, &view.case, sent.form)?))
}
