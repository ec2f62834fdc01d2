//! Where an exemption turns on harm, the letter says whether the harm would, or would be likely to, occur.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "prejudice-likelihood-not-stated",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(c)",
    checks: "Where an exemption turns on harm, the letter says whether the harm would, or would be likely to, occur.",
    matters: "The two are different thresholds, and how likely the harm is carries into the balance.",
    bad: "Disclosure could prejudice the prevention of crime",
    good: "Disclosure would be likely to prejudice the prevention of crime",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in &s.grounds {
        if super::words::harm(ground).is_none() {
            continue;
        }
        let stated = if s.structured() {
            ground.details.iter().any(|r| r.likelihood.is_some())
        } else {
            s.excerpt()
                || s.asks_for_more_time()
                || !turns_on_likelihood(ground)
                // Where no harm is told at all, another check says so.
                || !super::own_words::explains_harm(s, ground)
                || super::own_words::about(s, ground).iter().any(|p| states(&p.words))
        };
        if !stated {
            let name = crate::grounds::named(ground.law, &ground.provision);
            let message = format!(
                "For {name} the letter does not say whether the harm would, or would be likely to, occur."
            );
            report.add(Finding::new(check, s, s.at(ground), message, "Say which of the two it is, and why."));
        }
    }
}

/// Whether a sentence in small letters says of a harm that it would, or would be likely to, come.
fn states(words: &str) -> bool {
    (words.contains("would") || words.contains("likely") || words.contains(" will "))
        && (super::words::speaks_of_harm(words)
            || ["disclos", "releas", "publish", "publication"].iter().any(|w| words.contains(w))
            || [
                "weaken",
                "assist",
                "help",
                "enable",
                "expose",
                "jeopard",
                "hinder",
                "imped",
                "facilitat",
                "encourag",
                "deter",
                "lose",
                "less candid",
                "less frank",
                "disrupt",
                "increase",
                "allow",
                "discourag",
                "reveal",
                "affect",
                "cost",
                "erode",
                "reduc",
                "interfer",
                "frustrat",
                "easier",
            ]
            .iter()
            .any(|w| words.contains(w)))
}

/// Whether the test is of harm that would, or would be likely to, come; national security has another.
fn turns_on_likelihood(ground: &super::Ground<'_>) -> bool {
    let rows = match law::provision(ground.law, &ground.provision) {
        Some(row) if !ground.ncnd => vec![row],
        _ => law::provisions::lifted_by(ground.law, &ground.provision),
    };
    rows.iter().all(|row| row.threshold.as_deref().is_none_or(|t| t.contains("would")))
}
