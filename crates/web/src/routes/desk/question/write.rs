//! A decision as the values of the form.

use casework::{
    case::Question,
    decision::{AnsweredBy, Balance, Decision, Likelihood, Reliance},
};
use document::Table;

use crate::form::Form;

/// The form of a question as it was decided last.
pub(super) fn form(question: &Question) -> Form {
    let form = Form::new().with("revision", question.revision.to_string());
    match &question.decision {
        None => form.with("answered", "itself"),
        Some(decision) => decided(form, decision),
    }
}

/// The form with a decision in it.
pub(super) fn decided(mut form: Form, decision: &Decision) -> Form {
    form = match decision.answered_by {
        AnsweredBy::Itself => form.with("answered", "itself"),
        AnsweredBy::See(other) => form.with("answered", "see").with("see", other.to_string()),
        AnsweredBy::With(other) => form.with("answered", "with").with("with", other.to_string()),
    };
    form = form.with("disposition", decision.disposition.id()).with("words", decision.words.clone());
    if let Some(table) = &decision.table {
        form = form.with("table", table_text(table)).with("table-caption", table.caption.clone());
    }
    if let Some(source) = &decision.source {
        form = form.with("source", source.name.clone()).with_date("source-at", source.as_at);
    }
    if let Some(follow) = &decision.to_follow {
        form = form.with("follow-why", follow.why.clone()).with_date("follow", Some(follow.by));
    }
    form = form.with("transferred-to", decision.transferred_to.clone().unwrap_or_default());
    for enclosure in &decision.enclosures {
        form = form.with("enclosure", enclosure.to_string());
    }
    for (at, reliance) in decision.reliances.iter().enumerate() {
        put(&mut form, at, reliance);
    }
    if let Some(balance) = &decision.balance {
        weigh(&mut form, "", balance);
    }
    if let Some(balance) = &decision.ncnd_balance {
        weigh(&mut form, "ncnd-", balance);
    }
    form
}

/// Puts a reliance into its place of the form.
pub(super) fn put(form: &mut Form, at: usize, reliance: &Reliance) {
    let texts = [
        ("provision", &reliance.provision),
        ("covers", &reliance.covers),
        ("why", &reliance.why),
        ("prejudice", &reliance.prejudice),
        ("condition", &reliance.condition),
        ("location", &reliance.location),
        ("publication", &reliance.publication_plan),
        ("confidence", &reliance.confidence),
        ("interests", &reliance.interests),
        ("enactment", &reliance.enactment),
        ("about", &reliance.about_this_request),
    ];
    for (key, text) in texts {
        form.set(&format!("r{at}-{key}"), text.clone());
    }
    form.set(&format!("r{at}-standing"), reliance.standing_reason.clone().unwrap_or_default());
    let likelihood = match reliance.likelihood {
        Some(Likelihood::Would) => "would",
        Some(Likelihood::WouldBeLikely) => "would-be-likely",
        None => "",
    };
    form.set(&format!("r{at}-likelihood"), likelihood);
    if let Some(person) = &reliance.qualified_person {
        form.set(&format!("r{at}-office"), person.office.clone());
        form.set(&format!("r{at}-opinion"), person.opinion.clone());
        for (part, value) in person.given_on.iter().flat_map(|d| {
            [("day", d.day().to_string()), ("month", d.month().to_string()), ("year", d.year().to_string())]
        }) {
            form.set(&format!("r{at}-given-{part}"), value);
        }
    }
}

/// Puts a balance into the form.
pub(super) fn weigh(form: &mut Form, prefix: &str, balance: &Balance) {
    for (side, factors) in [("for", &balance.for_disclosure), ("against", &balance.for_withholding)] {
        for (at, factor) in factors.iter().enumerate() {
            form.set(&format!("{prefix}{side}-{at}-text"), factor.text.clone());
            form.set(&format!("{prefix}{side}-{at}-weight"), factor.weight.id());
        }
    }
    form.set(&format!("{prefix}balance"), balance.conclusion.clone());
}

/// A table as a person types it: cells parted by upright strokes, a row on each line.
pub(super) fn table_text(table: &Table) -> String {
    let line = |cells: &Vec<String>| cells.join(" | ");
    std::iter::once(line(&table.headings)).chain(table.rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}
