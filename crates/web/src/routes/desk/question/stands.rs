//! Whether the provisions in the form can be relied on: what closes the way, which balances are to be struck over which of
//! them together, and how surely each is known.
//!
//! `law::reliance` tells it; this file puts the form into its facts and its answer into sentences. What is still to be
//! answered stands under the boxes and on the letter, not here.

use calendar::Certainty;
use casework::{Authority, Disposition};
use document::Law;
use jiff::civil::Date;
use law::reliance::{Balance, Facts, Ground, Standing, may_take_longer, standing};
use law::{existence, provisions};

use super::reasons;
use crate::form::Form;

/// How the provisions stand.
pub(super) struct Stands {
    /// What cannot be relied on, one sentence each.
    pub closed: Vec<Told>,
    /// What must be known first.
    pub needs: Vec<String>,
    /// The balances to strike.
    pub balances: Vec<Told>,
    /// Whether more time may be taken to weigh.
    pub longer: &'static str,
    /// What must be done first, provision by provision.
    pub notes: Vec<String>,
    /// How surely each provision is known.
    pub marks: Vec<(String, Certainty)>,
    /// Where a cost or charge is worked out; empty where none is at stake.
    pub cost: String,
}

/// A sentence, where it stands and how surely it is known.
pub(super) struct Told {
    pub says: String,
    pub provision: String,
    pub mark: Certainty,
}

/// None while no provision is chosen.
pub(super) fn stands(
    law: Law,
    form: &Form,
    authority: &Authority,
    received: Date,
    on: Date,
) -> Option<Stands> {
    let facts = facts(law, form, authority, on);
    if facts.grounds.is_empty() {
        return None;
    }
    let found = standing(&facts);
    let closed = |ground: &Ground| found.closed.iter().any(|closed| closed.ground == ground.provision);
    let open: Vec<(&str, bool)> = facts
        .grounds
        .iter()
        .filter(|ground| !closed(ground))
        .map(|ground| (ground.provision.as_str(), ground.ncnd))
        .collect();
    let longer = match (law, found.balances.is_empty()) {
        (_, true) => "",
        (Law::Foia, _) if may_take_longer(law, &open) => {
            "More time may be taken to weigh the public interest, for these provisions only (s.10(3))."
        }
        (Law::Foia, _) => "Whether more time may be taken to weigh it depends on the limb (s.10(3)).",
        _ => "No more time may be taken to weigh the public interest: only FOIA has that.",
    };
    Some(Stands {
        needs: needs(&found),
        balances: balances(law, &found.balances),
        longer,
        notes: found.notes.iter().map(|note| format!("{}.", note.trim_end_matches('.'))).collect(),
        marks: facts.grounds.iter().filter_map(|ground| mark(law, ground)).collect(),
        cost: cost(law, &facts.grounds, authority, received),
        closed: found
            .closed
            .into_iter()
            .map(|closed| Told {
                says: format!(
                    "{} cannot be relied on: {}",
                    closed.ground,
                    closed.because.trim_end_matches('.')
                ),
                provision: closed.provision,
                mark: closed.certainty,
            })
            .collect(),
    })
}

/// The facts that the form, the profile and the law of the question hold. What nobody has said stays unknown.
fn facts(law: Law, form: &Form, authority: &Authority, on: Date) -> Facts {
    let neither = form.value("disposition") == Disposition::Ncnd.id();
    let ground = |at: usize| {
        let provision = form.trimmed(&format!("r{at}-provision")).to_owned();
        let lifts = existence::is_neither_confirm_nor_deny(law, &provision)
            && provisions::provision(law, &provision).is_none();
        let ncnd = neither || lifts;
        let mut ground = Ground { provision, ncnd, ..Ground::default() };
        let likelihood = form.trimmed(&format!("r{at}-likelihood"));
        if !likelihood.is_empty() {
            let id = if ncnd { "ncnd-likelihood" } else { "likelihood" };
            ground.answers.insert(id.to_owned(), likelihood.to_owned());
        }
        ground
    };
    Facts {
        law,
        grounds: (0..reasons::count(form)).map(ground).collect(),
        in_the_alternative: false,
        holder: authority.profile.holder,
        created: None,
        environmental: Some(law.is_environmental()),
        on,
    }
}

fn needs(found: &Standing) -> Vec<String> {
    let holder = found.needs.iter().find(|need| need.id == "holder");
    holder
        .map(|need| {
            format!(
                "{} The profile of the authority does not say what kind of body it is ({}).",
                need.ask, need.provision
            )
        })
        .into_iter()
        .collect()
}

fn balances(law: Law, found: &[Balance]) -> Vec<Told> {
    let mut first = true;
    found
        .iter()
        .map(|balance| {
            let one = if std::mem::take(&mut first) { "One balance" } else { "One more balance" };
            let over = and(&balance.over);
            let says = match (balance.ncnd, balance.over.len()) {
                (true, _) => format!("{one}, about saying whether it is held: over {over}"),
                (false, 1) => format!("{one} over {over}"),
                (false, _) => format!("{one} over {over} together"),
            };
            let depends = if balance.depends { "; whether there is one depends on the limb" } else { "" };
            let case = match (law, balance.over.len()) {
                (_, 1) => "",
                (Law::Foia, _) => "; [2025] UKSC 27",
                (Law::Eir, _) => "; Case C-71/10",
                _ => "",
            };
            Told {
                says: format!("{says}{depends}"),
                provision: format!("{}{case}", balance.provision),
                mark: balance.certainty,
            }
        })
        .collect()
}

/// `s.31(1)(a), s.38(1)(a) and s.43(2)`.
fn and(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn mark(law: Law, ground: &Ground) -> Option<(String, Certainty)> {
    let row = provisions::provision(law, &ground.provision)
        .or_else(|| provisions::lifted_by(law, &ground.provision).first().copied())?;
    let ncnd = row.ncnd.as_ref().filter(|_| ground.ncnd);
    let own = ncnd.map_or(row.certainty, |ncnd| ncnd.certainty.max(row.certainty));
    Some((ground.provision.clone(), own))
}

/// Cost decides under section 12; under the environmental regulations a charge may take the place of a refusal for burden.
fn cost(law: Law, grounds: &[Ground], authority: &Authority, received: Date) -> String {
    let at_stake = grounds
        .iter()
        .filter_map(|ground| provisions::provision(law, &ground.provision))
        .any(law::Provision::is_about_cost);
    if !at_stake {
        return String::new();
    }
    let tier = match (law, authority.profile.higher_limit) {
        (Law::Foia, true) => "&tier=part-one",
        (Law::Foia, false) => "&tier=other",
        _ => "",
    };
    format!("/cost?law={law}&received={received}{tier}")
}
