//! Who asks: shown to a decision-maker for a named reason, which stays on the timeline.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use casework::{Case, case::LookPurpose, permission::Operation};

use super::frame::{load, must};
use super::step::{Step, input, one};
use crate::Answer;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Row};

fn page(desk: &Desk, case: &Case, form: Form) -> Answer<Html<String>> {
    Step::new("Who asks", "people", "Show who asks")
        .lead("A request is answered for anyone, whoever they are: in most cases you need not know. Your look and its reason are kept on the timeline.")
        .field(one("purpose", "Why do you need to know?", LookPurpose::ALL.into_iter().map(|p| Choice::new(p.id(), p.words())).collect()))
        .field(input("note", "A line about it", ""))
        .show(desk, case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::SeeApplicant)?;
    page(&desk, &view.case, Form::new())
}

pub(crate) async fn show_them(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let form = &mut sent.form;
    let Some(purpose) = LookPurpose::from_id(form.value("purpose")) else {
        form.fail("purpose", "Choose why you need to know");
        return Ok(again(page(&desk, &view.case, sent.form)?));
    };
    let (id, note) = (form.command_id().to_string(), form.trimmed("note").to_owned());
    match state.office.look_at_applicant(&desk.who, view.case.id, &id, purpose, &note).await {
        Ok(them) => {
            let row = |key: &str, value: Option<String>| {
                Row::new(key, value.unwrap_or_else(|| "not given".to_owned()))
            };
            let rows = vec![
                row("Name", them.name),
                row("Organisation", them.organisation),
                row("E-mail address", them.email),
                row("Postal address", them.address),
            ];
            let step = Step::new("Who asks", "people", "")
                .lead(format!("Shown to you for: {}.", purpose.words()))
                .rows(rows);
            Ok(step.show(&desk, &view.case, Form::new())?.into_response())
        }
        Err(cause) => {
            on_form(cause, form, "purpose")?;
            Ok(again(page(&desk, &view.case, sent.form)?))
        }
    }
}
