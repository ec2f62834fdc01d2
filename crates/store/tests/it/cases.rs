//! The lists of cases: what they show, how they page, and the figures above them.

use casework::rows::{CaseRow, WaitsFor};
use document::Law;
use jiff::civil::{Date, date};
use store::{CaseFilter, CaseKey, CaseOrder, Counts};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, on_both, row};

on_both! {
    a_row_comes_back_as_it_was_given,
    each_filter_finds_its_cases,
    pages_follow_each_other_without_gap_or_repeat,
    counts_follow_every_change,
    rows_are_rebuilt_but_never_set_back,
}

/// Appends one event with this row to a case.
async fn put(place: &Place, number: u128, version: u64, row: CaseRow) {
    let mut given = commit(&format!("{number} at {version}"), case(number), version, &[("Noted", "{}")]);
    given.streams[0].case_row = Some(row);
    place.store.append(authority(1), given).await.unwrap();
}

async fn a_row_comes_back_as_it_was_given(place: &Place) {
    let full =
        CaseRow { answered_on: Some(date(2026, 6, 29)), published: true, history: true, ..row("FOI-1") };
    let bare = CaseRow {
        law: None,
        due: None,
        officer: None,
        open: false,
        waits_for: WaitsFor::Nobody,
        ..row("FOI-2")
    };
    put(place, 1, 0, full.clone()).await;
    put(place, 2, 0, bare.clone()).await;
    for (number, expected) in [(1, full), (2, bare)] {
        let found = place.store.case(authority(1), case(number)).await.unwrap().unwrap();
        assert_eq!((found.id, found.version, found.updated, &found.row), (case(number), 1, at(1), &expected));
        let by_reference =
            place.store.case_by_reference(authority(1), &expected.reference).await.unwrap().unwrap();
        assert_eq!(by_reference, found);
    }
    assert!(place.store.case_by_reference(authority(1), "foi-1").await.unwrap().is_none());
    assert!(place.store.case(authority(1), case(3)).await.unwrap().is_none());
}

async fn each_filter_finds_its_cases(place: &Place) {
    let officer = Uuid::from_u128(0x0FF2);
    let rows = [
        row("FOI-1"),
        CaseRow { waits_for: WaitsFor::Applicant, due: Some(date(2026, 6, 20)), ..row("FOI-2") },
        CaseRow {
            law: Some(Law::Eir),
            subject: "Übersicht of 100% _quoted_ trees".to_owned(),
            ..row("EIR-3")
        },
        CaseRow {
            officer: Some(officer),
            stage: "received".to_owned(),
            law: None,
            due: None,
            ..row("FOI-4")
        },
        CaseRow {
            open: false,
            waits_for: WaitsFor::Nobody,
            due: None,
            stage: "answered".to_owned(),
            ..row("FOI-5")
        },
    ];
    for (number, row) in rows.into_iter().enumerate() {
        put(place, number as u128 + 1, 0, row).await;
    }
    let all = CaseFilter::default();
    let text = |text: &str| CaseFilter { text: Some(text.to_owned()), ..CaseFilter::default() };
    for (what, filter, expected) in [
        ("all", all.clone(), vec![2, 1, 3, 4, 5]),
        ("open", CaseFilter { open: Some(true), ..all.clone() }, vec![2, 1, 3, 4]),
        ("closed", CaseFilter { open: Some(false), ..all.clone() }, vec![5]),
        ("applicant", CaseFilter { waits_for: Some(WaitsFor::Applicant), ..all.clone() }, vec![2]),
        ("officer", CaseFilter { officer: Some(officer), ..all.clone() }, vec![4]),
        ("law", CaseFilter { law: Some(Law::Eir), ..all.clone() }, vec![3]),
        ("stage", CaseFilter { stage: Some("received".to_owned()), ..all.clone() }, vec![4]),
        ("due", CaseFilter { due_before: Some(date(2026, 6, 21)), ..all.clone() }, vec![2]),
        ("reference", text("eir-3"), vec![3]),
        ("letter case", text("übersicht TREES"), vec![3]),
        ("signs of a pattern", text("100%"), vec![3]),
        ("not a pattern", text("f_i"), vec![]),
        ("quoted", text("_quoted_"), vec![3]),
        ("backslash", text("\\"), vec![]),
        ("both words", text("telephones foi-2"), vec![2]),
    ] {
        let page = place.store.list_cases(authority(1), &filter).await.unwrap();
        let found: Vec<Uuid> = page.cases.iter().map(|listed| listed.id).collect();
        assert_eq!(found, expected.into_iter().map(case).collect::<Vec<_>>(), "{what}");
        assert_eq!(page.next, None, "{what}");
    }
}

