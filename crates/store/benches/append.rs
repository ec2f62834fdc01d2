//! Commands per second, durable, against a raw insert of the same bytes: one transaction each, in turns, in the same
//! run, on SQLite (`synchronous=FULL`) and, where `CANDOUR_TEST_POSTGRES` names a server that syncs, on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../tests/it/postgres.rs"]
mod postgres;

use std::time::{Duration, Instant};

use casework::rows::{CaseRow, WaitsFor};
use jiff::{Timestamp, civil::date};
use sqlx::{
    PgPool, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use store::{Commit, NewEvent, Settings, Store, StreamAppend, StreamKey};
use uuid::Uuid;

use postgres::Database;

/// Commands of one turn, and turns of each kind.
const TURN: usize = 400;
const TURNS: usize = 7;
const CASES: u128 = 100;

enum Raw {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Raw {
    async fn insert(&self, bytes: &[u8]) {
        const INSERT: &str = "INSERT INTO raw (bytes) VALUES ($1)";
        match self {
            Raw::Sqlite(pool) => {
                sqlx::query(INSERT).bind(bytes).execute(pool).await.unwrap();
            }
            Raw::Postgres(pool) => {
                sqlx::query(INSERT).bind(bytes).execute(pool).await.unwrap();
            }
        }
    }
}

/// What an officer's decision weighs: some six hundred bytes of content, and the row of its case.
fn payload() -> Vec<u8> {
    let words = "The information is held and given in full below. ".repeat(11);
    format!("{{\"question\":\"2.4\",\"disposition\":\"given\",\"answer\":\"{words}\"}}").into_bytes()
}

fn row(number: u128, version: u64) -> CaseRow {
    CaseRow {
        reference: format!("FOI-2026-{number}"),
        subject: "Contact centre telephony and the contracts behind it".to_owned(),
        stage: "accepted".to_owned(),
        law: Some(document::Law::Foia),
        received_on: date(2026, 6, 1),
        due: Some(date(2026, 6, 30)),
        open: true,
        waits_for: WaitsFor::Us,
        next: format!("Decide {} questions", 18 - version % 18),
        officer: Some(Uuid::from_u128(7)),
        questions: 18,
        decided: (version % 18) as u32,
        answered_on: None,
        published: false,
        history: false,
        calendar: Some("2026-01-31".to_owned()),
        moved_by: None,
        move_unseen: false,
    }
}

async fn command(store: &Store, authority: Uuid, case: u128, version: u64) {
    let event = NewEvent { kind: "QuestionDecided".to_owned(), schema: 1, payload: payload() };
    let stream = StreamAppend {
        case_row: Some(row(case, version)),
        ..StreamAppend::new(StreamKey::case(Uuid::from_u128(case)), version, vec![event])
    };
    let actor = r#"{"officer":"019c1a2b-0000-7000-8000-000000000001"}"#;
    let commit = Commit {
        streams: vec![stream],
        outcome: b"{\"version\":1}".to_vec(),
        ..Commit::new(format!("{case} {version}"), actor, Timestamp::from_second(1_780_300_800).unwrap())
    };
    store.append(authority, commit).await.unwrap();
}

fn per_second(times: &mut [Duration]) -> f64 {
    times.sort();
    TURN as f64 / times[times.len() / 2].as_secs_f64()
}

async fn compare(name: &str, raw: Raw, store: Store) {
    let authority = Uuid::from_u128(1);
    // The bytes that a command leaves: envelope, content, row of the case and link of the chain.
    let bytes = [payload(), vec![b'x'; 900]].concat();
    let (mut raw_times, mut store_times) = (Vec::new(), Vec::new());
    for turn in 0..=TURNS {
        let begin = Instant::now();
        for _ in 0..TURN {
            raw.insert(&bytes).await;
        }
        let raw_time = begin.elapsed();
        let begin = Instant::now();
        for number in 0..TURN {
            let done = (turn * TURN + number) as u128;
            command(&store, authority, done % CASES, (done / CASES) as u64).await;
        }
        // The first turn warms up.
        if turn > 0 {
            raw_times.push(raw_time);
            store_times.push(begin.elapsed());
        }
    }
    let (raw, store) = (per_second(&mut raw_times), per_second(&mut store_times));
    println!("{name}: raw insert {raw:.0}/s, command {store:.0}/s, {:.0} %", store / raw * 100.0);
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target")).unwrap();
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("raw.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let raw = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    sqlx::query("CREATE TABLE raw (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        .execute(&raw)
        .await
        .unwrap();
    let store = Store::open(Settings::in_folder(folder.path())).await.unwrap();
    compare("SQLite", Raw::Sqlite(raw), store).await;

    let Some(database) = Database::made("bench").await else { return };
    let raw = PgPool::connect(&database.address()).await.unwrap();
    let table = "CREATE TABLE raw (seq BIGSERIAL PRIMARY KEY, bytes BYTEA NOT NULL)";
    sqlx::query(table).execute(&raw).await.unwrap();
    let settings = Settings { database: database.address(), ..Settings::in_folder(folder.path()) };
    let store = Store::open(settings).await.unwrap();
    compare("PostgreSQL", Raw::Postgres(raw.clone()), store.clone()).await;
    raw.close().await;
    store.close().await;
    database.dropped().await;
}
