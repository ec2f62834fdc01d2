//! The calculator that anybody may use: when an answer is due under any of the four laws, and how that is worked out.
//!
//! `law` works it out; this page reads dates and shows the working. A result has an address of its own.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calendar::Edition;
use law::clock::{self, BodyKind, ClockEvent, ClockFacts, EventKind};
use law::{Law, Outcome};
use office::Office;

use super::face::Face;
use super::working::working;
use crate::Answer;
use crate::form::Form;
use crate::view::{Choice, Due, Page, WorkingDay, show};

/// How many things that happened can be given.
const EVENTS: usize = 3;
/// Most fields read from the address.
const FIELDS: usize = 40;

#[derive(Template)]
#[template(path = "public/deadline.html")]
struct Deadline {
    page: Page,
    form: Form,
    laws: Vec<Choice>,
    bodies: Vec<Choice>,
    kinds: Vec<Choice>,
    events: Vec<usize>,
    events_open: bool,
    result: Option<Worked>,
    not: Option<String>,
}

/// What was worked out.
struct Worked {
    law: &'static str,
    due: Option<Due>,
    safe: Option<jiff::civil::Date>,
    state: &'static str,
    days: Vec<WorkingDay>,
    next: Vec<Next>,
    notes: Vec<String>,
    needs: Vec<String>,
    edition: String,
}

struct Next {
    what: String,
    by: jiff::civil::Date,
    provision: String,
}

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Query(given): Query<Vec<(String, String)>>,
) -> Answer<Response> {
    let mut form = Form::new();
    for (name, value) in given.iter().take(FIELDS) {
        form = form.with(name, value.chars().take(40).collect::<String>());
    }
    let asked = !given.is_empty();
    let today = office.today();
    let (mut result, mut not) = (None, None);
    if asked {
        let facts = read(&mut form);
        if let Some(facts) = facts.filter(|_| !form.has_errors()) {
            match clock::due(&facts, today, Edition::current()) {
                Outcome::Answer(due) => result = Some(worked(&due)),
                Outcome::NeedsFact(needs) => not = Some(format!("We need {}", needs.join(", "))),
                Outcome::NotCovered(why) | Outcome::Impossible(why) => {
                    not = Some(crate::error::capital(&why))
                }
            }
        }
    } else {
        let first = face.authority().ok().and_then(|a| a.profile.laws.first().copied());
        form = form.with("law", first.unwrap_or(Law::Foia).id()).with("body", BodyKind::Standard.id());
    }
    let shown = Deadline {
        page: face.page("When is an answer due?").of_form(&form),
        laws: Law::ALL.map(|law| Choice::new(law.id(), law.title())).to_vec(),
        bodies: bodies(),
        kinds: kinds(),
        events: (1..=EVENTS).collect(),
        events_open: (1..=EVENTS).any(|at| !form.value(&format!("event-{at}")).is_empty()),
        result,
        not,
        form,
    };
    let status = if shown.form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, show(shown)?).into_response())
}

fn read(form: &mut Form) -> Option<ClockFacts> {
    let law: Option<Law> = form.trimmed("law").parse().ok();
    if law.is_none() {
        form.fail("law", "Choose a law");
    }
    let received = form.date("received", "The day of receipt");
    if received.is_none() && form.date_error("received").is_empty() {
        form.fail("received-day", "Enter the day the authority received the request");
    }
    let mut facts = ClockFacts::new(law?, received?);
    facts.body = form.trimmed("body").parse().unwrap_or_default();
    for at in 1..=EVENTS {
        let name = format!("event-{at}");
        let kind: Option<EventKind> = form.trimmed(&name).parse().ok();
        let date = form.date(&format!("date-{at}"), "The day it happened");
        match (kind, date) {
            (Some(kind), Some(date)) => facts.events.push(ClockEvent { kind, date, days: None }),
            (Some(_), None) if form.date_error(&format!("date-{at}")).is_empty() => {
                form.fail(&format!("date-{at}-day"), "Enter the day it happened");
            }
            (None, Some(_)) => form.fail(&name, "Choose what happened on that day"),
            _ => {}
        }
    }
    Some(facts)
}

fn worked(clock: &clock::Due) -> Worked {
    let state = match clock.state {
        clock::State::Running => "The time is running.",
        clock::State::Paused => "The time stands still until the payment arrives.",
        clock::State::Waiting => "Nothing runs until the applicant has said what is meant.",
        clock::State::Met => "It was answered in time.",
        clock::State::Late => "The time has run out.",
        clock::State::Ended => "No duty to answer is left.",
    };
    Worked {
        law: clock.law.title(),
        due: clock.due.map(|date| Due {
            date,
            working_days: clock.days_left.unwrap_or_default().into(),
            working: "#working-caption".to_owned(),
        }),
        safe: clock.safe_due.filter(|safe| Some(*safe) != clock.due),
        state,
        days: working(clock),
        next: clock
            .next
            .iter()
            .map(|next| Next {
                what: crate::error::capital(&next.what),
                by: next.by,
                provision: next.provision.to_string(),
            })
            .collect(),
        notes: clock.notes.iter().map(|note| crate::error::capital(note)).collect(),
        needs: clock.needs.iter().map(|need| need.to_string()).collect(),
        edition: clock.calendar_edition.to_string(),
    }
}

/// Bodies whose time differs and can be worked out from a date alone.
fn bodies() -> Vec<Choice> {
    let words = |body: BodyKind| match body {
        BodyKind::Standard => Some("A council, department, university or other authority"),
        BodyKind::Archive => Some("A public record office, for a record not yet open"),
        BodyKind::Keeper => Some("The Keeper of the Records of Scotland"),
        // These need the sessions of a school or a day that the Commissioner set.
        BodyKind::School | BodyKind::ArmedForces | BodyKind::Abroad => None,
    };
    BodyKind::ALL.into_iter().filter_map(|body| Some(Choice::new(body.id(), words(body)?))).collect()
}

/// What an applicant can know of.
fn kinds() -> Vec<Choice> {
    let words = |kind: EventKind| match kind {
        EventKind::ClarificationSought => "The authority asked what is meant",
        EventKind::ClarificationReceived => "The authority received the applicant’s reply",
        EventKind::FeesNotice => "A fees notice was given",
        EventKind::FeePaid => "The fee was received",
        EventKind::ChargeNotice => "A charge was required in advance (environmental)",
        EventKind::ChargePaid => "The charge was received (environmental)",
        EventKind::PublicInterestExtensionTo => "Time was extended to this day for the public interest test",
        EventKind::ComplexVoluminousExtension => {
            "Time was extended as complex and voluminous (environmental)"
        }
        EventKind::Answered => "It was answered",
        EventKind::Refused => "It was refused",
        EventKind::ReviewRequested => "The applicant asked for a review",
        EventKind::ReviewAnswered => "The review was answered",
        _ => "",
    };
    let known = EventKind::ALL.into_iter().filter(|kind| !words(*kind).is_empty());
    std::iter::once(Choice::new("", "Nothing"))
        .chain(known.map(|kind| Choice::new(kind.id(), words(kind))))
        .collect()
}
