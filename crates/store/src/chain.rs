//! The digests that make a change of the past visible. They are defined here and nowhere else, and never changed:
//! a new definition gets a new first line.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A SHA-256 digest.
pub(crate) type Hash = [u8; 32];

/// What stands before the first link of a chain.
pub(crate) const NOTHING: Hash = [0; 32];

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes every write");
        text
    })
}

/// Fields one after the other, each behind its length, so that no two lists of fields give the same bytes.
struct Fields(Sha256);

impl Fields {
    fn new(definition: &str) -> Fields {
        Fields(Sha256::new()).bytes(definition.as_bytes())
    }

    fn bytes(mut self, bytes: &[u8]) -> Fields {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    fn number(self, number: i64) -> Fields {
        self.bytes(&number.to_be_bytes())
    }

    fn end(self) -> Hash {
        self.0.finalize().into()
    }
}

/// The digest of a content: the salt keeps short contents from being guessed after their erasure.
pub(crate) fn content(salt: &[u8], reason: Option<&str>, payload: &[u8]) -> Hash {
    let fields = Fields::new("candour content 1").bytes(salt);
    let fields = match reason {
        Some(reason) => fields.number(1).bytes(reason.as_bytes()),
        None => fields.number(0),
    };
    fields.bytes(payload).end()
}

/// What an event's hash covers, beside the hash before it in its stream.
pub(crate) struct Envelope<'a> {
    pub(crate) seq: i64,
    pub(crate) authority: Uuid,
    pub(crate) kind: &'a str,
    pub(crate) stream: Uuid,
    pub(crate) version: i64,
    pub(crate) at: i64,
    pub(crate) actor: &'a str,
    pub(crate) event: &'a str,
    pub(crate) schema: i64,
    pub(crate) digest: &'a [u8],
}

impl Envelope<'_> {
    /// The hash of the event that follows `previous` in its stream.
    pub(crate) fn hash(&self, previous: &Hash) -> Hash {
        Fields::new("candour event 1")
            .number(self.seq)
            .bytes(self.authority.as_bytes())
            .bytes(self.kind.as_bytes())
            .bytes(self.stream.as_bytes())
            .number(self.version)
            .number(self.at)
            .bytes(self.actor.as_bytes())
            .bytes(self.event.as_bytes())
            .number(self.schema)
            .bytes(self.digest)
            .bytes(previous)
            .end()
    }
}

/// What a commit's hash covers, beside the hash of the commit before it.
pub(crate) struct Link<'a> {
    pub(crate) seq: i64,
    pub(crate) authority: Uuid,
    pub(crate) command: &'a [u8],
    pub(crate) at: i64,
    pub(crate) first_event: i64,
    pub(crate) outcome: &'a [u8],
}

impl Link<'_> {
    /// The hash of the commit that follows `previous` and holds the events with these hashes.
    pub(crate) fn hash(&self, previous: &Hash, events: &[Hash]) -> Hash {
        let mut fields = Fields::new("candour commit 1")
            .number(self.seq)
            .bytes(self.authority.as_bytes())
            .bytes(self.command)
            .number(self.at)
            .number(self.first_event)
            .bytes(self.outcome)
            .number(events.len() as i64);
        for event in events {
            fields = fields.bytes(event);
        }
        fields.bytes(previous).end()
    }
}

/// The command's id as it is kept: it may have been made from a message's headers, which are nobody's business later.
pub(crate) fn command(id: &str) -> Hash {
    Fields::new("candour command 1").bytes(id.as_bytes()).end()
}
