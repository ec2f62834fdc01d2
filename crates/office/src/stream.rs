//! Between events and what the store keeps of them. The envelope is never erased, so it names nobody by name: names
//! come from the authority's own stream when a case is read.

use casework::{
    Actor, Authority, Case, Event, PersonId, Role,
    ids::{AskId, CaseId},
};
use serde::{Deserialize, Serialize};
use store::{NewEvent, StoredEvent};

use crate::error::{Error, Result};

#[derive(Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "kebab-case")]
enum Envelope {
    Person { id: PersonId, roles: Vec<Role> },
    Link { ask: AskId },
    Applicant,
    Public,
    Program { part: String },
    CommandLine,
}

/// The actor as the envelope has it.
pub fn actor_json(actor: &Actor) -> String {
    let envelope = match actor {
        Actor::Person { id, roles, .. } => Envelope::Person { id: *id, roles: roles.clone() },
        Actor::Link { ask, .. } => Envelope::Link { ask: *ask },
        Actor::Applicant => Envelope::Applicant,
        Actor::Public => Envelope::Public,
        Actor::Program { part } => Envelope::Program { part: part.clone() },
        Actor::CommandLine => Envelope::CommandLine,
    };
    serde_json::to_string(&envelope).expect("an envelope has string keys only, so it is always JSON")
}

/// The actor of an envelope, with the name that the authority knows.
pub fn actor_of(json: &str, authority: &Authority) -> Actor {
    match serde_json::from_str(json) {
        Ok(Envelope::Person { id, roles }) => {
            Actor::Person { id, name: authority.name_of(id).to_owned(), roles }
        }
        Ok(Envelope::Link { ask }) => Actor::Link { ask, name: "a colleague".to_owned() },
        Ok(Envelope::Applicant) => Actor::Applicant,
        Ok(Envelope::Public) => Actor::Public,
        Ok(Envelope::Program { part }) => Actor::Program { part },
        Ok(Envelope::CommandLine) => Actor::CommandLine,
        Err(_) => Actor::Program { part: "an unknown part".to_owned() },
    }
}

/// An event as the store takes it.
pub fn new_event(event: &Event) -> NewEvent {
    NewEvent { kind: event.kind().to_owned(), schema: event.schema(), payload: event.bytes() }
}

/// A stored event read, or that its content was erased.
pub fn event_of(stored: &StoredEvent) -> Result<Event> {
    if stored.kind == store::CONTENT_ERASED {
        let why = stored.reason.clone().unwrap_or_default();
        return Ok(Event::ContentErased { what: "content of earlier entries".to_owned(), why });
    }
    match &stored.payload {
        None => Ok(Event::ContentErased { what: stored.kind.clone(), why: "erased".to_owned() }),
        Some(bytes) => Event::read(stored.schema, bytes).map_err(|error| Error::Unreadable {
            case: stored.stream.id,
            version: stored.version,
            why: error.to_string(),
        }),
    }
}

/// Folds stored events into a case; none when the case was never opened or its opening was erased.
pub fn fold(stored: &[StoredEvent], authority: &Authority) -> Result<Option<Case>> {
    let mut case: Option<Case> = None;
    for one in stored {
        let event = event_of(one)?;
        match &mut case {
            None => match casework::open(&event) {
                Some(opened) => case = Some(opened),
                None => return Ok(None),
            },
            Some(case) => casework::apply(case, &event, &actor_of(&one.actor, authority), one.at),
        }
    }
    if let Some(case) = &case {
        let last = stored.last().map_or(0, |e| e.version);
        debug_assert_eq!(case.version, last, "a fold counts what was folded");
        debug_assert_eq!(Some(case.id), stored.first().map(|e| CaseId(e.stream.id)));
    }
    Ok(case)
}
