//! What an officer must answer before relying on a provision, what the notice must then say, and whether the provision can be
//! relied on at all.
//!
//! The questions follow from the row of the provision (harm, opinion, public interest) and from what its file asks besides.
//! This file decides nothing: the answers are judgements.

mod balance;
pub(crate) mod environmental_tests;
mod requirement;
mod say;
pub(crate) mod shared_tests;
mod standing;

pub use balance::{Balance, balances, may_take_longer};
pub use requirement::{Choice, Requirement, RequirementKind, Tell};
pub(crate) use requirement::{choice, date, factors, person, text};
pub use say::{Say, must_say};
pub use standing::{Closed, Facts, Ground, Holder, Need, Standing, Why, standing};

use calendar::Law;

use crate::{
    existence,
    provisions::{self, Basis, Kind, Provision, Status},
};

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
        Kind::Procedural => {
            provisions::ask(row, &mut asked);
            return asked;
        }
        Kind::Purpose => asked.push(text(
            "purpose-why",
            "Whose function is it, and under which enactment?",
            "A purpose is cited with the limb that refers to it, never alone.",
            &row.provision,
        )),
        Kind::Exemption => {}
    }
    if row.is_family() && !has_condition(row) {
        asked.push(Requirement {
            options: row.limbs.iter().filter_map(|limb| limb_choice(law, limb)).collect(),
            ..choice(
                "limb",
                "Which limb applies?",
                "A notice names the exemption as exactly as the Act does.",
                &row.provision,
                &[],
            )
        });
    }
    provisions::ask(row, &mut asked);
    match row.basis {
        Basis::Prejudice => harm(row, &mut asked),
        Basis::Opinion => opinion(row, &mut asked),
        Basis::Class => class(row, &mut asked),
    }
    if row.public_interest_test || row.status == Status::Qualified || row.status == Status::Partly {
        let required = row.status == Status::Qualified || row.absolute_for.is_some();
        public_interest(row, "", required, &mut asked);
    }
    asked
}

fn has_condition(row: &Provision) -> bool {
    row.limbs.iter().any(|limb| limb.contains('+'))
}

fn limb_choice(law: Law, limb: &str) -> Option<Choice> {
    let row = provisions::provision(law, limb)?;
    (row.kind == Kind::Exemption).then(|| Choice {
        id: row.provision.clone(),
        label: row.title.clone(),
        closes: false,
    })
}

/// A class exemption asks first of all whether the information is of that class.
fn class(row: &Provision, asked: &mut Vec<Requirement>) {
    if !asked.iter().any(|r| r.required && r.id != "limb") {
        let at = asked.len().min(1);
        asked.insert(
            at,
            text(
                "in-class",
                "What is the information, and why is it of this kind?",
                &row.title,
                &row.provision,
            ),
        );
    }
}

/// A prejudice exemption asks what harm, to what, how, and how likely.
fn harm(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    let threshold = row.threshold.as_deref().unwrap_or(ORDINARY_HARM);
    asked.push(
        text("protects", "Which interest would be harmed?", &row.title, p)
            .must_tell("the interest that would be harmed"),
    );
    if threshold.contains(NECESSITY) {
        asked.push(
            text(
                "mechanism",
                "Why is the exemption required for safeguarding national security?",
                "The test is necessity: reasonably necessary, not merely convenient.",
                p,
            )
            .must_tell("why the exemption is required"),
        );
        return;
    }
    asked.push(
        text("mechanism", "How would disclosure cause that harm?", "Link this information to the harm. It must be real, actual or of substance; what is already public counts against it.", p)
            .must_tell("how disclosure would cause the harm"),
    );
    asked.push(
        choice(
            "likelihood",
            "How likely is it?",
            "Say which: more probable than not, or a real and significant risk.",
            p,
            likelihoods(threshold),
        )
        .told("whether the harm would, or would be likely to, follow"),
    );
    if threshold.contains("substantially") {
        asked.push(
            text(
                "substantial",
                "Why is the harm substantial?",
                "In Scotland the harm must be of real and demonstrable significance.",
                p,
            )
            .told("why the harm is substantial"),
        );
    }
}

/// The test of harm of most exemptions of FOIA.
const ORDINARY_HARM: &str = "would, or would be likely to, prejudice";
/// Words of a test that is one of necessity, not of harm.
const NECESSITY: &str = "safeguarding national security";

fn likelihoods(threshold: &str) -> &'static [(&'static str, &'static str)] {
    const BOTH: &[(&str, &str)] = &[
        ("would", "would: more probable than not"),
        ("would-be-likely", "would be likely to: a real and significant risk"),
    ];
    if threshold.contains("likely") { BOTH } else { &BOTH[..1] }
}

