//! The registers that answers are made from: a table as at a day, every version kept.
//!
//! A new version replaces nothing: what was answered earlier stays as at its day.

mod csv_read;

use std::collections::BTreeSet;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use casework::{Authority, AuthorityEvent, authority::Register};
use serde::Deserialize;

use self::csv_read::Sheet;
use super::files::download;
use super::frame::{day, html};
use super::library::{holds, keeper, must_keep, reader};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Pages, encode, plural};
use crate::{Answer, Error};

/// Rows on one page.
const ON_A_PAGE: usize = 100;
/// Most text of a file that comes back in the box when something else was wrong.
const KEPT: usize = 1_000_000;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/registers", get(list))
        .route("/desk/registers/{name}", get(look))
        .route("/desk/registers/{name}/rows.csv", get(export))
        .route("/desk/import-register", get(import_look).post(import))
}

fn href(name: &str) -> String {
    format!("/desk/registers/{}", encode(name))
}

/// The names of all registers, each once.
fn names(authority: &Authority) -> BTreeSet<&str> {
    authority.registers.iter().map(|register| register.name.as_str()).collect()
}

/// The versions of a register, as they came.
fn versions<'a>(authority: &'a Authority, name: &str) -> Vec<&'a Register> {
    authority.registers.iter().filter(|register| register.name == name).collect()
}

/// As at which day a version is true, in words.
fn as_at(register: &Register) -> String {
    register.as_at.map_or_else(|| "an unknown day".to_owned(), day)
}

/// The newest: the latest day, and of one day the one that came last.
fn newest(versions: &[&Register]) -> Option<usize> {
    (0..versions.len()).max_by_key(|at| versions[*at].as_at)
}

/// A register in the list, or one of its versions.
struct Line {
    name: String,
    href: String,
    as_at: String,
    owner: String,
    rows: String,
    note: String,
}

#[derive(Template)]
#[template(path = "desk/registers.html")]
struct List {
    page: Page,
    form: Form,
    lines: Vec<Line>,
    keeper: bool,
}

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    done: String,
}

async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Answer<Html<String>> {
    reader(&desk)?;
    let mut lines = Vec::new();
    for name in names(&desk.authority) {
        let all = versions(&desk.authority, name);
        let Some(register) = newest(&all).map(|at| all[at]) else { continue };
        if holds(&format!("{name} {} {}", register.owner, register.headings.join(" ")), &wanted.q) {
            lines.push(Line {
                name: name.to_owned(),
                href: href(name),
                as_at: as_at(register),
                owner: register.owner.clone(),
                rows: plural(&register.rows.len(), "row", "rows"),
                note: plural(&all.len(), "version", "versions"),
            });
        }
    }
    let page = desk.page("Registers").here("registers");
    html(List { page, form: Form::new().with("q", wanted.q), lines, keeper: keeper(&desk) })
}

#[derive(Template)]
#[template(path = "desk/register.html")]
struct Shown {
    page: Page,
    form: Form,
    name: String,
    as_at: String,
    owner: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    found: String,
    pages: Pages,
    csv: String,
    sorts: Vec<Choice>,
    versions: Vec<Line>,
    import: String,
    newer: bool,
    keeper: bool,
    imported: bool,
}

/// The version asked for, by its number, else the newest.
fn version<'a>(all: &[&'a Register], wanted: &Wanted) -> Answer<(usize, &'a Register)> {
    let at = match wanted.version.parse::<usize>() {
        Ok(number) => number.checked_sub(1).filter(|at| *at < all.len()),
        Err(_) => newest(all),
    };
    at.map(|at| (at, all[at])).ok_or(Error::NotFound)
}

