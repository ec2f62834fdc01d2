//! What serves people before they ask: published answers found by their words, counts of them, and what was asked.

use casework::rows::CaseRow;
use jiff::civil::{Date, date};
use store::{
    AnswerCount, AskedQuestion, Commit, Counted, Erase, LogChange, LogSearch, NewLogEntry, StreamKey,
};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, on_both, row};

on_both! {
    published_answers_are_found_by_any_form_of_their_words,
    counts_are_rows_of_an_answer_and_a_day,
    what_was_asked_is_counted_by_what_it_asks,
    an_erasure_forgets_what_was_asked,
}

fn entry(number: u128, title: &str, words: &str) -> LogChange {
    LogChange::Publish(NewLogEntry {
        id: Uuid::from_u128(number),
        subject: case(number),
        title: title.to_owned(),
        summary: String::new(),
        words: words.to_owned(),
        body: vec![],
        published_on: date(2026, 7, 1),
    })
}

async fn change(place: &Place, of: Uuid, log: Vec<LogChange>) {
    let commit = Commit { log, ..Commit::new(Uuid::new_v4().to_string(), "{}", at(0)) };
    place.store.append(of, commit).await.unwrap();
}

fn names(words: &[&[&str]]) -> Vec<Vec<String>> {
    words.iter().map(|names| names.iter().map(|name| (*name).to_owned()).collect()).collect()
}

async fn found(place: &Place, of: Uuid, words: &[&[&str]], all: bool) -> Vec<u128> {
    let search = LogSearch { words: names(words), all, skip: 0, limit: 10 };
    let found = place.store.search_log(of, &search).await.unwrap();
    found.iter().map(|entry| entry.id.as_u128()).collect()
}

async fn published_answers_are_found_by_any_form_of_their_words(place: &Place) {
    let ours = authority(1);
    change(
        place,
        ours,
        vec![
            entry(1, "Street trees", "How many trees were felled? Forty, by the phone system of the parks"),
            entry(2, "Telephony", "Which supplier? A firm supplying telephones."),
            entry(3, "Potholes", "Potholes repaired: 100%"),
        ],
    )
    .await;
    change(place, authority(2), vec![entry(4, "Potholes", "Potholes elsewhere")]).await;
    assert_eq!(found(place, ours, &[&["tree"], &["felled"]], true).await, [1], "in another form");
    assert_eq!(found(place, ours, &[&["repairs"], &["pothole"]], true).await, [3], "of this authority only");
    assert_eq!(found(place, ours, &[&["tree"], &["pothole"]], true).await, [0_u128; 0], "each of the words");
    let mut either = found(place, ours, &[&["tree"], &["pothole"]], false).await;
    either.sort_unstable();
    assert_eq!(either, [1, 3]);
    let mut telephones = found(place, ours, &[&["telephone", "phone system"]], true).await;
    telephones.sort_unstable();
    assert_eq!(telephones, [1, 2], "by any of the names, a phrase as one");
    assert_eq!(found(place, ours, &[&["system phone"]], true).await, [0_u128; 0], "in that order");
    for nothing in ["", "\"", "';--", "*", "zebra", "' | 'tree"] {
        let expected: &[u128] = if nothing.contains("tree") { &[1] } else { &[] };
        assert_eq!(found(place, ours, &[&[nothing]], true).await, expected, "{nothing}");
    }
    // Put right: by its new words only. Withdrawn: by none.
    change(place, ours, vec![entry(3, "Potholes", "Craters mended")]).await;
    assert_eq!(found(place, ours, &[&["repaired"]], true).await, [0_u128; 0]);
    assert_eq!(found(place, ours, &[&["crater"]], true).await, [3]);
    let id = Uuid::from_u128(3);
    change(place, ours, vec![LogChange::Withdraw { id, on: date(2026, 7, 9), why: "wrong".to_owned() }])
        .await;
    assert_eq!(found(place, ours, &[&["crater"]], true).await, [0_u128; 0]);
    change(place, ours, vec![LogChange::Remove(id)]).await;
}

async fn counted(place: &Place, of: Uuid, since: Date) -> Vec<(u128, u32, Counted, u64)> {
    let plain = |count: AnswerCount| {
        let (entry, answer) = count.answer.unwrap_or((Uuid::nil(), 0));
        (entry.as_u128(), answer, count.what, count.times)
    };
    place.store.counts_since(of, since).await.unwrap().into_iter().map(plain).collect()
}

