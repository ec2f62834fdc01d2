//! Where a qualified exemption is relied on, the notice sets out the public interest test.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "qualified-exemption-without-public-interest-test",
    severity: casework::Severity::Breach,
    provision: "s.17(3)(b)",
    checks: "Where a qualified exemption is relied on, the notice sets out the public interest test.",
    matters: "A qualified exemption holds only where the public interest in maintaining it outweighs that in disclosure, and the notice must say why it does.",
    bad: "We withhold it under section 43(2) of the Act.",
    good: "We withhold it under section 43(2) of the Act. ... For disclosure: the public can see how its money is spent. Against it: the contract is let again in September, and the council would pay more. On balance the public interest in maintaining the exemption outweighs that in disclosure.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.asks_for_more_time() {
        return;
    }
    for (ground, provision) in s.withholding() {
        let is_39 = ground.provision.starts_with("s.39");
        if ground.law.is_environmental() || is_39 || !super::words::weighed(provision) {
            continue;
        }
        if shows_one(s, ground) {
            continue;
        }
        let message = format!(
            "{} is a qualified exemption, and the letter shows no public interest test for it.",
            crate::grounds::named(ground.law, &ground.provision)
        );
        let what = "Set out what speaks for disclosure, what speaks for withholding, and why the one outweighs the other.";
        let provision = if ground.law == document::Law::Foia { check.provision } else { "s.16(2)" };
        let finding = Finding::new(check, s, s.at(ground), message, what).under(ground.law, provision);
        report.add(finding.with_severity(severity(s)));
    }
}

/// Whether a balance over this provision is shown: for any of its questions in a draft, anywhere in a letter that was
/// read, where a missing part may hold it.
fn shows_one(s: &Subject<'_>, ground: &super::Ground<'_>) -> bool {
    if s.structured() {
        return ground.questions.iter().filter_map(|n| s.decided(*n)).any(|d| d.balance.is_some());
    }
    s.excerpt() || super::own_words::weighs(s)
}

/// A page of a log may leave the reasons out.
fn severity(s: &Subject<'_>) -> casework::Severity {
    let letter = super::words::looks_like_a_letter(s);
    if letter { casework::Severity::Breach } else { casework::Severity::Risk }
}
