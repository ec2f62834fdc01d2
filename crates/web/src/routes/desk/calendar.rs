//! The bank holidays: the editions known, the cases of which a newer one moved a date, and those still to do.
//!
//! Dates are worked out again beside the pages, never here; here somebody only says that they have looked.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use casework::Role;
use jiff::civil::Date;
use office::{CalendarFilter, CalendarPage, EditionView, MoveView, MovedRow};
use serde::Deserialize;

use super::board::safe_cell;
use super::frame::{self, html};
use super::library::reader;
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::{Choice, Page, Shade, Tag, clock_time, encode, plural};
use crate::{Answer, Error};

/// Most pages of the list that one export holds.
const EXPORT_PAGES: usize = 800;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/calendar", get(look).post(looked))
        .route("/desk/calendar/moved.csv", get(export))
}

/// What is wanted of the list.
#[derive(Deserialize, Default, Clone)]
pub(crate) struct Wanted {
    #[serde(default)]
    edition: String,
    #[serde(default)]
    looked: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    done: String,
}

impl Wanted {
    fn filter(&self) -> CalendarFilter {
        CalendarFilter {
            edition: Some(self.edition.clone()).filter(|edition| !edition.is_empty()),
            unseen: match self.looked.as_str() {
                "no" => Some(true),
                "yes" => Some(false),
                _ => None,
            },
            after: Some(self.after.clone()),
        }
    }

    fn query(&self) -> String {
        let pairs = [("edition", &self.edition), ("looked", &self.looked)];
        let given = pairs.iter().filter(|(_, v)| !v.is_empty());
        given.map(|(k, v)| format!("{k}={}", encode(v))).collect::<Vec<_>>().join("&")
    }
}

/// An edition in the table.
struct EditionLine {
    day: String,
    note: String,
    now: Option<Tag>,
    counted: String,
    moved: u64,
    href: String,
}

impl EditionLine {
    fn of(view: &EditionView) -> EditionLine {
        let counted = match &view.counted {
            Some(counted) if counted.left > 0 => format!(
                "{}; {} could not be worked out",
                clock_time(&counted.at),
                plural(&(counted.left as usize), "case", "cases")
            ),
            Some(counted) => clock_time(&counted.at),
            None if view.current => "Not yet for every case".to_owned(),
            None => "–".to_owned(),
        };
        EditionLine {
            note: capital(view.edition.note()),
            now: view.current.then(|| Tag::new("Counted with now", Shade::Blue)),
            counted,
            moved: view.moved,
            href: format!("/desk/calendar?edition={}", encode(view.edition.id())),
            day: edition_day(view.edition.id()),
        }
    }
}

/// An edition as its day in words: `21 November 2026`.
fn edition_day(id: &str) -> String {
    id.parse::<Date>().map_or_else(|_| id.to_owned(), |day| day.strftime("%-d %B %Y").to_string())
}

/// A case of which a date moved.
struct MovedLine {
    reference: String,
    subject: String,
    href: String,
    note: String,
    /// What is sent when it is ticked; nothing where there is nothing to look at.
    tick: String,
    moves: Vec<MoveLine>,
}

/// A date that moved.
pub(super) struct MoveLine {
    pub what: String,
    pub before: String,
    pub after: String,
    pub why: String,
    pub safe: Option<String>,
    pub looked: Option<String>,
}

impl MoveLine {
    pub fn of(view: &MoveView) -> MoveLine {
        let day = |date: Option<Date>| date.map_or_else(|| "no date ran".to_owned(), frame::day);
        MoveLine {
            what: capital(&view.what),
            before: day(view.before),
            after: day(view.after),
            why: view.why.clone(),
            safe: view.safe.map(frame::day),
            looked: view.looked_at_by.clone(),
        }
    }
}

/// A case still to do.
struct WaitingLine {
    reference: String,
    href: String,
    note: String,
}

#[derive(Template)]
#[template(path = "desk/calendar.html")]
struct Calendar {
    page: Page,
    form: Form,
    done: String,
    editions: Vec<EditionLine>,
    newest: String,
    to_do: u64,
    waiting: Vec<WaitingLine>,
    unseen: u64,
    any_moved: bool,
    lines: Vec<MovedLine>,
    may_look: bool,
    edition_choices: Vec<Choice>,
    looked_choices: Vec<Choice>,
    began: bool,
    next: Option<String>,
    csv: String,
}

fn case_address(reference: &str) -> String {
    format!("/desk/cases/{}", encode(reference))
}

fn moved_line(row: MovedRow, may_look: bool) -> MovedLine {
    let officer = row.officer.unwrap_or_else(|| "nobody has it".to_owned());
    MovedLine {
        href: case_address(&row.reference),
        note: if row.open { officer } else { "closed since".to_owned() },
        tick: if row.unseen && may_look {
            format!("{}/{}", row.edition, row.reference)
        } else {
            String::new()
        },
        moves: row.moves.iter().map(MoveLine::of).collect(),
        reference: row.reference,
        subject: row.subject,
    }
}

