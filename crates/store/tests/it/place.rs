//! A store of its own for each test, on either database, and what tests say over and over.

use casework::rows::{CaseRow, WaitsFor};
use jiff::{Timestamp, civil::date};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use store::{Commit, NewEvent, Settings, Store, StreamAppend, StreamKey};
use uuid::Uuid;

use crate::postgres::Database;

/// Runs each function on both databases. Without a PostgreSQL server its half passes with a line, except where
/// `CI=true` says that there must be one.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let place = crate::place::Place::sqlite().await;
                super::$name(&place).await;
                place.end().await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let Some(place) = crate::place::Place::postgres().await else { return };
                super::$name(&place).await;
                place.end().await;
            })*
        }
    };
}
pub(crate) use on_both;

/// A store in a place of its own.
pub struct Place {
    pub store: Store,
    pub settings: Settings,
    pub folder: tempfile::TempDir,
    postgres: Option<Database>,
}

impl Place {
    pub async fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(folder.path());
        let store = Store::open(settings.clone()).await.unwrap();
        Place { store, settings, folder, postgres: None }
    }

    pub async fn postgres() -> Option<Place> {
        let database = Database::made("store").await?;
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { database: database.address(), ..Settings::in_folder(folder.path()) };
        let store = Store::open(settings.clone()).await.unwrap();
        Some(Place { store, settings, folder, postgres: Some(database) })
    }

    /// Another place on the same kind of database.
    pub async fn another(&self) -> Place {
        match self.postgres {
            Some(_) => Place::postgres().await.unwrap(),
            None => Place::sqlite().await,
        }
    }

    /// The same store, opened by another node.
    pub async fn another_node(&self) -> Store {
        Store::open(self.settings.clone()).await.unwrap()
    }

    /// Runs a statement behind the store's back.
    pub async fn tamper(&self, sql: &str) -> Result<(), sqlx::Error> {
        let address = &self.settings.database;
        if self.postgres.is_some() {
            let mut connection = PgConnection::connect(address).await?;
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
            connection.close().await
        } else {
            let mut connection = SqliteConnection::connect(address).await?;
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
            connection.close().await
        }
    }

    pub fn is_postgres(&self) -> bool {
        self.postgres.is_some()
    }

    pub async fn end(self) {
        self.store.close().await;
        if let Some(database) = &self.postgres {
            database.dropped().await;
        }
    }
}

/// A fixed authority, by number.
pub fn authority(number: u128) -> Uuid {
    Uuid::from_u128(0xA000 + number)
}

/// A fixed case, by number.
pub fn case(number: u128) -> Uuid {
    Uuid::from_u128(0xC000_0000 + number)
}

/// An instant, some seconds into the day of these tests.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_780_300_800 + seconds).unwrap()
}

pub fn event(kind: &str, payload: &str) -> NewEvent {
    NewEvent { kind: kind.to_owned(), schema: 1, payload: payload.as_bytes().to_vec() }
}

/// A commit of these events on a case, decided on a version.
pub fn commit(command: &str, case: Uuid, expected_version: u64, events: &[(&str, &str)]) -> Commit {
    let events = events.iter().map(|(kind, payload)| event(kind, payload)).collect();
    Commit {
        streams: vec![StreamAppend {
            reason: Some(format!("because {command}")),
            ..StreamAppend::new(StreamKey::case(case), expected_version, events)
        }],
        outcome: format!("outcome of {command}").into_bytes(),
        ..Commit::new(command, r#"{"officer":"7"}"#, at(1))
    }
}

/// A row that shows something in every column.
pub fn row(reference: &str) -> CaseRow {
    CaseRow {
        reference: reference.to_owned(),
        subject: format!("Telephones of {reference}"),
        stage: "accepted".to_owned(),
        law: Some(document::Law::Foia),
        received_on: date(2026, 6, 1),
        due: Some(date(2026, 6, 30)),
        open: true,
        waits_for: WaitsFor::Us,
        next: "Decide 4 questions".to_owned(),
        officer: Some(Uuid::from_u128(0x0FF1)),
        questions: 18,
        decided: 14,
        answered_on: None,
        published: false,
        history: false,
        calendar: Some("2026-01-31".to_owned()),
        moved_by: None,
        move_unseen: false,
    }
}
