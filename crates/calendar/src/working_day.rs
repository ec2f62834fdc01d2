//! The working day of each law: which weekdays do not count, and why.
//!
//! FOIA and the EIR skip a bank holiday of any part of the United Kingdom, wherever the authority sits (s.10(6)); FOISA
//! and the EISRs skip those of Scotland only (s.73), so that Easter Monday counts there. This file decides no duty.

use jiff::civil::{Date, Weekday};

use crate::{BankHoliday, Division, Edition, Error, Law};

/// Why a day is not a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'e> {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// Christmas Day, which each law names.
    ChristmasDay,
    /// Good Friday, which FOIA names. (In Scotland it is a bank holiday.)
    GoodFriday,
    /// A bank holiday, in the divisions that matter to the law. Two titles may fall on one day.
    BankHoliday {
        /// The entries of that day that matter to the law.
        entries: &'e [BankHoliday],
        /// The divisions that matter and have it, in the order of the Schedule.
        divisions: Divisions,
    },
}

impl Reason<'_> {
    /// Whether the day is a Saturday or a Sunday, which a working need not list.
    pub fn is_weekend(&self) -> bool {
        matches!(self, Reason::Saturday | Reason::Sunday)
    }

    /// The reason in words: `bank holiday in Scotland`.
    pub fn why(&self) -> &'static str {
        match self {
            Reason::Saturday => "Saturday",
            Reason::Sunday => "Sunday",
            Reason::ChristmasDay => "Christmas Day",
            Reason::GoodFriday => "Good Friday",
            Reason::BankHoliday { divisions, .. } => divisions.why(),
        }
    }

    /// What the day is called, for a bank holiday.
    pub fn title(&self) -> Option<&str> {
        match self {
            Reason::BankHoliday { entries, divisions } => entries
                .iter()
                .find(|entry| entry.divisions.keys().any(|d| divisions.contains(*d)))
                .map(|entry| entry.title.as_str()),
            _ => None,
        }
    }
}

/// A set of divisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Divisions(u8);

impl Divisions {
    fn with(self, division: Division) -> Self {
        Divisions(self.0 | 1 << division as u8)
    }

    /// Whether the division is among them.
    pub fn contains(self, division: Division) -> bool {
        self.0 & (1 << division as u8) != 0
    }

    fn why(self) -> &'static str {
        match self.0 {
            0b001 => "bank holiday in England and Wales",
            0b010 => "bank holiday in Scotland",
            0b100 => "bank holiday in Northern Ireland",
            0b011 => "bank holiday in England and Wales and in Scotland",
            0b101 => "bank holiday in England and Wales and in Northern Ireland",
            0b110 => "bank holiday in Scotland and in Northern Ireland",
            _ => "bank holiday throughout the United Kingdom",
        }
    }
}

const NOT_CHRISTMAS_OR_HOLIDAY: u32 = 0;
const CHRISTMAS: u32 = 1 << 30;
const GOOD_FRIDAY: u32 = 1 << 31;

/// One number per day, so that counting is looking up: what kind of day, which divisions, which entry.
#[derive(Debug)]
pub(crate) struct Table {
    from: Date,
    days: Vec<u32>,
    /// How many working days lie from the first day covered up to and with this one.
    worked: Vec<u32>,
}

impl Table {
    pub(crate) fn new(from: Date, to: Date, holidays: &[BankHoliday], law: Law) -> Self {
        let length = (to - from).get_days() as usize + 1;
        let mut days = vec![NOT_CHRISTMAS_OR_HOLIDAY; length];
        for (place, holiday) in holidays.iter().enumerate() {
            let mut divisions = Divisions::default();
            for division in holiday.divisions.keys() {
                if !law.is_scottish() || *division == Division::Scotland {
                    divisions = divisions.with(*division);
                }
            }
            let Some(at) = index(from, length, holiday.date) else { continue };
            if divisions == Divisions::default() {
                continue;
            }
            // bits 0..3 divisions, 3..6 how many entries of this date, 6.. the first of them.
            let first = if days[at] & !(CHRISTMAS | GOOD_FRIDAY) == 0 {
                place
            } else {
                ((days[at] & !(CHRISTMAS | GOOD_FRIDAY)) >> 6) as usize
            };
            let entries = (place - first + 1) as u32;
            let divisions = u32::from(divisions.0) | days[at] & 0b111;
            let named = if holiday.title == "Good Friday" && !law.is_scottish() { GOOD_FRIDAY } else { 0 };
            days[at] =
                days[at] & (CHRISTMAS | GOOD_FRIDAY) | named | (first as u32) << 6 | entries << 3 | divisions;
        }
        let mut day = from;
        let mut worked = Vec::with_capacity(length);
        let mut count = 0;
        for entry in &mut days {
            if day.month() == 12 && day.day() == 25 {
                *entry |= CHRISTMAS;
            }
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            count += u32::from(!weekend && *entry == NOT_CHRISTMAS_OR_HOLIDAY);
            worked.push(count);
            day = day.tomorrow().unwrap_or(day);
        }
        Table { from, days, worked }
    }

