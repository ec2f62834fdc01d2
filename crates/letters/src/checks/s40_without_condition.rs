//! Where another person's data are withheld, the letter says which condition is met, and why.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s40-without-condition",
    severity: casework::Severity::Risk,
    provision: "s.40(2)",
    checks: "Where another person's data are withheld, the letter says which condition is met, and why.",
    matters: "Section 40(2) applies only where one of three conditions is met; the first needs a look at the data protection principles.",
    bad: "We withhold the name under section 40(2) of the Act.",
    good: "We withhold the name under section 40(2) of the Act, with section 40(3A)(a): disclosure would be unfair",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "40") {
        if ground.ncnd || !ground.provision.starts_with("s.40(2)") {
            continue;
        }
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.condition.trim().is_empty())
        } else {
            s.excerpt()
                || s.says(&[
                    "principle",
                    "3a",
                    "3b",
                    "4a",
                    "unfair",
                    "fair ",
                    "fairly",
                    "lawful",
                    "gdpr",
                    "data protection",
                    "expectation",
                    "legitimate interest",
                    "condition",
                    "distress",
                ])
        };
        if !said {
            let message = "Section 40(2) is relied on, and the letter does not say which condition is met.";
            report.add(Finding::new(check, s, s.at(ground), message, "Name the condition (as a rule section 40(3A)(a)), the principle that disclosure would breach, and why."));
        }
    }
}
