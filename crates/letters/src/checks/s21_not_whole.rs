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
        let mut answer = s.answer(nth);
        if s.structured() {
            // In a draft the reasons stand apart from the answer.
            let reasons = s.decided(nth).into_iter().flat_map(|d| &d.reliances);
            reasons.for_each(|r| answer = format!("{answer} {}", r.why.to_lowercase()));
        } else if let Some(ground) = s.grounds.iter().find(|g| g.questions.contains(&nth)) {
            let about = super::own_words::about(s, ground);
            let others =
                s.questions().iter().filter(|q| q.disposition == casework::Disposition::Accessible).count();
            if others == 1 {
                about.iter().for_each(|p| answer = format!("{answer} {}", p.words));
            }
        }
        let part = super::words::sentences(&answer).into_iter().any(|w| {
            [
                "some of the information",
                "some of it",
                "part of it",
                "most of it",
                "part of this",
                "most of this",
                "some of this",
                "though not the",
                "but not the",
                "not all of",
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
                && ["publish", "website", "available", "accessible", "found at", "gives "]
                    .iter()
                    .any(|p| w.contains(p))
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
