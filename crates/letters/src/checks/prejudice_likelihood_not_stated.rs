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
            s.excerpt() || s.says(&["would", "likely to"])
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
