//! A newer edition of the calendar: which dates move, which do not, and that both days and the reason are kept.
//!
//! The edition of 31 January 2026 lacks 15 June 2026, which was proclaimed a bank holiday in Scotland on 5 February 2026
//! (BFDA 1971 s.1(3)); FOIA s.10(6) and EIR reg.2(1) leave out a bank holiday of any part of the United Kingdom.

use casework::{
    Actor, Command, Disposition, GroupId, QuestionId,
    case::{ClockEvent, ClockEventKind as Kind, ClockOf, Closing, LetterKind},
    case_row,
};
use document::Law;
use law::Edition;

use crate::day::*;

const OLDER: &str = "2026-01-31";

fn program() -> Actor {
    Actor::program("the calendar")
}

/// A case of some questions, accepted while the older edition was the newest.
fn older(received: &str, law: Law, questions: usize) -> Day {
    let mut day = Day::with_questions(received, questions);
    day.edition = Edition::by_id(OLDER).unwrap();
    day.does(Command::Accept { law });
    day
}

/// Works the dates out again with the newest edition; says how many events followed.
fn recompute(day: &mut Day) -> usize {
    day.edition = Edition::current();
    let done = day.as_actor(&program(), Command::Recompute {}).unwrap();
    assert_eq!(day.replayed(), day.case, "the events say the same");
    done
}

fn moves(group: u32, kind: Kind, on: &str) -> Command {
    let what = ClockEvent { kind, on: date(on) };
    Command::MoveClock { group: GroupId(group), what, note: "so it was".into() }
}

#[test]
fn dates_move_by_the_days_that_became_bank_holidays() {
    let none: &[(Kind, &str)] = &[];
    // A charge paused the time from February to May, and 40 days were allowed: received before the proclamation.
    let charged: &[(Kind, &str)] = &[
        (Kind::ComplexVoluminousExtension, "2026-02-05"),
        (Kind::ChargeNotice, "2026-02-05"),
        (Kind::ChargePaid, "2026-05-01"),
    ];
    // received, law, events; due with the older edition, with the newer, the safe day; days that made it; because
    let table = [
        (
            "2026-06-01",
            Law::Foia,
            none,
            "2026-06-29",
            "2026-06-30",
            "2026-06-30",
            1,
            "s.10(6): 15 June is not counted",
        ),
        (
            "2026-06-01",
            Law::Eir,
            none,
            "2026-06-29",
            "2026-06-30",
            "2026-06-30",
            1,
            "reg.2(1): the same days",
        ),
        (
            "2026-05-15",
            Law::Foia,
            none,
            "2026-06-15",
            "2026-06-16",
            "2026-06-16",
            1,
            "the twentieth day itself is left out",
        ),
        (
            "2026-05-14",
            Law::Foia,
            none,
            "2026-06-12",
            "2026-06-12",
            "2026-06-12",
            0,
            "ends on the working day before",
        ),
        (
            "2026-06-15",
            Law::Foia,
            none,
            "2026-07-14",
            "2026-07-14",
            "2026-07-14",
            0,
            "received on it: day 0 is never counted",
        ),
        (
            "2026-02-03",
            Law::Eir,
            charged,
            "2026-06-29",
            "2026-06-30",
            "2026-06-29",
            1,
            "proclaimed after receipt: unsettled, so the earlier is safe (LAW 1.1)",
        ),
    ];
    for (received, law, events, before, after, safe, days, because) in table {
        let mut day = older(received, law, 1);
        for (kind, on) in events {
            day.on(on).does(moves(0, *kind, on));
        }
        assert_eq!(day.due(0).as_deref(), Some(before), "older: {received}, {because}");
        assert_eq!(recompute(&mut day), 1, "the edition is noted: {received}, {because}");
        let outcome = day.case.groups[&GroupId(0)].outcome.clone().unwrap();
        assert_eq!(outcome.calendar_edition, Edition::current().id());
        assert_eq!(outcome.due, Some(date(after)), "newer: {received}, {because}");
        assert_eq!(outcome.safe_due, Some(date(safe)), "safe: {received}, {because}");

        let moved = &day.case.moves;
        assert_eq!(moved.len(), usize::from(before != after), "{received}, {because}");
        for moved in moved {
            assert_eq!(moved.clock, ClockOf::Answer { group: GroupId(0) });
            assert_eq!((moved.before.due, moved.after.due), (Some(date(before)), Some(date(after))));
            assert_eq!(moved.before.calendar_edition, OLDER);
            assert_eq!(moved.safe(), (safe != after).then(|| date(safe)), "{received}, {because}");
            assert_eq!(moved.days.len(), days, "{received}, {because}");
            let made = &moved.days[0];
            assert_eq!((made.date, made.counts), (date("2026-06-15"), false));
            assert_eq!(made.why, "bank holiday in Scotland");
            assert_eq!(made.provision, if law == Law::Eir { "reg.2(1)" } else { "s.10(6)" });
        }
        assert_eq!(recompute(&mut day), 0, "a second run changes nothing: {received}, {because}");
    }
}

