//! A newer edition of the bank holidays: open cases are worked out again, once, and the desk is told which moved.

use ::calendar::Edition;
use casework::{CaseId, Command, case::Closing};
use jiff::civil::date;
use office::{CalendarFilter, Office};

use crate::{
    house::{self, HOUSE, OTHER, officer, stranger},
    place::{Place, on_both},
};

on_both!(
    open_cases_are_worked_out_again_and_the_desk_is_told,
    a_crash_or_another_node_in_between_is_harmless,
    a_row_of_an_older_program_is_put_right_without_an_event,
    somebody_looks_at_what_moved,
);

const OLDER: &str = "2026-01-31";

/// The office as it was while the older edition was the newest.
fn before(place: &Place) -> Office {
    place.office.clone().counting_with(Edition::by_id(OLDER).unwrap())
}

async fn all(office: &Office, batch: u32) -> (u64, u64, u64) {
    let (mut total, mut next) = ((0, 0, 0), None);
    loop {
        let done = office.recount(HOUSE, next.as_ref(), batch).await.unwrap();
        total = (total.0 + done.looked_at, total.1 + done.moved, total.2 + done.left);
        match done.next {
            Some(key) => next = Some(key),
            None => return total,
        }
    }
}

async fn due(place: &Place, case: CaseId) -> String {
    place.office.store.case(HOUSE, case.0).await.unwrap().unwrap().row.due.unwrap().to_string()
}

async fn version(place: &Place, case: CaseId) -> u64 {
    place.office.case(&officer(), case).await.unwrap().version
}

async fn open_cases_are_worked_out_again_and_the_desk_is_told(place: &Place) {
    let past = before(place);
    // Received on 1 June 2026: two stay open, one is closed; one that came on 15 May is due on the new holiday itself.
    let first = house::accepted(&past, 1).await;
    let second = house::accepted(&past, 2).await;
    let closed = house::accepted(&past, 3).await;
    let close = Command::Close { how: Closing::HandledElsewhere, why: "by telephone".to_owned() };
    past.act(&officer(), closed, "close", vec![close]).await.unwrap();
    place.on("2026-05-14 10:00");
    let unmoved = house::accepted(&past, 4).await;
    place.on("2026-06-02 10:00");
    assert_eq!(due(place, first).await, "2026-06-29");
    let at_rest = version(place, closed).await;

    let page = place.office.calendar_page(&officer(), &CalendarFilter::default()).await.unwrap();
    assert_eq!((page.to_do, page.rows.len(), page.unseen), (3, 0, 0));
    assert_eq!(page.waiting[0].edition.as_deref(), Some(OLDER));
    assert_eq!(page.waiting[0].why, None, "the law can give a date; it is only to be done");

    assert_eq!(all(&place.office, 2).await, (3, 2, 0));
    for (case, day) in [(first, "2026-06-30"), (second, "2026-06-30"), (unmoved, "2026-06-12")] {
        assert_eq!(due(place, case).await, day);
    }
    assert_eq!(version(place, closed).await, at_rest, "a closed case is not touched");

    // A second run changes nothing.
    let head = place.office.store.last_seq().await.unwrap();
    assert_eq!(all(&place.office, 2).await, (0, 0, 0));
    assert_eq!(place.office.store.last_seq().await.unwrap(), head);
    assert!(place.office.replay(HOUSE, false).await.unwrap().different.is_empty());

    // Which moved, from when to when, and why.
    let page = place.office.calendar_page(&officer(), &CalendarFilter::default()).await.unwrap();
    assert_eq!((page.to_do, page.rows.len(), page.unseen), (0, 2, 2));
    let newest = &page.editions[0];
    assert!(newest.current && newest.edition.id() == Edition::current().id());
    let counted = newest.counted.clone().expect("it is noted that all were looked at");
    assert_eq!((counted.moved, counted.left, counted.at), (2, 0, place.office.now()));
    assert_eq!((newest.moved, page.editions[1].moved), (2, 0));
    let moved = &page.rows[0].moves[0];
    assert_eq!((moved.before, moved.after), (Some(date(2026, 6, 29)), Some(date(2026, 6, 30))));
    assert_eq!((moved.safe, moved.what.as_str()), (None, "the day by which to answer"));
    assert_eq!(moved.why, "15 June 2026 became a bank holiday in Scotland, s.10(6)");

    let lines = place.office.timeline(&officer(), first).await.unwrap();
    let last = lines.last().unwrap();
    assert_eq!(
        last.what,
        "the day by which to answer moved from 29 June 2026 to 30 June 2026, because 15 June 2026 became a bank \
         holiday in Scotland, s.10(6)"
    );
    assert_eq!((last.who.as_str(), last.kind.as_str()), ("the calendar", "date-recomputed"));
    assert!(last.why.as_deref().unwrap().contains(Edition::current().note()), "{:?}", last.why);
    let lines = place.office.timeline(&officer(), unmoved).await.unwrap();
    assert!(lines.last().unwrap().what.starts_with("the day by which to answer stays 12 June 2026"));

    // Another authority sees none of it.
    assert_eq!(place.office.moves_unseen(&stranger()).await.unwrap(), 0);
    let theirs = place.office.calendar_page(&stranger(), &CalendarFilter::default()).await.unwrap();
    assert!(theirs.rows.is_empty() && theirs.editions[0].moved == 0);
    assert_eq!(place.office.recount(OTHER, None, 50).await.unwrap().looked_at, 0);
}

