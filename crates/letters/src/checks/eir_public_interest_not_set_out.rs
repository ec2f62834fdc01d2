//! A refusal under the environmental regulations sets out the matters considered for the public interest test.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "eir-public-interest-not-set-out",
    severity: casework::Severity::Breach,
    provision: "reg.14(3)(b)",
    checks: "A refusal under the environmental regulations sets out the matters considered for the public interest test.",
    matters: "Every exception but that for personal data is subject to the test, and the refusal must show it.",
    bad: "We withhold the report under regulation 12(5)(b). Disclosure would adversely affect the course of justice: the builder whom we sue would read our evidence.",
    good: "We withhold the report under regulation 12(5)(b). Disclosure would adversely affect the course of justice: the builder whom we sue would read our evidence. For disclosure: people near the harbour want to know if they are safe. Against it: the other side would see our case.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.grounds.iter().filter(|g| g.law.is_environmental() && !g.ncnd) {
        // Where nothing is held there is nothing to weigh.
        let (exceptions, provision) = match ground.law {
            document::Law::Eir => (["reg.12(4)", "reg.12(5)"], "reg.14(3)(b)"),
            _ => (["reg.10(4)", "reg.10(5)"], "reg.13(b)"),
        };
        let not_held = law::provision(ground.law, &ground.provision).is_some_and(|p| p.says_not_held());
        if !exceptions.iter().any(|e| ground.provision.starts_with(e)) || not_held {
            continue;
        }
        let shown = if s.structured() {
            ground.questions.iter().filter_map(|n| s.decided(*n)).any(|d| d.balance.is_some())
        } else {
            s.excerpt() || super::own_words::weighs(s)
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
                .under(ground.law, provision)
                .with_severity(severity),
            );
        }
    }
}