#[test]
fn only_what_is_open_is_worked_out_again() {
    let mut day = older("2026-06-01", Law::Foia, 2);
    let apart = vec![QuestionId(1)];
    day.does(Command::FormGroup { questions: apart, law: Law::Foia, received_on: None, why: "apart".into() });
    let never = casework::authority::ClearancePolicy::Never;
    day.does(Command::SetClearanceRule { policy: never });
    day.on("2026-06-10").decides(0, Disposition::Given);
    day.does(letter(LetterKind::Response, &[0], &[(1, "2026-06-29")], vec![]));
    assert_eq!(recompute(&mut day), 1, "the question that was answered keeps its date");
    assert_eq!(day.due(0).as_deref(), Some("2026-06-29"));
    assert_eq!(day.due(1).as_deref(), Some("2026-06-30"));
    assert_eq!(day.case.calendar_edition(), Some(Edition::current().id()));

    let mut closed = older("2026-06-01", Law::Foia, 1);
    closed.does(Command::Close { how: Closing::HandledElsewhere, why: "by telephone".into() });
    assert_eq!(recompute(&mut closed), 0, "a closed case is not touched");
    assert_eq!(case_row(&closed.case).calendar, None);
    closed.does(Command::Reopen { why: "it was not".into() });
    assert_eq!(case_row(&closed.case).calendar.as_deref(), Some(OLDER), "opened again, it is to be done");
    assert_eq!(recompute(&mut closed), 1);

    let mut withdrawn = older("2026-06-01", Law::Foia, 1);
    withdrawn.does(moves(0, Kind::Withdrawn, "2026-06-01"));
    assert_eq!(recompute(&mut withdrawn), 0, "no duty is left");
}

#[test]
fn a_clock_that_waits_notes_the_edition_and_moves_nothing() {
    let mut day = older("2026-06-01", Law::Foia, 1);
    day.on("2026-06-08").does(moves(0, Kind::FeesNotice, "2026-06-08"));
    assert_eq!(day.due(0), None);
    assert_eq!(recompute(&mut day), 1);
    assert_eq!((day.case.moves.len(), day.case.calendar_edition()), (0, Some(Edition::current().id())));
}

#[test]
fn an_open_review_moves_too() {
    let mut day = older("2026-05-01", Law::Eir, 1);
    day.on("2026-06-01").does(Command::RequestReview { grounds: "Look again.".into() });
    let was = day.case.reviews[0].due.unwrap();
    assert!(recompute(&mut day) >= 1);
    let review = &day.case.reviews[0];
    assert_eq!(review.calendar_edition, Edition::current().id());
    // reg.11(4): 40 working days after receipt, past 15 June and 13 July (Northern Ireland).
    assert_eq!((was, review.due), (date("2026-07-28"), Some(date("2026-07-29"))));
    let moved = day.case.moves.iter().find(|m| matches!(m.clock, ClockOf::Review { .. })).unwrap();
    assert_eq!((moved.before.due, moved.after.due), (Some(was), review.due));
    assert_eq!(moved.days.len(), 1);
    assert_eq!(recompute(&mut day), 0);
}

#[test]
fn an_older_program_never_undoes_what_a_newer_one_did() {
    let mut day = older("2026-06-01", Law::Foia, 1);
    recompute(&mut day);
    day.edition = Edition::by_id(OLDER).unwrap();
    assert_eq!(day.as_actor(&program(), Command::Recompute {}).unwrap(), 0);
    assert_eq!(day.due(0).as_deref(), Some("2026-06-30"));
}

#[test]
fn somebody_looks_at_what_moved_once() {
    let mut day = older("2026-06-01", Law::Foia, 1);
    recompute(&mut day);
    let row = case_row(&day.case);
    assert_eq!((row.moved_by.as_deref(), row.move_unseen), (Some(Edition::current().id()), true));
    let look = || Command::LookAtMoves { edition: Edition::current().id().to_owned() };
    assert_eq!(day.as_actor(&officer(), look()).unwrap(), 1);
    assert_eq!(day.as_actor(&officer(), look()).unwrap(), 0, "a second look changes nothing");
    assert_eq!(day.case.moves[0].looked_at_by.as_deref(), Some("Olwen Officer"));
    assert!(!case_row(&day.case).move_unseen);
    assert!(
        day.as_actor(&officer(), Command::Recompute {}).is_err(),
        "only the program works dates out again"
    );
}
