//! Serves the style guide on this machine, for designers and for the browser tests: `cargo run -p web --example style_guide -- 8090`.
//!
//! It is no part of the product: nothing here is reachable from `candour serve`.

use std::io::Write;

/// Serves until ended; port 0 or none takes a free one and the first line printed says which.
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    writeln!(std::io::stdout(), "http://{}/", listener.local_addr()?)?;
    let pages = web::style_guide(web::Settings::default());
    axum::serve(listener, pages.into_make_service_with_connect_info::<std::net::SocketAddr>()).await
}
