//! A refusal for cost says what could be done within the limit.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-without-advice",
    severity: casework::Severity::Risk,
    provision: "s.16(1)",
    checks: "A refusal for cost says what could be done within the limit.",
    matters: "Advice and assistance are a duty of their own; a refusal for cost without them is regularly found to breach it.",
    bad: "Section 12(1) of the Act removes the duty to comply with this request.",
    good: "Section 12(1) of the Act removes the duty to comply with this request. If you asked for one year only, we could answer within the limit.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let cost = s.of_section(document::Law::Foia, "12");
    if let Some(ground) = cost.first().filter(|_| !s.excerpt())
        && !s.says(&[
            "narrow",
            "refin",
            "reduce",
            "limit your request",
            "limited your request",
            "limited the request",
            "limiting",
            "within the limit",
            "within the appropriate limit",
            "advice and assistance",
            "assist you",
            "section 16",
            "reformulat",
            "shorter period",
            "if you asked",
            "if you were to",
        ])
        && !s.said.iter().any(|p| {
            p.says(&["smaller", "fewer", "one year", "single year"]) && p.says(&["you ", "your request"])
        })
    {
        report.add(Finding::new(
            check,
            s,
            s.at(ground),
            "The refusal for cost does not say what could be done within the limit.",
            "Say how the request could be narrowed, or that nothing useful could be given.",
        ));
    }
}
