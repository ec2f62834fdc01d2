//! A refusal says whether the information is held.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "holding-not-confirmed",
    severity: casework::Severity::Risk,
    provision: "s.1(1)(a)",
    checks: "A refusal says whether the information is held.",
    matters: "To be told whether it is held is a right of its own, which an exemption from disclosure does not remove.",
    bad: "This information is exempt from disclosure under section 43(2) of the Act.",
    good: "We hold this information. It is exempt from disclosure under section 43(2) of the Act.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart, Withheld};
    let questions = s.questions();
    let something_given = questions.iter().any(|q| matches!(q.disposition, Given | GivenInPart));
    let withheld = questions.iter().any(|q| q.disposition == Withheld);
    let ncnd = s.draft.response.ncnd || s.grounds.iter().any(|g| g.ncnd);
    if s.excerpt() || something_given || !withheld || ncnd || s.asks_for_more_time() {
        return;
    }
    if !s.says(&["hold", "held", "in our possession", "we have the information", "confirm that we have"]) {
        let finding = Finding::new(
            check,
            s,
            At::Letter,
            "The letter refuses without saying whether the information is held.",
            "Say that you hold it, or neither confirm nor deny under a provision that allows it.",
        );
        report.add(finding.suggest("We hold the information that you ask for.", false));
    }
}
