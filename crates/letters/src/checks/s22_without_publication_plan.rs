//! Where information is withheld because it is to be published, the letter says what is to be published.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s22-without-publication-plan",
    severity: casework::Severity::Risk,
    provision: "s.22(1)",
    checks: "Where information is withheld because it is to be published, the letter says what is to be published.",
    matters: "The exemption needs a settled intention to publish this information, at the time of the request. A date is not required.",
    bad: "We withhold it under section 22(1) of the Act.",
    good: "We withhold it under section 22(1) of the Act: the survey will be published in full on our website, as was settled before you asked, and it is reasonable to wait until its figures are checked.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "22").into_iter().filter(|g| !g.ncnd) {
        let planned = if s.structured() {
            ground.details.iter().any(|r| !r.publication_plan.trim().is_empty())
        } else {
            s.excerpt() || s.said.iter().any(|p| plans(&p.words))
        };
        if !planned {
            let message = "Section 22 is relied on, and the letter does not say what is to be published.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Say what will be published and where, and why it is reasonable to wait.",
            ));
        }
    }
}

/// Whether a sentence in small letters says that something is to be published; the title of the section does not.
fn plans(words: &str) -> bool {
    let words = words
        .replace("intended for future publication", "")
        .replace("future publication", "")
        .replace("before publication", "");
    ["publish", "publication", "website", "be released", "be available"].iter().any(|w| words.contains(w))
        && (super::dates::names_a_month(&words)
            || [
                "will be",
                "will publish",
                "to be published",
                "intend",
                "plan",
                "due ",
                "expect",
                "schedul",
                "shortly",
                "soon",
                "view to",
                "already meant",
                "decided to",
                "by the end",
                "next ",
                "later this",
                "in 20",
                "spring",
                "summer",
                "autumn",
                "winter",
                "programme",
                "annual",
            ]
            .iter()
            .any(|w| words.contains(w)))
}
