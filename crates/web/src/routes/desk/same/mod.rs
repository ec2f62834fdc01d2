//! The same questionnaire before: on the case page, as a list question by question, and its answers taken over.
//!
//! What is the same is told by the office; nothing here decides a question.

mod across;
mod list;
mod take_over;

use axum::Router;
use axum::routing::get;
use document::Law;
use jiff::civil::Date;
use office::{Alike, Arrival, Recurring, Repeated, SamePerson, Times};

use super::frame::day;
use crate::state::AppState;
use crate::view::{Shade, Tag, encode, plural};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/cases/{reference}/same", get(list::look))
        .route("/desk/cases/{reference}/everywhere", get(across::look).post(across::change))
        .route("/desk/cases/{reference}/same/{other}", get(take_over::look))
}

/// The most earlier cases on the case page.
const ON_THE_CASE: usize = 3;

/// What the case page says of it.
pub(super) struct Summary {
    pub title: &'static str,
    pub count: String,
    pub lines: Vec<Line>,
    pub sentences: Vec<String>,
    pub repeated: Option<String>,
    pub href: String,
    pub everywhere: Option<String>,
}

/// An earlier case in a list.
pub(super) struct Line {
    pub href: String,
    pub reference: String,
    pub note: String,
    pub tag: Tag,
}

impl Summary {
    /// What there is to say; none where nothing is.
    pub fn of(found: &Recurring, href: &str) -> Option<Summary> {
        if found.is_empty() {
            return None;
        }
        let count = match found.times {
            Some(times) => times_words(times),
            None if !found.arrivals.is_empty() => {
                format!("like {}", plural(&found.arrivals.len(), "earlier request", "earlier requests"))
            }
            None => String::new(),
        };
        Some(Summary {
            title: if found.round_robin.is_some() { "Round robin" } else { "Asked before" },
            count,
            lines: found.arrivals.iter().take(ON_THE_CASE).map(|arrival| line(arrival, href)).collect(),
            sentences: sentences(found),
            repeated: found.repeated.as_ref().map(repeated_words),
            href: format!("{href}/same"),
            everywhere: several_open(found).then(|| format!("{href}/everywhere")),
        })
    }
}

/// Whether other cases with it are open, here or in another authority of this person.
pub(super) fn several_open(found: &Recurring) -> bool {
    found.in_others.iter().any(|c| c.open) || found.arrivals.iter().any(|a| a.open)
}

/// `4th time since 2023`.
fn times_words(times: Times) -> String {
    let nth = ordinal(times.time);
    match times.since {
        Some(day) if times.time > 1 => format!("{nth} time since {}", day.year()),
        _ => format!("{nth} time"),
    }
}

/// `1st`, `22nd`, `13th`.
fn ordinal(n: usize) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

pub(super) fn line(arrival: &Arrival, href: &str) -> Line {
    Line {
        href: format!("{href}/same/{}", encode(&arrival.reference)),
        reference: arrival.reference.clone(),
        note: note(arrival),
        tag: alike_tag(arrival.alike),
    }
}

pub(super) fn alike_tag(alike: Alike) -> Tag {
    match alike {
        Alike::Same => Tag::new("The same questions", Shade::Blue),
        Alike::Variant => Tag::new("Partly the same", Shade::Plain),
    }
}

/// When it came, when it was answered, and what differs.
pub(super) fn note(arrival: &Arrival) -> String {
    let mut parts = Vec::new();
    if let Some(on) = arrival.received_on {
        parts.push(format!("received {}", day(on)));
    }
    parts.push(match arrival.answered_on {
        Some(on) => format!("answered {}", day(on)),
        None if arrival.history => "answered on an unknown day".to_owned(),
        None => "not answered yet".to_owned(),
    });
    if arrival.added > 0 {
        parts.push(format!("{} new now", plural(&arrival.added, "question", "questions")));
    }
    if arrival.gone > 0 {
        parts.push(format!("{} gone", plural(&arrival.gone, "question", "questions")));
    }
    if let Some((now, then)) = &arrival.years {
        let listed = |years: &[u16]| match years {
            [] => "no year".to_owned(),
            [one] => one.to_string(),
            [first, .., last] => format!("{first} to {last}"),
        };
        parts.push(format!("{} then, {} now", listed(then), listed(now)));
    }
    parts.join(" · ")
}

/// Why it seems to be a round robin, and who else has it.
pub(super) fn sentences(found: &Recurring) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(why) = &found.round_robin {
        all.push(format!("{}.", crate::error::capital(why)));
    }
    if found.elsewhere.authorities > 0 {
        let have = plural(&found.elsewhere.authorities, "other authority", "other authorities");
        let has = if found.elsewhere.authorities == 1 { "has" } else { "have" };
        let each: Vec<String> = found.elsewhere.cases.iter().take(6).map(|(on, law)| of(*on, *law)).collect();
        all.push(format!(
            "{have} of this installation {has} received this questionnaire: {}.",
            each.join("; ")
        ));
    }
    all
}

/// A day and a law.
fn of(on: Option<Date>, law: Option<Law>) -> String {
    let on = on.map_or_else(|| "on an unknown day".to_owned(), day);
    match law {
        Some(law) => format!("{on}, {}", law.title()),
        None => on,
    }
}

/// That the same person asked before: a fact with its provision.
pub(super) fn repeated_words(repeated: &Repeated) -> String {
    let who = match repeated.by {
        SamePerson::Address => "The same address for the reply",
        SamePerson::Name => "Somebody of the same name",
    };
    let what = match repeated.alike {
        Alike::Same => "asked the same questions",
        Alike::Variant => "asked some of the same questions",
    };
    let came = repeated.received_on.map(|on| format!(" (received {})", day(on))).unwrap_or_default();
    let mut words =
        format!("{who} {what} before: {}{came}, answered {}.", repeated.reference, day(repeated.answered_on));
    if let Some(provision) = repeated.provision {
        words.push_str(&format!(" {}, {}.", provision.provision, provision.title));
        if let Some(note) = &provision.notes {
            words.push_str(&format!(" {note}"));
        }
    }
    words.push_str(" Whether that is so here is yours to judge: nothing follows by itself.");
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_time_it_is_in_words() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].into_iter().map(ordinal).collect();
        let wanted = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "103rd", "111th"];
        assert_eq!(said, wanted);
        let since = Some(jiff::civil::date(2023, 5, 1));
        assert_eq!(times_words(Times { time: 4, since }), "4th time since 2023");
        assert_eq!(times_words(Times { time: 1, since }), "1st time");
    }
}
