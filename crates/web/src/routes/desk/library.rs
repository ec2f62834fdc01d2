//! What the pages of the library share (registers, standing reasons, teams and people): who may look, who keeps them.
//!
//! What is allowed to stand in them is `office`'s to say.

use casework::Role;

use crate::state::Desk;
use crate::{Answer, Error};

/// Fails, as for a page that is not there, unless somebody of the desk asks.
pub(super) fn reader(desk: &Desk) -> Answer<()> {
    let desk_roles = [Role::Officer, Role::Approver, Role::Administrator];
    if desk_roles.into_iter().any(|role| desk.who.actor.has(role)) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether this person may change registers, standing reasons and teams.
pub(super) fn keeper(desk: &Desk) -> bool {
    desk.who.actor.has(Role::Officer) || administrator(desk)
}

/// Whether this person looks after people.
pub(super) fn administrator(desk: &Desk) -> bool {
    desk.who.actor.has(Role::Administrator)
}

/// Fails with a sentence unless one of the keepers asks.
pub(super) fn must_keep(desk: &Desk) -> Answer<()> {
    only(keeper(desk), "an officer or an administrator")
}

/// Fails with a sentence unless an administrator asks.
pub(super) fn must_administer(desk: &Desk) -> Answer<()> {
    only(administrator(desk), "an administrator")
}

fn only(may: bool, who: &str) -> Answer<()> {
    if may { Ok(()) } else { Err(Error::Forbidden { reason: format!("Only {who} can change this.") }) }
}

/// Whether a text holds every one of the words sought, in any case of letters.
pub(super) fn holds(text: &str, sought: &str) -> bool {
    let text = text.to_lowercase();
    sought.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// The name of a field of a numbered line, for templates.
pub(crate) fn numbered(what: &str, at: &usize, part: &str) -> String {
    format!("{what}-{at}-{part}")
}
