//! Where the duty to confirm or deny is lifted by a qualified provision, the public interest in that is weighed by itself.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "ncnd-without-public-interest-test",
    severity: casework::Severity::Risk,
    provision: "s.17(3)(a)",
    checks: "Where the duty to confirm or deny is lifted by a qualified provision, the public interest in that is weighed by itself.",
    matters: "Whether to confirm and whether to disclose are two decisions with two balances.",
    bad: "Under section 31(3) of the Act we neither confirm nor deny whether we hold this information.",
    good: "Under section 31(3) of the Act we neither confirm nor deny whether we hold this information. ... In favour of an answer: openness about how data are kept safe. Against it: an attack would put them at risk. On balance the public interest in maintaining the exclusion of the duty to confirm or deny outweighs that in an answer.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.grounds.iter().filter(|g| g.ncnd) {
        let lifted = law::provisions::lifted_by(ground.law, &ground.provision);
        // Where one of the limbs that it may mean is absolute, none is asked for.
        let qualified = !lifted.is_empty()
            && lifted.iter().all(|p| p.ncnd.as_ref().is_some_and(|n| n.public_interest_test));
        let weighed = if s.structured() {
            ground.questions.iter().filter_map(|n| s.decided(*n)).any(|d| d.ncnd_balance.is_some())
        } else {
            s.excerpt() || s.asks_for_more_time() || super::own_words::weighs(s)
        };
        if qualified && !weighed {
            let name = crate::grounds::named(ground.law, &ground.provision);
            let message = format!(
                "{name} is qualified, and the public interest in neither confirming nor denying is not weighed."
            );
            report.add(Finding::new(check, s, s.at(ground), message, "Set out what speaks for confirming or denying, what speaks against, and where the balance lies."));
        }
    }
}
