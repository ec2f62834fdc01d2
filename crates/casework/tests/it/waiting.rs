//! Clocks that wait: clarification, extension, messages that come back, letters that did not arrive.

use casework::{
    Command, GroupId, MessageId, QuestionId, Stage,
    case::{LetterKind, Message, MessagePurpose},
};
use document::{Law, request::Applicant};

use crate::day::*;

fn part(day: &mut Day, question: u32) {
    day.does(Command::FormGroup {
        questions: vec![QuestionId(question)],
        law: Law::Foia,
        received_on: None,
        why: "unclear".into(),
    });
}

fn clarification(group: u32) -> Command {
    match letter(LetterKind::Clarification, &[], &[], vec![]) {
        Command::IssueLetter {
            kind,
            to,
            subject,
            message_id,
            files,
            answers,
            to_follow,
            supersedes,
            findings,
            until,
            ..
        } => Command::IssueLetter {
            kind,
            to,
            subject,
            message_id,
            files,
            answers,
            to_follow,
            supersedes,
            findings,
            groups: vec![GroupId(group)],
            until,
            note: "Which year do you mean?".into(),
            particulars: Box::default(),
        },
        other => other,
    }
}

fn message(on: &str, proposed: MessagePurpose) -> Command {
    Command::FileMessage {
        message: Message {
            id: MessageId(0),
            at: noon(date(on)),
            on: date(on),
            from: Applicant::default(),
            subject: "Re: your request".into(),
            text: "I mean 2025.".into(),
            original: file(&format!("message {on}")),
            proposed,
            proposed_because: "it says so".into(),
            about: None,
            understood: None,
        },
    }
}

#[test]
fn an_unclear_third_question_does_not_reset_the_first_two() {
    let mut day = Day::accepted("2026-06-01", 3);
    part(&mut day, 2);
    day.on("2026-06-08").does(clarification(1));
    assert_eq!(day.due(0).as_deref(), Some("2026-06-30"), "the others run on");
    assert_eq!(day.due(1), None, "its own clock waits");
    assert_eq!(day.case.due().unwrap().to_string(), "2026-06-30");

    // s.10(6)(b): the full twenty days from the day the clarification came, 22 June, past 13 July (Northern Ireland).
    day.on("2026-06-24").does(message("2026-06-22", MessagePurpose::Clarification));
    day.does(Command::UnderstandMessage {
        message: MessageId(0),
        purpose: MessagePurpose::Clarification,
        groups: vec![],
        why: String::new(),
    });
    assert_eq!(day.due(0).as_deref(), Some("2026-06-30"));
    assert_eq!(
        day.due(1).as_deref(),
        Some("2026-07-21"),
        "the day of arrival counts, not the day it was read"
    );
}

#[test]
fn words_nobody_asked_for_move_no_clock() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.on("2026-06-10").does(message("2026-06-10", MessagePurpose::Clarification));
    day.does(Command::UnderstandMessage {
        message: MessageId(0),
        purpose: MessagePurpose::Narrowing,
        groups: vec![],
        why: "asks for less".into(),
    });
    assert_eq!(day.due(0).as_deref(), Some("2026-06-30"));
}

#[test]
fn a_withdrawal_ends_the_case() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.on("2026-06-10").does(message("2026-06-10", MessagePurpose::Withdrawal));
    day.does(Command::UnderstandMessage {
        message: MessageId(0),
        purpose: MessagePurpose::Withdrawal,
        groups: vec![],
        why: String::new(),
    });
    assert_eq!(day.case.stage(), Stage::Closed);
}

#[test]
fn dissatisfaction_in_any_words_opens_a_review() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, casework::Disposition::Given).on("2026-06-12").does(response(&[0]));
    day.on("2026-06-20").does(message("2026-06-19", MessagePurpose::Dissatisfaction));
    day.does(Command::UnderstandMessage {
        message: MessageId(0),
        purpose: MessagePurpose::Dissatisfaction,
        groups: vec![],
        why: String::new(),
    });
    assert_eq!(day.case.stage(), Stage::Review);
    assert_eq!(day.case.reviews[0].on.to_string(), "2026-06-19");
    assert!(day.case.reviews[0].due.is_some());
}

#[test]
fn an_undelivered_reply_is_no_reply() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, casework::Disposition::Given).on("2026-06-12").does(response(&[0]));
    assert_eq!(day.case.stage(), Stage::Answered);
    assert_eq!(day.case.groups[&GroupId(0)].outcome.as_ref().unwrap().state, "met");
    day.on("2026-06-13");
    let clerk = casework::Actor::program("the post room");
    day.as_actor(&clerk, message("2026-06-13", MessagePurpose::Bounce)).unwrap();
    assert_eq!(day.case.stage(), Stage::Open, "the question is open again");
    assert_eq!(day.case.due().unwrap().to_string(), "2026-06-30");
}

#[test]
fn the_same_message_twice_is_filed_once() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.does(message("2026-06-10", MessagePurpose::Thanks))
        .does(message("2026-06-10", MessagePurpose::Thanks));
    assert_eq!(day.case.messages.len(), 1);
}
