//! A standing reason as the values of a form, and the form as a standing reason.

use std::hash::{DefaultHasher, Hash, Hasher};

use casework::{
    authority::StandingReason,
    decision::{Balance, Factor, Likelihood, Reliance, Weight},
};
use document::Law;
use jiff::civil::Date;
use law::provisions::{self, Kind};

use crate::form::Form;
use crate::view::Choice;

/// Most factors on one side.
const MOST_FACTORS: usize = 30;
/// Longest id, in letters.
const LONGEST_ID: usize = 60;

/// A text of the reliance: its field, its label, what stands there, where it is kept.
pub(super) type TextField = (&'static str, &'static str, &'static str, fn(&Reliance) -> &String);

/// Texts that nearly every reason has; the others are for provisions with a test of their own.
pub(super) const MAIN: [&str; 3] = ["covers", "why", "prejudice"];

/// The texts of a reliance.
pub(super) const TEXTS: [TextField; 9] = [
    ("covers", "What is withheld under it", "In words that do not give it away", |r| &r.covers),
    ("why", "Why it applies", "The interest it protects; each use adds a line about the request", |r| &r.why),
    ("prejudice", "The prejudice, and how disclosure causes it", "For provisions that turn on harm", |r| {
        &r.prejudice
    }),
    ("condition", "The condition, and why it is met", "Personal data", |r| &r.condition),
    ("location", "Where exactly it can be had", "Information that is accessible by other means", |r| {
        &r.location
    }),
    ("publication", "The plan to publish", "Information intended for publication", |r| &r.publication_plan),
    ("confidence", "Why it is confidential", "From whom, on what terms, and what harm", |r| &r.confidence),
    ("interests", "Whose interests", "Commercial interests", |r| &r.interests),
    ("enactment", "The enactment that forbids disclosure", "Prohibitions", |r| &r.enactment),
];

fn text_mut<'a>(reliance: &'a mut Reliance, name: &str) -> Option<&'a mut String> {
    Some(match name {
        "covers" => &mut reliance.covers,
        "why" => &mut reliance.why,
        "prejudice" => &mut reliance.prejudice,
        "condition" => &mut reliance.condition,
        "location" => &mut reliance.location,
        "publication" => &mut reliance.publication_plan,
        "confidence" => &mut reliance.confidence,
        "interests" => &mut reliance.interests,
        "enactment" => &mut reliance.enactment,
        _ => return None,
    })
}

/// The two sides of the balance as the form names and says them.
pub(super) fn sides(ncnd: bool) -> [(&'static str, &'static str); 2] {
    if ncnd {
        [("for", "For confirming or denying"), ("against", "For neither confirming nor denying")]
    } else {
        [("for", "For disclosure"), ("against", "For maintaining the exemption")]
    }
}

pub(super) fn weights() -> Vec<Choice> {
    vec![
        Choice::new("slight", "Slight"),
        Choice::new("moderate", "Moderate"),
        Choice::new("strong", "Strong"),
    ]
}

pub(super) fn likelihoods() -> Vec<Choice> {
    vec![
        Choice::new("", "Not said")
            .hint("The provision does not turn on harm, or it differs from request to request"),
        Choice::new("would", "Would prejudice").hint("More likely than not"),
        Choice::new("would-be-likely", "Would be likely to prejudice").hint("A real and significant chance"),
    ]
}

/// The rows of factors to show: those filled, three at the start, and those asked for.
pub(super) fn factor_rows(form: &Form, side: &str) -> Vec<usize> {
    let filled = (0..MOST_FACTORS).rev().find(|at| !form.trimmed(&format!("{side}-{at}-text")).is_empty());
    let asked: usize = form.value(&format!("{side}-rows")).parse().unwrap_or(3);
    (0..filled.map_or(0, |at| at + 1).max(asked).clamp(3, MOST_FACTORS)).collect()
}

fn value_of(law: Law, provision: &str) -> String {
    format!("{} {provision}", law.id())
}

/// Every provision of the authority's laws, and the one chosen where it is none of the list.
pub(super) fn provisions(laws: &[Law], chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "Choose a provision")];
    let mut push = |value: String, label: String| {
        if !choices.iter().any(|choice| choice.value == value) {
            choices.push(Choice::new(value, label));
        }
    };
    for law in laws {
        for row in provisions::of_law(*law).filter(|row| row.kind != Kind::Purpose) {
            push(value_of(*law, &row.provision), super::provision_words(*law, &row.provision));
            if let Some(ncnd) = &row.ncnd {
                push(value_of(*law, &ncnd.provision), super::provision_words(*law, &ncnd.provision));
            }
        }
    }
    if let Some((law, provision)) = provision(chosen) {
        push(value_of(law, &provision), super::provision_words(law, &provision));
    }
    choices
}

