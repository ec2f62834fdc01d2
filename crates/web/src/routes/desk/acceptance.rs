//! How proposed answers fare: accepted, changed, rejected, by how sure the memory was and by source; and the threshold
//! from which an answer is proposed, beside what another one would have meant.

use askama::Template;
use axum::Json;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use casework::{AuthorityEvent, case::RejectedBecause};
use jiff::civil::Date;
use office::{Acceptance, Fared, FaredLine};
use serde::Deserialize;

use super::frame::html;
use super::library::{administrator, must_administer, reader};
use crate::error::{again, capital, on_form};
use crate::form::{Form, Submitted, any_date};
use crate::state::{AppState, Desk};
use crate::view::{Page, plain_date};
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
    /// Whether the time that was asked for could be read; else no figures are shown.
    dated: bool,
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

/// The time that was asked for: a year up to today where nothing was typed. What cannot be read is noted in the form.
fn time(today: Date, wanted: &Wanted, form: &mut Form) -> Answer<(Date, Date)> {
    let mut read = |name: &str, which: &str, typed: &str, otherwise: Date| {
        form.set(name, typed.trim());
        if typed.trim().is_empty() {
            form.set(name, plain_date(&otherwise));
            return otherwise;
        }
        any_date(typed).unwrap_or_else(|| {
            form.fail(name, format!("The {which} day must be a real date, like 30 June 2026"));
            otherwise
        })
    };
    let to = read("to", "last", &wanted.to, today);
    let year = Date::new(to.year() - 1, to.month(), to.day().min(28)).map_err(Error::broken)?;
    let from = read("from", "first", &wanted.from, year);
    if !form.has_errors() && from > to {
        form.fail("from", "The first day must not be after the last");
    }
    Ok((from, to))
}

async fn acceptance(state: &AppState, desk: &Desk, (from, to): (Date, Date)) -> Answer<Acceptance> {
    reader(desk)?;
    Ok(state.office.acceptance(&desk.who, from, to).await?)
}

/// The page; once more with what was typed where the time that was asked for cannot be read.
async fn page(state: &AppState, desk: &Desk, wanted: Wanted, mut form: Form) -> Answer<Response> {
    let time = time(state.office.today(), &wanted, &mut form)?;
    let dated = form.error("from").is_empty() && form.error("to").is_empty();
    let told = acceptance(state, desk, time).await?;
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
    let shown = html(Shown {
        page: desk
            .page("How proposed answers fare")
            .here("registers")
            .back("Registers", "/desk/registers")
            .of_form(&form),
        from: plain_date(&told.from),
        to: plain_date(&told.to),
        dated,
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
    })?;
    Ok(if dated { shown.into_response() } else { again(shown) })
}

async fn look(State(state): State<AppState>, desk: Desk, Query(wanted): Query<Wanted>) -> Answer<Response> {
    page(&state, &desk, wanted, Form::new()).await
}

async fn export(
    State(state): State<AppState>,
    desk: Desk,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<Acceptance>> {
    let mut form = Form::new();
    let time = time(state.office.today(), &wanted, &mut form)?;
    if let Some(wrong) = form.errors().first() {
        return Err(Error::Refused { reason: wrong.text.clone() });
    }
    Ok(Json(acceptance(&state, &desk, time).await?))
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
