//! What an officer must answer before relying on a provision, and what the notice must then say.
//!
//! The questions follow from the row of the provision (harm, opinion, public interest) with a file's worth of additions
//! for those that have tests of their own. This file decides nothing: the answers are judgements.

mod own_tests;
mod requirement;
mod say;

pub use requirement::{Choice, Requirement, RequirementKind};
pub use say::{Say, must_say};

use calendar::Law;

use crate::{
    existence,
    provisions::{self, Basis, Kind, Provision, Status},
};
use requirement::{choice, factors, text};

/// The questions for one provision; with `ncnd`, those for neither confirming nor denying under it.
///
/// The citation may be of the exemption or of the provision that lifts the duty to confirm or deny. Nothing is returned
/// for what is no ground to withhold.
///
/// ```
/// let asked = law::reliance::requirements(calendar::Law::Foia, "s.31(1)(a)", false);
/// assert!(asked.iter().any(|r| r.id == "likelihood"));
/// assert!(asked.iter().any(|r| r.id == "balance"));
/// ```
pub fn requirements(law: Law, citation: &str, ncnd: bool) -> Vec<Requirement> {
    if ncnd
        || existence::is_neither_confirm_nor_deny(law, citation)
            && provisions::provision(law, citation).is_none()
    {
        return neither_confirm_nor_deny(law, citation);
    }
    let Some(row) = provisions::provision(law, citation) else { return Vec::new() };
    let mut asked = Vec::new();
    match row.kind {
        Kind::Procedural => return own_tests::procedural(row),
        Kind::Purpose => {
            asked.push(text(
                "purpose-why",
                "Whose function is it, and under which enactment?",
                "A purpose of s.31(2) is cited with s.31(1)(g), (h) or (i), never alone.",
                true,
                &row.provision,
            ));
        }
        Kind::Exemption => {}
    }
    if row.is_family() && !has_condition(row) {
        asked.push(Requirement {
            options: row.limbs.iter().filter_map(|limb| limb_choice(law, limb)).collect(),
            ..choice(
                "limb",
                "Which limb applies?",
                "A notice names the exemption as exactly as the Act does.",
                true,
                &row.provision,
            )
        });
    }
    own_tests::add(row, &mut asked);
    match row.basis {
        Basis::Prejudice => harm(row, &mut asked),
        Basis::Opinion => own_tests::qualified_person(row, &mut asked),
        Basis::Class => class(row, &mut asked),
    }
    if row.public_interest_test || row.status == Status::Qualified || row.status == Status::Partly {
        public_interest(row, "", row.status == Status::Qualified, &mut asked);
    }
    asked
}

fn has_condition(row: &Provision) -> bool {
    row.limbs.iter().any(|limb| limb.contains('+'))
}

fn limb_choice(law: Law, limb: &str) -> Option<Choice> {
    let row = provisions::provision(law, limb)?;
    (row.kind == Kind::Exemption).then(|| Choice { id: row.provision.clone(), label: row.title.clone() })
}

/// A class exemption asks first of all whether the information is of that class.
fn class(row: &Provision, asked: &mut Vec<Requirement>) {
    if !asked.iter().any(|r| r.required) {
        asked.insert(
            0,
            text(
                "in-class",
                "What is the information, and why is it of this kind?",
                &row.title,
                true,
                &row.provision,
            ),
        );
    }
}

/// A prejudice exemption asks what harm, to what, how, and how likely.
fn harm(row: &Provision, asked: &mut Vec<Requirement>) {
    let threshold = row.threshold.as_deref().unwrap_or("would, or would be likely to, prejudice");
    asked.push(text("protects", "Which interest would be harmed?", &row.title, true, &row.provision));
    if threshold.contains("safeguarding national security") {
        asked.push(text(
            "mechanism",
            "Why is the exemption required for safeguarding national security?",
            "The test is necessity: reasonably necessary, not merely convenient.",
            true,
            &row.provision,
        ));
        return;
    }
    asked.push(text("mechanism", "How would disclosure cause that harm?", "Link this information to the harm. It must be real, actual or of substance; what is already public counts against it.", true, &row.provision));
    let mut likelihood = choice(
        "likelihood",
        "How likely is it?",
        "Say which: more probable than not, or a real and significant risk.",
        true,
        &row.provision,
    );
    likelihood.options = likelihoods(threshold);
    asked.push(likelihood);
    if threshold.contains("substantially") {
        asked.push(text(
            "substantial",
            "Why is the harm substantial?",
            "In Scotland the harm must be of real and demonstrable significance.",
            true,
            &row.provision,
        ));
    }
}

