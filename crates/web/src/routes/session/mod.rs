//! Signing in and out. Whether a password is right is the office's to say.

mod sign_in;
mod sign_out;

use axum::Router;
use axum::routing::{get, post};

use crate::{Settings, limits, state::AppState};

/// The routes of this face.
pub(crate) fn routes(settings: &Settings) -> Router<AppState> {
    let limited = Router::new().route("/sign-in", get(sign_in::look).post(sign_in::enter));
    limits::sign_in(limited, settings).merge(Router::new().route("/sign-out", post(sign_out::leave)))
}
