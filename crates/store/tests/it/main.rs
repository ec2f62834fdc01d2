//! The store as its callers see it, each test on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod place;
pub mod postgres;

mod append;
mod backup;
mod before_they_ask;
mod calendar;
mod cases;
mod documents;
mod earlier;
mod feed;
mod members;
mod open;
mod outbox;
mod publication;
mod questionnaires;
mod set_aside;
mod tenancy;
mod verify;
