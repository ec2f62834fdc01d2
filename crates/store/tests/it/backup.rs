//! One file takes everything from either database to either; what is not a whole backup changes nothing.

use jiff::{SignedDuration, civil::date};
use store::{
    CaseFilter, Commit, Erase, Error, LogChange, LogFilter, MemberChange, NewLogEntry, NewOutbox,
    OutboxChange, OutboxState, Person, Session, StreamKey,
};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, on_both, row};

on_both! {
    everything_comes_back_in_either_database,
    what_is_not_a_whole_backup_changes_nothing,
    a_restore_needs_an_empty_target,
}

/// Something in every table.
async fn filled(place: &Place) {
    let store = &place.store;
    for number in 0..230_u128 {
        let mut given =
            commit(&format!("c{number}"), case(number), 0, &[("Received", "{\"£\":1}"), ("Noted", "{}")]);
        given.streams[0].case_row = Some(row(&format!("FOI-{number}")));
        given.outbox = vec![OutboxChange::New(NewOutbox {
            id: case(number),
            subject: case(number),
            message_id: format!("<{number}@example.org>"),
            payload: vec![0, 1, 2],
            ready_at: at(0),
        })];
        store.append(authority(number % 3), given).await.unwrap();
    }
    let mut rest = Commit::new("rest", "{}", at(1));
    rest.members = vec![
        MemberChange::Authority { slug: "north".to_owned(), name: "North".to_owned() },
        MemberChange::Person(Person {
            id: case(1),
            email: "ann@example.org".to_owned(),
            name: "Ann".to_owned(),
            password_hash: Some("$argon2id$".to_owned()),
            second_factor: None,
            left_at: None,
        }),
        MemberChange::Member { person: case(1), roles: vec!["officer".to_owned()], teams: vec![] },
    ];
    rest.log = vec![LogChange::Publish(NewLogEntry {
        id: case(1),
        subject: case(1),
        title: "Trees".to_owned(),
        summary: String::new(),
        words: "felled".to_owned(),
        body: vec![255, 0],
        published_on: date(2026, 7, 1),
    })];
    rest.erase =
        vec![Erase { key: StreamKey::case(case(1)), versions: vec![1], reason: "asked for".to_owned() }];
    store.append(authority(1), rest).await.unwrap();
    store.next_number(authority(1), "FOI").await.unwrap();
    store.put_document(authority(1), case(1), &b"hello"[..]).await.unwrap();
    store.put_document(authority(1), case(2), vec![7; 3_000_000]).await.unwrap();
    store.claim_outbox(at(1), SignedDuration::from_secs(60)).await.unwrap().unwrap();
    store.claim_follower("feeds", "node a", at(1), SignedDuration::from_secs(60)).await.unwrap();
    store.advance_follower("feeds", "node a", 5, at(1), SignedDuration::from_secs(60)).await.unwrap();
    let session = Session { person: case(1), authority: None, began: at(0), expires: at(999) };
    store.open_session(&[1; 32], &session).await.unwrap();
}

