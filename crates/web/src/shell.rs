//! What every page stands on: limits, security headers, cross-site protection, error pages, compression, traces.
//!
//! The order of the layers is the point of this file. It knows no route but those of assets and themes.

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::settings::{MIB, Settings};
use crate::{assets, error, theme};

/// Only our own origin, for everything; no frame may hold us, no base may move our links.
const POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/// `routes` with assets, themes, error pages and every protection around them.
pub fn shell<S: Clone + Send + Sync + 'static>(routes: Router<S>, settings: Settings) -> Router<S> {
    let request_id = HeaderName::from_static("x-request-id");
    let page_time = settings.page_time;
    // A layer wraps those above it: read from the bottom up to follow a request inwards.
    routes
        .route("/assets/{name}", axum::routing::get(assets::serve))
        .route("/theme/{colour}", axum::routing::get(theme::serve))
        .fallback(error::no_such_page)
        .layer(DefaultBodyLimit::max(MIB))
        .layer(CatchPanicLayer::custom(error::after_panic))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, page_time))
        .layer(CsrfLayer::new().with_insecure_bypass(holds_secret_link))
        .layer(middleware::from_fn(error::pages))
        .layer(middleware::from_fn_with_state(settings, surround))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(SetRequestIdLayer::new(request_id, MakeRequestUuid))
}

/// Whether the address itself is a secret that no other site knows. Such pages send no referrer, so over plain HTTP the
/// browser names no origin either, and the check for cross-site posts would refuse the holder of the link.
fn holds_secret_link(_: &Method, address: &Uri) -> bool {
    let path = address.path();
    !path.starts_with("/desk") && (path.starts_with("/c/") || path.contains("/follow/"))
}

/// Puts the settings beside the request and the security headers on the answer.
async fn surround(State(settings): State<Settings>, mut request: Request, next: Next) -> Response {
    let https = settings.https;
    request.extensions_mut().insert(settings);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    // Addresses of links for applicants and contributors are secrets: no other site may learn one.
    headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers
        .insert("permissions-policy", HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    // What a signed-in person sees stays out of every cache unless a route says otherwise.
    headers.entry("cache-control").or_insert(HeaderValue::from_static("no-store"));
    if https {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// A span that names the route, never the address as asked: addresses hold secret links and search words.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!("page", method = %request.method(), route, id = id.unwrap_or("none"))
}
