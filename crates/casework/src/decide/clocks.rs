//! Groups and their clocks. The law computes every date; this file records what happened and keeps its answer.

use document::Law;
use jiff::civil::Date;
use law::{Edition, Outcome, clock::Due};

use super::{Draft, said};
use crate::{case::*, clock, event::Event, ids::*, refusal::Refusal};

pub(super) fn form_group(
    d: &mut Draft<'_>,
    questions: Vec<QuestionId>,
    law: Law,
    received_on: Option<Date>,
    why: String,
) -> Result<(), Refusal> {
    d.questions_exist(&questions)?;
    if !d.ctx.authority.profile.laws.contains(&law) {
        return Err(Refusal::missing(format!(
            "{} does not answer under the {}",
            d.ctx.authority.profile.name,
            law.title()
        )));
    }
    if let Some(sent) = questions.iter().find(|id| d.case.is_sent(**id)) {
        return Err(Refusal::not_now(format!("{} was answered already", d.case.name_of(*sent))));
    }
    // What happened to the clock that the questions had so far happened to them too.
    let old = questions.first().and_then(|id| d.case.group_of(*id)).cloned();
    let same = |id: &QuestionId| d.case.group_of(*id).map(|g| g.id) == old.as_ref().map(|g| g.id);
    if !questions.iter().all(same) {
        return Err(Refusal::not_now(
            "these questions have different clocks: choose questions with the same one",
        ));
    }
    let whole = old.as_ref().is_some_and(|g| {
        g.law == law && d.case.questions.iter().filter(|q| q.group == g.id).all(|q| questions.contains(&q.id))
    });
    if whole && received_on.is_none_or(|day| Some(day) == old.as_ref().map(|g| g.received_on)) {
        return Ok(());
    }
    let received_on =
        received_on.or(old.as_ref().map(|g| g.received_on)).unwrap_or(d.case.origin.received_on);
    // Group 0 is what is in no other group when the request is accepted.
    let group = GroupId(d.case.groups.keys().next_back().map_or(1, |g| g.0 + 1));
    d.emit(Event::GroupFormed { group, questions, law, received_on, why });
    for what in old.map(|g| g.events).unwrap_or_default() {
        d.emit(Event::ClockMoved { group, what, note: "as before it was parted".to_owned() });
    }
    if d.case.accepted_on.is_some() {
        compute(d, group, "its questions were parted from the others")
    } else {
        Ok(())
    }
}

pub(super) fn move_clock(
    d: &mut Draft<'_>,
    group: GroupId,
    what: ClockEvent,
    note: String,
) -> Result<(), Refusal> {
    use ClockEventKind as K;
    match what.kind {
        K::Answered | K::Refused | K::ReviewRequested | K::ReviewAnswered | K::Complaint => {
            return Err(Refusal::not_now(
                "that follows from the letter or the review itself: send it, and the clock knows",
            ));
        }
        K::ClarificationSought | K::PublicInterestExtensionTo => {
            said(&note, "say why, and tell the applicant: the notice says the same")?;
        }
        _ => {}
    }
    record(d, group, what, &note)
}

/// Records what happened to a clock and asks the law anew.
pub(super) fn record(d: &mut Draft<'_>, group: GroupId, what: ClockEvent, note: &str) -> Result<(), Refusal> {
    let Some(known) = d.case.groups.get(&group) else {
        return Err(Refusal::not_found("those questions have no clock: accept the request first"));
    };
    if known.events.contains(&what) {
        return Ok(());
    }
    let because = what.kind.id().replace('-', " ");
    d.emit(Event::ClockMoved { group, what, note: note.to_owned() });
    compute(d, group, &because)
}

/// Asks the law for a group's date and keeps the answer when it changed.
pub(super) fn compute(d: &mut Draft<'_>, id: GroupId, because: &str) -> Result<(), Refusal> {
    let Some(group) = d.case.groups.get(&id) else { return Ok(()) };
    match clock::working_with(&d.case, group, d.ctx.authority, d.ctx.today, d.ctx.edition) {
        Outcome::Answer(due) => {
            let outcome = clock::kept(&due);
            if group.outcome.as_ref() != Some(&outcome) {
                d.emit(Event::DueComputed { group: id, outcome, because: because.to_owned() });
            }
            Ok(())
        }
        Outcome::NeedsFact(needs) => {
            Err(Refusal::missing(format!("the law needs to know: {}", needs.join(", "))))
        }
        Outcome::NotCovered(why) => Err(Refusal::duty("s.10", format!("no date can be given: {why}"))),
        Outcome::Impossible(why) => Err(Refusal::duty("s.10", format!("this cannot be: {why}"))),
    }
}

/// The law's answer for a review asked for on a day, under an edition of the calendar; none where it cannot say.
pub(super) fn review_clock(d: &Draft<'_>, on: Date, edition: &Edition) -> Option<Due> {
    let mut group = d.case.groups.values().next()?.clone();
    group.events.push(ClockEvent { kind: ClockEventKind::ReviewRequested, on });
    clock::working_with(&d.case, &group, d.ctx.authority, d.ctx.today, edition).answer()
}
