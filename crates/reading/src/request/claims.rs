//! What was read beside the questions, each claim with its place and how sure it is: who asks, where to reply, the
//! date, the law. It finds the place again and decides nothing.

use document::{Law, Sure, request::Request};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::signs::is_part_of_a_name;
use crate::open::Opened;

/// Something read, with its place in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What it is: `law`, `date`, `subject`, `applicant.name`, `applicant.email`, `applicant.organisation`,
    /// `applicant.address`.
    pub field: String,
    /// What was read.
    pub value: String,
    /// First byte of the words that say so; equal to `end` where the head of the message says so, or nothing does.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How sure.
    pub certainty: Sure,
}

/// The claims of a request beside its questions.
pub fn claims(opened: &Opened, request: &Request) -> Vec<Claim> {
    let text = request.text.as_deref().unwrap_or(&opened.text);
    let mail = opened.mail.as_ref();
    let mut out = Vec::new();
    let mut add = |field: &str, value: String, place: Option<(usize, usize)>, certainty: u8| {
        let (start, end) = place.unwrap_or((0, 0));
        out.push(Claim {
            field: field.to_owned(),
            value,
            start,
            end,
            certainty: Sure::hundredths(certainty),
        });
    };
    for law in &request.laws {
        let place = named(text, *law);
        let certainty = match (place.is_some(), mail.is_some()) {
            (true, _) => 97,
            (false, true) => 80,
            (false, false) => 60,
        };
        add("law", law.id().to_owned(), place, certainty);
    }
    if let Some(date) = request.date {
        let headed = mail.is_some();
        let place = written(text, date);
        add("date", date.to_string(), place, if headed || place.is_some() { 95 } else { 80 });
    }
    if let Some(subject) = &request.subject {
        let headed = mail.is_some_and(|m| m.subject.as_deref() == Some(subject));
        add("subject", subject.clone(), first(text, subject), if headed { 99 } else { 85 });
    }
    let applicant = &request.applicant;
    if let Some(name) = &applicant.name {
        let headed = mail.is_some_and(|m| m.from_name.as_deref() == Some(name));
        let place = last(text, name);
        let certainty = match (is_part_of_a_name(name), headed, place.is_some()) {
            (true, ..) => 50,
            (_, true, true) => 98,
            (_, true, false) => 85,
            _ => 90,
        };
        add("applicant.name", name.clone(), place, certainty);
    }
    if let Some(email) = &applicant.email {
        let headed = mail.is_some_and(|m| {
            let is = |other: &Option<String>| other.as_deref().is_some_and(|o| o.eq_ignore_ascii_case(email));
            is(&m.from_email) || is(&m.reply_to)
        });
        add("applicant.email", email.clone(), last(text, email), if headed { 98 } else { 90 });
    }
    if let Some(organisation) = &applicant.organisation {
        add("applicant.organisation", organisation.clone(), last(text, organisation), 75);
    }
    if let Some(address) = &applicant.address {
        let place = address.lines().next().and_then(|line| last(text, line));
        add("applicant.address", address.clone(), place, 75);
    }
    out
}

fn first(text: &str, words: &str) -> Option<(usize, usize)> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    text.find(words).map(|at| (at, at + words.len()))
}

fn last(text: &str, words: &str) -> Option<(usize, usize)> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    text.rfind(words).map(|at| (at, at + words.len()))
}

/// Where a law is named.
fn named(text: &str, law: Law) -> Option<(usize, usize)> {
    let names: &[&str] = match law {
        Law::Foia => &["Freedom of Information Act", "Freedom of Information", "FOIA", "FOI"],
        Law::Eir => &["Environmental Information Regulations", "Environmental Information", "EIR"],
        Law::Foisa => &["Freedom of Information (Scotland) Act", "FOISA"],
        Law::Eisrs => &["Environmental Information (Scotland) Regulations", "EISR"],
    };
    let lower = text.to_ascii_lowercase();
    names.iter().find_map(|name| {
        let at = lower.find(&name.to_ascii_lowercase())?;
        Some((at, at + name.len()))
    })
}

/// Where a date is written, in the usual ways of writing one.
fn written(text: &str, date: Date) -> Option<(usize, usize)> {
    let (day, year) = (date.day(), date.year());
    let month = date.strftime("%B").to_string();
    let short = date.strftime("%b").to_string();
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let ways = [
        date.to_string(),
        format!("{day} {month} {year}"),
        format!("{day}{ending} {month} {year}"),
        format!("{day} {short} {year}"),
        format!("{month} {day}, {year}"),
        date.strftime("%d/%m/%Y").to_string(),
        date.strftime("%d.%m.%Y").to_string(),
        format!("{day}/{}/{year}", date.month()),
    ];
    let lower = text.to_ascii_lowercase();
    ways.iter().find_map(|way| {
        let way = way.to_ascii_lowercase();
        let mut found = lower.match_indices(&way).map(|(at, _)| (at, at + way.len()));
        // "1 June 2026" is no part of "11 June 2026".
        let digit =
            |at: Option<usize>| at.is_some_and(|at| lower.as_bytes().get(at).is_some_and(u8::is_ascii_digit));
        found.find(|(start, end)| !digit(start.checked_sub(1)) && !digit(Some(*end)))
    })
}
