//! A refusal for cost says whether the information is held.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s12-holding-not-confirmed",
    severity: casework::Severity::Risk,
    provision: "s.1(1)(a)",
    checks: "A refusal for cost says whether the information is held.",
    matters: "Section 12(1) takes away the duty to disclose, not the duty to confirm or deny. Only where confirming would itself exceed the limit does section 12(2) take that away, and then the letter says so.",
    bad: "To find it we would have to open 2,400 paper files; to locate and read each takes a minute, 40 hours in all.",
    good: "We hold information of this kind. To find it we would have to open 2,400 paper files; to locate and read each takes a minute, 40 hours in all.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart, NotHeld};
    let law = s.law().unwrap_or(document::Law::Foia);
    let cost = s.of_section(law, "12");
    let Some(ground) = cost.first().filter(|_| !law.is_environmental()) else { return };
    let told = s.questions().iter().any(|q| matches!(q.disposition, Given | GivenInPart | NotHeld));
    if s.excerpt() || told || cost.iter().any(|g| g.provision.starts_with("s.12(2)")) || ground.ncnd {
        return;
    }
    if s.says(&["hold", "held", "12(2)", "in our possession", "confirm that we have", "whether we have"]) {
        return;
    }
    let finding = Finding::new(
        check,
        s,
        s.at(ground),
        "The refusal for cost does not say whether the information is held.",
        "Say that it is held, or that finding out would by itself exceed the limit (section 12(2)).",
    );
    report.add(finding.suggest("We hold information of the kind that you ask for.", false));
}