/// The rows that hold the words sought, in the order asked for.
fn rows<'a>(register: &'a Register, wanted: &Wanted) -> Vec<&'a Vec<String>> {
    let mut rows: Vec<_> = register.rows.iter().filter(|row| holds(&row.join(" "), &wanted.q)).collect();
    let column = wanted.sort.parse::<usize>().ok().filter(|at| (1..=register.headings.len()).contains(at));
    if let Some(at) = column {
        rows.sort_by_cached_key(|row| sort_key(&row[at - 1]));
    }
    rows
}

/// Numbers by their value before words by their letters, empty cells last.
fn sort_key(cell: &str) -> (u8, i64, String) {
    let number: String = cell.chars().filter(|c| !matches!(c, ',' | '£' | ' ')).collect();
    match number.parse::<f64>() {
        // Hundredths order what registers hold; what is beyond stays at the end of the scale.
        Ok(value) => (0, (value * 100.0) as i64, String::new()),
        Err(_) if cell.is_empty() => (2, 0, String::new()),
        Err(_) => (1, 0, cell.to_lowercase()),
    }
}

async fn look(desk: Desk, Path(name): Path<String>, Query(wanted): Query<Wanted>) -> Answer<Html<String>> {
    reader(&desk)?;
    let all = versions(&desk.authority, &name);
    let latest = newest(&all);
    let (at, register) = version(&all, &wanted)?;
    let found = rows(register, &wanted);
    let address = href(&name);
    let query = format!("version={}&q={}&sort={}", at + 1, encode(&wanted.q), encode(&wanted.sort));
    let pages =
        Pages::new(wanted.page.parse().unwrap_or(1), found.len(), ON_A_PAGE, format!("{address}?{query}"));
    let mut sorts = vec![Choice::new("", "As in the register")];
    sorts.extend(
        register.headings.iter().enumerate().map(|(n, h)| Choice::new((n + 1).to_string(), h.clone())),
    );
    let count = if found.len() == register.rows.len() {
        plural(&found.len(), "row", "rows")
    } else {
        format!("{} of {}", found.len(), plural(&register.rows.len(), "row", "rows"))
    };
    let mut lines: Vec<(usize, Line)> = Vec::new();
    for (n, one) in all.iter().enumerate() {
        let mut notes = Vec::new();
        if Some(n) == latest {
            notes.push("newest");
        }
        if n == at {
            notes.push("shown here");
        }
        let line = Line {
            name: format!("Version {}", n + 1),
            href: format!("{address}?version={}", n + 1),
            as_at: as_at(one),
            owner: one.owner.clone(),
            rows: plural(&one.rows.len(), "row", "rows"),
            note: notes.join(", "),
        };
        lines.push((n, line));
    }
    lines.sort_by_key(|(n, _)| std::cmp::Reverse((all[*n].as_at, *n)));
    html(Shown {
        page: desk.page(format!("Register: {name}")).here("registers").back("Registers", "/desk/registers"),
        form: Form::new()
            .with("q", wanted.q.clone())
            .with("sort", wanted.sort.clone())
            .with("version", (at + 1).to_string()),
        as_at: as_at(register),
        owner: register.owner.clone(),
        headings: register.headings.clone(),
        rows: found.into_iter().skip((pages.current - 1) * ON_A_PAGE).take(ON_A_PAGE).cloned().collect(),
        found: count,
        csv: format!("{address}/rows.csv?{query}"),
        import: format!("/desk/import-register?register={}", encode(&name)),
        newer: Some(at) != latest,
        keeper: keeper(&desk),
        imported: wanted.done == "imported",
        versions: lines.into_iter().map(|(_, line)| line).collect(),
        pages,
        sorts,
        name,
    })
}

async fn export(desk: Desk, Path(name): Path<String>, Query(wanted): Query<Wanted>) -> Answer<Response> {
    reader(&desk)?;
    let all = versions(&desk.authority, &name);
    let (_, register) = version(&all, &wanted)?;
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(&register.headings).chain(rows(register, &wanted)) {
        out.write_record(row.iter().map(|cell| plain_cell(cell))).map_err(Error::broken)?;
    }
    let bytes = out.into_inner().map_err(Error::broken)?;
    let day = register.as_at.map(|day| format!(" {day}")).unwrap_or_default();
    let file = format!("{name}{day}.csv");
    Ok(download(&file, "text/csv; charset=utf-8", bytes))
}

