//! The open estimate: what an answer would cost, whether that is above the limit of the law, what may be charged, and the
//! paragraph that tells it.
//!
//! `law` adds up and says what counts; this page reads minutes and pounds and shows the working line by line.

mod read;
mod words;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use calendar::Edition;
use jiff::civil::Date;
use law::limits::{self, Activity, CostStep, Tier};
use law::{Law, Outcome};
use office::Office;

use self::read::Asked;
use super::face::Face;
use crate::Answer;
use crate::error::capital;
use crate::form::Form;
use crate::view::{Choice, Link, Page, pounds, readable, show};

#[derive(Template)]
#[template(path = "public/cost.html")]
struct Cost {
    page: Page,
    form: Form,
    law: Law,
    laws: Vec<(Link, bool)>,
    tiers: Vec<Choice>,
    yes_no: Vec<Choice>,
    activities: Vec<(&'static str, String)>,
    sample_open: bool,
    together_open: bool,
    left_out: String,
    result: Option<Worked>,
    not: Option<String>,
}

/// What was worked out.
struct Worked {
    headline: String,
    over: bool,
    steps: Vec<Line>,
    total: String,
    limit: String,
    notes: Vec<String>,
    fee: Option<Fee>,
    together: Vec<String>,
    paragraph: String,
}

struct Line {
    what: String,
    pounds: String,
    provision: String,
}

/// What may be charged beside it.
struct Fee {
    headline: String,
    steps: Vec<Line>,
    notes: Vec<String>,
}

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Query(given): Query<Vec<(String, String)>>,
) -> Answer<Response> {
    let mut form = read::form(&given);
    let first = || face.authority().ok().and_then(|a| a.profile.laws.first().copied());
    let law: Law = form.trimmed("law").parse().ok().or_else(first).unwrap_or(Law::Foia);
    form.set("law", law.id());
    let mut not = None;
    let mut result = None;
    if read::is_asked(&form) {
        let worked = match law.is_environmental() {
            true => read::charge(&mut form).map(|facts| charged(law, &facts)),
            false => read::estimate(&mut form, law).map(|asked| limited(law, &asked)),
        };
        match worked {
            Some(Outcome::Answer(worked)) => result = Some(worked),
            Some(Outcome::NeedsFact(needs)) => not = Some(format!("We need {}", needs.join(", and "))),
            Some(Outcome::NotCovered(why) | Outcome::Impossible(why)) => not = Some(capital(&readable(&why))),
            None => {}
        }
    } else if form.part("received", "day").is_empty() {
        form = form.with_date("received", Some(office.today()));
    }
    let typed =
        |prefix: &str| form.names().any(|name| name.starts_with(prefix) && !form.trimmed(name).is_empty());
    let page = Cost {
        page: face.page("What would an answer cost?").of_form(&form),
        laws: Law::ALL
            .map(|of| (Link::new(of.short_title(), face.at(&format!("/cost?law={of}"))), of == law))
            .to_vec(),
        tiers: vec![
            Choice::new("other", "Any other authority: £450")
                .hint("Councils, health, police, schools, universities"),
            Choice::new("part-one", "A body in Part I of Schedule 1: £600")
                .hint("Government departments, Parliament, the assemblies, the armed forces"),
        ],
        yes_no: vec![Choice::new("yes", "Yes"), Choice::new("no", "No")],
        activities: Activity::of_law(law).iter().map(|a| (a.id(), capital(a.words()))).collect(),
        sample_open: typed("sample-"),
        together_open: typed("together"),
        left_out: format!("Kept apart, and left out: {}", limits::not_counted(law).join(", ")),
        result,
        not,
        law,
        form,
    };
    let status = if page.form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, show(page)?).into_response())
}

