//! Prices for one piece, hour or unit: what a supplier charges for each, which a position often keeps back for all contracts at
//! once, so that its words name no matter.

use crate::{field::Field, terms::Topic};

fn says(line: &str, list: &[&str]) -> bool {
    list.iter().any(|w| line.contains(w))
}

fn line(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

/// Whether a position is on what suppliers charge for one piece, whatever it is of.
pub(super) fn covers(topic: &str, information: &str) -> bool {
    let (topic, information) = (line(topic), line(information));
    let prices = [
        " unit price",
        " unit rate",
        " unit cost",
        " day rate",
        " daily rate",
        " hourly rate",
        " charge rate",
        " rate card",
        " rates of ",
        " margin",
        " prices of a supplier",
        " price list",
        " hourly charge",
    ];
    let any = [
        " commercial",
        " contract",
        " supplier",
        " procurement",
        " pric",
        " spend",
        " finance",
        " buying",
        " purchas",
    ];
    says(&information, &prices) && (says(&topic, &any) || says(&information, &[" supplier", " contract"]))
}

/// Whether a question is for what is paid to a supplier for one piece.
pub(super) fn asked(text: &str, topic: &Topic) -> bool {
    let line = line(text);
    // What people pay the authority is no supplier's price.
    let of_others = [
        " fine ",
        " students pay",
        " student pay",
        " employees pay",
        " staff pay",
        " visitors pay",
        " residents pay",
        " patients pay",
        " public pay",
        " people pay",
        " would i pay",
        " do i pay",
        " ticket",
        " permit",
        " fare ",
        " rent ",
        " salary",
        " grade ",
    ];
    if says(&line, &of_others) {
        return false;
    }
    let money = [
        " price",
        " cost",
        " rate",
        " fee ",
        " fees ",
        " charge",
        " pay ",
        " paid ",
        " how much",
        " margin",
        " commission",
    ];
    let yearly = [
        " per year",
        " per annum",
        " per month",
        " per quarter",
        " each year",
        " each month",
        " per financial",
        " each of ",
    ];
    let one = [
        " per ",
        " each ",
        " hourly",
        " daily ",
        " day rate",
        " unit ",
        " for every ",
        " a tonne",
        " a copy",
        " a page",
        " an hour",
        " a head",
        " a shift",
        " a unit",
        " apiece",
        " cost of a ",
        " cost of one ",
        " price of a ",
        " price of one ",
    ];
    let one_of = one.iter().any(|o| {
        line.match_indices(o).any(|(at, _)| !yearly.iter().any(|y| line[at..].starts_with(y.trim_end())))
    });
    says(&line, &money)
        && (one_of
            || topic.wants.fields.contains(&Field::UnitCost)
            || says(&line, &[" margin", " commission"]))
}
