//! Whatever is altered behind the store's back is found; what was lawfully erased is told apart.

use store::{Commit, Erase, Error, StreamAppend, StreamKey};

use crate::place::{Place, at, authority, case, commit, event, on_both, row};

on_both! {
    an_empty_installation_is_whole,
    what_was_written_is_whole,
    rows_of_the_past_cannot_be_changed_by_accident,
    every_altered_column_is_found,
    what_was_cut_off_or_rewritten_is_found_against_a_head,
    what_was_erased_is_gone_and_told_apart_from_damage,
}

async fn filled(place: &Place) {
    for number in 1..=3 {
        let mut given = commit(
            &format!("first {number}"),
            case(number),
            0,
            &[("Received", "{\"a\":1}"), ("Accepted", "{}")],
        );
        given.streams[0].case_row = Some(row(&format!("FOI-{number}")));
        place.store.append(authority(number % 2), given).await.unwrap();
    }
    place
        .store
        .append(authority(1), commit("second", case(1), 2, &[("Decided", "{\"b\":2}")]))
        .await
        .unwrap();
    place.store.append(authority(1), Commit::new("without events", "{}", at(2))).await.unwrap();
}

async fn an_empty_installation_is_whole(place: &Place) {
    let report = place.store.verify(None).await.unwrap();
    assert!(report.ok);
    assert_eq!((report.cases, report.events, report.head.clone()), (0, 0, place.store.head().await.unwrap()));
    assert!(place.store.verify(Some(&report.head)).await.unwrap().ok);
}

async fn what_was_written_is_whole(place: &Place) {
    filled(place).await;
    let report = place.store.verify(None).await.unwrap();
    assert_eq!(report.first_bad, None);
    assert!(report.ok && report.head.starts_with("5."), "{}", report.head);
    assert_eq!((report.cases, report.events, report.erased), (3, 7, 0));
    assert_eq!(report.head, place.store.head().await.unwrap());
}

async fn rows_of_the_past_cannot_be_changed_by_accident(place: &Place) {
    filled(place).await;
    for statement in [
        "UPDATE events SET actor = '{}' WHERE seq = 1",
        "DELETE FROM events WHERE seq = 1",
        "UPDATE contents SET reason = NULL WHERE seq = 1",
        "DELETE FROM contents WHERE seq = 1",
        "UPDATE commits SET at = 0 WHERE seq = 1",
        "DELETE FROM commits WHERE seq = 1",
    ] {
        let error = place.tamper(statement).await.unwrap_err();
        assert!(error.to_string().contains("only"), "{statement}: {error}");
    }
    assert!(place.store.verify(None).await.unwrap().ok);
}

/// Statements that take away what keeps rows from being changed.
fn unguarded(place: &Place) -> String {
    if place.is_postgres() {
        return "DROP TRIGGER events_only_appended ON events; DROP TRIGGER commits_only_appended ON commits; \
             DROP TRIGGER erasures_only_appended ON erasures; DROP TRIGGER contents_only_appended ON contents; \
             DROP TRIGGER contents_deleted_by_an_erasure ON contents;"
            .to_owned();
    }
    ["events", "commits", "erasures", "contents"]
        .iter()
        .map(|table| format!("DROP TRIGGER {table}_not_updated; DROP TRIGGER {table}_not_deleted;"))
        .collect()
}

async fn every_altered_column_is_found(place: &Place) {
    filled(place).await;
    place.tamper(&unguarded(place)).await.unwrap();
    let (bytes, uuid) = if place.is_postgres() {
        (
            r"'\xabababababababababababababababababababababababababababababababab'::bytea",
            "'00000000-0000-0000-0000-0000000000ff'",
        )
    } else {
        (
            "x'abababababababababababababababababababababababababababababababab'",
            "x'000000000000000000000000000000ff'",
        )
    };
    // Each column of each table of the past: what it is set to, in which row.
    let columns = [
        ("events", "seq", "99"),
        ("events", "authority", uuid),
        ("events", "kind", "'message'"),
        ("events", "stream", uuid),
        ("events", "version", "9"),
        ("events", "at", "at + 1"),
        ("events", "actor", "'{\"officer\":\"8\"}'"),
        ("events", "event", "'Refused'"),
        ("events", "schema", "2"),
        ("events", "digest", bytes),
        ("events", "hash", bytes),
        ("contents", "seq", "99"),
        ("contents", "salt", bytes),
        ("contents", "reason", "NULL"),
        ("contents", "payload", bytes),
        ("commits", "seq", "99"),
        ("commits", "authority", uuid),
        ("commits", "command", bytes),
        ("commits", "at", "at + 1"),
        ("commits", "first_event", "first_event + 1"),
        ("commits", "events", "events - 1"),
        ("commits", "outcome", bytes),
        ("commits", "hash", bytes),
    ];
    for (table, column, value) in columns {
        for at in if table == "commits" { [1, 5] } else { [1, 7] } {
            // The row as it is, to put it back.
            place
                .tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table} WHERE seq = {at}"))
                .await
                .unwrap();
            place.tamper(&format!("UPDATE {table} SET {column} = {value} WHERE seq = {at}")).await.unwrap();
            let report = place.store.verify(None).await.unwrap();
            assert!(
                !report.ok && report.first_bad.is_some(),
                "{table}.{column} of row {at} was altered unseen"
            );
            let gone = if column == "seq" { 99 } else { at };
            let back = format!(
                "DELETE FROM {table} WHERE seq = {gone}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept"
            );
            place.tamper(&back).await.unwrap();
            assert_eq!(place.store.verify(None).await.unwrap().first_bad, None, "{table}.{column} put back");
        }
        let at = 3;
        place.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table} WHERE seq = {at}")).await.unwrap();
        place.tamper(&format!("DELETE FROM {table} WHERE seq = {at}")).await.unwrap();
        assert!(!place.store.verify(None).await.unwrap().ok, "a row of {table} was deleted unseen");
        place.tamper(&format!("INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept")).await.unwrap();
    }
    place.tamper("UPDATE events SET actor = '{\"officer\":\"8\"}' WHERE seq = 3").await.unwrap();
    let bad = place.store.verify(None).await.unwrap().first_bad.unwrap();
    assert_eq!(
        (bad.case.as_deref(), bad.event, bad.why.as_str()),
        (Some("FOI-2"), Some(3), "the event was altered")
    );
}