async fn a_crash_or_another_node_in_between_is_harmless(place: &Place) {
    let past = before(place);
    let mut cases = Vec::new();
    for nth in 1..=5 {
        cases.push(house::accepted(&past, nth).await);
    }
    // A batch is done, and the program ends before it asks for the next; then it begins from the start.
    let done = place.office.recount(HOUSE, None, 2).await.unwrap();
    assert_eq!((done.looked_at, done.moved), (2, 2));
    assert!(done.next.is_some());
    assert!(place.office.authority(HOUSE).await.unwrap().calendars.is_empty(), "not all were looked at yet");
    // Two nodes at once, and an officer who works on one of the cases meanwhile.
    let note = Command::Note { text: "Rang the depot.".to_owned() };
    let who = officer();
    let (left, right, noted) = tokio::join!(
        all(&place.office, 1),
        all(&place.office, 3),
        place.office.act(&who, cases[4], "note", vec![note]),
    );
    noted.unwrap();
    assert_eq!((left.2, right.2), (0, 0));
    for case in &cases {
        assert_eq!(due(place, *case).await, "2026-06-30");
        let lines = place.office.timeline(&officer(), *case).await.unwrap();
        let times = lines.iter().filter(|line| line.kind == "date-recomputed").count();
        assert_eq!(times, 1, "once, whoever did it");
    }
    assert_eq!(place.office.authority(HOUSE).await.unwrap().calendars.len(), 1, "noted once");

    // A node of the older program that is still running works on a case: it is found and worked out again.
    let again = Command::FormGroup {
        questions: vec![casework::QuestionId(0)],
        law: document::Law::Eir,
        received_on: None,
        why: "it is environmental".to_owned(),
    };
    past.act(&officer(), cases[0], "an older node", vec![again]).await.unwrap();
    assert_eq!(due(place, cases[0]).await, "2026-06-29");
    assert_eq!(all(&past, 10).await, (0, 0, 0), "the older program undoes nothing");
    assert_eq!(all(&place.office, 10).await, (1, 1, 0));
    assert_eq!(due(place, cases[0]).await, "2026-06-30");
}

async fn a_row_of_an_older_program_is_put_right_without_an_event(place: &Place) {
    let case = house::accepted(&place.office, 1).await;
    let listed = place.office.store.case(HOUSE, case.0).await.unwrap().unwrap();
    let mut row = listed.row.clone();
    row.calendar = Some(casework::case::UNKNOWN_EDITION.to_owned());
    place.office.store.replace_case_row(HOUSE, case.0, listed.version, listed.updated, &row).await.unwrap();
    let page = place.office.calendar_page(&officer(), &CalendarFilter::default()).await.unwrap();
    assert_eq!((page.to_do, page.waiting[0].edition.as_deref()), (1, None));
    assert_eq!(all(&place.office, 10).await, (1, 0, 0));
    let after = place.office.store.case(HOUSE, case.0).await.unwrap().unwrap();
    assert_eq!(after, listed, "the row as it should have been, and no event");
    assert_eq!(all(&place.office, 10).await, (0, 0, 0));
}

async fn somebody_looks_at_what_moved(place: &Place) {
    let past = before(place);
    for nth in 1..=3 {
        house::accepted(&past, nth).await;
    }
    all(&place.office, 50).await;
    assert_eq!(place.office.moves_unseen(&officer()).await.unwrap(), 3);
    let newest = Edition::current().id();
    for _ in 0..2 {
        // The button pressed twice.
        let looked = [(newest, "FOI-2026-0001"), (newest, "FOI-2026-0003")];
        place.office.look_at_moves(&officer(), "looked", &looked).await.unwrap();
    }
    assert_eq!(place.office.moves_unseen(&officer()).await.unwrap(), 1);
    for (unseen, expected) in [
        (None, vec!["FOI-2026-0001", "FOI-2026-0002", "FOI-2026-0003"]),
        (Some(true), vec!["FOI-2026-0002"]),
        (Some(false), vec!["FOI-2026-0001", "FOI-2026-0003"]),
    ] {
        for edition in [None, Some(newest.to_owned())] {
            let filter = CalendarFilter { edition, unseen, after: None };
            let (rows, next) = place.office.moved_rows(&officer(), &filter).await.unwrap();
            let mut found: Vec<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
            found.sort();
            assert_eq!((found, next), (expected.clone(), None), "{unseen:?}");
        }
    }
    let filter = CalendarFilter { unseen: Some(false), ..CalendarFilter::default() };
    let (rows, _) = place.office.moved_rows(&officer(), &filter).await.unwrap();
    assert_eq!(rows[0].moves[0].looked_at_by.as_deref(), Some("Olwen Officer"));

    let office = &place.office;
    assert!(office.look_at_moves(&officer(), "none", &[]).await.is_err(), "nothing ticked");
    assert!(office.look_at_moves(&officer(), "x", &[(newest, "FOI-2026-9999")]).await.is_err());
    office.look_at_moves(&officer(), "older", &[(OLDER, "FOI-2026-0002")]).await.unwrap();
    assert_eq!(
        office.moves_unseen(&officer()).await.unwrap(),
        1,
        "what another edition moved was not looked at"
    );
    assert!(office.look_at_moves(&stranger(), "y", &[(newest, "FOI-2026-0002")]).await.is_err());
    let bad = CalendarFilter { after: Some("nowhere".to_owned()), ..CalendarFilter::default() };
    assert!(office.calendar_page(&officer(), &bad).await.is_err());
}
