//! Who asks the office for something, and in which authority.

use casework::{Actor, Role};
use uuid::Uuid;

use crate::error::{Error, Result};

/// An actor in an authority.
#[derive(Clone, Debug)]
pub struct Who {
    /// The authority: the first thing that every function asks for.
    pub authority: Uuid,
    /// Who acts.
    pub actor: Actor,
}

impl Who {
    /// The program itself.
    pub fn program(authority: Uuid, part: &str) -> Self {
        Who { authority, actor: Actor::program(part) }
    }

    /// Anybody on the public pages.
    pub fn public(authority: Uuid) -> Self {
        Who { authority, actor: Actor::Public }
    }

    /// Somebody on the command line.
    pub fn command_line(authority: Uuid) -> Self {
        Who { authority, actor: Actor::CommandLine }
    }

    /// Fails unless a person of the desk asks: an officer, an approver or an administrator.
    pub(crate) fn of_the_desk(&self) -> Result<()> {
        let desk =
            [Role::Officer, Role::Approver, Role::Administrator].into_iter().any(|r| self.actor.has(r));
        if desk || matches!(self.actor, Actor::Program { .. } | Actor::CommandLine) {
            Ok(())
        } else {
            Err(Error::NotFound("page"))
        }
    }

    /// Fails unless an administrator asks.
    pub(crate) fn administrator(&self) -> Result<()> {
        if self.actor.has(Role::Administrator)
            || matches!(self.actor, Actor::Program { .. } | Actor::CommandLine)
        {
            Ok(())
        } else {
            Err(Error::Refused(casework::Refusal::not_allowed("only an administrator may change this")))
        }
    }
}
