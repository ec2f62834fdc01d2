//! Each day about which lists disagree, with the reason for our treatment.

use calendar::{Calendar, Certainty, Edition, Law};
use jiff::civil::{Date, date};

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
