//! The registers that answers are made from: tables with a heading row, every version kept, and what their keeper said
//! about each column. Which column a question asks for is not decided here.
#![allow(
    missing_docs,
    reason = "fields are named for what they hold; types and variants that need it carry the sentences"
)]

mod change;

use std::collections::BTreeMap;

use document::response::Disposition;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use change::{About, Change, newest};

/// One version of a register: a table with a heading row, as at a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// `contracts`, `telephony`, `devices` ...
    pub name: String,
    /// Who owns it; empty where nobody said so yet.
    pub owner: String,
    /// As at which day it is true; none where nobody knows, so that it answers for any day.
    #[serde(default)]
    pub as_at: Option<Date>,
    /// When its owner looks at it again; what is older than that is asked of the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
    /// What it holds, as its keeper confirmed it; none where it is guessed from the headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RegisterKind>,
    /// What each column means, by its heading, as its keeper confirmed it; the others are guessed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, Meaning>,
    /// The position on disclosing a column, by its heading; one without an entry is given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub positions: BTreeMap<String, Position>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl RegisterKind {
    /// All of them.
    pub const ALL: [RegisterKind; 4] =
        [RegisterKind::Contracts, RegisterKind::Facts, RegisterKind::Positions, RegisterKind::Table];

    /// The name in forms and reports.
    pub fn id(self) -> &'static str {
        match self {
            RegisterKind::Contracts => "contracts",
            RegisterKind::Facts => "facts",
            RegisterKind::Positions => "positions",
            RegisterKind::Table => "table",
        }
    }

    /// The kind of a name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The kind in words, as a sentence names it.
    pub fn in_words(self) -> &'static str {
        match self {
            RegisterKind::Contracts => "contracts, one a row",
            RegisterKind::Facts => "facts, one a row",
            RegisterKind::Positions => "positions on disclosure, one a row",
            RegisterKind::Table => "another table",
        }
    }
}

impl Register {
    /// A table whose columns nobody said anything about yet.
    pub fn table(
        name: &str,
        owner: &str,
        as_at: Option<Date>,
        headings: Vec<String>,
        rows: Vec<Vec<String>>,
    ) -> Register {
        Register {
            name: name.to_owned(),
            owner: owner.to_owned(),
            as_at,
            review_by: None,
            kind: None,
            meanings: BTreeMap::new(),
            positions: BTreeMap::new(),
            headings,
            rows,
        }
    }
}

/// What a register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterKind {
    /// A contract each row.
    Contracts,
    /// A fact each row: topic, measure, value.
    Facts,
    /// A standing position on disclosure each row: what it is about, what is done and why.
    Positions,
    /// Any other table, as devices by year.
    Table,
}

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    Title,
    Reference,
    Category,
    Description,
    Supplier,
    AnnualValue,
    TotalValue,
    /// Money, without saying over what time.
    Value,
    UnitCost,
    Start,
    End,
    /// The end with every option taken up, or what the options are.
    Extension,
    /// When it is renewed, where that is not its end.
    Renewal,
    /// When the contract is looked at again.
    Review,
    Duration,
    /// How it was bought.
    Procurement,
    Contact,
    Manufacturer,
    Product,
    /// How many of what the heading or another column names.
    Quantity,
    /// Facts: what the row is about.
    Topic,
    /// Facts: what is measured.
    Measure,
    /// Facts: what it is.
    Answer,
    /// As at which day the row is true.
    AsAt,
    /// When the row is looked at again.
    ReviewBy,
    /// Who answers for the row.
    Owner,
    /// Where the row is published.
    Published,
    /// The position on disclosing the row.
    Disclosure,
    /// The provision of that position.
    Provision,
    /// The reasons of that position.
    Reasons,
    /// The year or other time that the row is about.
    Period,
    /// Nothing that a question asks for.
    Nothing,
    /// What its heading says and nothing more general.
    Other,
}

impl Meaning {
    /// All of them, in the order in which forms offer them.
    pub const ALL: [Meaning; 33] = [
        Meaning::Title,
        Meaning::Reference,
        Meaning::Category,
        Meaning::Description,
        Meaning::Supplier,
        Meaning::AnnualValue,
        Meaning::TotalValue,
        Meaning::Value,
        Meaning::UnitCost,
        Meaning::Start,
        Meaning::End,
        Meaning::Extension,
        Meaning::Renewal,
        Meaning::Review,
        Meaning::Duration,
        Meaning::Procurement,
        Meaning::Contact,
        Meaning::Manufacturer,
        Meaning::Product,
        Meaning::Quantity,
        Meaning::Topic,
        Meaning::Measure,
        Meaning::Answer,
        Meaning::AsAt,
        Meaning::ReviewBy,
        Meaning::Owner,
        Meaning::Published,
        Meaning::Disclosure,
        Meaning::Provision,
        Meaning::Reasons,
        Meaning::Period,
        Meaning::Nothing,
        Meaning::Other,
    ];

