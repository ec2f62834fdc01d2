//! The statutory clock: from facts to the time for compliance, with its working.
//!
//! One pure function, [`due()`]. It reads no clock and knows no case; nothing else in the program computes a legal date.
//!
//! *It says*: an answer is due promptly, and not later than the twentieth working day following the day of receipt
//! (FOIA s.10(1), EIR reg.5(2), FOISA s.10(1), EISRs reg.5(2)). *We read it as*: receipt is day 0 even on a Sunday;
//! a clarification that was reasonably required makes the day of the reply day 0; a fees notice stops the count on the
//! day it is given and lets it go on after the day of payment. DIFFERS: paragraph 4.2 of the Code as reported gives one
//! day more for receipt on a day off; the Act does not, and we follow the Act. *Left to the officer*: whether a
//! clarification was required, whether an extension is reasonable, what is complex.

mod cites;
mod due;
mod facts;
mod history;
pub(crate) mod limits;
mod next;
pub(crate) mod period;

pub use due::{Cite, Due, Next, Skipped, State, Step, Words};
pub use facts::{BodyKind, ClockEvent, ClockFacts, EventKind, parse_date};

use calendar::{Calendar, Edition, Law};
use jiff::civil::Date;

use crate::outcome::{Outcome, Stop};
use history::{Close, History};
use limits::Limit;
use period::{Counted, Counting};

/// When the answer is due, how the clock stands on a day, and how that was worked out.
///
/// ```
/// use law::clock::{ClockFacts, due};
/// let facts = ClockFacts::new(calendar::Law::Foia, jiff::civil::date(2026, 6, 1));
/// let answer = due(&facts, facts.received, calendar::Edition::current()).answer().unwrap();
/// assert_eq!(answer.due, Some(jiff::civil::date(2026, 6, 30)));
/// ```
pub fn due(facts: &ClockFacts, as_of: Date, edition: &Edition) -> Outcome<Due> {
    work_out(facts, as_of, edition).into()
}

fn work_out(facts: &ClockFacts, as_of: Date, edition: &Edition) -> Result<Due, Stop> {
    let calendar = Calendar::new(facts.law, edition);
    let mut history = History::of(facts, &calendar)?;
    let mut due = Due {
        law: facts.law,
        received: facts.received,
        due: None,
        safe_due: None,
        review_due: None,
        as_of,
        calendar_edition: edition.id().to_owned().into(),
        state: State::Running,
        days_used: None,
        days_left: None,
        skipped: Vec::new(),
        steps: std::mem::take(&mut history.steps),
        next: Vec::new(),
        notes: std::mem::take(&mut history.notes),
        needs: Vec::new(),
    };
    let counting = Counting {
        calendar,
        pauses: &history.pauses,
        pause_cite: cites::pause(facts.law),
        sessions: None,
        only_settled_on: None,
    };
    let limit = limits::time_for_compliance(facts, &history, &counting, &mut due)?;
    if history.waiting_since.is_none() {
        settle(facts, &history, &counting, &limit, &mut due)?;
    } else {
        due.needs.push("the day the clarification is received (clarification-received)".into());
    }
    state(&history, &limit, &mut due);
    days(&history, &counting, &limit, &mut due)?;
    annotate(facts, &history, &calendar, &mut due)?;
    next::add(facts, &history, &calendar, &limit, &mut due)?;
    due.steps.sort_by_key(|step| step.date);
    Ok(due)
}

/// Puts the limit into the answer: the day, the safe day, what was skipped.
fn settle(
    facts: &ClockFacts,
    history: &History,
    counting: &Counting<'_>,
    limit: &Limit<'_>,
    due: &mut Due,
) -> Result<(), Stop> {
    match &limit.counted {
        Counted::Day { day, unsettled, .. } => {
            let base = *day;
            let mut safe = base;
            if *unsettled {
                let settled = Counting { only_settled_on: Some(history.start), ..*counting };
                if let Counted::Day { day: earlier, .. } = settled.nth(history.start, limit.days)?
                    && earlier < safe
                {
                    safe = earlier;
                    due.notes.push("a bank holiday counted here was announced after receipt or is disputed; whether it moves the day is unsettled, so the earlier day is the safe one".into());
                }
            }
            if let Some(sought) = history.clarification_sought {
                let original = counting.nth(history.start_without_clarification, limit.days)?;
                if let Counted::Day { day: original, .. } = original
                    && sought > original
                {
                    safe = safe.min(original);
                    due.notes.push(format!("the clarification was asked for after {original}, when time had already run out; that it started the time again is doubtful").into());
                }
            }
            due.steps.push(Step {
                date: base,
                what: limit.what.clone(),
                provision: limit.cite.provision.into(),
                certainty: limit.cite.certainty,
            });
            let mut last = base;
            if let Some(to) = history.extended_to {
                if to > base {
                    last = to;
                    safe = to;
                    if let Some(Close::Answered(day)) = history.close
                        && day <= base
                    {
                        due.notes.push(format!("what was sent on {day} is taken as the whole answer; if it only told that the public interest test needs more time, leave it out until the decision is sent").into());
                    }
                    due.steps.push(Step {
                        date: to,
                        what: "extended to this day for the public interest test only".into(),
                        provision: "s.10(3)".into(),
                        certainty: calendar::Certainty::V,
                    });
                } else {
                    due.notes.push(
                        format!(
                            "the extension to {to} ends before day {}, so it changes nothing",
                            limit.days
                        )
                        .into(),
                    );
                }
            }
            due.due = Some(last);
            due.safe_due = Some(safe);
            due.skipped = match &limit.skipped {
                Some(skipped) if last == base => skipped.clone(),
                _ => counting.skipped_to(history.start, last)?,
            };
        }
        Counted::Paused { skipped } => {
            due.skipped = skipped.clone();
            let kind = if facts.law.is_environmental() { "charge-paid" } else { "fee-paid" };
            due.needs.push(format!("the day of payment ({kind})").into());
        }
        Counted::SessionsEnd { .. } => {}
    }
    if let Some(permit) = &limit.awaiting_permit {
        due.due = None;
        due.safe_due = Some(*permit);
    }
    Ok(())
}

