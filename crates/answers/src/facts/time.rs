//! Whether the time that a question is about is the time of a fact. Which fact is meant is not decided here.

use jiff::civil::Date;

use crate::terms::{Topic, years};

/// Whether the time that a question is about is that of a measure: 1 where it is, or where neither says.
pub(super) fn time_fits(topic: &Topic, asked: &str, measure: &str, received: Date) -> f32 {
    let (wanted, held) = (years(asked), years(measure));
    let line = &topic.line;
    let says = |list: &[&str]| list.iter().any(|p| line.contains(&format!(" {p} ")));
    let before = says(&[
        "before that",
        "year befor",
        "a year ago",
        "previou year",
        "year earlier",
        "years befor",
        "years ago",
    ]);
    if before {
        return 0.3;
    }
    match (wanted.is_empty(), held.is_empty()) {
        (false, false) => {
            let same = wanted.iter().any(|y| held.contains(y));
            if same && wanted.len() <= held.len().max(2) { 1.0 } else { 0.25 }
        }
        (false, true) => 0.6,
        (true, false) => {
            let last = says(&[
                "last year",
                "last financialyear",
                "last 12 month",
                "past year",
                "past 12 month",
                "latest year",
                "latest financialyear",
                "most recent financialyear",
                "most recent year",
                "previou financialyear",
                "last calendar year",
                "last academic year",
            ]);
            // The financial year that was over on the day of receipt.
            let begun = if received.month() >= 4 { received.year() - 1 } else { received.year() - 2 };
            let newest = held.iter().max().copied().unwrap_or(0);
            let is_last = i32::from(newest) == i32::from(begun);
            match (last, is_last) {
                (true, true) => 1.0,
                (true, false) => 0.6,
                (false, true) => 0.96,
                (false, false) => 0.85,
            }
        }
        (true, true) => 1.0,
    }
}
