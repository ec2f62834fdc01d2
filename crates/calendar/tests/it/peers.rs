//! Our bank holidays beside those that other systems ship or test with, and what rules other than ours would give.
//!
//! `tests/data/peers_bank_holidays.json` holds their dates with repository, path and commit. A day that only one side
//! has must stand in its list of differences with a reason, and a difference that is no longer one must go.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Calendar, Division, Edition, Law};
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Peers {
    sources: Vec<Source>,
    differences: Vec<Difference>,
}

#[derive(Deserialize)]
struct Source {
    id: String,
    repository: String,
    path: String,
    commit: String,
    from: Option<Date>,
    to: Option<Date>,
    days: BTreeMap<String, BTreeMap<i16, String>>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Difference {
    source: String,
    division: String,
    date: Date,
    whose: String,
    #[serde(default)]
    because: String,
}

fn peers() -> Peers {
    serde_json::from_str(include_str!("../data/peers_bank_holidays.json")).unwrap()
}

impl Source {
    fn dates(&self, division: &str) -> BTreeSet<Date> {
        self.days[division]
            .iter()
            .flat_map(|(year, days)| days.split(' ').map(move |day| format!("{year}-{day}").parse().unwrap()))
            .collect()
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Our days of a division, or of a group of them as a source lists it.
fn ours(division: &str) -> BTreeSet<Date> {
    let edition = Edition::current();
    let has =
        |day: Date, one: Division| edition.on(day).iter().any(|entry| entry.divisions.contains_key(&one));
    edition
        .bank_holidays()
        .iter()
        .map(|entry| entry.date)
        .filter(|day| match division {
            "england-and-wales" => has(*day, Division::EnglandAndWales),
            "scotland" => has(*day, Division::Scotland),
            "northern-ireland" => has(*day, Division::NorthernIreland),
            "only-scotland-or-northern-ireland" => !has(*day, Division::EnglandAndWales),
            "any-division" => true,
            _ => panic!("no division is called {division}"),
        })
        .collect()
}

#[test]
fn every_weekday_of_theirs_is_ours_and_ours_theirs_or_the_difference_is_explained() {
    let peers = peers();
    let mut found = BTreeSet::new();
    let mut compared = 0;
    for source in &peers.sources {
        assert_eq!(source.commit.len(), 40, "{}", source.id);
        assert!(source.repository.contains('/') && !source.path.is_empty(), "{}", source.id);
        for division in source.days.keys() {
            let (theirs, ours) = (source.dates(division), ours(division));
            let difference = |date: Date, whose: &str| Difference {
                source: source.id.clone(),
                division: division.clone(),
                date,
                whose: whose.to_owned(),
                because: String::new(),
            };
            compared += theirs.len();
            found.extend(
                theirs
                    .difference(&ours)
                    .filter(|day| !is_weekend(**day))
                    .map(|day| difference(*day, "theirs")),
            );
            if let (Some(from), Some(to)) = (source.from, source.to) {
                found.extend(
                    ours.range(from..=to).filter(|d| !theirs.contains(*d)).map(|d| difference(*d, "ours")),
                );
            }
        }
    }
    assert!(compared > 400, "{compared}");
    let mut explained = BTreeSet::new();
    for difference in peers.differences {
        assert!(difference.because.len() > 20, "{difference:?}");
        explained.insert(Difference { because: String::new(), ..difference });
    }
    assert_eq!(found, explained);
}

/// The 20th day counted from the one given, which is day 0.
fn twentieth(mut day: Date, is_off: impl Fn(Date) -> bool) -> Date {
    let mut left = 20;
    while left > 0 {
        day = day.tomorrow().unwrap();
        left -= i32::from(!is_off(day));
    }
    day
}

/// In tenths of a per cent of all days of receipt: how many answers the rule would let come too late, and how many it
/// would ask for too early.
fn late_and_early(rule: impl Fn(Date) -> Date) -> (i64, i64) {
    // The holidays are the fixture's, so that 15 June 2026 is a working day here: the older edition.
    let calendar = Calendar::new(Law::Foia, Edition::by_id("2026-01-31").unwrap());
    let (mut late, mut early, mut all) = (0, 0, 0);
    let mut received = date(2024, 1, 1);
    while received <= date(2028, 11, 19) {
        let right = calendar.add_working_days(received, 20).unwrap();
        let given = rule(received);
        all += 1;
        late += i64::from(given > right);
        early += i64::from(given < right);
        received = received.tomorrow().unwrap();
    }
    assert_eq!(all, 1785);
    ((late * 1000 + all / 2) / all, (early * 1000 + all / 2) / all)
}

/// Receipt on a day off is put off to the next working day, and the count starts from there.
fn receipt_put_off(received: Date, is_off: impl Fn(Date) -> bool) -> Date {
    let mut day = received;
    while is_off(day) {
        day = day.tomorrow().unwrap();
    }
    twentieth(day, is_off)
}

#[test]
fn other_rules_and_other_lists_give_other_days_than_section_10() {
    let peers = peers();
    let fixture = peers.sources.iter().find(|source| source.id == "moj-2026").unwrap();
    let of = |division: &str| {
        let days = fixture.dates(division);
        move |day: Date| is_weekend(day) || days.contains(&day) || (day.month(), day.day()) == (12, 25)
    };
    let (england, scotland, ireland) = (of("england-and-wales"), of("scotland"), of("northern-ireland"));
    let all = |day: Date| england(day) || scotland(day) || ireland(day);
    // days of every division, day 1 the first working day after receipt, as MoJ and Alaveteli count: section 10 itself
    assert_eq!(late_and_early(|day| twentieth(day, all)), (0, 0));
    // the same with the days of one division only, as MoJ had it until October 2023
    assert_eq!(late_and_early(|day| twentieth(day, &england)), (0, 365));
    assert_eq!(late_and_early(|day| twentieth(day, &scotland)), (0, 304));
    // receipt on a day off put off to the next working day, as HOCS counts: late for each such day
    assert_eq!(late_and_early(|day| receipt_put_off(day, all)), (320, 0));
    assert_eq!(late_and_early(|day| receipt_put_off(day, &england)), (194, 263));
    // four weeks by the calendar, as foi-register counts
    assert_eq!(late_and_early(|day| day.checked_add(28.days()).unwrap()), (105, 625));
}
