//! Open cases that stand on an older edition of the calendar are found by it; rows of an older program are found too.

use casework::rows::{CaseRow, WaitsFor};
use store::{CalendarKey, CaseFilter, Store};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, on_both, row};

on_both! {
    open_cases_on_an_older_edition_are_found_in_batches,
    what_moved_is_counted_and_listed,
    a_database_of_the_version_before_is_brought_up_to_date,
}

const OLDER: &str = "2026-01-31";
const NEWER: &str = "2026-11-21";

async fn put(place: &Place, number: u128, row: CaseRow) {
    let mut given = commit(&format!("{number}"), case(number), 0, &[("Noted", "{}")]);
    given.streams[0].case_row = Some(row);
    place.store.append(authority(1), given).await.unwrap();
}

fn on(number: u128, edition: Option<&str>, open: bool) -> CaseRow {
    let waits_for = if open { WaitsFor::Us } else { WaitsFor::Nobody };
    CaseRow { calendar: edition.map(str::to_owned), open, waits_for, ..row(&format!("FOI-{number}")) }
}

/// All that are to be done, batch by batch.
async fn to_do(store: &Store, batch: u32) -> Vec<Uuid> {
    let (mut found, mut after): (_, Option<CalendarKey>) = (Vec::new(), None);
    loop {
        let some = store.cases_before_edition(authority(1), NEWER, after.as_ref(), batch).await.unwrap();
        assert!(some.len() <= batch as usize);
        let Some(last) = some.last() else { return found };
        after = Some(last.key.clone());
        found.extend(some.into_iter().map(|one| one.key.id));
    }
}

async fn open_cases_on_an_older_edition_are_found_in_batches(place: &Place) {
    for number in 1..=7 {
        put(place, number, on(number, Some(OLDER), true)).await;
    }
    put(place, 8, on(8, Some(NEWER), true)).await;
    put(place, 9, on(9, Some("2027-02-01"), true)).await;
    put(place, 10, on(10, None, true)).await;
    put(place, 11, on(11, Some(OLDER), false)).await;
    let expected: Vec<Uuid> = (1..=7).map(case).collect();
    for batch in [1, 3, 7, 100] {
        assert_eq!(to_do(&place.store, batch).await, expected, "by {batch}");
    }
    assert_eq!(place.store.count_before_edition(authority(1), NEWER).await.unwrap(), 7);
    assert_eq!(place.store.count_before_edition(authority(1), OLDER).await.unwrap(), 0);
    assert_eq!(
        place.store.count_before_edition(authority(2), NEWER).await.unwrap(),
        0,
        "another authority's"
    );
}

async fn what_moved_is_counted_and_listed(place: &Place) {
    let moved = |number, by: &str, unseen| CaseRow {
        moved_by: Some(by.to_owned()),
        move_unseen: unseen,
        ..on(number, Some(by), true)
    };
    put(place, 1, moved(1, NEWER, true)).await;
    put(place, 2, moved(2, NEWER, false)).await;
    put(place, 3, moved(3, OLDER, true)).await;
    put(place, 4, on(4, Some(NEWER), true)).await;
    let store = &place.store;
    assert_eq!(store.count_moves_unseen(authority(1)).await.unwrap(), 2);
    let counted = store.moves_per_edition(authority(1)).await.unwrap();
    assert_eq!(counted, [(NEWER.to_owned(), 2), (OLDER.to_owned(), 1)]);
    let all = CaseFilter::default();
    for (what, filter, expected) in [
        ("by the newer", CaseFilter { moved_by: Some(NEWER.to_owned()), ..all.clone() }, vec![1, 2]),
        ("not looked at", CaseFilter { move_unseen: Some(true), ..all.clone() }, vec![1, 3]),
        ("looked at", CaseFilter { move_unseen: Some(false), ..all.clone() }, vec![2]),
        (
            "both",
            CaseFilter { moved_by: Some(NEWER.to_owned()), move_unseen: Some(true), ..all.clone() },
            vec![1],
        ),
    ] {
        let page = store.list_cases(authority(1), &filter).await.unwrap();
        let found: Vec<Uuid> = page.cases.iter().map(|listed| listed.id).collect();
        assert_eq!(found, expected.into_iter().map(case).collect::<Vec<_>>(), "{what}");
    }
}

async fn a_database_of_the_version_before_is_brought_up_to_date(place: &Place) {
    put(place, 1, on(1, Some(NEWER), true)).await;
    put(place, 2, on(2, None, false)).await;
    let search: &[&str] = if place.is_postgres() {
        &["ALTER TABLE log_entries DROP COLUMN found"]
    } else {
        &[
            "DROP TRIGGER log_entries_in",
            "DROP TRIGGER log_entries_out",
            "DROP TRIGGER log_entries_again",
            "DROP TABLE log_search",
            "DROP TABLE log_words",
        ]
    };
    for statement in search {
        place.tamper(statement).await.unwrap();
    }
    // Back to the first version, with its rows.
    for statement in [
        "DROP INDEX cases_calendar",
        "DROP INDEX cases_moved",
        "DROP INDEX cases_moved_any",
        "DROP INDEX cases_move_unseen",
        "ALTER TABLE cases DROP COLUMN calendar",
        "ALTER TABLE cases DROP COLUMN moved_by",
        "ALTER TABLE cases DROP COLUMN move_unseen",
        "DROP INDEX events_reading_corrected",
        "DROP TABLE proposals",
        "DROP TABLE questionnaires",
        "DROP TABLE questionnaire_keys",
        "DROP TABLE asked_questions",
        "DROP TABLE answer_counts",
        "DROP TABLE set_aside",
        "DROP TABLE earlier_letters",
        "DROP TABLE IF EXISTS earlier_letter_words",
        "DELETE FROM migrations WHERE version >= 2",
    ] {
        place.tamper(statement).await.unwrap();
    }
    let store = Store::open(place.settings.clone()).await.unwrap();
    assert_eq!(
        to_do(&store, 10).await,
        [case(1)],
        "what was not noted is looked at, and only where it is open"
    );
    let listed = store.case(authority(1), case(1)).await.unwrap().unwrap();
    assert_eq!(listed.row.calendar, None);
    // Looked at: the row is written whole, with no event.
    let seen = on(1, Some(NEWER), true);
    store.replace_case_row(authority(1), case(1), listed.version, at(2), &seen).await.unwrap();
    assert!(to_do(&store, 10).await.is_empty());
    store.close().await;
}
