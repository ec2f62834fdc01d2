//! Information that is said not to be held is not, for the same question, given or withheld.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "not-held-contradicted",
    severity: casework::Severity::Breach,
    provision: "s.1(1)(a)",
    checks: "Information that is said not to be held is not, for the same question, given or withheld.",
    matters: "What is not held can be neither given nor exempt: one of the two statements is wrong, and the applicant cannot tell which.",
    bad: "We do not hold this information. It is exempt under section 40(2) of the Act.",
    good: "We do not hold this information: nobody records complaints by the animal.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for (nth, question) in s.questions().iter().enumerate() {
        if question.disposition != casework::Disposition::NotHeld {
            continue;
        }
        let contradicted = match s.decided(nth) {
            Some(decided) => {
                decided
                    .reliances
                    .iter()
                    .any(|r| law::exists(r.law, &r.provision) == law::Existence::Exemption)
                    || !decided.enclosures.is_empty()
            }
            None => super::words::sentences(question.answer.as_deref().unwrap_or_default()).iter().any(|w| {
                let w = w.to_lowercase();
                let of_it = [
                    "this information is exempt",
                    "the information is exempt",
                    "it is exempt",
                    "this is exempt",
                    "information requested is exempt",
                    "we withhold this information",
                    "we are withholding this information",
                ];
                of_it.iter().any(|p| w.contains(p)) && !w.contains("if ") && !w.contains("would")
            }),
        };
        if contradicted {
            let message = format!(
                "{} is said not to be held, and yet it is withheld or given.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Say which of the two it is; where both are true of different parts, say of which.",
            ));
        }
    }
}
