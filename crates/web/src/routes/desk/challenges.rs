//! What the applicant would be advised to raise against the letter, asked before it leaves.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

use super::frame::{case_href, case_page, html, load};
use crate::Answer;
use crate::state::{AppState, Desk};
use crate::view::{Challenged, Page};

#[derive(Template)]
#[template(path = "desk/challenges.html")]
struct Challenges {
    page: Page,
    reference: String,
    subject: String,
    letter: String,
    groups: Vec<Challenged>,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let challenges = state.office.challenges(&desk.who, view.case.id).await?;
    html(Challenges {
        page: case_page(&desk, "What the applicant could ask", &view.case),
        reference: view.case.reference.clone(),
        subject: view.case.subject.clone(),
        letter: format!("{}/letter", case_href(&view.case)),
        groups: Challenged::group(&challenges),
    })
}
