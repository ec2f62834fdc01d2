//! What kind of register a table is, by its headings: contracts, facts, or any table with a heading row.

use casework::authority::Register;
use jiff::civil::Date;

use crate::{
    field::{Field, fields},
    words::{has, line},
};

/// What a column of a register of contracts holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Reference,
    Category,
    Disclosure,
    Published,
    Field(Field),
    Other,
}

/// Where the columns of a register of facts stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FactColumns {
    pub topic: usize,
    pub measure: usize,
    pub value: usize,
    pub as_at: Option<usize>,
    pub source: Option<usize>,
    pub disclosure: Option<usize>,
}

/// The kind of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Contracts(Vec<Role>),
    Facts(FactColumns),
    Table,
}

fn is(heading: &str, names: &[&'static str]) -> bool {
    let heading = line(heading);
    names.iter().any(|name| has(&heading, name) && heading.len() == line(name).len())
}

fn says(heading: &str, names: &[&'static str]) -> bool {
    let heading = line(heading);
    names.iter().any(|name| has(&heading, name))
}

fn role(heading: &str) -> Role {
    if is(
        heading,
        &[
            "title",
            "contract title",
            "contract name",
            "name",
            "name of contract",
            "contract",
            "agreement",
            "agreement title",
            "service",
            "project",
            "subject",
            "contract description title",
            "what for",
            "purpose",
        ],
    ) {
        return Role::Title;
    }
    if is(
        heading,
        &[
            "reference",
            "ref",
            "contract reference",
            "contract ref",
            "contract number",
            "contract no",
            "contract id",
            "id",
            "row",
            "no",
            "number",
            "reference number",
            "ref no",
        ],
    ) {
        return Role::Reference;
    }
    if is(
        heading,
        &[
            "category",
            "type",
            "service area",
            "classification",
            "contract type",
            "service type",
            "category of spend",
            "procurement category",
        ],
    ) {
        return Role::Category;
    }
    if says(heading, &["disclosure", "position", "foi", "releasable"]) {
        return Role::Disclosure;
    }
    if says(heading, &["published", "publication", "link", "url", "web address"]) {
        return Role::Published;
    }
    if is(
        heading,
        &[
            "company",
            "firm",
            "with whom",
            "let to",
            "held by",
            "awarded to",
            "contractor name",
            "supplier name",
        ],
    ) {
        return Role::Field(Field::Supplier);
    }
    if is(heading, &["from"]) {
        return Role::Field(Field::Start);
    }
    if is(heading, &["to", "until"]) {
        return Role::Field(Field::End);
    }
    fields(heading).into_iter().next().map_or(Role::Other, Role::Field)
}

impl Kind {
    pub(crate) fn of(register: &Register) -> Kind {
        let place = |names: &[&'static str]| register.headings.iter().position(|h| is(h, names));
        let topic = place(&["topic", "subject", "area", "theme", "matter", "service", "topic area"]);
        let measure = place(&[
            "measure",
            "fact",
            "item",
            "question",
            "indicator",
            "detail",
            "what",
            "field",
            "attribute",
        ]);
        let value = place(&["value", "answer", "figure", "response", "content", "fact value", "data"]);
        if let (Some(topic), Some(measure), Some(value)) = (topic, measure, value) {
            return Kind::Facts(FactColumns {
                topic,
                measure,
                value,
                as_at: place(&[
                    "as at",
                    "date",
                    "as of",
                    "true on",
                    "checked",
                    "checked on",
                    "last checked",
                    "valid at",
                    "updated",
                    "last updated",
                ]),
                source: place(&[
                    "source",
                    "owner",
                    "from",
                    "held by",
                    "team",
                    "supplied by",
                    "published at",
                    "location",
                ]),
                disclosure: register.headings.iter().position(|h| {
                    says(h, &["disclosure", "position", "foi", "release", "releasable", "exemption"])
                }),
            });
        }
        let roles: Vec<Role> = register.headings.iter().map(|h| role(h)).collect();
        let named =
            roles.iter().any(|r| matches!(r, Role::Title | Role::Category | Role::Field(Field::Description)));
        if named && roles.contains(&Role::Field(Field::Supplier)) {
            return Kind::Contracts(roles);
        }
        Kind::Table
    }
}

/// The cell of a row in a column, trimmed; empty where the row is too short.
pub(crate) fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |c| c.trim())
}

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
