//! What is withheld is not to be read where the same letter points.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "withheld-but-published",
    severity: casework::Severity::Risk,
    provision: "s.31(1)",
    checks: "What is withheld is not to be read where the same letter points.",
    matters: "To withhold a supplier's name and to point to the published contract shows that the harm is not believed in, and the exemption falls.",
    bad: "We withhold the name of the supplier under section 31(1)(a) of the Act. ... Please see our notice on Contracts Finder, https://www.wexmoor.example/notice-88.",
    good: "Harbourline Telecom Ltd. ... Please see our notice on Contracts Finder, https://www.wexmoor.example/notice-88.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Accessible, Given, GivenInPart, Withheld};
    const SUPPLIER: [&str; 7] = [
        "which supplier",
        "who supplies",
        "incumbent supplier",
        "name of the supplier",
        "who is your supplier",
        "which provider",
        "who provides",
    ];
    const RECORDS: [&str; 7] = [
        "contracts finder",
        "contracts register",
        "contract register",
        "find a tender",
        "contract notice",
        "award notice",
        "procurement portal",
    ];
    let questions = s.questions();
    let points = (0..questions.len()).find(|n| {
        matches!(questions[*n].disposition, Accessible | Given | GivenInPart)
            && RECORDS.iter().any(|r| s.answer(*n).contains(r))
    });
    let Some(points) = points else { return };
    for (nth, question) in questions.iter().enumerate() {
        let asked = question.text.to_lowercase();
        let same_part = s.draft.decisions.is_empty() || nth != points;
        if question.disposition == Withheld && same_part && SUPPLIER.iter().any(|w| asked.contains(w)) {
            let message = format!(
                "The supplier is withheld at {}, and the answer to {} points to published contracts, which name it.",
                s.name(nth),
                s.name(points)
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "See what is published; give what is, or say why this supplier is not.",
            ));
        }
    }
}
