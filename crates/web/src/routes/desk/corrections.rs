//! Readings that officers put right, for the administrator: the list, and all of them as labelled examples in one file.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use futures::stream;
use office::london;
use serde::Deserialize;
use tokio::sync::mpsc;

use super::frame::html;
use super::library::must_administer;
use crate::error::again;
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Page, encode, short_date};
use crate::{Answer, Error};

/// Readings on one page.
const SHOWN: u32 = 50;

/// Where the list goes on.
#[derive(Deserialize, Default)]
pub(crate) struct From {
    #[serde(default)]
    after: u64,
}

struct Line {
    reference: String,
    href: String,
    on: String,
    what: String,
    reader: String,
}

#[derive(Template)]
#[template(path = "desk/corrections.html")]
struct Corrections {
    page: Page,
    form: Form,
    lines: Vec<Line>,
    next: Option<u64>,
    first: bool,
}

async fn page(state: &AppState, desk: &Desk, form: Form, after: u64) -> Answer<Html<String>> {
    must_administer(desk)?;
    let found = state.office.corrected_readings(&desk.who, after, SHOWN).await?;
    let next = found.last().filter(|_| found.len() as u32 == SHOWN).map(|last| last.seq);
    let lines = found
        .into_iter()
        .map(|one| Line {
            href: format!("/desk/cases/{}", encode(&one.reference)),
            on: short_date(&london(one.at)),
            what: one.corrections.iter().map(|c| c.words()).collect::<Vec<_>>().join(", "),
            reader: one.reader,
            reference: one.reference,
        })
        .collect();
    let page =
        desk.page("Corrected readings").here("teams").back("Teams and people", "/desk/teams").of_form(&form);
    html(Corrections { page, form, lines, next, first: after == 0 })
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Query(from): Query<From>,
) -> Answer<Html<String>> {
    page(&state, &desk, Form::new(), from.after).await
}

/// All examples, one JSON object a line, written while they are read.
pub(crate) async fn export(
    State(state): State<AppState>,
    desk: Desk,
    mut sent: Submitted,
) -> Answer<Response> {
    must_administer(&desk)?;
    if sent.form.value("understood") != "yes" {
        sent.form.fail("understood", "Say that you will treat the file as personal data");
        return Ok(again(page(&state, &desk, sent.form, 0).await?));
    }
    let id = sent.form.command_id().to_string();
    let (lines, taken) = mpsc::channel::<String>(16);
    let (office, who) = (state.office.clone(), desk.who.clone());
    let written = tokio::spawn(async move { office.export_examples(&who, &id, lines).await });
    // Line by line; a file that could not be written to its end is seen to break off.
    let file = stream::unfold((taken, Some(written)), |(mut taken, mut written)| async move {
        if let Some(line) = taken.recv().await {
            return Some((Ok(Bytes::from(line + "\n")), (taken, written)));
        }
        match written.take()?.await {
            Ok(Ok(_)) => None,
            _ => Some((Err(std::io::Error::other("the examples break off here")), (taken, None))),
        }
    });
    let body = Body::from_stream(file);
    Response::builder()
        .header(CONTENT_TYPE, "application/jsonl; charset=utf-8")
        .header(CONTENT_DISPOSITION, "attachment; filename=\"corrected-readings.jsonl\"")
        .body(body)
        .map(IntoResponse::into_response)
        .map_err(Error::broken)
}