    /// The name in forms and reports.
    pub fn id(self) -> &'static str {
        match self {
            Meaning::Title => "title",
            Meaning::Reference => "reference",
            Meaning::Category => "category",
            Meaning::Description => "description",
            Meaning::Supplier => "supplier",
            Meaning::AnnualValue => "annual-value",
            Meaning::TotalValue => "total-value",
            Meaning::Value => "value",
            Meaning::UnitCost => "unit-cost",
            Meaning::Start => "start",
            Meaning::End => "end",
            Meaning::Extension => "extension",
            Meaning::Renewal => "renewal",
            Meaning::Review => "review",
            Meaning::Duration => "duration",
            Meaning::Procurement => "procurement",
            Meaning::Contact => "contact",
            Meaning::Manufacturer => "manufacturer",
            Meaning::Product => "product",
            Meaning::Quantity => "quantity",
            Meaning::Topic => "topic",
            Meaning::Measure => "measure",
            Meaning::Answer => "answer",
            Meaning::AsAt => "as-at",
            Meaning::ReviewBy => "review-by",
            Meaning::Owner => "owner",
            Meaning::Published => "published",
            Meaning::Disclosure => "disclosure",
            Meaning::Provision => "provision",
            Meaning::Reasons => "reasons",
            Meaning::Period => "period",
            Meaning::Nothing => "nothing",
            Meaning::Other => "other",
        }
    }

    /// The meaning of a name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|meaning| meaning.id() == id)
    }

    /// What a column of this meaning says, in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Meaning::Title => "what it is called",
            Meaning::Reference => "its reference",
            Meaning::Category => "its category",
            Meaning::Description => "what it covers",
            Meaning::Supplier => "the supplier",
            Meaning::AnnualValue => "the value for a year",
            Meaning::TotalValue => "the value over the whole term",
            Meaning::Value => "a value, without saying over what time",
            Meaning::UnitCost => "the price of one",
            Meaning::Start => "when it starts",
            Meaning::End => "when it ends",
            Meaning::Extension => "how far it may be extended",
            Meaning::Renewal => "when it is renewed",
            Meaning::Review => "when the contract is looked at again",
            Meaning::Duration => "how long it runs",
            Meaning::Procurement => "how it was bought",
            Meaning::Contact => "whom to ask",
            Meaning::Manufacturer => "the maker",
            Meaning::Product => "the product",
            Meaning::Quantity => "how many",
            Meaning::Topic => "what the fact is about",
            Meaning::Measure => "what is measured or asked for",
            Meaning::Answer => "the answer",
            Meaning::AsAt => "as at which day the row is true",
            Meaning::ReviewBy => "when the row is looked at again",
            Meaning::Owner => "who answers for the row",
            Meaning::Published => "where it is published",
            Meaning::Disclosure => "the position on disclosing the row",
            Meaning::Provision => "the provision of that position",
            Meaning::Reasons => "the reasons of that position",
            Meaning::Period => "the year or time it is about",
            Meaning::Nothing => "nothing that a question asks for",
            Meaning::Other => "what its heading says",
        }
    }
}

/// A position on disclosing a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Given, in part, withheld, accessible elsewhere, neither confirmed nor denied.
    pub disposition: Disposition,
    /// The provisions relied on, as `s.43(2)`.
    #[serde(default)]
    pub provisions: Vec<String>,
    /// The standing reason that goes with it, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing_reason: Option<String>,
    /// Where it is published, or what else is to be said.
    #[serde(default)]
    pub note: String,
}

/// Each register in the version that was true on that day: of each name the latest as at or before it; where there is
/// none, the one of an unknown day that came in last; else the earliest after it.
pub fn as_at(registers: &[Register], day: Date) -> Vec<&Register> {
    let mut best: BTreeMap<&str, &Register> = BTreeMap::new();
    // How well a version fits, the higher the better.
    let fit = |register: &Register| match register.as_at {
        Some(at) if at <= day => (2, at.since(day).map_or(i32::MIN, |span| span.get_days())),
        None => (1, 0),
        Some(at) => (0, at.until(day).map_or(i32::MIN, |span| span.get_days())),
    };
    for register in registers {
        match best.get(register.name.as_str()) {
            Some(known) if fit(known) > fit(register) => {}
            _ => {
                best.insert(&register.name, register);
            }
        }
    }
    best.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn version(as_at: Option<Date>, cell: &str) -> Register {
        Register::table("contracts", "", as_at, vec!["Supplier".to_owned()], vec![vec![cell.to_owned()]])
    }

    #[test]
    fn the_version_of_the_day_answers() {
        let (old, new, later) = (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1));
        let cases = [
            (vec![Some(old), Some(new), Some(later)], 1, "the latest before the day"),
            (vec![Some(new), Some(old), None], 0, "a known day before the day wins over an unknown one"),
            (vec![Some(later), None, None], 2, "of unknown days the one that came in last"),
            (
                vec![Some(later), Some(date(2026, 9, 1))],
                1,
                "the earliest after the day where there is no other",
            ),
            (vec![Some(new), Some(new)], 1, "of the same day the one that came in last"),
        ];
        for (days, wanted, why) in cases {
            let versions: Vec<Register> =
                days.iter().enumerate().map(|(n, day)| version(*day, &n.to_string())).collect();
            let found = as_at(&versions, date(2026, 6, 1));
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].rows[0][0], wanted.to_string(), "{why}");
        }
    }

    #[test]
    fn a_version_kept_before_columns_had_meanings_still_reads() {
        let kept =
            r#"{"name":"contracts","owner":"ICT","as_at":"2026-01-01","headings":["A"],"rows":[["1"]]}"#;
        let read: Register = serde_json::from_str(kept).expect("old bytes read");
        assert_eq!(read.as_at, Some(date(2026, 1, 1)));
        assert!(read.kind.is_none() && read.meanings.is_empty() && read.positions.is_empty());
    }
}
