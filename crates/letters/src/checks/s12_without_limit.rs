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
            "limit of 450",
            "limit of 600",
            "450 pounds",
            "600 pounds",
        ])
    {
        let finding = Finding::new(
            check,
            s,
            s.at(ground),
            "The refusal for cost does not name the appropriate limit.",
            "Name the limit, in pounds and hours, and the Regulations.",
        );
        let place = ground.questions.first().and_then(|n| s.behind(*n));
        report.add(match limit(s) {
            Some(words) => finding.put(words, true, place),
            None => finding,
        });
    }
}

/// The limit of this body, where what it turns on is known.
fn limit(s: &Subject<'_>) -> Option<String> {
    use law::limits::{Tier, appropriate_limit};
    let tier = if s.draft.higher_limit? { Tier::PartOne } else { Tier::Other };
    let limit = appropriate_limit(document::Law::Foia, tier, s.draft.response.received?).answer()?;
    Some(format!(
        "The appropriate limit for us is \u{a3}{}, which is {} hours of work (section 12(3)).",
        limit.pounds,
        limit.hours()
    ))
}
