//! Counting: both calendars, each kind of day, the edges of the data.

use calendar::{Calendar, Edition, Error, Law};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;

/// Why the day does not count under the law; empty for a working day.
#[track_caller]
fn why(law: Law, day: Date, expected: &str) {
    let reason = Calendar::for_law(law).reason(day).expect("covered");
    assert_eq!(reason.map_or("", |reason| reason.why()), expected, "{law} {day}");
}

#[test]
fn a_holiday_of_any_part_of_the_kingdom_is_no_working_day_under_foia() {
    why(Law::Foia, date(2026, 6, 15), "bank holiday in Scotland");
    why(Law::Foia, date(2026, 3, 17), "bank holiday in Northern Ireland");
    why(Law::Foia, date(2026, 8, 31), "bank holiday in England and Wales and in Northern Ireland");
    why(Law::Foia, date(2026, 5, 4), "bank holiday throughout the United Kingdom");
    why(Law::Foia, date(2026, 4, 3), "Good Friday");
    why(Law::Foia, date(2026, 12, 25), "Christmas Day");
    why(Law::Foia, date(2026, 6, 13), "Saturday");
    why(Law::Foia, date(2026, 6, 14), "Sunday");
    why(Law::Foia, date(2026, 6, 16), "");
    why(Law::Eir, date(2026, 6, 15), "bank holiday in Scotland");
}

#[test]
fn only_scottish_holidays_matter_under_foisa() {
    why(Law::Foisa, date(2026, 6, 15), "bank holiday in Scotland");
    why(Law::Foisa, date(2026, 4, 3), "bank holiday in Scotland");
    why(Law::Foisa, date(2026, 4, 6), "");
    why(Law::Foisa, date(2026, 8, 31), "");
    why(Law::Foisa, date(2026, 3, 17), "");
    why(Law::Foisa, date(2026, 7, 13), "");
    why(Law::Eisrs, date(2026, 4, 6), "");
}

#[test]
fn two_titles_on_one_day_keep_their_divisions() {
    why(Law::Foia, date(2012, 1, 2), "bank holiday throughout the United Kingdom");
    let reason = Calendar::for_law(Law::Foisa).reason(date(2012, 1, 2)).unwrap().unwrap();
    assert_eq!(reason.title(), Some("2nd January"));
    why(Law::Foia, date(2012, 1, 3), "bank holiday in Scotland");
}

#[test]
fn days_outside_the_data_are_not_covered() {
    let calendar = Calendar::for_law(Law::Foia);
    let (from, to) = (date(2005, 1, 1), date(2030, 12, 31));
    for day in [date(2004, 12, 31), date(2031, 1, 1), Date::MIN, Date::MAX] {
        assert_eq!(calendar.is_working_day(day), Err(Error::NotCovered { date: day, from, to }));
    }
    assert!(calendar.is_working_day(from).is_ok() && calendar.is_working_day(to).is_ok());
    assert!(calendar.add_working_days(date(2030, 12, 20), 20).is_err());
    assert!(calendar.add_working_days(Date::MAX, 1).is_err());
    assert!(calendar.add_working_days(Date::MIN, 1).is_err());
    assert!(calendar.count_working_days(date(2030, 12, 1), date(2031, 1, 1)).is_err());
    assert_eq!(calendar.count_working_days(date(2026, 2, 1), date(2026, 1, 1)), Ok(0));
}

#[test]
fn weekdays_that_only_scotland_or_northern_ireland_has_are_four_to_six_a_year() {
    for year in 2005..=2030 {
        let only = Edition::current()
            .bank_holidays()
            .iter()
            .filter(|h| h.date.year() == year && h.date.weekday().to_monday_zero_offset() < 5)
            .filter(|h| {
                let others = Edition::current().on(h.date);
                others.iter().all(|o| !o.divisions.contains_key(&calendar::Division::EnglandAndWales))
            })
            .count();
        assert!((4..=6).contains(&only), "{year}: {only}");
    }
}

fn any_law() -> impl Strategy<Value = Law> {
    prop::sample::select(Law::ALL.to_vec())
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..8_900_i64).prop_map(|days| date(2005, 1, 1).checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn counting_undoes_adding(law in any_law(), from in any_day(), count in 1..120_u32) {
        let calendar = Calendar::for_law(law);
        let to = calendar.add_working_days(from, count).unwrap();
        prop_assert!(calendar.is_working_day(to).unwrap());
        prop_assert_eq!(calendar.count_working_days(from, to).unwrap(), count);
        prop_assert_eq!(calendar.count_working_days(from, to.yesterday().unwrap()).unwrap(), count - 1);
    }

    #[test]
    fn weekdays_are_counted_or_skipped(law in any_law(), from in any_day(), length in 0..200_i64) {
        let calendar = Calendar::for_law(law);
        let to = from.checked_add(length.days()).unwrap();
        let mut weekdays = 0;
        let mut day = from;
        while day < to {
            day = day.tomorrow().unwrap();
            weekdays += usize::from(day.weekday().to_monday_zero_offset() < 5);
        }
        let counted = calendar.count_working_days(from, to).unwrap() as usize;
        prop_assert_eq!(counted + calendar.skipped(from, to).unwrap().len(), weekdays);
    }

    #[test]
    fn the_kingdom_never_has_more_working_days_than_scotland(from in any_day(), length in 0..200_i64) {
        let to = from.checked_add(length.days()).unwrap();
        let count = |law| Calendar::for_law(law).count_working_days(from, to).unwrap();
        prop_assert!(count(Law::Foia) <= count(Law::Foisa));
        prop_assert_eq!(count(Law::Foia), count(Law::Eir));
        prop_assert_eq!(count(Law::Foisa), count(Law::Eisrs));
    }
}
