//! The office as officers, colleagues and the public see it, each test over a real store on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod house;
mod place;
#[path = "../../../store/tests/it/postgres.rs"]
pub mod postgres;

mod dates;
mod doubt;
mod draft;
mod erasure;
mod gate;
mod history;
mod imported;
mod journey;
mod memory;
mod notices;
mod proposals;
mod readings;
mod recount;
mod recurring;
mod redacting;
mod registers;
mod several;
mod tenancy;
mod wording;
mod year;
