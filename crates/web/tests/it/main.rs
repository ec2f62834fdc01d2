//! The shell and its parts, tried through HTTP as a browser would.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod before_they_ask;
mod calculators;
mod calendar;
mod check_letter;
mod contributor;
mod desk;
mod desk_draft;
mod desk_library;
mod desk_registers;
mod desk_wording;
mod forms;
mod imported;
mod law_pages;
mod public;
mod readings;
mod same;
mod seeded;
mod shell;
mod stands;
mod view;
mod write;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use tower::ServiceExt;
use web::Settings;

/// The style guide's answer to one request.
async fn ask(request: Request<Body>) -> Response {
    ask_with(Settings::default(), request).await
}

async fn ask_with(settings: Settings, request: Request<Body>) -> Response {
    web::style_guide(settings).oneshot(request).await.expect("a router never fails")
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).expect("a request")
}

fn post(path: &str, kind: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path).header("content-type", kind).body(body.into()).expect("a request")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("ASCII"))
}

async fn page(response: Response) -> (StatusCode, String) {
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    (status, String::from_utf8(bytes.to_vec()).expect("UTF-8"))
}
