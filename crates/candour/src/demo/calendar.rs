//! Days of the demonstration: when a request must have come for its answer to be due on a certain day, working days
//! after it, and the years that its words speak of.

use calendar::{Calendar, Edition};
use document::Law;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, time},
    tz::TimeZone,
};
use law::clock::{ClockFacts, due};

/// When a request came.
#[derive(Clone, Copy, Debug)]
pub enum Came {
    /// So that its answer is due so many working days from today; late where negative.
    Due(i32),
    /// So many days ago.
    Ago(i32),
}

/// The day on which a request came.
pub fn received(came: Came, law: Law, today: Date) -> Date {
    match came {
        Came::Ago(days) => back(today, days),
        Came::Due(days) => {
            let wanted = shifted(law, today, days);
            let falls = |day: Date| due(&ClockFacts::new(law, day), day, Edition::current()).answer()?.due;
            (1..90)
                .map(|ago| back(today, ago))
                .find(|day| works(law, *day) && falls(*day).is_some_and(|due| due <= wanted))
                .unwrap_or_else(|| back(today, 28))
        }
    }
}

fn works(law: Law, day: Date) -> bool {
    Calendar::for_law(law).is_working_day(day).unwrap_or(true)
}

fn back(day: Date, days: i32) -> Date {
    day.checked_sub(days.days()).unwrap_or(day)
}

/// So many working days after a day; before it where negative; the day itself, or the next that is one, where zero.
pub fn shifted(law: Law, day: Date, count: i32) -> Date {
    let step = if count < 0 { 1 } else { -1 };
    let mut at = day;
    while count == 0 && !works(law, at) {
        at = back(at, step);
    }
    let mut left = count.abs();
    while left > 0 {
        at = back(at, step);
        if works(law, at) {
            left -= 1;
        }
    }
    at
}

/// An instant of a day in London.
pub fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    day.to_datetime(time(hour, minute, 0, 0)).to_zoned(zone).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp())
}

/// The years that a request received on a day speaks of.
#[derive(Clone, Copy)]
pub struct Years {
    /// The year in which the last whole financial year ended.
    ended: i16,
}

impl Years {
    /// Before a day.
    pub fn before(day: Date) -> Self {
        let ended = if day.month() >= 4 { day.year() } else { day.year() - 1 };
        Years { ended }
    }

    /// `f1` to `f3` are financial years, the last whole one first; `y0` the calendar year in which it ended and
    /// `y1` to `y3` those before, `n1` and `n2` those after.
    pub fn named(self, name: &str) -> String {
        let number = name.get(1..).and_then(|n| n.parse::<i16>().ok()).unwrap_or_default();
        match name.get(..1) {
            Some("f") => {
                let last = self.ended - (number - 1);
                format!("{}-{:02}", last - 1, last % 100)
            }
            Some("y") => (self.ended - number).to_string(),
            Some("n") => (self.ended + number).to_string(),
            _ => format!("{{{name}}}"),
        }
    }
}
