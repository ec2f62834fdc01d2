//! Faults that are planted in cases, each in several wordings: which check should find it, and in which cases.

mod of_letters;
mod of_provisions;

use std::panic::Location;

use casework::{Case, Decision, QuestionId};

/// How a fault is put into a case.
type Plant = fn(&mut Case, &str);

/// A fault: the check that should find it, the cases it can be planted in, how, and in which words.
pub struct Fault {
    pub check: &'static str,
    /// By law and provision; several are parted by commas, and a law alone is all its refusals.
    pub cases: &'static str,
    pub plant: Plant,
    pub words: &'static [&'static str],
    /// Where it stands in these files.
    pub at: &'static Location<'static>,
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Fault> {
    of_letters::FAULTS.iter().chain(of_provisions::FAULTS)
}

#[track_caller]
const fn fault(
    check: &'static str,
    cases: &'static str,
    plant: Plant,
    words: &'static [&'static str],
) -> Fault {
    Fault { check, cases, plant, words, at: Location::caller() }
}

/// The decision on the question that a case is about.
fn main_of(case: &mut Case) -> &mut Decision {
    let main = case.questions.iter_mut().find(|q| q.id == QuestionId(2));
    main.and_then(|q| q.decision.as_mut()).expect("every case of ours is decided")
}

fn provision(case: &mut Case, to: &str) {
    main_of(case).reliances[0].provision = to.into();
}

fn wording(case: &mut Case, slot: &str, words: &str) {
    case.wording.insert(slot.into(), words.into());
}

fn no_balance(case: &mut Case, _: &str) {
    let decision = main_of(case);
    decision.balance = None;
    decision.ncnd_balance = None;
}

const ONCE: &[&str] = &[""];
