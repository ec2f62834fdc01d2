//! A refusal under the environmental regulations sets out the matters considered for the public interest test.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "eir-public-interest-not-set-out",
    severity: casework::Severity::Breach,
    provision: "reg.14(3)(b)",
    checks: "A refusal under the environmental regulations sets out the matters considered for the public interest test.",
    matters: "Every exception but that for personal data is subject to the test, and the refusal must show it.",
    bad: "We withhold the report under regulation 12(5)(b). Disclosure would adversely affect the course of justice.",
    good: "We withhold the report under regulation 12(5)(b). Disclosure would adversely affect the course of justice. For disclosure: people near the harbour want to know if they are safe. Against it: the other side would see our case.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.grounds.iter().filter(|g| g.law == document::Law::Eir && !g.ncnd) {
        // Where nothing is held there is nothing to weigh.
        if !ground.provision.starts_with("reg.12(4)") && !ground.provision.starts_with("reg.12(5)")
            || ground.provision == "reg.12(4)(a)"
        {
            continue;
        }
        let shown = if s.structured() {
            ground.questions.iter().filter_map(|n| s.decided(*n)).any(|d| d.balance.is_some())
        } else {
            s.excerpt() || s.draft.response.public_interest_test.present || s.says(&["public interest"])
        };
        if !shown {
            let letter = super::words::looks_like_a_letter(s);
            let severity = if letter { casework::Severity::Breach } else { casework::Severity::Risk };
            let name = crate::grounds::named(ground.law, &ground.provision);
            let message = format!("{name} is relied on, and the public interest is not set out.");
            report.add(
                Finding::new(
                    check,
                    s,
                    s.at(ground),
                    message,
                    "Set out what you considered, with the presumption in favour of disclosure.",
                )
                .under(ground.law, "reg.14(3)(b)")
                .with_severity(severity),
            );
        }
    }
}
