//! The facts of a calculation: from the boxes of the form or the words of the command line, and back into an address.
//!
//! An address may write `received=2026-06-01&event=clarification-sought=2026-06-03`, as `candour due` does; both fill the
//! same form. What the facts come to is for `law` to say.

use calendar::Edition;
use jiff::civil::Date;
use law::Law;
use law::clock::{BodyKind, ClockEvent, ClockFacts, EventKind, parse_date};

use super::sessions;
use crate::form::Form;
use crate::view::encode;

/// Most things that happened.
pub(super) const MOST_EVENTS: usize = 50;
/// Most fields read from the address.
const FIELDS: usize = 600;
/// Most letters of a field that is no text.
const SHORT: usize = 80;
/// Most letters of the terms of a school.
const LONG: usize = 8_000;

/// What was asked.
pub(super) struct Asked {
    pub facts: ClockFacts,
    /// The day as of which to tell how the clock stands; today where none is given.
    pub as_of: Option<Date>,
    pub edition: &'static Edition,
    /// The terms and the days off, as typed.
    pub school: Option<(String, String)>,
}

/// The form that an address fills.
pub(super) fn form(given: &[(String, String)]) -> Form {
    let mut form = Form::new();
    for (name, value) in given.iter().take(FIELDS) {
        let most = if matches!(name.as_str(), "terms" | "off") { LONG } else { SHORT };
        form = form.with(name, value.chars().take(most).collect::<String>().replace("\r\n", "\n"));
    }
    for name in ["received", "as-of", "permitted-to"] {
        let typed = form.trimmed(name).to_owned();
        if typed.is_empty() || !form.part(name, "day").is_empty() {
            continue;
        }
        match parse_date(&typed) {
            Ok(date) => form = form.with_date(name, Some(date)),
            Err(why) => form.fail(&format!("{name}-day"), crate::error::capital(&why)),
        }
    }
    let events: Vec<String> = form.values("event").map(str::to_owned).collect();
    for event in events.iter().take(MOST_EVENTS) {
        match event.parse::<ClockEvent>() {
            Ok(event) => {
                let at = rows(&form) + 1;
                form = form
                    .with(&format!("event-{at}"), event.kind.id())
                    .with_date(&format!("date-{at}"), Some(event.date))
                    .with(&format!("days-{at}"), event.days.map(|days| days.to_string()).unwrap_or_default());
            }
            Err(why) => form.fail("event-1", crate::error::capital(&why)),
        }
    }
    form
}

/// How many rows of events hold anything.
pub(super) fn rows(form: &Form) -> usize {
    let any = |at: &usize| {
        ["event-{}", "date-{}-day", "date-{}-month", "date-{}-year"]
            .iter()
            .any(|name| !form.trimmed(&name.replace("{}", &at.to_string())).is_empty())
    };
    (1..=MOST_EVENTS).rev().find(any).unwrap_or(0)
}

/// The facts; what is missing or wrong is noted on its field.
pub(super) fn read(form: &mut Form) -> Option<Asked> {
    let law: Option<Law> = form.trimmed("law").parse().ok();
    if law.is_none() {
        form.fail("law", "Choose a law");
    }
    let received = form.date("received", "The day of receipt");
    if received.is_none() && form.date_error("received").is_empty() {
        form.fail("received-day", "Enter the day the authority received the request");
    }
    let body = match form.trimmed("body") {
        "" => Some(BodyKind::Standard),
        given => given.parse().ok(),
    };
    if body.is_none() {
        form.fail("body", "Choose a kind of authority");
    }
    let events = events(form);
    let as_of = form.date("as-of", "The day to look at");
    let edition = match form.trimmed("edition") {
        "" => Some(Edition::current()),
        id => Edition::by_id(id).ok(),
    };
    if edition.is_none() {
        form.fail("edition", "Choose an edition of the list");
    }
    let mut permitted_to = None;
    let mut school = None;
    let mut school_days = None;
    match body {
        Some(BodyKind::School) => {
            let typed = (form.trimmed("terms").to_owned(), form.trimmed("off").to_owned());
            match sessions::days(&typed.0, &typed.1) {
                Ok(days) if !typed.0.is_empty() => school_days = Some(days),
                Ok(_) => {}
                Err(wrong) => wrong.into_iter().for_each(|(field, why)| form.fail(field, why)),
            }
            school = Some(typed);
        }
        Some(BodyKind::ArmedForces) => permitted_to = form.date("permitted-to", "The day that was specified"),
        Some(BodyKind::Abroad) => {
            permitted_to = match form.date("permitted-abroad", "The day that was specified") {
                None if form.date_error("permitted-abroad").is_empty() => {
                    form.date("permitted-to", "The day that was specified")
                }
                date => date,
            };
        }
        _ => {}
    }
    if form.has_errors() {
        return None;
    }
    let facts = ClockFacts { law: law?, received: received?, body: body?, events, school_days, permitted_to };
    Some(Asked { facts, as_of, edition: edition?, school })
}

