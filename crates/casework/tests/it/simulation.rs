//! Years of random events on a set clock: after each, replay equals state, and what must never be is not.

use casework::{
    Command, Disposition, GroupId, LetterId, QuestionId,
    case::{
        ClockEvent, ClockEventKind, Closing, Inspected, InspectionFound, InspectionVerdict, LetterKind,
        LetterState, TriageKind,
    },
    command::QuestionWords,
};
use document::Law;
use jiff::ToSpan;
use proptest::prelude::*;

use crate::day::*;

fn command(kind: u8, a: u32, b: u32, today: jiff::civil::Date) -> Command {
    let question = QuestionId(a % 7);
    match kind % 24 {
        0 => Command::Accept { law: if b.is_multiple_of(4) { Law::Eir } else { Law::Foia } },
        1 => Command::Triage { kind: TriageKind::ALL[(a % 10) as usize], why: "looked at".into() },
        2 => Command::UndoTriage { why: "hasty".into() },
        3..=7 => Command::Decide {
            question,
            decision: Box::new(casework::Decision::new(
                [Disposition::Given, Disposition::Withheld, Disposition::NotHeld][(b % 3) as usize],
                format!("answer {b}"),
            )),
            revision: b % 2,
        },
        8 => Command::TakeBackDecision { question, why: "changed".into() },
        9 => Command::DropQuestion { question, why: "none".into() },
        10 => Command::MoveQuestion { question, to: (b % 5) as usize },
        11 => Command::MergeQuestions { keep: question, merged: vec![QuestionId(b % 7)] },
        12 => Command::FormGroup {
            questions: vec![question],
            law: Law::Foia,
            received_on: None,
            why: "apart".into(),
        },
        13 => Command::MoveClock {
            group: GroupId(b % 3),
            what: ClockEvent {
                kind: [
                    ClockEventKind::FeesNotice,
                    ClockEventKind::FeePaid,
                    ClockEventKind::Withdrawn,
                    ClockEventKind::ClarificationSought,
                ][(a % 4) as usize],
                on: today,
            },
            note: "so it was".into(),
        },
        14 => Command::AddEnclosure {
            file: file(&format!("f{}", b % 5)),
            made_from: None,
            dropped: Vec::new(),
            question: Some(question),
        },
        15 => Command::NoteInspection {
            enclosure: casework::EnclosureId(a % 3),
            inspected: Box::new(Inspected {
                sha256: file(&format!("f{}", b % 5)).sha256,
                verdict: [InspectionVerdict::Clean, InspectionVerdict::CannotCheck][(b % 2) as usize],
                found: InspectionFound::default(),
            }),
        },
        16 | 17 => letter(LetterKind::Response, &[a % 7, b % 7], &[], vec![]),
        18 => letter(LetterKind::Response, &[0, 1, 2], &[], vec![]),
        19 => Command::MarkSentInError {
            letter: LetterId(a % 3),
            why: "wrong".into(),
            containment: "recalled".into(),
        },
        20 => Command::RequestReview { grounds: "not content".into() },
        21 => Command::Close { how: Closing::NoClarification, why: "nothing came".into() },
        22 => Command::Reopen { why: "it came".into() },
        _ => Command::AddQuestion {
            question: QuestionWords {
                path: "9".into(),
                label: None,
                heading: None,
                text: format!("More {b}?"),
                place: None,
                stem: None,
                own_personal_data: None,
            },
            at: Some((a % 4) as usize),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn replay_equals_state_and_nothing_moves_by_itself(
        steps in prop::collection::vec((any::<u8>(), any::<u32>(), any::<u32>(), 0_i64..4), 1..90),
    ) {
        let mut day = Day::with_questions("2026-01-05", 3);
        without_clearance(&mut day);
        for (kind, a, b, days) in steps {
            day.today = day.today.checked_add(days.days()).unwrap();
            let before = day.case.clone();
            let dates = |case: &casework::Case| -> Vec<_> { case.groups.values().map(|g| g.outcome.clone()).collect() };
            let command = command(kind, a, b, day.today);
            let actor = match command {
                Command::NoteInspection { .. } => casework::Actor::program("the inspection"),
                _ => officer(),
            };
            match day.as_actor(&actor, command) {
                Err(_) => prop_assert_eq!(&day.case, &before, "a refusal changes nothing"),
                Ok(0) => prop_assert_eq!(&day.case, &before, "no event, no change"),
                Ok(_) => {}
            }
            if day.case.version == before.version {
                prop_assert_eq!(dates(&day.case), dates(&before), "no date moves without an event");
            }
            prop_assert_eq!(&day.replayed(), &day.case, "replay equals state");
            prop_assert_eq!(casework::case_row(&day.replayed()), casework::case_row(&day.case));
            for letter in day.case.letters.iter().filter(|l| l.kind.answers()) {
                for id in &letter.enclosures {
                    prop_assert!(day.case.enclosure(*id).is_some_and(|e| day.case.may_leave(e))
                        || !matches!(letter.state, LetterState::Issued));
                }
            }
            for event in &day.events {
                let bytes = event.0.bytes();
                prop_assert_eq!(&casework::Event::read(1, &bytes).unwrap(), &event.0, "what is kept is what happened");
            }
        }
    }
}
