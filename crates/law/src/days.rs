//! Working days of a law between two days, or onwards from one, with each weekday that does not count.
//!
//! What pages and the command line show of counting is made here; they count nothing themselves.

use calendar::{Calendar, Edition, Error as CalendarError, Law};
use jiff::civil::Date;
use serde::Serialize;

use crate::{clock::Skipped, outcome::Outcome};

/// A count of working days. The first day is day 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Days {
    /// Day 0.
    pub from: Date,
    /// The last day counted.
    pub to: Date,
    /// How many working days lie after `from`, up to and with `to`.
    pub working_days: u32,
    /// Weekdays among them that do not count, each with its reason.
    pub skipped: Vec<Skipped>,
}

/// The working days after `from`, up to and with `to`; none where `to` is earlier.
///
/// ```
/// use jiff::civil::date;
/// let counted = law::days::between(law::Law::Foia, date(2026, 6, 1), date(2026, 6, 30), law::Edition::current());
/// assert_eq!(counted.answer().unwrap().working_days, 20);
/// ```
pub fn between(law: Law, from: Date, to: Date, edition: &Edition) -> Outcome<Days> {
    if to < from {
        return Outcome::Impossible(format!("{to} is before {from}"));
    }
    count(&Calendar::new(law, edition), from, to)
        .map_or_else(|why| Outcome::NotCovered(why.to_string()), Outcome::Answer)
}

/// The day on which that many working days after `from` are over, with the count.
pub fn onwards(law: Law, from: Date, working_days: u32, edition: &Edition) -> Outcome<Days> {
    let calendar = Calendar::new(law, edition);
    calendar
        .add_working_days(from, working_days)
        .and_then(|to| count(&calendar, from, to))
        .map_or_else(|why| Outcome::NotCovered(why.to_string()), Outcome::Answer)
}

/// Working days from a day to another; below nought where the other is earlier, none outside the data.
pub fn left(law: Law, today: Date, due: Date, edition: &Edition) -> Option<i32> {
    let calendar = Calendar::new(law, edition);
    let between = |from, to| calendar.count_working_days(from, to).ok().and_then(|n| i32::try_from(n).ok());
    if due >= today { between(today, due) } else { between(due, today).map(|n| -n) }
}

fn count(calendar: &Calendar<'_>, from: Date, to: Date) -> Result<Days, CalendarError> {
    let working_days = calendar.count_working_days(from, to)?;
    let skipped = calendar.skipped(from, to)?.into_iter().map(|(date, reason)| Skipped {
        date,
        why: reason.why().into(),
        provision: calendar.provision().into(),
        title: reason.title().map(|title| title.to_owned().into()),
    });
    Ok(Days { from, to, working_days, skipped: skipped.collect() })
}
