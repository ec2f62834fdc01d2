//! A refusal for cost names the appropriate limit.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-without-limit",
    severity: casework::Severity::Advice,
    provision: "s.12(1)",
    checks: "A refusal for cost names the appropriate limit.",
    matters: "The applicant can only narrow the request, or doubt the estimate, when they know the figure.",
    bad: "To find it we would have to open 2,400 paper files; to locate and read each takes a minute, 40 hours in all. That is too long.",
    good: "To find it we would have to open 2,400 paper files; to locate and read each takes a minute, 40 hours in all. That is £1,000, and above the appropriate limit of £450 (18 hours) in the Fees Regulations.",
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
