//! Authorities, people, memberships, sessions and links.

use jiff::SignedDuration;
use store::{
    Commit, Error, LinkChange, LinkKind, MemberChange, NewLink, Person, Session, new_token, token_hash,
};
use uuid::Uuid;

use crate::place::{Place, at, authority, case, on_both};

on_both! {
    a_person_is_a_member_of_several_authorities_with_roles_in_each,
    a_session_ends_when_it_expires_or_is_closed,
    a_link_opens_one_thing_until_it_ends_or_is_revoked,
    numbers_are_given_out_once,
}

fn person(number: u128, email: &str) -> Person {
    Person {
        id: Uuid::from_u128(number),
        email: email.to_owned(),
        name: format!("Person {number}"),
        password_hash: Some("$argon2id$…".to_owned()),
        second_factor: None,
        left_at: None,
    }
}

async fn change(place: &Place, number: u128, members: Vec<MemberChange>) -> Result<(), Error> {
    let command = Uuid::new_v4().to_string();
    let commit = Commit { members, ..Commit::new(command, "{}", at(0)) };
    place.store.append(authority(number), commit).await.map(|_| ())
}

fn member(person: u128, roles: &[&str]) -> MemberChange {
    MemberChange::Member {
        person: Uuid::from_u128(person),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        teams: vec!["Estates".to_owned()],
    }
}

async fn a_person_is_a_member_of_several_authorities_with_roles_in_each(place: &Place) {
    let store = &place.store;
    let named = |slug: &str| MemberChange::Authority { slug: slug.to_owned(), name: format!("The {slug}") };
    let ann = person(1, "  Ann@Example.ORG ");
    change(place, 1, vec![named("north"), MemberChange::Person(ann), member(1, &["officer", "approver"])])
        .await
        .unwrap();
    change(place, 2, vec![named("south"), member(1, &["officer"])]).await.unwrap();
    assert!(matches!(change(place, 3, vec![named("south")]).await.unwrap_err(), Error::Taken("short name")));

    let found = store.person_by_email("ann@example.org").await.unwrap().unwrap();
    assert_eq!(found, person(1, "ann@example.org"));
    let roles: Vec<_> =
        store.memberships_of(found.id).await.unwrap().into_iter().map(|m| (m.authority, m.roles)).collect();
    let expected = [
        (authority(1), vec!["officer".to_owned(), "approver".to_owned()]),
        (authority(2), vec!["officer".to_owned()]),
    ];
    assert_eq!(roles, expected);
    assert_eq!(store.people(authority(1)).await.unwrap().len(), 1);
    assert_eq!(store.authority_by_slug("south").await.unwrap().unwrap().id, authority(2));
    assert_eq!(store.authorities().await.unwrap().len(), 2);

    let taken = change(place, 1, vec![MemberChange::Person(person(2, "ANN@example.org"))]).await.unwrap_err();
    assert!(matches!(taken, Error::Taken("e-mail address")), "{taken:?}");
    let elsewhere =
        change(place, 3, vec![MemberChange::Person(person(1, "stolen@example.org"))]).await.unwrap_err();
    assert!(matches!(elsewhere, Error::NotFound("person")), "{elsewhere:?}");
    let nobody = change(place, 1, vec![member(9, &["officer"])]).await.unwrap_err();
    assert!(matches!(nobody, Error::NotFound("person")), "{nobody:?}");

    change(place, 2, vec![MemberChange::Left { person: found.id }]).await.unwrap();
    assert_eq!(store.membership(authority(2), found.id).await.unwrap(), None);
    assert_eq!(store.person(authority(2), found.id).await.unwrap(), None);
    assert_eq!(store.person(authority(1), found.id).await.unwrap(), Some(found));
}

