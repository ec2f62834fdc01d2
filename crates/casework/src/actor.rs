//! Who acts, and in which role. Kept in the envelope of every event.

use serde::{Deserialize, Serialize};

use crate::ids::{AskId, PersonId};

/// What a person may be in an authority; a person may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Handles requests.
    Officer,
    /// Clears letters before they leave.
    Approver,
    /// Supplies information with a sign-in of their own.
    Contributor,
    /// Looks after people, teams, settings and wording.
    Administrator,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 4] = [Role::Officer, Role::Approver, Role::Contributor, Role::Administrator];

    /// The name in JSON and in lists.
    pub fn id(self) -> &'static str {
        match self {
            Role::Officer => "officer",
            Role::Approver => "approver",
            Role::Contributor => "contributor",
            Role::Administrator => "administrator",
        }
    }

    /// The role of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|r| r.id() == id)
    }
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "kebab-case")]
pub enum Actor {
    /// A person who signed in, with the roles held in this authority at that moment.
    Person {
        /// Who.
        id: PersonId,
        /// Their name then, so that the timeline reads years later.
        name: String,
        /// Their roles then.
        roles: Vec<Role>,
    },
    /// A colleague who came by a link and has no account.
    Link {
        /// The question put to them.
        ask: AskId,
        /// The team or address that was asked.
        name: String,
    },
    /// The applicant, by their secret link or by a message.
    Applicant,
    /// Anybody, on the public pages.
    Public,
    /// The program by itself: a follower, the post, an import.
    Program {
        /// Which part.
        part: String,
    },
    /// Somebody on the command line of the server.
    CommandLine,
}

impl Actor {
    /// The part of the program that acts by itself.
    pub fn program(part: &str) -> Self {
        Actor::Program { part: part.to_owned() }
    }

    /// Whether a person with this role acts.
    pub fn has(&self, role: Role) -> bool {
        matches!(self, Actor::Person { roles, .. } if roles.contains(&role))
    }

    /// The person, if one signed in.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Actor::Person { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// How the timeline names the actor.
    pub fn name(&self) -> &str {
        match self {
            Actor::Person { name, .. } | Actor::Link { name, .. } => name,
            Actor::Applicant => "the applicant",
            Actor::Public => "the public site",
            Actor::Program { part } => part,
            Actor::CommandLine => "the command line",
        }
    }
}
