//! Each day about which lists disagree, with the reason for our treatment.

use std::collections::BTreeSet;

use calendar::{Calendar, Certainty, Division, Edition, Law};
use jiff::civil::{Date, date};

use crate::editions::list_made_from;

#[track_caller]
fn not_a_holiday(day: Date, reason: &str) {
    assert!(Calendar::for_law(Law::Foia).is_working_day(day).unwrap());
    assert!(Calendar::for_law(Law::Foisa).is_working_day(day).unwrap());
    let entry =
        Edition::current().not_holidays().iter().find(|n| n.date == day).expect("recorded with its reason");
    assert!(entry.because.contains(reason), "{}", entry.because);
}

#[test]
fn st_andrews_day_of_2006_came_before_its_act() {
    not_a_holiday(date(2006, 11, 30), "2007 asp 2");
    assert!(!Calendar::for_law(Law::Foia).is_working_day(date(2007, 11, 30)).unwrap());
}

#[test]
fn no_proclamation_moved_2_january_2010() {
    not_a_holiday(date(2010, 1, 4), "no proclamation");
}

#[test]
fn no_proclamation_moved_1_january_2011() {
    not_a_holiday(date(2011, 1, 4), "no proclamation");
}

#[test]
fn st_patricks_day_of_2007_is_counted_out_but_marked() {
    let day = date(2007, 3, 19);
    assert!(!Calendar::for_law(Law::Foia).is_working_day(day).unwrap());
    assert!(Calendar::for_law(Law::Foisa).is_working_day(day).unwrap());
    let [entry] = Edition::current().on(day) else { panic!("one entry") };
    assert!(entry.disputed);
    assert_eq!(entry.certainty, Certainty::Unverified);
}

#[test]
fn the_state_funeral_of_2022_is_a_holiday_everywhere_from_its_announcement() {
    let day = date(2022, 9, 19);
    for law in Law::ALL {
        assert!(!Calendar::for_law(law).is_working_day(day).unwrap());
    }
    assert!(Edition::current().on(day)[0].announced.is_some());
}

#[test]
fn the_world_cup_day_of_2026_is_scottish_and_came_with_a_later_edition() {
    let day = date(2026, 6, 15);
    for law in Law::ALL {
        assert!(!Calendar::for_law(law).is_working_day(day).unwrap());
        let before = Edition::by_id("2026-01-31").unwrap();
        assert!(Calendar::new(law, before).is_working_day(day).unwrap());
    }
}

#[test]
fn both_days_of_january_2012_are_scottish_holidays() {
    for day in [date(2012, 1, 2), date(2012, 1, 3)] {
        assert!(!Calendar::for_law(Law::Foisa).is_working_day(day).unwrap());
    }
}

#[test]
fn moved_days_leave_their_old_place_as_working_days() {
    let calendar = Calendar::for_law(Law::Foia);
    for (old, new) in [
        (date(2012, 5, 28), date(2012, 6, 4)),
        (date(2020, 5, 4), date(2020, 5, 8)),
        (date(2022, 5, 30), date(2022, 6, 2)),
    ] {
        assert!(calendar.is_working_day(old).unwrap(), "{old}");
        assert!(!calendar.is_working_day(new).unwrap(), "{new}");
    }
}

/// The days that the list names as contested, each of which has a test of its own above.
const CONTESTED: [Date; 6] = [
    date(2006, 11, 30),
    date(2007, 3, 19),
    date(2010, 1, 4),
    date(2011, 1, 4),
    date(2022, 9, 19),
    date(2026, 6, 15),
];

#[test]
fn every_contested_day_of_the_list_is_treated_as_it_says() {
    let Some(list) = list_made_from() else { return };
    let mut named = BTreeSet::new();
    for entry in list["meta"]["contested"].as_array().unwrap() {
        let day: Date = entry["date"].as_str().unwrap().parse().unwrap();
        named.insert(day);
        let divisions: Vec<Division> = match entry["division"].as_str().unwrap() {
            "all" => Division::ALL.to_vec(),
            one => vec![serde_json::from_value(one.into()).unwrap()],
        };
        let edition = Edition::current();
        let treatment = entry["treatment"].as_str().unwrap();
        for division in divisions {
            let ours = edition.on(day).iter().find(|held| held.divisions.contains_key(&division));
            let refused = edition.not_holidays().iter().any(|n| n.date == day && n.division == division);
            match treatment {
                "NOT a bank holiday here" => assert!(ours.is_none() && refused, "{day} {division}"),
                "included" => assert!(ours.is_some() && !refused, "{day} {division}"),
                "included, UNVERIFIED" => {
                    assert_eq!(
                        ours.map(|held| held.certainty),
                        Some(Certainty::Unverified),
                        "{day} {division}"
                    );
                }
                other => panic!("{day}: no treatment is called '{other}'"),
            }
        }
    }
    assert_eq!(named, BTreeSet::from(CONTESTED));
}
