//! How a date was worked out: each step, and each day that did not count, with its nation and statute.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use casework::{case::ClockOf, ids::GroupId};

use super::calendar::MoveLine;
use super::case::clock_words;
use super::frame::{self, case_page, html, load};
use crate::error::capital;
use crate::routes::marks;
use crate::state::{AppState, Desk};
use crate::view::{DayKind, Due, Page, WorkingDay};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "desk/clock.html")]
struct Clock {
    page: Page,
    reference: String,
    due: Option<Due>,
    safe: Option<String>,
    stands: String,
    questions: String,
    days: Vec<WorkingDay>,
    next: Vec<String>,
    notes: Vec<String>,
    why_not: Option<String>,
    edition: String,
    moved: Vec<MoveLine>,
}

pub(crate) async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, group)): Path<(String, u32)>,
) -> Answer<Html<String>> {
    let view = load(&state, &desk, &reference).await?;
    let shown = view.groups.iter().find(|g| g.group.id == GroupId(group)).ok_or(Error::NotFound)?;
    let mut days: Vec<WorkingDay> = Vec::new();
    let told = shown.due.as_ref();
    for step in told.iter().flat_map(|t| &t.steps) {
        let is_due = told.and_then(|t| t.due) == Some(step.date);
        let kind = if is_due { DayKind::Due } else { DayKind::Happened };
        let because = capital(&step.what);
        days.push(WorkingDay {
            date: step.date,
            kind,
            number: None,
            because,
            provision: step.provision.to_string(),
            mark: Some(step.certainty),
        });
    }
    for (clock, skipped) in told.iter().flat_map(|t| t.skipped.iter().map(move |skipped| (*t, skipped))) {
        let because = match &skipped.title {
            Some(title) => format!("{}: {title}", capital(&skipped.why)),
            None => capital(&skipped.why),
        };
        let provision = skipped.provision.to_string();
        days.push(WorkingDay {
            date: skipped.date,
            kind: DayKind::Skipped,
            number: None,
            because,
            provision,
            mark: marks::of_skipped(clock, skipped),
        });
    }
    days.sort_by_key(|d| (d.date, d.kind == DayKind::Due));
    let line =
        |n: &law::clock::Next| format!("{} by {} ({})", capital(&n.what), frame::day(n.by), n.provision);
    html(Clock {
        page: case_page(&desk, "How the date was worked out", &view.case),
        reference: view.case.reference.clone(),
        due: told.and_then(|t| frame::due(t.due, t.days_left, String::new())),
        safe: told.filter(|t| t.safe_due != t.due).and_then(|t| t.safe_due).map(frame::day),
        stands: told.map(|t| capital(clock_words(t.state))).unwrap_or_default(),
        questions: shown.questions.join(", "),
        days,
        next: told.iter().flat_map(|t| &t.next).map(line).collect(),
        notes: told.iter().flat_map(|t| t.notes.iter().chain(&t.needs)).map(|n| capital(n)).collect(),
        why_not: shown.why_not.clone(),
        moved: view
            .moves
            .iter()
            .filter(|moved| moved.clock == ClockOf::Answer { group: GroupId(group) })
            .map(MoveLine::of)
            .collect(),
        edition: told.map(|t| t.calendar_edition.to_string()).unwrap_or_default(),
    })
}
