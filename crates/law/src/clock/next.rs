//! What follows from how the clock stands: what is to be done, or may be done, by which day.
//!
//! The days of reviews, complaints, appeals and decision notices are worked out here from the same calendar.

use calendar::{Calendar, Law};
use jiff::{ToSpan, civil::Date};

use super::{
    cites,
    due::{Cite, Due, Next, State, Words},
    facts::{BodyKind, ClockFacts},
    history::{Close, History},
    limits::Limit,
    period::{Counted, Counting},
};
use crate::{
    eir::r11_reconsideration,
    foia::{
        s10_1_time_for_compliance, s10_3_public_interest, s17_refusal_notice, s45_code_of_practice,
        s50_application_for_decision, s57_appeal,
    },
    foisa::{asp_2020_7_spring_of_2020, s10_time_for_compliance, s56_appeal, ssi_2016_346_schools},
    outcome::Stop,
};

/// Working days in which a review is asked for, under all four laws.
const WINDOW: u32 = s45_code_of_practice::ASK_WITHIN;

/// Adds what follows.
pub(crate) fn add(
    facts: &ClockFacts,
    history: &History,
    calendar: &Calendar<'_>,
    limit: &Limit<'_>,
    due: &mut Due,
) -> Result<(), Stop> {
    answer(facts, history, calendar, limit, due)?;
    review(facts, history, calendar, due)?;
    regulator(facts, history, due)
}

/// The answer itself, or what it waits for.
fn answer(
    facts: &ClockFacts,
    history: &History,
    calendar: &Calendar<'_>,
    limit: &Limit<'_>,
    due: &mut Due,
) -> Result<(), Stop> {
    let law = facts.law;
    if history.close.is_some() {
        return Ok(());
    }
    match due.state {
        State::Waiting => {
            let counting = Counting {
                calendar: *calendar,
                pauses: &history.pauses,
                pause_cite: cites::pause(law),
                sessions: None,
                only_settled_on: None,
            };
            if let Counted::Day { day, .. } = counting.nth(history.start, limit.days)? {
                push(due, "answer, if the clarification was not reasonably required", day, limit.cite);
                if history.waiting_since.is_some_and(|sought| sought > day) {
                    let note =
                        format!("the clarification was asked for after {day}, when time had already run out");
                    due.notes.push(note.into());
                }
                due.notes.push("the clock stops only for a clarification that is reasonably required and was asked for promptly; there is no period in law after which a request without reply may be closed".into());
            }
        }
        State::Paused => {
            if let Some(pause) = history.pauses.last() {
                push(due, "payment, or the duty to answer ends", pause.payable_until, cites::payment(law));
            }
        }
        State::Running | State::Late => {
            let base = match &limit.counted {
                Counted::Day { day, .. } => Some(*day),
                _ => None,
            };
            if let (Some(base), Some(last)) = (base, due.due)
                && last > base
            {
                extended(history, calendar, base, last, due)?;
            } else if let (State::Late, Some(sent)) = (due.state, history.review_answered) {
                due.notes.push(format!("no answer to the request itself is given; the outcome of the review of {sent} stands in its place").into());
            } else if let Some(last) = due.due.or(due.safe_due) {
                let what = if due.state == State::Late {
                    "answer at once: the last day for it has passed"
                } else {
                    "answer promptly, and on this day at the latest"
                };
                if let Some(safe) = due.safe_due.filter(|safe| *safe < last && due.state != State::Late) {
                    push(due, "answer by this day to be on the safe side", safe, limit.cite);
                }
                push(due, what, last, limit.cite);
            }
        }
        State::Met | State::Ended => {}
    }
    Ok(())
}

/// Under s.10(3) only the public interest test may wait: the refusal notice is still due by the ordinary day.
fn extended(
    history: &History,
    calendar: &Calendar<'_>,
    base: Date,
    last: Date,
    due: &mut Due,
) -> Result<(), Stop> {
    push(
        due,
        "refusal notice: the exemption, why it applies, that no decision is reached yet, and an estimate of the day of the decision",
        base,
        s17_refusal_notice::INTERIM_NOTICE.cite(),
    );
    push(
        due,
        "everything that is not under the public interest test",
        base,
        s10_1_time_for_compliance::TIME.cite(),
    );
    push(
        due,
        "decision on the public interest, with its reasons",
        last,
        s17_refusal_notice::DECISION_LATER.cite(),
    );
    let total = calendar.count_working_days(history.start, last)?;
    let Some(cap) = known(calendar, history.start, s10_3_public_interest::EXPECTED_AT_MOST, due) else {
        return Ok(());
    };
    due.notes.push(format!("{total} working days in all with the extension; the regulator expects no more than 40, by {cap}, save in exceptional circumstances").into());
    Ok(())
}

