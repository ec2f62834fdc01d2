//! A refusal for cost names the appropriate limit.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-without-limit",
    severity: casework::Severity::Advice,
    provision: "s.12(1)",
    checks: "A refusal for cost names the appropriate limit.",
    matters: "The applicant can only narrow the request, or doubt the estimate, when they know the figure.",
    bad: "It would take too long (section 12).",
    good: "It would take 30 hours; the limit is £450, which is 18 hours.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let cost = s.of_section(document::Law::Foia, "12");
    if let Some(ground) = cost.first().filter(|_| !s.excerpt())
        && !s.says(&[
            "£450",
            "£600",
            "18 hours",
            "24 hours",
            "eighteen hours",
            "twenty-four hours",
            "450",
            "600",
        ])
    {
        report.add(Finding::new(
            check,
            s,
            s.at(ground),
            "The refusal for cost does not name the appropriate limit.",
            "Name the limit, in pounds and hours, and the Regulations.",
        ));
    }
}
