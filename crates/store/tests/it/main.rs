//! The store as its callers see it, each test on SQLite and on PostgreSQL.

mod place;

mod append;
mod cases;
mod documents;
mod feed;
mod members;
mod outbox;
mod publication;
mod tenancy;
mod verify;
