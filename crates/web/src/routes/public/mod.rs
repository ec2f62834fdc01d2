//! What anybody can see and do: read and search what was published, ask, follow, work out a date, check a letter, read the
//! law.
//!
//! Where an installation serves several authorities, each has the same pages under its own name: `/wexmoor/log`.

mod ask;
mod check_letter;
mod checks;
mod cost;
mod deadline;
mod entry;
mod face;
mod feeds;
mod follow;
mod home;
mod law_pages;
mod log;
mod matching;
mod review;
mod similar;
mod statements;
mod working;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};

use crate::state::{AppState, Whose};
use crate::{Error, Settings, limits};

/// The routes of this face.
pub(crate) fn routes(settings: &Settings) -> Router<AppState> {
    // With the authority's name in front: only where there is such an authority, so that `/nowhere` stays nowhere.
    let named = pages(settings).route_layer(middleware::from_fn(only_where_named));
    pages(settings).nest("/{slug}", named).route("/robots.txt", get(statements::robots))
}

fn pages(settings: &Settings) -> Router<AppState> {
    let limited = Router::new()
        .route("/ask", get(ask::look).post(ask::step))
        .route("/follow", get(follow::look).post(follow::open))
        .route("/follow/{reference}/review", get(review::look).post(review::ask));
    // A quota of its own: whoever checks many letters may still ask.
    let letters = Router::new()
        .route("/check-a-letter", get(check_letter::look).post(check_letter::check))
        .route("/check-a-letter.json", post(check_letter::json));
    let said = Router::new().route("/log/{id}/useful", post(entry::useful));
    let opened = Router::new().route("/ask/opened/{answer}", get(ask::opened));
    limits::public_form(limited, settings)
        .merge(limits::public_form(letters, settings))
        .merge(limits::public_form(said, settings))
        .merge(limits::counted_link(opened, settings))
        .route("/", get(home::look))
        .route("/log", get(log::look))
        .route("/log.atom", get(feeds::atom))
        .route("/log.json", get(feeds::json))
        .route("/log/{id}", get(entry::look))
        .route("/log/{id}/files/{sha256}", get(entry::file))
        .route("/log/{id}/tables/{table}", get(entry::table))
        .route("/ask/answered", get(ask::answered))
        .route("/ask/similar", get(similar::fragment))
        .route("/follow/{reference}", get(follow::page))
        .route("/follow/{reference}/letters/{letter}", get(follow::letter))
        .route("/deadline", get(deadline::look))
        .route("/deadline.json", get(deadline::json))
        .route("/deadline/days", get(deadline::days::look))
        .route("/deadline/holidays", get(deadline::holidays::look))
        .route("/deadline/school-days.txt", get(deadline::school_days))
        .route("/cost", get(cost::look))
        .route("/law", get(law_pages::list))
        .route("/law/{law}", get(law_pages::of_law))
        .route("/law/{law}/rules", get(law_pages::rules::look))
        .route("/law/{law}/notices", get(law_pages::notices::look))
        .route("/law/{law}/{provision}", get(law_pages::look))
        .route("/checks", get(checks::list))
        .route("/checks/{id}", get(checks::look))
        .route("/accessibility", get(statements::accessibility))
        .route("/privacy", get(statements::privacy))
}

async fn only_where_named(request: Request, next: Next) -> Result<Response, Error> {
    match request.extensions().get::<Whose>() {
        Some(whose) if !whose.base.is_empty() => Ok(next.run(request).await),
        _ => Err(Error::NotFound),
    }
}
