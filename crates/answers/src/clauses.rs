//! A question as its clauses, and the fields that they ask for together: "Self-issue machines: how many, and who from?" asks
//! how many and who. Which record is meant is not decided here.

use crate::field::{Field, fields};

/// The most fields that are answered in one line.
const MOST: usize = 6;

/// Where a clause ends.
const ENDS: &[&str] = &[
    ", and ", " and ", "; ", " - ", " – ", " — ", ": ", ", ", "? ", " & ", " / ", "/", " + ", " then ",
    " or ",
];

fn clauses(text: &str) -> Vec<&str> {
    let mut out = vec![text];
    for end in ENDS {
        out = out.into_iter().flat_map(|t| t.split(end)).collect();
    }
    out.into_iter().map(str::trim).filter(|t| !t.is_empty()).collect()
}

/// What a clause asks for that names no field.
fn of_opening(clause: &str) -> Option<Field> {
    let lower = format!(" {} ", clause.to_lowercase().replace(['?', '.', '\'', '’', '(', ')'], " "));
    let line = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!(" {line} ");
    let has = |list: &[&str]| list.iter().any(|w| line.contains(&format!(" {w} ")));
    if has(&[
        "how many",
        "number of",
        "number",
        "no of",
        "quantity",
        "how big",
        "what size",
        "volume",
        "volumes",
    ]) {
        Some(Field::Count(String::new()))
    } else if has(&[
        "until when",
        "until",
        "till when",
        "by when",
        "due when",
        "up to when",
        "expiring",
        "expires",
        "term",
    ]) {
        Some(Field::End)
    } else if has(&["how much", "what fee", "cost", "costs", "price", "value", "worth", "spend", "paid"]) {
        Some(Field::Spend)
    } else if has(&["when", "date"]) {
        Some(Field::End)
    } else if has(&[
        "who",
        "whose",
        "whom",
        "which company",
        "which firm",
        "which contractor",
        "which provider",
        "who from",
        "from whom",
        "where from",
        "come from",
        "comes from",
        "firm",
        "company",
        "insurer",
        "broker",
        "reseller",
        "agency",
        "name of",
    ]) {
        Some(Field::Supplier)
    } else if has(&["product", "brand", "platform", "which system", "what system", "software", "called"]) {
        Some(Field::Product)
    } else {
        None
    }
}

/// Whether a text asks which thing is used: "Which payroll system is used and who is the vendor?"
fn asks_which_product(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        matches!(*word, "which" | "what")
            && words[at + 1..].iter().take(1 + BETWEEN).any(|w| THINGS.contains(w))
            && !words[at + 1..].iter().take(1 + BETWEEN).any(|w| MAKERS.contains(w))
    })
}

/// How many words may stand between "which" and the thing.
const BETWEEN: usize = 6;
/// What a product is called.
const THINGS: &[&str] = &[
    "system",
    "software",
    "product",
    "platform",
    "package",
    "application",
    "app",
    "tool",
    "brand",
    "make",
    "model",
];
/// Words that make the question one after somebody.
const MAKERS: &[&str] = &[
    "company",
    "supplier",
    "vendor",
    "provider",
    "firm",
    "contractor",
    "who",
    "date",
    "cost",
    "year",
    "when",
];

/// The fields that a text asks for, in its order.
pub(crate) fn asked_for(text: &str) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    if asks_which_product(text.split([',', '?']).next().unwrap_or(text)) {
        out.push(Field::Product);
    }
    for clause in clauses(text) {
        let named: Vec<Field> = fields(clause)
            .into_iter()
            .filter(|f| !matches!(f, Field::InUse | Field::Plan | Field::Free))
            .collect();
        let named = if named.is_empty() { of_opening(clause).into_iter().collect() } else { named };
        for field in named {
            if out.len() < MOST && !out.contains(&field) {
                out.push(field);
            }
        }
    }
    // The last day with every option, and how long it runs, say the narrower thing too.
    if out.contains(&Field::LatestEnd) {
        out.retain(|f| *f != Field::End);
    }
    if out.contains(&Field::Duration) {
        out.retain(|f| *f != Field::Extension);
    }
    out
}
