//! What is asked most and is not published, and what came of the published answers that were offered before people ask.
//!
//! Both pages count; who asked stands on neither. Publishing stays a decision by a named person on its own page.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use axum::routing::get;
use office::{AskedOften, OfferedAnswer};
use serde::Deserialize;

use super::board::safe_cell;
use super::files::download;
use super::frame::{day, hours, html};
use crate::state::{AppState, Desk};
use crate::view::{Page, encode, plural, short_date};
use crate::{Answer, Error};

/// Lines of the page, and of its export.
const SHOWN: usize = 50;
const EXPORTED: usize = 500;
/// Days over which offered answers are counted.
const DAYS: i64 = 365;
/// How often an answer is shown before it can be said that it did not help.
const OFTEN: u64 = 5;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/asked", get(look))
        .route("/desk/asked.csv", get(export))
        .route("/desk/asked/offered", get(offered))
        .route("/desk/asked/offered.csv", get(export_offered))
}

/// What is wanted of the list.
#[derive(Deserialize, Default)]
pub(crate) struct Wanted {
    #[serde(default)]
    show: String,
}

impl Wanted {
    fn all(&self) -> bool {
        self.show == "all"
    }
}

/// Something that is asked often.
struct Line {
    question: String,
    also: Vec<String>,
    times: String,
    answered: String,
    published: bool,
    minutes: String,
    cases: Vec<(String, String, String)>,
    more_cases: usize,
    publish: String,
}

/// Cases that are linked from a line.
const CASES: usize = 12;

impl Line {
    fn of(one: AskedOften) -> Line {
        let href = |reference: &str| format!("/desk/cases/{}", encode(reference));
        let cases: Vec<(String, String, String)> = one
            .cases
            .iter()
            .take(CASES)
            .map(|(reference, on)| (reference.clone(), href(reference), short_date(on)))
            .collect();
        let answered = match one.answered {
            0 => "not answered yet".to_owned(),
            n if n == one.times => "all answered".to_owned(),
            n => format!("{n} answered"),
        };
        Line {
            times: format!(
                "{} in {}",
                plural(&one.times, "question", "questions"),
                plural(&one.requests, "request", "requests")
            ),
            answered,
            minutes: one.minutes.map(|n| hours(u32::try_from(n).unwrap_or(u32::MAX))).unwrap_or_default(),
            more_cases: one.cases.len().saturating_sub(cases.len()),
            publish: one.publish.as_deref().map(|r| format!("{}/publish", href(r))).unwrap_or_default(),
            published: one.published,
            question: one.question,
            also: one.also,
            cases,
        }
    }
}

#[derive(Template)]
#[template(path = "desk/asked.html")]
struct Asked {
    page: Page,
    all: bool,
    since: String,
    lines: Vec<Line>,
    csv: String,
}

async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    let found = state.office.asked_most(&desk.who, wanted.all(), SHOWN).await?;
    let title = if wanted.all() { "Asked most" } else { "Asked most and not published" };
    html(Asked {
        page: desk.page(title).here("asked"),
        all: wanted.all(),
        since: day(found.since),
        lines: found.asked.into_iter().map(Line::of).collect(),
        csv: format!("/desk/asked.csv{}", if wanted.all() { "?show=all" } else { "" }),
    })
}

async fn export(State(state): State<AppState>, desk: Desk, Query(wanted): Query<Wanted>) -> Answer<Response> {
    let found = state.office.asked_most(&desk.who, wanted.all(), EXPORTED).await?;
    let head = ["Question", "Questions", "Requests", "Answered", "Published", "Countable minutes", "Cases"];
    let rows = found.asked.into_iter().map(|one| {
        let cases: Vec<&str> = one.cases.iter().map(|(reference, _)| reference.as_str()).collect();
        [
            safe_cell(one.question),
            one.times.to_string(),
            one.requests.to_string(),
            one.answered.to_string(),
            if one.published { "yes" } else { "no" }.to_owned(),
            one.minutes.map(|n| n.to_string()).unwrap_or_default(),
            cases.join(" "),
        ]
    });
    written("asked-most.csv", &head, rows)
}

