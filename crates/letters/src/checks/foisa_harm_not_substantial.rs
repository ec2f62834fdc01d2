//! In Scotland the harm is said to be substantial.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "foisa-harm-not-substantial",
    severity: casework::Severity::Risk,
    provision: "s.16(1)(d)",
    checks: "In Scotland the harm is said to be substantial.",
    matters: "The Scottish Act asks for substantial prejudice: real and demonstrable harm. A letter that speaks of prejudice alone has applied the test of the other Act.",
    bad: "Disclosure would be likely to prejudice the prevention of crime",
    good: "Disclosure would be likely to prejudice substantially the prevention of crime",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.excerpt() || s.says(&["substantial", "significant harm", "serious harm"]) {
        return;
    }
    for (ground, row) in s.withholding() {
        let substantial =
            |p: &law::Provision| p.threshold.as_deref().is_some_and(|t| t.contains("substantial"));
        let needs = if row.is_family() {
            let limbs = law::provisions::limbs_of(ground.law, &ground.provision);
            !limbs.is_empty() && limbs.iter().all(|p| substantial(p))
        } else {
            substantial(row)
        };
        if !ground.law.is_scottish() || !needs {
            continue;
        }
        let message = format!(
            "{} turns on substantial harm, and the letter does not say that the harm is substantial.",
            crate::grounds::named(ground.law, &ground.provision)
        );
        let what = "Say why the harm is substantial; if it is not, the exemption does not apply.";
        let provision = if ground.law.is_environmental() { "reg.13(c)" } else { "s.16(1)(d)" };
        report.add(Finding::new(check, s, s.at(ground), message, what).under(ground.law, provision));
        return;
    }
}
