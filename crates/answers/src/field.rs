//! Which field of a record a question asks for, and which field a heading or a measure names: one thesaurus for both.

use crate::words::{has, is_common, line, words};

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Supplier,
    /// Money each year.
    AnnualSpend,
    /// Money, without saying over what time.
    Spend,
    /// Money over the whole term.
    TotalValue,
    /// Money for one piece.
    UnitCost,
    Start,
    End,
    Renewal,
    /// When it goes out to tender, which is some time before it ends.
    Tender,
    Duration,
    Extension,
    Review,
    Description,
    Contact,
    Manufacturer,
    /// The system, product or tool by its name.
    Product,
    /// Whether something is used or done.
    InUse,
    /// How many of what: the noun.
    Count(String),
    /// What is planned or thought, or about a supplier's own people: registers hold nothing of it.
    Plan,
}

use Field::*;

const ANNUAL: &[&str] =
    &["annual", "annually", "yearly", "per year", "a year", "each year", "per annum", "pa"];
const MONEY: &[&str] = &["spend", "spent", "cost", "value", "price", "pay", "paid", "expenditure", "gbp"];

fn any(line: &str, phrases: &[&'static str]) -> bool {
    phrases.iter().any(|p| has(line, p))
}

/// The noun that is counted: of "number of contact centre agents" the agents.
fn counted(line: &str) -> Option<String> {
    const OPENERS: &[&str] = &[" number of ", " how many ", " no of ", " count of ", " quantity of "];
    const AFTER: &[&str] = &[
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "do",
        "did",
        "is",
        "are",
        "was",
        "were",
        "have",
        "has",
        "that",
        "which",
        "who",
        "you",
        "your",
        "the",
        "a",
        "an",
        "per",
        "from",
        "to",
        "within",
        "across",
        "be",
        "been",
        "bought",
        "creat",
        "employ",
        "use",
        "held",
        "own",
        "current",
        "currently",
        "work",
        "inus",
        "cover",
        "and",
        "or",
        "can",
        "there",
        "over",
        "under",
        "during",
        "between",
        "since",
        "were",
        "sold",
        "lost",
        "stolen",
        "issu",
        "receiv",
        "made",
        "handl",
        "answer",
        "doe",
        "take",
        "process",
        "report",
    ];
    let (at, opener) = OPENERS.iter().filter_map(|o| line.find(o).map(|at| (at, o))).min()?;
    let mut noun: Option<&str> = None;
    for word in line[at + opener.len()..].split(' ').filter(|w| !w.is_empty()) {
        if AFTER.contains(&word) {
            if noun.is_some() {
                break;
            }
            continue;
        }
        noun = Some(word);
    }
    noun.map(str::to_owned)
}

/// Every field that a text names, in an order that puts what decides first.
pub(crate) fn fields(text: &str) -> Vec<Field> {
    let text = line(text);
    let theirs = [
        "of the supplier",
        "of the provider",
        "of your supplier",
        "of your provider",
        "of the contractor",
        "supplier contact",
        "at the supplier",
    ];
    if any(&text, &["emailaddress", "contact", "account manager", "address"]) && any(&text, &theirs) {
        return vec![Plan];
    }
    let mut found = Vec::new();
    if any(
        &text,
        &["plan to", "any plans", "plans to", "intend", "consideration", "considering", "why", "will you"],
    ) {
        return vec![Plan];
    }
    if any(
        &text,
        &[
            "contact person",
            "contact detail",
            "contact for",
            "primary contact",
            "responsible",
            "budgetholder",
            "jobtitle",
            "contact name",
            "who manages",
            "contract manager",
            "contract owner",
            "lead officer",
            "emailaddress of",
            "point of contact",
            "owner",
            "senior officer",
            "contract lead",
            "main contact",
            "key contact",
        ],
    ) {
        return vec![Contact];
    }
    if any(&text, &["description", "describe", "services provided", "scope of", "what it covers"]) {
        return vec![Description];
    }
    let mut text = text;
    for aside in [
        "for each supplier",
        "for each provider",
        "for each contract",
        "with your supplier",
        "with your provider",
        "with the supplier",
        "with this supplier",
        "with your current supplier",
        "per supplier",
    ] {
        text = text.replace(&line(aside), " ");
    }
    if any(&text, &["review"]) {
        found.push(Review);
    }
    if let Some(noun) = counted(&text) {
        found.push(Count(noun));
    }
    if any(
        &text,
        &[
            "supplier",
            "provider",
            "incumbent",
            "vendor",
            "contractor",
            "who supplies",
            "who provides",
            "who do you use",
            "which company",
            "awarded to",
            "who runs",
            "who delivers",
            "which firm",
            "supplied by",
            "who maintains",
            "operator",
        ],
    ) {
        found.push(Supplier);
    }
    if any(&text, &["manufacturer", "brand", "make and model", "manufactured"]) {
        found.push(Manufacturer);
    }
    if any(&text, MONEY) {
        let each = any(
            &text,
            &[
                "unit cost",
                "unit price",
                "per device",
                "per unit",
                "cost each",
                "price each",
                "per item",
                "per head",
            ],
        );
        found.push(if each {
            UnitCost
        } else if any(&text, ANNUAL) {
            AnnualSpend
        } else if any(&text, &["cost per", "price per", "cost of each"]) {
            UnitCost
        } else if any(
            &text,
            &["total value", "contract value", "whole life", "total contract", "total cost", "lifetime"],
        ) {
            TotalValue
        } else {
            Spend
        });
    }
    if any(&text, &["duration", "how long", "length", "contract term", "term of", "terms in", "term"]) {
        found.push(Duration);
    }
    if any(
        &text,
        &[
            "start",
            "begin",
            "began",
            "commence",
            "commencement",
            "begun",
            "commenced",
            "starting",
            "award date",
            "from date",
            "valid from",
        ],
    ) {
        found.push(Start);
    }
    if any(
        &text,
        &[
            "expiry",
            "expire",
            "expires",
            "expiration",
            "end",
            "ends",
            "ended",
            "ending",
            "finish",
            "terminate",
            "termination",
            "run out",
            "to date",
            "valid to",
            "expiring",
        ],
    ) {
        found.push(End);
    }
    if any(&text, &["renewal", "renew", "renewed"]) {
        found.push(Renewal);
    }
    if any(
        &text,
        &["retender", "re tender", "retendered", "out to tender", "tendered", "reprocure", "next tender"],
    ) {
        found.push(Tender);
    }
    if any(&text, &["extension", "extend", "extended"]) {
        // "Including extensions" belongs to an end or a duration, which tell of them anyway.
        if !found.iter().any(|f| matches!(f, Duration | End | Renewal)) {
            found.push(Extension);
        }
    }
    let opens = text.trim_start().split(' ').next().unwrap_or("").to_owned();
    let asks_which = text.contains(" what ") || text.contains(" which ");
    if found.is_empty()
        && (asks_which || !matches!(opens.as_str(), "do" | "doe" | "is" | "are" | "has" | "have" | "did"))
        && any(&text, &["system", "platform", "software", "product", "tool", "solution"])
    {
        found.push(Product);
    }
    if found.is_empty()
        && (matches!(opens.as_str(), "do" | "doe" | "is" | "are" | "has" | "have" | "did")
            || any(&text, &["inuse"]))
    {
        found.push(InUse);
    }
    found
}

/// How well a field that is held answers for the field that is asked: 1 the same, 0 not at all.
pub(crate) fn nearness(asked: &Field, held: &Field) -> f32 {
    match (asked, held) {
        (a, b) if a == b => 1.0,
        (End, Renewal) | (Renewal, End) => 0.94,
        (Tender, Renewal) => 0.75,
        (Tender, End) => 0.7,
        (Spend, AnnualSpend) => 0.94,
        (TotalValue, Spend) | (Spend, TotalValue) => 0.9,
        (AnnualSpend, Spend) => 0.75,
        (Product, Manufacturer) | (Manufacturer, Product) => 0.8,
        (Supplier, Manufacturer | Product) | (Manufacturer | Product, Supplier) => 0.5,
        (AnnualSpend, TotalValue) | (TotalValue, AnnualSpend) => 0.4,
        _ => 0.0,
    }
}

/// Whether the last word of a name is this noun: `Extensions`, `Mobile connections`.
pub(crate) fn ends_with(name: &str, noun: &str) -> bool {
    words(name).iter().rev().find(|w| !w.aside && !is_common(&w.text)).is_some_and(|w| w.text == noun)
}
