//! Everything that one command changes, handed to the store as one value and kept in one transaction.

use casework::rows::CaseRow;
use jiff::Timestamp;

use crate::{
    earlier::EarlierCase,
    error::{Error, Result},
    links::LinkChange,
    log::LogChange,
    members::MemberChange,
    outbox::OutboxChange,
    proposed::CaseProposals,
    questionnaires::KeptQuestionnaire,
    stream::{NewEvent, StreamKey},
};

/// The largest content of one event. Originals and enclosures are documents, not contents.
pub const MAX_PAYLOAD: usize = 8 * 1024 * 1024;
/// The largest number of events of one command.
pub const MAX_EVENTS: usize = 10_000;
const MAX_COMMAND_ID: usize = 1024;
const MAX_ACTOR: usize = 4096;
const MAX_REASON: usize = 64 * 1024;
const MAX_OUTCOME: usize = 256 * 1024;
const MAX_NAME: usize = 200;

/// The events of one stream.
#[derive(Clone, Debug)]
pub struct StreamAppend {
    /// Which stream.
    pub key: StreamKey,
    /// The version that the command was decided on; 0 where the stream begins.
    pub expected_version: u64,
    /// What happened, in order. Empty where only the row changes.
    pub events: Vec<NewEvent>,
    /// Why, kept with the content of each of these events.
    pub reason: Option<String>,
    /// The line of the lists after these events, where the stream is a case.
    pub case_row: Option<CaseRow>,
}

impl StreamAppend {
    /// Events without reason or row.
    pub fn new(key: StreamKey, expected_version: u64, events: Vec<NewEvent>) -> StreamAppend {
        StreamAppend { key, expected_version, events, reason: None, case_row: None }
    }
}

/// Contents to erase. An event `ContentErased` is appended to the stream, after the events of the same commit.
#[derive(Clone, Debug)]
pub struct Erase {
    /// Which stream.
    pub key: StreamKey,
    /// The versions whose content goes.
    pub versions: Vec<u64>,
    /// Why; this stays, so it names nobody.
    pub reason: String,
}

/// One command's changes.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    /// The id of the command, unique in the authority: from the form, the API's key, or derived from a message.
    pub command_id: String,
    /// Who, as JSON with identifiers; the envelope is never erased, so it names nobody by name.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// Events, stream by stream.
    pub streams: Vec<StreamAppend>,
    /// Contents that go for ever.
    pub erase: Vec<Erase>,
    /// What is to be sent, was sent, or is settled.
    pub outbox: Vec<OutboxChange>,
    /// Secret links made and revoked.
    pub links: Vec<LinkChange>,
    /// Entries of the disclosure log published and withdrawn.
    pub log: Vec<LogChange>,
    /// What is found again of imported responses.
    pub earlier: Vec<EarlierCase>,
    /// How the proposed answers of cases fared.
    pub proposals: Vec<CaseProposals>,
    /// By what the questions of cases are recognised.
    pub questionnaires: Vec<KeptQuestionnaire>,
    /// Authorities, people and memberships.
    pub members: Vec<MemberChange>,
    /// What a repeat of the command is told; identifiers, no names.
    pub outcome: Vec<u8>,
}

impl Commit {
    /// A commit that changes nothing yet.
    pub fn new(command_id: impl Into<String>, actor: impl Into<String>, at: Timestamp) -> Commit {
        Commit { command_id: command_id.into(), actor: actor.into(), at, ..Commit::default() }
    }

    /// Refuses what cannot be kept, before the database is asked.
    pub(crate) fn check(&self) -> Result<()> {
        within("the command's id", self.command_id.len(), MAX_COMMAND_ID)?;
        if self.command_id.is_empty() {
            return Err(Error::Invalid("a command needs an id"));
        }
        within("the actor", self.actor.len(), MAX_ACTOR)?;
        if serde_json::from_str::<serde::de::IgnoredAny>(&self.actor).is_err() {
            return Err(Error::Invalid("the actor is not JSON"));
        }
        let hashed = self.streams.iter().flat_map(|stream| {
            stream.events.iter().map(|event| event.kind.as_str()).chain(stream.reason.as_deref())
        });
        if hashed.chain(self.erase.iter().map(|erase| erase.reason.as_str())).any(|text| text.contains('\0'))
        {
            return Err(Error::Invalid("a reason cannot hold a NUL character"));
        }
        within("the outcome", self.outcome.len(), MAX_OUTCOME)?;
        if self.streams.iter().map(|stream| stream.events.len()).sum::<usize>() > MAX_EVENTS {
            return Err(Error::Invalid("one command has too many events"));
        }
        for stream in &self.streams {
            within("the reason", stream.reason.as_ref().map_or(0, String::len), MAX_REASON)?;
            if stream.case_row.is_some() && stream.key.kind != crate::StreamKind::Case {
                return Err(Error::Invalid("only a case has a row in the lists"));
            }
            for event in &stream.events {
                within("the content of an event", event.payload.len(), MAX_PAYLOAD)?;
                within("the name of an event", event.kind.len(), MAX_NAME)?;
                if event.kind == crate::CONTENT_ERASED {
                    return Err(Error::Invalid("contents are erased through the commit's own list"));
                }
            }
        }
        for erase in &self.erase {
            within("the reason", erase.reason.len(), MAX_REASON)?;
            if erase.versions.is_empty() || erase.reason.trim().is_empty() {
                return Err(Error::Invalid("an erasure needs versions and a reason"));
            }
        }
        Ok(())
    }
}

fn within(what: &'static str, size: usize, limit: usize) -> Result<()> {
    if size > limit { Err(Error::TooLarge { what, limit }) } else { Ok(()) }
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The commit's place in the installation.
    pub seq: u64,
    /// Whether the command had been done before; then nothing changed now.
    pub repeated: bool,
    /// The outcome, of the first time.
    pub outcome: Vec<u8>,
}
