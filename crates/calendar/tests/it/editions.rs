//! The data itself: whole, in order, and the same as the list it was made from.

use std::{collections::BTreeSet, path::Path};

use calendar::{Division, Edition, Error};
use jiff::civil::Date;

#[test]
fn editions_are_named_by_their_day_and_in_order() {
    let ids: Vec<&str> = Edition::all().iter().map(Edition::id).collect();
    assert!(ids.is_sorted());
    for edition in Edition::all() {
        edition.id().parse::<Date>().expect("a date");
        assert!(!edition.note().is_empty());
        assert!(edition.bank_holidays().is_sorted_by_key(|day| day.date));
    }
    assert_eq!(Edition::by_id("1999-01-01").unwrap_err(), Error::UnknownEdition("1999-01-01".to_owned()));
}

#[test]
fn every_holiday_has_a_title_a_basis_and_a_weekday() {
    for day in Edition::current().bank_holidays() {
        assert!(!day.title.is_empty() && !day.divisions.is_empty(), "{}", day.date);
        assert!(day.divisions.values().all(|basis| !basis.is_empty()));
        assert!(day.date.weekday().to_monday_zero_offset() < 5, "{}", day.date);
    }
}

/// The list that the days were made from, where it lies beside the repository; missing it fails where CI=true.
#[expect(clippy::print_stdout, reason = "the line says what was not compared")]
pub(crate) fn list_made_from() -> Option<serde_json::Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/law/bank_holidays.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{} is missing", path.display());
        println!("{} is missing: not compared", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn the_days_are_those_of_the_list_they_were_made_from() {
    let Some(list) = list_made_from() else { return };
    for (division, name) in [
        (Division::EnglandAndWales, "england-and-wales"),
        (Division::Scotland, "scotland"),
        (Division::NorthernIreland, "northern-ireland"),
    ] {
        let theirs: BTreeSet<String> =
            list[name].as_array().unwrap().iter().map(|d| d["date"].as_str().unwrap().to_owned()).collect();
        let ours: BTreeSet<String> = Edition::current()
            .bank_holidays()
            .iter()
            .filter(|day| day.divisions.contains_key(&division))
            .map(|day| day.date.to_string())
            .collect();
        assert_eq!(ours, theirs, "{name}");
    }
}
