//! Who asks: shown to a decision-maker for a named reason, which stays on the timeline.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use casework::{Case, case::LookPurpose, permission::Operation};
use document::request::Applicant;

use super::doing::{back, went};
use super::frame::{case_href, load, must};
use super::step::{Step, input, one, text};
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
                row("Name", them.name.clone()),
                row("Organisation", them.organisation.clone()),
                row("E-mail address", them.email.clone()),
                row("Postal address", them.address.clone()),
            ];
            let filled = |value: Option<String>| value.unwrap_or_default();
            let form = Form::new()
                .with("name", filled(them.name))
                .with("organisation", filled(them.organisation))
                .with("email", filled(them.email))
                .with("address", filled(them.address));
            Ok(right_page(&desk, &view.case, form, purpose.words(), rows)?.into_response())
        }
        Err(cause) => {
            on_form(cause, form, "purpose")?;
            Ok(again(page(&desk, &view.case, sent.form)?))
        }
    }
}

/// Who asks, and the form in which it is put right.
fn right_page(desk: &Desk, case: &Case, form: Form, purpose: &str, rows: Vec<Row>) -> Answer<Html<String>> {
    let mut step = Step::new("Who asks", "people/right", "Put it right");
    if !purpose.is_empty() {
        step = step.lead(format!("Shown to you for: {purpose}."));
    }
    step.lead("Where it was read wrongly, put it right: letters go to what stands here.")
        .rows(rows)
        .field(input("name", "Name", ""))
        .field(input("organisation", "Organisation", ""))
        .field(input("email", "E-mail address", ""))
        .field(text("address", "Postal address", ""))
        .field(input("right-why", "Where it comes from", "For example: the letter is signed so"))
        .show(desk, case, form)
}

pub(crate) async fn put_right(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::SeeApplicant)?;
    let form = &mut sent.form;
    let why = form.required("right-why", "Say in a line where the right name or address comes from");
    if !form.has_errors() {
        let given = |name: &str| Some(form.trimmed(name).to_owned()).filter(|v| !v.is_empty());
        let applicant = Applicant {
            name: given("name"),
            email: given("email"),
            organisation: given("organisation"),
            address: given("address"),
        };
        let id = form.command_id().to_string();
        let to = match view.case.accepted_on {
            None => format!("{}/questions", case_href(&view.case)),
            Some(_) => back(&view.case, "saved"),
        };
        let done = state.office.correct_applicant(&desk.who, view.case.id, &id, applicant, &why).await;
        if let Some(done) = went(done, form, "right-why", &to)? {
            return Ok(done);
        }
    }
    Ok(again(right_page(&desk, &view.case, sent.form, "", Vec::new())?))
}
