//! The decision page: whether the provisions chosen can be relied on, which balances they need, how sure each is.

use crate::desk::{Person, accepted, place};
use crate::page;
use crate::public::{never_says, says};

/// Disposition, provisions with a likelihood, what stands in the panel, what does not.
type Row = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const ROWS: &[Row] = &[
    // [2025] UKSC 27: the public interests of several qualified exemptions are weighed together.
    (
        "withheld",
        &["s.31(1)(a)", "s.43(2)"],
        &[
            "One balance over s.31(1)(a) and s.43(2) together (s.2(2)(b); [2025] UKSC 27)",
            "Nothing in what was chosen stands against it",
            "More time may be taken",
        ],
        &["cannot be relied on", "/cost?", ".."],
    ),
    ("withheld", &["s.43(2)"], &["One balance over s.43(2) (s.2(2)(b))"], &["together", "UKSC"]),
    // s.41 is absolute: nothing is weighed and no more time may be taken.
    (
        "withheld",
        &["s.41(1)"],
        &["No balance of the public interest is to be struck"],
        &["More time may be taken"],
    ),
    // s.35 is for departments; the authority is none.
    (
        "withheld",
        &["s.35(1)(a)"],
        &[
            "s.35(1)(a) cannot be relied on: only government departments and the Welsh Government may rely on it (",
        ],
        &["Nothing in what was chosen"],
    ),
    // Neither confirming nor denying has a balance of its own (s.2(1)(b)).
    (
        "ncnd",
        &["s.31(3)"],
        &["One balance, about saying whether it is held: over s.31(3) (s.2(1)(b))"],
        &["together"],
    ),
    (
        "given-in-part",
        &["s.31(1)(a)", "s.31(3)"],
        &[
            "One balance over s.31(1)(a) (s.2(2)(b))",
            "One more balance, about saying whether it is held: over s.31(3)",
        ],
        &["together"],
    ),
    // s.36 is only for what s.35 does not hold; s.36 needs the qualified person first.
    ("withheld", &["s.36(2)(b)(i)"], &["First: s.36(2)(b)(i)", "One balance over s.36(2)(b)(i)"], &[]),
    // s.12 opens the estimate with what is known of the request.
    (
        "refused",
        &["s.12(1)"],
        &["/cost?law=foia&#38;received=2026-06-01&#38;tier=other", "Work out the cost"],
        &["One balance"],
    ),
    // A purpose of s.31(2) is never relied on by itself.
    ("withheld", &["s.31(2)(a)"], &["s.31(2)(a) cannot be relied on", "never by itself"], &[]),
];

#[tokio::test]
async fn the_decision_page_tells_what_the_provisions_chosen_need() {
    let place = place().await;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    let case = accepted(&officer).await;
    let here = format!("{case}/questions/1");
    never_says(&officer.see(&here).await.1, &["Can these be relied on?"]);
    for (disposition, provisions, words, never) in ROWS {
        let names: Vec<String> = (0..provisions.len()).map(|at| format!("r{at}-provision")).collect();
        let mut fields = vec![("do", "check"), ("disposition", *disposition), ("answered", "itself")];
        fields.extend(names.iter().map(String::as_str).zip(provisions.iter().copied()));
        let (status, html) = page(officer.send(&here, &fields).await).await;
        assert!(status.is_success(), "{provisions:?}: {status}");
        let panel =
            html.split("id=\"stands-title\"").nth(1).unwrap_or_else(|| panic!("{provisions:?}: no panel"));
        let panel = panel.split("</section>").next().unwrap();
        says(panel, words);
        says(panel, &["How sure we are of each", "class=\"mark\""]);
        never_says(panel, never);
        for provision in *provisions {
            says(panel, &[provision]);
        }
    }
}
