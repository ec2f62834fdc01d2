//! Who asks for their own personal data is told how to get them.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s40-own-data-not-directed",
    severity: casework::Severity::Risk,
    provision: "s.40(1)",
    checks: "Who asks for their own personal data is told how to get them.",
    matters: "The exemption is there because another right takes its place: the authority handles the request as one for access under data protection law, or says how to make one.",
    bad: "It is about you yourself, and exempt under section 40(1) of the Act.",
    good: "We are handling this part of your letter as a subject access request, and will send you your file within one month.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let law = s.law().unwrap_or(document::Law::Foia);
    let (number, own) = match law {
        document::Law::Foia => ("40", "s.40(1)"),
        document::Law::Foisa => ("38", "s.38(1)(a)"),
        _ => return,
    };
    let told = s.excerpt()
        || s.says(&[
            "subject access",
            "right of access",
            "data protection",
            "gdpr",
            "article 15",
            "subject right",
        ]);
    if told {
        return;
    }
    if let Some(ground) = s.of_section(law, number).into_iter().find(|g| g.provision == own && !g.ncnd) {
        let message =
            "The applicant's own personal data are refused, and the letter does not say how to get them.";
        let what = "Handle it as a subject access request, and say so.";
        let finding = Finding::new(check, s, s.at(ground), message, what).under(law, own);
        report.add(finding.suggest("We are handling this part as a subject access request.", false));
    }
}