/// The opinion of the qualified person, which must exist before it is relied on.
fn opinion(row: &Provision, asked: &mut Vec<Requirement>) {
    let p = &row.provision;
    asked.extend([
        choice(
            "statistical",
            "Is it statistical information?",
            "For statistics no opinion is needed (s.36(4)).",
            "s.36(4)",
            &[("no", "no"), ("yes", "yes")],
        )
        .optional(),
        person(
            "qualified-person",
            "Who is the qualified person, and what makes them so?",
            "Name, office and the authorisation.",
            "s.36(5)",
        )
        .told("who the qualified person is, by office"),
        date("qualified-person-date", "On which day was the opinion given?", "Before it is relied on.", p),
        text(
            "qualified-person-saw",
            "What was put to them?",
            "The information itself, and submissions for and against.",
            p,
        ),
        text(
            "qualified-person-opinion",
            "What is the opinion, and why is it reasonable?",
            "For this limb, in their words.",
            p,
        )
        .told("the opinion, for the limb, and why it is reasonable"),
        choice(
            "likelihood",
            "Would, or would be likely to?",
            "As the qualified person said.",
            p,
            &[("would", "would"), ("would-be-likely", "would be likely to")],
        )
        .told("whether the harm would, or would be likely to, follow"),
    ]);
}

/// The public interest: one balance for each piece of information over all qualified provisions relied on, and one of its
/// own for neither confirming nor denying.
fn public_interest(row: &Provision, prefix: &str, required: bool, asked: &mut Vec<Requirement>) {
    let ncnd = !prefix.is_empty();
    let provision = test_provision(row, ncnd);
    let (toward, against) = if ncnd {
        ("confirming or denying", "the public interest in doing neither that was weighed")
    } else {
        ("disclosing", "the public interest in withholding that was weighed")
    };
    let help = "At the time of the answer, about this information. Where several qualified provisions apply to the same information, weigh them together.";
    let presumption = if row.law.is_environmental() && !is_personal(row) {
        "There is a presumption in favour of disclosure: if evenly balanced, disclose."
    } else {
        "If evenly balanced, disclose."
    };
    let id = |name: &str| format!("{prefix}{name}");
    let questions = [
        factors(&id("factors-for"), &format!("What speaks for {toward}?"), help, provision)
            .must_tell(&format!("the public interest in {toward} that was weighed")),
        factors(
            &id("factors-against"),
            &format!("What speaks against {toward}?"),
            "Only harm of the kind that the provision protects against counts.",
            provision,
        )
        .must_tell(against),
        text(&id("balance"), "Why does the one outweigh the other?", presumption, provision)
            .must_tell("why the one outweighs the other"),
    ];
    asked.extend(questions.map(|question| Requirement { required, ..question }));
}

/// Where the public interest test of a provision stands.
pub(crate) fn test_provision(row: &Provision, ncnd: bool) -> &'static str {
    match (row.law, ncnd) {
        (Law::Foia, false) => "s.2(2)(b)",
        (Law::Foia, true) => "s.2(1)(b)",
        (Law::Foisa, false) => "s.2(1)(b)",
        (Law::Foisa, true) => "s.18(1)",
        (Law::Eir, false) if is_personal(row) => "reg.13(1)(b)",
        (Law::Eir, true) if is_personal(row) => "reg.13(5A)(b)",
        (Law::Eir, _) => "reg.12(1)(b)",
        (Law::Eisrs, _) if is_personal(row) => "reg.11(2)(b)",
        (Law::Eisrs, _) => "reg.10(1)(b)",
    }
}

/// Whether the exception of the environmental regulations is about personal data, which has no presumption of disclosure.
fn is_personal(row: &Provision) -> bool {
    let number = row.citation().number;
    matches!((row.law, number.as_str()), (Law::Eir, "13") | (Law::Eisrs, "11"))
}

/// The decision neither to confirm nor to deny is a decision of its own, with a balance of its own.
fn neither_confirm_nor_deny(law: Law, citation: &str) -> Vec<Requirement> {
    let rows = provisions::limbs_of(law, citation);
    let rows = if rows.is_empty() { provisions::lifted_by(law, citation) } else { rows };
    let Some((row, ncnd)) = rows.iter().find_map(|row| Some((*row, row.ncnd.as_ref()?))) else {
        return Vec::new();
    };
    let p = &ncnd.provision;
    let mut asked = vec![
        text(
            "ncnd-reveals",
            "What would confirming or denying by itself reveal?",
            "Write it so that the words are the same whether or not the information is held.",
            p,
        ),
        choice(
            "ncnd-consistent",
            "Is the same said whenever this is asked, held or not?",
            "An answer that varies gives the game away. Where it is already public that the information is held, this cannot be relied on.",
            p,
            &[("yes", "yes"), ("no", "no: it cannot be relied on")],
        )
        .closed_by("no"),
    ];
    if row.basis == Basis::Prejudice {
        let threshold = row.threshold.as_deref().unwrap_or(ORDINARY_HARM);
        asked.push(text("ncnd-harm", "How would confirming or denying cause the harm?", &row.title, p));
        if !threshold.contains(NECESSITY) {
            asked.push(
                choice(
                    "ncnd-likelihood",
                    "How likely is it?",
                    "Of confirming or denying, not of disclosing.",
                    p,
                    likelihoods(threshold),
                )
                .told("whether the harm would, or would be likely to, follow"),
            );
        }
    }
    if row.basis == Basis::Opinion {
        let mut asked_of_opinion = Vec::new();
        opinion(row, &mut asked_of_opinion);
        asked.extend(asked_of_opinion.into_iter().map(|r| Requirement { id: format!("ncnd-{}", r.id), ..r }));
    }
    if ncnd.public_interest_test {
        public_interest(row, "ncnd-", true, &mut asked);
    }
    asked
}
