//! Where the letter neither confirms nor denies, it names the provision that allows that.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "ncnd-without-provision",
    severity: casework::Severity::Breach,
    provision: "s.17(1)(b)",
    checks: "Where the letter neither confirms nor denies, it names the provision that allows that.",
    matters: "Each exemption has its own provision for it, some have none: without it the duty to confirm or deny stands.",
    bad: "Under section 31(1)(a) of the Act we neither confirm nor deny whether we hold this information.",
    good: "Under section 31(3) of the Act we neither confirm nor deny whether we hold this information.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let lifted = |provision: &str| {
        s.law().is_some_and(|law| {
            let law = super::subject::law_of(law, provision);
            super::subject::lifts(law, provision)
                || law::exists(law, provision) == law::Existence::NeitherConfirmNorDeny
                || matches!(law::exists(law, provision), law::Existence::Repealed(_))
        })
    };
    for (nth, question) in s.questions().iter().enumerate() {
        // An exception of the environmental regulations that does not allow it is another check's.
        if question.disposition != casework::Disposition::Ncnd
            || super::eir_ncnd_not_available::not_available(s, question)
        {
            continue;
        }
        let own = question.provisions.iter().any(|p| lifted(p));
        let anywhere = s.draft.response.provisions.iter().any(|p| lifted(&p.provision));
        let pointed = s.decided(nth).is_some_and(|d| d.see.is_some());
        if own || pointed || (!s.structured() && (anywhere || s.excerpt())) {
            continue;
        }
        let message = format!(
            "For {} the letter neither confirms nor denies without a provision that allows it.",
            s.name(nth)
        );
        report.add(Finding::new(
            check,
            s,
            At::Question(nth),
            message,
            "Name the provision that lifts the duty to confirm or deny, or confirm or deny.",
        ));
    }
}
