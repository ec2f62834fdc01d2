//! Who answers late says so and is sorry.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "late-without-apology",
    severity: casework::Severity::Advice,
    provision: "s.10(1)",
    checks: "Who answers late says so and is sorry.",
    matters: "An applicant who waited reads the first sentence for a word about it. A late answer without one is what complaints are made of.",
    bad: "We bought 212.",
    good: "We are sorry that this answer is late. We bought 212.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // Whether it is late was looked at before, by the check of that name.
    let late = report.findings.iter().any(|f| f.id == "answered-late");
    if late && !s.structured() && !s.excerpt() && !s.says(&["sorry", "apolog", "regret"]) {
        let finding = Finding::new(
            check,
            s,
            At::Letter,
            "The answer is late, and the letter says no word of it.",
            "Say that you are sorry, and why it took so long.",
        );
        report.add(finding.put("We are sorry that this answer is late.", true, s.behind_greeting()));
    }
}
