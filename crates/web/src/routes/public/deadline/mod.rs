//! The calculator that anybody may use: when an answer is due under any of the four laws, and how that is worked out.
//!
//! `law` works it out; this page reads dates and shows the working. A result has an address of its own, and is there as
//! JSON and as a line for the command line too.

pub(super) mod days;
mod facts;
pub(super) mod holidays;
mod sessions;
mod shown;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use calendar::Edition;
use law::clock::{self, BodyKind, EventKind};
use law::{Law, Outcome};
use office::Office;

use self::facts::{MOST_EVENTS, read, rows};
use self::shown::{Worked, worked};
use super::face::Face;
use crate::form::Form;
use crate::view::{Choice, Page, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/deadline.html")]
struct Deadline {
    page: Page,
    form: Form,
    laws: Vec<Choice>,
    bodies: Vec<Choice>,
    kinds: Vec<Choice>,
    events: Vec<usize>,
    most: bool,
    events_open: bool,
    editions: Vec<Choice>,
    more_open: bool,
    result: Option<Worked>,
    not: Option<String>,
    elsewhere: Option<Elsewhere>,
}

/// The same result elsewhere.
struct Elsewhere {
    address: String,
    json: String,
    command: String,
    school_days: String,
}

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Query(given): Query<Vec<(String, String)>>,
) -> Answer<Response> {
    let mut form = facts::form(&given);
    let pressed = form.value("do").to_owned();
    let today = office.today();
    let (mut result, mut not, mut elsewhere) = (None, None, None);
    if given.is_empty() {
        let first = face.authority().ok().and_then(|a| a.profile.laws.first().copied());
        form = form.with("law", first.unwrap_or(Law::Foia).id()).with("body", BodyKind::Standard.id());
    } else if pressed != "more"
        && let Some(asked) = read(&mut form)
    {
        match clock::due(&asked.facts, asked.as_of.unwrap_or(today), asked.edition) {
            Outcome::Answer(due) => {
                let query = asked.query(today);
                let school = asked.facts.school_days.is_some();
                elsewhere = Some(Elsewhere {
                    address: face.at(&format!("/deadline?{query}")),
                    json: face.at(&format!("/deadline.json?{query}")),
                    command: asked.command(today),
                    school_days: if school {
                        face.at(&format!("/deadline/school-days.txt?{query}"))
                    } else {
                        String::new()
                    },
                });
                result = Some(worked(&due));
            }
            Outcome::NeedsFact(needs) => not = Some(format!("We need {}", needs.join(", "))),
            Outcome::NotCovered(why) => not = Some(crate::error::capital(&crate::view::readable(&why))),
            Outcome::Impossible(why) => form.fail("", crate::error::capital(&crate::view::readable(&why))),
        }
    }
    let filled = rows(&form);
    let asked_for: usize = form.value("rows").parse().unwrap_or(1);
    let more = usize::from(pressed == "more");
    let shown_rows = (filled.max(asked_for) + more).clamp(1, MOST_EVENTS);
    form.set("rows", shown_rows.to_string());
    if form.trimmed("body").is_empty() {
        form.set("body", BodyKind::Standard.id());
    }
    let page = Deadline {
        page: face.page("When is an answer due?").of_form(&form),
        laws: Law::ALL.map(|law| Choice::new(law.id(), law.title())).to_vec(),
        bodies: bodies(),
        kinds: kinds(),
        events: (1..=shown_rows).collect(),
        most: shown_rows >= MOST_EVENTS,
        events_open: filled > 0 || more > 0,
        editions: editions(),
        more_open: !form.part("as-of", "day").is_empty() || !form.date_error("as-of").is_empty(),
        result,
        not,
        elsewhere,
        form,
    };
    let status = if page.form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, show(page)?).into_response())
}

