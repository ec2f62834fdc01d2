//! Where section 41 is relied on, the letter says from whom the information came and why disclosure would be an actionable breach of confidence.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s41-without-confidence",
    severity: casework::Severity::Risk,
    provision: "s.41(1)",
    checks: "Where section 41 is relied on, the letter says from whom the information came and why disclosure would be an actionable breach of confidence.",
    matters: "Information that the authority made itself, or agreed with another in a contract, was not obtained in confidence.",
    bad: "We withhold the report under section 41(1) of the Act, because it is confidential.",
    good: "We withhold the report under section 41(1) of the Act: we obtained it from the Mission in confidence, and disclosure would be an actionable breach of confidence",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "41").into_iter().filter(|g| !g.ncnd) {
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.confidence.trim().is_empty())
        } else {
            s.excerpt()
                || s.said.iter().any(|p| {
                    // The title of the section gives no reason.
                    let words = p.words.replace("information provided in confidence", "");
                    [
                        "actionable",
                        "breach of confidence",
                        "breach of that confidence",
                        "of confidence",
                        "of confidentiality",
                        "in confidence",
                        "confidentially",
                        "expected it to be kept",
                        "undertaking",
                        "detriment",
                        "bring an action",
                        "confidentiality agreement",
                        "confidentiality clause",
                    ]
                    .iter()
                    .any(|w| words.contains(w))
                })
        };
        if !said {
            let message = "Section 41 is relied on, and the letter does not say why disclosure would be an actionable breach of confidence.";
            report.add(Finding::new(check, s, s.at(ground), message, "Say from whom it was obtained, that it has the quality of confidence, who would suffer, and why the public interest gives no defence."));
        }
    }
}
