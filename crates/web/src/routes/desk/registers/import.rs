//! A register comes in: a file or pasted rows are read, its keeper says what the columns mean, and only then is it taken.
//!
//! Between the two pages the table travels in the form, so that nothing is kept that nobody confirmed.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use casework::register::{Meaning, RegisterKind};
use office::register_files::{self, Registers, Table};
use office::{NewRegister, Prepared, RegisterOptions, RegisterStatus};
use serde::{Deserialize, Serialize};

use super::super::frame::html;
use super::super::library::must_keep;
use super::changes::Changes;
use super::describe::{Column, meanings_of};
use super::{href, kinds, meanings, names_of, newest, versions};
use crate::error::{again, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page};
use crate::{Answer, Error};

/// The most bytes of a table that travels in a form.
const TRAVELS: usize = 3_000_000;

#[derive(Template)]
#[template(path = "desk/import_register.html")]
struct Import {
    page: Page,
    form: Form,
    known: Vec<String>,
}

/// A table of a file with several, to be chosen.
struct Choose {
    sheet: String,
    rows: usize,
    table: String,
    name: String,
}

#[derive(Template)]
#[template(path = "desk/choose_register.html")]
struct Chooser {
    page: Page,
    form: Form,
    tables: Vec<Choose>,
    notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/confirm_register.html")]
struct Confirm {
    page: Page,
    form: Form,
    rows: usize,
    columns: Vec<Column>,
    kinds: Vec<Choice>,
    meanings: Vec<Choice>,
    doubtful: Vec<String>,
    /// The version that is there already as it is.
    same: Option<usize>,
    /// What changes since the version before.
    changes: Option<Changes>,
}

#[derive(Deserialize, Default)]
pub(super) struct About {
    #[serde(default)]
    register: String,
}

fn import_page(desk: &Desk, form: Form) -> Answer<Html<String>> {
    let known = names_of(&desk.authority).into_iter().map(str::to_owned).collect();
    let page = desk.page("Import a register").here("registers").back("Registers", "/desk/registers");
    html(Import { page: page.of_form(&form), form, known })
}

pub(super) async fn look(desk: Desk, Query(about): Query<About>) -> Answer<Html<String>> {
    must_keep(&desk)?;
    import_page(&desk, Form::new().with("name", about.register))
}

/// A table on its way through a form.
#[derive(Serialize, Deserialize)]
struct Travelling {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

fn packed(table: &Table) -> Answer<String> {
    let Table { headings, rows, notes, .. } = table.clone();
    serde_json::to_string(&Travelling { headings, rows, notes }).map_err(Error::broken)
}

fn unpacked(form: &Form) -> Option<Table> {
    let Travelling { headings, rows, notes } = serde_json::from_str(form.value("table")).ok()?;
    let width = headings.len();
    let fits = (1..=register_files::COLUMNS).contains(&width)
        && (1..=register_files::ROWS).contains(&rows.len())
        && rows.iter().all(|row| row.len() == width);
    fits.then(|| Table { headings, rows, notes, ..Table::default() })
}

/// What was sent as tables.
fn tables(state: &AppState, sent: &mut Submitted) -> Option<Registers> {
    if !sent.form.error("file").is_empty() {
        return None;
    }
    let limits = &state.office.settings().limits;
    let field = if sent.files.is_empty() { "rows" } else { "file" };
    let read = match sent.files.first() {
        Some(file) => register_files::read(&file.bytes, Some(&file.name), limits),
        None if sent.form.trimmed("rows").is_empty() => {
            sent.form.fail("file", "Choose a file, or paste the rows with their headings");
            return None;
        }
        None => register_files::pasted(sent.form.value("rows"), limits),
    };
    match read {
        Ok(found) => Some(found),
        Err(why) => {
            sent.form.fail(field, crate::error::capital(&why.to_string()));
            None
        }
    }
}

/// The name that a form gives, else that of the file.
fn name_of(sent: &Submitted) -> String {
    let typed = sent.form.trimmed("name");
    match sent.files.first() {
        Some(file) if typed.is_empty() => {
            file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem).trim().to_owned()
        }
        _ => typed.to_owned(),
    }
}

fn check_name(form: &mut Form) -> String {
    let name = form.required("name", "Say which register this is");
    if name.chars().count() > 100 {
        form.fail("name", "Give the register a name of at most 100 letters");
    } else if !name.is_empty() && !name.chars().any(char::is_alphanumeric) {
        form.fail("name", "Give the register a name with letters in it");
    }
    name
}

pub(super) async fn read(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    must_keep(&desk)?;
    let name = name_of(&sent);
    sent.form.set("name", name);
    let name = check_name(&mut sent.form);
    let Some(found) = tables(&state, &mut sent).filter(|_| !sent.form.has_errors()) else {
        return Ok(again(import_page(&desk, sent.form)?));
    };
    let mut all = Vec::with_capacity(found.tables.len());
    for table in found.tables {
        let table_text = packed(&table)?;
        if table_text.len() > TRAVELS {
            let why =
                "This register is too large for a page: an administrator brings it in with candour import";
            sent.form.fail("file", why);
            return Ok(again(import_page(&desk, sent.form)?));
        }
        all.push((table, table_text));
    }
    match all.pop() {
        Some((mut table, text)) if all.is_empty() => {
            table.notes.extend(found.notes);
            let form = Form::new().with("name", name).with("table", text);
            Ok(first(&state, &desk, form, table).await?.into_response())
        }
        last => {
            all.extend(last);
            let choose = |(table, text): (Table, String)| {
                let sheet = table.sheet.unwrap_or_default();
                Choose { name: format!("{name} {sheet}"), rows: table.rows.len(), table: text, sheet }
            };
            let page = desk.page("Which table?").here("registers").back("Registers", "/desk/registers");
            let tables = all.into_iter().map(choose).collect();
            Ok(html(Chooser { page, form: Form::new(), tables, notes: found.notes })?.into_response())
        }
    }
}

/// The page that asks what the columns mean, filled with what is guessed and remembered.
async fn first(state: &AppState, desk: &Desk, mut form: Form, table: Table) -> Answer<Html<String>> {
    let new =
        NewRegister { name: form.trimmed("name").to_owned(), table, options: RegisterOptions::default() };
    let prepared = state.office.prepare_register(&desk.who, new).await?;
    let register = &prepared.register;
    form.set("name", register.name.clone());
    form.set("kind", prepared.understood.kind.id());
    form.set("owner", register.owner.clone());
    form = form.with_date("as-at", register.as_at).with_date("review-by", register.review_by);
    for (at, column) in prepared.understood.columns.iter().enumerate() {
        form.set(&format!("meaning-{at}"), column.meaning.id());
    }
    confirm_page(desk, form, prepared)
}

fn confirm_page(desk: &Desk, form: Form, prepared: Prepared) -> Answer<Html<String>> {
    let Prepared { register, understood } = prepared;
    let columns = understood.columns.iter().enumerate().map(|(at, read)| {
        let note = match (read.confirmed, read.sure || read.meaning == Meaning::Other) {
            (true, _) => "confirmed before",
            (false, true) => "",
            (false, false) => "a guess: look at it",
        };
        Column { note: note.to_owned(), ..Column::of(at, &read.heading, &register.rows) }
    });
    let page = desk.page("Is this what the columns mean?").here("registers");
    html(Confirm {
        page: page.back("Import a register", "/desk/import-register").of_form(&form),
        rows: register.rows.len(),
        columns: columns.collect(),
        kinds: kinds(),
        meanings: meanings(),
        doubtful: understood.doubtful,
        same: (understood.status == RegisterStatus::Same).then_some(understood.version),
        changes: understood.changes.map(Changes::of),
        form,
    })
}

pub(super) async fn take(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    must_keep(&desk)?;
    let form = &mut sent.form;
    let Some(table) = unpacked(form) else {
        return Err(Error::Unreadable("a register without its rows"));
    };
    // A table that was chosen of several comes without anything said of it.
    if form.value("do") == "choose" {
        check_name(form);
        return Ok(first(&state, &desk, sent.form, table).await?.into_response());
    }
    let name = check_name(form);
    let owner = form.required("owner", "Say who owns the register and answers for it");
    let review_by = form.date("review-by", "The review date");
    let as_at = form.date("as-at", "The day");
    let today = state.office.today();
    if as_at.is_some_and(|day| day > today) {
        form.fail("as-at-day", "The day is still to come: rows are true as at a day that was");
    }
    let kind = RegisterKind::from_id(form.value("kind"));
    if kind.is_none() {
        form.fail("kind", "Say what the register holds");
    }
    let headings = table.headings.clone();
    let options = RegisterOptions { as_at, owner: Some(owner.clone()), review_by };
    let mut prepared = state.office.prepare_register(&desk.who, NewRegister { name, table, options }).await?;
    let all = versions(&desk.authority, &prepared.register.name);
    let day = newest(&all).and_then(|at| all[at].as_at);
    if as_at.is_none() && form.date_error("as-at").is_empty() && day.is_some() {
        form.fail("as-at-day", "Say as at which day the rows are true: the version before says it too");
    }
    if !form.has_errors() {
        let register = &mut prepared.register;
        (register.kind, register.owner, register.review_by) = (kind, owner, review_by);
        register.meanings = meanings_of(form, &headings);
        let to = href(&register.name);
        match state.office.confirm_register(&desk.who, register.clone()).await {
            Ok(_) => return Ok(Redirect::to(&format!("{to}?done=imported")).into_response()),
            Err(cause) => {
                on_form(cause, form, "name")?;
            }
        }
    }
    Ok(again(confirm_page(&desk, sent.form, prepared)?))
}
