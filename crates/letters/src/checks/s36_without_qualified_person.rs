//! Where section 36 is relied on, the letter tells of the qualified person's opinion.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s36-without-qualified-person",
    severity: casework::Severity::Breach,
    provision: "s.36(2)",
    checks: "Where section 36 is relied on, the letter tells of the qualified person's opinion.",
    matters: "Without the reasonable opinion of a qualified person the exemption is not engaged at all. For statistics (section 36(4)) none is needed.",
    bad: "We withhold the paper under section 36(2)(b)(i) of the Act.",
    good: "We withhold the paper under section 36(2)(b)(i) of the Act. Our monitoring officer, the qualified person, gave the reasonable opinion on 15 June 2026 that disclosure would be likely to inhibit the free and frank provision of advice.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.says(&["36(4)", "36 (4)", "statistical information"]) {
        return;
    }
    for ground in s.of_section(document::Law::Foia, "36") {
        if ground.provision.starts_with("s.36(4)") || ground.provision.starts_with("s.36(7)") {
            continue;
        }
        let opinion = if s.structured() {
            ground.details.iter().any(|r| {
                r.qualified_person
                    .as_ref()
                    .is_some_and(|q| !q.office.trim().is_empty() && !q.opinion.trim().is_empty())
            })
        } else {
            s.excerpt()
                || s.says(&["qualified person", "reasonable opinion", "opinion of the", "monitoring officer"])
                || s.said.iter().any(|p| {
                    p.says(&["opinion"])
                        && p.says(&["minister", "chief", "officer", "head of", "chair", "principal"])
                })
        };
        if !opinion {
            let message = "Section 36 is relied on, and no qualified person's opinion is given.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Obtain the opinion before you rely on it; say who gave it, when, and what it is.",
            ));
        }
    }
}
