//! The desk: everything an officer and an approver do. One route, one file.
//!
//! Who may do what is `casework`'s table; a page offers only what that table allows here and now.

mod acceptance;
mod account;
pub(crate) mod ask;
mod asked;
mod board;
mod calendar;
mod case;
mod challenges;
mod clearance;
mod clock;
mod close;
mod corrections;
mod doing;
mod doubts;
mod enclosure;
mod enclosures;
mod files;
mod frame;
mod history;
mod imported;
mod issued;
mod language;
mod letter;
pub(crate) mod library;
mod new;
mod original;
mod passages;
mod people;
pub(crate) mod proposals;
pub(crate) mod publish;
pub(crate) mod question;
mod questions;
mod read_words;
mod reasons;
mod receipt;
mod redact;
mod registers;
mod same;
mod search;
pub(crate) mod send;
mod small;
pub(crate) mod step;
mod teams;
mod timeline;
mod triage;
mod views;
mod waits;
mod wording;
mod words;
mod write;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use self::history::outcome_words;
use crate::state::AppState;

/// The routes of this face.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(asked::routes())
        .merge(calendar::routes())
        .merge(acceptance::routes())
        .merge(history::routes())
        .merge(imported::routes())
        .merge(registers::routes())
        .merge(same::routes())
        .merge(reasons::routes())
        .merge(teams::routes())
        .merge(wording::routes())
        .merge(write::routes())
        .route("/desk", get(board::mine))
        .route("/desk/team", get(board::team))
        .route("/desk/all", get(board::all))
        .route("/desk/all.csv", get(board::export))
        .route("/desk/search", get(search::look))
        .route("/desk/new", get(new::look).post(new::take))
        .route("/desk/new/read", post(new::read))
        .route("/desk/corrections", get(corrections::look))
        .route("/desk/corrections.jsonl", post(corrections::export))
        .route("/desk/account", get(account::look).post(account::change))
        .route("/desk/work-in", post(account::work_in))
        .route("/desk/cases/{reference}", get(case::look))
        .route("/desk/cases/{reference}/triage", post(triage::say))
        .route("/desk/cases/{reference}/untriage", get(triage::undo).post(triage::take_back))
        .route("/desk/cases/{reference}/officer", post(small::officer))
        .route("/desk/cases/{reference}/note", post(small::note))
        .route("/desk/cases/{reference}/messages/{message}", post(small::message))
        .route("/desk/cases/{reference}/questions", get(questions::look).post(questions::change))
        .route("/desk/cases/{reference}/questions/{question}/words", get(words::look).post(words::change))
        .route("/desk/cases/{reference}/questions/{question}", get(question::look).post(question::decide))
        .route("/desk/cases/{reference}/questions/{question}/take-back", post(question::take_back))
        .route("/desk/cases/{reference}/letter", get(letter::look))
        .route("/desk/cases/{reference}/language", post(language::choose))
        .route("/desk/cases/{reference}/challenges", get(challenges::look))
        .route("/desk/cases/{reference}/draft/{form}", get(letter::form))
        .route("/desk/cases/{reference}/overrule", get(letter::overrule_look).post(letter::overrule))
        .route("/desk/cases/{reference}/wording/{slot}", get(letter::wording_look).post(letter::wording))
        .route("/desk/cases/{reference}/send", get(send::look).post(send::send))
        .route("/desk/cases/{reference}/letters/{letter}", get(issued::look).post(issued::about))
        .route("/desk/cases/{reference}/letters/{letter}/{form}", get(issued::file))
        .route("/desk/cases/{reference}/clearance", get(clearance::look).post(clearance::answer))
        .route("/desk/cases/{reference}/publish", get(publish::look).post(publish::publish))
        .route("/desk/cases/{reference}/proposals", get(proposals::look).post(proposals::act))
        .route("/desk/cases/{reference}/ask", get(ask::look).post(ask::ask))
        .route("/desk/cases/{reference}/asks/{ask}", get(ask::look_at).post(ask::withdraw))
        .route("/desk/cases/{reference}/enclosures", get(enclosures::look).post(enclosures::change))
        .route("/desk/cases/{reference}/enclosures/{enclosure}", get(enclosure::look).post(enclosure::change))
        .route(
            "/desk/cases/{reference}/enclosures/{enclosure}/redact",
            get(redact::look).post(redact::change),
        )
        .route(
            "/desk/cases/{reference}/enclosures/{enclosure}/pages/{page}/{width}/{sha256}",
            get(redact::picture),
        )
        .route("/desk/cases/{reference}/accept", post(questions::accept))
        .route("/desk/cases/{reference}/receipt", get(receipt::look).post(receipt::change))
        .route("/desk/cases/{reference}/people", get(people::look).post(people::show_them))
        .route("/desk/cases/{reference}/people/right", post(people::put_right))
        .route("/desk/cases/{reference}/original", get(original::look))
        .route("/desk/cases/{reference}/files/{sha256}", get(files::take))
        .route("/desk/cases/{reference}/timeline", get(timeline::look))
        .route("/desk/cases/{reference}/timeline.pdf", get(timeline::pdf))
        .route("/desk/cases/{reference}/clock/{group}", get(clock::look))
        .route("/desk/cases/{reference}/close", get(close::look).post(close::close))
        .route("/desk/cases/{reference}/consultations/{consultation}", get(views::look).post(views::note))
}
