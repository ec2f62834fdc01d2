//! Working days by themselves: how many follow a day up to another, or on which day a number of them ends.
//!
//! `calendar` counts; this page asks and shows which weekdays were left out.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calendar::{Calendar, Certainty, Edition};
use jiff::civil::Date;
use law::Law;

use super::facts;
use crate::Answer;
use crate::error::capital;
use crate::form::Form;
use crate::routes::marks;
use crate::routes::public::face::Face;
use crate::view::{Choice, Page, readable, show};

/// Most working days to count on: the list of bank holidays ends before.
const MOST: u32 = 10_000;

#[derive(Template)]
#[template(path = "public/days.html")]
struct Days {
    page: Page,
    form: Form,
    laws: Vec<Choice>,
    result: Option<Counted>,
    not: Option<String>,
}

struct Counted {
    law: &'static str,
    provision: &'static str,
    from: Date,
    to: Date,
    days: u32,
    skipped: Vec<Skipped>,
    edition: &'static str,
    command: String,
}

struct Skipped {
    date: Date,
    why: String,
    mark: Option<Certainty>,
}

pub(crate) async fn look(face: Face, Query(given): Query<Vec<(String, String)>>) -> Answer<Response> {
    let mut form = facts::form(&given);
    for name in ["from", "to"] {
        if form.part(name, "day").is_empty()
            && let Ok(date) = law::clock::parse_date(form.trimmed(name))
        {
            form = form.with_date(name, Some(date));
        }
    }
    let (mut result, mut not) = (None, None);
    if given.is_empty() {
        form = form.with("law", Law::Foia.id());
    } else {
        match read(&mut form) {
            Some(Ok(counted)) => result = Some(counted),
            Some(Err(why)) => not = Some(capital(&readable(&why.to_string()))),
            None => {}
        }
    }
    let page = Days {
        page: face.page("Working days").back("When is an answer due?", face.at("/deadline")).of_form(&form),
        laws: vec![
            Choice::new("foia", "FOIA and the Environmental Information Regulations")
                .hint("Bank holidays of every part of the United Kingdom are left out"),
            Choice::new("foisa", "FOISA and the Environmental Information (Scotland) Regulations")
                .hint("Bank holidays of Scotland are left out"),
        ],
        result,
        not,
        form,
    };
    let status = if page.form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, show(page)?).into_response())
}

fn read(form: &mut Form) -> Option<Result<Counted, calendar::Error>> {
    let law: Option<Law> = form.trimmed("law").parse().ok();
    if law.is_none() {
        form.fail("law", "Choose a law");
    }
    let from = form.date("from", "The first day");
    if from.is_none() && form.date_error("from").is_empty() {
        form.fail("from-day", "Enter the day to count from");
    }
    let to = form.date("to", "The last day");
    let typed = form.trimmed("count").to_owned();
    let count = typed.parse::<u32>().ok().filter(|count| *count <= MOST);
    if count.is_none() && !typed.is_empty() {
        form.fail("count", format!("Enter a number of working days up to {MOST}, like 20"));
    } else if to.is_none() && count.is_none() && form.date_error("to").is_empty() {
        form.fail("to-day", "Enter the last day, or a number of working days");
    } else if let Some((from, to)) = from.zip(to).filter(|(from, to)| to < from && typed.is_empty()) {
        form.fail("to-day", readable(&format!("{to} is before {from}")));
    }
    if form.has_errors() {
        return None;
    }
    Some(count_days(law?, from?, to, count))
}

fn count_days(
    law: Law,
    from: Date,
    to: Option<Date>,
    count: Option<u32>,
) -> Result<Counted, calendar::Error> {
    let edition = Edition::current();
    let calendar = Calendar::new(law, edition);
    let to = match (count, to) {
        (Some(count), _) => calendar.add_working_days(from, count)?,
        (None, to) => to.unwrap_or(from),
    };
    let days = calendar.count_working_days(from, to)?;
    let skipped = calendar
        .skipped(from, to)?
        .into_iter()
        .filter(|(_, reason)| !reason.is_weekend())
        .map(|(date, reason)| Skipped {
            date,
            why: match reason.title() {
                Some(title) => format!("{title}, {}", reason.why()),
                None => reason.why().to_owned(),
            },
            mark: reason.title().and_then(|_| marks::of_holiday(law, edition, date)),
        })
        .collect();
    let command = format!("candour days --law {} --from {from} --to {to}", law.id());
    let (title, provision) = (law.title(), calendar.provision());
    Ok(Counted { law: title, provision, from, to, days, skipped, edition: edition.id(), command })
}
