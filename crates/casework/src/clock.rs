//! The bridge to the law of time: a group's facts in, the law's answer out. Nothing here counts a day.

use jiff::civil::Date;
use law::{
    Edition, Outcome,
    clock::{self, BodyKind, ClockFacts, Due},
};

use crate::{
    authority::Authority,
    case::{Case, ClockEventKind, ClockOutcome, Group},
};

/// The facts of a group's clock, as the law wants them. An answer that came back or never left is no answer.
pub(crate) fn facts(case: &Case, group: &Group, authority: &Authority) -> ClockFacts {
    let unanswered = case.unanswered().any(|q| q.group == group.id);
    let mut facts = ClockFacts::new(group.law, group.received_on);
    facts.body = authority.profile.body.parse().unwrap_or(BodyKind::Standard);
    facts.events = group
        .events
        .iter()
        .filter(|e| e.kind != ClockEventKind::Answered || !unanswered)
        .map(|e| clock::ClockEvent { kind: e.kind, date: e.on, days: None })
        .collect();
    facts
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
    clock::due(&facts(case, group, authority), as_of, edition)
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
