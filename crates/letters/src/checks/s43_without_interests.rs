//! Where section 43(2) is relied on, the letter says whose commercial interests would be harmed.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s43-without-interests",
    severity: casework::Severity::Risk,
    provision: "s.43(2)",
    checks: "Where section 43(2) is relied on, the letter says whose commercial interests would be harmed.",
    matters: "The interests must be somebody's, and where they are a third party's the argument should be theirs.",
    bad: "We withhold it under section 43(2) of the Act, because it is commercially sensitive and disclosure would be likely to cause harm.",
    good: "We withhold it under section 43(2) of the Act. Disclosure would be likely to prejudice the commercial interests of our supplier, Harbourline Telecom Ltd, which told us that its rivals would set their next tenders by its rates.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "43") {
        if ground.ncnd || ground.provision.starts_with("s.43(1)") {
            continue;
        }
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.interests.trim().is_empty())
        } else {
            s.excerpt()
                || s.says(&[
                    "commercial interest",
                    "commercial position",
                    "bargaining",
                    "competit",
                    "supplier",
                    "contractor",
                    "tender",
                    "bidder",
                    "negotiat",
                    "market",
                ])
        };
        if !said {
            let message = "Section 43(2) is relied on, and the letter does not say whose commercial interests would be harmed.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Say whose interests they are, and how disclosure would harm them.",
            ));
        }
    }
}
