//! Triage and acceptance.

use casework::{Command, Stage, case::TriageKind};
use document::Law;

use crate::day::*;

#[test]
fn an_accepted_request_has_its_date_from_the_law() {
    // s.10(1), s.10(6): 15 June 2026 is a bank holiday in Scotland.
    let day = Day::accepted("2026-06-01", 3);
    assert_eq!(day.due(0).as_deref(), Some("2026-06-30"));
    assert_eq!(day.case.stage(), Stage::Open);
}

#[test]
fn nothing_is_accepted_before_somebody_said_what_it_is() {
    let mut day = Day::with_questions("2026-06-01", 1);
    day.does(Command::UndoTriage { why: "hasty".into() });
    day.refused(Command::Accept { law: Law::Foia }, "say first what the message is");
    day.does(Command::Triage { kind: TriageKind::Request, why: String::new() });
    day.does(Command::Accept { law: Law::Foia });
}

#[test]
fn what_is_no_request_closes_with_a_reason_and_opens_again_when_undone() {
    let mut day = Day::with_questions("2026-06-01", 1);
    day.refused(Command::Triage { kind: TriageKind::Complaint, why: " ".into() }, "why this is not handled");
    day.does(Command::Triage { kind: TriageKind::Complaint, why: "about a missed bin".into() });
    assert_eq!(day.case.stage(), Stage::Closed);
    day.does(Command::UndoTriage { why: "it asks for figures too".into() });
    assert_eq!(day.case.stage(), Stage::Received);
}

#[test]
fn a_law_that_the_authority_does_not_answer_under_is_refused() {
    Day::with_questions("2026-06-01", 1)
        .refused(Command::Accept { law: Law::Foisa }, "does not answer under");
}

#[test]
fn accepting_twice_changes_nothing() {
    Day::accepted("2026-06-01", 1).refused(Command::Accept { law: Law::Foia }, "accepted already");
}