async fn pages_follow_each_other_without_gap_or_repeat(place: &Place) {
    for number in 0..23_u128 {
        // Several on one day, some without a day.
        let due = (number % 5 != 4).then(|| date(2026, 6, 1 + (number % 3) as i8));
        let received_on = date(2026, 5, 1 + (number % 4) as i8);
        put(place, number, 0, CaseRow { due, received_on, ..row(&format!("FOI-{number}")) }).await;
    }
    for order in [CaseOrder::Due, CaseOrder::Received] {
        let mut filter = CaseFilter { open: Some(true), order, limit: 4, ..CaseFilter::default() };
        let mut found: Vec<(String, Uuid)> = Vec::new();
        loop {
            let page = place.store.list_cases(authority(1), &filter).await.unwrap();
            found.extend(page.cases.iter().map(|listed| {
                let due = listed.row.due.map_or("never".to_owned(), |day| day.to_string());
                (if order == CaseOrder::Due { due } else { listed.row.received_on.to_string() }, listed.id)
            }));
            match page.next {
                // As it comes back from an address.
                Some(key) => filter.after = Some(key.to_string().parse::<CaseKey>().unwrap()),
                None => break,
            }
        }
        let mut expected = found.clone();
        expected.sort();
        if order == CaseOrder::Received {
            expected.reverse();
        }
        expected.dedup();
        assert_eq!(found, expected);
        assert_eq!(found.len(), 23);
    }
    assert!("2026-06-01'; --.x".parse::<CaseKey>().is_err());
}

async fn counts_follow_every_change(place: &Place) {
    let today = date(2026, 6, 10);
    let due = |day: Date| CaseRow { due: Some(day), ..row("") };
    let named = |number: u128, row: CaseRow| CaseRow { reference: format!("FOI-{number}"), ..row };
    put(place, 1, 0, named(1, due(date(2026, 6, 9)))).await;
    put(place, 2, 0, named(2, due(today))).await;
    put(place, 3, 0, named(3, CaseRow { waits_for: WaitsFor::Others, ..due(today) })).await;
    put(place, 4, 0, named(4, due(date(2026, 6, 29)))).await;
    put(place, 5, 0, named(5, due(date(2026, 6, 30)))).await;
    put(place, 6, 0, named(6, CaseRow { due: None, waits_for: WaitsFor::Applicant, ..row("") })).await;
    let expected = Counts {
        open: 6,
        late: 1,
        us: 4,
        others: 1,
        applicant: 1,
        due: vec![(today, 2), (date(2026, 6, 29), 1)],
    };
    assert_eq!(place.store.counts(authority(1), today).await.unwrap(), expected);

    put(place, 1, 1, named(1, CaseRow { open: false, waits_for: WaitsFor::Nobody, ..due(date(2026, 6, 9)) }))
        .await;
    put(place, 3, 1, named(3, due(today))).await;
    put(place, 5, 1, named(5, due(date(2026, 6, 12)))).await;
    put(place, 4, 1, named(4, CaseRow { next: "Another step".to_owned(), ..due(date(2026, 6, 29)) })).await;
    let expected = Counts {
        open: 5,
        late: 0,
        us: 4,
        others: 0,
        applicant: 1,
        due: vec![(today, 2), (date(2026, 6, 12), 1), (date(2026, 6, 29), 1)],
    };
    assert_eq!(place.store.counts(authority(1), today).await.unwrap(), expected);
    let days = place.store.due_per_day(authority(1), date(2026, 6, 11), Date::MAX).await.unwrap();
    assert_eq!(days, [(date(2026, 6, 12), 1), (date(2026, 6, 29), 1)]);
    put(place, 1, 2, named(1, due(date(2026, 6, 9)))).await;
    assert_eq!(place.store.counts(authority(1), today).await.unwrap().late, 1, "reopened");
}

async fn rows_are_rebuilt_but_never_set_back(place: &Place) {
    put(place, 1, 0, row("FOI-1")).await;
    put(place, 1, 1, row("FOI-1")).await;
    let rebuilt = CaseRow { next: "Rebuilt".to_owned(), ..row("FOI-1") };
    for (version, next) in [(1, "Decide 4 questions"), (2, "Rebuilt")] {
        place.store.replace_case_row(authority(1), case(1), version, at(9), &rebuilt).await.unwrap();
        assert_eq!(place.store.case(authority(1), case(1)).await.unwrap().unwrap().row.next, next);
    }
}
