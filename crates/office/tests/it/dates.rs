//! The day of receipt is the civil date in London at the instant of arrival at our system.

use casework::case::Channel;
use document::{Law, request::Applicant};
use jiff::civil::{Date, date};
use office::{Error, Typed};

use crate::{
    house::{self, officer, post_room},
    place::{Place, at, on_both},
};

on_both!(receipt_is_a_day_in_london, a_day_of_receipt_ahead_is_refused);

async fn receipt_is_a_day_in_london(place: &Place) {
    // Arrival in UTC, the civil day in London, the latest lawful date.
    let table: [(&str, Date, Date); 6] = [
        ("2026-06-02T22:59:59Z", date(2026, 6, 2), date(2026, 7, 1)),
        ("2026-06-02T23:30:00Z", date(2026, 6, 3), date(2026, 7, 2)),
        // Before and after the clocks go forward on 29 March 2026 at 01:00 UTC.
        ("2026-03-28T23:30:00Z", date(2026, 3, 28), date(2026, 4, 28)),
        ("2026-03-29T23:30:00Z", date(2026, 3, 30), date(2026, 4, 29)),
        // Before and after they go back on 25 October 2026 at 01:00 UTC.
        ("2026-10-24T23:30:00Z", date(2026, 10, 25), date(2026, 11, 20)),
        ("2026-10-25T23:30:00Z", date(2026, 10, 25), date(2026, 11, 20)),
    ];
    for (nth, (arrival, day, due)) in table.into_iter().enumerate() {
        let nth = u32::try_from(nth).unwrap();
        let arrived = at(arrival);
        place.clock.set(arrived);
        let office = &place.office;
        let taken =
            office.receive(&post_room(), "r.eml", house::short(nth), Channel::Email, arrived).await.unwrap();
        let case = office.case(&officer(), taken.case).await.unwrap();
        assert_eq!(case.origin.received_on, day, "{arrival}");
        assert_eq!(case.origin.received_at, arrived);
        house::triage(office, taken.case, &format!("triage {nth}")).await;
        let accepted =
            office.accept(&officer(), taken.case, &format!("accept {nth}"), Law::Foia).await.unwrap();
        assert_eq!(accepted.due, Some(due), "{arrival}");
        let listed = office.store.case(house::HOUSE, taken.case.0).await.unwrap().unwrap();
        assert_eq!(listed.row.received_on, day, "the list shows the same day");
    }
}

async fn a_day_of_receipt_ahead_is_refused(place: &Place) {
    place.on("2026-06-02 23:30");
    let typed = |day| Typed {
        text: "How many bins are there?".to_owned(),
        subject: String::new(),
        applicant: Applicant { name: Some("Ivo Asker".to_owned()), ..Applicant::default() },
        channel: Channel::Post,
        received_on: Some(day),
    };
    // In London it is 3 June already.
    let today = place.office.enter(&officer(), "today", typed(date(2026, 6, 3))).await.unwrap();
    assert!(today.new);
    let ahead = place.office.enter(&officer(), "ahead", typed(date(2026, 6, 4))).await;
    assert!(matches!(ahead, Err(Error::BadInput(_))), "{ahead:?}");
    let earlier = place.office.enter(&officer(), "earlier", typed(date(2026, 5, 29))).await.unwrap();
    let case = place.office.case(&officer(), earlier.case).await.unwrap();
    assert_eq!(case.origin.received_on, date(2026, 5, 29));
}
