//! One command is one transaction: all or nothing, once, and in the order of versions.

use store::{Commit, Error, StoredEvent, StreamAppend, StreamKey, StreamKind};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, event, on_both, row};

on_both! {
    events_come_back_as_they_were_given,
    a_repeated_command_changes_nothing_and_returns_the_first_outcome,
    the_same_command_id_in_another_authority_is_another_command,
    a_stale_version_is_a_conflict_and_nothing_is_kept,
    one_of_sixteen_wins_each_version,
    several_commands_are_one_transaction_and_each_is_a_link_of_its_own,
    a_failure_late_in_a_commit_undoes_all_of_it,
    what_cannot_be_kept_is_refused,
    acknowledged_commands_are_there_after_reopening,
}

async fn events_come_back_as_they_were_given(place: &Place) {
    let payload = "{\"b\": 1,  \"a\":\"£ \\u0000 é\"}";
    let mut given = commit("c1", case(1), 0, &[("Received", payload), ("Accepted", "{}")]);
    given.at = "2026-03-29T00:59:59.123456Z".parse().unwrap();
    given.streams.push(StreamAppend::new(
        StreamKey::new(StreamKind::Register, case(1)),
        0,
        vec![event("Read", "[]")],
    ));
    let done = place.store.append(authority(1), given).await.unwrap();
    assert_eq!((done.seq, done.repeated), (1, false));

    let events = place.store.load(authority(1), StreamKey::case(case(1))).await.unwrap();
    let expected = StoredEvent {
        seq: 1,
        authority: authority(1),
        stream: StreamKey::case(case(1)),
        version: 1,
        at: "2026-03-29T00:59:59.123456Z".parse().unwrap(),
        actor: r#"{"officer":"7"}"#.to_owned(),
        reason: Some("because c1".to_owned()),
        kind: "Received".to_owned(),
        schema: 1,
        payload: Some(payload.as_bytes().to_vec()),
        hash: events[0].hash,
    };
    assert_eq!(events[0], expected);
    assert_eq!((events.len(), events[1].version, events[1].kind.as_str()), (2, 2, "Accepted"));
    let after = place.store.load_after(authority(1), StreamKey::case(case(1)), 1).await.unwrap();
    assert_eq!(after, events[1..]);
    let register =
        place.store.load(authority(1), StreamKey::new(StreamKind::Register, case(1))).await.unwrap();
    assert_eq!((register.len(), register[0].seq, register[0].reason.clone()), (1, 3, None));
}

async fn a_repeated_command_changes_nothing_and_returns_the_first_outcome(place: &Place) {
    let first =
        place.store.append(authority(1), commit("c1", case(1), 0, &[("Received", "{}")])).await.unwrap();
    let mut again = commit("c1", case(1), 0, &[("Received", "{}"), ("More", "{}")]);
    again.outcome = b"another".to_vec();
    let second = place.store.append(authority(1), again).await.unwrap();
    assert_eq!((second.seq, second.repeated, &second.outcome), (first.seq, true, &first.outcome));
    assert_eq!(place.store.last_seq().await.unwrap(), 1);
    assert_eq!(place.store.outcome_of(authority(1), "c1").await.unwrap(), Some(second));
    assert_eq!(place.store.outcome_of(authority(1), "c2").await.unwrap(), None);
}

async fn the_same_command_id_in_another_authority_is_another_command(place: &Place) {
    for number in 1..=2 {
        let done =
            place.store.append(authority(number), commit("c1", case(number), 0, &[("Received", "{}")]));
        assert!(!done.await.unwrap().repeated);
    }
    assert_eq!(place.store.last_seq().await.unwrap(), 2);
}

