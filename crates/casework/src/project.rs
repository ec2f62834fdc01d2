//! From a case to the line that lists show of it. Pure, so that a rebuild gives the same rows.

use crate::{
    case::*,
    decision::Disposition,
    rows::{CaseRow, WaitsFor},
};

/// The row of a case.
pub fn case_row(case: &Case) -> CaseRow {
    let stage = case.stage();
    let open = !matches!(stage, Stage::Answered | Stage::Closed | Stage::History) || in_doubt(case);
    let decided = case
        .questions
        .iter()
        .filter(|q| q.decision.as_ref().is_some_and(|d| d.disposition != Disposition::ToFollow))
        .count();
    let (waits_for, next) = next_step(case);
    CaseRow {
        reference: case.reference.clone(),
        subject: case.subject.clone(),
        stage: stage.id().to_owned(),
        law: case.law(),
        // History is listed by the day of its request; where nobody knows it, by the day on which it came in.
        received_on: case.history.as_ref().and_then(|h| h.received).unwrap_or(case.origin.received_on),
        due: match stage {
            Stage::Review => case.reviews.iter().filter(|r| r.answered.is_none()).filter_map(|r| r.due).min(),
            _ => case.due(),
        },
        open,
        waits_for: if open { waits_for } else { WaitsFor::Nobody },
        next: if open { next } else { String::new() },
        officer: case.officer.map(|o| o.0),
        questions: case.questions.len() as u32,
        decided: decided as u32,
        answered_on: case.answered_on(),
        published: case.entries.iter().any(|e| e.withdrawn.is_none()),
        history: case.history.is_some(),
        calendar: if open { case.calendar_edition().map(str::to_owned) } else { None },
        moved_by: case.moves.last().map(|m| m.after.calendar_edition.clone()),
        move_unseen: open && case.moves.iter().any(|m| m.looked_at_by.is_none()),
    }
}

fn in_doubt(case: &Case) -> bool {
    case.letters.iter().any(|l| matches!(l.state, LetterState::InDoubt { .. } | LetterState::Bounced { .. }))
}

/// What is next, and for whom the case waits. Alarms first, then what the law asks.
pub fn next_step(case: &Case) -> (WaitsFor, String) {
    use WaitsFor::*;
    if let Some(letter) = case.letters.iter().find(|l| matches!(l.state, LetterState::InDoubt { .. })) {
        return (Us, format!("find out whether the {} left", letter.kind.words()));
    }
    if let Some(letter) = case.letters.iter().find(|l| matches!(l.state, LetterState::Bounced { .. })) {
        return (Us, format!("the {} came back: find another address", letter.kind.words()));
    }
    if case.messages.iter().any(|m| m.understood.is_none()) {
        return (Us, "read the message that came".to_owned());
    }
    match case.stage() {
        Stage::Received => return (Us, "say what the message is".to_owned()),
        Stage::Reading => return (Us, "check the questions and accept".to_owned()),
        Stage::Review => return (Us, "answer the review".to_owned()),
        Stage::Answered | Stage::Closed | Stage::History => return (Nobody, String::new()),
        Stage::Open => {}
    }
    if let Some(clearance) = case.clearance() {
        match &clearance.state {
            ClearanceState::Asked => return (Others, format!("clearance by {}", clearance.approver_name)),
            ClearanceState::Returned { .. } => return (Us, "change what the approver asked for".to_owned()),
            _ => {}
        }
    }
    let progress: Vec<Progress> = case.questions.iter().map(|q| case.progress(q.id)).collect();
    let count = |wanted: &[Progress]| progress.iter().filter(|p| wanted.contains(p)).count();
    let ours = count(&[Progress::New, Progress::Supplied]);
    let asked = count(&[Progress::Asked]);
    let ready = count(&[Progress::Decided]);
    let plural = |n: usize| if n == 1 { "question" } else { "questions" };
    match (ours, asked, ready) {
        (0, 0, 0) => (Applicant, "clarification or a fee".to_owned()),
        (0, 0, _) => (Us, "check the letter and send it".to_owned()),
        (0, asked, _) => (Others, format!("{asked} {} with colleagues", plural(asked))),
        (ours, _, _) => (Us, format!("decide {ours} {}", plural(ours))),
    }
}
