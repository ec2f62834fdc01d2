//! Under FOISA, that information is not held is told in a notice with its particulars.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "foisa-not-held-without-notice",
    severity: casework::Severity::Risk,
    provision: "s.17(1)",
    checks: "Under FOISA, that information is not held is told in a notice with its particulars.",
    matters: "Section 17 asks for a notice in writing, and section 19 for the right to a review and to apply to the Commissioner in it. To name section 17 is what the Commissioner expects.",
    bad: "We do not hold this information",
    good: "This is notice under section 17(1) of the Act that we do not hold the information",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.law() != Some(document::Law::Foisa) || !super::words::ends_here(s) {
        return;
    }
    let not_held = s.questions().iter().position(|q| q.disposition == casework::Disposition::NotHeld);
    let Some(nth) = not_held else { return };
    let response = &s.draft.response;
    if s.says(&["section 17", "s.17", "s17"])
        || response.provisions.iter().any(|p| p.provision.starts_with("s.17"))
    {
        return;
    }
    let rights = response.review_route != Some(false);
    let severity = if rights { casework::Severity::Advice } else { casework::Severity::Risk };
    let message = format!(
        "{} is said not to be held, without a notice under section 17.",
        crate::prose::capital(&s.name(nth))
    );
    let what = "Say that this is notice under section 17(1), with the rights to a review and to apply to the Commissioner.";
    let finding = Finding::new(check, s, At::Question(nth), message, what).with_severity(severity);
    report.add(finding.put(
        "This is notice under section 17(1) that we do not hold the information.",
        rights,
        s.behind(nth),
    ));
}