async fn a_stale_version_is_a_conflict_and_nothing_is_kept(place: &Place) {
    place.store.append(authority(1), commit("c1", case(1), 0, &[("Received", "{}")])).await.unwrap();
    for expected in [0, 2] {
        let refused =
            place.store.append(authority(1), commit("c2", case(1), expected, &[("Accepted", "{}")])).await;
        match refused.unwrap_err() {
            Error::Conflict { stream, expected: told, found } => {
                assert_eq!((stream, told, found), (case(1), expected, 1));
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(place.store.last_seq().await.unwrap(), 1);
    // The id of a command that failed is free for the next attempt.
    let done =
        place.store.append(authority(1), commit("c2", case(1), 1, &[("Accepted", "{}")])).await.unwrap();
    assert!(!done.repeated);
}

async fn one_of_sixteen_wins_each_version(place: &Place) {
    let nodes = [place.store.clone(), place.another_node().await];
    for version in 0..5_u64 {
        let tasks: Vec<_> = (0..16)
            .map(|task| {
                let store = nodes[task % 2].clone();
                tokio::spawn(async move {
                    let id = format!("v{version} t{task}");
                    store.append(authority(1), commit(&id, case(1), version, &[("Noted", "{}")])).await
                })
            })
            .collect();
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => won += 1,
                Err(error) => assert!(error.is_conflict(), "{error}"),
            }
        }
        assert_eq!(won, 1, "at version {version}");
    }
    nodes[1].close().await;
    let versions: Vec<_> = place
        .store
        .load(authority(1), StreamKey::case(case(1)))
        .await
        .unwrap()
        .iter()
        .map(|e| e.version)
        .collect();
    assert_eq!(versions, [1, 2, 3, 4, 5]);
}

async fn several_commands_are_one_transaction_and_each_is_a_link_of_its_own(place: &Place) {
    let one = |name: &str, number| commit(name, case(number), 0, &[("Received", "{}")]);
    place.store.append(authority(1), one("c2", 2)).await.unwrap();
    let all = vec![one("c1", 1), one("c2", 2), one("c3", 3), one("c3", 3)];
    let done = place.store.append_all(authority(1), all).await.unwrap();
    let seen: Vec<_> = done.iter().map(|d| (d.seq, d.repeated)).collect();
    assert_eq!(
        seen,
        [(2, false), (1, true), (3, false), (3, true)],
        "a repeat changes nothing, in it either"
    );

    let stale = vec![one("c4", 4), one("c5", 1)];
    let failed = place.store.append_all(authority(1), stale).await;
    assert!(matches!(failed, Err(Error::Conflict { .. })), "{failed:?}");
    assert!(place.store.outcome_of(authority(1), "c4").await.unwrap().is_none(), "all or none");
    assert!(place.store.append_all(authority(1), Vec::new()).await.unwrap().is_empty());
    let report = place.store.verify(None).await.unwrap();
    assert!(report.ok && report.events == 3, "{report:?}");
}

async fn a_failure_late_in_a_commit_undoes_all_of_it(place: &Place) {
    let mut first = commit("c1", case(1), 0, &[("Received", "{}")]);
    first.streams[0].case_row = Some(row("FOI-1"));
    place.store.append(authority(1), first).await.unwrap();
    let mut second = commit("c2", case(2), 0, &[("Received", "{}")]);
    second.streams[0].case_row = Some(row("FOI-1"));
    let refused = place.store.append(authority(1), second).await.unwrap_err();
    assert!(matches!(refused, Error::Taken("reference")), "{refused:?}");
    assert!(place.store.load(authority(1), StreamKey::case(case(2))).await.unwrap().is_empty());
    assert_eq!(place.store.counts(authority(1), jiff::civil::date(2026, 6, 1)).await.unwrap().open, 1);
    assert_eq!(place.store.last_seq().await.unwrap(), 1);
}

async fn what_cannot_be_kept_is_refused(place: &Place) {
    let mut large = commit("c1", case(1), 0, &[("Received", "{}")]);
    large.streams[0].events[0].payload = vec![b' '; store::MAX_PAYLOAD + 1];
    let mut actor = commit("c1", case(1), 0, &[("Received", "{}")]);
    actor.actor = "an officer".to_owned();
    let mut row_of_register = commit("c1", case(1), 0, &[("Received", "{}")]);
    row_of_register.streams[0].key = StreamKey::new(StreamKind::Register, Uuid::nil());
    row_of_register.streams[0].case_row = Some(row("FOI-1"));
    let nameless = Commit::new("", "{}", at(0));
    let false_erasure = commit("c1", case(1), 0, &[(store::CONTENT_ERASED, "{}")]);
    for (what, refused) in [
        ("large", large),
        ("actor", actor),
        ("row", row_of_register),
        ("nameless", nameless),
        ("erasure", false_erasure),
    ] {
        let error = place.store.append(authority(1), refused).await.unwrap_err();
        assert!(matches!(error, Error::TooLarge { .. } | Error::Invalid(_)), "{what}: {error:?}");
    }
    assert_eq!(place.store.last_seq().await.unwrap(), 0);
}

async fn acknowledged_commands_are_there_after_reopening(place: &Place) {
    place.store.append(authority(1), commit("c1", case(1), 0, &[("Received", "{}")])).await.unwrap();
    place.store.close().await;
    let store = place.another_node().await;
    assert_eq!(store.load(authority(1), StreamKey::case(case(1))).await.unwrap().len(), 1);
    assert!(
        store.append(authority(1), commit("c1", case(1), 0, &[("Received", "{}")])).await.unwrap().repeated
    );
    store.append(authority(1), commit("c2", case(1), 1, &[("Accepted", "{}")])).await.unwrap();
    store.close().await;
}
