//! An estimate of cost counts only finding out, locating, retrieving and extracting.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-counts-redaction",
    severity: casework::Severity::Risk,
    provision: "s.12(1)",
    checks: "An estimate of cost counts only finding out, locating, retrieving and extracting.",
    matters: "Redaction, reading for exemptions and consultation do not count; an estimate that needs them does not exceed the limit.",
    bad: "To locate the files takes 4 hours, and to redact them 36 hours.",
    good: "To locate the files takes 4 hours, and to extract the information from them 36 hours.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let cost = s.of_section(document::Law::Foia, "12");
    let Some(ground) = cost.first() else { return };
    let counts = super::words::sentences(&s.text).into_iter().find(|w| {
        let w = w.to_lowercase();
        let not = [
            "not include",
            "excluding",
            "does not count",
            "do not count",
            "not counted",
            "cannot be counted",
            "not take into account",
            "without counting",
            "cannot include",
            "left out",
            "may not",
        ];
        [
            "redact",
            "black out",
            "blacking out",
            "remove what is exempt",
            "removing what is exempt",
            "which exemptions",
            "whether exemptions",
            "exemptions apply",
            "remove the names",
            "removing the names",
            "consult ",
            "exempt material",
            "exempt information",
            "what is exempt",
        ]
        .iter()
        .any(|p| w.contains(p))
            && ["hour", "minute", "£", "cost"].iter().any(|p| w.contains(p))
            && w.chars().any(|c| c.is_ascii_digit())
            && !not.iter().any(|p| w.contains(p))
    });
    if let Some(sentence) = counts {
        let message = format!("The estimate seems to count redaction, which does not count: \"{sentence}\"");
        report.add(Finding::new(
            check,
            s,
            s.at(ground),
            message,
            "Estimate again with the four activities that count.",
        ));
    }
}
