//! What a third party said when it was asked for its view: evidence for the decision, kept on the case.

use axum::extract::{Path, State};
use axum::response::{Html, Response};
use casework::{Command, ids::ConsultationId, permission::Operation};
use office::CasePage;

use super::doing::{act, back};
use super::frame::{day, load, must};
use super::step::{Step, text};
use crate::error::again;
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::{Answer, Error};

fn page(desk: &Desk, view: &CasePage, id: ConsultationId, form: Form) -> Answer<Html<String>> {
    let case = &view.case;
    let found = case.consultations.iter().find(|c| c.id == id).ok_or(Error::NotFound)?;
    let names: Vec<String> = found.questions.iter().map(|q| case.name_of(*q)).collect();
    Step::new(&format!("The view of {}", found.party), &format!("consultations/{id}"), "Keep it")
        .lead(format!("They were asked about {}, for a reply by {}.", names.join(", "), day(found.by)))
        .lead("Their view is evidence: weigh it with the harm it shows. It decides nothing by itself.")
        .field(text(
            "view",
            "What did they say?",
            "In their words where it matters; or that they did not reply",
        ))
        .show(desk, case, form)
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::AskColleagues)?;
    let known = view.case.consultations.iter().find(|c| c.id == ConsultationId(id));
    let form = Form::new().with("view", known.and_then(|c| c.view.clone()).unwrap_or_default());
    page(&desk, &view, ConsultationId(id), form)
}

pub(crate) async fn note(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, id)): Path<(String, u32)>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let said = sent.form.required("view", "Write down what they said");
    if !sent.form.has_errors() {
        let command = Command::NoteThirdPartyView { consultation: ConsultationId(id), view: said };
        let to = back(&view.case, "saved");
        let done = act((&state, &desk), &view.case, &mut sent.form, command, "view", &to).await?;
        if let Some(done) = done {
            return Ok(done);
        }
    }
    Ok(again(page(&desk, &view, ConsultationId(id), sent.form)?))
}
