//! Section 12 is used for the request as a whole.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-applied-in-part",
    severity: casework::Severity::Advice,
    provision: "s.12(1)",
    checks: "Section 12 is used for the request as a whole.",
    matters: "The limit is reached for the request or it is not: no part of it need be answered then, and what is given all the same is given as help. A letter that withholds other parts under exemptions mixes the two.",
    bad: "Section 12(1) of the Act removes the duty to comply with question 1. ... We withhold the rates under section 43(2) of the Act.",
    good: "Section 12(1) of the Act removes the duty to comply with this request as a whole.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let cost = s.of_section(document::Law::Foia, "12");
    let Some(ground) = cost.first().filter(|g| !g.questions.is_empty() && !s.excerpt()) else { return };
    let beside = s.withholding().any(|(other, row)| {
        row.law == document::Law::Foia
            && !other.questions.is_empty()
            && other.questions.iter().all(|q| !ground.questions.contains(q))
    });
    if beside
        && !s.says(&[
            "in the alternative",
            "as a whole",
            "whole request",
            "entire request",
            "separate request",
        ])
    {
        let message = "Section 12 is used for one part of the request, and exemptions for others.";
        let what =
            "Refuse the request as a whole and offer what can be had within the limit, or answer all of it.";
        report.add(Finding::new(check, s, s.at(ground), message, what));
    }
}