/// A published answer with what came of offering it.
struct OfferedLine {
    question: String,
    title: String,
    href: String,
    on: String,
    withdrawn: bool,
    shown: u64,
    opened: u64,
    helped: u64,
    no: u64,
    asked: u64,
    useful: String,
}

impl OfferedLine {
    fn of(one: &OfferedAnswer, base: &str) -> OfferedLine {
        let answer = one.entry.entry.answers.get(one.answer);
        OfferedLine {
            question: answer.map(|a| a.question_text.clone()).unwrap_or_default(),
            title: one.entry.entry.title.clone(),
            href: format!("{base}/log/{}#answer-{}", one.entry.id.simple(), one.answer + 1),
            on: short_date(&one.entry.entry.on),
            withdrawn: one.entry.withdrawn.is_some(),
            shown: one.shown,
            opened: one.opened,
            helped: one.helped,
            no: one.no,
            asked: one.asked,
            useful: match one.useful {
                (0, 0) => "–".to_owned(),
                (yes, no) => format!("{yes} yes, {no} no"),
            },
        }
    }
}

fn many(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Whether an answer was shown often and seldom helped.
fn did_not_help(one: &OfferedAnswer) -> bool {
    one.shown >= OFTEN && one.no + one.asked > 0 && 4 * one.helped <= one.no + one.asked
}

#[derive(Template)]
#[template(path = "desk/offered.html")]
struct Offered {
    page: Page,
    since: String,
    offered: usize,
    stopped: usize,
    helped: usize,
    poor: Vec<OfferedLine>,
    lines: Vec<OfferedLine>,
}

async fn offered(State(state): State<AppState>, desk: Desk) -> Answer<Html<String>> {
    let report = state.office.offers_report(&desk.who, DAYS).await?;
    let base = format!("/{}", desk.authority.profile.slug);
    let line = |one: &OfferedAnswer| OfferedLine::of(one, &base);
    html(Offered {
        page: desk.page("Answers offered before asking").here("asked").back("Asked most", "/desk/asked"),
        since: day(report.since),
        offered: many(report.offered),
        stopped: many(report.stopped),
        helped: many(report.helped),
        poor: report.answers.iter().filter(|one| did_not_help(one)).map(line).collect(),
        lines: report.answers.iter().take(SHOWN).map(line).collect(),
    })
}

async fn export_offered(State(state): State<AppState>, desk: Desk) -> Answer<Response> {
    let report = state.office.offers_report(&desk.who, DAYS).await?;
    let head = [
        "Reference",
        "Title",
        "Question",
        "Answered on",
        "Shown",
        "Opened",
        "Answered it",
        "No",
        "Asked all the same",
        "Useful",
        "Not useful",
    ];
    let rows = report.answers.iter().map(|one| {
        let answer = one.entry.entry.answers.get(one.answer);
        [
            one.entry.reference.clone(),
            safe_cell(one.entry.entry.title.clone()),
            safe_cell(answer.map(|a| a.question_text.clone()).unwrap_or_default()),
            one.entry.entry.on.to_string(),
            one.shown.to_string(),
            one.opened.to_string(),
            one.helped.to_string(),
            one.no.to_string(),
            one.asked.to_string(),
            one.useful.0.to_string(),
            one.useful.1.to_string(),
        ]
    });
    written("offered-answers.csv", &head, rows)
}

fn written<const N: usize>(
    name: &str,
    head: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Answer<Response> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(head).map_err(Error::broken)?;
    for row in rows {
        out.write_record(row).map_err(Error::broken)?;
    }
    Ok(download(name, "text/csv; charset=utf-8", out.into_inner().map_err(Error::broken)?))
}
