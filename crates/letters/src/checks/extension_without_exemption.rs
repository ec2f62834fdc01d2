//! A notice of more time for the public interest test names the exemption.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "extension-without-exemption",
    severity: casework::Severity::Breach,
    provision: "s.17(1)(b)",
    checks: "A notice of more time for the public interest test names the exemption.",
    matters: "More time is there for weighing a qualified exemption, and only for that. Which one is at stake, and why, is due within the twenty working days.",
    bad: "We need more time to consider the public interest, and expect to have decided by 28 July 2026.",
    good: "Section 43(2) of the Act is engaged. We need more time to consider the public interest in it, and expect to have decided by 28 July 2026.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if !s.asks_for_more_time() || s.excerpt() || s.law().is_some_and(|l| l != document::Law::Foia) {
        return;
    }
    let notice = match s.draft.letter {
        Some(kind) => kind == casework::case::LetterKind::Extension,
        None => !s.questions().iter().any(|q| q.disposition == casework::Disposition::Given),
    };
    let named = !s.grounds.is_empty()
        || s.draft.response.provisions.iter().any(|p| {
            matches!(
                law::exists(p.law, &p.provision),
                law::Existence::Exemption | law::Existence::NeitherConfirmNorDeny
            )
        })
        || super::words::names_an_exemption(&s.lower);
    if notice && !named {
        report.add(Finding::new(
            check,
            s,
            At::Letter,
            "The letter asks for more time for the public interest test and names no exemption.",
            "Name the exemption that is engaged, to its limb, and say why it applies.",
        ));
    }
}
