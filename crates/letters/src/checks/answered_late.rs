//! The letter leaves not later than the twentieth working day after receipt, or the day to which the law moved it.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "answered-late",
    severity: casework::Severity::Breach,
    provision: "s.10(1)",
    checks: "The letter leaves not later than the twentieth working day after receipt, or the day to which the law moved it.",
    matters: "A late answer is a breach that no wording cures. It never holds a letter back: what is late is owed all the more.",
    bad: "We received your request on 1 June 2026 ... We are sorry that this answer of 3 July 2026 is late.",
    good: "We received your request on 1 June 2026 and answer it today, 30 June 2026",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::case::LetterKind::{Correction, Response};
    // A letter of ours that is no answer has no such day; that of a review is another.
    if s.draft.letter.is_some_and(|kind| !matches!(kind, Response | Correction)) {
        return;
    }
    if s.structured() {
        late_by_question(check, s, report);
        return;
    }
    let response = &s.draft.response;
    let (Some(received), Some(answered)) = (response.received, response.answered) else {
        report
            .needs(check, if response.received.is_none() { "date of receipt" } else { "date of the answer" });
        return;
    };
    let Some(law) = response.law else {
        report.needs(check, "the law of the request");
        return;
    };
    if s.excerpt() {
        report.needs(
            check,
            "the rest of the letter, which may tell of clarification, a fee, an extension or a transfer",
        );
        return;
    }
    if super::words::answers_a_review(s) {
        report.needs(check, "the day on which the review was asked for");
        return;
    }
    if super::words::time_moved(s) {
        report.needs(check, super::words::WHAT_MOVED_IT);
        return;
    }
    let mut facts = law::clock::ClockFacts::new(law, received);
    if let Some(body) = s.draft.body.as_deref().and_then(|b| b.parse().ok()) {
        facts.body = body;
    }
    match law::clock::due(&facts, answered, law::Edition::current()).answer().and_then(|d| d.due) {
        Some(due) if answered > due => {
            let message = format!(
                "The answer is dated {} and was due by {}.",
                crate::date_words(answered),
                crate::date_words(due)
            );
            report.add(Finding::new(check, s, At::Letter, message, DO));
        }
        Some(_) => {}
        None => report.needs(check, "what the time for this body depends on"),
    }
}

const DO: &str = "Send it without delay, and tell the applicant that you are sorry it is late.";

fn late_by_question(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(today) = s.draft.response.answered else { return };
    let late: Vec<_> = s.decisions().filter(|(_, _, d)| d.due.is_some_and(|due| due < today)).collect();
    let Some((_, _, first)) = late.first() else { return };
    if let Some(due) = first.due {
        let message = format!(
            "The answer leaves on {} and was due by {}.",
            crate::date_words(today),
            crate::date_words(due)
        );
        report.add(Finding::new(check, s, At::Letter, message, DO));
    }
}
