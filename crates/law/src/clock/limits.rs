//! How many days each law gives to each kind of body, and the day that comes of it.
//!
//! The exceptions stand beside the rule, most specific first: school, archive, armed forces, abroad (FOIA only), the
//! Keeper (FOISA only), complex and voluminous (EIR, EISRs).

use calendar::Law;
use jiff::civil::Date;

use super::{
    cites,
    due::{Cite, Due, Skipped, Words},
    facts::{BodyKind, ClockFacts},
    history::{Close, History},
    period::{Counted, Counting},
};
use crate::{
    eir::r07_extension,
    foia::{s10_1_time_for_compliance, si_2004_3364_time},
    foisa::{asp_2020_7_spring_of_2020, s10_time_for_compliance, ssi_2016_346_schools},
    outcome::Stop,
};

/// The ordinary limit of all four laws.
pub(crate) const STANDARD: u32 = s10_1_time_for_compliance::WORKING_DAYS;

/// The limit and the day it comes to.
#[derive(Debug)]
pub(crate) struct Limit<'f> {
    pub days: u32,
    pub counted: Counted,
    pub skipped: Option<Vec<Skipped>>,
    pub cite: Cite,
    pub what: Words,
    /// Sessions, where the day was found by counting them.
    pub sessions: Option<&'f [Date]>,
    /// The twentieth day, where a day of the Commissioner's is to come but not known.
    pub awaiting_permit: Option<Date>,
    /// Where sessions are missing: the day that is the last in any case.
    pub outermost: Option<Date>,
}

pub(crate) fn time_for_compliance<'f>(
    facts: &'f ClockFacts,
    history: &History,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    if facts.permitted_to.is_some() && !matches!(facts.body, BodyKind::ArmedForces | BodyKind::Abroad) {
        let why = "a day permitted by the regulator exists only for armed-forces and abroad";
        return Err(Stop::Impossible(why.to_owned()));
    }
    if facts.school_days.is_some() && facts.body != BodyKind::School {
        return Err(Stop::Impossible("school days matter only to a school".to_owned()));
    }
    let start = history.start;
    match (facts.law, facts.body) {
        (Law::Foia, BodyKind::School) => si_2004_3364_time::school(facts, start, counting, due),
        (Law::Foia, BodyKind::Archive) => plain(facts, start, counting, si_2004_3364_time::ARCHIVE_DAYS),
        (Law::Foia, BodyKind::ArmedForces | BodyKind::Abroad) => {
            si_2004_3364_time::permitted(facts, start, counting, due)
        }
        (Law::Foisa, BodyKind::School) if ssi_2016_346_schools::applies(facts) => {
            ssi_2016_346_schools::school(facts, start, counting, due)
        }
        (Law::Foisa, BodyKind::Keeper) => {
            due.notes.push("thirty days only where the record was transferred to the Keeper, is not designated as open, and another authority decides (s.10(2), s.21(2), s.22); else twenty".into());
            plain(facts, start, counting, s10_time_for_compliance::KEEPER_DAYS)
        }
        (Law::Eir | Law::Eisrs, body) => {
            if body != BodyKind::Standard {
                due.notes.push(no_variation(facts).into());
            }
            environmental(facts, history, counting, due)
        }
        (law, body) => {
            if body != BodyKind::Standard {
                due.notes.push(no_variation(facts).into());
            }
            if law == Law::Foisa {
                return foisa(facts, history, counting, due);
            }
            plain(facts, start, counting, STANDARD)
        }
    }
}

/// FOISA s.10(1), with the seven weeks of 2020 in which the time was longer.
fn foisa<'f>(
    facts: &'f ClockFacts,
    history: &History,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    let twentieth = counting.nth(history.start, STANDARD)?;
    let Counted::Day { day, .. } = twentieth else { return Ok(limit(facts, STANDARD, twentieth)) };
    let judged = match history.close {
        Some(Close::Answered(answered)) => answered,
        _ => due.as_of,
    };
    if let Some(note) = asp_2020_7_spring_of_2020::note(facts, history.start, day) {
        due.notes.push(note.into());
    }
    match asp_2020_7_spring_of_2020::days(facts, day, judged) {
        STANDARD => Ok(limit(facts, STANDARD, twentieth)),
        longer => {
            let mut limit = limit(facts, longer, counting.nth(history.start, longer)?);
            limit.cite = asp_2020_7_spring_of_2020::CITE;
            Ok(limit)
        }
    }
}

fn no_variation(facts: &ClockFacts) -> String {
    format!("{} has no other time for '{}'", facts.law.short_title(), facts.body.id())
}

/// A limit of so many days, with what was skipped on the way to it.
pub(crate) fn limit<'f>(facts: &ClockFacts, days: u32, counted: Counted) -> Limit<'f> {
    let (counted, skipped) = match counted {
        Counted::Day { day, skipped, unsettled } => {
            (Counted::Day { day, skipped: Vec::new(), unsettled }, Some(skipped))
        }
        other => (other, None),
    };
    let what = match days {
        20 => Words::Borrowed("day 20: the last day for the answer"),
        30 => Words::Borrowed("day 30: the last day for the answer"),
        40 => Words::Borrowed("day 40: the last day for the answer"),
        _ => Words::Borrowed("day 60: the last day for the answer"),
    };
    Limit {
        days,
        counted,
        skipped,
        cite: cites::time(facts.law, facts.body),
        what,
        sessions: None,
        awaiting_permit: None,
        outermost: None,
    }
}

fn plain<'f>(facts: &ClockFacts, start: Date, counting: &Counting<'f>, days: u32) -> Result<Limit<'f>, Stop> {
    Ok(limit(facts, days, counting.nth(start, days)?))
}

/// The limit of a school whose days are not all known: the sixtieth working day is the last in any case.
pub(crate) fn without_sessions<'f>(facts: &ClockFacts, last: Option<Date>, cap: Date) -> Limit<'f> {
    let mut limit = limit(facts, STANDARD, Counted::SessionsEnd { last });
    limit.outermost = Some(cap);
    limit
}

/// EIR and EISRs reg.7: forty days where the request is complex and voluminous and the applicant was told within twenty.
fn environmental<'f>(
    facts: &ClockFacts,
    history: &History,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    let twentieth = counting.nth(history.start, STANDARD)?;
    let Some(notified) = history.complex_notified else { return Ok(limit(facts, STANDARD, twentieth)) };
    let in_time = match &twentieth {
        Counted::Day { day, .. } => notified <= *day,
        _ => true,
    };
    let cite = cites::complex_notice(facts.law);
    if !in_time {
        due.notes.push(
            format!(
                "the extension was notified on {notified}, after day 20, so the time was not extended ({})",
                cite.provision
            )
            .into(),
        );
        return Ok(limit(facts, STANDARD, twentieth));
    }
    due.steps.push(super::due::Step {
        date: notified,
        what: "applicant told of the extension for complexity and volume: forty days instead of twenty"
            .into(),
        provision: cite.provision.into(),
        certainty: cite.certainty,
    });
    if facts.law == Law::Eisrs {
        due.notes.push("the Regulations give up to twenty days more (reg.7(1)): where the applicant was told of a nearer day, that day stands".into());
    }
    let mut limit =
        limit(facts, r07_extension::WORKING_DAYS, counting.nth(history.start, r07_extension::WORKING_DAYS)?);
    limit.cite = cites::complex(facts.law);
    Ok(limit)
}
