//! Where an exemption turns on harm, the letter says what the harm is and how disclosure would cause it.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "prejudice-not-explained",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(c)",
    checks: "Where an exemption turns on harm, the letter says what the harm is and how disclosure would cause it.",
    matters: "A bare claim of prejudice is the reason most often criticised: the link from this information to this harm must be shown.",
    bad: "We withhold it under section 31(1)(a) of the Act, which is about crime and would apply.",
    good: "We withhold it under section 31(1)(a) of the Act. Disclosure would be likely to prejudice the prevention of crime: those who break into empty buildings would use the list.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in &s.grounds {
        let Some(interest) = super::words::harm(ground) else { continue };
        let shown = if s.structured() {
            ground.details.iter().any(|r| !r.prejudice.trim().is_empty())
        } else {
            s.excerpt() || super::own_words::explains_harm(s, ground) || s.asks_for_more_time()
        };
        if !shown {
            let name = crate::grounds::named(ground.law, &ground.provision);
            let message =
                format!("{name} turns on {interest}, and the letter does not say what the harm is.");
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Say what would happen, to whom, and how disclosure would cause it.",
            ));
        }
    }
}
