//! What every form of the desk does at its end: on to the next page, or back with what was refused on its field.

use axum::response::{IntoResponse, Redirect, Response};
use casework::{Case, Command};

use super::frame::case_href;
use crate::Answer;
use crate::error::on_form;
use crate::form::Form;
use crate::state::{AppState, Desk};

/// Where a form goes when the office has done what it asks: on to `to`; none where the office said no, which then
/// stands on `field`.
pub(super) fn went<T>(
    done: office::Result<T>,
    form: &mut Form,
    field: &str,
    to: &str,
) -> Answer<Option<Response>> {
    match done {
        Ok(_) => Ok(Some(Redirect::to(to).into_response())),
        Err(cause) => {
            on_form(cause, form, field)?;
            Ok(None)
        }
    }
}

/// Does one thing on a case under the form's id; see [`went`].
pub(super) async fn act(
    (state, desk): (&AppState, &Desk),
    case: &Case,
    form: &mut Form,
    command: Command,
    field: &str,
    to: &str,
) -> Answer<Option<Response>> {
    let id = form.command_id().to_string();
    went(state.office.act(&desk.who, case.id, &id, vec![command]).await, form, field, to)
}

/// The case page with a line on what was done.
pub(super) fn back(case: &Case, done: &str) -> String {
    format!("{}?done={done}", case_href(case))
}
