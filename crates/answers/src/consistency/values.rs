//! What an answer says as values, so that two answers in other words can be compared: days, numbers, yes and no, names.

use std::collections::BTreeSet;

use document::{Language, Table};
use jiff::civil::Date;

use super::same::Matter;
use crate::{
    dates::date,
    field::Field,
    words::{is_common, is_of_a_field, words},
};

/// Answers longer than this say more than a value, and are compared no further.
const LONGEST: usize = 2_000;

#[derive(Debug, Default, PartialEq)]
struct Values {
    days: BTreeSet<Date>,
    /// Numbers in thousandths, so that `£1.35m` and `1,350,000` are one.
    numbers: BTreeSet<i64>,
}

/// Whether two answers to the same question cannot both be true.
pub(super) fn disagree(
    matter: &Matter,
    a: &str,
    a_table: Option<&Table>,
    b: &str,
    b_table: Option<&Table>,
) -> bool {
    if a.len() > LONGEST || b.len() > LONGEST {
        return false;
    }
    let (one, other) = (values(a, a_table), values(b, b_table));
    if apart(&one.days, &other.days) || apart(&one.numbers, &other.numbers) {
        return true;
    }
    let said = |v: &Values| !v.days.is_empty() || !v.numbers.is_empty();
    if said(&one) && said(&other) {
        return false;
    }
    match (yes(a), yes(b)) {
        (Some(one), Some(other)) => one != other,
        _ => names_differ(matter, a, b),
    }
}

/// Whether each has something that the other does not have.
fn apart<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && !a.is_subset(b) && !b.is_subset(a)
}

fn yes(text: &str) -> Option<bool> {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty())?.to_lowercase();
    match first.as_str() {
        "yes" => Some(true),
        "no" | "none" => Some(false),
        _ => None,
    }
}

/// Whether both name somebody or something, and not the same.
fn names_differ(matter: &Matter, a: &str, b: &str) -> bool {
    let named =
        matter.fields.iter().any(|f| matches!(f, Field::Supplier | Field::Product | Field::Manufacturer));
    let names = |text: &str| -> BTreeSet<String> {
        let capital: String = text
            .split_whitespace()
            .filter(|w| w.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()))
            .collect::<Vec<_>>()
            .join(" ");
        words(&capital)
            .into_iter()
            .map(|w| w.text)
            .filter(|w| {
                !is_common(w)
                    && !is_of_a_field(w)
                    && !["ltd", "limited", "plc", "llp", "uk"].contains(&w.as_str())
            })
            .collect()
    };
    let (a, b) = (names(a), names(b));
    named && !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

fn values(text: &str, table: Option<&Table>) -> Values {
    let mut found = Values::default();
    read(text, &mut found);
    for cell in table.iter().flat_map(|t| t.rows.iter().flatten()).take(2_000) {
        read(cell, &mut found);
    }
    found
}

fn read(text: &str, found: &mut Values) {
    let parts: Vec<&str> = text
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '"' | '?' | '!')))
        .filter(|w| !w.is_empty())
        .collect();
    let mut at = 0;
    while at < parts.len() {
        let three = parts.get(at..at + 3).map(|p| p.join(" "));
        if let Some(day) = three.as_deref().filter(|t| has_month(t)).and_then(date) {
            found.days.insert(day);
            at += 3;
            continue;
        }
        if let Some(day) = date(parts[at]) {
            found.days.insert(day);
        } else if let Some(number) = number(parts[at], parts.get(at + 1).copied()) {
            found.numbers.insert(number);
        }
        at += 1;
    }
}

fn has_month(words: &str) -> bool {
    words.split(' ').any(|w| w.len() >= 3 && Language::English.month(w).is_some())
}

/// A number in thousandths: `£212,400`, `£185k`, `£1.35 million`, `12%`; none where it is a reference or a year span.
fn number(word: &str, next: Option<&str>) -> Option<i64> {
    let plain = word.trim_start_matches(['£', '~']).trim_end_matches(['%', '+']);
    let lower = plain.to_lowercase();
    let (digits, mut scale) = match lower.strip_suffix('k') {
        Some(rest) => (rest, 1_000.0),
        None => match lower
            .strip_suffix("bn")
            .map(|r| (r, 1e9))
            .or_else(|| lower.strip_suffix('m').map(|r| (r, 1e6)))
        {
            Some(found) => found,
            None => (lower.as_str(), 1.0),
        },
    };
    match next.map(str::to_lowercase).as_deref() {
        Some("million") => scale *= 1e6,
        Some("thousand") => scale *= 1e3,
        _ => {}
    }
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) {
        return None;
    }
    let value: f64 = digits.replace(',', "").parse().ok()?;
    let thousandths = value * scale * 1_000.0;
    // What is greater is no figure that an authority holds.
    (thousandths < 9e15).then_some(thousandths.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Asked;

    fn matter(question: &str) -> Matter {
        Matter::of(&Asked {
            text: question,
            stem: None,
            heading: None,
            subject: None,
            previous: &[],
            received_on: jiff::civil::date(2026, 3, 2),
        })
    }

    #[test]
    fn answers_in_other_words_are_compared_by_what_they_say() {
        for (question, a, b, differ) in [
            ("When does it end?", "31 March 2028", "It ends on 31/03/2028.", false),
            ("When does it end?", "31 March 2028", "30 June 2027", true),
            ("How many agents?", "73", "There are 70 agents.", true),
            ("How many agents?", "73", "There are 73 agents at 10 sites.", false),
            ("What is spent?", "£185k a year", "£185,000", false),
            ("What is spent?", "£1.35 million", "£1,350,000.00 in all", false),
            ("What is spent?", "£1.35m", "£1.2m", true),
            ("Who is the supplier?", "Longwire Ltd", "Our supplier is Longwire.", false),
            ("Who is the supplier?", "Longwire Ltd", "Harbour Voice Limited", true),
            ("Do you have a policy?", "Yes, since 2024.", "No.", true),
            ("Do you have a policy?", "Yes.", "No policy is held.", true),
            ("Why was it closed?", "Because of the flood", "The Roof fell in", false),
        ] {
            assert_eq!(disagree(&matter(question), a, None, b, None), differ, "{question} {a} / {b}");
        }
    }
}
