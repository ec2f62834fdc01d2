//! Somebody who works in several authorities: who may give them a part in one more, and that no single authority changes
//! how they sign in over the heads of the others.

use casework::{Actor, PersonId, Role, authority::Member};
use office::{Error, NewMember, Who};
use uuid::Uuid;

use crate::{
    house::{HOUSE, OTHER, officer},
    place::{Place, on_both},
};

on_both!(
    whoever_administers_both_authorities_gives_somebody_a_part_in_the_other,
    how_somebody_of_several_authorities_signs_in_is_not_changed_by_one_of_them,
);

const OLWEN: &str = "olwen.officer@example.org";
const PASSWORD: &str = "four calm otters swim";

fn new(id: u128, name: &str, email: &str, role: Role, password: Option<&str>) -> NewMember {
    let member = Member { name: name.to_owned(), email: email.to_owned(), roles: vec![role], team: None };
    NewMember { id: Uuid::from_u128(id), member, password: password.map(str::to_owned) }
}

fn administrator(authority: Uuid, number: u128, name: &str) -> Who {
    let roles = vec![Role::Administrator];
    Who {
        authority,
        actor: Actor::Person { id: PersonId(Uuid::from_u128(number)), name: name.to_owned(), roles },
    }
}

/// An administrator of the house, one of the other authority, and one of both; Olwen signs in with a password.
async fn administrators(place: &Place) -> (Who, Who, Who) {
    let (house, other) = (Who::command_line(HOUSE), Who::command_line(OTHER));
    let office = &place.office;
    let (ada, bea, cyd) = (0xad1, 0xad2, 0xad3);
    let both = |id| new(id, "Cyd Both", "cyd@example.org", Role::Administrator, None);
    for (line, id, person) in [
        (&house, "ada", new(ada, "Ada House", "ada@example.org", Role::Administrator, None)),
        (&other, "bea", new(bea, "Bea Other", "bea@example.org", Role::Administrator, None)),
        (&house, "cyd", both(cyd)),
        // By the address alone, as who runs the installation types it.
        (&other, "cyd too", both(0xffff)),
    ] {
        office.set_member(line, id, person).await.unwrap();
    }
    let id = officer().actor.person().unwrap().0.as_u128();
    let olwen = new(id, "Olwen Officer", OLWEN, Role::Officer, Some(PASSWORD));
    office.set_member(&house, "olwen", olwen).await.unwrap();
    (
        administrator(HOUSE, ada, "Ada House"),
        administrator(OTHER, bea, "Bea Other"),
        administrator(OTHER, cyd, "Cyd Both"),
    )
}

