//! All pages of the program as one router over an office.
//!
//! It joins the faces and puts the shell around them; each face keeps its own list of routes.

use axum::{Router, middleware};
use office::Office;

use crate::{Settings, routes, state, state::AppState};

/// Every page, over `office`.
pub fn app(office: Office, settings: Settings) -> Router {
    let state = AppState { office, settings: settings.clone() };
    let whose = middleware::from_fn_with_state(state.clone(), state::whose_site);
    crate::shell(routes::all(&settings), settings).layer(whose).with_state(state)
}
