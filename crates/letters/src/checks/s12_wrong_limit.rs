//! A refusal for cost uses the limit of this kind of body.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-wrong-limit",
    severity: casework::Severity::Breach,
    provision: "s.12(3)",
    checks: "A refusal for cost uses the limit of this kind of body.",
    matters: "Departments and others in Part I of Schedule 1 have the higher limit; to refuse at the lower one is to refuse what must be answered.",
    bad: "That is £1,000, and above the appropriate limit of £600 (24 hours) in the Fees Regulations.",
    good: "That is £1,000, and above the appropriate limit of £450 (18 hours) in the Fees Regulations.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let cost = s.of_section(document::Law::Foia, "12");
    let Some(ground) = cost.first() else { return };
    let Some(higher) = s.draft.higher_limit else {
        report.needs(check, "whether the body is listed in Part I of Schedule 1");
        return;
    };
    let Some(received) = s.draft.response.received else {
        report.needs(check, "date of receipt");
        return;
    };
    use law::limits::{Tier, appropriate_limit};
    let of = |tier| appropriate_limit(document::Law::Foia, tier, received).answer().map(|l| l.pounds);
    let (own, other) =
        if higher { (of(Tier::PartOne), of(Tier::Other)) } else { (of(Tier::Other), of(Tier::PartOne)) };
    let (Some(own), Some(other)) = (own, other) else { return };
    if s.says(&[&format!("£{other}")]) && !s.says(&[&format!("£{own}")]) {
        let message = format!("The letter uses a limit of £{other}; for this body it is £{own}.");
        report.add(Finding::new(
            check,
            s,
            s.at(ground),
            message,
            "Make the estimate again against the right limit.",
        ));
    }
}
