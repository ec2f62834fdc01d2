//! Serves a router on a listener until told to end, then finishes what it began.
//!
//! It opens no port and knows no page: `candour` hands it both.

use std::future::Future;
use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;

/// Serves `app` on `listener` until `shutdown` is ready; requests begun by then are answered first.
///
/// The address of each connection stands beside its requests, so that limits count per address.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(shutdown).await
}
