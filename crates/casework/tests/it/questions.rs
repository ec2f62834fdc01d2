//! Putting questions right.

use casework::{Command, Disposition, QuestionId, command::QuestionWords};

use crate::day::*;

fn words(text: &str) -> QuestionWords {
    QuestionWords {
        path: String::new(),
        label: None,
        heading: None,
        text: text.into(),
        place: None,
        stem: None,
        own_personal_data: None,
    }
}

fn texts(day: &Day) -> Vec<String> {
    day.case.questions.iter().map(|q| q.text.clone()).collect()
}

#[test]
fn questions_are_split_merged_moved_added_and_dropped_and_ids_are_never_used_again() {
    let mut day = Day::with_questions("2026-06-01", 3);
    day.does(Command::SplitQuestion {
        question: QuestionId(1),
        into: vec![words("Who?"), words("How much?")],
    });
    assert_eq!(texts(&day), ["Question number 1?", "Who?", "How much?", "Question number 3?"]);
    let ids: Vec<u32> = day.case.questions.iter().map(|q| q.id.0).collect();
    assert_eq!(ids, [0, 3, 4, 2]);
    day.does(Command::MergeQuestions { keep: QuestionId(3), merged: vec![QuestionId(4)] });
    assert_eq!(texts(&day), ["Question number 1?", "Who? How much?", "Question number 3?"]);
    day.does(Command::MoveQuestion { question: QuestionId(2), to: 0 });
    assert_eq!(texts(&day)[0], "Question number 3?");
    day.does(Command::DropQuestion { question: QuestionId(0), why: "a greeting".into() });
    day.does(Command::AddQuestion { question: words("And why?"), at: None });
    assert_eq!(texts(&day), ["Question number 3?", "Who? How much?", "And why?"]);
    assert_eq!(day.case.questions[2].id, QuestionId(5));
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn what_was_answered_is_not_changed_any_more() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.decides(0, Disposition::Given).decides(1, Disposition::Given).does(response(&[0, 1]));
    day.refused(
        Command::RewordQuestion {
            question: QuestionId(0),
            label: None,
            heading: None,
            text: "Other?".into(),
        },
        "while the case is answered",
    );
}

#[test]
fn a_question_added_after_acceptance_has_the_clock_from_the_beginning() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.on("2026-06-15").does(Command::AddQuestion { question: words("Overlooked?"), at: None });
    assert_eq!(day.case.group_of(QuestionId(1)).unwrap().received_on.to_string(), "2026-06-01");
}

#[test]
fn two_officers_on_one_question_both_keep_their_text() {
    let mut day = Day::accepted("2026-06-01", 1);
    let mine = casework::Decision::new(Disposition::Given, "Mine.");
    let theirs = casework::Decision::new(Disposition::Given, "Theirs.");
    let decide = |decision: &casework::Decision| Command::Decide {
        question: QuestionId(0),
        decision: Box::new(decision.clone()),
        revision: 0,
    };
    day.as_actor(&person(SECOND_OFFICER, "Piers Second", &[casework::Role::Officer]), decide(&theirs))
        .unwrap();
    let refusal = day.as_actor(&officer(), decide(&mine)).unwrap_err();
    assert_eq!(refusal.kind, casework::RefusalKind::Changed);
    assert!(refusal.why.contains("Piers Second"));
    assert_eq!(day.case.questions[0].decision.as_ref(), Some(&theirs));
}
