//! A public interest test names something on both sides.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "public-interest-test-one-sided",
    severity: casework::Severity::Risk,
    provision: "s.17(3)(b)",
    checks: "A public interest test names something on both sides.",
    matters: "A balance with nothing on one side was not struck, and the regulator says so.",
    bad: "We have considered the public interest. Empty houses are set on fire. On balance the public interest lies in withholding the list.",
    good: "In favour of disclosure: people can see how buildings are used. Against it: empty houses are set on fire. On balance the public interest lies in withholding the list.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str = "Name what speaks for the other side, and say why it weighs less.";
    for (nth, _, decided) in s.decisions() {
        for balance in decided.balance.iter().chain(&decided.ncnd_balance) {
            let empty =
                |factors: &[casework::decision::Factor]| factors.iter().all(|f| f.text.trim().is_empty());
            let missing = match (empty(&balance.for_disclosure), empty(&balance.for_withholding)) {
                (true, _) => "for disclosure",
                (_, true) => "for withholding",
                _ if balance.conclusion.trim().is_empty() => "on where the balance lies",
                _ => continue,
            };
            let message = format!("The public interest test for {} says nothing {missing}.", s.name(nth));
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    let test = &s.draft.response.public_interest_test;
    if s.structured() || s.excerpt() || !test.present || !test.for_disclosure.is_empty() {
        return;
    }
    let speaks_for = [
        "in favour of",
        "favour disclos",
        "favouring disclos",
        "for disclos",
        "for release",
        "of disclos",
        "of releas",
        "in disclos",
        "in releas",
        "transparen",
        "accountab",
        "openness",
        "open government",
        "public debate",
        "scrutin",
    ];
    if s.withholding().any(|(_, p)| super::words::weighed(p)) && !s.says(&speaks_for) {
        let message = "The public interest test names nothing that speaks for disclosure.";
        report.add(Finding::new(check, s, At::Letter, message, DO));
    }
}
