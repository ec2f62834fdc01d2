//! A contract of the authority's own is not withheld as obtained in confidence.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s41-contract-not-obtained",
    severity: casework::Severity::Risk,
    provision: "s.41(1)(a)",
    checks: "A contract of the authority's own is not withheld as obtained in confidence.",
    matters: "What two parties agreed was not obtained by the one from the other. Only what the other brought into it, a method or a price list, can have been.",
    bad: "We withhold the contract under section 41(1) of the Act.",
    good: "We withhold Schedule 4 under section 41(1) of the Act: it sets out a technical method that the company disclosed to us in confidence.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "41").into_iter().filter(|g| !g.ncnd) {
        for nth in &ground.questions {
            let Some(question) = s.questions().get(*nth) else { continue };
            let asked = question.text.to_lowercase();
            let whole = [
                "copy of the contract",
                "copies of the contract",
                "copy of your contract",
                "copy of the agreement",
                "the contract with",
                "copy of the signed contract",
                "agreement between",
                "contract between",
                "the council's contract",
                "your contract with",
                "'s contract with",
            ]
            .iter()
            .any(|w| asked.contains(w));
            let about: String = super::own_words::about(s, ground)
                .iter()
                .map(|p| p.words.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let part = [
                "schedule",
                "method",
                "pricing",
                "price",
                "clause",
                "obtained from",
                "provided by",
                "supplied by",
                "technical",
            ]
            .iter()
            .any(|w| about.contains(w));
            if question.disposition == casework::Disposition::Withheld && whole && !part {
                let message = format!(
                    "For {} a contract is withheld under section 41; what the parties agreed was not obtained from one of them.",
                    s.name(*nth)
                );
                let what = "Say which part the other party disclosed in confidence, or see whether section 43(2) applies.";
                report.add(Finding::new(check, s, s.at(ground), message, what));
            }
        }
    }
}
