//! Counting to the n-th day that counts, with each weekday that does not and why.
//!
//! This file knows working days, pauses and school days; it does not know why a limit is what it is.

use calendar::{BankHoliday, Calendar, Law, Reason};
use jiff::civil::Date;

use super::{
    due::{Cite, Skipped, Words},
    history::Pause,
};
use crate::outcome::Stop;

/// What keeps days from counting besides weekends and holidays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counting<'c> {
    pub calendar: Calendar<'c>,
    pub pauses: &'c [Pause],
    pub pause_cite: Cite,
    /// Days with a session, in order, where only those count.
    pub sessions: Option<&'c [Date]>,
    /// Do not skip holidays that are disputed or were announced after this day.
    pub only_settled_on: Option<Date>,
}

/// What says that only days with a session count.
fn session_provision(law: Law) -> &'static str {
    if law == Law::Foisa { "SSI 2016/346 reg.2(2)" } else { "SI 2004/3364 reg.3" }
}

/// The end of a count.
#[derive(Debug)]
pub(crate) enum Counted {
    /// The day, the weekdays skipped, and whether one of them is unsettled.
    Day { day: Date, skipped: Vec<Skipped>, unsettled: bool },
    /// The count stands still from a pause that has no end yet.
    Paused { skipped: Vec<Skipped> },
    /// The list of sessions ends before the count does.
    SessionsEnd { last: Option<Date> },
}

impl<'c> Counting<'c> {
    /// The n-th day after `start` that counts.
    pub fn nth(&self, start: Date, n: u32) -> Result<Counted, Stop> {
        let mut day = start;
        let mut counted = 0;
        let mut skipped = Vec::new();
        let mut unsettled = false;
        while counted < n {
            day = self.calendar.next_day(day)?;
            if let Some(pause) = self.pauses.iter().find(|pause| pause.holds(day)) {
                if pause.to.is_none() {
                    return Ok(Counted::Paused { skipped });
                }
                match self.calendar.reason(day)? {
                    Some(reason) if reason.is_weekend() => {}
                    Some(reason) => skipped.push(self.holiday(day, reason)),
                    None => skipped.push(Skipped {
                        date: day,
                        why: "clock paused until payment".into(),
                        provision: self.pause_cite.provision.into(),
                        title: None,
                    }),
                }
                continue;
            }
            match self.calendar.reason(day)? {
                Some(reason) if reason.is_weekend() => continue,
                Some(reason) => {
                    let doubtful = self.is_unsettled(reason, self.only_settled_on.unwrap_or(start));
                    unsettled |= doubtful;
                    if !(doubtful && self.only_settled_on.is_some()) {
                        skipped.push(self.holiday(day, reason));
                        continue;
                    }
                }
                None => {}
            }
            if let Some(sessions) = self.sessions {
                if sessions.last().is_none_or(|last| *last < day) {
                    return Ok(Counted::SessionsEnd { last: sessions.last().copied() });
                }
                if sessions.binary_search(&day).is_err() {
                    skipped.push(Skipped {
                        date: day,
                        why: "no session at the school".into(),
                        provision: session_provision(self.calendar.law()).into(),
                        title: None,
                    });
                    continue;
                }
            }
            counted += 1;
        }
        Ok(Counted::Day { day, skipped, unsettled })
    }

    /// The weekdays after `start`, up to and with `end`, that do not count.
    pub fn skipped_to(&self, start: Date, end: Date) -> Result<Vec<Skipped>, Stop> {
        let mut day = start;
        let mut skipped = Vec::new();
        while day < end {
            day = self.calendar.next_day(day)?;
            match self.calendar.reason(day)? {
                Some(reason) if reason.is_weekend() => {}
                Some(reason) => skipped.push(self.holiday(day, reason)),
                None if self.pauses.iter().any(|pause| pause.holds(day)) => skipped.push(Skipped {
                    date: day,
                    why: "clock paused until payment".into(),
                    provision: self.pause_cite.provision.into(),
                    title: None,
                }),
                None => {}
            }
        }
        Ok(skipped)
    }

    /// How many days after `from`, up to and with `to`, count.
    pub fn between(&self, from: Date, to: Date) -> Result<i32, Stop> {
        if to <= from {
            return Ok(0);
        }
        if let Some(sessions) = self.sessions {
            let mut count = 0;
            for day in sessions.iter().filter(|day| **day > from && **day <= to) {
                let paused = self.pauses.iter().any(|pause| pause.holds(*day));
                count += i32::from(!paused && self.calendar.is_working_day(*day)?);
            }
            return Ok(count);
        }
        let mut count = self.calendar.count_working_days(from, to)? as i32;
        for pause in self.pauses {
            let first = pause.from.max(from.tomorrow().unwrap_or(from));
            let last = pause.to.unwrap_or(to).min(to);
            if first <= last {
                let eve = first.yesterday().unwrap_or(first);
                count -= self.calendar.count_working_days(eve, last)? as i32;
            }
        }
        Ok(count)
    }

    fn holiday(&self, date: Date, reason: Reason<'_>) -> Skipped {
        Skipped {
            date,
            why: reason.why().into(),
            provision: self.calendar.provision().into(),
            title: reason.title().map(|title| Words::Owned(title.to_owned())),
        }
    }

    /// Whether the day is a holiday only by entries that are argued about for a request of that day.
    fn is_unsettled(&self, reason: Reason<'_>, receipt: Date) -> bool {
        let doubtful = |entry: &BankHoliday| {
            entry.disputed || entry.announced.is_some_and(|announced| announced > receipt)
        };
        match reason {
            Reason::BankHoliday { entries, .. } => entries.iter().all(doubtful),
            _ => false,
        }
    }
}
