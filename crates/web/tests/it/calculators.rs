//! The open calculators through HTTP: when an answer is due, working days, bank holidays, what an answer would cost.

use axum::http::StatusCode;

use crate::public::{Pages, never_says, says};
use crate::{get, header, page};

/// A query, the status, what stands on the page.
type Row = (&'static str, u16, &'static [&'static str]);

const DUE: &[Row] = &[
    // s.10(1), s.10(6): 15 June 2026 is a bank holiday in Scotland, announced after the first edition.
    (
        "law=foia&received=2026-06-01",
        200,
        &[
            "The answer is due by",
            "Tuesday 30 June 2026",
            "bank holiday in Scotland",
            "s.10(6)",
            "checked against the text of the source",
            "candour due --law foia --received 2026-06-01 --as-of 2026-06-01 --edition 2026-11-21",
            "/deadline.json?law=foia&#38;received=2026-06-01&#38;as-of=2026-06-01&#38;edition=2026-11-21",
            "What the letters V, G, S and K mean",
        ],
    ),
    // The same with the list as it was known before the proclamation.
    ("law=foia&received=2026-06-01&edition=2026-01-31", 200, &["Monday 29 June 2026"]),
    // The Act's own edges: receipt on a Sunday is day 0.
    (
        "law=foia&received=2026-05-31&as-of=2026-06-10",
        200,
        &["Monday 29 June 2026", "8 working days counted"],
    ),
    // The holiday for the funeral of the Queen was announced after receipt: unsettled, so both days.
    (
        "law=foia&received=2022-09-05&as-of=2022-09-20",
        200,
        &[
            "Tuesday 4 October 2022",
            "To be safe, count on an earlier day",
            "Monday 3 October 2022",
            "is unsettled",
        ],
    ),
    // A clarification that was asked and answered: a new start (s.1(3), s.10(6)).
    (
        "law=foia&received=2026-06-01&event=clarification-sought=2026-06-03&event=clarification-received=2026-06-10",
        200,
        &["Thursday 9 July 2026", "option value=\"clarification-received\" selected"],
    ),
    (
        "law=foia&received=2026-06-01&event=clarification-sought=2026-06-03",
        200,
        &["Nothing runs until the applicant", "To go on we need"],
    ),
    // SI 2004/3364 reg.3: the school's own days, of terms, without half-term.
    (
        "law=foia&received=2026-07-20&body=school&terms=2026-06-01+to+2026-07-21%0A2026-09-02+to+2026-10-23&off=2026-09-07",
        200,
        &[
            "Tuesday 29 September 2026",
            "--body school --school-days school-days.txt",
            "/deadline/school-days.txt?law=foia",
        ],
    ),
    (
        "law=foia&received=2026-07-20&body=school",
        200,
        &[
            "No last day can be told yet",
            "To go on we need the days on which there is a session at the school.",
        ],
    ),
    (
        "law=foia&received=2026-07-20&body=school&terms=autumn&off=2026-09-40",
        422,
        &[
            "Line 1: “autumn” is not a day: write it like 2026-09-02",
            "Line 1: “2026-09-40” is not a day",
            "href=\"#terms\"",
        ],
    ),
    // SI 2004/3364 reg.5 and 6.
    (
        "law=foia&received=2026-06-01&body=armed-forces&permitted-to=2026-07-30",
        200,
        &["Thursday 30 July 2026", "reg.5"],
    ),
    (
        "law=foia&received=2026-06-01&body=abroad",
        200,
        &["To go on we need the day that the Commissioner specified."],
    ),
    ("law=foia&received=2026-06-01&body=archive", 200, &["reg.4"]),
    ("law=foisa&received=2026-06-01&body=keeper", 200, &["s.10(2)"]),
    // A decision notice counts calendar days from the notice.
    (
        "law=foia&received=2026-01-05&event=refused=2026-01-20&event=review-requested=2026-02-02&event=review-answered=2026-02-20&event=complaint=2026-03-02&event=decision-notice=2026-09-01/35",
        200,
        &[
            "Tuesday 6 October 2026",
            "The steps that the decision notice requires",
            "--event decision-notice=2026-09-01/35",
            "value=\"35\"",
        ],
    ),
    // The law's own sentence for what cannot have been.
    (
        "law=foia&received=2026-06-10&event=answered=2026-06-01",
        422,
        &["There is a problem", "Change the facts|2026"],
    ),
    ("law=foia&received=1999-06-10", 200, &["This cannot be worked out"]),
    ("law=foia&received=tomorrow", 422, &["is not a date", "There is a problem"]),
    ("law=foia&received=2026-06-01&event=eaten=2026-06-02", 422, &["No event is called"]),
    ("law=foia&received=2026-06-01&body=zoo", 422, &["Choose a kind of authority"]),
    ("law=foia&received=2026-06-01&edition=2020-01-01", 422, &["Choose an edition"]),
    (
        "law=foia&received=2026-06-01&event-1=decision-notice&date-1-day=1&date-1-month=9&date-1-year=2026&days-1=soon",
        422,
        &["Enter how many days the notice gives"],
    ),
    // Another row, nothing worked out yet, everything typed kept.
    (
        "law=eir&received-day=1&received-month=6&received-year=2026&rows=3&do=more&event-1=answered",
        200,
        &["Event 4", "Add another event", "value=\"answered\" selected", "<details open>"],
    ),
];

#[tokio::test]
async fn every_fact_that_moves_a_day_can_be_given_and_every_result_has_an_address() {
    let pages = Pages::new().await;
    for (query, status, words) in DUE {
        let (got, html) = pages.see(&format!("/deadline?{query}")).await;
        assert_eq!(got.as_u16(), *status, "{query}\n{html}");
        for word in *words {
            assert!(
                word.split('|').any(|word| html.contains(word)),
                "{query}: “{word}” is missing in\n{html}"
            );
        }
        never_says(&html, &["(--"]);
        if let Some(at) = html.find("The address of this result") {
            // The address gives the same day again, and so does the JSON behind it.
            let before = &html[..at];
            let from = before.rfind("href=\"").expect("a link") + 6;
            let address = before[from..].split('"').next().expect("an end").replace("&#38;", "&");
            let (_, again) = pages.see(&address).await;
            let day = |html: &str| {
                html.split("class=\"answer-day\">")
                    .nth(1)
                    .map(|rest| rest.split("</time>").next().map(str::to_owned))
            };
            assert_eq!(day(&html), day(&again), "{query} and {address}");
            let json = pages.ask(get(&address.replacen("/deadline?", "/deadline.json?", 1))).await;
            assert_eq!(header(&json, "content-type"), "application/json");
            let json: serde_json::Value = serde_json::from_str(&page(json).await.1).unwrap();
            assert_eq!(json["law"], query[4..].split('&').next().unwrap(), "{query}");
        }
    }
    let json = pages.ask(get("/deadline.json?law=foia&received=2026-06-10&event=answered=2026-06-01")).await;
    assert_eq!(json.status(), StatusCode::UNPROCESSABLE_ENTITY);
    says(&page(json).await.1, &["{\"error\":"]);
    let days = pages.see("/deadline/school-days.txt?terms=2026-09-03+to+2026-09-08&off=2026-09-04").await.1;
    assert_eq!(days, "2026-09-03\n2026-09-07\n2026-09-08\n");
    let wrong = pages.see("/deadline/school-days.txt?terms=never").await;
    assert_eq!(wrong.0, StatusCode::UNPROCESSABLE_ENTITY);
}

const DAYS: &[Row] = &[
    ("law=foia&from=2026-06-01&to=2026-06-30", 200, &["20 working days", "bank holiday in Scotland"]),
    ("law=foisa&from=2026-04-02&to=2026-04-07", 200, &["2 working days", "Good Friday"]),
    ("law=foia&from=2026-06-01&count=20", 200, &["Tuesday 30 June 2026", "--to 2026-06-30"]),
    ("law=foia&from=2026-06-05&to=2026-06-08", 200, &["1 working day<", "Only Saturdays and Sundays"]),
    ("law=foia&from=2026-06-05&to=2026-06-04", 422, &["4 June 2026 is before 5 June 2026"]),
    ("law=foia&from=2026-06-05", 422, &["Enter the last day, or a number"]),
    ("law=foia&from=2026-06-05&count=many", 422, &["Enter a number of working days"]),
    ("law=foia&from=2026-06-05&count=9999", 200, &["This cannot be counted"]),
];

#[tokio::test]
async fn working_days_are_counted_between_two_days_and_onwards() {
    let pages = Pages::new().await;
    for (query, status, words) in DAYS {
        let (got, html) = pages.see(&format!("/deadline/days?{query}")).await;
        assert_eq!(got.as_u16(), *status, "{query}\n{html}");
        says(&html, words);
    }
    says(
        &pages.see("/deadline/holidays?year=2026").await.1,
        &["Monday 15 June 2026", "Scotland: ", "As known on 31 January 2026", "not checked against the text"],
    );
    never_says(
        &pages.see("/deadline/holidays?year=2026&edition=2026-01-31").await.1,
        &["Monday 15 June 2026"],
    );
    says(
        &pages.see("/deadline/holidays?year=2010").await.1,
        &["On other lists, not on this one", "Monday 4 January 2010"],
    );
    assert_eq!(pages.see("/deadline/holidays?edition=none").await.0, StatusCode::NOT_FOUND);
}

const COST: &[Row] = &[
    ("law=foia", 200, &["Which limit applies?", "Determining whether the information is held", "redacting"]),
    // £450 at £25 an hour are 18 hours (SI 2004/3244 reg.3, reg.4): exactly the limit is not above it.
    (
        "law=foia&received=2026-06-01&tier=other&locate=1080",
        200,
        &["Within the limit: £0 are left", "£450", "SI 2004/3244 reg.4(3)(b)"],
    ),
    (
        "law=foia&received=2026-06-01&tier=other&locate=600&extract=600&other=12.50&not-counted=90",
        200,
        &[
            "Over the limit by £62.50",
            "£512.50",
            "90 minutes of work that does not count were left out",
            "(s.16)",
            "£62.50 more than the limit of £450",
            "regulation 3",
        ],
    ),
    (
        "law=foia&received=2026-06-01&tier=part-one&sample-tried=10&sample-of=400&sample-how=every+fortieth+file&sample-extract=50",
        200,
        &[
            "Over the limit by £233.33",
            "10 of 400 items were tried (every fortieth file)",
            "about 288 of the items",
        ],
    ),
    (
        "law=foia&received=2026-06-01&tier=other&locate=60&communicating=4.20",
        200,
        &["A fees notice may ask for £4.20 at most"],
    ),
    (
        "law=foia&received=2026-06-01&tier=other&locate=60&together=2026-06-01%0A2026-07-01%0A2027-03-01",
        200,
        &["Within sixty consecutive working days: 1 June 2026, 1 July 2026.", "acting in concert"],
    ),
    // SSI 2004/467: £15 an hour, £600, a tenth of what is above £100.
    ("law=foisa&received=2026-06-01&locate=1400", 200, &["A fee of £25 at most", "£350", "£15 an hour"]),
    (
        "law=foisa&received=2026-06-01&locate=2800",
        200,
        &["Over the limit by £100", "A fee of £150 at most", "SSI 2004/376 reg.4", "(s.15)"],
    ),
    ("law=foisa&received=2026-06-01&locate=60", 200, &["No fee may be charged"]),
    // reg.8: no limit, a reasonable charge by a published schedule.
    ("law=eir", 200, &["has no limit of cost", "Is a schedule of charges published?"]),
    (
        "law=eir&register=no&inspection=no&schedule=yes&minutes=90&rate=20&other=3.10",
        200,
        &["A charge of £33.10", "reasonable amount", "We charge £33.10"],
    ),
    ("law=eisrs&register=yes", 200, &["Nothing is charged", "reg.8(2)"]),
    (
        "law=eir&register=no&inspection=no&schedule=no&minutes=90&rate=20",
        200,
        &["without a published schedule nothing is charged|Without a published schedule"],
    ),
    ("law=eir&minutes=90&rate=20", 200, &["We need"]),
    ("law=foia&do=work", 422, &["Enter the day of receipt", "Choose which limit applies"]),
    ("law=foia&received=2026-06-01&tier=other&do=work", 200, &["We need the minutes estimated"]),
    (
        "law=foia&received=2026-06-01&tier=other&locate=long&other=some",
        422,
        &["Enter minutes as a whole number", "Enter an amount in pounds"],
    ),
    (
        "law=foia&received=2026-06-01&tier=other&sample-tried=9&sample-of=3",
        422,
        &["9 items cannot have been tried of 3"],
    ),
    ("law=foia&received=2026-06-01&tier=other&locate=1&together=June", 422, &["Line 1: write a day like"]),
    ("law=foia&received=1999-06-01&tier=other&locate=1", 200, &["This cannot be worked out yet"]),
];

#[tokio::test]
async fn an_estimate_says_what_counts_how_it_stands_and_what_may_be_charged() {
    let pages = Pages::new().await;
    for (query, status, words) in COST {
        let (got, html) = pages.see(&format!("/cost?{query}")).await;
        assert_eq!(got.as_u16(), *status, "{query}\n{html}");
        for word in *words {
            assert!(
                word.split('|').any(|word| html.contains(word)),
                "{query}: “{word}” is missing in\n{html}"
            );
        }
    }
}
