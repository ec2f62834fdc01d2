//! An exemption that only some bodies have is not used by another.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "exemption-not-open-to-this-body",
    severity: casework::Severity::Risk,
    provision: "s.35(1)",
    checks: "An exemption that only some bodies have is not used by another.",
    matters: "Section 35 is for government departments and the Welsh Government; others have section 36, with the opinion of a qualified person.",
    bad: "The council relies on section 35(1)(a).",
    good: "The council relies on section 36(2)(b)(i), in the opinion of its monitoring officer.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let name = s.draft.response.authority.as_deref().unwrap_or_default().to_lowercase();
    let local = [
        "council",
        "borough",
        "nhs",
        "university",
        "school",
        "college",
        "academy",
        "police",
        "constabulary",
        "fire and rescue",
        "housing association",
        "clinical",
        "hospital",
    ];
    let no_department = s.draft.higher_limit == Some(false)
        || s.draft.body.as_deref() == Some("school")
        || (s.draft.higher_limit.is_none() && local.iter().any(|w| name.contains(w)));
    let section_35 = s.of_section(document::Law::Foia, "35");
    if section_35.is_empty() {
        return;
    }
    if !no_department {
        if s.draft.higher_limit.is_none() {
            report.needs(check, "the kind of body that answers");
        }
        return;
    }
    for ground in section_35 {
        let message = "Section 35 is open only to government departments and the Welsh Government.";
        report.add(Finding::new(
            check,
            s,
            s.at(ground),
            message,
            "See whether section 36 applies: it needs the opinion of a qualified person.",
        ));
    }
}
