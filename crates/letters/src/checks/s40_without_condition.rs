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
    let others = s.of_section(document::Law::Foia, "40").into_iter();
    for ground in others.chain(s.of_section(document::Law::Foisa, "38")) {
        let (own, condition) = match ground.law {
            document::Law::Foia => ("s.40(2)", "section 40(3A)(a)"),
            _ => ("s.38(1)(b)", "section 38(2A)(a)"),
        };
        if ground.ncnd || !ground.provision.starts_with(own) {
            continue;
        }
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.condition.trim().is_empty())
        } else {
            s.excerpt()
                || s.says(&[
                    "2a)",
                    "2b)",
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
            let name = crate::grounds::named(ground.law, &ground.provision);
            let message = format!("{name} is relied on, and the letter does not say which condition is met.");
            let what = format!(
                "Name the condition (as a rule {condition}), the principle that disclosure would breach, and why."
            );
            let finding = Finding::new(check, s, s.at(ground), message, what);
            report.add(finding.under(ground.law, ground.provision.clone()));
        }
    }
}
