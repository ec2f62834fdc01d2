//! Imported letters: found by all words of a search, by their own authority, and forgotten with their case.

use jiff::civil::{Date, date};
use store::{Commit, EarlierCase, Erase, NewEvent, StreamAppend, StreamKey};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, on_both};

on_both! {
    letters_are_found_by_all_words_of_a_search,
    an_erasure_forgets_the_letter_of_its_case,
}

fn split(words: &str) -> Vec<String> {
    words.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A case with a letter of these words.
fn answered(number: u128, day: Option<Date>, words: &[&str]) -> EarlierCase {
    EarlierCase { subject: case(number), answered_on: day, words: split(&words.join(" ")) }
}

async fn keep(place: &Place, of: Uuid, earlier: Vec<EarlierCase>) {
    let commit = Commit { earlier, ..Commit::new(Uuid::new_v4().to_string(), "{}", at(0)) };
    place.store.append(of, commit).await.unwrap();
}

async fn letters(place: &Place, of: Uuid, words: &str, skip: u32) -> Vec<Uuid> {
    let found = place.store.search_letters(of, &split(words), skip, 10).await.unwrap();
    found.into_iter().map(|l| l.subject).collect()
}

async fn letters_are_found_by_all_words_of_a_search(place: &Place) {
    let day = Some(date(2024, 5, 1));
    let all = vec![answered(1, day, &["drone policy", "drone count"]), answered(2, None, &["drone flight"])];
    keep(place, authority(1), all).await;
    keep(place, authority(2), vec![answered(4, day, &["drone policy"])]).await;
    let of = authority(1);
    assert_eq!(letters(place, of, "count drone", 0).await, [case(1)]);
    let mut both = letters(place, of, "drone", 0).await;
    both.sort();
    assert_eq!(both, [case(1), case(2)], "of this authority only");
    assert_eq!(letters(place, of, "drone", 1).await.len(), 1, "the second page");
    assert!(letters(place, of, "drone bench", 0).await.is_empty(), "each word is needed");
    for nothing in ["", "drone*", "\"", "';", "zebra", "AND"] {
        assert!(letters(place, of, nothing, 0).await.is_empty(), "{nothing}");
    }
    // What is put right takes the place of what was read.
    keep(place, of, vec![answered(1, None, &["kite policy"])]).await;
    assert_eq!(letters(place, of, "kite", 0).await, [case(1)]);
    assert!(letters(place, of, "count", 0).await.is_empty());
}

async fn an_erasure_forgets_the_letter_of_its_case(place: &Place) {
    let key = StreamKey::case(case(7));
    let event = NewEvent { kind: "noted".to_owned(), schema: 1, payload: b"{}".to_vec() };
    let mut commit = Commit::new("keep", "{}", at(0));
    commit.streams = vec![StreamAppend::new(key, 0, vec![event])];
    commit.earlier = vec![answered(7, None, &["quarrel bench"]), answered(8, None, &["bench"])];
    place.store.append(authority(1), commit).await.unwrap();
    let erase = Erase { key, versions: vec![1], reason: "the schedule of disposal".to_owned() };
    let commit = Commit { erase: vec![erase], ..Commit::new("erase", "{}", at(1)) };
    place.store.append(authority(1), commit).await.unwrap();
    assert_eq!(letters(place, authority(1), "bench", 0).await, [case(8)]);
    assert!(letters(place, authority(1), "quarrel", 0).await.is_empty());
}
