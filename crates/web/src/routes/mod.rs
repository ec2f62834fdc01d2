//! The routes, face by face. One thing a person can do is one file with one template.

mod contributor;
pub(crate) mod desk;
mod marks;
mod public;
mod session;

use axum::Router;

use crate::{Settings, state::AppState};

/// The routes of every face.
pub(crate) fn all(settings: &Settings) -> Router<AppState> {
    Router::new()
        .merge(desk::routes())
        .merge(session::routes(settings))
        .merge(contributor::routes(settings))
        .merge(public::routes(settings))
}
