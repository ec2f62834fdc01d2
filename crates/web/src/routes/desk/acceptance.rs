//! How proposed answers fare: accepted, changed, rejected, by how sure the memory was and by source; and the threshold
//! from which an answer is proposed, beside what another one would have meant.

use askama::Template;
use axum::Json;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use casework::{AuthorityEvent, case::RejectedBecause};
use jiff::civil::Date;
use office::{Acceptance, Fared, FaredLine};
use serde::Deserialize;

use super::frame::html;
use super::library::{administrator, must_administer, reader};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted};
use crate::state::{AppState, Desk};
use crate::view::Page;
use crate::{Answer, Error};

/// The least and the most that the threshold may be, in hundredths.
const LEAST: u8 = 50;
const MOST: u8 = 100;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/desk/acceptance", get(look).post(set)).route("/desk/acceptance.json", get(export))
}

/// Of which time.
#[derive(Deserialize, Default)]
struct Wanted {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    done: String,
}

/// A row of figures.
struct Line {
    of: String,
    fared: Fared,
    share: String,
    changed: String,
}

impl Line {
    fn of(of: String, fared: Fared) -> Line {
        let percent = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| format!("{n} %"));
        Line { of, fared, share: percent(fared.share()), changed: percent(fared.changed) }
    }
}

#[derive(Template)]
#[template(path = "desk/acceptance.html")]
struct Shown {
    page: Page,
    form: Form,
    from: String,
    to: String,
    json: String,
    all: Line,
    tables: Vec<(&'static str, &'static str, &'static str, Vec<Line>)>,
    because: Vec<(String, u64)>,
    thresholds: Vec<(String, String, bool)>,
    administrator: bool,
    set: bool,
}

/// A confidence as pages show it: `0.85`.
fn figure(hundredths: u8) -> String {
    format!("{:.2}", f64::from(hundredths) / 100.0)
}

/// A band in words: `0.90 to 0.94`.
fn band(line: FaredLine) -> Line {
    let ends: Vec<u8> = line.of.split('-').filter_map(|n| n.parse().ok()).collect();
    let of = match ends[..] {
        [low, high] => format!("{} to {}", figure(low), figure(high)),
        _ => line.of,
    };
    Line::of(of, line.fared)
}

async fn acceptance(state: &AppState, desk: &Desk, wanted: &Wanted) -> Answer<Acceptance> {
    reader(desk)?;
    let today = state.office.today();
    let to = wanted.to.parse().unwrap_or(today);
    let year: Date = Date::new(to.year() - 1, to.month(), to.day().min(28)).map_err(Error::broken)?;
    let from = wanted.from.parse().unwrap_or(year);
    Ok(state.office.acceptance(&desk.who, from, to).await?)
}

async fn page(state: &AppState, desk: &Desk, wanted: Wanted, mut form: Form) -> Answer<Html<String>> {
    let told = acceptance(state, desk, &wanted).await?;
    if form.value("threshold").is_empty() {
        form.set("threshold", figure(told.threshold));
    }
    let named = |name: &str| match name {
        "register" => "Registers".to_owned(),
        "earlier-answer" => "Earlier answers".to_owned(),
        other => other.to_owned(),
    };
    let lines = |all: Vec<FaredLine>| all.into_iter().map(|l| Line::of(named(&l.of), l.fared)).collect();
    let tried = |(at, fared): &(u8, Fared)| {
        let said = match fared.judged() {
            0 => "nothing judged yet".to_owned(),
            judged => format!("{} of {judged} accepted as they were", fared.accepted),
        };
        (figure(*at), said, *at == told.threshold)
    };
    html(Shown {
        page: desk
            .page("How proposed answers fare")
            .here("registers")
            .back("Registers", "/desk/registers")
            .of_form(&form),
        from: told.from.to_string(),
        to: told.to.to_string(),
        json: format!("/desk/acceptance.json?from={}&to={}", told.from, told.to),
        thresholds: told.thresholds.iter().map(tried).collect(),
        all: Line::of("All".to_owned(), told.all),
        tables: vec![
            ("bands", "By how sure the memory was", "Confidence", told.bands.into_iter().map(band).collect()),
            ("kinds", "By kind of source", "Source", lines(told.kinds)),
            ("registers", "By register", "Register", lines(told.registers)),
        ],
        because: told
            .because
            .into_iter()
            .map(|(id, n)| {
                let words = RejectedBecause::from_id(&id).map_or("no reason given", RejectedBecause::words);
                (capital(words), n)
            })
            .collect(),
        administrator: administrator(desk),
        set: wanted.done == "set",
        form,
    })
}

async fn look(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Html<String>> {
    page(&state, &desk, wanted, Form::new()).await
}

async fn export(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<Acceptance>> {
    Ok(Json(acceptance(&state, &desk, &wanted).await?))
}

/// The threshold as typed, in hundredths: `0.85`, `0,85` or `85`.
fn hundredths(typed: &str) -> Option<u8> {
    let number: f64 = typed.replace(',', ".").trim_end_matches('%').trim().parse().ok()?;
    let number = if number <= 1.0 { number * 100.0 } else { number };
    // Checked to be a small whole number before it becomes one.
    let whole = (number - number.round()).abs() < 1e-6;
    let number = number.round();
    (whole && (f64::from(LEAST)..=f64::from(MOST)).contains(&number)).then_some(number as u8)
}

async fn set(State(state): State<AppState>, desk: Desk, mut sent: Submitted) -> Answer<Response> {
    must_administer(&desk)?;
    let form = &mut sent.form;
    match hundredths(form.trimmed("threshold")) {
        None => form.fail(
            "threshold",
            format!("Give a confidence from {} to {}, like 0.85", figure(LEAST), figure(MOST)),
        ),
        Some(hundredths) => {
            let event = AuthorityEvent::ThresholdSet { hundredths };
            match state.office.change(&desk.who, &form.command_id().to_string(), event).await {
                Ok(()) => return Ok(Redirect::to("/desk/acceptance?done=set").into_response()),
                Err(cause) => {
                    on_form(cause, form, "threshold")?;
                }
            }
        }
    }
    Ok(again(page(&state, &desk, Wanted::default(), sent.form).await?))
}
