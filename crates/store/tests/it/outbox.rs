//! Letters on their way out: claimed by one, sent at most once, in doubt where nobody knows.

use jiff::SignedDuration;
use store::{Commit, Error, NewOutbox, OutboxChange, OutboxState, Resolution};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, commit, on_both};

on_both! {
    a_letter_is_claimed_by_one_and_sent_once,
    a_dead_sender_leaves_its_letter_in_doubt_until_an_officer_settles_it,
    a_refused_attempt_is_tried_again_at_its_time_or_given_up,
    nothing_leaves_while_sending_is_held,
    what_is_ready_can_be_called_off_but_not_what_is_on_its_way,
}

const LEASE: SignedDuration = SignedDuration::from_secs(60);

fn letter(number: u128) -> Uuid {
    Uuid::from_u128(0xE000 + number)
}

async fn change(place: &Place, outbox: Vec<OutboxChange>) -> Result<(), Error> {
    let commit = Commit { outbox, ..Commit::new(Uuid::new_v4().to_string(), "{}", at(0)) };
    place.store.append(authority(1), commit).await.map(|_| ())
}

async fn ready(place: &Place, number: u128, ready_at: i64) {
    let new = NewOutbox {
        id: letter(number),
        subject: case(1),
        message_id: format!("<{number}@example.org>"),
        payload: format!("letter {number}").into_bytes(),
        ready_at: at(ready_at),
    };
    change(place, vec![OutboxChange::New(new)]).await.unwrap();
}

async fn state(place: &Place, number: u128) -> OutboxState {
    place.store.outbox_item(authority(1), letter(number)).await.unwrap().unwrap().state
}

async fn a_letter_is_claimed_by_one_and_sent_once(place: &Place) {
    for number in 0..6 {
        ready(place, number, 0).await;
    }
    let nodes = [place.store.clone(), place.another_node().await];
    let tasks: Vec<_> = (0..6)
        .map(|task| {
            let store = nodes[task % 2].clone();
            tokio::spawn(async move {
                let mut claimed = Vec::new();
                // A claim that meets another's comes back empty; whoever is still due is found at the next.
                for _ in 0..12 {
                    if let Some(item) = store.claim_outbox(at(1), LEASE).await.unwrap() {
                        assert_eq!((item.attempts, item.state), (1, OutboxState::Sending));
                        store.mark_sent(item.authority, item.id, at(2)).await.unwrap();
                        claimed.push(item.id);
                    }
                }
                claimed
            })
        })
        .collect();
    let mut claimed = Vec::new();
    for task in tasks {
        claimed.extend(task.await.unwrap());
    }
    nodes[1].close().await;
    claimed.sort();
    assert_eq!(claimed, (0..6).map(letter).collect::<Vec<_>>());
    assert_eq!(place.store.claim_outbox(at(9), LEASE).await.unwrap(), None);
    assert_eq!(place.store.outbox_of(authority(1), case(1)).await.unwrap().len(), 6);
}

