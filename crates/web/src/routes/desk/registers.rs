//! The registers that answers are made from: a table as at a day, every version kept.
//!
//! A new version replaces nothing: what was answered earlier stays as at its day.

mod changes;
mod describe;
mod edit;
mod import;
mod names;
mod show;

use std::collections::BTreeSet;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::{get, post};
use casework::Authority;
use casework::register::{Meaning, Position, Register, RegisterKind};
use document::response::Disposition;
use serde::Deserialize;

use super::frame::{day, html};
use super::library::{holds, keeper, reader};
use crate::Answer;
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Shade, Tag, encode, plural};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/registers", get(list))
        .route("/desk/registers/{name}", get(show::look))
        .route("/desk/registers/{name}/rows.csv", get(show::export))
        .route("/desk/registers/{name}/changes", get(changes::look))
        .route("/desk/registers/{name}/row", get(edit::look).post(edit::change))
        .route("/desk/registers/{name}/columns", get(describe::look).post(describe::change))
        .route("/desk/registers/{name}/retire", post(describe::retire))
        .route("/desk/import-register", get(import::look).post(import::read))
        .route("/desk/confirm-register", post(import::take))
        .route("/desk/names", get(names::look).post(names::change))
}

fn href(name: &str) -> String {
    format!("/desk/registers/{}", encode(name))
}

/// The names of all registers, each once.
fn names_of(authority: &Authority) -> BTreeSet<&str> {
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

/// Who owns it, in words.
fn owner(register: &Register) -> String {
    if register.owner.is_empty() { "nobody yet".to_owned() } else { register.owner.clone() }
}

/// The newest: the latest day, and of one day the one that came last.
fn newest(versions: &[&Register]) -> Option<usize> {
    (0..versions.len()).max_by_key(|at| versions[*at].as_at)
}

/// What a register holds, as confirmed or guessed, in a word or two.
fn kind_of(register: &Register) -> RegisterKind {
    register.kind.unwrap_or_else(|| office::answers::understood(register).kind)
}

fn kind_words(kind: RegisterKind) -> &'static str {
    match kind {
        RegisterKind::Contracts => "Contracts",
        RegisterKind::Facts => "Facts",
        RegisterKind::Positions => "Positions on disclosure",
        RegisterKind::Table => "Table",
    }
}

fn kinds() -> Vec<Choice> {
    let hint = |kind: RegisterKind| match kind {
        RegisterKind::Contracts => "a contract each row",
        RegisterKind::Facts => "a fact each row: what it is about, what is measured, the answer",
        RegisterKind::Positions => {
            "a position each row: what it is about, what is done, under which provision and why"
        }
        RegisterKind::Table => "any other table, as devices by year",
    };
    RegisterKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.id(), kind_words(kind)).hint(hint(kind)))
        .collect()
}

fn meanings() -> Vec<Choice> {
    Meaning::ALL.into_iter().map(|m| Choice::new(m.id(), crate::error::capital(m.in_words()))).collect()
}

/// A position in a few words; nothing for what is given.
fn position_words(position: &Position) -> String {
    let what = match position.disposition {
        Disposition::Withheld => "withheld",
        Disposition::GivenInPart => "given in part",
        Disposition::Accessible => "published",
        Disposition::Ncnd => "neither confirmed nor denied",
        _ => return String::new(),
    };
    match position.provisions.as_slice() {
        [] => what.to_owned(),
        provisions => format!("{what} under {}", provisions.join(", ")),
    }
}

/// Whether its owner has to look at it again.
fn review(register: &Register, today: jiff::civil::Date) -> Option<Tag> {
    let by = register.review_by?;
    Some(if by < today {
        Tag::new("Past its review date", Shade::Amber)
    } else {
        Tag::new("Up to date", Shade::Green)
    })
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
    /// Registers whose owner has to look at them again.
    late: Vec<Line>,
    lines: Vec<Line>,
    keeper: bool,
    done: String,
}

#[derive(Deserialize, Default)]
struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    done: String,
}

async fn list(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let today = state.office.today();
    let (mut lines, mut late) = (Vec::new(), Vec::new());
    for name in names_of(&desk.authority) {
        let all = versions(&desk.authority, name);
        let Some(register) = newest(&all).map(|at| all[at]) else { continue };
        let line = |note: String| Line {
            name: name.to_owned(),
            href: href(name),
            as_at: as_at(register),
            owner: owner(register),
            rows: plural(&register.rows.len(), "row", "rows"),
            note,
        };
        if let Some(by) = register.review_by.filter(|by| *by < today) {
            late.push((by, line(day(by))));
        }
        if holds(&format!("{name} {} {}", register.owner, register.headings.join(" ")), &wanted.q) {
            lines.push(line(plural(&all.len(), "version", "versions")));
        }
    }
    late.sort_by_key(|(by, _)| *by);
    html(List {
        page: desk.page("Registers").here("registers"),
        form: Form::new().with("q", wanted.q),
        late: late.into_iter().map(|(_, line)| line).collect(),
        lines,
        keeper: keeper(&desk),
        done: wanted.done,
    })
}