async fn what_was_cut_off_or_rewritten_is_found_against_a_head(place: &Place) {
    filled(place).await;
    let head = place.store.head().await.unwrap();
    place.store.append(authority(1), commit("later", case(1), 3, &[("Noted", "{}")])).await.unwrap();
    assert!(place.store.verify(Some(&head)).await.unwrap().ok, "what came later does no harm");
    for wrong in ["", "5", "5.ab", "x.y", &format!("-1.{}", "0".repeat(64)), &format!("5.{}", "é".repeat(32))]
    {
        assert!(matches!(place.store.verify(Some(wrong)).await.unwrap_err(), Error::Invalid(_)), "{wrong}");
    }
    // Another history of the same length is whole in itself.
    let other = place.another().await;
    filled(&other).await;
    assert!(other.store.verify(None).await.unwrap().ok);
    let report = other.store.verify(Some(&head)).await.unwrap();
    assert!(report.first_bad.unwrap().why.contains("rewritten"));
    other.end().await;
    // The newest commit with its event, cut off cleanly, is seen only against a head.
    let newest = place.store.head().await.unwrap();
    place.tamper(&unguarded(place)).await.unwrap();
    let cut = "DELETE FROM commits WHERE seq = 6; DELETE FROM events WHERE seq = 8; DELETE FROM contents WHERE seq = 8";
    place.tamper(cut).await.unwrap();
    assert!(place.store.verify(None).await.unwrap().ok);
    assert!(place.store.verify(Some(&head)).await.unwrap().ok);
    let report = place.store.verify(Some(&newest)).await.unwrap();
    assert!(!report.ok && report.first_bad.unwrap().why.contains("cut off"));
}

async fn what_was_erased_is_gone_and_told_apart_from_damage(place: &Place) {
    const NAME: &str = "Zebedee Quartermaine";
    let store = &place.store;
    let key = StreamKey::case(case(1));
    let mut given = commit("c1", case(1), 0, &[("Received", NAME), ("Accepted", "{}")]);
    given.streams[0].reason = Some(format!("{NAME} asked"));
    given.command_id = format!("from {NAME}");
    given.streams[0].case_row =
        Some(casework::rows::CaseRow { subject: format!("For {NAME}"), ..row("FOI-1") });
    store.append(authority(1), given).await.unwrap();
    filled_after(place).await;

    let erase = |versions: Vec<u64>| Erase { key, versions, reason: "disposed of after 3 years".to_owned() };
    let disposal = Commit {
        erase: vec![erase(vec![1, 2])],
        streams: vec![StreamAppend {
            case_row: Some(row("FOI-1")),
            ..StreamAppend::new(key, 2, vec![event("DisposedOf", "{}")])
        }],
        ..Commit::new("disposal", "{}", at(5))
    };
    store.append(authority(1), disposal).await.unwrap();
    let events = store.load(authority(1), key).await.unwrap();
    let kept: Vec<_> = events.iter().map(|event| (event.kind.as_str(), event.payload.is_some())).collect();
    let expected = [("Received", false), ("Accepted", false), ("DisposedOf", true), ("ContentErased", true)];
    assert_eq!(kept, expected);
    assert_eq!(
        (&events[0].reason, events[3].payload.as_deref()),
        (&None, Some(&b"{\"versions\":[1,2]}"[..]))
    );
    assert_eq!(events[3].reason.as_deref(), Some("disposed of after 3 years"));
    let report = store.verify(None).await.unwrap();
    assert_eq!((report.first_bad, report.erased, report.events), (None, 2, 6));

    // The record of the erasure stays, and a version that is not there cannot be erased.
    for (command, versions) in [("again 1", vec![4]), ("again 2", vec![9])] {
        let refused = Commit { erase: vec![erase(versions)], ..Commit::new(command, "{}", at(6)) };
        assert!(store.append(authority(1), refused).await.is_err());
    }
    // Not in the files either.
    if !place.is_postgres() {
        store.close().await;
        for file in std::fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
            if file.is_file() {
                let bytes = std::fs::read(&file).unwrap();
                let found = bytes.windows(NAME.len()).any(|window| window == NAME.as_bytes());
                assert!(!found, "the name is still in {}", file.display());
            }
        }
    }
    // An erasure that nothing ordered is damage.
    place.tamper(&unguarded(place)).await.unwrap();
    place
        .tamper("INSERT INTO erasures (seq, erased_by) VALUES (3, 5); DELETE FROM contents WHERE seq = 3")
        .await
        .unwrap();
    let report = place.another_node().await.verify(None).await.unwrap();
    let bad = report.first_bad.unwrap();
    assert_eq!(
        (bad.event, bad.why.as_str()),
        (Some(3), "the content is gone, and event 5 does not order it")
    );
}

/// Something of another case, which an erasure leaves alone.
async fn filled_after(place: &Place) {
    place
        .store
        .append(authority(1), commit("other", case(2), 0, &[("Received", "{}"), ("Noted", "{}")]))
        .await
        .unwrap();
}
