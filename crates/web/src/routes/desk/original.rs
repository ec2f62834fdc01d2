//! The request as it came, with the place of each question marked.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

use super::frame::{case_href, case_page, html, load};
use crate::Answer;
use crate::state::{AppState, Desk};
use crate::view::{Mark, Marked, Page};

#[derive(Template)]
#[template(path = "desk/original.html")]
struct Original {
    page: Page,
    reference: String,
    marked: Marked,
    file: String,
    name: String,
}

/// The text of a case with the places of its questions and shared words.
pub(super) fn marked(case: &casework::Case, into_questions: bool) -> Marked {
    let href = case_href(case);
    let stems = case.stems.iter().filter_map(|stem| {
        let label = "shared words".to_owned();
        Some(Mark { span: stem.place?, id: format!("stem-{}", stem.id), label, href: String::new() })
    });
    let questions = case.questions.iter().filter_map(|question| {
        let to = if into_questions {
            format!("{href}/questions/{}", question.id)
        } else {
            format!("#q-{}", question.id)
        };
        let label = case.name_of(question.id);
        Some(Mark { span: question.place?, id: format!("place-{}", question.id), label, href: to })
    });
    Marked::new(case.text.clone(), stems.chain(questions).collect())
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(reference): Path<String>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let case = &view.case;
    html(Original {
        page: case_page(&desk, "The request as it came", case),
        reference: case.reference.clone(),
        marked: marked(case, true),
        file: format!("{}/files/{}", case_href(case), case.original.sha256),
        name: case.original.name.clone(),
    })
}
