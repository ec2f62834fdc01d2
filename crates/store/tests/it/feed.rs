//! The feed misses nothing, also while many commit at once, and one node at a time follows it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use jiff::SignedDuration;
use store::{StreamKey, StreamKind};

use crate::place::{Place, at, authority, case, commit, on_both};

on_both! {
    a_reader_of_the_feed_sees_every_event_once_while_many_commit,
    one_holder_follows_until_the_lease_ends,
    streams_are_listed_page_by_page,
}

async fn a_reader_of_the_feed_sees_every_event_once_while_many_commit(place: &Place) {
    const WRITERS: u128 = 8;
    const EACH: u64 = 25;
    let nodes = [place.store.clone(), place.another_node().await];
    let done = Arc::new(AtomicBool::new(false));
    let reader = {
        let (store, done) = (place.store.clone(), done.clone());
        tokio::spawn(async move {
            let mut seen: Vec<u64> = Vec::new();
            loop {
                let finished = done.load(Ordering::SeqCst);
                let page = store.feed(seen.last().copied().unwrap_or(0), 7).await.unwrap();
                if page.is_empty() && finished {
                    return seen;
                }
                seen.extend(page.iter().map(|event| event.seq));
                tokio::task::yield_now().await;
            }
        })
    };
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = nodes[(writer % 2) as usize].clone();
            tokio::spawn(async move {
                for version in 0..EACH {
                    // Commits of different lengths, so that they overlap in different ways.
                    let events = vec![("Noted", "{}"); 1 + (version as usize + writer as usize) % 3];
                    let sum: usize = (0..version).map(|v| 1 + (v as usize + writer as usize) % 3).sum();
                    let id = format!("{writer} {version}");
                    store
                        .append(authority(writer), commit(&id, case(writer), sum as u64, &events))
                        .await
                        .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    done.store(true, Ordering::SeqCst);
    let seen = reader.await.unwrap();
    nodes[1].close().await;
    let all: Vec<u64> = (1..=place.store.last_seq().await.unwrap()).collect();
    assert_eq!(seen, all);
    assert!(all.len() as u64 >= WRITERS as u64 * EACH);
}

async fn one_holder_follows_until_the_lease_ends(place: &Place) {
    let store = &place.store;
    let lease = SignedDuration::from_secs(30);
    assert_eq!(store.claim_follower("feeds", "node a", at(0), lease).await.unwrap(), Some(0));
    assert_eq!(store.claim_follower("feeds", "node b", at(29), lease).await.unwrap(), None);
    assert!(store.advance_follower("feeds", "node a", 7, at(20), lease).await.unwrap());
    assert!(!store.advance_follower("feeds", "node b", 9, at(20), lease).await.unwrap());
    assert!(!store.advance_follower("feeds", "node a", 6, at(20), lease).await.unwrap(), "never back");
    assert_eq!(store.claim_follower("feeds", "node b", at(49), lease).await.unwrap(), None, "prolonged");
    assert_eq!(store.claim_follower("feeds", "node b", at(50), lease).await.unwrap(), Some(7));
    assert!(!store.advance_follower("feeds", "node a", 8, at(51), lease).await.unwrap(), "the lease is lost");
    store.release_follower("feeds", "node b").await.unwrap();
    assert_eq!(store.claim_follower("feeds", "node a", at(52), lease).await.unwrap(), Some(7));
    assert_eq!(store.claim_follower("webhooks", "node b", at(52), lease).await.unwrap(), Some(0));
}

async fn streams_are_listed_page_by_page(place: &Place) {
    for number in [3, 1, 2] {
        let id = format!("c{number}");
        place
            .store
            .append(authority(1), commit(&id, case(number), 0, &[("Received", "{}"), ("B", "{}")]))
            .await
            .unwrap();
    }
    let kind = StreamKind::Case;
    let first = place.store.list_stream_ids(authority(1), kind, None, 2).await.unwrap();
    assert_eq!(first, [case(1), case(2)]);
    let second = place.store.list_stream_ids(authority(1), kind, first.last().copied(), 2).await.unwrap();
    assert_eq!(second, [case(3)]);
    assert!(place.store.list_stream_ids(authority(1), StreamKind::Person, None, 2).await.unwrap().is_empty());
    assert!(
        place.store.load(authority(1), StreamKey::new(StreamKind::Person, case(1))).await.unwrap().is_empty()
    );
}
