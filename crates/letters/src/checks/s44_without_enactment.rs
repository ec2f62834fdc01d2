//! Where section 44 is relied on, the letter names what forbids disclosure.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s44-without-enactment",
    severity: casework::Severity::Risk,
    provision: "s.44(1)",
    checks: "Where section 44 is relied on, the letter names what forbids disclosure.",
    matters: "The section forbids nothing by itself: without the other enactment the applicant cannot tell whether it applies.",
    bad: "We withhold it under section 44(1)(a) of the Act, because disclosure is prohibited.",
    good: "We withhold it under section 44(1)(a) of the Act: section 23 of the Wexmoor Harbour Act 1999 prohibits disclosure, and none of its gateways is open.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "44").into_iter().filter(|g| !g.ncnd) {
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.enactment.trim().is_empty())
        } else {
            let others = s
                .lower
                .replace("freedom of information act", "")
                .replace("environmental information regulations", "");
            s.excerpt()
                || [
                    " act ",
                    "act 1",
                    "act 2",
                    "regulations 1",
                    "regulations 2",
                    " order 1",
                    " order 2",
                    "contempt",
                    "enactment",
                ]
                .iter()
                .any(|w| others.contains(w))
        };
        if !said {
            let message = "Section 44 is relied on, and the letter does not name what forbids disclosure.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Name the enactment and the section, and say that its gateways were considered.",
            ));
        }
    }
}
