//! The desk: everything an officer and an approver do. One route, one file.
//!
//! Who may do what is `casework`'s table; a page offers only what that table allows here and now.

mod account;
mod board;
mod case;
mod clock;
mod close;
mod files;
mod frame;
mod new;
mod notice;
mod original;
mod people;
mod questions;
mod search;
mod small;
mod step;
mod timeline;
mod triage;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

/// The routes of this face.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk", get(board::mine))
        .route("/desk/team", get(board::team))
        .route("/desk/all", get(board::all))
        .route("/desk/all.csv", get(board::export))
        .route("/desk/search", get(search::look))
        .route("/desk/new", get(new::look).post(new::take))
        .route("/desk/account", get(account::look).post(account::change))
        .route("/desk/cases/{reference}", get(case::look))
        .route("/desk/cases/{reference}/triage", post(triage::say))
        .route("/desk/cases/{reference}/untriage", get(triage::undo).post(triage::take_back))
        .route("/desk/cases/{reference}/officer", post(small::officer))
        .route("/desk/cases/{reference}/note", post(small::note))
        .route("/desk/cases/{reference}/messages/{message}", post(small::message))
        .route("/desk/cases/{reference}/questions", get(questions::look).post(questions::change))
        .route(
            "/desk/cases/{reference}/questions/{question}/words",
            get(questions::words).post(questions::reword),
        )
        .route("/desk/cases/{reference}/accept", post(questions::accept))
        .route("/desk/cases/{reference}/people", get(people::look).post(people::show_them))
        .route("/desk/cases/{reference}/original", get(original::look))
        .route("/desk/cases/{reference}/files/{sha256}", get(files::take))
        .route("/desk/cases/{reference}/timeline", get(timeline::look))
        .route("/desk/cases/{reference}/timeline.pdf", get(timeline::pdf))
        .route("/desk/cases/{reference}/clock/{group}", get(clock::look))
        .route("/desk/cases/{reference}/close", get(close::look).post(close::close))
        .route("/desk/cases/{reference}/review", get(close::review).post(close::answer_review))
        .route("/desk/cases/{reference}/{notice}", get(notice::look).post(notice::send))
}
