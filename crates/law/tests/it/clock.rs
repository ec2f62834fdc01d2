//! The clock beyond the tables: refusals of impossible facts, what lies outside the data, and what holds for any case.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use law::{
    Calendar, Edition, Law, Outcome,
    clock::{BodyKind, ClockEvent, ClockFacts, Due, EventKind, State, due, parse_date},
};
use proptest::prelude::*;

fn answer(facts: &ClockFacts, as_of: Date) -> Due {
    due(facts, as_of, Edition::current()).into_result().expect("an answer")
}

/// Facts that cannot be: the sentence contains the words.
#[track_caller]
fn impossible(facts: ClockFacts, words: &str) {
    match due(&facts, facts.received, Edition::current()) {
        Outcome::Impossible(why) => assert!(why.contains(words), "{why}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn impossible_sequences_are_refused_with_a_sentence() {
    use EventKind::*;
    let day = |d: i8| date(2026, 1, d);
    let facts = |law| ClockFacts::new(law, day(5));
    let foia = || facts(Law::Foia);
    impossible(foia().with(Answered, day(4)), "before the day of receipt");
    impossible(foia().with(ClarificationReceived, day(9)), "no clarification-sought before it");
    impossible(
        foia().with(ClarificationReceived, day(8)).with(ClarificationSought, day(9)),
        "no clarification-sought",
    );
    impossible(foia().with(ClarificationNotNeeded, day(9)), "no clarification-sought before it");
    impossible(foia().with(FeePaid, day(9)), "no fees-notice before it");
    impossible(facts(Law::Eir).with(ChargePaid, day(9)), "no charge-notice before it");
    impossible(foia().with(ChargeNotice, day(9)), "write fees-notice");
    impossible(facts(Law::Eir).with(FeesNotice, day(9)), "write charge-notice");
    impossible(facts(Law::Foisa).with(ChargeNotice, day(9)), "write fees-notice");
    impossible(foia().with(ReviewAnswered, day(9)), "no review-requested before it");
    impossible(foia().with(Withdrawn, day(9)).with(Answered, day(12)), "cannot follow withdrawn");
    impossible(foia().with(Transferred, day(9)).with(FeesNotice, day(12)), "cannot follow transferred");
    impossible(foia().with(Answered, day(9)).with(ClarificationSought, day(12)), "cannot follow the answer");
    impossible(ClockFacts { permitted_to: Some(day(20)), ..foia() }, "only for armed-forces and abroad");
    impossible(ClockFacts { school_days: Some(vec![day(6)]), ..foia() }, "only to a school");
    let unordered = Some(vec![day(7), day(6)]);
    impossible(ClockFacts { school_days: unordered, body: BodyKind::School, ..foia() }, "not in order");
}

#[test]
fn days_outside_the_data_are_not_covered() {
    for received in [date(2004, 12, 31), date(2030, 12, 20), date(2031, 1, 1), Date::MIN, Date::MAX] {
        let facts = ClockFacts::new(Law::Foia, received);
        assert!(matches!(due(&facts, received, Edition::current()), Outcome::NotCovered(_)), "{received}");
    }
    let facts = ClockFacts::new(Law::Foia, date(2005, 1, 3));
    assert!(due(&facts, Date::MIN, Edition::current()).answer().is_some());
    assert!(due(&facts, Date::MAX, Edition::current()).answer().is_some());
    let late = ClockFacts::new(Law::Foia, date(2030, 11, 20)).with(EventKind::Answered, date(2030, 12, 10));
    let due = answer(&late, date(2030, 12, 11));
    assert_eq!(due.state, State::Met);
    assert!(due.notes.iter().any(|note| note.contains("beyond the bank holidays known")));
}

#[test]
fn an_older_edition_gives_the_day_it_gave_then() {
    let facts = ClockFacts::new(Law::Foia, date(2026, 6, 1));
    let old = due(&facts, date(2026, 6, 1), Edition::by_id("2026-01-31").unwrap()).answer().unwrap();
    assert_eq!((old.due, old.calendar_edition.as_ref()), (Some(date(2026, 6, 29)), "2026-01-31"));
    assert_eq!(answer(&facts, date(2026, 6, 1)).due, Some(date(2026, 6, 30)));
}

#[test]
fn the_json_is_that_of_the_contract() {
    let due = answer(&ClockFacts::new(Law::Foia, date(2026, 6, 1)), date(2026, 6, 20));
    let json = serde_json::to_value(&due).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    for key in [
        "law",
        "received",
        "due",
        "safe_due",
        "review_due",
        "as_of",
        "calendar_edition",
        "state",
        "days_used",
        "days_left",
        "skipped",
        "steps",
        "next",
        "notes",
        "needs",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(json["due"], "2026-06-30");
    assert_eq!(json["state"], "running");
    assert_eq!((json["days_used"].as_i64(), json["days_left"].as_i64()), (Some(13), Some(7)));
    let skipped = &json["skipped"][0];
    assert_eq!(skipped["date"], "2026-06-15");
    assert_eq!(skipped["why"], "bank holiday in Scotland");
    assert_eq!(skipped["provision"], "s.10(6)");
    let back: Due = serde_json::from_value(json).unwrap();
    assert_eq!(back, due);
}

#[test]
fn days_left_fall_to_nought_on_the_last_day_and_below_it_after() {
    let facts = ClockFacts::new(Law::Foia, date(2026, 6, 1));
    let left = |day| answer(&facts, day).days_left;
    assert_eq!(left(date(2026, 5, 1)), Some(20));
    assert_eq!(left(date(2026, 6, 1)), Some(20));
    assert_eq!(left(date(2026, 6, 15)), Some(11));
    assert_eq!(left(date(2026, 6, 29)), Some(1));
    assert_eq!(left(date(2026, 6, 30)), Some(0));
    assert_eq!(left(date(2026, 7, 1)), Some(-1));
    assert_eq!(left(date(2026, 7, 4)), Some(-3));
}

#[test]
fn a_school_without_its_sessions_is_late_only_after_the_sixtieth_day() {
    let facts = ClockFacts { body: BodyKind::School, ..ClockFacts::new(Law::Foia, date(2026, 7, 6)) };
    let state = |day| answer(&facts, day).state;
    assert_eq!((state(date(2026, 10, 1)), state(date(2026, 10, 2))), (State::Running, State::Late));
    assert_eq!(answer(&facts, date(2026, 8, 1)).days_used, None);
}

#[test]
fn a_decision_notice_without_its_days_needs_them() {
    let facts = ClockFacts::new(Law::Foia, date(2026, 6, 1))
        .with(EventKind::Answered, date(2026, 6, 30))
        .with(EventKind::DecisionNotice, date(2026, 10, 1));
    let due = answer(&facts, date(2026, 10, 2));
    assert!(due.needs.iter().any(|need| need.contains("decision-notice=DATE/DAYS")));
}

#[test]
fn events_are_read_as_the_command_line_writes_them() {
    let event: ClockEvent = "decision-notice=2026-11-03/30".parse().unwrap();
    assert_eq!((event.kind, event.days), (EventKind::DecisionNotice, Some(30)));
    for kind in EventKind::ALL {
        assert_eq!(kind.id().parse::<EventKind>(), Ok(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.id());
    }
    for wrong in [
        "answered",
        "answered=",
        "answered=2026-02-30",
        "answered=2026-1-5",
        "answered=2026-01-05/3",
        "eaten=2026-01-05",
        "decision-notice=2026-11-03/0",
        "decision-notice=2026-11-03/x",
        "decision-notice=2026-11-03/99999",
        "=2026-01-05",
        "answered=+2026-01-05",
        "answered=20260105",
    ] {
        assert!(wrong.parse::<ClockEvent>().is_err(), "{wrong}");
    }
    assert!(parse_date("2026-06-30").is_ok());
    assert!(
        parse_date("30/06/2026").is_err()
            && parse_date("2026-13-01").is_err()
            && parse_date("２026-01-01").is_err()
    );
}

#[test]
fn receipt_on_a_day_off_is_annotated_with_the_code() {
    let due = answer(&ClockFacts::new(Law::Foia, date(2026, 1, 10)), date(2026, 1, 10));
    assert_eq!(due.due, Some(date(2026, 2, 6)));
    assert!(due.notes.iter().any(|note| note.contains("2026-02-09") && note.contains("the Act does not")));
}

fn any_law() -> impl Strategy<Value = Law> {
    prop::sample::select(Law::ALL.to_vec())
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..8_700_i64).prop_map(|days| date(2005, 1, 1).checked_add(days.days()).unwrap())
}

fn any_facts() -> impl Strategy<Value = ClockFacts> {
    let event = (prop::sample::select(EventKind::ALL.to_vec()), 0..120_i64, prop::option::of(1..60_u16));
    let body = prop::sample::select(BodyKind::ALL.to_vec());
    (any_law(), any_day(), body, prop::collection::vec(event, 0..7)).prop_map(
        |(law, received, body, events)| {
            let events = events
                .into_iter()
                .map(|(kind, after, days)| ClockEvent {
                    kind,
                    date: received.checked_add(after.days()).unwrap(),
                    days,
                })
                .collect();
            ClockFacts { body, events, ..ClockFacts::new(law, received) }
        },
    )
}

/// Long enough after receipt that FOISA's seven weeks of 2020 are over for whatever was then still open.
fn later(received: Date) -> Date {
    received.checked_add(120.days()).unwrap()
}

proptest! {
    #[test]
    fn a_plain_request_is_due_on_a_working_day_twenty_days_on(law in any_law(), received in any_day()) {
        let due = answer(&ClockFacts::new(law, received), later(received));
        let last = due.due.unwrap();
        let calendar = Calendar::for_law(law);
        prop_assert!(calendar.is_working_day(last).unwrap());
        prop_assert_eq!(calendar.count_working_days(received, last).unwrap(), 20);
        prop_assert!(due.safe_due.unwrap() <= last);
        // Every weekday on the way was counted or is explained.
        let weekdays = (1..=(last - received).get_days())
            .filter(|n| received.checked_add(i64::from(*n).days()).unwrap().weekday().to_monday_zero_offset() < 5)
            .count();
        prop_assert_eq!(weekdays, 20 + due.skipped.len());
    }

    #[test]
    fn later_receipt_is_never_due_earlier(law in any_law(), received in any_day()) {
        let next = received.tomorrow().unwrap();
        let day = |r| answer(&ClockFacts::new(law, r), later(r)).due.unwrap();
        prop_assert!(day(received) <= day(next));
    }

    #[test]
    fn one_more_holiday_never_gives_an_earlier_day(
        law in any_law(), received in any_day(), extra in 0..40_i64, body in prop::sample::select(BodyKind::ALL.to_vec()),
    ) {
        let holiday = received.checked_add(extra.days()).unwrap();
        let more = Edition::current().with(holiday, "a day of thanks");
        let facts = ClockFacts { body, ..ClockFacts::new(law, received) };
        let day = |edition| due(&facts, later(received), edition).answer().and_then(|due| due.due);
        prop_assert!(day(Edition::current()) <= day(&more));
        let counted = more.bank_holidays().len() - Edition::current().bank_holidays().len();
        prop_assert_eq!(counted, 1);
    }

    #[test]
    fn an_older_edition_never_gives_a_later_day(law in any_law(), received in any_day()) {
        let facts = ClockFacts::new(law, received);
        let days = Edition::all().iter().map(|edition| due(&facts, later(received), edition).answer().unwrap().due);
        prop_assert!(days.is_sorted());
    }

    #[test]
    fn a_longer_pause_never_gives_an_earlier_day(received in any_day(), start in 0..25_i64, length in 0..60_i64) {
        let notice = received.checked_add(start.days()).unwrap();
        let paid = |days: i64| notice.checked_add(days.days()).unwrap();
        for (law, asked, settled) in [
            (Law::Foia, EventKind::FeesNotice, EventKind::FeePaid),
            (Law::Eir, EventKind::ChargeNotice, EventKind::ChargePaid),
            (Law::Eisrs, EventKind::ChargeNotice, EventKind::ChargePaid),
        ] {
            let day = |days| {
                let facts = ClockFacts::new(law, received).with(asked, notice).with(settled, paid(days));
                answer(&facts, later(received)).due.unwrap()
            };
            prop_assert!(day(length) <= day(length + 1));
            prop_assert!(answer(&ClockFacts::new(law, received), later(received)).due.unwrap() <= day(length));
        }
    }

    #[test]
    fn a_pause_moves_the_day_by_its_working_days(received in any_day(), start in 1..20_u32, length in 0..30_i64) {
        let calendar = Calendar::for_law(Law::Foia);
        let notice = calendar.add_working_days(received, start).unwrap();
        let paid = notice.checked_add(length.days()).unwrap();
        let paused = ClockFacts::new(Law::Foia, received)
            .with(EventKind::FeesNotice, notice)
            .with(EventKind::FeePaid, paid);
        let lost = calendar.count_working_days(notice.yesterday().unwrap(), paid).unwrap();
        let due = answer(&paused, received).due.unwrap();
        prop_assert_eq!(calendar.count_working_days(received, due).unwrap(), 20 + lost);
    }

    #[test]
    fn a_clarification_gives_what_a_request_of_that_day_would_get(
        law in any_law(), received in any_day(), asked in 0..15_i64, after in 0..40_i64,
    ) {
        let sought = received.checked_add(asked.days()).unwrap();
        let reply = sought.checked_add(after.days()).unwrap();
        let facts = ClockFacts::new(law, received)
            .with(EventKind::ClarificationSought, sought)
            .with(EventKind::ClarificationReceived, reply);
        prop_assert_eq!(answer(&facts, reply).due, answer(&ClockFacts::new(law, reply), reply).due);
    }

    #[test]
    fn any_facts_give_an_answer_or_one_sentence(facts in any_facts(), after in 0..300_i64) {
        let as_of = facts.received.checked_add(after.days()).unwrap();
        match due(&facts, as_of, Edition::current()) {
            Outcome::Answer(due) => {
                prop_assert!(due.steps.is_sorted_by_key(|step| step.date));
                prop_assert!(due.skipped.is_sorted_by_key(|skipped| skipped.date));
                prop_assert!(due.safe_due.is_none() || due.due.is_none() || due.safe_due <= due.due);
                let provisions = due.steps.iter().map(|s| &s.provision).chain(due.next.iter().map(|n| &n.provision));
                for provision in provisions {
                    prop_assert!(!provision.is_empty());
                }
            }
            Outcome::NotCovered(why) | Outcome::Impossible(why) => prop_assert!(!why.is_empty()),
            Outcome::NeedsFact(_) => prop_assert!(false, "needs stand in the answer"),
        }
    }

    #[test]
    fn the_order_in_which_events_are_given_does_not_matter(facts in any_facts(), after in 0..300_i64) {
        let as_of = facts.received.checked_add(after.days()).unwrap();
        let mut turned = facts.clone();
        turned.events.reverse();
        // Two of a kind on one day are told apart only by their days.
        turned.events.sort_by_key(|event| event.days);
        let mut straight = facts;
        straight.events.sort_by_key(|event| event.days);
        prop_assert_eq!(due(&straight, as_of, Edition::current()), due(&turned, as_of, Edition::current()));
    }

    #[test]
    fn dates_and_events_never_panic(text in "\\PC{0,40}") {
        let _ = parse_date(&text);
        let _ = text.parse::<ClockEvent>();
    }
}

#[test]
fn a_review_at_a_scottish_school_needs_the_school_days_up_to_it() {
    let weekdays = |from: Date, count: i64| -> Vec<Date> {
        (0..count)
            .map(|n| from.checked_add(n.days()).unwrap())
            .filter(|day| day.weekday().to_monday_zero_offset() < 5)
            .collect()
    };
    let mut facts = ClockFacts::new(Law::Foisa, date(2026, 5, 4))
        .with(EventKind::Answered, date(2026, 6, 1))
        .with(EventKind::ReviewRequested, date(2026, 6, 15));
    facts.body = BodyKind::School;
    facts.school_days = Some(weekdays(date(2026, 5, 5), 40));
    let short = answer(&facts, date(2026, 6, 16));
    assert_eq!((short.due, short.review_due), (Some(date(2026, 6, 2)), None));
    assert!(
        short.needs.iter().any(|need| need.contains("school days after 2026-06-12")),
        "{:?}",
        short.needs
    );
    facts.school_days = Some(weekdays(date(2026, 5, 5), 90));
    let whole = answer(&facts, date(2026, 6, 16));
    assert_eq!(whole.review_due, Some(date(2026, 7, 13)));
    assert!(whole.skipped.iter().all(|day| !day.provision.starts_with("SI 2004/3364")));
    assert!(whole.steps.iter().any(|step| step.provision == "SSI 2016/346 reg.2"));
}
