//! Streams and their events, as they are handed in and as they come back.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    sql::Row,
};

/// The name of the event that `Commit::erase` appends where contents are erased. Its content is JSON:
/// `{"versions":[2,3]}`; its reason is the reason of the erasure.
pub const CONTENT_ERASED: &str = "ContentErased";

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a stream is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum StreamKind { $($(#[$doc])* $name,)* }

        impl StreamKind {
            /// All kinds.
            pub const ALL: &'static [StreamKind] = &[$(StreamKind::$name),*];

            /// The name kept in the database.
            pub fn id(self) -> &'static str {
                match self { $(StreamKind::$name => $id,)* }
            }
        }
    };
}

kinds! {
    /// A case: one request and all that follows.
    Case = "case",
    /// A message that is not yet, or never becomes, part of a case.
    Message = "message",
    /// An authority: its name, addresses, house style, settings, members and teams.
    Authority = "authority",
    /// A person who signs in.
    Person = "person",
    /// A register: contracts, telephony, devices.
    Register = "register",
    /// A letter template.
    Template = "template",
    /// A standing reason.
    StandingReason = "standing-reason",
    /// An entry of the disclosure log that belongs to no case.
    Publication = "publication",
    /// A follower's own decisions, such as deliveries.
    Delivery = "delivery",
}

impl std::str::FromStr for StreamKind {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self> {
        StreamKind::ALL
            .iter()
            .copied()
            .find(|kind| kind.id() == id)
            .ok_or_else(|| Error::Damaged("a stream of an unknown kind".to_owned()))
    }
}

/// Which stream; the authority is always given beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreamKey {
    /// What it is about.
    pub kind: StreamKind,
    /// Which one.
    pub id: Uuid,
}

impl StreamKey {
    /// The stream of a case.
    pub fn case(id: Uuid) -> StreamKey {
        StreamKey { kind: StreamKind::Case, id }
    }

    /// A stream of any kind.
    pub fn new(kind: StreamKind, id: Uuid) -> StreamKey {
        StreamKey { kind, id }
    }
}

/// An event to append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The event's name.
    pub kind: String,
    /// The number of its shape.
    pub schema: u16,
    /// Its content: the exact bytes that are hashed and given back.
    pub payload: Vec<u8>,
}

/// An event that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place in the installation, from 1, without gaps, in the order of commits.
    pub seq: u64,
    /// Whose it is.
    pub authority: Uuid,
    /// Its stream.
    pub stream: StreamKey,
    /// Its place in the stream, from 1, without gaps.
    pub version: u64,
    /// When, to the microsecond.
    pub at: Timestamp,
    /// Who, as the JSON that was handed in.
    pub actor: String,
    /// Why, where a reason was given and not erased.
    pub reason: Option<String>,
    /// The event's name.
    pub kind: String,
    /// The number of its shape.
    pub schema: u16,
    /// The exact bytes, or nothing where they were lawfully erased.
    pub payload: Option<Vec<u8>>,
    /// The hash that the next event of the stream continues.
    pub hash: [u8; 32],
}

/// The columns of an event with its content, for the statements that read events.
macro_rules! event_columns {
    () => {
        "e.seq, e.authority, e.kind, e.stream, e.version, e.at, e.actor, e.event, e.schema, e.hash, c.reason, c.payload"
    };
}
pub(crate) use event_columns;

pub(crate) fn event(row: &Row) -> Result<StoredEvent> {
    Ok(StoredEvent {
        seq: row.count("seq")?,
        authority: row.uuid("authority")?,
        stream: StreamKey { kind: row.text("kind")?.parse()?, id: row.uuid("stream")? },
        version: row.count("version")?,
        at: instant(row.int("at")?)?,
        actor: row.text("actor")?,
        reason: row.text_or_null("reason")?,
        kind: row.text("event")?,
        schema: u16::try_from(row.int("schema")?)
            .map_err(|_| Error::Damaged("a schema number".to_owned()))?,
        payload: row.bytes_or_null("payload")?,
        hash: row.digest("hash")?,
    })
}

/// An instant as it is kept.
pub(crate) fn instant(microseconds: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| Error::Damaged("an instant out of range".to_owned()))
}

/// A number as it is kept; none that we count comes near the limit.
pub(crate) fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// An instant some time on, as it is kept.
pub(crate) fn later(now: Timestamp, lease: jiff::SignedDuration) -> i64 {
    now.saturating_add(lease).unwrap_or(Timestamp::MAX).as_microsecond()
}

/// A civil date as it is kept.
pub(crate) fn date(text: &str) -> Result<jiff::civil::Date> {
    text.parse().map_err(|_| Error::Damaged("a date".to_owned()))
}
