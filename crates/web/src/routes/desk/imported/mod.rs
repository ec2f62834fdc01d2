//! What was answered before and imported: found by its words, and for the administrator what could not be taken.

mod aside;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::{get, post};
use office::BoardFilter;
use serde::Deserialize;

use super::frame::{day, html};
use super::library::administrator;
use crate::Answer;
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Page, encode};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/imported", get(look))
        .route("/desk/imported/aside", get(aside::look))
        .route("/desk/imported/aside/{id}", post(aside::change))
        .route("/desk/imported/aside/{id}/file", get(aside::file))
}

/// What is looked for, and which page of it.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: u32,
    #[serde(default)]
    after: String,
}

/// An imported letter in a list.
pub(super) struct Letter {
    pub href: String,
    pub subject: String,
    pub reference: String,
    pub note: String,
    pub snippet: String,
}

impl Letter {
    fn of(row: &casework::rows::CaseRow, snippet: String, of: Option<&str>) -> Letter {
        let mut note = vec![match row.answered_on {
            Some(on) => format!("answered {}", day(on)),
            None => "day unknown".to_owned(),
        }];
        if let Some(of) = of {
            note.push(format!("{of} answered it, not we"));
        }
        if row.published {
            note.push("in the disclosure log".to_owned());
        }
        Letter {
            href: format!("/desk/cases/{}", encode(&row.reference)),
            subject: row.subject.clone(),
            reference: row.reference.clone(),
            note: note.join(" · "),
            snippet,
        }
    }
}

/// Imported letters with the words of a search, and whether there are more.
pub(super) async fn found(
    state: &AppState,
    desk: &Desk,
    words: &str,
    page: u32,
) -> Answer<(Vec<Letter>, Option<String>)> {
    let found = state.office.search_history(&desk.who, words, page).await?;
    let next = found.next.map(|next| format!("/desk/imported?q={}&page={next}", encode(words)));
    Ok((found.letters.into_iter().map(|l| Letter::of(&l.row, l.snippet, l.of.as_deref())).collect(), next))
}

#[derive(Template)]
#[template(path = "desk/imported.html")]
struct Imported {
    page: Page,
    form: Form,
    searched: bool,
    letters: Vec<Letter>,
    began: bool,
    next: Option<String>,
    aside: Option<u64>,
}

async fn look(State(state): State<AppState>, desk: Desk, Query(asked): Query<Asked>) -> Answer<Html<String>> {
    let words = asked.q.trim();
    let searched = !words.is_empty();
    let (letters, next) = if searched {
        found(&state, &desk, words, asked.page).await?
    } else {
        let filter = BoardFilter {
            stage: Some("history".to_owned()),
            newest_first: true,
            after: Some(asked.after.clone()),
            ..BoardFilter::default()
        };
        let board = state.office.board(&desk.who, &filter).await?;
        let next = board.next.map(|after| format!("/desk/imported?after={}", encode(&after)));
        (board.rows.iter().map(|row| Letter::of(&row.row, String::new(), None)).collect(), next)
    };
    let aside = if administrator(&desk) { Some(state.office.count_asides(&desk.who).await?) } else { None };
    html(Imported {
        page: desk.page("Imported letters").here("imported"),
        form: Form::new().with("q", words),
        searched,
        letters,
        began: asked.page > 0 || !asked.after.is_empty(),
        next,
        aside,
    })
}
