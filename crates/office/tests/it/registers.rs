//! Registers as officers keep them: taken once, changed row by row, described, and answered from in the authority's own words.

use std::collections::BTreeMap;

use casework::{
    Authority,
    register::{About, Change, Meaning, Position, RegisterKind},
};
use document::response::Disposition;
use jiff::civil::date;
use office::{Error, NewRegister, RegisterEdit, RegisterOptions, RegisterStatus};

use crate::{
    house::{HOUSE, approver, officer},
    place::{Place, on_both},
};

on_both!(
    a_register_is_taken_once_and_what_was_confirmed_is_remembered,
    rows_change_as_at_a_day_and_the_old_version_stays,
    positions_are_held_against_the_law,
    names_are_the_authoritys_own,
);

fn new(rows: &str) -> NewRegister {
    let mut found = office::register_files::pasted(rows, &container::Limits::default()).unwrap();
    NewRegister {
        name: "Contracts".to_owned(),
        table: found.tables.remove(0),
        options: RegisterOptions { as_at: Some(date(2026, 5, 1)), ..RegisterOptions::default() },
    }
}

const ROWS: &str = "Ref,What for,Firm,Ends\n1,Lifts,Longwire Ltd,2027-03-31\n2,Doors,Tarn Ltd,2028-03-31\n";

async fn authority(place: &Place) -> std::sync::Arc<Authority> {
    place.office.authority(HOUSE).await.unwrap()
}

#[track_caller]
fn refused(result: office::Result<impl std::fmt::Debug>, wanted: &str) {
    let error = result.unwrap_err().to_string();
    assert!(error.contains(wanted), "{error}");
}

async fn a_register_is_taken_once_and_what_was_confirmed_is_remembered(place: &Place) {
    let office = &place.office;
    let first = office.take_register(&officer(), new(ROWS)).await.unwrap();
    assert_eq!((first.status, first.version, first.kind), (RegisterStatus::New, 1, RegisterKind::Contracts));
    let again = office.take_register(&officer(), new(ROWS)).await.unwrap();
    assert_eq!((again.status, again.version), (RegisterStatus::Same, 1));
    assert_eq!(authority(place).await.registers.len(), 1);

    let about = About {
        owner: "Procurement".to_owned(),
        review_by: Some(date(2027, 1, 1)),
        kind: Some(RegisterKind::Contracts),
        meanings: BTreeMap::from([
            ("Firm".to_owned(), Meaning::Supplier),
            ("Ref".to_owned(), Meaning::Reference),
        ]),
        positions: BTreeMap::new(),
    };
    office.describe_register(&officer(), "about", "Contracts", about, "").await.unwrap();
    let mut changed =
        new("Ref,What for,Supplier,Ends\n1,Lifts,Longwire Ltd,2029-03-31\n3,Bins,Vale Ltd,2028-03-31\n");
    (changed.name, changed.options.as_at) = ("CONTRACTS".to_owned(), Some(date(2026, 6, 1)));
    let prepared = office.prepare_register(&officer(), changed.clone()).await.unwrap();
    let changes = prepared.understood.changes.unwrap();
    assert_eq!(changes.in_words(), "1 row added, 1 row gone, 1 cell changed, 1 column added, 1 column gone");
    let taken = office.take_register(&officer(), changed).await.unwrap();
    assert_eq!((taken.register.as_str(), taken.version), ("Contracts", 2), "the same in other letters");
    let newest = authority(place).await.registers[1].clone();
    assert_eq!((newest.owner.as_str(), newest.review_by), ("Procurement", Some(date(2027, 1, 1))));
    let known: Vec<&str> = newest.meanings.keys().map(String::as_str).collect();
    assert_eq!((known, newest.kind), (vec!["Ref"], None), "“Firm” is gone, so its kind is guessed again");
    assert!(matches!(office.take_register(&approver(), new(ROWS)).await, Err(Error::Refused(_))));
}

