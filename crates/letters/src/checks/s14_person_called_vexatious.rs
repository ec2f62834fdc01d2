//! The request is called vexatious, not who made it.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "s14-person-called-vexatious",
    severity: casework::Severity::Risk,
    provision: "s.14(1)",
    checks: "The request is called vexatious, not who made it.",
    matters: "Section 14 looks at the request. A letter that judges the person shows that the wrong thing was judged, and offends for nothing.",
    bad: "We consider you to be a vexatious applicant",
    good: "We consider this request to be vexatious",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let calls = [
        "you are vexatious",
        "you are being vexatious",
        "you have been vexatious",
        "you were vexatious",
        "you have become vexatious",
        "the applicant is vexatious",
        "the requester is vexatious",
        "your vexatious behaviour",
        "you are a vexatious",
        "you to be vexatious",
        "you to be a vexatious",
        "you as vexatious",
        "you as a vexatious",
        "vexatious applicant",
        "vexatious requester",
        "vexatious requestor",
        "vexatious complainant",
        "vexatious individual",
        "vexatious person",
    ];
    let spares = [
        "rather than",
        "not the ",
        "not you",
        "not whether",
        "does not mean",
        "not to suggest",
        "not that you",
        "not mean",
    ];
    if let Some(passage) = s.said.iter().find(|p| p.says(&calls) && !p.says(&spares)) {
        let message = "The letter calls the applicant vexatious.";
        let what = "Say of the request, not of the person, why it is vexatious.";
        let finding = Finding::new(check, s, At::Span(passage.span), message, what);
        report.add(finding.suggest("We consider this request to be vexatious.", false));
    }
}