async fn a_session_ends_when_it_expires_or_is_closed(place: &Place) {
    let store = &place.store;
    let person = Uuid::from_u128(1);
    let tokens = [new_token().unwrap(), new_token().unwrap(), new_token().unwrap()];
    let session = Session { person, authority: None, began: at(0), expires: at(60) };
    for token in &tokens {
        store.open_session(&token_hash(token), &session).await.unwrap();
    }
    let hash = token_hash(&tokens[0]);
    assert_eq!(store.session(&hash, at(59)).await.unwrap(), Some(session.clone()));
    assert_eq!(store.session(&hash, at(60)).await.unwrap(), None);
    assert_eq!(store.session(&token_hash("guess"), at(0)).await.unwrap(), None);
    assert!(store.change_session(&hash, Some(authority(1)), at(90)).await.unwrap());
    assert_eq!(store.session(&hash, at(89)).await.unwrap().unwrap().authority, Some(authority(1)));
    store.close_session(&token_hash(&tokens[1])).await.unwrap();
    assert_eq!(store.session(&token_hash(&tokens[1]), at(1)).await.unwrap(), None);
    assert_eq!(store.sweep_sessions(at(60)).await.unwrap(), 1);
    assert_eq!(store.close_sessions_of(person).await.unwrap(), 1);
    assert_eq!(store.session(&hash, at(1)).await.unwrap(), None);
}

async fn a_link_opens_one_thing_until_it_ends_or_is_revoked(place: &Place) {
    let store = &place.store;
    let day = SignedDuration::from_hours(24);
    let make = |number: u128, token: &str, subject: Uuid| {
        LinkChange::Make(NewLink {
            id: Uuid::from_u128(number),
            hash: token_hash(token),
            kind: LinkKind::Contributor,
            subject,
            expires: at(0).saturating_add(day).unwrap(),
        })
    };
    let change = async |links: Vec<LinkChange>| {
        let commit = Commit { links, ..Commit::new(Uuid::new_v4().to_string(), "{}", at(0)) };
        store.append(authority(1), commit).await
    };
    change(vec![make(1, "one", case(1)), make(2, "two", case(1)), make(3, "three", case(2))]).await.unwrap();
    let one = store.link(&token_hash("one"), at(1)).await.unwrap().unwrap();
    assert_eq!((one.authority, one.kind, one.subject), (authority(1), LinkKind::Contributor, case(1)));
    assert_eq!(store.link(&token_hash("one"), at(24 * 3600)).await.unwrap(), None, "ended");
    let prolong =
        |days: i32| LinkChange::Prolong { id: one.id, expires: at(0).saturating_add(day * days).unwrap() };
    change(vec![prolong(3), prolong(2)]).await.unwrap();
    assert!(
        store.link(&token_hash("one"), at(48 * 3600)).await.unwrap().is_some(),
        "it opens again, for the longer"
    );
    change(vec![LinkChange::Revoke(one.id)]).await.unwrap();
    change(vec![prolong(9)]).await.unwrap();
    assert_eq!(store.link(&token_hash("one"), at(1)).await.unwrap(), None, "revoked, and stays so");
    assert!(store.link(&token_hash("two"), at(1)).await.unwrap().is_some());
    change(vec![LinkChange::RevokeAll { subject: case(1) }]).await.unwrap();
    assert_eq!(store.link(&token_hash("two"), at(1)).await.unwrap(), None);
    assert!(store.link(&token_hash("three"), at(1)).await.unwrap().is_some());
    assert_eq!(store.links_to(authority(1), case(1)).await.unwrap().len(), 2);
    assert!(matches!(change(vec![LinkChange::Revoke(case(9))]).await.unwrap_err(), Error::NotFound("link")));
    assert!(matches!(change(vec![make(4, "three", case(2))]).await.unwrap_err(), Error::Taken("link")));
}

async fn numbers_are_given_out_once(place: &Place) {
    let nodes = [place.store.clone(), place.another_node().await];
    let tasks: Vec<_> = (0..20)
        .map(|task| {
            let store = nodes[task % 2].clone();
            tokio::spawn(async move { store.next_number(authority(1), "FOI-2026").await.unwrap() })
        })
        .collect();
    let mut given = Vec::new();
    for task in tasks {
        given.push(task.await.unwrap());
    }
    nodes[1].close().await;
    given.sort_unstable();
    assert_eq!(given, (1..=20).collect::<Vec<u32>>());
    assert_eq!(place.store.next_number(authority(1), "FOI-2027").await.unwrap(), 1);
    assert_eq!(place.store.next_number(authority(2), "FOI-2026").await.unwrap(), 1);
}
