//! How the age of a value bears on it.

use jiff::civil::Date;

pub(crate) use crate::understand::cell;

/// How a fact's age bears on it: the factor on its confidence, and whether its owner should be asked.
pub(crate) fn age(as_at: Option<Date>, received: Date) -> (f32, bool) {
    let days = as_at.and_then(|at| at.until(received).ok()).map_or(0, |span| span.get_days());
    match days {
        // Changes that would have been made anyway, within the time in which an answer is due, may be taken into account (s.1(4)).
        ..=-46 => (0.6, false),
        -45..=-1 => (0.97, false),
        0..=366 => (1.0, false),
        _ => (0.95, true),
    }
}
