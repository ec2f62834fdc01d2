//! Freedom of Information (Time for Compliance with Request) Regulations 2004, SI 2004/3364: other times than section 10's.
//!
//! *It says*: a school answers by the twentieth working day that is also a school day, or the sixtieth working day if that
//! is earlier (regulation 3); an archive by the thirtieth, for what is in a transferred public record not designated as
//! open (regulation 4); where information is needed from someone in operations of the armed forces, or from outside the
//! United Kingdom, the Commissioner may specify a day up to the sixtieth (regulations 5 and 6)
//! ([text](https://www.legislation.gov.uk/uksi/2004/3364)).
//!
//! *In force*: 1 January 2005; schools in Northern Ireland from 26 June 2009 (SI 2009/1369), academies from 18 November 2010
//! (SI 2010/2768).
//!
//! *We read it as*: a school day is a day with a session at that school, so a day in the term without one does not count,
//! nor does a bank holiday within it. These vary FOIA's time only.
//!
//! *Left to the officer*: the school's own days; applying to the Commissioner within twenty working days.

use calendar::{Certainty::*, Law};
use jiff::civil::Date;

use super::s10_1_time_for_compliance::{LONGEST, TIME, WORKING_DAYS};
use crate::{
    clock::{
        ClockFacts, Due,
        limits::{Limit, limit, without_sessions},
        period::{Counted, Counting},
    },
    outcome::Stop,
    section::{Coded, Rule, Section, TEXT_READ},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "SI 2004/3364",
    "Time for Compliance with Request Regulations 2004",
    "foia/si_2004_3364_time.md",
)
.coded(Coded::Whole)
.mark(TEXT_READ)
.rules(&[&SCHOOL, &ARCHIVE, &ARMED_FORCES, &ABROAD]);

/// Schools.
pub(crate) const SCHOOL: Rule = Rule::new(
    "foia-school",
    "SI 2004/3364 reg.3",
    V,
    "A school answers by the earlier of the twentieth working day that is a school day and the sixtieth working day.",
);
/// Archives.
pub(crate) const ARCHIVE: Rule = Rule::new(
    "foia-archive",
    "SI 2004/3364 reg.4",
    V,
    "Thirty working days for a transferred public record that is not open.",
);
/// Armed forces.
pub(crate) const ARMED_FORCES: Rule = Rule::new(
    "foia-armed-forces",
    "SI 2004/3364 reg.5",
    V,
    "The Commissioner may specify a day up to the sixtieth working day.",
);
/// Abroad.
pub(crate) const ABROAD: Rule = Rule::new(
    "foia-abroad",
    "SI 2004/3364 reg.6",
    V,
    "The same where information must come from outside the United Kingdom.",
);

/// Working days for an archive.
pub(crate) const ARCHIVE_DAYS: u32 = 30;

/// Regulation 3: the earlier of the twentieth working day that is also a school day, and the sixtieth working day.
pub(crate) fn school<'f>(
    facts: &'f ClockFacts,
    start: Date,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    school_of(facts, start, counting, due, &SCHOOL)
}

/// The same time by whichever law gives it.
pub(crate) fn school_of<'f>(
    facts: &'f ClockFacts,
    start: Date,
    counting: &Counting<'f>,
    due: &mut Due,
    rule: &Rule,
) -> Result<Limit<'f>, Stop> {
    Ok(Limit { cite: rule.cite(), ..earlier(facts, start, counting, due)? })
}

fn earlier<'f>(
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
        Some(_) => counting.nth(start, WORKING_DAYS)?,
        None => Counted::SessionsEnd { last: None },
    };
    match twentieth {
        Counted::Day { day, .. } if day <= cap => {
            let mut limit = limit(facts, WORKING_DAYS, twentieth);
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
        Counted::Paused { .. } => Ok(limit(facts, WORKING_DAYS, twentieth)),
        _ => {
            let mut limit = limit(facts, LONGEST, sixtieth);
            limit.what = "the sixtieth working day, which comes before the twentieth school day: the last day for the answer".into();
            Ok(limit)
        }
    }
}

/// Regulations 5 and 6: the day that the Commissioner specifies, not later than the sixtieth working day.
pub(crate) fn permitted<'f>(
    facts: &'f ClockFacts,
    start: Date,
    counting: &Counting<'f>,
    due: &mut Due,
) -> Result<Limit<'f>, Stop> {
    let twentieth = counting.nth(start, WORKING_DAYS)?;
    let Counted::Day { day: ordinary, .. } = twentieth else {
        return Ok(limit(facts, WORKING_DAYS, twentieth));
    };
    let Some(permitted) = facts.permitted_to else {
        due.needs.push("the day that the Commissioner specified (--permitted-to)".into());
        due.notes.push(format!("until the Commissioner specifies a day, the twentieth working day stands, {ordinary}; apply to the Commissioner within it").into());
        let mut limit = limit(facts, WORKING_DAYS, twentieth);
        limit.cite = TIME.cite();
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
        return Ok(limit(facts, WORKING_DAYS, twentieth));
    }
    let skipped = counting.skipped_to(start, permitted)?;
    let mut limit = limit(facts, LONGEST, Counted::Day { day: permitted, skipped, unsettled: false });
    limit.what = "the day that the Commissioner specified: the last day for the answer".into();
    Ok(limit)
}
