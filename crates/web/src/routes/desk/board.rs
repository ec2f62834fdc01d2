//! The board: what needs somebody today, what waits for others and for the applicant, and all cases as one list.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use casework::{Role, case::Stage, rows::WaitsFor};
use office::{BoardFilter, BoardRow};
use serde::Deserialize;

use super::frame::{self, html};
use crate::form::Form;
use crate::state::{AppState, Desk};
use crate::view::{Choice, Due, Page, Shade, Tag, encode, short_date};
use crate::{Answer, Error};

/// A line of the board.
pub(super) struct Line {
    pub href: String,
    pub reference: String,
    pub subject: String,
    pub note: String,
    pub due: Option<Due>,
    pub stage: &'static str,
}

impl Line {
    pub fn of(found: BoardRow, with_officer: bool) -> Line {
        let row = found.row;
        let href = format!("/desk/cases/{}", encode(&row.reference));
        let mut notes = Vec::new();
        if row.questions > 0 && row.stage == Stage::Open.id() {
            notes.push(format!("{} of {} decided", row.decided, row.questions));
        }
        if !row.next.is_empty() {
            notes.push(row.next.clone());
        }
        let officer = found.officer.unwrap_or_default();
        if with_officer {
            notes.push(if officer.is_empty() { "nobody has it".to_owned() } else { officer });
        }
        Line {
            due: frame::due(row.due, found.days_left, href.clone()),
            href,
            reference: row.reference,
            subject: row.subject,
            note: notes.join(" · "),
            stage: frame::stage_named(&row.stage),
        }
    }
}

/// A list of the board with what it is.
struct Section {
    id: &'static str,
    title: &'static str,
    empty: &'static str,
    lines: Vec<Line>,
    more: Option<String>,
}

/// A day with what is due on it.
struct DueDay {
    day: String,
    count: u64,
    width: u64,
}

#[derive(Template)]
#[template(path = "desk/board.html")]
struct Board {
    page: Page,
    sections: Vec<Section>,
    new: Vec<Line>,
    figures: Vec<(String, String, Option<Tag>)>,
    days: Vec<DueDay>,
    moved: usize,
}

pub(crate) async fn mine(State(state): State<AppState>, desk: Desk) -> Answer<Html<String>> {
    board(&state, &desk, true).await
}

pub(crate) async fn team(State(state): State<AppState>, desk: Desk) -> Answer<Html<String>> {
    board(&state, &desk, false).await
}

/// What waits for this approver.
async fn to_clear(state: &AppState, desk: &Desk) -> Answer<Section> {
    let filter =
        BoardFilter { waits_for: Some(WaitsFor::Others), open: Some(true), ..BoardFilter::default() };
    let found = state.office.board(&desk.who, &filter).await?;
    let mine = format!("clearance by {}", desk.who.actor.name());
    let lines = found.rows.into_iter().filter(|r| r.row.next == mine).map(|r| Line::of(r, true)).collect();
    let more = found.next.map(|_| "/desk/all?waits=others&open=open".to_owned());
    Ok(Section {
        id: "clear",
        title: "For you to clear",
        empty: "No letter waits for your clearance.",
        lines,
        more,
    })
}

async fn board(state: &AppState, desk: &Desk, mine: bool) -> Answer<Html<String>> {
    let mut sections = Vec::new();
    let mut counts = None;
    if mine && desk.who.actor.has(Role::Approver) {
        sections.push(to_clear(state, desk).await?);
    }
    for (waits_for, id, title, empty) in [
        (
            WaitsFor::Us,
            "today",
            if mine { "Needs you today" } else { "Needs the team" },
            "Nothing waits for you.",
        ),
        (WaitsFor::Others, "others", "Waiting for others", "No colleague and no approver owes anything."),
        (
            WaitsFor::Applicant,
            "applicant",
            "Waiting for the applicant",
            "No applicant has been asked anything.",
        ),
    ] {
        let filter =
            BoardFilter { mine, waits_for: Some(waits_for), open: Some(true), ..BoardFilter::default() };
        let found = state.office.board(&desk.who, &filter).await?;
        let lines = found.rows.into_iter().map(|row| Line::of(row, !mine)).collect();
        let more = found.next.map(|_| format!("/desk/all?waits={}&open=open", waits_for.id()));
        sections.push(Section { id, title, empty, lines, more });
        counts = Some(found.counts);
    }
    let fresh = BoardFilter {
        stage: Some(Stage::Received.id().to_owned()),
        open: Some(true),
        newest_first: true,
        ..BoardFilter::default()
    };
    let mut new: Vec<Line> = state
        .office
        .board(&desk.who, &fresh)
        .await?
        .rows
        .into_iter()
        .map(|row| Line::of(row, false))
        .collect();
    new.truncate(8);
    let counts = counts.unwrap_or_default();
    let late = (counts.late > 0).then(|| Tag::new(counts.late.to_string(), Shade::Red));
    let figure = |words: &str, n: u64, href: &str| (format!("{words}: {n}"), href.to_owned(), None);
    let mut figures = vec![
        figure("Open", counts.open, "/desk/all?open=open"),
        figure("Waiting for officers", counts.us, "/desk/all?waits=us"),
        figure("Waiting for others", counts.others, "/desk/all?waits=others"),
        figure("Waiting for applicants", counts.applicant, "/desk/all?waits=applicant"),
    ];
    figures.insert(1, ("Late (section 10)".to_owned(), "/desk/all?open=open".to_owned(), late));
    figures.push(("Bank holidays and dates they moved".to_owned(), "/desk/calendar".to_owned(), None));
    figures.push(("Asked most and not published".to_owned(), "/desk/asked".to_owned(), None));
    let moved = usize::try_from(state.office.moves_unseen(&desk.who).await?).unwrap_or(usize::MAX);
    let most = counts.due.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let days = counts
        .due
        .iter()
        .map(|(day, count)| DueDay {
            day: short_date(day),
            count: *count,
            width: (count * 10).div_ceil(most),
        })
        .collect();
    let (title, here) = if mine { ("Your requests", "mine") } else { ("The team's requests", "team") };
    html(Board { page: desk.page(title).here(here), sections, new, figures, days, moved })
}

