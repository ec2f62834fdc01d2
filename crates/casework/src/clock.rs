//! The bridge to the law of time: a group's facts in, the law's answer out. Nothing here counts a day.

use jiff::civil::Date;
use law::{
    Edition, Outcome,
    clock::{self, ClockFacts, Due},
};

use crate::{
    authority::Authority,
    case::{Case, ClockEvent, ClockEventKind, ClockOutcome, Group},
};

/// The facts of a group's clock, as the law wants them; none while nobody has said what kind of body it is. An answer that came back or never left is no answer.
fn facts(case: &Case, group: &Group, authority: &Authority) -> Option<ClockFacts> {
    let unanswered = case.unanswered().any(|q| q.group == group.id);
    let mut facts = ClockFacts::new(group.law, group.received_on);
    facts.body = authority.profile.body.parse().ok()?;
    facts.events = group
        .events
        .iter()
        .filter(|e| e.kind != ClockEventKind::Answered || !unanswered)
        .map(|e| clock::ClockEvent { kind: e.kind, date: e.on, days: None })
        .collect();
    Some(facts)
}

/// The law's answer for a group with its whole working, as of a day.
pub fn working(case: &Case, group: &Group, authority: &Authority, as_of: Date) -> Outcome<Due> {
    working_with(case, group, authority, as_of, Edition::current())
}

/// The same, with the bank holidays as they were known in an edition.
pub fn working_with(
    case: &Case,
    group: &Group,
    authority: &Authority,
    as_of: Date,
    edition: &Edition,
) -> Outcome<Due> {
    match facts(case, group, authority) {
        Some(facts) => clock::due(&facts, as_of, edition),
        None => Outcome::NeedsFact(vec!["the kind of body the authority is".to_owned()]),
    }
}

/// The law's answer for a group if something happened to its clock: what a notice says before it is sent.
pub fn working_if(
    case: &Case,
    group: &Group,
    what: ClockEvent,
    authority: &Authority,
    as_of: Date,
    edition: &Edition,
) -> Outcome<Due> {
    let mut group = group.clone();
    group.events.push(what);
    working_with(case, &group, authority, as_of, edition)
}

/// The last day to pay, while a clock stands still for a fee or a charge.
pub fn payable_by(due: &Due) -> Option<Date> {
    (due.state == clock::State::Paused).then(|| due.next.first().map(|next| next.by)).flatten()
}

/// What of an answer is kept with the case.
pub(crate) fn kept(due: &Due) -> ClockOutcome {
    ClockOutcome {
        due: due.due,
        safe_due: due.safe_due,
        state: due.state.id().to_owned(),
        calendar_edition: due.calendar_edition.to_string(),
    }
}