fn state(history: &History, limit: &Limit<'_>, due: &mut Due) {
    let lapsed = history.pauses.last().filter(|p| p.to.is_none() && p.payable_until < due.as_of);
    let paused = history.pauses.last().is_some_and(|p| p.to.is_none() && p.from <= due.as_of.max(p.from));
    due.state = match history.close {
        Some(Close::Withdrawn(_) | Close::Transferred(_)) => State::Ended,
        Some(Close::Answered(day)) => match due.due.or(due.safe_due).or(limit.outermost) {
            Some(limit) if day > limit => State::Late,
            _ => State::Met,
        },
        None if history.waiting_since.is_some() => State::Waiting,
        None => match due.due.or(due.safe_due) {
            Some(limit) if due.as_of > limit => State::Late,
            Some(_) => State::Running,
            None if limit.outermost.is_some_and(|last| due.as_of > last) => State::Late,
            None if lapsed.is_some() => State::Ended,
            None if paused => State::Paused,
            None => State::Running,
        },
    };
    if due.state == State::Ended || matches!(history.close, Some(Close::Answered(_))) {
        due.needs.retain(|need| !need.contains("clarification") && !need.contains("payment"));
    }
}

fn days(history: &History, counting: &Counting<'_>, limit: &Limit<'_>, due: &mut Due) -> Result<(), Stop> {
    let counting = Counting { sessions: limit.sessions, ..*counting };
    let until = match history.close {
        Some(Close::Answered(day) | Close::Withdrawn(day) | Close::Transferred(day)) => day,
        None => history.waiting_since.map_or(due.as_of, |since| since.min(due.as_of)),
    };
    if limit.outermost.is_some() {
        return Ok(());
    }
    if until > counting.calendar.edition().last_day() {
        due.notes.push(
            "the day as of which the state is told lies beyond the bank holidays known, so no days are counted up to it".into(),
        );
        return Ok(());
    }
    due.days_used = Some(counting.between(history.start, until)?);
    due.days_left = match due.due {
        None => None,
        Some(day) if until <= day => Some(counting.between(until.max(history.start), day)?),
        Some(day) => Some(-Counting { sessions: None, ..counting }.between(day, until)?),
    };
    Ok(())
}

/// What an officer should know besides.
fn annotate(
    facts: &ClockFacts,
    history: &History,
    calendar: &Calendar<'_>,
    due: &mut Due,
) -> Result<(), Stop> {
    if let Some(note) = code_reading(facts, history, calendar, due)? {
        due.notes.push(note.into());
    }
    for at in 0..due.skipped.len() {
        let date = due.skipped[at].date;
        for holiday in calendar.edition().on(date) {
            let title = &holiday.title;
            if holiday.certainty == calendar::Certainty::Unverified {
                due.notes.push(format!("{date} ({title}) is not verified as a bank holiday").into());
            }
            if holiday.status == calendar::Status::Projected {
                let note =
                    format!("{date} ({title}) is a projected bank holiday: a proclamation may yet move it");
                due.notes.push(note.into());
            }
        }
    }
    if due.as_of < due.received {
        due.notes.push("the day as of which the state is told is before receipt: nothing runs yet".into());
    }
    if history.last_event.is_some_and(|last| last > due.as_of) {
        due.notes.push(
            "an event given lies after the day as of which the state is told; it was taken as done".into(),
        );
    }
    Ok(())
}

/// For receipt on a day off: what paragraph 4.2 of the Code, as reported, would make of it.
fn code_reading(
    facts: &ClockFacts,
    history: &History,
    calendar: &Calendar<'_>,
    due: &Due,
) -> Result<Option<String>, Stop> {
    let plain = facts.law == Law::Foia && facts.body == BodyKind::Standard && history.pauses.is_empty();
    if !plain || due.due.is_none() {
        return Ok(None);
    }
    let Some(reason) = calendar.reason(history.start)? else { return Ok(None) };
    let mut day = history.start;
    while !calendar.is_working_day(day)? {
        day = calendar.next_day(day)?;
    }
    // Where that day lies outside the data there is nothing to note.
    let Ok(later) = calendar.add_working_days(day, limits::STANDARD) else { return Ok(None) };
    Ok(Some(format!(
        "received on {}: the Code (para 4.2, as reported) would count from {day} and give {later}; the Act does not",
        with_article(reason.why())
    )))
}

fn with_article(why: &str) -> String {
    match why {
        "Christmas Day" | "Good Friday" => why.to_owned(),
        _ => format!("a {why}"),
    }
}
