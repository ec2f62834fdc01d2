//! A newer edition of the calendar: the open dates of a case worked out again, and a note that they were looked at.
//!
//! A date is worked out again only from an older edition to a newer one, so that two programs of different age never undo
//! each other's work. What the law cannot say any more stays as it was, and stays to be done.

use jiff::civil::Date;
use law::{Calendar, Edition, Law, clock::Due};

use super::{Draft, clocks};
use crate::{
    case::{CalendarDay, ClockOf, ClockOutcome, Group, Review},
    clock,
    event::Event,
    refusal::Refusal,
};

/// Works the open clocks out again that stand on an older edition.
pub(super) fn recompute(d: &mut Draft<'_>) -> Result<(), Refusal> {
    if d.case.closed.is_some() {
        return Ok(());
    }
    for group in d.case.groups.values().cloned().collect::<Vec<_>>() {
        if d.case.unanswered().any(|q| q.group == group.id) {
            answer(d, &group);
        }
    }
    for review in d.case.reviews.clone().iter().filter(|r| r.answered.is_none()) {
        outcome_of_review(d, review);
    }
    Ok(())
}

/// Notes that the dates which an edition moved were looked at.
pub(super) fn look_at(d: &mut Draft<'_>, edition: String) -> Result<(), Refusal> {
    let unseen = |m: &crate::case::Moved| m.after.calendar_edition == edition && m.looked_at_by.is_none();
    if d.case.moves.iter().any(unseen) {
        d.emit(Event::MovesLookedAt { edition });
    }
    Ok(())
}

fn answer(d: &mut Draft<'_>, group: &Group) {
    let Some(before) = group.outcome.clone().filter(|o| older(&o.calendar_edition, d)) else { return };
    let told = |edition| clock::working_with(&d.case, group, d.ctx.authority, d.ctx.today, edition).answer();
    let Some(now) = told(d.ctx.edition) else { return };
    let days = Edition::by_id(&before.calendar_edition).ok().map_or_else(Vec::new, |old| {
        let skipped = |due: &Due| due.skipped.iter().map(|s| s.date).collect::<Vec<_>>();
        let mut looked_at = skipped(&now);
        looked_at.extend(told(old).iter().flat_map(skipped));
        changed(group.law, looked_at, old, d.ctx.edition)
    });
    let outcome = clock::kept(&now);
    d.emit(Event::DateRecomputed { clock: ClockOf::Answer { group: group.id }, before, outcome, days });
}

fn outcome_of_review(d: &mut Draft<'_>, review: &Review) {
    let Some(was) = review.due.filter(|_| older(&review.calendar_edition, d)) else { return };
    let told = clocks::review_clock(d, review.on, d.ctx.edition);
    let (Some(now), Some(law)) = (told, d.case.law()) else { return };
    let Some(due) = now.review_due else { return };
    let days = Edition::by_id(&review.calendar_edition)
        .ok()
        .map_or_else(Vec::new, |old| changed(law, through(review.on, was.max(due)), old, d.ctx.edition));
    // Whether a holiday announced after the review was asked for moves its day is as unsettled as for the answer.
    let late = days.iter().any(|day| day.announced.is_some_and(|announced| announced > review.on));
    let state = now.state.id().to_owned();
    let before = ClockOutcome {
        due: Some(was),
        safe_due: Some(was),
        state: state.clone(),
        calendar_edition: review.calendar_edition.clone(),
    };
    let outcome = ClockOutcome {
        due: Some(due),
        safe_due: Some(if late { due.min(was) } else { due }),
        state,
        calendar_edition: d.ctx.edition.id().to_owned(),
    };
    d.emit(Event::DateRecomputed { clock: ClockOf::Review { review: review.id }, before, outcome, days });
}

/// Editions are named by their day, so their names are in their order.
fn older(edition: &str, d: &Draft<'_>) -> bool {
    edition < d.ctx.edition.id()
}

fn through(from: Date, to: Date) -> Vec<Date> {
    from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to).take(3_660).collect()
}

/// Of these days, those that count under one edition and not under the other.
fn changed(law: Law, mut days: Vec<Date>, old: &Edition, new: &Edition) -> Vec<CalendarDay> {
    days.sort();
    days.dedup();
    let (old, new) = (Calendar::new(law, old), Calendar::new(law, new));
    let day = |date: Date| {
        // Outside the years covered nothing is known to have changed.
        let (was, is) = (old.reason(date).ok()?, new.reason(date).ok()?);
        let reason = match (was, is) {
            (None, Some(reason)) | (Some(reason), None) => reason,
            _ => return None,
        };
        let edition = if is.is_some() { new.edition() } else { old.edition() };
        Some(CalendarDay {
            date,
            counts: is.is_none(),
            why: reason.why().to_owned(),
            title: reason.title().map(str::to_owned),
            provision: new.provision().to_owned(),
            announced: edition.on(date).iter().find_map(|holiday| holiday.announced),
        })
    };
    days.into_iter().filter_map(day).collect()
}