async fn rows_change_as_at_a_day_and_the_old_version_stays(place: &Place) {
    let office = &place.office;
    office.take_register(&officer(), new(ROWS)).await.unwrap();
    let text = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let edit = |versions: usize, changes: Vec<Change>| RegisterEdit {
        register: "Contracts".to_owned(),
        versions,
        as_at: Some(date(2026, 5, 20)),
        changes,
        why: "extended".to_owned(),
    };
    let end = |was: &str| Change::Cell {
        row: 0,
        heading: "Ends".to_owned(),
        was: was.to_owned(),
        now: "2030-03-31".to_owned(),
    };
    let all = vec![
        end("2027-03-31"),
        Change::RowRemoved { row: 1, was: text(&["2", "Doors", "Tarn Ltd", "2028-03-31"]) },
        Change::RowAdded { cells: text(&["3", "Bins", "Vale Ltd", ""]) },
    ];
    refused(office.edit_register(&officer(), "a", edit(1, vec![])).await, "Nothing was changed");
    refused(office.edit_register(&officer(), "b", edit(1, vec![end("2026")])).await, "not as it was");
    let mut early = edit(1, all.clone());
    early.as_at = Some(date(2026, 4, 1));
    refused(office.edit_register(&officer(), "c", early).await, "A newer version is there already");
    let mut later = edit(1, all.clone());
    later.as_at = Some(date(2999, 4, 1));
    refused(office.edit_register(&officer(), "d", later).await, "still to come");
    for _ in 0..2 {
        office.edit_register(&officer(), "press", edit(1, all.clone())).await.unwrap();
    }
    refused(
        office.edit_register(&officer(), "e", edit(1, vec![end("2027-03-31")])).await,
        "Somebody else changed",
    );
    let kept = authority(place).await;
    assert_eq!(kept.registers.len(), 2, "pressed twice, changed once");
    let rows = |day| kept.registers_as_at(day)[0].rows.clone();
    assert_eq!(rows(date(2026, 5, 10))[0][3], "2027-03-31", "as at the day before");
    assert_eq!(
        rows(date(2026, 5, 20)),
        [text(&["1", "Lifts", "Longwire Ltd", "2030-03-31"]), text(&["3", "Bins", "Vale Ltd", ""])]
    );
    refused(office.retire_register(&officer(), "f", "Contracts", " ").await, "Say why");
    office.retire_register(&officer(), "g", "Contracts", "sold").await.unwrap();
    assert!(authority(place).await.registers.is_empty());
}

async fn positions_are_held_against_the_law(place: &Place) {
    let office = &place.office;
    office.take_register(&officer(), new(ROWS)).await.unwrap();
    let position = |disposition, provisions: &[&str], note: &str| Position {
        disposition,
        provisions: provisions.iter().map(|p| (*p).to_owned()).collect(),
        standing_reason: None,
        note: note.to_owned(),
    };
    use Disposition::*;
    let cases = [
        ("Firm", position(Withheld, &[], ""), "needs its provision"),
        ("Firm", position(Withheld, &["s.99(1)"], ""), "is no provision of the laws"),
        ("Firm", position(Ncnd, &["s.31(1)(a)"], ""), "does not lift the duty"),
        ("Firm", position(Accessible, &["s.21"], " "), "needs the place where it is published"),
        ("Firm", position(NotHeld, &[], ""), "can be given, withheld"),
        ("Price", position(Withheld, &["s.43(2)"], ""), "There is no column “Price”"),
        (
            "Firm",
            Position { standing_reason: Some("gone".to_owned()), ..position(Withheld, &["s.43(2)"], "") },
            "this standing reason is gone",
        ),
    ];
    for (heading, position, wanted) in cases {
        let about = About { positions: BTreeMap::from([(heading.to_owned(), position)]), ..About::default() };
        refused(office.describe_register(&officer(), wanted, "Contracts", about, "").await, wanted);
    }
    let positions = BTreeMap::from([
        ("Firm".to_owned(), position(Withheld, &["s.43(2)"], "")),
        ("Ends".to_owned(), position(Ncnd, &["s.31(3)"], "")),
        ("What for".to_owned(), position(Accessible, &["s.21"], "https://wexmoor.example/contracts")),
    ]);
    let about = About { positions: positions.clone(), ..About::default() };
    office.describe_register(&officer(), "good", "Contracts", about, "agreed").await.unwrap();
    assert_eq!(authority(place).await.registers[0].positions, positions);
}

async fn names_are_the_authoritys_own(place: &Place) {
    let office = &place.office;
    let names = office::names_of_lines("web chat: live chat, Chatter\n").unwrap();
    office.set_names(&officer(), "names", names.clone()).await.unwrap();
    assert_eq!(authority(place).await.names, names);
    assert!(matches!(office.set_names(&approver(), "no", names).await, Err(Error::Refused(_))));
}
