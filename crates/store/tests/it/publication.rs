//! The disclosure log: published, found by its words, withdrawn.

use jiff::civil::date;
use store::{Commit, LogChange, LogFilter, NewLogEntry};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, on_both};

on_both! { entries_are_published_found_and_withdrawn }

fn entry(number: u128, title: &str, words: &str, day: i8) -> LogChange {
    LogChange::Publish(NewLogEntry {
        id: Uuid::from_u128(number),
        subject: case(number),
        title: title.to_owned(),
        summary: format!("Summary {number}"),
        words: words.to_owned(),
        body: format!("{{\"number\":{number}}}").into_bytes(),
        published_on: date(2026, 7, day),
    })
}

async fn entries_are_published_found_and_withdrawn(place: &Place) {
    let store = &place.store;
    let change = async |log: Vec<LogChange>| {
        store
            .append(authority(1), Commit { log, ..Commit::new(Uuid::new_v4().to_string(), "{}", at(0)) })
            .await
    };
    let found = async |filter: LogFilter| {
        let entries = store.list_log(authority(1), &filter).await.unwrap();
        entries.iter().map(|entry| entry.id.as_u128()).collect::<Vec<_>>()
    };
    change(vec![entry(1, "Street trees", "How many trees were felled?", 1)]).await.unwrap();
    change(vec![
        entry(2, "Telephony", "Which supplier? A firm.", 2),
        entry(3, "Laptops", "Unit cost 100%", 2),
    ])
    .await
    .unwrap();
    assert_eq!(found(LogFilter::default()).await, [3, 2, 1]);
    let text = |text: &str| LogFilter { text: Some(text.to_owned()), ..LogFilter::default() };
    assert_eq!(found(text("TREES felled")).await, [1]);
    assert_eq!(found(text("summary 2")).await, [2]);
    assert_eq!(found(text("trees supplier")).await, [0_u128; 0]);
    assert_eq!(found(LogFilter { limit: 1, ..LogFilter::default() }).await, [3]);
    let after = Some((date(2026, 7, 2), Uuid::from_u128(3)));
    assert_eq!(found(LogFilter { after, ..LogFilter::default() }).await, [2, 1]);
    assert_eq!(found(LogFilter { since: Some(date(2026, 7, 2)), ..LogFilter::default() }).await, [3, 2]);

    let withdraw = LogChange::Withdraw {
        id: Uuid::from_u128(2),
        on: date(2026, 7, 9),
        why: "a third party's figures".to_owned(),
    };
    change(vec![withdraw]).await.unwrap();
    assert_eq!(found(LogFilter::default()).await, [3, 1]);
    assert_eq!(found(LogFilter { withdrawn: true, ..LogFilter::default() }).await, [3, 2, 1]);
    let kept = store.log_entry(authority(1), Uuid::from_u128(2)).await.unwrap().unwrap();
    assert_eq!(kept.withdrawn, Some((date(2026, 7, 9), "a third party's figures".to_owned())));
    change(vec![entry(2, "Telephony, corrected", "Which supplier?", 10)]).await.unwrap();
    assert_eq!(found(LogFilter::default()).await, [2, 3, 1]);
    assert_eq!(store.log_entries_of(authority(1), case(2)).await.unwrap()[0].title, "Telephony, corrected");
    change(vec![LogChange::Remove(Uuid::from_u128(2))]).await.unwrap();
    assert_eq!(store.log_entry(authority(1), Uuid::from_u128(2)).await.unwrap(), None);
    assert!(change(vec![LogChange::Remove(Uuid::from_u128(2))]).await.is_err());
}
