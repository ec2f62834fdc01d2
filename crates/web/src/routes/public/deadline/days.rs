//! Working days by themselves: how many follow a day up to another, or on which day a number of them ends.
//!
//! `calendar` counts; this page asks and shows which weekdays were left out.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calendar::{Certainty, Edition};
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
            Some(Err(why)) => not = Some(capital(&readable(&why))),
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

fn read(form: &mut Form) -> Option<Result<Counted, String>> {
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

fn count_days(law: Law, from: Date, to: Option<Date>, count: Option<u32>) -> Result<Counted, String> {
    let edition = Edition::current();
    let days = match count {
        Some(count) => law::days::onwards(law, from, count, edition),
        None => law::days::between(law, from, to.unwrap_or(from), edition),
    };
    let days = days.into_result()?;
    let skipped = days.skipped.iter().map(|skipped| Skipped {
        date: skipped.date,
        why: match &skipped.title {
            Some(title) => format!("{title}, {}", skipped.why),
            None => skipped.why.to_string(),
        },
        mark: skipped.title.as_ref().and_then(|_| marks::of_holiday(law, edition, skipped.date)),
    });
    let to = days.to;
    Ok(Counted {
        law: law.title(),
        provision: law::Calendar::new(law, edition).provision(),
        from,
        to,
        days: days.working_days,
        skipped: skipped.collect(),
        edition: edition.id(),
        command: format!("candour days --law {} --from {from} --to {to}", law.id()),
    })
}