fn show(desk: &Desk, told: CalendarPage, wanted: &Wanted, form: Form) -> Answer<Html<String>> {
    let query = wanted.query();
    let may_look = desk.who.actor.has(Role::Officer);
    let mut edition_choices = vec![Choice::new("", "Any edition")];
    edition_choices.extend(
        told.editions
            .iter()
            .map(|e| Choice::new(e.edition.id(), format!("Of {}", edition_day(e.edition.id())))),
    );
    html(Calendar {
        page: desk.page("Bank holidays and dates they moved").of_form(&form),
        form: form.with("edition", wanted.edition.clone()).with("looked", wanted.looked.clone()),
        done: wanted.done.clone(),
        newest: told
            .editions
            .iter()
            .find(|e| e.current)
            .map(|e| edition_day(e.edition.id()))
            .unwrap_or_default(),
        editions: told.editions.iter().map(EditionLine::of).collect(),
        to_do: told.to_do,
        waiting: told
            .waiting
            .into_iter()
            .map(|one| WaitingLine {
                href: case_address(&one.reference),
                note: one.why.map_or_else(
                    || match one.edition {
                        Some(edition) => format!("stands on the edition of {}", edition_day(&edition)),
                        None => "its edition was not noted".to_owned(),
                    },
                    |why| format!("no date can be given: {why}"),
                ),
                reference: one.reference,
            })
            .collect(),
        unseen: told.unseen,
        any_moved: told.editions.iter().any(|e| e.moved > 0),
        lines: told.rows.into_iter().map(|row| moved_line(row, may_look)).collect(),
        may_look,
        edition_choices,
        looked_choices: vec![
            Choice::new("", "All"),
            Choice::new("no", "Open, not looked at"),
            Choice::new("yes", "Looked at, or closed"),
        ],
        began: !wanted.after.is_empty(),
        next: told.next.map(|next| format!("/desk/calendar?{query}&after={}", encode(&next))),
        csv: format!("/desk/calendar/moved.csv?{query}"),
    })
}

async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    reader(&desk)?;
    let told = state.office.calendar_page(&desk.who, &wanted.filter()).await?;
    show(&desk, told, &wanted, Form::new())
}

async fn looked(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
    mut sent: Submitted,
) -> Answer<Response> {
    reader(&desk)?;
    let form = &mut sent.form;
    let id = form.command_id().to_string();
    let which = if form.value("do") == "page" { "on-page" } else { "looked-at" };
    let ticked: Vec<String> = form.values(which).map(str::to_owned).collect();
    let ticked: Vec<(&str, &str)> = ticked.iter().filter_map(|one| one.split_once('/')).collect();
    match state.office.look_at_moves(&desk.who, &id, &ticked).await {
        Ok(()) => Ok(Redirect::to("/desk/calendar?looked=no&done=looked").into_response()),
        Err(cause) => {
            on_form(cause, form, "looked-at")?;
            let told = state.office.calendar_page(&desk.who, &wanted.filter()).await?;
            Ok(again(show(&desk, told, &wanted, sent.form)?))
        }
    }
}

async fn export(State(state): State<AppState>, desk: Desk, Query(wanted): Query<Wanted>) -> Answer<Response> {
    reader(&desk)?;
    let mut out = csv::Writer::from_writer(Vec::new());
    let head = [
        "Reference",
        "Subject",
        "Which date",
        "Was",
        "Is",
        "Safe",
        "Because",
        "Edition",
        "Worked out",
        "Looked at by",
    ];
    out.write_record(head).map_err(Error::broken)?;
    let mut filter = CalendarFilter { after: None, ..wanted.filter() };
    for _ in 0..EXPORT_PAGES {
        let (rows, next) = state.office.moved_rows(&desk.who, &filter).await?;
        for row in rows {
            for moved in &row.moves {
                let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
                let record = [
                    row.reference.clone(),
                    safe_cell(row.subject.clone()),
                    moved.what.clone(),
                    date(moved.before),
                    date(moved.after),
                    date(moved.safe.or(moved.after)),
                    moved.why.clone(),
                    moved.edition.clone(),
                    moved.at.to_string(),
                    safe_cell(moved.looked_at_by.clone().unwrap_or_default()),
                ];
                out.write_record(&record).map_err(Error::broken)?;
            }
        }
        let Some(next) = next else { break };
        filter.after = Some(next);
    }
    let bytes = out.into_inner().map_err(Error::broken)?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"moved-dates.csv\""),
    ];
    Ok((headers, bytes).into_response())
}
