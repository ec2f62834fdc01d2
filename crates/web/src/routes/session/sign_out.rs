//! Signing out: the session ends on the server, and the browser forgets it.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use crate::cookies::SessionCookie;
use crate::{Answer, state::AppState};

pub(crate) async fn leave(State(state): State<AppState>, cookie: SessionCookie) -> Answer<Response> {
    if let Some(token) = cookie.token() {
        state.office.sign_out(token).await?;
    }
    Ok((cookie.forget(), Redirect::to("/sign-in?done=out")).into_response())
}
