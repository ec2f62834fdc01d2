//! The library of the desk: registers, standing reasons, teams and people, from which answers are made.
//!
//! Here is who may look and who keeps them; what is allowed to stand in them is `office`'s to say.

mod csv_read;
mod reasons;
mod registers;
mod teams;

use axum::Router;
use casework::Role;

use crate::state::{AppState, Desk};
use crate::{Answer, Error};

/// The routes of the library.
pub(super) fn routes() -> Router<AppState> {
    Router::new().merge(registers::routes()).merge(reasons::routes()).merge(teams::routes())
}

/// Fails, as for a page that is not there, unless somebody of the desk asks.
fn reader(desk: &Desk) -> Answer<()> {
    let desk_roles = [Role::Officer, Role::Approver, Role::Administrator];
    if desk_roles.into_iter().any(|role| desk.who.actor.has(role)) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether this person may change registers, standing reasons and teams.
fn keeper(desk: &Desk) -> bool {
    desk.who.actor.has(Role::Officer) || administrator(desk)
}

/// Whether this person looks after people.
fn administrator(desk: &Desk) -> bool {
    desk.who.actor.has(Role::Administrator)
}

/// Fails with a sentence unless this person may.
fn must(may: bool, who: &str) -> Answer<()> {
    if may { Ok(()) } else { Err(Error::Forbidden { reason: format!("Only {who} can change this.") }) }
}

/// Whether a text holds every one of the words sought, in any case of letters.
fn holds(text: &str, sought: &str) -> bool {
    let text = text.to_lowercase();
    sought.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// The name of a field of a numbered line, for templates.
pub(crate) fn numbered(what: &str, at: &usize, part: &str) -> String {
    format!("{what}-{at}-{part}")
}