/// A cell that no spreadsheet takes for a formula; numbers stay numbers.
fn plain_cell(cell: &str) -> String {
    let formula =
        cell.starts_with(['=', '@', '+', '-', '\t']) && cell.replace(',', "").parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[derive(Template)]
#[template(path = "desk/import_register.html")]
struct Import {
    page: Page,
    form: Form,
    known: Vec<String>,
}

#[derive(Deserialize, Default)]
pub(super) struct About {
    #[serde(default)]
    register: String,
}

fn import_page(desk: &Desk, form: Form) -> Answer<Html<String>> {
    let known = names(&desk.authority).into_iter().map(str::to_owned).collect();
    let page = desk.page("Import a register").here("registers").back("Registers", "/desk/registers");
    html(Import { page: page.of_form(&form), form, known })
}

async fn import_look(desk: Desk, Query(about): Query<About>) -> Answer<Html<String>> {
    must_keep(&desk)?;
    let owner =
        versions(&desk.authority, &about.register).last().map(|r| r.owner.clone()).unwrap_or_default();
    import_page(&desk, Form::new().with("name", about.register).with("owner", owner))
}

/// What was sent as a sheet. The text of a file comes back in the box, so that it need not be chosen again.
fn sheet(sent: &mut Submitted) -> Option<Sheet> {
    let field = if sent.files.is_empty() { "rows" } else { "file" };
    if !sent.form.error("file").is_empty() {
        return None;
    }
    let text = match sent.files.first() {
        Some(file) => csv_read::text(&file.bytes).map(str::to_owned),
        None => Ok(sent.form.value("rows").to_owned()),
    };
    match text.and_then(|text| {
        let read = csv_read::sheet(&text);
        if field == "file" && text.len() <= KEPT {
            sent.form.set("rows", text);
        }
        read
    }) {
        Ok(sheet) => Some(sheet),
        Err(why) => {
            sent.form.fail(field, why);
            None
        }
    }
}

async fn import(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    must_keep(&desk)?;
    let form = &mut sent.form;
    let mut name = form.required("name", "Say which register this is");
    if name.chars().count() > 100 {
        form.fail("name", "Give the register a name of at most 100 letters");
    } else if !name.is_empty() && !name.chars().any(char::is_alphanumeric) {
        form.fail("name", "Give the register a name with letters in it");
    }
    // "contracts" is a new version of "Contracts", not a register of its own.
    if let Some(known) = names(&desk.authority).into_iter().find(|n| n.to_lowercase() == name.to_lowercase())
    {
        name = known.to_owned();
    }
    let owner = form.required("owner", "Say who owns the register and answers for it");
    let as_at = form.date("as-at", "The day");
    match as_at {
        None if form.date_error("as-at").is_empty() => {
            form.fail("as-at-day", "Say as at which day the rows are true")
        }
        Some(day) if day > state.office.today() => {
            form.fail("as-at-day", "The day is still to come: rows are true as at a day that was")
        }
        _ => {}
    }
    let sheet = sheet(&mut sent);
    if let (Some(as_at), Some(sheet), false) = (as_at, sheet, sent.form.has_errors()) {
        let to = href(&name);
        let register = Register::table(&name, &owner, Some(as_at), sheet.headings, sheet.rows);
        let event = AuthorityEvent::RegisterImported { register };
        match state.office.change(&desk.who, &sent.form.command_id().to_string(), event).await {
            Ok(()) => return Ok(Redirect::to(&format!("{to}?done=imported")).into_response()),
            Err(cause) => {
                on_form(cause, &mut sent.form, "rows")?;
            }
        }
    }
    Ok(again(import_page(&desk, sent.form)?))
}
