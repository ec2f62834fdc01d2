//! A pointer to another answer leads to an answer.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "cross-reference-dead",
    severity: casework::Severity::Breach,
    provision: "s.1(1)",
    checks: "A pointer to another answer leads to an answer.",
    matters: "A question answered by a pointer to nothing is not answered.",
    bad: "Please see our answer to question 9.",
    good: "Please see our answer to question 1.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    const DO: &str = "Point to the question that answers it, or answer it in its own place.";
    for (nth, _, decided) in s.decisions() {
        if let Some(other) = decided.see.as_ref().filter(|_| !decided.see_stands) {
            let message = format!(
                "{} points to {other}, which has no answer here.",
                crate::prose::capital(&s.name(nth))
            );
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    let labelled = s.questions().iter().filter(|q| q.label.is_some()).count();
    if s.structured() || s.excerpt() || labelled == 0 || labelled != s.questions().len() {
        return;
    }
    for nth in 0..s.questions().len() {
        let answer = s.answer(nth);
        for pointer in [
            "see our answer to question ",
            "see our response to question ",
            "see answer to question ",
            "see response to question ",
            "refer to our response to question ",
            "refer you to our response to question ",
            "see question ",
        ] {
            let Some((_, after)) = answer.split_once(pointer) else { continue };
            let label: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
            let same = |q: &document::response::AnsweredQuestion| {
                q.label.as_deref().is_some_and(|l| {
                    let l = l.to_lowercase();
                    l == label || l.starts_with(&label) || label.starts_with(&l)
                })
            };
            if !label.is_empty() && !s.questions().iter().any(same) {
                let message = format!(
                    "{} points to question {label}, which is not in the letter.",
                    crate::prose::capital(&s.name(nth))
                );
                report.add(Finding::new(check, s, At::Question(nth), message, DO));
            }
        }
    }
}