/// Under an Act with a limit.
fn limited(law: Law, asked: &Asked) -> Outcome<Worked> {
    let tier = asked.tier.unwrap_or(Tier::Other);
    let rate = limits::appropriate_limit(law, tier, asked.received).map(|limit| limit.pounds_per_hour);
    let together = match law {
        Law::Foia => together(&asked.together),
        _ => Outcome::Answer(Vec::new()),
    };
    rate.and_then(|rate| {
        together.and_then(|together| {
            limits::cost(law, tier, asked.received, &asked.estimate).map(|cost| {
                let headline = match cost.exceeded {
                    true => format!("Over the limit by {}", pounds(&cost.over_pence)),
                    false => format!("Within the limit: {} are left", pounds(&cost.left_pence)),
                };
                Worked {
                    headline,
                    over: cost.exceeded,
                    steps: lines(&cost.steps),
                    total: pounds(&cost.estimate_pence),
                    limit: pounds(&cost.limit_pence),
                    notes: cost.notes.iter().map(|note| capital(note)).collect(),
                    fee: fee(law, tier, asked, &cost),
                    together,
                    paragraph: words::estimate(law, rate, &asked.estimate, &cost),
                }
            })
        })
    })
}

fn lines(steps: &[CostStep]) -> Vec<Line> {
    let line = |step: &CostStep| Line {
        what: capital(&step.what),
        pounds: pounds(&step.pence),
        provision: step.provision.clone(),
    };
    steps.iter().map(line).collect()
}

/// What may be charged: each Act has a scheme of its own.
fn fee(law: Law, tier: Tier, asked: &Asked, cost: &limits::Cost) -> Option<Fee> {
    if law == Law::Foia {
        let communicating = asked.communicating_pence?;
        let fee = limits::fee(tier, asked.received, &asked.estimate, communicating).answer()?;
        return Some(Fee {
            headline: format!("A fees notice may ask for {} at most", pounds(&fee.at_most_pence)),
            steps: lines(&fee.steps),
            notes: fee.notes.iter().map(|note| capital(note)).collect(),
        });
    }
    let (pence, how, provision) = match cost.exceeded {
        true => (
            limits::foisa_fee_above_limit_pence(cost.estimate_pence).answer()?,
            "Above £600 nothing need be given; where it is, the fee is agreed beforehand",
            "SSI 2004/376 reg.4",
        ),
        false => (
            limits::foisa_fee_pence(cost.estimate_pence).answer()?,
            "The first £100 are free; of the rest, up to £600, a tenth may be charged",
            "SSI 2004/467 reg.4",
        ),
    };
    Some(Fee {
        headline: match pence {
            0 => "No fee may be charged".to_owned(),
            pence => format!("A fee of {} at most may be charged", pounds(&pence)),
        },
        steps: vec![Line { what: how.to_owned(), pounds: pounds(&pence), provision: provision.to_owned() }],
        notes: Vec::new(),
    })
}

/// Which of the days of receipt lie within sixty working days of each other.
fn together(days: &[Date]) -> Outcome<Vec<String>> {
    if days.len() < 2 {
        return Outcome::Answer(Vec::new());
    }
    limits::within_one_window(days, Edition::current()).map(|groups| {
        let day = |day: &Date| readable(&day.to_string());
        if groups.is_empty() {
            return vec!["No two of these days lie within sixty consecutive working days.".to_owned()];
        }
        let one = |group: &Vec<Date>| {
            format!(
                "Within sixty consecutive working days: {}.",
                group.iter().map(day).collect::<Vec<_>>().join(", ")
            )
        };
        groups.iter().map(one).collect()
    })
}

/// Under the environmental regulations, which have a reasonable charge instead of a limit.
fn charged(law: Law, facts: &limits::ChargeFacts) -> Outcome<Worked> {
    limits::environmental_charge(law, facts).map(|charge| Worked {
        headline: match charge.pence {
            0 => "Nothing is charged".to_owned(),
            pence => format!("A charge of {}", pounds(&pence)),
        },
        over: false,
        steps: lines(&charge.steps),
        total: pounds(&charge.pence),
        limit: String::new(),
        notes: charge.notes.iter().map(|note| capital(note)).collect(),
        fee: None,
        together: Vec::new(),
        paragraph: words::charge(law, &charge),
    })
}
