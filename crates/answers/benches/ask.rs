//! How long a question takes: against the registers and earlier answers of an authority, and against one long table.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss, clippy::cast_possible_truncation)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use answers::{Asked, EarlierAnswer, Prepared};
use casework::register::Register;
use document::response::Disposition;
use jiff::{ToSpan, civil::date};

const MATTERS: &[&str] = &[
    "Contact centre platform",
    "Mobile telephony",
    "Multi functional devices",
    "Household waste collection",
    "Endpoint protection",
    "Wide area network",
    "Staff laptops",
    "Agency staff",
    "Street lighting",
    "Highway gritting",
    "Parking enforcement",
    "School transport",
    "Home care",
    "Library books",
    "Payroll system",
    "Leisure management",
    "Electric vehicle charging",
    "Fleet vehicles",
    "Cyber insurance",
    "Legal advice",
    "Interpreting",
    "Lift maintenance",
    "Fire alarms",
    "Security guards",
    "Office cleaning",
];
const PLACES: &[&str] =
    &["Ashmere", "Brockwell", "Coldharbour", "Dunstow", "Elmwick", "Farleigh", "Garrowby", "Hexham Row"];
const ASKED: &[&str] = &[
    "Who is your current supplier of {}?",
    "When does the contract for {} end?",
    "What is the annual value of the {} contract?",
    "How many staff work on {}?",
    "Which company provides {} and how much does it cost each year?",
    "Do you have a policy on {}?",
    "And when was it last renewed?",
    "What plans are there to replace the {} at Brockwell?",
];

/// 200 records: 150 contracts and 50 facts.
fn registers() -> Vec<Register> {
    let row = |cells: [String; 7]| cells.to_vec();
    let head = |heads: &[&str]| heads.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>();
    let contracts = (0..150)
        .map(|n| {
            row([
                format!("WX-{n:03}"),
                format!("{} {}", MATTERS[n % MATTERS.len()], PLACES[n / MATTERS.len() % PLACES.len()]),
                format!("Supplier {} Ltd", n % 37),
                "2024-04-01".to_owned(),
                format!("{}-03-31", 2026 + n % 5),
                (10_000 + n * 731).to_string(),
                "ICT".to_owned(),
            ])
        })
        .collect();
    let facts = (0..50)
        .map(|n| {
            vec![
                MATTERS[n % MATTERS.len()].to_owned(),
                format!("How many staff work on it at {}", PLACES[n % PLACES.len()]),
                (n * 7).to_string(),
                "2026-01-31".to_owned(),
                "Human Resources".to_owned(),
            ]
        })
        .collect();
    let as_at = Some(date(2026, 1, 31));
    vec![
        Register::table(
            "Contracts",
            "Procurement",
            as_at,
            head(&[
                "Reference",
                "Title",
                "Supplier",
                "Start date",
                "End date",
                "Annual value (GBP)",
                "Contract owner",
            ]),
            contracts,
        ),
        Register::table(
            "Facts",
            "Information",
            as_at,
            head(&["Topic", "Measure", "Value", "As at", "Source"]),
            facts,
        ),
    ]
}

fn earlier(many: usize) -> Vec<EarlierAnswer> {
    (0..many)
        .map(|n| EarlierAnswer {
            question: ASKED[n % ASKED.len()].replace("{}", &MATTERS[n / 3 % MATTERS.len()].to_lowercase()),
            context: format!("Request about {}", MATTERS[n / 8 % MATTERS.len()].to_lowercase()),
            answer: format!(
                "The council pays Supplier {} Ltd £{} until 31 March 2028.",
                n % 41,
                900 + n * 13
            ),
            table: None,
            disposition: Disposition::Given,
            provisions: Vec::new(),
            reference: format!("FOI-2025-{:04}", n / 8),
            date: date(2025, 1, 6).checked_add(i64::try_from(n).unwrap().days()).ok(),
            published: false,
            of: None,
        })
        .collect()
}

/// A table of devices by place, kind and year.
fn long_table(rows: usize) -> Register {
    let heads = ["Site", "Device", "Year", "Number", "Cost"].map(str::to_owned).to_vec();
    let rows = (0..rows)
        .map(|n| {
            vec![
                format!("{} {}", PLACES[n % PLACES.len()], n / 400),
                ["Laptops", "Desktops", "Tablets", "Printers"][n / 8 % 4].to_owned(),
                (2015 + n / 32 % 10).to_string(),
                (n % 97).to_string(),
                format!("£{}", n % 9_973),
            ]
        })
        .collect();
    Register::table("Devices", "ICT", Some(date(2026, 1, 31)), heads, rows)
}

fn measured(what: &str, most: f64, mut one: impl FnMut(usize), times: usize) {
    let mut all: Vec<Duration> = (0..times)
        .map(|n| {
            let began = Instant::now();
            one(n);
            began.elapsed()
        })
        .collect();
    all.sort();
    let at = |share: f64| all[((all.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1_000.0;
    println!("| {what} | {:.3} | {:.3} | {most} |", at(0.5), at(0.99));
}

fn main() {
    let received_on = date(2026, 3, 2);
    let texts: Vec<String> =
        ASKED.iter().flat_map(|a| MATTERS.iter().map(|m| a.replace("{}", &m.to_lowercase()))).collect();
    let asked = |n: usize| Asked {
        text: &texts[n % texts.len()],
        stem: None,
        heading: None,
        subject: Some("Freedom of Information request"),
        previous: &[],
        received_on,
    };
    let kept = registers();
    let all: Vec<&Register> = kept.iter().collect();
    let before = earlier(300);
    println!("| | p50 ms | p99 ms | aim ms |\n|---|---|---|---|");
    measured("making 200 records ready", 10.0, |_| drop(black_box(Prepared::of(&all, &[]))), 50);
    let prepared = Prepared::of(&all, &[]);
    measured(
        "a question, 200 records",
        1.0,
        |n| drop(black_box(prepared.propose(&asked(n), &[], None))),
        400,
    );
    let nothing = Prepared::of(&[], &[]);
    measured(
        "a question, 300 earlier answers",
        1.0,
        |n| drop(black_box(nothing.propose(&asked(n), &before, None))),
        200,
    );
    measured(
        "a question, 60 earlier answers",
        1.0,
        |n| drop(black_box(nothing.propose(&asked(n), &before[..60], None))),
        200,
    );
    measured(
        "a question, 200 records and 300 earlier answers",
        1.0,
        |n| drop(black_box(prepared.propose(&asked(n), &before, None))),
        200,
    );
    let table = long_table(100_000);
    measured(
        "making a table of 100,000 rows ready",
        20.0,
        |_| drop(black_box(Prepared::of(&[&table], &[]))),
        5,
    );
    let long = Prepared::of(&[&table], &[]);
    let laptops = Asked { text: "How many laptops did you have at Ashmere 12 in 2021?", ..asked(0) };
    measured(
        "a question, a table of 100,000 rows",
        20.0,
        |_| drop(black_box(long.propose(&laptops, &[], None))),
        20,
    );
    let years = Asked {
        text: "Please give the number of tablets and their cost for each year from 2018 to 2021",
        ..asked(0)
    };
    measured("the same by year", 20.0, |_| drop(black_box(long.propose(&years, &[], None))), 20);
}
