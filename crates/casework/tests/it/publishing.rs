//! Publishing: a decision of its own, only of what was sent, never of own data.

use casework::{
    Command, Disposition, EntryId, LetterId, QuestionId,
    case::{LogEntry, PublishedAnswer},
    command::QuestionWords,
};
use document::response::Outcome;

use crate::day::*;

fn entry(questions: &[u32]) -> LogEntry {
    LogEntry {
        id: EntryId(0),
        letter: LetterId(0),
        title: "Telephony contracts".into(),
        summary: String::new(),
        on: date("2026-06-12"),
        outcome: Outcome::Full,
        answers: questions
            .iter()
            .map(|q| PublishedAnswer {
                question: QuestionId(*q),
                label: None,
                heading: None,
                question_text: "How many?".into(),
                answer: "Seven.".into(),
                table: None,
                disposition: Disposition::Given,
                provisions: vec![],
            })
            .collect(),
        annex: vec![],
        enclosures: vec![],
        looked_at_by: String::new(),
        withdrawn: None,
    }
}

fn publish(questions: &[u32], looked: bool) -> Command {
    Command::Publish {
        entry: Box::new(entry(questions)),
        looked_for_applicant: true,
        looked_for_third_parties: looked,
        looked_for_copyright: true,
    }
}

#[test]
fn nothing_is_published_that_was_not_sent_or_not_looked_at() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.decides(0, Disposition::Given).decides(1, Disposition::Given);
    day.refused(publish(&[0], true), "not on this case");
    day.does(letter(casework::case::LetterKind::Response, &[0], &[(1, "2026-06-20")], vec![]));
    day.refused(publish(&[0], false), "third parties");
    day.refused(publish(&[1], true), "was not answered in that letter");
    day.does(publish(&[0], true));
    assert_eq!(day.case.entries[0].looked_at_by, "Olwen Officer");
    day.refused(publish(&[0], true), "published already");
}

#[test]
fn own_data_parts_are_never_published() {
    let mut day = Day::with_questions("2026-06-01", 1);
    day.does(Command::AddQuestion {
        question: QuestionWords {
            path: "2".into(),
            label: None,
            heading: None,
            text: "My own file?".into(),
            place: None,
            stem: None,
            own_personal_data: Some(true),
        },
        at: None,
    });
    day.does(Command::Accept { law: document::Law::Foia });
    day.decides(0, Disposition::Given).decides(1, Disposition::Given).does(response(&[0, 1]));
    day.refused(publish(&[0, 1], true), "never published");
    day.does(publish(&[0], true));
}

#[test]
fn a_withdrawn_entry_keeps_its_reason() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, Disposition::Given).does(response(&[0])).does(publish(&[0], true));
    day.refused(Command::WithdrawPublication { entry: EntryId(0), why: " ".into() }, "why");
    day.does(Command::WithdrawPublication { entry: EntryId(0), why: "a figure was wrong".into() });
    assert_eq!(day.case.entries[0].withdrawn.as_deref(), Some("a figure was wrong"));
}
