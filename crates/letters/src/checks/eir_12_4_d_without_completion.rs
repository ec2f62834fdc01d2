//! Where material is withheld as unfinished, the letter says who finishes it and when.

use document::Law;

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "eir-12-4-d-without-completion",
    severity: casework::Severity::Risk,
    provision: "reg.14(4)",
    checks: "Where material is withheld as unfinished, the letter says who finishes it and when.",
    matters: "The refusal must give, where it is known, the authority that is preparing the material and the time by which it will be finished.",
    bad: "We withhold the study under regulation 12(4)(d), because it is still a draft.",
    good: "We withhold the study under regulation 12(4)(d), because it is still a draft. Wexmoor Harbour Board is preparing it and expects to finish it by March 2027.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let unfinished = |g: &&super::Ground<'_>| match g.law {
        Law::Eir => g.provision == "reg.12(4)(d)",
        Law::Eisrs => g.provision == "reg.10(4)(d)",
        _ => false,
    };
    let Some(ground) = s.grounds.iter().find(unfinished).filter(|_| !s.excerpt()) else { return };
    let ahead = [
        "complet",
        "finish",
        "finalis",
        "expected",
        "expect ",
        "anticipat",
        "publish",
        "estimate",
        "ready",
        "due to be",
        "concluded",
        "adopt",
    ];
    const WHEN: [&str; 11] = [
        "spring",
        "summer",
        "autumn",
        "winter",
        "weeks",
        "months",
        "next year",
        "end of",
        "not known",
        "not yet known",
        "cannot say",
    ];
    // Also a year by itself tells when.
    let when = |w: &str| {
        super::dates::names_a_month(w)
            || WHEN.iter().any(|p| w.contains(p))
            || w.contains("in 20")
            || w.contains("by 20")
            || w.contains("quarter")
    };
    let told = s.said.iter().any(|p| p.says(&ahead) && when(&p.words))
        || s.structured()
            && ground
                .details
                .iter()
                .any(|r| when(&r.why.to_lowercase()) || when(&r.publication_plan.to_lowercase()));
    if !told {
        let provision = if ground.law == Law::Eir { "reg.14(4)" } else { "reg.13(d)" };
        let message =
            "Material is withheld as unfinished, and the letter does not say when it will be finished.";
        let what = "Say who is preparing it and by when it will be finished, or that this is not known.";
        report.add(Finding::new(check, s, s.at(ground), message, what).under(ground.law, provision));
    }
}
