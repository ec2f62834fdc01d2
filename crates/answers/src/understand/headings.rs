//! What a heading says that its column holds, in each kind of register: by one list of names. Cells are not looked at.

mod names;

use std::sync::LazyLock;

use casework::register::{Meaning, RegisterKind};

use crate::words::{has, line};
use names::{CONTRACTS, FACTS, Names, POSITIONS};

/// How sure a heading makes its meaning.
pub(crate) const EXACT: f32 = 3.0;
/// The heading says it once words that every heading may have are left out: "Contract start date".
const CORE: f32 = 2.7;
const SAID: f32 = 2.0;

/// Words that say nothing about what a column holds.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "of",
    "our",
    "contract",
    "agreement",
    "date",
    "current",
    "please",
    "name",
    "details",
    "detail",
    "est",
    "estimated",
    "estimate",
    "approx",
    "approximate",
    "expected",
    "planned",
    "is",
    "in",
    "gbp",
    "k",
    "000",
    "m",
    "million",
    "thousand",
    "inc",
    "incl",
    "exc",
    "excl",
    "ex",
    "vat",
    "dd",
    "mm",
    "yy",
    "yyyy",
    "foi",
    "if",
    "any",
    "known",
    "contracted",
    "it",
];

fn names_in(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim).filter(|name| !name.is_empty())
}

fn spaced(heading: &str) -> String {
    // `awards/0/suppliers/0/name`, `contracts.0.period.endDate`, `End_Date`.
    let mut out = String::with_capacity(heading.len() + 8);
    let mut small = false;
    for c in heading.chars() {
        if c.is_uppercase() && small {
            out.push(' ');
        }
        small = c.is_lowercase();
        out.push(if matches!(c, '_' | '/' | '.' | '-' | ':' | '*' | '&') { ' ' } else { c });
    }
    out
}

/// A heading without unit and noise: "Est. annual charge (£k)" is "annual charge".
fn core(spaced: &str) -> String {
    let lower = spaced.to_lowercase().replace(['£', '\'', '’'], " ");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !EMPTY.contains(w));
    line(&words.collect::<Vec<_>>().join(" "))
}

/// Whether a heading says nothing but that there are pounds: "£", "£k", "£000s", "(£)".
pub(super) fn is_pounds(heading: &str) -> bool {
    heading.contains('£')
        && heading
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .all(|w| matches!(w, "" | "k" | "000" | "000s" | "m" | "s" | "million" | "thousand" | "gbp"))
}

/// Whether a heading says when something was true, is to be looked at or ends: never which time a row is about.
pub(super) fn is_of_a_day(heading: &str) -> bool {
    let line = line(&spaced(heading));
    [
        "as at",
        "as of",
        "valid",
        "until",
        "updated",
        "checked",
        "check",
        "review",
        "reviewed",
        "renew",
        "renewal",
        "refresh",
        "refreshed",
        "correct",
        "confirmed",
        "verified",
        "expiry",
        "expires",
        "due",
        "next",
        "start",
        "starts",
        "end date",
        "ends",
        "end",
        "position date",
        "agreed",
        "approved",
        "awarded",
        "opened",
        "built",
        "bought",
        "purchased",
        "installed",
        "registered",
        "founded",
        "closed",
        "signed",
        "good until",
        "last",
        "from",
        "to",
        "commenced",
    ]
    .iter()
    .any(|p| has(&line, p))
        // "Year to 31 March", "Year ending", "12 months to".
        && !["year", "month", "quarter", "period", "financialyear", "financial year", "academic year"].iter().any(|p| has(&line, p))
}

/// Whether "yes" under a heading keeps back: "Exempt?", "Confidential".
pub(super) fn turns_yes(heading: &str) -> bool {
    let line = line(&spaced(heading));
    [
        "exempt",
        "exemption",
        "withhold",
        "withheld",
        "confidential",
        "restricted",
        "sensitive",
        "redact",
        "not for release",
        "closed",
    ]
    .iter()
    .any(|p| has(&line, p))
}

/// The names of a meaning, each as a line of words.
struct Ready {
    meaning: Meaning,
    exact: Vec<String>,
    said: Vec<String>,
}

fn ready(names: &[Names]) -> Vec<Ready> {
    let lines = |list: &'static str| names_in(list).map(line).filter(|l| l.len() > 1).collect();
    let one =
        |(meaning, exact, said): &Names| Ready { meaning: *meaning, exact: lines(exact), said: lines(said) };
    names.iter().map(one).collect()
}

static READY: LazyLock<[Vec<Ready>; 3]> =
    LazyLock::new(|| [ready(CONTRACTS), ready(FACTS), ready(POSITIONS)]);

/// The meanings that a heading may have in a register of that kind, each with how sure it makes them.
pub(crate) fn meanings(heading: &str, kind: RegisterKind) -> Vec<(Meaning, f32)> {
    let names = match kind {
        RegisterKind::Contracts => &READY[0],
        RegisterKind::Facts => &READY[1],
        RegisterKind::Positions => &READY[2],
        RegisterKind::Table => return Vec::new(),
    };
    if is_pounds(heading) {
        return if kind == RegisterKind::Contracts { vec![(Meaning::Value, EXACT)] } else { Vec::new() };
    }
    let bare = heading.split(['(', '[']).next().unwrap_or(heading);
    let aside = line(&spaced(&heading[bare.len()..]));
    let core = core(&spaced(heading));
    let whole = line(&spaced(heading));
    let bare = line(&spaced(bare));
    // "Value (per year)", "End date (with all extensions)": the brackets say which one.
    let narrows = |of: &&Ready| {
        matches!(
            of.meaning,
            Meaning::Extension | Meaning::AnnualValue | Meaning::TotalValue | Meaning::UnitCost
        ) && kind == RegisterKind::Contracts
            && of.exact.iter().chain(&of.said).any(|name| aside.contains(name.as_str()))
    };
    let narrowed = names.iter().find(narrows).map(|of| of.meaning);
    let mut found: Vec<(Meaning, f32)> = Vec::new();
    for (at, of) in names.iter().enumerate() {
        let is = |one: &String| of.exact.contains(one);
        // What stands first in the list wins among equals, ever so little.
        let order = 0.01 * at as f32;
        if narrowed == Some(of.meaning) || is(&whole) || narrowed.is_none() && is(&bare) {
            found.push((of.meaning, EXACT - order));
        } else if is(&core) {
            found.push((of.meaning, CORE - order));
        } else if of.said.iter().any(|name| whole.contains(name.as_str())) {
            found.push((of.meaning, SAID - order));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}
