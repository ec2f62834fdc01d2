//! One row of a register: changed, added, or taken out, as at a day. Every change makes a new version.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::register::{Change, Register};
use office::RegisterEdit;
use serde::Deserialize;

use super::super::frame::html;
use super::super::library::must_keep;
use super::{as_at, href, newest, versions};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Page;
use crate::{Answer, Error};

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    /// Which row, from 0; none for a new one.
    #[serde(default)]
    row: String,
    #[serde(default)]
    versions: String,
}

/// A cell of the form: the name of its field, its heading, and how many lines it needs.
struct Cell {
    field: String,
    heading: String,
    rows: usize,
}

#[derive(Template)]
#[template(path = "desk/register_row.html")]
struct Look {
    page: Page,
    form: Form,
    action: String,
    cells: Vec<Cell>,
    as_at: String,
    new: bool,
}

fn field(column: usize) -> String {
    format!("cell-{column}")
}

fn newest_of<'a>(desk: &'a Desk, name: &str) -> Answer<(&'a Register, usize)> {
    let all = versions(&desk.authority, name);
    newest(&all).map(|at| (all[at], all.len())).ok_or(Error::NotFound)
}

fn page(desk: &Desk, name: &str, form: Form) -> Answer<Html<String>> {
    let (register, _) = newest_of(desk, name)?;
    let new = form.value("row").is_empty();
    let title = if new { "Add a row" } else { "Change a row" };
    let cells = register.headings.iter().enumerate().map(|(at, heading)| {
        let long =
            register.rows.iter().map(|r| r.get(at).map_or(0, |c| c.chars().count())).max().unwrap_or(0);
        Cell { field: field(at), heading: heading.clone(), rows: if long > 60 { 3 } else { 1 } }
    });
    html(Look {
        page: desk.page(format!("{title}: {name}")).here("registers").back(name, href(name)).of_form(&form),
        action: format!("{}/row", href(name)),
        cells: cells.collect(),
        as_at: as_at(register),
        new,
        form,
    })
}

pub(super) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    must_keep(&desk)?;
    let (register, versions) = newest_of(&desk, &name)?;
    let mut form = Form::new().with("versions", versions.to_string());
    if register.as_at.is_some() {
        form = form.with_date("as-at", Some(state.office.today()));
    }
    if !wanted.row.is_empty() {
        // A link from an older page may mean another row.
        if !wanted.versions.is_empty() && wanted.versions != versions.to_string() {
            return Err(Error::NotFound);
        }
        let row = wanted.row.parse::<usize>().ok().and_then(|at| register.rows.get(at));
        form = form.with("row", wanted.row);
        for (at, cell) in row.ok_or(Error::NotFound)?.iter().enumerate() {
            form = form.with(&field(at), cell.clone());
        }
    }
    page(&desk, &name, form)
}

/// What a form changes in a register.
fn changes(register: &Register, form: &Form) -> Option<Vec<Change>> {
    let typed = |at: usize| {
        let plain = form.value(&field(at)).replace("\r\n", "\n");
        plain.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
    };
    let width = register.headings.len();
    if form.value("row").is_empty() {
        let cells: Vec<String> = (0..width).map(typed).collect();
        let empty = cells.iter().all(String::is_empty);
        return Some(if empty { Vec::new() } else { vec![Change::RowAdded { cells }] });
    }
    let row = form.value("row").parse::<usize>().ok()?;
    let was = register.rows.get(row)?;
    if form.value("do") == "remove" {
        return Some(vec![Change::RowRemoved { row, was: was.clone() }]);
    }
    let cells = register.headings.iter().enumerate().filter_map(|(at, heading)| {
        let (was, now) = (was.get(at)?.clone(), typed(at));
        (was != now).then(|| Change::Cell { row, heading: heading.clone(), was, now })
    });
    Some(cells.collect())
}

pub(super) async fn change(
    State(state): State<AppState>,
    desk: Desk,
    Path(name): Path<String>,
    mut sent: Submitted,
) -> Answer<Response> {
    must_keep(&desk)?;
    let (register, _) = newest_of(&desk, &name)?;
    let form = &mut sent.form;
    let day = form.date("as-at", "The day");
    // Pressed twice, the row may be gone already: the office tells what became of the first press.
    let changes = changes(register, form).unwrap_or_default();
    if !form.has_errors() {
        let edit = RegisterEdit {
            register: name.clone(),
            versions: form.value("versions").parse().unwrap_or(0),
            as_at: day,
            changes,
            why: form.trimmed("why").to_owned(),
        };
        match state.office.edit_register(&desk.who, &form.command_id().to_string(), edit).await {
            Ok(()) => return Ok(Redirect::to(&format!("{}?done=changed", href(&name))).into_response()),
            Err(cause) => {
                on_form(cause, form, "")?;
            }
        }
    }
    Ok(again(page(&desk, &name, sent.form)?))
}
