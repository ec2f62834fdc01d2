//! The estimate as somebody types it: minutes, pounds, items tried, days of receipt.
//!
//! It reads and refuses what is no number; what counts is for `law` to say.

use jiff::civil::Date;
use law::Law;
use law::limits::{Activity, ChargeFacts, Estimate, Sample, Tier};

use crate::error::capital;
use crate::form::{Form, any_date};

/// Most fields read from the address.
const FIELDS: usize = 60;
/// Most letters of one field.
const LONG: usize = 4_000;
/// Most minutes, and most items: more is no estimate.
const MOST: u32 = 100_000_000;
/// Most days of receipt.
const DAYS: usize = 200;

/// An estimate with what decides about its limit.
pub(super) struct Asked {
    pub received: Date,
    /// Under FOIA only.
    pub tier: Option<Tier>,
    pub estimate: Estimate,
    pub communicating_pence: Option<u64>,
    pub together: Vec<Date>,
}

pub(super) fn form(given: &[(String, String)]) -> Form {
    let mut form = Form::new();
    for (name, value) in given.iter().take(FIELDS) {
        form = form.with(name, value.chars().take(LONG).collect::<String>().replace("\r\n", "\n"));
    }
    let received = form.trimmed("received").to_owned();
    if form.part("received", "day").is_empty()
        && let Ok(date) = law::clock::parse_date(&received)
    {
        form = form.with_date("received", Some(date));
    }
    form
}

/// Whether there is something to work out: the law, the limit and the day alone only open the form.
pub(super) fn is_asked(form: &Form) -> bool {
    let opens = ["law", "tier", "received", "received-day", "received-month", "received-year"];
    form.has("do", "work")
        || form.names().any(|name| !opens.contains(&name) && !form.trimmed(name).is_empty())
}

pub(super) fn estimate(form: &mut Form, law: Law) -> Option<Asked> {
    let received = form.date("received", "The day of receipt");
    if received.is_none() && form.date_error("received").is_empty() {
        form.fail("received-day", "Enter the day of receipt: the limit depends on it");
    }
    let tier = match form.trimmed("tier") {
        "part-one" => Some(Tier::PartOne),
        "other" => Some(Tier::Other),
        _ => None,
    };
    if law == Law::Foia && tier.is_none() {
        form.fail("tier", "Choose which limit applies");
    }
    let minutes = minutes(form, law, "");
    let sample = sample(form, law);
    let other_pence = pence(form, "other").unwrap_or_default();
    let not_counted_minutes = number(form, "not-counted", "minutes").unwrap_or_default();
    let communicating_pence = pence(form, "communicating");
    let together = days(form);
    if form.has_errors() {
        return None;
    }
    let estimate = Estimate { minutes, sample, other_pence, not_counted_minutes };
    Some(Asked { received: received?, tier, estimate, communicating_pence, together })
}

fn minutes(form: &mut Form, law: Law, prefix: &str) -> Vec<(Activity, u32)> {
    let read = |activity: &Activity| {
        number(form, &format!("{prefix}{}", activity.id()), "minutes").map(|minutes| (*activity, minutes))
    };
    Activity::of_law(law).iter().filter_map(read).collect()
}

fn sample(form: &mut Form, law: Law) -> Option<Sample> {
    let any = form.names().any(|name| name.starts_with("sample-") && !form.trimmed(name).is_empty());
    if !any {
        return None;
    }
    let tried = number(form, "sample-tried", "items").unwrap_or_default();
    let of = number(form, "sample-of", "items").unwrap_or_default();
    if tried == 0 && form.error("sample-tried").is_empty() {
        form.fail("sample-tried", "Enter how many items were tried");
    }
    if of == 0 && form.error("sample-of").is_empty() {
        form.fail("sample-of", "Enter how many items there are in all");
    }
    if tried > of && of > 0 {
        form.fail("sample-tried", format!("{tried} items cannot have been tried of {of}"));
    }
    Some(Sample {
        how: form.trimmed("sample-how").to_owned(),
        tried,
        of,
        minutes: minutes(form, law, "sample-"),
    })
}

/// A whole number; nothing typed is none.
fn number(form: &mut Form, name: &str, of: &str) -> Option<u32> {
    let typed = form.trimmed(name).replace(',', "");
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse::<u32>().ok().filter(|number| *number <= MOST);
    if number.is_none() {
        form.fail(name, format!("Enter {of} as a whole number, like 90"));
    }
    number
}

/// Pounds as people write them.
fn pence(form: &mut Form, name: &str) -> Option<u64> {
    let typed = form.trimmed(name).trim_start_matches('£').replace(',', "");
    if typed.is_empty() {
        return None;
    }
    let read = || {
        let (pounds, pence) = typed.split_once('.').unwrap_or((&typed, "00"));
        let digits = |text: &str, most: usize| {
            (!text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse::<u64>().ok())
                .flatten()
        };
        let pence = if pence.len() == 2 { digits(pence, 2)? } else { return None };
        Some(digits(pounds, 9)? * 100 + pence)
    };
    let found = read();
    if found.is_none() {
        form.fail(name, "Enter an amount in pounds, like 12.50");
    }
    found
}

fn days(form: &mut Form) -> Vec<Date> {
    let text = form.trimmed("together").to_owned();
    let mut days = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match any_date(line) {
            Some(day) if days.len() < DAYS => days.push(day),
            Some(_) => {
                form.fail("together", format!("Give at most {DAYS} days"));
                break;
            }
            None => form.fail("together", format!("Line {}: write a day like 2026-06-30", at + 1)),
        }
    }
    days
}

/// The facts of a charge under the environmental regulations.
pub(super) fn charge(form: &mut Form) -> Option<ChargeFacts> {
    let yes = |form: &Form, name: &str| match form.trimmed(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let facts = ChargeFacts {
        public_register: yes(form, "register"),
        inspection: yes(form, "inspection"),
        schedule_published: yes(form, "schedule"),
        disbursement_pence: pence(form, "other").unwrap_or_default(),
        minutes: number(form, "minutes", "minutes").unwrap_or_default(),
        pence_per_hour: pence(form, "rate").and_then(|pence| u32::try_from(pence).ok()).unwrap_or_default(),
    };
    if facts.minutes > 0 && facts.pence_per_hour == 0 && form.error("rate").is_empty() {
        form.fail("rate", capital("what does the schedule ask for an hour?"));
    }
    (!form.has_errors()).then_some(facts)
}