fn review(facts: &ClockFacts, history: &History, calendar: &Calendar<'_>, due: &mut Due) -> Result<(), Stop> {
    let law = facts.law;
    if let Some(requested) = history.review_requested {
        let mut days = review_days(facts);
        let Some(mut by) = known(calendar, requested, days, due) else { return Ok(()) };
        let mut cite = cites::review(law, facts.body);
        if ssi_2016_346_schools::applies(facts) {
            let Some(day) = ssi_2016_346_schools::review_by(facts, requested, calendar, due)? else {
                return Ok(());
            };
            (by, cite) = (day, ssi_2016_346_schools::REVIEW.cite());
        } else if law == Law::Foisa && facts.body != BodyKind::Keeper {
            let judged = history.review_answered.unwrap_or(due.as_of);
            if asp_2020_7_spring_of_2020::days(facts, by, judged) != days {
                days = asp_2020_7_spring_of_2020::days(facts, by, judged);
                cite = asp_2020_7_spring_of_2020::CITE;
                by = calendar.add_working_days(requested, days)?;
            }
            if let Some(note) = asp_2020_7_spring_of_2020::note(facts, requested, by)
                && !due.notes.iter().any(|have| have == note)
            {
                due.notes.push(note.into());
            }
        }
        due.review_due = Some(by);
        due.steps.push(super::due::Step {
            date: by,
            what: format!(
                "day {} of the review: the last day for its outcome",
                calendar.count_working_days(requested, by)?
            )
            .into(),
            provision: cite.provision.into(),
            certainty: cite.certainty,
        });
        match history.review_answered {
            None => {
                push(due, "outcome of the review", by, cite);
                if law == Law::Foia
                    && let Some(longest) =
                        known(calendar, requested, s45_code_of_practice::ANSWER_AT_MOST, due)
                {
                    push(
                        due,
                        "outcome of the review where it is complex or large, and the applicant was told",
                        longest,
                        cite,
                    );
                }
            }
            Some(answered) if answered > by => {
                due.notes
                    .push(format!("the outcome of the review was sent on {answered}, after {by}").into());
            }
            Some(_) => {}
        }
        if let Some(closing) = window_start(law, history, due)
            && let Some(window) = known(calendar, closing, WINDOW, due)
            && requested > window
        {
            due.notes.push(late_review(law, window).into());
        }
        return Ok(());
    }
    let from = match history.close {
        Some(Close::Answered(_)) => window_start(law, history, due),
        None if due.state == State::Late && law != Law::Foia => due.due,
        _ => None,
    };
    if let Some(from) = from
        && let Some(by) = known(calendar, from, WINDOW, due)
    {
        push(due, "the applicant may ask for a review", by, cites::review_window(law));
    }
    Ok(())
}

/// The day from which the forty days for asking run.
///
/// FOISA s.20(5) counts from the end of the time for compliance, and from the answer only where that came later.
fn window_start(law: Law, history: &History, due: &Due) -> Option<Date> {
    match history.close {
        Some(Close::Answered(day)) if law == Law::Foisa => Some(due.due.map_or(day, |end| end.max(day))),
        Some(Close::Answered(day)) => Some(day),
        _ => due.due.filter(|day| history.review_requested.is_some_and(|asked| asked > *day)),
    }
}

fn late_review(law: Law, window: Date) -> String {
    match law {
        Law::Foia => {
            format!("the review was asked for after {window}; the Code lets the authority refuse it")
        }
        Law::Foisa => {
            format!("the review was asked for after {window}; the authority may still take it (s.20(6))")
        }
        _ => format!("the review was asked for after {window}; the authority need not take it"),
    }
}

fn review_days(facts: &ClockFacts) -> u32 {
    match (facts.law, facts.body) {
        (Law::Eir, _) => r11_reconsideration::ANSWER_WITHIN,
        (Law::Foisa, BodyKind::Keeper) => s10_time_for_compliance::KEEPER_DAYS,
        _ => s45_code_of_practice::ANSWER_WITHIN,
    }
}

fn regulator(facts: &ClockFacts, history: &History, due: &mut Due) -> Result<(), Stop> {
    let law = facts.law;
    if let Some((date, days)) = history.decision {
        match days {
            Some(days) => {
                let by = calendar_days(date, i64::from(days))?;
                push(due, "the steps that the decision notice requires", by, cites::decision(law));
            }
            None => due.needs.push(
                "how many days the decision notice gives for compliance (decision-notice=DATE/DAYS)".into(),
            ),
        }
        let (what, window) = if law.is_scottish() {
            ("an appeal to the Court of Session, on a point of law", s56_appeal::APPEAL_WITHIN)
        } else {
            ("an appeal to the First-tier Tribunal", s57_appeal::APPEAL_WITHIN)
        };
        push(due, what, calendar_days(date, window)?, cites::appeal(law));
        return Ok(());
    }
    if history.complaint.is_some() {
        return Ok(());
    }
    if let Some(answered) = history.review_answered {
        let (what, by) = if law.is_scottish() {
            let by = answered.checked_add(6.months()).map_err(|_| far())?;
            ("the applicant may apply to the Scottish Information Commissioner", by)
        } else {
            (
                "the applicant may complain to the regulator, which asks for this within six weeks",
                calendar_days(answered, s50_application_for_decision::COMPLAIN_WITHIN)?,
            )
        };
        push(due, what, by, cites::complaint(law));
    } else if law.is_scottish()
        && let Some(by) = due.review_due.filter(|by| *by < due.as_of)
    {
        let by = by.checked_add(6.months()).map_err(|_| far())?;
        push(
            due,
            "the applicant may apply to the Scottish Information Commissioner",
            by,
            cites::complaint(law),
        );
    }
    Ok(())
}

/// A day that follows from the answer; where it lies outside the data the answer still stands, and a note says so.
fn known(calendar: &Calendar<'_>, from: Date, count: u32, due: &mut Due) -> Option<Date> {
    calendar.add_working_days(from, count).ok().or_else(|| {
        let note = "a day that follows from this lies beyond the bank holidays known, so it is not told";
        if !due.notes.iter().any(|have| have == note) {
            due.notes.push(note.into());
        }
        None
    })
}

fn calendar_days(date: Date, days: i64) -> Result<Date, Stop> {
    date.checked_add(days.days()).map_err(|_| far())
}

fn far() -> Stop {
    Stop::NotCovered("the day is too far in the future".to_owned())
}

fn push(due: &mut Due, what: &'static str, by: Date, cite: Cite) {
    due.next.push(Next {
        what: Words::Borrowed(what),
        by,
        provision: cite.provision.into(),
        certainty: cite.certainty,
    });
}
