//! Serves the desk of a fictional authority in an empty folder, for looking at it:
//! `cargo run -p web --example desk -- 8093`, then sign in as the line printed says.
//!
//! It is no part of the product; `candour demo` is the real thing.

#[path = "../tests/it/seeded.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod seeded;

use std::io::Write;

use casework::{Role, authority::Member};
use office::{NewMember, Who};

/// Serves until ended; port 0 or none takes a free one.
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let base = format!("http://{}", listener.local_addr()?);
    let folder = tempfile::tempdir()?;
    let (office, _) = seeded::office(folder.path(), "2026-06-01T09:00:00Z", &base).await;
    let (email, password) = ("amal@wexmoor.example", "four quiet herons");
    let roles = vec![Role::Officer, Role::Administrator];
    let member = Member { name: "Amal Reyes".into(), email: email.into(), roles, team: None };
    let new = NewMember { id: uuid::Uuid::from_u128(0xa1), member, password: Some(password.into()) };
    office
        .set_member(&Who::command_line(seeded::AUTHORITY), email, new)
        .await
        .map_err(std::io::Error::other)?;
    seeded::publish_some(&office).await;
    let (case, ..) = seeded::request(
        &office,
        &["How many agents work in the contact centre?", "What did the telephone system cost in 2025?"],
    )
    .await;
    seeded::accept(&office, case).await;
    seeded::request(&office, &["How many street lights are LED?", "What do they use in a year?"]).await;
    writeln!(std::io::stdout(), "{base}/desk   {email}   {password}")?;
    web::serve(listener, web::app(office, web::Settings::default()), std::future::pending()).await
}
