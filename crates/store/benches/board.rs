//! How long the board takes over many cases: 10,000, or as many as `CANDOUR_BENCH_CASES` says (1000000 by hand).
//!
//! The cases are made through the store itself, so that events, rows and tallies are those of real work.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../tests/it/postgres.rs"]
mod postgres;

use std::time::{Duration, Instant};

use casework::rows::{CaseRow, WaitsFor};
use document::Law;
use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, date},
};
use store::{CaseFilter, CaseOrder, Commit, NewEvent, Settings, Store, StreamAppend, StreamKey};
use uuid::Uuid;

use postgres::Database;

const TODAY: Date = date(2026, 6, 10);
/// Cases of one commit while they are made, and questions of each kind while they are timed.
const BATCH: u64 = 500;
const ASKED: usize = 1_000;

/// A case of ten years of requests: nineteen of twenty are closed, open ones fall due around today.
fn row(number: u64) -> CaseRow {
    let open = number.is_multiple_of(20);
    // Spread without a pattern that an index could profit from.
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
    let received_on = if open {
        TODAY - ((mixed % 40) as i64).days()
    } else {
        TODAY - ((40 + mixed % 3_650) as i64).days()
    };
    let waits_for = match (open, mixed % 10) {
        (false, _) => WaitsFor::Nobody,
        (true, 0..=5) => WaitsFor::Us,
        (true, 6..=7) => WaitsFor::Others,
        (true, _) => WaitsFor::Applicant,
    };
    CaseRow {
        reference: format!("FOI-{number}"),
        subject: format!("Contracts of ward {} and their yearly spend", mixed % 5_000),
        stage: if open { "accepted" } else { "answered" }.to_owned(),
        law: Some(if mixed.is_multiple_of(9) { Law::Eir } else { Law::Foia }),
        received_on,
        due: open.then(|| received_on + 28.days()),
        open,
        waits_for,
        next: "Decide 3 questions".to_owned(),
        officer: Some(Uuid::from_u128(u128::from(mixed % 40))),
        questions: 4,
        decided: if open { 1 } else { 4 },
        answered_on: (!open).then(|| received_on + 20.days()),
        published: mixed.is_multiple_of(3),
        history: false,
        calendar: Some("2026-01-31".to_owned()),
        moved_by: None,
        move_unseen: false,
    }
}

async fn fill(store: &Store, authority: Uuid, cases: u64) {
    let at = Timestamp::from_second(1_780_300_800).unwrap();
    for first in (0..cases).step_by(BATCH as usize) {
        let streams = (first..cases.min(first + BATCH)).map(|number| {
            let payload = format!("{{\"number\":{number}}}").into_bytes();
            let event = NewEvent { kind: "Received".to_owned(), schema: 1, payload };
            let id = Uuid::from_u128(
                u128::from(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)) << 64 | u128::from(number),
            );
            StreamAppend {
                case_row: Some(row(number)),
                ..StreamAppend::new(StreamKey::case(id), 0, vec![event])
            }
        });
        let commit = Commit { streams: streams.collect(), ..Commit::new(format!("fill {first}"), "{}", at) };
        store.append(authority, commit).await.unwrap();
    }
}

fn report(name: &str, what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    println!("{name}: {what}: p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
}

async fn measure(name: &str, store: &Store, cases: u64) {
    let authority = Uuid::from_u128(1);
    let begin = Instant::now();
    fill(store, authority, cases).await;
    println!("{name}: {cases} cases made in {:.0} s", begin.elapsed().as_secs_f64());
    let open = CaseFilter { open: Some(true), ..CaseFilter::default() };
    let first = store.list_cases(authority, &open).await.unwrap();
    let filters = [
        ("board, first page", open.clone()),
        ("board, second page", CaseFilter { after: first.next, ..open.clone() }),
        ("waits for the applicant", CaseFilter { waits_for: Some(WaitsFor::Applicant), ..open.clone() }),
        ("one officer's", CaseFilter { officer: Some(Uuid::from_u128(7)), ..open.clone() }),
        ("late", CaseFilter { due_before: Some(TODAY), ..open.clone() }),
        ("under EIR", CaseFilter { law: Some(Law::Eir), ..open.clone() }),
        ("at a stage", CaseFilter { stage: Some("accepted".to_owned()), ..open.clone() }),
        ("newest of all", CaseFilter { order: CaseOrder::Received, ..CaseFilter::default() }),
    ];
    for (what, filter) in filters {
        let mut times = Vec::new();
        for _ in 0..ASKED {
            let begin = Instant::now();
            let page = store.list_cases(authority, &filter).await.unwrap();
            times.push(begin.elapsed());
            assert!(!page.cases.is_empty(), "{what}");
        }
        report(name, what, times);
    }
    let mut times = Vec::new();
    for _ in 0..ASKED {
        let begin = Instant::now();
        assert_eq!(store.counts(authority, TODAY).await.unwrap().open, cases / 20);
        times.push(begin.elapsed());
    }
    report(name, "counts", times);
    let mut times = Vec::new();
    for _ in 0..5 {
        let begin = Instant::now();
        let text = CaseFilter { text: Some("ward 4321".to_owned()), ..CaseFilter::default() };
        store.list_cases(authority, &text).await.unwrap();
        times.push(begin.elapsed());
    }
    report(name, "two words in all subjects", times);
    let begin = Instant::now();
    let found = store.verify(None).await.unwrap();
    assert!(found.ok);
    println!("{name}: {} events verified in {:.1} s", found.events, begin.elapsed().as_secs_f64());
}

#[tokio::main]
async fn main() {
    let cases = std::env::var("CANDOUR_BENCH_CASES").map_or(10_000, |cases| cases.parse().unwrap());
    let folder = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target")).unwrap();
    let store = Store::open(Settings::in_folder(folder.path())).await.unwrap();
    measure("SQLite", &store, cases).await;
    store.close().await;

    let Some(database) = Database::made("bench").await else { return };
    let settings = Settings { database: database.address(), ..Settings::in_folder(folder.path()) };
    let store = Store::open(settings).await.unwrap();
    measure("PostgreSQL", &store, cases).await;
    store.close().await;
    database.dropped().await;
}