async fn a_dead_sender_leaves_its_letter_in_doubt_until_an_officer_settles_it(place: &Place) {
    let store = &place.store;
    ready(place, 1, 0).await;
    ready(place, 2, 0).await;
    for _ in 0..2 {
        store.claim_outbox(at(0), LEASE).await.unwrap().unwrap();
    }
    assert_eq!(store.claim_outbox(at(59), LEASE).await.unwrap(), None);
    assert!(store.outbox_in_doubt(authority(1)).await.unwrap().is_empty());
    assert_eq!(store.claim_outbox(at(60), LEASE).await.unwrap(), None, "never again by itself");
    assert_eq!(store.outbox_in_doubt(authority(1)).await.unwrap().len(), 2);

    change(place, vec![OutboxChange::Resolve(letter(1), Resolution::Sent)]).await.unwrap();
    change(place, vec![OutboxChange::Resolve(letter(2), Resolution::SendAgain)]).await.unwrap();
    assert_eq!(state(place, 1).await, OutboxState::Sent);
    let again = store.claim_outbox(at(61), LEASE).await.unwrap().unwrap();
    assert_eq!((again.id, again.attempts, again.message_id.as_str()), (letter(2), 2, "<2@example.org>"));
    // The first attempt's late failure does not undo the second.
    assert!(store.mark_failed(authority(1), letter(2), 1, Some(at(70)), "late").await.is_err());
    store.mark_in_doubt(authority(1), letter(2), 2, "the connection broke").await.unwrap();
    assert_eq!(state(place, 2).await, OutboxState::InDoubt);
    store.mark_sent(authority(1), letter(2), at(80)).await.unwrap();
    assert_eq!(state(place, 2).await, OutboxState::Sent);
    let settled = change(place, vec![OutboxChange::Resolve(letter(2), Resolution::SendAgain)]).await;
    assert!(settled.is_err(), "what was sent is settled");
}

async fn a_refused_attempt_is_tried_again_at_its_time_or_given_up(place: &Place) {
    let store = &place.store;
    ready(place, 1, 5).await;
    assert_eq!(store.claim_outbox(at(4), LEASE).await.unwrap(), None, "not before its time");
    let first = store.claim_outbox(at(5), LEASE).await.unwrap().unwrap();
    store
        .mark_failed(first.authority, first.id, first.attempts, Some(at(100)), "mailbox busy")
        .await
        .unwrap();
    assert_eq!(store.claim_outbox(at(99), LEASE).await.unwrap(), None);
    let second = store.claim_outbox(at(100), LEASE).await.unwrap().unwrap();
    store.mark_failed(second.authority, second.id, second.attempts, None, "no such mailbox").await.unwrap();
    assert_eq!(store.claim_outbox(at(9_999), LEASE).await.unwrap(), None);
    let failed = store.outbox_in_doubt(authority(1)).await.unwrap();
    assert_eq!((failed[0].state, failed[0].why.as_deref()), (OutboxState::Failed, Some("no such mailbox")));
    change(place, vec![OutboxChange::Resolve(letter(1), Resolution::CallOff)]).await.unwrap();
    assert_eq!(state(place, 1).await, OutboxState::CalledOff);
}

async fn nothing_leaves_while_sending_is_held(place: &Place) {
    let store = &place.store;
    ready(place, 1, 0).await;
    assert_eq!(store.sending_held().await.unwrap(), None);
    store.hold_sending("restored").await.unwrap();
    assert_eq!(store.claim_outbox(at(1), LEASE).await.unwrap(), None);
    assert_eq!(store.sending_held().await.unwrap().as_deref(), Some("restored"));
    store.resume_sending().await.unwrap();
    assert!(store.claim_outbox(at(1), LEASE).await.unwrap().is_some());
}

async fn what_is_ready_can_be_called_off_but_not_what_is_on_its_way(place: &Place) {
    ready(place, 1, 0).await;
    ready(place, 2, 1).await;
    place.store.claim_outbox(at(0), LEASE).await.unwrap().unwrap();
    change(place, vec![OutboxChange::CallOff(letter(2))]).await.unwrap();
    assert_eq!(state(place, 2).await, OutboxState::CalledOff);
    // The whole command fails, with its events.
    let mut both = commit("call off", case(1), 0, &[("CalledOff", "{}")]);
    both.outbox = vec![OutboxChange::CallOff(letter(1))];
    assert!(place.store.append(authority(1), both).await.is_err());
    assert!(place.store.load(authority(1), store::StreamKey::case(case(1))).await.unwrap().is_empty());
    let mut noted = commit("noted", case(1), 0, &[("LetterSent", "{}")]);
    noted.outbox = vec![OutboxChange::Sent(letter(1))];
    place.store.append(authority(1), noted).await.unwrap();
    assert_eq!(state(place, 1).await, OutboxState::Sent);
}
