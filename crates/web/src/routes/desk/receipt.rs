//! The day of receipt, put right before the request is accepted: the clock runs from it.

use axum::extract::{Path, State};
use axum::response::{Html, Response};
use casework::{Case, Command, permission::Operation};

use super::doing::act;
use super::frame::{case_href, load, must};
use super::step::{Step, date, input};
use crate::Answer;
use crate::error::again;
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};

fn page(desk: &Desk, case: &Case, form: Form) -> Answer<Html<String>> {
    Step::new("The day of receipt", "receipt", "Put it right")
        .lead("The day the request reached the authority, wherever it landed: the clock runs from there.")
        .field(date("received", "Day of receipt", "For example, 30 6 2026"))
        .field(input("why", "How you know", "For example: the stamp on the envelope"))
        .show(desk, case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::EditQuestions)?;
    page(&desk, &view.case, Form::new().with_date("received", Some(view.case.origin.received_on)))
}

pub(crate) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let on = form.date("received", "The day of receipt");
    if on.is_none() && !form.has_errors() {
        form.fail("received-day", "Give the day of receipt");
    }
    let why = form.required("why", "Say in a line how you know the day of receipt");
    if let Some(on) = on.filter(|_| !form.has_errors()) {
        let command = Command::CorrectReceipt { on, why };
        let to = format!("{}/questions#accept", case_href(&view.case));
        let done = act((&state, &desk), &view.case, form, command, "received-day", &to).await?;
        if let Some(done) = done {
            return Ok(done);
        }
    }
    Ok(again(page(&desk, &view.case, sent.form)?))
}