async fn whoever_administers_both_authorities_gives_somebody_a_part_in_the_other(place: &Place) {
    let (_, bea, cyd) = administrators(place).await;
    let office = &place.office;
    let join = |password| new(0xbeef, "O. Officer", "Olwen.Officer@example.org ", Role::Approver, password);

    // The address is taken, by whom is not said; nothing changes.
    assert!(!office.signs_in_already(&bea, OLWEN).await.unwrap());
    for (password, why) in [(None, "without"), (Some("five quiet herons"), "with a password of her own")] {
        let refused = office.set_member(&bea, &format!("bea {why}"), join(password)).await;
        let Err(Error::BadInput(said)) = refused else { panic!("{why}: {refused:?}") };
        assert_eq!(said, "the e-mail address is taken already: choose another", "{why}");
    }
    let there = Who { authority: OTHER, ..officer() };
    for nobody in [&officer(), &there, &Who { authority: OTHER, ..crate::house::approver() }] {
        assert!(matches!(office.set_member(nobody, "no", join(None)).await, Err(Error::Refused(_))));
        assert!(matches!(office.signs_in_already(nobody, OLWEN).await, Err(Error::Refused(_))));
    }
    assert_eq!(office.works_in(&officer()).await.unwrap().len(), 1);

    assert!(office.signs_in_already(&cyd, OLWEN).await.unwrap());
    let refused = office.set_member(&cyd, "a password", join(Some("five quiet herons"))).await;
    assert!(matches!(refused, Err(Error::BadInput(why)) if why.contains("keep the password")));
    for _ in 0..2 {
        office.set_member(&cyd, "join", join(None)).await.unwrap();
    }
    let names: Vec<String> =
        office.works_in(&officer()).await.unwrap().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Borough of Wexmoor", "Stellhaven Council"]);
    let olwen = officer().actor.person().unwrap();
    let known = office.authority(OTHER).await.unwrap();
    let member = &known.members[&olwen];
    assert_eq!((member.name.as_str(), &member.roles[..]), ("O. Officer", &[Role::Approver][..]));
    let at_home = office.authority(HOUSE).await.unwrap();
    assert_eq!(at_home.members[&olwen].roles, [Role::Officer], "at home she is what she was");
    assert_eq!(at_home.name_of(olwen), "Olwen Officer");

    // With the password that she has, and with the roles of where she works.
    let signed_in = office.sign_in(OLWEN, PASSWORD).await.unwrap();
    office.work_in(&signed_in.token, OTHER).await.unwrap();
    let who = office.session(&signed_in.token).await.unwrap().unwrap();
    assert_eq!((who.authority, who.actor.person()), (OTHER, Some(olwen)));
    assert!(who.actor.has(Role::Approver) && !who.actor.has(Role::Officer));
    let elsewhere = office.work_in(&signed_in.token, Uuid::from_u128(0xdead)).await;
    assert!(matches!(elsewhere, Err(Error::NotFound(_))));
    let ended = office.work_in("no session", HOUSE).await;
    assert!(matches!(ended, Err(Error::NotFound(_))));
}

async fn how_somebody_of_several_authorities_signs_in_is_not_changed_by_one_of_them(place: &Place) {
    let (ada, bea, cyd) = administrators(place).await;
    let office = &place.office;
    office.set_member(&cyd, "join", new(0, "Olwen Officer", OLWEN, Role::Officer, None)).await.unwrap();
    let id = officer().actor.person().unwrap().0.as_u128();
    let taken_over = "my own password now";
    for (who, email, password, why) in [
        (&bea, OLWEN, Some(taken_over), "a password from the other authority"),
        (&bea, "bea+olwen@example.org", None, "an address from the other authority"),
        (&ada, OLWEN, Some(taken_over), "nor from the first"),
    ] {
        let change = new(id, "Olwen Officer", email, Role::Officer, password);
        let refused = office.set_member(who, why, change).await;
        let Err(Error::BadInput(said)) = refused else { panic!("{why}: {refused:?}") };
        assert!(said.contains("other authorities"), "{why}: {said}");
        assert!(office.sign_in(OLWEN, taken_over).await.is_err(), "{why}");
    }
    let session = office.sign_in(OLWEN, PASSWORD).await.unwrap();
    // What she is in an authority is that authority's.
    office.set_member(&bea, "role", new(id, "Olwen O.", OLWEN, Role::Contributor, None)).await.unwrap();
    let who = office.session(&session.token).await.unwrap().unwrap();
    assert!(who.authority == OTHER || who.actor.has(Role::Officer));
    assert_eq!(
        office.authority(OTHER).await.unwrap().members[&PersonId(Uuid::from_u128(id))].roles,
        [Role::Contributor]
    );
    // Who administers all of them may help her to a new password, which ends what was open.
    let lost = new(id, "Olwen Officer", OLWEN, Role::Officer, Some("five quiet herons"));
    office.set_member(&cyd, "lost", lost).await.unwrap();
    assert!(office.session(&session.token).await.unwrap().is_none());
    assert!(office.sign_in(OLWEN, PASSWORD).await.is_err());
    office.sign_in(OLWEN, "five quiet herons").await.unwrap();
}
