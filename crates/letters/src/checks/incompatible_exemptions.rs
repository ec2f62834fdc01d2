//! Exemptions that exclude each other are not relied on for the same information.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "incompatible-exemptions",
    severity: casework::Severity::Risk,
    provision: "s.17(1)",
    checks: "Exemptions that exclude each other are not relied on for the same information.",
    matters: "Sections 30 and 31, 35 and 36, 23(1) and 24(1) exclude each other; only in the alternative may both be named.",
    bad: "The file is exempt under sections 30(1)(a) and 31(1)(a).",
    good: "The file is exempt under section 30(1)(a) or, in the alternative, section 31(1)(a).",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.says(&["in the alternative", "alternatively"]) {
        return;
    }
    let number = |p: &str| law::Citation::parse(Some(document::Law::Foia), p).map(|c| (c.number, c.limbs));
    for (nth, question) in s.questions().iter().enumerate() {
        let cited: Vec<_> = question
            .provisions
            .iter()
            .filter(|p| {
                s.law().is_some_and(|l| {
                    super::subject::law_of(l, p) == document::Law::Foia && !super::subject::lifts(l, p)
                })
            })
            .filter_map(|p| number(p))
            .collect();
        for (one, other) in [("30", "31"), ("35", "36"), ("23", "24")] {
            if cited.iter().any(|(n, _)| n == one) && cited.iter().any(|(n, _)| n == other) {
                let message = format!(
                    "For {} the letter relies on sections {one} and {other} together, which exclude each other.",
                    s.name(nth)
                );
                report.add(Finding::new(
                    check,
                    s,
                    At::Question(nth),
                    message,
                    "Rely on the one that applies, or on both in the alternative.",
                ));
            }
        }
    }
}
