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
    if s.excerpt() || labelled == 0 || labelled != s.questions().len() {
        return;
    }
    for nth in 0..s.questions().len() {
        for label in pointed(&s.answer(nth)) {
            let own = s.questions()[nth].label.as_deref().map(str::to_lowercase);
            let same = |q: &document::response::AnsweredQuestion| {
                q.label.as_deref().is_some_and(|l| part_of(&l.to_lowercase(), &label))
            };
            let itself = own.as_deref() == Some(label.as_str()) && unanswered(&s.answer(nth));
            // The request may have had questions that this letter does not take up.
            let asked =
                s.draft.request.iter().any(|q| q.label.as_deref().is_some_and(|l| l.to_lowercase() == label));
            if itself || !s.questions().iter().any(same) && !asked {
                let what = if itself { "itself" } else { "a question that is not in the letter" };
                let message =
                    format!("{} points to question {label}: {what}.", crate::prose::capital(&s.name(nth)));
                report.add(Finding::new(check, s, At::Question(nth), message, DO));
            }
        }
    }
}

/// Whether one label is the other, or a part of it: `2` and `2b`, not `1` and `11`.
fn part_of(one: &str, other: &str) -> bool {
    let within = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    within(one, other) || within(other, one)
}

/// Whether an answer is a pointer and nothing else.
fn unanswered(answer: &str) -> bool {
    answer.split_whitespace().count() <= 9
}

/// The labels of the questions to which an answer in small letters points: in a sentence that sends the reader there.
fn pointed(answer: &str) -> Vec<String> {
    const SENDS: [&str; 14] = [
        "see ",
        "refer",
        "as stated",
        "as above",
        "as in",
        "as per",
        "as given",
        "as for",
        "as set out",
        "answered",
        "answer to",
        "response to",
        "reply to",
        "covered",
    ];
    let mut out = Vec::new();
    for sentence in super::words::sentences(answer) {
        for (at, _) in sentence.match_indices("question ") {
            let before = &sentence[..at];
            let sends = SENDS.iter().any(|w| before.contains(w));
            // Another request, or one that the applicant made before, has questions of its own.
            let elsewhere =
                ["previous", "earlier request", "another request", "letter of", "your other", "foi "]
                    .iter()
                    .any(|w| sentence.contains(w));
            let after = &sentence[at + "question ".len()..];
            let label: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
            let is_label = label.chars().next().is_some_and(|c| c.is_ascii_digit()) || label.len() == 1;
            if sends && !elsewhere && is_label && !out.contains(&label) {
                out.push(label);
            }
        }
    }
    out
}
