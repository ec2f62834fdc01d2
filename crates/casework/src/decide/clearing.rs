//! Clearance: asked of a named person by a time, with a deputy; given for exactly what they saw.

use jiff::civil::Date;

use super::{Draft, said};
use crate::{actor::Role, authority::ClearancePolicy, case::*, event::Event, ids::*, refusal::Refusal};

pub(super) fn ask(
    d: &mut Draft<'_>,
    approver: (PersonId, String),
    deputy: (Option<PersonId>, Option<String>),
    by: Date,
    note: String,
) -> Result<(), Refusal> {
    if by < d.ctx.today {
        return Err(Refusal::missing(
            "the day by which clearance is needed has passed: choose today or later",
        ));
    }
    if d.case.clearances.iter().any(|c| c.state == ClearanceState::Asked) {
        return Err(Refusal::not_now("clearance is asked for already: take that back first"));
    }
    for person in std::iter::once(approver.0).chain(deputy.0) {
        match d.ctx.authority.members.get(&person) {
            None => return Err(Refusal::not_found("that person does not work for this authority")),
            Some(member) if !member.roles.contains(&Role::Approver) => {
                return Err(Refusal::not_allowed(format!("{} may not clear letters", member.name)));
            }
            Some(_) => {}
        }
        if d.ctx.actor.person() == Some(person) {
            return Err(Refusal::not_allowed("a letter is cleared by somebody else than its officer"));
        }
    }
    if deputy.0 == Some(approver.0) {
        return Err(Refusal::missing("the deputy must be somebody else than the approver"));
    }
    let clearance = ClearanceId(d.case.clearances.len() as u32);
    let digest = d.case.letter_fingerprint(d.ctx.authority);
    d.emit(Event::ClearanceAsked {
        clearance,
        approver: approver.0,
        approver_name: approver.1,
        deputy: deputy.0,
        deputy_name: deputy.1,
        by,
        note,
        digest,
    });
    Ok(())
}

fn open(d: &Draft<'_>, id: ClearanceId) -> Result<Clearance, Refusal> {
    let Some(clearance) = d.case.clearances.iter().find(|c| c.id == id).cloned() else {
        return Err(Refusal::not_found("that request for clearance is not on this case"));
    };
    if clearance.state != ClearanceState::Asked {
        return Err(Refusal::not_now("this clearance was answered or taken back already"));
    }
    let person = d.ctx.actor.person();
    let is_approver = person == Some(clearance.approver);
    // The deputy stands in when the time is over, not before.
    let is_deputy = person.is_some() && person == clearance.deputy;
    if is_deputy && !is_approver && d.ctx.today <= clearance.by {
        return Err(Refusal::not_allowed(format!(
            "{} has until {} to clear this; the deputy may act after that day",
            clearance.approver_name, clearance.by
        )));
    }
    Ok(clearance)
}

pub(super) fn return_it(
    d: &mut Draft<'_>,
    id: ClearanceId,
    what: String,
    why: String,
) -> Result<(), Refusal> {
    open(d, id)?;
    said(&what, "say what is to be changed")?;
    said(&why, "say why it is to be changed: it is kept who asked for which change and why")?;
    d.emit(Event::ClearanceReturned { clearance: id, what, why });
    Ok(())
}

pub(super) fn give(d: &mut Draft<'_>, id: ClearanceId, note: String) -> Result<(), Refusal> {
    let clearance = open(d, id)?;
    if !super::sending::is_of(&clearance, &d.case, d.ctx.authority) {
        return Err(Refusal::changed(
            "the letter, or the house wording it uses, was changed after you were asked: the officer has to ask again, so that you clear what will leave",
        ));
    }
    d.emit(Event::ClearanceGiven { clearance: id, note });
    Ok(())
}

pub(super) fn take_back(d: &mut Draft<'_>, id: ClearanceId, why: String) -> Result<(), Refusal> {
    match d.case.clearances.iter().find(|c| c.id == id) {
        None => Err(Refusal::not_found("that request for clearance is not on this case")),
        Some(c) if c.state != ClearanceState::Asked => Ok(()),
        Some(_) => {
            d.emit(Event::ClearanceTakenBack { clearance: id, why });
            Ok(())
        }
    }
}

pub(super) fn set_rule(d: &mut Draft<'_>, policy: ClearancePolicy) -> Result<(), Refusal> {
    if d.case.clearance_policy != policy {
        d.emit(Event::ClearanceRuleSet { policy });
    }
    Ok(())
}
