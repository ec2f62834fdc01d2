//! A notice of more time for the public interest test gives the date by which a decision is expected.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "extension-without-estimate",
    severity: casework::Severity::Breach,
    provision: "s.17(2)",
    checks: "A notice of more time for the public interest test gives the date by which a decision is expected.",
    matters: "The law asks for an estimate, so that the applicant knows when to expect the answer and when to complain.",
    bad: "We need more time to consider the public interest in it.",
    good: "We need more time to consider the public interest in it, and expect to have decided by 28 July 2026.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if !s.asks_for_more_time() || s.excerpt() || s.law().is_some_and(|l| l != document::Law::Foia) {
        return;
    }
    // A response that speaks of a test still open for one question gives its date among what is to follow.
    let notice = match s.draft.letter {
        Some(kind) => kind == casework::case::LetterKind::Extension,
        None => !s.questions().iter().any(|q| q.disposition == casework::Disposition::Given),
    };
    let estimate = s.draft.until.is_some()
        || s.draft.letter.is_none()
            && super::words::sentences(&s.text).iter().any(|w| {
                let w = w.to_lowercase();
                let ahead = [
                    "by ",
                    "until ",
                    "estimate",
                    "expect",
                    "anticipate",
                    "no later than",
                    "aim to",
                    "hope to",
                    "within",
                ];
                let dated = w.contains("working days")
                    || super::dates::names_a_month(&w)
                    || super::words::has_numeric_date(&w);
                let past = ["received on", "your request of", "dated", "review"];
                dated && ahead.iter().any(|a| w.contains(a)) && !past.iter().any(|p| w.contains(p))
            });
    if notice && !estimate {
        let message = "The letter asks for more time for the public interest test and gives no date.";
        report.add(Finding::new(
            check,
            s,
            At::Letter,
            message,
            "Give the date by which you estimate that you will have decided.",
        ));
    }
}