/// The result as `candour due --json` prints it.
pub(super) async fn json(
    State(office): State<Office>,
    Query(given): Query<Vec<(String, String)>>,
) -> Answer<Response> {
    let mut form = facts::form(&given);
    let answer = match read(&mut form) {
        Some(asked) => {
            clock::due(&asked.facts, asked.as_of.unwrap_or(office.today()), asked.edition).into_result()
        }
        None => Err(form.errors().first().map(|error| error.text.clone()).unwrap_or_default()),
    };
    let (status, body) = match answer {
        Ok(due) => (StatusCode::OK, serde_json::to_string(&due).map_err(Error::broken)?),
        Err(why) => (StatusCode::UNPROCESSABLE_ENTITY, serde_json::json!({ "error": why }).to_string()),
    };
    Ok((status, [(CONTENT_TYPE, "application/json")], body).into_response())
}

/// The days with a session that the terms come to, one a line: the file that the command line reads.
pub(super) async fn school_days(Query(given): Query<Vec<(String, String)>>) -> Answer<Response> {
    let form = facts::form(&given);
    let days = sessions::days(form.trimmed("terms"), form.trimmed("off")).map_err(|wrong| {
        Error::Refused { reason: wrong.into_iter().next().map(|(_, why)| why).unwrap_or_default() }
    })?;
    let text: String = days.iter().map(|day| format!("{day}\n")).collect();
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"school-days.txt\""),
    ];
    Ok((headers, text).into_response())
}

fn bodies() -> Vec<Choice> {
    let words = |body: BodyKind| match body {
        BodyKind::Standard => "A council, department, university or any other authority",
        BodyKind::School => "A school",
        BodyKind::Archive => "A public record office, for a record not yet open",
        BodyKind::Keeper => "The Keeper of the Records of Scotland",
        BodyKind::ArmedForces => "Any, but somebody in operations of the armed forces must be asked",
        BodyKind::Abroad => "Any, but the information must come from outside the United Kingdom",
    };
    BodyKind::ALL.map(|body| Choice::new(body.id(), words(body))).to_vec()
}

/// Everything that can happen to a clock.
fn kinds() -> Vec<Choice> {
    let words = |kind: EventKind| match kind {
        EventKind::MadeValid => "What was no valid request became one",
        EventKind::TransferredIn => "It came here from another authority",
        EventKind::ClarificationSought => "The authority asked what is meant",
        EventKind::ClarificationReceived => "The authority received the applicant’s reply",
        EventKind::ClarificationNotNeeded => "That clarification was not reasonably required",
        EventKind::FeesNotice => "A fees notice was given (FOIA, FOISA)",
        EventKind::FeePaid => "The fee was received (FOIA, FOISA)",
        EventKind::ChargeNotice => "A charge was required in advance (environmental)",
        EventKind::ChargePaid => "The charge was received (environmental)",
        EventKind::PublicInterestExtensionTo => {
            "Time was extended to this day for the public interest test (FOIA)"
        }
        EventKind::ComplexVoluminousExtension => {
            "The applicant was told that it is complex and voluminous (environmental)"
        }
        EventKind::Answered => "It was answered",
        EventKind::Refused => "It was refused",
        EventKind::Withdrawn => "The applicant withdrew it",
        EventKind::Transferred => "All of it was passed to another authority",
        EventKind::ReviewRequested => "The applicant asked for a review",
        EventKind::ReviewAnswered => "The outcome of the review was sent",
        EventKind::Complaint => "The applicant complained to the regulator",
        EventKind::DecisionNotice => "The regulator gave a decision notice",
    };
    std::iter::once(Choice::new("", "Nothing"))
        .chain(EventKind::ALL.map(|kind| Choice::new(kind.id(), words(kind))))
        .collect()
}

fn editions() -> Vec<Choice> {
    let known = Edition::all().iter().rev().enumerate();
    known
        .map(|(at, edition)| {
            let newest = if at == 0 { ", the newest" } else { "" };
            Choice::new(edition.id(), format!("As known on {}{newest}", crate::view::readable(edition.id())))
        })
        .collect()
}