async fn everything_comes_back_in_either_database(place: &Place) {
    filled(place).await;
    let file = place.folder.path().join("backup.candour");
    let made = place.store.backup(&file).await.unwrap();
    assert_eq!((made.events, made.documents), (461, 2));
    assert_eq!(std::fs::metadata(&file).unwrap().len(), made.bytes);
    assert!(
        matches!(place.store.backup(&file).await.unwrap_err(), Error::Invalid(_)),
        "nothing is overwritten"
    );

    let mut targets = vec![Place::sqlite().await];
    targets.extend(Place::postgres().await);
    for target in targets {
        let report = target.store.restore(&file).await.unwrap();
        assert_eq!((report.first_bad, report.events, report.erased), (None, 461, 1));
        assert_eq!(report.head, place.store.head().await.unwrap());
        for number in 0..3 {
            let filter = CaseFilter { limit: 1000, ..CaseFilter::default() };
            let cases = target.store.list_cases(authority(number), &filter).await.unwrap().cases;
            assert_eq!(cases, place.store.list_cases(authority(number), &filter).await.unwrap().cases);
            let today = date(2026, 6, 30);
            assert_eq!(
                target.store.counts(authority(number), today).await.unwrap(),
                place.store.counts(authority(number), today).await.unwrap()
            );
            assert_eq!(
                target.store.people(authority(number)).await.unwrap(),
                place.store.people(authority(number)).await.unwrap()
            );
        }
        assert_eq!(target.store.feed(0, 1000).await.unwrap(), place.store.feed(0, 1000).await.unwrap());
        let log = LogFilter::default();
        assert_eq!(
            target.store.list_log(authority(1), &log).await.unwrap(),
            place.store.list_log(authority(1), &log).await.unwrap()
        );
        let digest = target.store.list_documents(authority(1), case(2)).await.unwrap().remove(0);
        assert_eq!(target.store.get_document(authority(1), case(2), &digest).await.unwrap().len(), 3_000_000);
        assert_eq!(target.store.next_number(authority(1), "FOI").await.unwrap(), 2);
        let lease = SignedDuration::from_secs(60);
        assert_eq!(target.store.claim_follower("feeds", "node b", at(2), lease).await.unwrap(), Some(5));
        // Nobody is signed in, nothing leaves, and what was on its way is in doubt.
        assert_eq!(target.store.session(&[1; 32], at(1)).await.unwrap(), None);
        assert!(target.store.sending_held().await.unwrap().is_some());
        assert_eq!(target.store.claim_outbox(at(3), lease).await.unwrap(), None);
        let mut doubtful = Vec::new();
        for number in 0..3 {
            doubtful.extend(target.store.outbox_in_doubt(authority(number)).await.unwrap());
        }
        assert_eq!(doubtful.iter().map(|item| item.state).collect::<Vec<_>>(), [OutboxState::InDoubt]);
        // And work goes on.
        target.store.append(authority(0), commit("new", case(0), 2, &[("Noted", "{}")])).await.unwrap();
        assert!(target.store.verify(Some(&made.head)).await.unwrap().ok);
        target.end().await;
    }
}

async fn what_is_not_a_whole_backup_changes_nothing(place: &Place) {
    filled(place).await;
    let file = place.folder.path().join("backup.candour");
    place.store.backup(&file).await.unwrap();
    let whole = std::fs::read(&file).unwrap();
    let mut altered = whole.clone();
    altered[5_000] ^= 1;
    let longer = [&whole[..], b"more"].concat();
    let target = place.another().await;
    for (what, bytes) in [
        ("empty", &whole[..0]),
        ("another file", &b"PK\x03\x04 something quite different"[..]),
        ("cut in the middle", &whole[..whole.len() / 2]),
        ("without its last byte", &whole[..whole.len() - 1]),
        ("altered", &altered[..]),
        ("longer", &longer[..]),
    ] {
        let broken = place.folder.path().join("broken.candour");
        std::fs::write(&broken, bytes).unwrap();
        let refused = target.store.restore(&broken).await.unwrap_err();
        assert!(matches!(refused, Error::NotABackup(_)), "{what}: {refused:?}");
        assert_eq!(target.store.last_seq().await.unwrap(), 0, "{what}");
    }
    let missing = target.store.restore(&place.folder.path().join("missing")).await.unwrap_err();
    assert!(matches!(missing, Error::Io(_)));
    assert!(target.store.restore(&file).await.unwrap().ok, "and after all that it still takes the whole one");
    target.end().await;
}

async fn a_restore_needs_an_empty_target(place: &Place) {
    place.store.append(authority(1), commit("c1", case(1), 0, &[("Received", "{}")])).await.unwrap();
    let file = place.folder.path().join("backup.candour");
    place.store.backup(&file).await.unwrap();
    assert!(matches!(place.store.restore(&file).await.unwrap_err(), Error::NotEmpty));
    let target = place.another().await;
    target.store.put_document(authority(1), Uuid::nil(), &b"hello"[..]).await.unwrap();
    assert!(matches!(target.store.restore(&file).await.unwrap_err(), Error::NotEmpty));
    assert_eq!(target.store.last_seq().await.unwrap(), 0);
    target.end().await;
}