/// What a choice of the list means.
fn provision(value: &str) -> Option<(Law, String)> {
    let (law, provision) = value.split_once(' ')?;
    Some((law.parse().ok()?, provision.trim().to_owned())).filter(|(_, provision)| !provision.is_empty())
}

/// What tells whether the reason is still as it was when the form was opened.
pub(super) fn mark(reason: &StandingReason) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{reason:?}").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The form of a reason as it stands.
pub(super) fn form(reason: &StandingReason) -> Form {
    let on = &reason.reliance;
    let likelihood = match on.likelihood {
        Some(Likelihood::Would) => "would",
        Some(Likelihood::WouldBeLikely) => "would-be-likely",
        None => "",
    };
    let mut form = Form::new()
        .with("seen", mark(reason))
        .with("title", reason.title.clone())
        .with("owner", reason.owner.clone())
        .with_date("expires", Some(reason.expires_on))
        .with("provision", value_of(on.law, &on.provision))
        .with("likelihood", likelihood);
    if reason.ncnd {
        form = form.with("ncnd", "yes");
    }
    for (name, _, _, read) in TEXTS {
        form = form.with(name, read(on).clone());
    }
    if let Some(balance) = &reason.balance {
        for (side, factors) in [("for", &balance.for_disclosure), ("against", &balance.for_withholding)] {
            for (at, factor) in factors.iter().enumerate() {
                form = form
                    .with(&format!("{side}-{at}-text"), factor.text.clone())
                    .with(&format!("{side}-{at}-weight"), factor.weight.id());
            }
        }
        form = form.with("balance", balance.conclusion.clone());
    }
    form
}

/// The reason that a form says; what is missing is noted on its field. What has no field stays as `known` has it.
pub(super) fn reason(
    form: &mut Form,
    known: Option<&StandingReason>,
    today: Date,
    taken: impl Fn(&str) -> bool,
) -> Option<StandingReason> {
    let title = form.required("title", "Give the reason a title by which officers find it");
    let owner = form.required("owner", "Say who answers for this reason");
    let expires = form.date("expires", "The day");
    match expires {
        None if form.date_error("expires").is_empty() => {
            form.fail("expires-day", "Say by which day it must be looked at again");
        }
        // A reason that has expired may be mended in other ways without being renewed.
        Some(day) if day <= today && known.is_none_or(|known| known.expires_on != day) => {
            form.fail("expires-day", "Choose a day that is still to come");
        }
        _ => {}
    }
    let chosen = provision(form.value("provision"));
    if chosen.is_none() {
        form.fail("provision", "Choose the provision it reasons on");
    }
    form.required("why", "Say why the provision applies: that is what the reason is for");
    let ((law, provision), expires_on) = (chosen?, expires?);
    let mut reliance =
        known.map_or_else(|| Reliance::on(law, provision.clone()), |known| known.reliance.clone());
    (reliance.law, reliance.provision) = (law, provision);
    for (name, ..) in TEXTS {
        if let Some(text) = text_mut(&mut reliance, name) {
            *text = form.trimmed(name).to_owned();
        }
    }
    reliance.likelihood = match form.value("likelihood") {
        "would" => Some(Likelihood::Would),
        "would-be-likely" => Some(Likelihood::WouldBeLikely),
        _ => None,
    };
    let lifts = law::existence::is_neither_confirm_nor_deny(law, &reliance.provision)
        && law::provision(law, &reliance.provision).is_none();
    Some(StandingReason {
        id: known.map_or_else(|| id_of(&title, taken), |known| known.id.clone()),
        title,
        owner,
        expires_on,
        ncnd: form.has("ncnd", "yes") || lifts,
        reliance,
        balance: balance(form),
    })
}

fn balance(form: &Form) -> Option<Balance> {
    let side = |side: &str| -> Vec<Factor> {
        (0..MOST_FACTORS)
            .map(|at| {
                (form.trimmed(&format!("{side}-{at}-text")), form.value(&format!("{side}-{at}-weight")))
            })
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, weight)| {
                let all = [Weight::Slight, Weight::Moderate, Weight::Strong];
                let weight = all.into_iter().find(|w| w.id() == weight).unwrap_or_default();
                Factor { text: text.to_owned(), weight }
            })
            .collect()
    };
    let conclusion = form.trimmed("balance").to_owned();
    let balance = Balance { for_disclosure: side("for"), for_withholding: side("against"), conclusion };
    (balance != Balance::default()).then_some(balance)
}

/// Short words of the title joined by hyphens, with a number where that is taken.
fn id_of(title: &str, taken: impl Fn(&str) -> bool) -> String {
    let words = title.to_lowercase();
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut id: String = words.join("-").chars().take(LONGEST_ID).collect();
    if id.is_empty() {
        id = "reason".to_owned();
    }
    if !taken(&id) {
        return id;
    }
    (2..).map(|n: u32| format!("{id}-{n}")).find(|id| !taken(id)).unwrap_or(id)
}
