//! Where section 21 stands alone for a question, all of what was asked for is accessible.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "s21-not-whole",
    severity: casework::Severity::Risk,
    provision: "s.21(1)",
    checks: "Where section 21 stands alone for a question, all of what was asked for is accessible.",
    matters: "The exemption covers what can be had elsewhere and no more: to point to a page that has a part of it leaves the rest unanswered.",
    bad: "some of the information is published on our website at https://www.wexmoor.example/spend.",
    good: "all of it is published on our website at https://www.wexmoor.example/spend.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.excerpt() || s.law().is_some_and(|l| l != document::Law::Foia) {
        return;
    }
    for (nth, question) in s.questions().iter().enumerate() {
        let alone = question.disposition == casework::Disposition::Accessible
            && question.provisions.iter().all(|p| p.starts_with("s.21"));
        if !alone {
            continue;
        }
        let answer = s.answer(nth);
        let part = super::words::sentences(&answer).into_iter().any(|w| {
            [
                "some of the information",
                "some of this information",
                "part of the information",
                "part of this information",
                "most of the information",
                "most of this information",
                "similar information",
                "some information is",
                "a summary of",
                "some of what you",
            ]
            .iter()
            .any(|p| w.contains(p))
                && ["publish", "on our website", "available", "accessible"].iter().any(|p| w.contains(p))
        });
        let rest =
            ["remain", "the rest", "other part", "not published", "is given below", "in addition", "also "]
                .iter()
                .any(|w| answer.contains(w));
        if part && !rest {
            let message = format!(
                "For {} only a part is said to be accessible elsewhere, and nothing is said of the rest.",
                s.name(nth)
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Give the rest, or say what becomes of it.",
            ));
        }
    }
}
