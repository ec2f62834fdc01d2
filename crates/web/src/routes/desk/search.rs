//! The search box of the header: cases by reference and subject, published answers, and the words of imported letters.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::BoardFilter;
use serde::Deserialize;

use super::board::Line;
use super::frame::{day, html, short};
use super::imported::{self, Letter};
use crate::Answer;
use crate::state::{AppState, Desk};
use crate::view::Page;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

/// A published answer that was found.
struct Published {
    title: String,
    note: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "desk/search.html")]
struct Search {
    page: Page,
    lines: Vec<Line>,
    more: Option<String>,
    published: Vec<Published>,
    imported: Vec<Letter>,
    more_imported: Option<String>,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Answer<Response> {
    let words = asked.q.trim();
    if words.is_empty() {
        return Ok(Redirect::to("/desk/all").into_response());
    }
    let filter = BoardFilter { words: words.to_owned(), newest_first: true, ..BoardFilter::default() };
    let found = state.office.board(&desk.who, &filter).await?;
    // A whole reference leads straight to its case.
    if let [only] = &found.rows[..]
        && only.row.reference.eq_ignore_ascii_case(words)
    {
        let to = format!("/desk/cases/{}", crate::view::encode(&only.row.reference));
        return Ok(Redirect::to(&to).into_response());
    }
    let log = state.office.log(desk.who.authority, Some(words), None, 10).await?;
    let published = log
        .entries
        .into_iter()
        .map(|found| Published {
            title: found.entry.title,
            note: format!("{}, published {}", found.reference, day(found.entry.on)),
            answer: short(found.entry.answers.first().map_or("", |a| a.answer.as_str()), 240),
        })
        .collect();
    let (imported, more_imported) = imported::found(&state, &desk, words, 0).await?;
    let mut page = desk.page(format!("Found for “{words}”"));
    page.search = words.to_owned();
    let more = found.next.map(|_| format!("/desk/all?sort=received&q={}", crate::view::encode(words)));
    let lines = found.rows.into_iter().map(|row| Line::of(row, true)).collect();
    Ok(html(Search { page, lines, more, published, imported, more_imported })?.into_response())
}
