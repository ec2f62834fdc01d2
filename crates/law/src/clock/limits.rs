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
    history::History,
    period::{Counted, Counting},
};
use crate::outcome::Stop;

/// The ordinary limit of all four laws.
pub(crate) const STANDARD: u32 = 20;
/// The longest that regulations may give under FOIA (s.10(4)-(5)).
pub(crate) const LONGEST: u32 = 60;
/// Archives (SI 2004/3364 reg.4) and the Keeper (FOISA s.10(2)).
const THIRTY: u32 = 30;
/// Complex and voluminous requests (reg.7(1)).
const EXTENDED: u32 = 40;

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
        (Law::Foia, BodyKind::School) => school(facts, start, counting, due),
        (Law::Foia, BodyKind::Archive) => plain(facts, start, counting, THIRTY),
        (Law::Foia, BodyKind::ArmedForces | BodyKind::Abroad) => permitted(facts, start, counting, due),
        (Law::Foisa, BodyKind::Keeper) => plain(facts, start, counting, THIRTY),
        (Law::Eir | Law::Eisrs, body) => {
            if body != BodyKind::Standard {
                due.notes.push(no_variation(facts).into());
            }
            environmental(facts, history, counting, due)
        }
        (_, BodyKind::Standard) => plain(facts, start, counting, STANDARD),
        _ => {
            due.notes.push(no_variation(facts).into());
            plain(facts, start, counting, STANDARD)
        }
    }
}

fn no_variation(facts: &ClockFacts) -> String {
    format!("{} has no other time for '{}'", facts.law.short_title(), facts.body.id())
}

fn limit<'f>(facts: &ClockFacts, days: u32, counted: Counted) -> Limit<'f> {
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

/// SI 2004/3364 reg.3: the earlier of the twentieth working day that is also a school day, and the sixtieth working day.
fn school<'f>(
    facts: &'f ClockFacts,
    start: Date,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    let sixtieth = counting.nth(start, LONGEST)?;
    let Counted::Day { day: cap, .. } = sixtieth else { return Ok(limit(facts, LONGEST, sixtieth)) };
    let Some(sessions) = &facts.school_days else {
        due.needs.push("the days on which there is a session at the school (--school-days)".into());
        let outer = format!(
            "a school answers by the twentieth school day, and never later than the sixtieth working day, {cap}"
        );
        due.notes.push(outer.into());
        return Ok(without_sessions(facts, None, cap));
    };
    if !sessions.is_sorted() {
        return Err(Stop::Impossible("the school days are not in order".to_owned()));
    }
    let counting = Counting { sessions: Some(sessions), ..*counting };
    let twentieth = match sessions.last() {
        Some(_) => counting.nth(start, STANDARD)?,
        None => Counted::SessionsEnd { last: None },
    };
    match twentieth {
        Counted::Day { day, .. } if day <= cap => {
            let mut limit = limit(facts, STANDARD, twentieth);
            limit.what =
                "the twentieth working day that is also a school day: the last day for the answer".into();
            limit.sessions = Some(sessions);
            Ok(limit)
        }
        Counted::SessionsEnd { last } if last.is_none_or(|last| last < cap) => {
            let from = last.map_or_else(|| "receipt".to_owned(), |last| last.to_string());
            due.needs.push(format!("the school days after {from}, up to {cap}").into());
            Ok(without_sessions(facts, last, cap))
        }
        Counted::Paused { .. } => Ok(limit(facts, STANDARD, twentieth)),
        _ => {
            let mut limit = limit(facts, LONGEST, sixtieth);
            limit.what = "the sixtieth working day, which comes before the twentieth school day: the last day for the answer".into();
            Ok(limit)
        }
    }
}

fn without_sessions<'f>(facts: &ClockFacts, last: Option<Date>, cap: Date) -> Limit<'f> {
    let mut limit = limit(facts, STANDARD, Counted::SessionsEnd { last });
    limit.outermost = Some(cap);
    limit
}

/// SI 2004/3364 regs.5 and 6: the day that the Commissioner specifies, not later than the sixtieth working day.
fn permitted<'f>(
    facts: &ClockFacts,
    start: Date,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    let twentieth = counting.nth(start, STANDARD)?;
    let Counted::Day { day: ordinary, .. } = twentieth else { return Ok(limit(facts, STANDARD, twentieth)) };
    let Some(permitted) = facts.permitted_to else {
        due.needs.push("the day that the Commissioner specified (--permitted-to)".into());
        due.notes.push(format!("until the Commissioner specifies a day, the twentieth working day stands, {ordinary}; apply to the Commissioner within it").into());
        let mut limit = limit(facts, STANDARD, twentieth);
        limit.cite = cites::time(Law::Foia, BodyKind::Standard);
        limit.awaiting_permit = Some(ordinary);
        return Ok(limit);
    };
    let sixtieth = counting.nth(start, LONGEST)?;
    let Counted::Day { day: cap, .. } = sixtieth else { return Ok(limit(facts, LONGEST, sixtieth)) };
    if permitted > cap {
        due.notes.push(format!("no day later than the sixtieth working day, {cap}, can be specified").into());
        return Ok(limit(facts, LONGEST, sixtieth));
    }
    if permitted <= ordinary {
        due.notes.push(format!("the day given, {permitted}, is not later than the twentieth working day, so it changes nothing").into());
        return Ok(limit(facts, STANDARD, twentieth));
    }
    let skipped = counting.skipped_to(start, permitted)?;
    let mut limit = limit(facts, LONGEST, Counted::Day { day: permitted, skipped, unsettled: false });
    limit.what = "the day that the Commissioner specified: the last day for the answer".into();
    Ok(limit)
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
    let mut limit = limit(facts, EXTENDED, counting.nth(history.start, EXTENDED)?);
    limit.cite = cites::complex(facts.law);
    Ok(limit)
}
