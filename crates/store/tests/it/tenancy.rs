//! Everything of one authority, asked for with another's id, is not found.

use jiff::civil::date;
use store::{
    CaseFilter, Commit, Counts, LinkChange, LinkKind, LogChange, LogFilter, MemberChange, NewLink,
    NewLogEntry, NewOutbox, OutboxChange, Person, Resolution, StreamKey, StreamKind,
};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, event, on_both, row};

on_both! { nothing_of_another_authority_is_found_or_changed }

const ID: Uuid = Uuid::from_u128(77);

/// One of everything, in authority 1.
fn everything() -> Commit {
    let mut given = commit("c1", case(1), 0, &[("Received", "{}")]);
    given.streams[0].case_row = Some(row("FOI-1"));
    given.members = vec![
        MemberChange::Authority { slug: "north".to_owned(), name: "North".to_owned() },
        MemberChange::Person(Person {
            id: ID,
            email: "ann@example.org".to_owned(),
            name: "Ann".to_owned(),
            password_hash: None,
            second_factor: None,
            left_at: None,
        }),
        MemberChange::Member { person: ID, roles: vec!["officer".to_owned()], teams: vec![] },
    ];
    given.links = vec![LinkChange::Make(NewLink {
        id: ID,
        hash: [7; 32],
        kind: LinkKind::Applicant,
        subject: case(1),
        expires: at(99),
    })];
    given.log = vec![LogChange::Publish(NewLogEntry {
        id: ID,
        subject: case(1),
        title: "Trees".to_owned(),
        summary: String::new(),
        words: String::new(),
        body: vec![],
        published_on: date(2026, 7, 1),
    })];
    given.outbox = vec![OutboxChange::New(NewOutbox {
        id: ID,
        subject: case(1),
        message_id: "<1@example.org>".to_owned(),
        payload: vec![],
        ready_at: at(0),
    })];
    given
}

async fn nothing_of_another_authority_is_found_or_changed(place: &Place) {
    let store = &place.store;
    store.append(authority(1), everything()).await.unwrap();
    store.put_document(authority(1), case(1), &b"hello"[..]).await.unwrap();
    let digest = store.list_documents(authority(1), case(1)).await.unwrap().remove(0);
    let lease = jiff::SignedDuration::from_secs(60);
    let before = store.load(authority(1), StreamKey::case(case(1))).await.unwrap();

    let other = authority(2);
    assert_eq!(store.load(other, StreamKey::case(case(1))).await.unwrap(), []);
    assert_eq!(store.load_after(other, StreamKey::case(case(1)), 0).await.unwrap(), []);
    assert_eq!(store.list_stream_ids(other, StreamKind::Case, None, 9).await.unwrap(), Vec::<Uuid>::new());
    assert_eq!(store.outcome_of(other, "c1").await.unwrap(), None);
    assert_eq!(store.list_cases(other, &CaseFilter::default()).await.unwrap().cases, []);
    assert_eq!(store.case(other, case(1)).await.unwrap(), None);
    assert_eq!(store.case_by_reference(other, "FOI-1").await.unwrap(), None);
    assert_eq!(store.counts(other, date(2026, 6, 1)).await.unwrap(), Counts::default());
    assert_eq!(store.due_per_day(other, date(2026, 1, 1), date(2027, 1, 1)).await.unwrap(), []);
    assert_eq!(store.authority(other).await.unwrap(), None);
    assert_eq!(store.person(other, ID).await.unwrap(), None);
    assert_eq!(store.people(other).await.unwrap(), []);
    assert_eq!(store.membership(other, ID).await.unwrap(), None);
    assert_eq!(store.links_to(other, case(1)).await.unwrap(), []);
    assert_eq!(store.list_log(other, &LogFilter::default()).await.unwrap(), []);
    assert_eq!(store.log_entry(other, ID).await.unwrap(), None);
    assert_eq!(store.log_entries_of(other, case(1)).await.unwrap(), []);
    assert_eq!(store.outbox_of(other, case(1)).await.unwrap(), []);
    assert_eq!(store.outbox_item(other, ID).await.unwrap(), None);
    assert!(store.get_document(other, case(1), &digest).await.is_err());
    assert_eq!(store.list_documents(other, case(1)).await.unwrap(), [""; 0]);
    assert_eq!(store.delete_documents(other, case(1)).await.unwrap(), 0);
    assert_eq!(store.next_number(other, "FOI").await.unwrap(), 1);

    // Changes asked for with the other's id touch nothing of the first's.
    assert!(store.mark_sent(other, ID, at(1)).await.is_err());
    let claimed = store.claim_outbox(at(1), lease).await.unwrap().unwrap();
    assert!(store.mark_sent(other, ID, at(1)).await.is_err());
    assert!(store.mark_failed(other, ID, claimed.attempts, None, "no").await.is_err());
    assert!(store.mark_in_doubt(other, ID, claimed.attempts, "no").await.is_err());
    store.mark_in_doubt(authority(1), ID, claimed.attempts, "no").await.unwrap();
    assert_eq!(store.outbox_in_doubt(other).await.unwrap(), []);
    for (number, change) in [
        Commit { outbox: vec![OutboxChange::Resolve(ID, Resolution::SendAgain)], ..Commit::default() },
        Commit { outbox: vec![OutboxChange::Sent(ID)], ..Commit::default() },
        Commit { outbox: vec![OutboxChange::CallOff(ID)], ..Commit::default() },
        Commit { links: vec![LinkChange::Revoke(ID)], ..Commit::default() },
        Commit { log: vec![LogChange::Remove(ID)], ..Commit::default() },
        Commit {
            log: vec![LogChange::Withdraw { id: ID, on: date(2026, 7, 2), why: String::new() }],
            ..Commit::default()
        },
        Commit {
            erase: vec![store::Erase {
                key: StreamKey::case(case(1)),
                versions: vec![1],
                reason: "disposal".to_owned(),
            }],
            ..Commit::default()
        },
        Commit {
            streams: vec![store::StreamAppend::new(
                StreamKey::case(case(1)),
                1,
                vec![event("Accepted", "{}")],
            )],
            ..Commit::default()
        },
    ]
    .into_iter()
    .enumerate()
    {
        let commit =
            Commit { command_id: format!("other {number}"), actor: "{}".to_owned(), at: at(3), ..change };
        assert!(store.append(other, commit).await.is_err(), "change {number}");
    }
    let revoke =
        Commit { links: vec![LinkChange::RevokeAll { subject: case(1) }], ..Commit::new("r", "{}", at(3)) };
    store.append(other, revoke).await.unwrap();
    let leave = Commit { members: vec![MemberChange::Left { person: ID }], ..Commit::new("l", "{}", at(3)) };
    store.append(other, leave).await.unwrap();

    assert_eq!(store.load(authority(1), StreamKey::case(case(1))).await.unwrap(), before);
    assert!(store.link(&[7; 32], at(4)).await.unwrap().is_some());
    assert!(store.membership(authority(1), ID).await.unwrap().is_some());
    assert_eq!(store.log_entry(authority(1), ID).await.unwrap().unwrap().withdrawn, None);
    assert_eq!(store.get_document(authority(1), case(1), &digest).await.unwrap(), "hello");
}
