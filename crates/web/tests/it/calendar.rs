//! A newer edition of the bank holidays as the desk sees it: what moved, why, and that somebody looked.

use axum::http::StatusCode;
use calendar::Edition;
use casework::CaseId;
use office::Office;

use crate::desk::{Person, Place, place};
use crate::public::{never_says, says};
use crate::{page, seeded};

const OLDER: &str = "2026-01-31";

/// A case accepted while the older edition was the newest.
async fn older(place: &Place, what: &str) -> (CaseId, String) {
    let past: Office = place.office.clone().counting_with(Edition::by_id(OLDER).unwrap());
    let (case, reference, _) = seeded::request(&past, &[what]).await;
    seeded::accept(&past, case).await;
    (case, reference)
}

async fn recount(place: &Place) {
    let done = place.office.recount(seeded::AUTHORITY, None, 50).await.unwrap();
    assert_eq!((done.left, done.next), (0, None));
}

#[tokio::test]
async fn the_desk_is_told_which_dates_moved_and_why() {
    let place = place().await;
    let amal = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let (status, html) = amal.see("/desk/calendar").await;
    assert_eq!(status, StatusCode::OK);
    let newest = Edition::current().id();
    let day = newest.parse::<jiff::civil::Date>().unwrap().strftime("%-d %B %Y").to_string();
    says(
        &html,
        &["Bank holidays and dates they moved", "No case has moved", "31 January 2026", "Counted with now"],
    );
    says(
        &html,
        &[&format!("Every open case is counted with the edition of {day}"), "Not yet for every case"],
    );
    let (_, board) = amal.see("/desk").await;
    says(&board, &["href=\"/desk/calendar\""]);
    never_says(&board, &["moved dates"]);

    let (_, first) = older(&place, "How many street lamps are there?").await;
    let (_, second) = older(&place, "How many benches are there?").await;
    let (_, html) = amal.see("/desk/calendar").await;
    says(
        &html,
        &["Still to do <span class=\"count\">2</span>", &first, "stands on the edition of 31 January 2026"],
    );

    recount(&place).await;
    let (_, board) = amal.see("/desk").await;
    says(&board, &["New bank holidays moved dates", "2 open cases that nobody has looked at"]);
    let (_, html) = amal.see("/desk/calendar?looked=no").await;
    says(&html, &["Monday 29 June 2026", "Tuesday 30 June 2026", &first, &second, "2 not looked at"]);
    says(&html, &["The day by which to answer: 15 June 2026 became a bank holiday in Scotland, s.10(6)"]);
    says(&html, &["1 June 2026, 10:00am", "Still to do <span class=\"count\">0</span>"]);
    never_says(&html, &["Tregarth", "Not yet for every case"]);

    // Where an officer looks: the case, its timeline, the working of its date.
    let case = format!("/desk/cases/{first}");
    let why =
        "moved from Monday 29 June 2026 to Tuesday 30 June 2026, because 15 June 2026 became a bank holiday";
    let (_, html) = amal.see(&case).await;
    says(&html, &[&format!("The day by which to answer {why}"), "/desk/calendar?looked=no"]);
    let (_, html) = amal.see(&format!("{case}/clock/0")).await;
    says(&html, &[&format!("It {why}"), "href=\"/desk/calendar\"", newest]);
    let (_, html) = amal.see(&format!("{case}/timeline")).await;
    says(&html, &["The day by which to answer moved from 29 June 2026 to 30 June 2026", "the calendar"]);

    // An export of the same.
    let (status, csv) = amal.see("/desk/calendar/moved.csv").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(csv.lines().count(), 3, "{csv}");
    says(
        &csv,
        &["2026-06-29,2026-06-30,2026-06-30,\"15 June 2026 became a bank holiday in Scotland, s.10(6)\""],
    );

    // Nothing ticked; one of them ticked, twice; the rest stays.
    let (status, html) = page(amal.send("/desk/calendar", &[]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["There is a problem", "Tick the cases that you have looked at", "href=\"#looked-at\""]);
    let tick = format!("{newest}/{first}");
    let id = uuid::Uuid::now_v7().to_string();
    for _ in 0..2 {
        let form = [("command_id", id.as_str()), ("looked-at", tick.as_str())];
        let html = amal.done("/desk/calendar", &form).await;
        says(&html, &["Noted", &second, "1 not looked at"]);
        never_says(&html, &[&first]);
    }
    let (_, html) = amal.see("/desk/calendar?looked=yes").await;
    says(&html, &[&first, "Amal Reyes"]);
    never_says(&html, &[&second]);
    let (_, html) = amal.see(&case).await;
    never_says(&html, &[why]);

    // An approver reads and is offered nothing to press; a form from elsewhere is refused.
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (status, html) = ifor.see("/desk/calendar").await;
    assert_eq!(status, StatusCode::OK);
    never_says(&html, &["type=\"checkbox\"", "I have looked"]);
    let tick = format!("{newest}/{second}");
    let refused = ifor.send("/desk/calendar", &[("looked-at", tick.as_str())]).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let all = amal.done("/desk/calendar", &[("do", "page"), ("on-page", tick.as_str())]).await;
    says(&all, &["Noted", "No case fits"]);
    never_says(&all, &["I have looked at"]);
    for (path, status) in [
        ("/desk/calendar?after=nowhere", StatusCode::UNPROCESSABLE_ENTITY),
        ("/desk/calendar?edition=1999-01-01", StatusCode::OK),
    ] {
        assert_eq!(amal.see(path).await.0, status, "{path}");
    }
}