fn events(form: &mut Form) -> Vec<ClockEvent> {
    let mut events = Vec::new();
    for at in 1..=rows(form) {
        let (name, day) = (format!("event-{at}"), format!("date-{at}"));
        let kind: Option<EventKind> = form.trimmed(&name).parse().ok();
        let date = form.date(&day, "The day it happened");
        let days = match form.trimmed(&format!("days-{at}")) {
            typed if !typed.is_empty() && kind == Some(EventKind::DecisionNotice) => {
                let days = typed.parse::<u16>().ok().filter(|days| (1..=1000).contains(days));
                if days.is_none() {
                    form.fail(&format!("days-{at}"), "Enter how many days the notice gives, like 35");
                }
                days
            }
            _ => None,
        };
        match (kind, date) {
            (Some(kind), Some(date)) => events.push(ClockEvent { kind, date, days }),
            (Some(_), None) if form.date_error(&day).is_empty() => {
                form.fail(&format!("{day}-day"), "Enter the day it happened");
            }
            (None, Some(_)) => form.fail(&name, "Choose what happened on that day"),
            _ => {}
        }
    }
    events
}

impl Asked {
    /// The query of an address that gives this result for ever: with its day and its edition.
    pub(super) fn query(&self, today: Date) -> String {
        let facts = &self.facts;
        let mut pairs = vec![("law", facts.law.id().to_owned()), ("received", facts.received.to_string())];
        if facts.body != BodyKind::Standard {
            pairs.push(("body", facts.body.id().to_owned()));
        }
        pairs.extend(facts.permitted_to.map(|day| ("permitted-to", day.to_string())));
        if let Some((terms, off)) = &self.school {
            pairs.extend([("terms", terms), ("off", off)].map(|(name, text)| (name, text.clone())));
        }
        pairs.extend(facts.events.iter().map(|event| ("event", written(event))));
        pairs.push(("as-of", self.as_of.unwrap_or(today).to_string()));
        pairs.push(("edition", self.edition.id().to_owned()));
        pairs.retain(|(_, value)| !value.is_empty());
        pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
    }

    /// The same on the command line.
    pub(super) fn command(&self, today: Date) -> String {
        let facts = &self.facts;
        let mut command = format!("candour due --law {} --received {}", facts.law.id(), facts.received);
        if facts.body != BodyKind::Standard {
            command += &format!(" --body {}", facts.body.id());
        }
        if let Some(day) = facts.permitted_to {
            command += &format!(" --permitted-to {day}");
        }
        if facts.school_days.is_some() {
            command += " --school-days school-days.txt";
        }
        for event in &facts.events {
            command += &format!(" --event {}", written(event));
        }
        command + &format!(" --as-of {} --edition {}", self.as_of.unwrap_or(today), self.edition.id())
    }
}

/// An event as the command line writes it.
fn written(event: &ClockEvent) -> String {
    let days = event.days.map(|days| format!("/{days}")).unwrap_or_default();
    format!("{}={}{days}", event.kind.id(), event.date)
}
