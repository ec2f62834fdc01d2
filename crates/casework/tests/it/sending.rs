//! The gate before a letter leaves, and what became of letters.

use casework::{
    Actor, Command, Disposition, FindingNote, QuestionId, Severity, Stage, case::LetterKind,
    decision::AnsweredBy,
};

use crate::day::*;

fn finding(check: &str, severity: Severity, curable: bool) -> FindingNote {
    FindingNote { check: check.into(), place: "question 1".into(), severity, curable }
}

#[test]
fn no_letter_leaves_while_a_question_it_answers_is_undecided() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.decides(0, Disposition::Given).refused(response(&[0, 1]), "not decided");
}

#[test]
fn what_is_ready_goes_and_the_rest_follows_by_a_lawful_date() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.decides(0, Disposition::Given).on("2026-06-10");
    day.refused(response(&[0]), "left out");
    day.refused(
        letter(LetterKind::Response, &[0], &[(1, "2026-07-20")], vec![]),
        "may not follow later than 2026-06-30",
    );
    day.does(letter(LetterKind::Response, &[0], &[(1, "2026-06-24")], vec![]));
    assert_eq!(day.case.stage(), Stage::Open);
    day.on("2026-06-24").decides(1, Disposition::Given).does(response(&[1]));
    assert_eq!(day.case.stage(), Stage::Answered);
    assert_eq!(day.case.answered_on().unwrap().to_string(), "2026-06-24");
}

#[test]
fn a_curable_breach_blocks_until_it_is_overruled_with_a_reason_and_lateness_never_does() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.on("2026-08-03").decides(0, Disposition::Given);
    let breach = finding("ncnd-contradicted", Severity::Breach, true);
    let late = finding("answered-late", Severity::Breach, false);
    let risk = finding("s40-without-condition", Severity::Risk, true);
    let with = |findings: Vec<FindingNote>| letter(LetterKind::Response, &[0], &[], findings);
    day.refused(with(vec![late.clone(), risk.clone(), breach.clone()]), "a breach stands");
    let overrule = |why: &str| Command::OverruleFinding {
        check: "ncnd-contradicted".into(),
        place: "question 1".into(),
        why: why.into(),
    };
    day.refused(overrule(""), "why the finding may stand");
    day.does(overrule("the product is not the one asked about"));
    day.does(with(vec![late, risk, breach]));
    assert_eq!(day.case.groups.values().next().unwrap().outcome.as_ref().unwrap().state, "late");
}

#[test]
fn an_answer_that_points_elsewhere_needs_that_answer_in_the_letter_or_sent() {
    let mut day = Day::accepted("2026-06-01", 2);
    day.decides(0, Disposition::Given);
    let mut see = casework::Decision::new(Disposition::Given, "");
    see.answered_by = AnsweredBy::See(QuestionId(0));
    day.does(Command::Decide { question: QuestionId(1), decision: Box::new(see), revision: 0 });
    day.refused(letter(LetterKind::Response, &[1], &[(0, "2026-06-20")], vec![]), "points to question 1");
    day.does(response(&[0, 1]));
}

#[test]
fn the_same_question_is_answered_once_and_corrected_on_purpose() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, Disposition::Given).does(response(&[0]));
    day.refused(response(&[0]), "answered in an earlier letter");
    let correction = match letter(LetterKind::Correction, &[0], &[], vec![]) {
        Command::IssueLetter {
            kind,
            to,
            subject,
            message_id,
            files,
            answers,
            to_follow,
            findings,
            groups,
            until,
            note,
            ..
        } => {
            let supersedes = Some(last_letter(&day));
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
                groups,
                until,
                note,
                particulars: Box::default(),
            }
        }
        other => other,
    };
    day.does(correction);
    assert_eq!(day.case.letters.len(), 2);
}

#[test]
fn a_letter_in_doubt_is_an_officers_to_settle_and_never_sent_again_by_itself() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, Disposition::Given).does(response(&[0]));
    let post = Actor::program("the post room");
    let id = last_letter(&day);
    day.as_actor(&post, Command::NoteInDoubt { letter: id, why: "the line broke".into() }).unwrap();
    assert_eq!(casework::case_row(&day.case).next, "find out whether the response left");
    day.refused(
        Command::ResendLetter { letter: id, to: "q@example.org".into(), why: "to be sure".into() },
        "in doubt",
    );
    day.does(Command::ResolveDoubt { letter: id, left: false, why: "the server's log has no trace".into() });
    assert_eq!(day.case.stage(), Stage::Open, "a letter that never left answered nothing");
}

#[test]
fn a_letter_sent_in_error_answers_nothing() {
    let mut day = Day::accepted("2026-06-01", 1);
    day.decides(0, Disposition::Given).does(response(&[0]));
    let id = last_letter(&day);
    let mark = |containment: &str| Command::MarkSentInError {
        letter: id,
        why: "another person's data".into(),
        containment: containment.into(),
    };
    day.refused(mark(""), "72-hour");
    day.does(mark("recalled by telephone, deletion confirmed"));
    assert_eq!(day.case.stage(), Stage::Open);
}
