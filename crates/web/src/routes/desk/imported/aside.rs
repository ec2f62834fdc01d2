//! What an import could not take, with its reason: tried again, taken all the same, or left out. For administrators.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use office::Aside;
use serde::Deserialize;
use uuid::Uuid;

use super::super::files::download;
use super::super::frame::html;
use super::super::library::must_administer;
use crate::error::capital;
use crate::form::Submitted;
use crate::state::{AppState, Desk};
use crate::view::{Page, clock_time, encode};
use crate::{Answer, Error};

#[derive(Deserialize, Default)]
pub(in super::super) struct Asked {
    #[serde(default)]
    after: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    why: String,
}

/// An item of the list.
struct Line {
    id: Uuid,
    name: String,
    reason: String,
    note: String,
    kept: bool,
    readable: bool,
    command: Uuid,
}

#[derive(Template)]
#[template(path = "desk/aside.html")]
struct Shown {
    page: Page,
    done: String,
    why: String,
    lines: Vec<Line>,
    all: usize,
    began: bool,
    next: Option<String>,
}

fn size(bytes: u64) -> String {
    match bytes {
        0 => "size unknown".to_owned(),
        1..=999 => format!("{bytes} bytes"),
        1_000..=999_999 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1_000_000.0),
    }
}

fn line(item: Aside) -> Line {
    Line {
        id: item.id,
        name: item.name,
        reason: capital(&item.reason),
        note: format!("{} · {}", clock_time(&item.at), size(item.size)),
        kept: item.kept,
        readable: item.readable,
        command: Uuid::now_v7(),
    }
}

pub(in super::super) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Query(asked): Query<Asked>,
) -> Answer<Html<String>> {
    must_administer(&desk)?;
    let list = state.office.asides(&desk.who, Some(&asked.after)).await?;
    html(Shown {
        page: desk
            .page("Set aside by the import")
            .here("imported")
            .back("Imported letters", "/desk/imported"),
        done: asked.done,
        why: asked.why,
        lines: list.items.into_iter().map(line).collect(),
        all: usize::try_from(list.all).unwrap_or(usize::MAX),
        began: !asked.after.is_empty(),
        next: list.next.map(|after| format!("/desk/imported/aside?after={}", encode(&after))),
    })
}

pub(in super::super) async fn file(
    State(state): State<AppState>,
    desk: Desk,
    Path(id): Path<Uuid>,
) -> Answer<Response> {
    must_administer(&desk)?;
    let (item, bytes) = state.office.aside_file(&desk.who, id).await?;
    let name = item.name.rsplit(['/', '\\']).next().unwrap_or("file").to_owned();
    Ok(download(&name, "application/octet-stream", bytes))
}

pub(in super::super) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(id): Path<Uuid>,
    sent: Submitted,
) -> Answer<Response> {
    must_administer(&desk)?;
    let list = "/desk/imported/aside";
    let surely = match sent.form.value("do") {
        "again" => false,
        "take" => true,
        "leave" => {
            state.office.leave_out(&desk.who, id).await?;
            return Ok(Redirect::to(&format!("{list}?done=left")).into_response());
        }
        _ => return Err(Error::NotFound),
    };
    let to = match state.office.try_aside_again(&desk.who, id, surely).await? {
        Ok(cases) => match cases.as_slice() {
            [one] => format!("/desk/cases/{}?done=taken", encode(&one.reference)),
            _ => format!("{list}?done=taken"),
        },
        Err(why) => format!("{list}?done=still&why={}", encode(&why)),
    };
    Ok(Redirect::to(&to).into_response())
}