async fn counts_are_rows_of_an_answer_and_a_day(place: &Place) {
    let (store, ours) = (&place.store, authority(1));
    change(place, ours, vec![entry(1, "Street trees", "How many?")]).await;
    let trees = Some((Uuid::from_u128(1), 0));
    let day = date(2026, 7, 1);
    for _ in 0..3 {
        store.count(ours, day, &[(trees, Counted::Shown), (None, Counted::Offered)]).await.unwrap();
    }
    store.count(ours, date(2026, 7, 2), &[(trees, Counted::Shown), (trees, Counted::Helped)]).await.unwrap();
    // Not in the log, of another authority, or of the wrong kind: not counted.
    store.count(ours, day, &[(Some((Uuid::from_u128(9), 0)), Counted::Shown)]).await.unwrap();
    store.count(authority(2), day, &[(trees, Counted::Shown)]).await.unwrap();
    store.count(ours, day, &[(None, Counted::Shown)]).await.unwrap();
    assert_eq!(
        counted(place, ours, day).await,
        [(0, 0, Counted::Offered, 3), (1, 0, Counted::Helped, 1), (1, 0, Counted::Shown, 4)]
    );
    assert_eq!(
        counted(place, ours, date(2026, 7, 2)).await,
        [(1, 0, Counted::Helped, 1), (1, 0, Counted::Shown, 1)]
    );
    assert!(counted(place, authority(2), day).await.is_empty());
    // Years later the days of single answers are gone, and those of the authority stay.
    store.count(ours, date(2029, 7, 1), &[(trees, Counted::Shown)]).await.unwrap();
    assert_eq!(counted(place, ours, day).await, [(0, 0, Counted::Offered, 3), (1, 0, Counted::Shown, 1)]);
}

fn question(number: u32, asks: &str, published: bool) -> AskedQuestion {
    AskedQuestion {
        question: number,
        asks: asks.to_owned(),
        text: format!("Words of {asks}?"),
        answered_on: published.then_some(date(2026, 7, 20)),
        published,
        minutes: (number == 1).then_some(45),
    }
}

async fn opened(place: &Place, number: u128) -> Vec<u8> {
    let mut given = commit(&format!("open {number}"), case(number), 0, &[("Received", "{}")]);
    let shown: CaseRow = row(&format!("FOI-{number}"));
    given.streams[0].case_row = Some(shown);
    place.store.append(authority(1), given).await.unwrap().outcome
}

async fn what_was_asked_is_counted_by_what_it_asks(place: &Place) {
    let (store, ours) = (&place.store, authority(1));
    for number in 1..=3 {
        opened(place, number).await;
    }
    let both = [question(1, "supplier|telephony", false), question(2, "end|telephony", false)];
    store.keep_asked(ours, case(1), date(2026, 7, 1), &both).await.unwrap();
    let one = [question(1, "supplier|telephony", true), question(2, "", false)];
    store.keep_asked(ours, case(2), date(2026, 7, 3), &one).await.unwrap();
    store.keep_asked(ours, case(3), date(2020, 7, 3), &both).await.unwrap();
    let since = date(2026, 1, 1);
    let most = store.asked_most(ours, since, 10).await.unwrap();
    let most: Vec<_> = most.iter().map(|m| (m.asks.as_str(), m.questions, m.requests)).collect();
    assert_eq!(most, [("supplier|telephony", 2, 2), ("end|telephony", 1, 1)]);
    assert_eq!(store.asked_and_published(ours).await.unwrap(), ["supplier|telephony"]);
    let asking = store.questions_asking(ours, "supplier|telephony", since).await.unwrap();
    let cases: Vec<_> =
        asking.iter().map(|q| (q.reference.as_str(), q.question.published, q.question.minutes)).collect();
    assert_eq!(cases, [("FOI-2", true, Some(45)), ("FOI-1", false, Some(45))], "the newest first");
    // Kept again: in place of what was kept before.
    store.keep_asked(ours, case(1), date(2026, 7, 1), &[]).await.unwrap();
    assert_eq!(store.asked_most(ours, since, 10).await.unwrap().len(), 1);
    let other = authority(2);
    assert!(store.asked_most(other, since, 10).await.unwrap().is_empty());
    assert!(store.asked_and_published(other).await.unwrap().is_empty());
    assert!(store.questions_asking(other, "supplier|telephony", since).await.unwrap().is_empty());
    let touched = store.touched(0, 100).await.unwrap();
    let cases: Vec<_> = touched.iter().filter_map(|t| t.case).collect();
    assert_eq!(cases, [(ours, case(1)), (ours, case(2)), (ours, case(3))]);
    assert_eq!(store.touched(touched[1].seq, 100).await.unwrap().len(), 1);
}

async fn an_erasure_forgets_what_was_asked(place: &Place) {
    let (store, ours) = (&place.store, authority(1));
    opened(place, 1).await;
    store.keep_asked(ours, case(1), date(2026, 7, 1), &[question(1, "|drone policy", false)]).await.unwrap();
    let mut erasing = Commit::new("erase", "{}", at(5));
    erasing.erase =
        vec![Erase { key: StreamKey::case(case(1)), versions: vec![1], reason: "ten years".to_owned() }];
    store.append(ours, erasing).await.unwrap();
    assert!(store.asked_most(ours, date(2020, 1, 1), 10).await.unwrap().is_empty());
}
