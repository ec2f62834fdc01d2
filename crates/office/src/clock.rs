//! What time it is: the one thing the office is told from outside besides its store and its post.

use std::sync::{Arc, Mutex};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A source of time.
pub trait Clock: Send + Sync {
    /// The instant, to the microsecond.
    fn now(&self) -> Timestamp;
}

/// The civil date in Europe/London at an instant: what a legal day is.
pub fn london(at: Timestamp) -> Date {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).date()
}

/// Cuts an instant to the microsecond, which is what the store keeps.
pub fn to_microsecond(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// A clock that shows what it was set to: for the year of a demonstration, imports and tests.
#[derive(Clone, Debug)]
pub struct SetClock(Arc<Mutex<Timestamp>>);

impl SetClock {
    /// A clock that shows `at`.
    pub fn at(at: Timestamp) -> Self {
        SetClock(Arc::new(Mutex::new(to_microsecond(at))))
    }

    /// Sets it.
    pub fn set(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to_microsecond(at);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
