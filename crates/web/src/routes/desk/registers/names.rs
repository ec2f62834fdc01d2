//! The authority's own words: other names that the same thing has here, so that a question finds it by each of them.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::frame::html;
use super::super::library::{keeper, must_keep, reader};
use crate::Answer;
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Page;

#[derive(Template)]
#[template(path = "desk/names.html")]
struct Names {
    page: Page,
    form: Form,
    lines: Vec<(String, String)>,
    keeper: bool,
    saved: bool,
}

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    done: String,
}

fn page(desk: &Desk, form: Form, saved: bool) -> Answer<Html<String>> {
    let page = desk.page("Names used here").here("registers").back("Registers", "/desk/registers");
    html(Names {
        page: page.of_form(&form),
        form,
        lines: desk.authority.names.iter().map(|(word, names)| (word.clone(), names.join(", "))).collect(),
        keeper: keeper(desk),
        saved,
    })
}

pub(super) async fn look(desk: Desk, Query(wanted): Query<Wanted>) -> Answer<Html<String>> {
    reader(&desk)?;
    let form = Form::new().with("names", office::names_to_lines(&desk.authority.names));
    page(&desk, form, wanted.done == "saved")
}

pub(super) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    match office::names_of_lines(sent.form.value("names")) {
        Err(why) => sent.form.fail("names", why),
        Ok(names) => {
            match state.office.set_names(&desk.who, &sent.form.command_id().to_string(), names).await {
                Ok(()) => return Ok(Redirect::to("/desk/names?done=saved").into_response()),
                Err(cause) => {
                    on_form(cause, &mut sent.form, "names")?;
                }
            }
        }
    }
    Ok(again(page(&desk, sent.form, false)?))
}
