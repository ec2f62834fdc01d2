//! How a date was worked out, as lines of a table: what happened, each weekday left out and why, the day itself.
//!
//! The days are those that `law` told; none is counted here.

use law::clock::Due;

use crate::routes::marks;
use crate::view::{DayKind, WorkingDay, readable};

/// The working of a clock, day by day.
pub(super) fn working(clock: &Due) -> Vec<WorkingDay> {
    let mut days: Vec<WorkingDay> = Vec::new();
    // Where something happened on the last day too, the last day itself comes after it.
    let last = clock.steps.iter().rposition(|step| Some(step.date) == clock.due);
    for (at, step) in clock.steps.iter().enumerate() {
        days.push(WorkingDay {
            date: step.date,
            kind: if last == Some(at) { DayKind::Due } else { DayKind::Happened },
            number: None,
            because: crate::error::capital(&readable(&step.what)),
            provision: step.provision.to_string(),
            mark: Some(step.certainty),
        });
    }
    for skipped in &clock.skipped {
        let because = match &skipped.title {
            Some(title) => format!("{title}: not counted, {}", skipped.why),
            None => format!("Not counted: {}", skipped.why),
        };
        days.push(WorkingDay {
            date: skipped.date,
            kind: DayKind::Skipped,
            number: None,
            because,
            provision: skipped.provision.to_string(),
            mark: marks::of_skipped(clock, skipped),
        });
    }
    days.sort_by_key(|day| (day.date, day.kind != DayKind::Skipped));
    days
}
