//! Ending a case without an answer, and opening it again; answering a review.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::{Case, Command, Stage, case::Closing, permission::Operation};

use super::frame::{case_href, load, must};
use super::step::{Step, one, text};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Choice;
use crate::{Answer, Error};

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
        match state.office.act(&desk.who, view.case.id, &form.command_id().to_string(), vec![command]).await {
            Ok(_) => {
                return Ok(Redirect::to(&format!("{}?done=saved", case_href(&view.case))).into_response());
            }
            Err(cause) => {
                on_form(cause, form, "why")?;
            }
        }
    }
    Ok(again(page(&desk, &view.case, sent.form)?))
}

fn review_page(desk: &Desk, case: &Case, form: Form) -> Answer<Html<String>> {
    let review = case.reviews.iter().find(|r| r.answered.is_none()).ok_or(Error::NotFound)?;
    let due = review.due.map(|d| format!("Its outcome is due {}.", super::frame::day(d))).unwrap_or_default();
    Step::new("Answer the review", "review", "Keep the outcome")
        .lead(format!("“{}”", review.grounds))
        .lead(format!("Somebody who did not decide the request looks at all of it anew. {due}"))
        .field(text("outcome", "What the review decided, and why", ""))
        .show(desk, case, form)
}

pub(crate) async fn review(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    must(&view, Operation::AnswerReview)?;
    review_page(&desk, &view.case, Form::new())
}

pub(crate) async fn answer_review(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let review =
        view.case.reviews.iter().find(|r| r.answered.is_none()).map(|r| r.id).ok_or(Error::NotFound)?;
    let outcome = sent.form.required("outcome", "Say what the review decided");
    if !sent.form.has_errors() {
        let command = Command::AnswerReview { review, outcome };
        match state
            .office
            .act(&desk.who, view.case.id, &sent.form.command_id().to_string(), vec![command])
            .await
        {
            Ok(_) => {
                return Ok(Redirect::to(&format!("{}?done=saved", case_href(&view.case))).into_response());
            }
            Err(cause) => {
                on_form(cause, &mut sent.form, "outcome")?;
            }
        }
    }
    Ok(again(review_page(&desk, &view.case, sent.form)?))
}