    /// How many working days lie up to and with the day; the eve of the first day covered has none.
    fn worked(&self, date: Date) -> Option<u32> {
        match (date - self.from).get_days() {
            -1 => Some(0),
            _ => index(self.from, self.days.len(), date).map(|at| self.worked[at]),
        }
    }

    fn get(&self, date: Date) -> Option<u32> {
        index(self.from, self.days.len(), date).map(|at| self.days[at])
    }
}

fn index(from: Date, length: usize, date: Date) -> Option<usize> {
    let days = (date - from).get_days();
    usize::try_from(days).ok().filter(|at| *at < length)
}

/// The calendar of one law under one edition.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'e> {
    law: Law,
    edition: &'e Edition,
    table: &'e Table,
}

impl Calendar<'static> {
    /// The calendar of that law under the newest edition.
    pub fn for_law(law: Law) -> Self {
        Calendar::new(law, Edition::current())
    }
}

impl<'e> Calendar<'e> {
    /// The calendar of that law under that edition.
    pub fn new(law: Law, edition: &'e Edition) -> Self {
        Calendar { law, edition, table: edition.table(law) }
    }

    /// The law whose days these are.
    pub fn law(&self) -> Law {
        self.law
    }

    /// The edition they come from.
    pub fn edition(&self) -> &'e Edition {
        self.edition
    }

    /// The provision that says what a working day is: `s.10(6)`, `reg.2(1)` or `s.73`.
    pub fn provision(&self) -> &'static str {
        match self.law {
            Law::Foia => "s.10(6)",
            Law::Foisa => "s.73",
            Law::Eir | Law::Eisrs => "reg.2(1)",
        }
    }

    /// Why the day does not count, or `None` for a working day. Fails outside the years covered.
    pub fn reason(&self, date: Date) -> Result<Option<Reason<'e>>, Error> {
        let entry = self.table.get(date).ok_or_else(|| self.not_covered(date))?;
        Ok(match date.weekday() {
            Weekday::Saturday => Some(Reason::Saturday),
            Weekday::Sunday => Some(Reason::Sunday),
            _ if entry == NOT_CHRISTMAS_OR_HOLIDAY => None,
            _ if entry & CHRISTMAS != 0 => Some(Reason::ChristmasDay),
            _ if entry & GOOD_FRIDAY != 0 => Some(Reason::GoodFriday),
            _ => {
                let first = ((entry & !(CHRISTMAS | GOOD_FRIDAY)) >> 6) as usize;
                let length = (entry >> 3 & 0b111) as usize;
                Some(Reason::BankHoliday {
                    entries: &self.edition.bank_holidays()[first..first + length],
                    divisions: Divisions((entry & 0b111) as u8),
                })
            }
        })
    }

    /// Whether the day counts. Fails outside the years covered.
    ///
    /// ```
    /// use calendar::{Calendar, Law};
    /// let easter_monday = jiff::civil::date(2026, 4, 6);
    /// assert!(!Calendar::for_law(Law::Foia).is_working_day(easter_monday)?);
    /// assert!(Calendar::for_law(Law::Foisa).is_working_day(easter_monday)?);
    /// # Ok::<(), calendar::Error>(())
    /// ```
    pub fn is_working_day(&self, date: Date) -> Result<bool, Error> {
        Ok(self.reason(date)?.is_none())
    }

    /// The `count`-th working day after the day given, which is day 0. Fails outside the years covered.
    pub fn add_working_days(&self, from: Date, count: u32) -> Result<Date, Error> {
        let mut day = from;
        let mut left = count;
        while left > 0 {
            day = self.next_day(day)?;
            if self.is_working_day(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// How many working days lie after `from`, which is day 0, up to and with `to`. Nothing when `to` is not later.
    pub fn count_working_days(&self, from: Date, to: Date) -> Result<u32, Error> {
        if to <= from {
            return Ok(0);
        }
        let worked = |date| self.table.worked(date).ok_or_else(|| self.not_covered(date));
        Ok(worked(to)? - worked(from)?)
    }

    /// The weekdays after `from`, up to and with `to`, that do not count, each with its reason.
    pub fn skipped(&self, from: Date, to: Date) -> Result<Vec<(Date, Reason<'e>)>, Error> {
        let mut day = from;
        let mut skipped = Vec::new();
        while day < to {
            day = self.next_day(day)?;
            if let Some(reason) = self.reason(day)?
                && !reason.is_weekend()
            {
                skipped.push((day, reason));
            }
        }
        Ok(skipped)
    }

    /// The day after, if it is covered.
    pub fn next_day(&self, day: Date) -> Result<Date, Error> {
        let next = day.tomorrow().map_err(|_| self.not_covered(day))?;
        if next < self.edition.first_day() || next > self.edition.last_day() {
            return Err(self.not_covered(next));
        }
        Ok(next)
    }

    fn not_covered(&self, date: Date) -> Error {
        Error::NotCovered { date, from: self.edition.first_day(), to: self.edition.last_day() }
    }
}
