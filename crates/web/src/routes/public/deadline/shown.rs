//! What the clock told, in words: the day, how it stands, what follows, and how surely each rule is known.
//!
//! Days and rules are `law`'s; this file words and sorts them.

use calendar::Certainty;
use jiff::civil::Date;
use law::clock::{self, State};

use crate::error::capital;
use crate::routes::public::working::working;
use crate::view::{Due, WorkingDay, readable};

/// What was worked out.
pub(super) struct Worked {
    pub law: &'static str,
    /// The day with what is left of it, while that matters.
    pub due: Option<Due>,
    /// The day alone, where it was answered or has ended.
    pub was_due: Option<Date>,
    pub safe: Option<Date>,
    pub safe_because: Vec<String>,
    pub review: Option<Date>,
    pub as_of: Date,
    pub state: &'static str,
    pub counted: String,
    pub days: Vec<WorkingDay>,
    pub next: Vec<Next>,
    pub notes: Vec<String>,
    pub needs: Vec<String>,
    pub edition: String,
}

/// Something to do, or that may be done.
pub(super) struct Next {
    pub what: String,
    pub by: Date,
    pub provision: String,
    pub mark: Certainty,
}

pub(super) fn worked(clock: &clock::Due) -> Worked {
    let state = match clock.state {
        State::Running => "The time is running",
        State::Paused => "The time stands still until the payment arrives",
        State::Waiting => "Nothing runs until the applicant has said what is meant",
        State::Met => "It was answered in time",
        State::Late => "The time has run out",
        State::Ended => "No duty to answer is left",
    };
    let open = matches!(clock.state, State::Running | State::Late);
    let left = clock.days_left.filter(|_| open);
    let (safe_because, notes): (Vec<String>, Vec<String>) = clock
        .notes
        .iter()
        .map(|note| capital(&readable(note)))
        .partition(|note| note.contains("unsettled") || note.contains("is doubtful"));
    Worked {
        law: clock.law.title(),
        due: clock.due.zip(left).map(|(date, left)| Due {
            date,
            working_days: left.into(),
            working: "#working-caption".to_owned(),
        }),
        was_due: clock.due.filter(|_| left.is_none()),
        safe: clock.safe_due.filter(|safe| Some(*safe) != clock.due),
        safe_because,
        review: clock.review_due,
        as_of: clock.as_of,
        state,
        counted: counted(clock.days_used, left),
        days: working(clock),
        next: clock
            .next
            .iter()
            .map(|next| Next {
                what: capital(&readable(&next.what)),
                by: next.by,
                provision: next.provision.to_string(),
                mark: next.certainty,
            })
            .collect(),
        notes,
        needs: clock.needs.iter().map(|need| on_a_page(need)).collect(),
        edition: clock.calendar_edition.to_string(),
    }
}

fn counted(used: Option<i32>, left: Option<i32>) -> String {
    let days = |n: i32| format!("{n} working day{}", if n == 1 { "" } else { "s" });
    match (used, left) {
        (Some(used), Some(left)) if left >= 0 => format!("{} counted, {left} left", days(used)),
        (Some(used), Some(late)) => format!("{} counted, {} too many", days(used), -late),
        (Some(used), None) => format!("{} counted", days(used)),
        (None, _) => String::new(),
    }
}

/// What is needed, without the name it has on the command line.
fn on_a_page(need: &str) -> String {
    let need = readable(need);
    match need.split_once(" (--") {
        Some((before, after)) => format!("{before}{}", after.split_once(')').map_or("", |(_, rest)| rest)),
        None => need,
    }
}
