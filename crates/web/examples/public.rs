//! Serves the public and contributor pages of a fictional authority in an empty folder, for looking at them:
//! `cargo run -p web --example public -- 8092`.
//!
//! It is no part of the product; `candour demo` is the real thing.

#[path = "../tests/it/seeded.rs"]
mod seeded;

use std::io::Write;

/// Serves until ended; port 0 or none takes a free one. The lines printed say where, with a link of each kind.
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let base = format!("http://{}", listener.local_addr()?);
    let folder = tempfile::tempdir()?;
    let (office, _) = seeded::office(folder.path(), "2026-06-01T09:00:00Z", &base).await;
    let published = seeded::publish_some(&office).await;
    let (case, reference, key) = seeded::request(
        &office,
        &["How many agents work in the contact centre?", "What did the telephone system cost in 2025?"],
    )
    .await;
    seeded::accept(&office, case).await;
    seeded::carry(&office, folder.path()).await;
    let link = seeded::ask_colleague(&office, case, "The figure of 31 March is enough.").await;
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{base}/\n{base}/log/{}\n{base}/follow/{reference}?key={key}\n{base}{link}",
        published[0].simple()
    )?;
    web::serve(listener, web::app(office, web::Settings::default()), std::future::pending()).await
}
