//! What is to be published does not name the applicant.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "applicant-identified",
    severity: casework::Severity::Advice,
    provision: "UK GDPR art.5(1)",
    checks: "What is to be published does not name the applicant.",
    matters: "Who asked is no part of the answer, and nobody agreed to be in the log.",
    bad: "Rowan Ashby asked us how many laptops were bought.",
    good: "We were asked how many laptops were bought.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for name in &s.draft.to_be_published_without {
        let needle = name.trim().to_lowercase();
        if needle.chars().count() > 2 && casework::words::contains_whole(&s.lower, &needle) {
            let passage = s.said.iter().find(|p| casework::words::contains_whole(&p.words, &needle));
            report.add(Finding::new(
                check,
                s,
                passage.map_or(At::Letter, |p| At::Span(p.span)),
                "The applicant is named in what is to be published.",
                "Take the name, the address and the organisation out.",
            ));
            return;
        }
    }
}
