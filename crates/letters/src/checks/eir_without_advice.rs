//! A request that is refused as unreasonable or too general is met with help to put it better.

use document::Law;

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "eir-without-advice",
    severity: casework::Severity::Risk,
    provision: "reg.9(1)",
    checks: "A request that is refused as unreasonable or too general is met with help to put it better.",
    matters: "The regulations ask for advice and assistance as far as would be reasonable, and an exception for a general request stands only where it was given.",
    bad: "We refuse your request under regulation 12(4)(b) as manifestly unreasonable: to copy every reading would take 90 hours of two engineers' time.",
    good: "We refuse your request under regulation 12(4)(b) as manifestly unreasonable: to copy every reading would take 90 hours of two engineers' time. If you asked for one gauge or one year, we could answer.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let unreasonable = |g: &&super::Ground<'_>| match g.law {
        Law::Eir => ["reg.12(4)(b)", "reg.12(4)(c)"].contains(&g.provision.as_str()),
        Law::Eisrs => ["reg.10(4)(b)", "reg.10(4)(c)"].contains(&g.provision.as_str()),
        _ => false,
    };
    let Some(ground) = s.grounds.iter().find(unreasonable).filter(|_| !s.excerpt()) else { return };
    // Who is refused for conduct cannot be helped by narrowing.
    let helped = [
        "vexatious",
        "narrow",
        "refin",
        "reduc",
        "limit your request",
        "if you asked",
        "if you ask ",
        "if you were to",
        "reformulat",
        "shorter period",
        "more specific",
        "more precise",
        "particular",
        "regulation 9",
        "advice and assistance",
        "assist you",
        "help you",
        "we could answer",
        "we could give",
        "clarif",
    ];
    if s.says(&helped) {
        return;
    }
    let message = format!(
        "{} is relied on, and the letter does not say what could be given instead.",
        crate::grounds::named(ground.law, &ground.provision)
    );
    let what = "Say how the request could be put so that it can be answered, or that nothing would help.";
    report.add(Finding::new(check, s, s.at(ground), message, what).under(ground.law, "reg.9(1)"));
}