/// What is wanted of the list of all cases.
#[derive(Deserialize, Default, Clone)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    waits: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    open: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    after: String,
}

impl Wanted {
    fn filter(&self) -> BoardFilter {
        let waits = [WaitsFor::Us, WaitsFor::Others, WaitsFor::Applicant, WaitsFor::Nobody];
        BoardFilter {
            mine: false,
            waits_for: waits.into_iter().find(|w| w.id() == self.waits),
            stage: Stage::ALL.into_iter().find(|s| s.id() == self.stage).map(|s| s.id().to_owned()),
            open: match self.open.as_str() {
                "open" => Some(true),
                "closed" => Some(false),
                _ => None,
            },
            words: self.q.clone(),
            newest_first: self.sort == "received",
            after: Some(self.after.clone()),
        }
    }

    fn query(&self) -> String {
        let pairs = [
            ("q", &self.q),
            ("waits", &self.waits),
            ("stage", &self.stage),
            ("open", &self.open),
            ("sort", &self.sort),
        ];
        let given = pairs.iter().filter(|(_, v)| !v.is_empty());
        given.map(|(k, v)| format!("{k}={}", encode(v))).collect::<Vec<_>>().join("&")
    }
}

#[derive(Template)]
#[template(path = "desk/all.html")]
struct All {
    page: Page,
    form: Form,
    lines: Vec<Line>,
    next: Option<String>,
    began: bool,
    csv: String,
    waits: Vec<Choice>,
    stages: Vec<Choice>,
    opens: Vec<Choice>,
    sorts: Vec<Choice>,
}

pub(crate) async fn all(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    let found = state.office.board(&desk.who, &wanted.filter()).await?;
    let query = wanted.query();
    let any = |label: &str| Choice::new("", label);
    let form = Form::new()
        .with("q", wanted.q.clone())
        .with("waits", wanted.waits.clone())
        .with("stage", wanted.stage.clone())
        .with("open", wanted.open.clone())
        .with("sort", wanted.sort.clone());
    let mut stages = vec![any("Any stage")];
    stages.extend(Stage::ALL.into_iter().map(|s| Choice::new(s.id(), frame::stage_words(s))));
    html(All {
        page: desk.page("All requests").here("all"),
        form,
        lines: found.rows.into_iter().map(|row| Line::of(row, true)).collect(),
        next: found.next.map(|next| format!("/desk/all?{query}&after={}", encode(&next))),
        began: !wanted.after.is_empty(),
        csv: format!("/desk/all.csv?{query}"),
        waits: vec![
            any("Anybody"),
            Choice::new("us", "Officers"),
            Choice::new("others", "Colleagues and approvers"),
            Choice::new("applicant", "The applicant"),
            Choice::new("nobody", "Nobody"),
        ],
        stages,
        opens: vec![any("Open and closed"), Choice::new("open", "Open"), Choice::new("closed", "Closed")],
        sorts: vec![Choice::new("", "Due first"), Choice::new("received", "Newest first")],
    })
}

/// Most pages of the list that one export holds.
const EXPORT_PAGES: usize = 400;

pub(crate) async fn export(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Response> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let head = [
        "Reference",
        "Subject",
        "Stage",
        "Law",
        "Received",
        "Due",
        "Working days left",
        "Waits for",
        "Next",
        "Officer",
        "Questions",
        "Decided",
        "Answered",
    ];
    out.write_record(head).map_err(Error::broken)?;
    let mut filter = wanted.filter();
    filter.after = None;
    for _ in 0..EXPORT_PAGES {
        let found = state.office.board(&desk.who, &filter).await?;
        for one in found.rows {
            let row = one.row;
            let date = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
            let record = [
                row.reference,
                safe_cell(row.subject),
                row.stage,
                row.law.map(|l| l.short_title().to_owned()).unwrap_or_default(),
                row.received_on.to_string(),
                date(row.due),
                one.days_left.map(|n| n.to_string()).unwrap_or_default(),
                row.waits_for.id().to_owned(),
                safe_cell(row.next),
                safe_cell(one.officer.unwrap_or_default()),
                row.questions.to_string(),
                row.decided.to_string(),
                date(row.answered_on),
            ];
            out.write_record(&record).map_err(Error::broken)?;
        }
        let Some(next) = found.next else { break };
        filter.after = Some(next);
    }
    let bytes = out.into_inner().map_err(Error::broken)?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"requests.csv\""),
    ];
    Ok((headers, bytes).into_response())
}

/// A cell that no spreadsheet takes for a formula.
pub(super) fn safe_cell(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
}
