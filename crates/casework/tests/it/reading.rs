//! What the reader is not sure of is asked, and what an officer puts right is told at acceptance.

use casework::{
    Command, Event, QuestionId,
    case::{Correction, DoubtKind, Reading, Sign, SignKind, Unclear},
    command::QuestionWords,
};
use document::{Law, Span, Sure, request::Applicant};
use jiff::civil::date;

use crate::day::*;

fn question(start: usize, end: usize) -> QuestionWords {
    QuestionWords {
        path: "1".into(),
        label: None,
        heading: None,
        text: String::new(),
        place: Some(Span::new(start, end)),
        stem: None,
        own_personal_data: Some(true),
    }
}

/// The text of a day is "a request"; "a" was read as a question, "request" was left out.
fn read() -> Day {
    let mut day = Day::with_questions("2026-06-01", 0);
    let sign = Sign {
        kind: SignKind::RoundRobin,
        value: None,
        why: "worded for many".into(),
        place: None,
        sure: Sure::hundredths(60),
    };
    day.does(Command::ReadRequest {
        law: Some(Law::Foia),
        stems: vec![],
        questions: vec![question(0, 1)],
        unclear: vec![
            Unclear { why: "no name".into(), place: Some(Span::new(0, 0)) },
            Unclear { why: "left out".into(), place: Some(Span::new(2, 9)) },
        ],
        reading: Some(Box::new(Reading {
            reader: "1.2.3".into(),
            sure: vec![Some(Sure::hundredths(40))],
            signs: vec![sign],
            ..Reading::default()
        })),
    });
    day
}

fn asked(day: &Day) -> Vec<(String, DoubtKind)> {
    day.case.doubts().into_iter().map(|d| (d.id, d.about)).collect()
}

fn answer(doubt: &str, right: bool) -> Command {
    Command::AnswerReading { doubt: doubt.into(), right }
}

fn corrected(day: &Day) -> Option<Vec<Correction>> {
    day.events.iter().find_map(|(event, ..)| match event {
        Event::ReadingCorrected { corrections, reader } => {
            assert_eq!(reader, "1.2.3");
            Some(corrections.clone())
        }
        _ => None,
    })
}

#[test]
fn every_doubt_is_asked_once_and_an_answer_ends_it() {
    let mut day = read();
    let first = QuestionId(0);
    assert_eq!(
        asked(&day),
        [
            ("unclear-0".to_owned(), DoubtKind::Whole),
            ("sign-0".to_owned(), DoubtKind::Sign(0)),
            ("question-0".to_owned(), DoubtKind::Question(first)),
            ("own-0".to_owned(), DoubtKind::OwnData(first)),
            ("unclear-1".to_owned(), DoubtKind::Overlooked),
        ]
    );
    for doubt in ["unclear-0", "sign-0", "question-0", "own-0", "unclear-1"] {
        day.does(answer(doubt, true));
    }
    assert_eq!(asked(&day), []);
    day.refused(answer("unclear-7", true), "not asked any more");
    day.does(Command::Accept { law: Law::Foia });
    assert_eq!(corrected(&day), None, "the reader was right in everything");
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn one_answer_puts_it_right() {
    let mut day = read();
    day.does(answer("unclear-1", false));
    let texts: Vec<&str> = day.case.questions.iter().map(|q| q.text.as_str()).collect();
    assert_eq!(texts, ["a", "request"], "what was overlooked is a question, in its place");
    day.does(answer("own-0", false));
    assert_eq!(day.case.questions[0].own_personal_data, Some(false));
    day.does(answer("sign-0", false));
    assert_eq!(day.case.signs().count(), 0);
    day.does(Command::DropQuestion { question: QuestionId(0), why: "no question".into() });
    assert!(!asked(&day).iter().any(|(id, _)| id == "question-0"), "what is gone is not asked about");
    day.does(Command::Accept { law: Law::Eir });
    use Correction as C;
    assert_eq!(corrected(&day), Some(vec![C::Added, C::Dropped, C::OwnData, C::Sign, C::Law]));
    assert_eq!(day.replayed(), day.case);
}

#[test]
fn what_was_changed_and_changed_back_is_no_correction() {
    let mut day = read();
    day.does(answer("unclear-1", false));
    let added = day.case.questions[1].id;
    day.does(Command::DropQuestion { question: added, why: "it was none after all".into() });
    day.does(Command::Accept { law: Law::Foia });
    assert_eq!(corrected(&day), None);
}

#[test]
fn joined_questions_stand_in_one_passage_and_a_passage_is_added_where_it_stands() {
    let mut day = read();
    day.does(Command::AddQuestion { question: question(2, 9), at: None });
    day.does(Command::MergeQuestions { keep: QuestionId(0), merged: vec![QuestionId(1)] });
    assert_eq!(day.case.questions[0].text, "a request");
    assert_eq!(day.case.questions[0].place, Some(Span::new(0, 9)));
}

#[test]
fn words_that_are_typed_are_found_again_in_the_request() {
    let mut day = read();
    day.case.text = "first of all\nhow many\r\n  swans live here".into();
    let words = |text: &str| QuestionWords { text: text.into(), place: None, ..question(0, 0) };
    for (text, place) in
        [("how many swans live", Some(Span::new(13, 35))), ("how many", None), ("how many geese", None)]
    {
        day.does(Command::AddQuestion { question: words(text), at: None });
        let added = day.case.questions.iter().find(|q| q.text == text).unwrap();
        assert_eq!(added.place, place, "{text}");
    }
}

#[test]
fn who_asks_and_the_day_of_receipt_are_put_right_with_a_reason_and_the_day_only_before_acceptance() {
    let mut day = read();
    let applicant = Applicant { name: Some(" Sam Example ".into()), ..Applicant::default() };
    day.refused(Command::CorrectApplicant { applicant: applicant.clone(), why: " ".into() }, "say in a line");
    day.does(Command::CorrectApplicant { applicant, why: "the letter is signed".into() });
    assert_eq!(day.case.applicant.name.as_deref(), Some("Sam Example"));
    let on = |day: i8| Command::CorrectReceipt { on: date(2026, 5, day), why: "the stamp".into() };
    day.does(on(28));
    assert_eq!(day.case.origin.received_on, date(2026, 5, 28));
    day.refused(Command::CorrectReceipt { on: date(2026, 6, 2), why: "x".into() }, "lies ahead");
    day.does(Command::Accept { law: Law::Foia });
    assert_eq!(corrected(&day), Some(vec![Correction::Applicant, Correction::Received]));
    day.refused(on(27), "has been told");
    assert_eq!(day.replayed(), day.case);
}
