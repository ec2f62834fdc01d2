//! The outcome of a letter as the sum of its dispositions.

use casework::{Case, Disposition, QuestionId};
use document::response::Outcome;

/// What became of the request, by the questions that a letter answers.
pub fn outcome(case: &Case, answers: &[QuestionId]) -> Outcome {
    let decided: Vec<(Disposition, Vec<String>)> = answers
        .iter()
        .filter_map(|id| case.decision_for(*id))
        .map(|d| (d.disposition, d.reliances.iter().map(|r| r.provision.clone()).collect()))
        .collect();
    of(&decided)
}

pub(crate) fn of(decided: &[(Disposition, Vec<String>)]) -> Outcome {
    use Disposition::*;
    // What was withdrawn, passed on or is still to come says nothing of what became of the rest.
    let counted: Vec<&(Disposition, Vec<String>)> = decided
        .iter()
        .filter(|(d, _)| !matches!(d, ToFollow | Transferred | Withdrawn | Invalid | OtherLaw | Unclear))
        .collect();
    let all = |f: fn(Disposition) -> bool| !counted.is_empty() && counted.iter().all(|(d, _)| f(*d));
    let any = |f: fn(Disposition) -> bool| counted.iter().any(|(d, _)| f(*d));
    let under = |section: &str| {
        counted.iter().all(|(_, p)| p.iter().any(|p| p == section || p.starts_with(&format!("{section}("))))
    };
    if counted.is_empty() {
        Outcome::Other
    } else if all(|d| matches!(d, NotHeld | NoRecordedInformation)) {
        Outcome::NotHeld
    } else if all(|d| d == Ncnd) {
        Outcome::Ncnd
    } else if all(|d| d == Refused) && under("s.12") {
        Outcome::S12
    } else if all(|d| d == Refused) && under("s.14") {
        Outcome::S14
    } else if !any(Disposition::is_refusal) {
        Outcome::Full
    } else if any(|d| matches!(d, Given | GivenInPart)) {
        Outcome::Partial
    } else {
        Outcome::Refused
    }
}
