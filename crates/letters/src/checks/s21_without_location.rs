//! Where the letter says that information is already accessible, it says where.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s21-without-location",
    severity: casework::Severity::Risk,
    provision: "s.21",
    checks: "Where the letter says that information is already accessible, it says where.",
    matters: "Information is accessible to the applicant only where they can find it; section 16 asks the authority to help.",
    bad: "It is exempt under section 21 of the Act, because it is in the public domain.",
    good: "It is exempt under section 21 of the Act: you can read it at https://www.wexmoor.example/spend, column F.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "21") {
        let located = if s.structured() {
            ground.details.iter().any(|r| !r.location.trim().is_empty())
                || ground.questions.iter().any(|n| super::words::names_a_place(&s.answer(*n)))
        } else {
            s.excerpt() || super::words::names_a_place(&s.lower)
        };
        if !located {
            let message =
                "Section 21 is relied on, and the letter does not say where the information is to be found.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Give the exact address, or the name of the publication and the page.",
            ));
        }
    }
}
