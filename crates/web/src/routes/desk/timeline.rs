//! The timeline of a case: every step with who, when and why; and the same as a PDF.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};

use super::files::download;
use super::frame::{case_href, case_page, html, load};
use crate::Answer;
use crate::error::capital;
use crate::state::{AppState, Desk};
use crate::view::{Event, Page};

#[derive(Template)]
#[template(path = "desk/timeline.html")]
struct Timeline {
    page: Page,
    reference: String,
    pdf: String,
    events: Vec<Event>,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let lines = state.office.timeline(&desk.who, view.case.id).await?;
    let events = lines
        .into_iter()
        .map(|line| Event {
            at: line.at,
            who: line.who,
            what: capital(&line.what),
            why: line.why.unwrap_or_default(),
            files: line.letter.map_or_else(Vec::new, |letter| {
                let file = |name: &str| format!("{}/letters/{letter}/{name}", case_href(&view.case));
                vec![("PDF", file("letter.pdf")), ("text", file("letter.txt")), ("Word", file("letter.docx"))]
            }),
        })
        .collect();
    let case = &view.case;
    html(Timeline {
        page: case_page(&desk, "Timeline", case),
        reference: case.reference.clone(),
        pdf: format!("{}/timeline.pdf", case_href(case)),
        events,
    })
}

pub(crate) async fn pdf(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let bytes = state.office.timeline_pdf(&desk.who, view.case.id).await?;
    Ok(download(&format!("{}-timeline.pdf", view.case.reference), "application/pdf", bytes))
}
