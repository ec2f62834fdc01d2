//! Answers of imported responses: found by their words, of the day and the authority, and forgotten with their case.

use jiff::civil::{Date, date};
use store::{Commit, Erase, NewEarlierAnswer, NewEvent, StreamAppend, StreamKey};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, on_both};

on_both! { earlier_answers_are_found_by_their_words, an_erasure_forgets_the_answers_of_its_case }

fn answer(number: u128, place: u32, day: Option<Date>, words: &str) -> NewEarlierAnswer {
    NewEarlierAnswer {
        subject: case(number),
        place,
        answered_on: day,
        words: words.split(' ').map(str::to_owned).collect(),
        body: format!("{number}.{place}").into_bytes(),
    }
}

async fn keep(place: &Place, of: Uuid, earlier: Vec<NewEarlierAnswer>) {
    let commit = Commit { earlier, ..Commit::new(Uuid::new_v4().to_string(), "{}", at(0)) };
    place.store.append(of, commit).await.unwrap();
}

async fn found(place: &Place, of: Uuid, words: &str, until: Date, limit: u32) -> Vec<String> {
    let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
    let found = place.store.earlier_answers(of, &words, until, limit).await.unwrap();
    found.into_iter().map(|a| String::from_utf8(a.body).unwrap()).collect()
}

async fn earlier_answers_are_found_by_their_words(place: &Place) {
    let day = Some(date(2024, 5, 1));
    let answers = vec![
        answer(1, 0, day, "drone policy"),
        answer(1, 1, day, "drone count"),
        answer(2, 0, Some(date(2025, 5, 1)), "drone policy flight"),
        answer(3, 0, None, "tree felled"),
    ];
    keep(place, authority(1), answers).await;
    keep(place, authority(2), vec![answer(4, 0, day, "drone policy")]).await;
    let late = date(2026, 1, 1);
    assert_eq!(found(place, authority(1), "drone count", late, 1).await, ["1.1"], "most shared words first");
    let mut all = found(place, authority(1), "policy", late, 10).await;
    all.sort();
    assert_eq!(all, ["1.0", "2.0"], "of this authority only");
    assert_eq!(found(place, authority(1), "policy", date(2024, 12, 1), 10).await, ["1.0"], "by that day");
    assert_eq!(
        found(place, authority(1), "felled", date(2001, 1, 1), 10).await,
        ["3.0"],
        "of an unknown day"
    );
    for nothing in ["", "drone*", "\"", "';", "zebra"] {
        assert!(found(place, authority(1), nothing, late, 10).await.is_empty(), "{nothing}");
    }
}

async fn an_erasure_forgets_the_answers_of_its_case(place: &Place) {
    let key = StreamKey::case(case(7));
    let event = NewEvent { kind: "noted".to_owned(), schema: 1, payload: b"{}".to_vec() };
    let mut commit = Commit::new("keep", "{}", at(0));
    commit.streams = vec![StreamAppend::new(key, 0, vec![event])];
    commit.earlier = vec![answer(7, 0, None, "quarrel bench"), answer(8, 0, None, "bench")];
    place.store.append(authority(1), commit).await.unwrap();
    let erase = Erase { key, versions: vec![1], reason: "the schedule of disposal".to_owned() };
    let commit = Commit { erase: vec![erase], ..Commit::new("erase", "{}", at(1)) };
    place.store.append(authority(1), commit).await.unwrap();
    assert_eq!(found(place, authority(1), "quarrel bench", date(2026, 1, 1), 10).await, ["8.0"]);
}