fn likelihoods(threshold: &str) -> Vec<Choice> {
    let mut options =
        vec![Choice { id: "would".to_owned(), label: "would: more probable than not".to_owned() }];
    if threshold.contains("likely") {
        let label = "would be likely to: a real and significant risk".to_owned();
        options.push(Choice { id: "would-be-likely".to_owned(), label });
    }
    options
}

/// The public interest: one balance for each piece of information over all qualified provisions relied on, and one of its
/// own for neither confirming nor denying.
fn public_interest(row: &Provision, prefix: &str, required: bool, asked: &mut Vec<Requirement>) {
    let provision = test_provision(row.law, !prefix.is_empty());
    let toward = if prefix.is_empty() { "disclosing" } else { "confirming or denying" };
    let help = "At the time of the answer, about this information. Where several qualified provisions apply to the same information, weigh them together.";
    let id = |name: &str| format!("{prefix}{name}");
    asked.push(factors(&id("factors-for"), &format!("What speaks for {toward}?"), help, required, provision));
    asked.push(factors(
        &id("factors-against"),
        &format!("What speaks against {toward}?"),
        "Only harm of the kind that the provision protects against counts.",
        required,
        provision,
    ));
    let presumption = if row.law.is_environmental() {
        "There is a presumption in favour of disclosure: if evenly balanced, disclose."
    } else {
        "If evenly balanced, disclose."
    };
    asked.push(text(
        &id("balance"),
        "Why does the one outweigh the other?",
        presumption,
        required,
        provision,
    ));
}

/// Where the public interest test stands.
fn test_provision(law: Law, ncnd: bool) -> &'static str {
    match (law, ncnd) {
        (Law::Foia, false) => "s.2(2)(b)",
        (Law::Foia, true) => "s.2(1)(b)",
        (Law::Foisa, false) => "s.2(1)(b)",
        (Law::Foisa, true) => "s.18(1)",
        (Law::Eir, _) => "reg.12(1)(b)",
        (Law::Eisrs, _) => "reg.10(1)(b)",
    }
}

/// The decision neither to confirm nor to deny is a decision of its own, with a balance of its own.
fn neither_confirm_nor_deny(law: Law, citation: &str) -> Vec<Requirement> {
    let rows = provisions::limbs_of(law, citation);
    let rows = if rows.is_empty() { provisions::lifted_by(law, citation) } else { rows };
    let Some((row, ncnd)) = rows.iter().find_map(|row| Some((*row, row.ncnd.as_ref()?))) else {
        return Vec::new();
    };
    let mut asked = vec![
        text(
            "ncnd-reveals",
            "What would confirming or denying by itself reveal?",
            "Write it so that the words are the same whether or not the information is held.",
            true,
            &ncnd.provision,
        ),
        choice(
            "ncnd-consistent",
            "Is the same said whenever this is asked, held or not?",
            "An answer that varies gives the game away. Where it is already public that the information is held, this cannot be relied on.",
            true,
            &ncnd.provision,
        ),
    ];
    if let Some(last) = asked.last_mut() {
        last.options = vec![
            Choice { id: "yes".to_owned(), label: "yes".to_owned() },
            Choice { id: "no".to_owned(), label: "no".to_owned() },
        ];
    }
    if row.basis == Basis::Prejudice {
        let threshold = row.threshold.as_deref().unwrap_or("would, or would be likely to, prejudice");
        asked.push(text(
            "ncnd-harm",
            "How would confirming or denying cause the harm?",
            &row.title,
            true,
            &ncnd.provision,
        ));
        let mut likelihood = choice(
            "ncnd-likelihood",
            "How likely is it?",
            "Of confirming or denying, not of disclosing.",
            true,
            &ncnd.provision,
        );
        likelihood.options = likelihoods(threshold);
        if !threshold.contains("safeguarding national security") {
            asked.push(likelihood);
        }
    }
    if row.basis == Basis::Opinion {
        let mut opinion = Vec::new();
        own_tests::qualified_person(row, &mut opinion);
        asked.extend(opinion.into_iter().map(|r| Requirement { id: format!("ncnd-{}", r.id), ..r }));
    }
    if ncnd.public_interest_test {
        public_interest(row, "ncnd-", true, &mut asked);
    }
    asked
}
