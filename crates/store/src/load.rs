//! Reads events back: one stream, or the feed of everything that followers follow.

use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::{Row, args},
    stream::{StoredEvent, StreamKey, StreamKind, event, event_columns, number},
};

/// That an event happened, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Its place in the installation.
    pub seq: u64,
    /// Whose it is.
    pub authority: Uuid,
    /// Its stream.
    pub stream: StreamKey,
    /// The event's name.
    pub event: String,
}

/// The most events or identifiers that one page holds.
const PAGE: u32 = 10_000;

impl Store {
    /// All events of a stream in order; empty where it has none in this authority.
    pub async fn load(&self, authority: Uuid, key: StreamKey) -> Result<Vec<StoredEvent>> {
        self.load_after(authority, key, 0).await
    }

    /// The events of a stream after a version that the reader knows.
    pub async fn load_after(
        &self,
        authority: Uuid,
        key: StreamKey,
        version: u64,
    ) -> Result<Vec<StoredEvent>> {
        let rows = self
            .database
            .all(
                concat!(
                    "SELECT ",
                    event_columns!(),
                    " FROM events AS e LEFT JOIN contents AS c ON c.seq = e.seq \
                     WHERE e.authority = $1 AND e.kind = $2 AND e.stream = $3 AND e.version > $4 ORDER BY e.version"
                ),
                args![authority, key.kind.id(), key.id, number(version)],
            )
            .await?;
        let events = rows.iter().map(event).collect::<Result<Vec<_>>>()?;
        // What was read is one unbroken run, or the database is not what was written.
        let unbroken = events.iter().zip(version + 1..).all(|(event, expected)| event.version == expected);
        if unbroken { Ok(events) } else { Err(Error::Damaged(format!("stream {} has a gap", key.id))) }
    }

    /// The events of the whole installation after a place, in the order of commits.
    ///
    /// An event never appears below one that was already given out, so a reader who goes on from the last `seq` misses
    /// nothing. The events of one commit appear together.
    pub async fn feed(&self, after_seq: u64, limit: u32) -> Result<Vec<StoredEvent>> {
        let rows = self
            .database
            .all(
                concat!(
                    "SELECT ",
                    event_columns!(),
                    " FROM events AS e LEFT JOIN contents AS c ON c.seq = e.seq WHERE e.seq > $1 ORDER BY e.seq LIMIT $2"
                ),
                args![number(after_seq), i64::from(limit.min(PAGE))],
            )
            .await?;
        rows.iter().map(event).collect()
    }

    /// Which streams the events after a place belong to, in the order of commits: the feed for whoever looks at a stream
    /// as it stands and needs no event by itself.
    pub async fn happened(&self, after_seq: u64, limit: u32) -> Result<Vec<Happened>> {
        let rows = self
            .database
            .all(
                "SELECT seq, authority, kind, stream, event FROM events WHERE seq > $1 ORDER BY seq LIMIT $2",
                args![number(after_seq), i64::from(limit.min(PAGE))],
            )
            .await?;
        let happened = |row: &Row| {
            Ok(Happened {
                seq: row.count("seq")?,
                authority: row.uuid("authority")?,
                stream: StreamKey { kind: row.text("kind")?.parse()?, id: row.uuid("stream")? },
                event: row.text("event")?,
            })
        };
        rows.iter().map(happened).collect()
    }

    /// The events that say that a reading was corrected, in the order of commits, after a place.
    pub async fn readings_corrected(
        &self,
        authority: Uuid,
        after_seq: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>> {
        // The name stands in the statement, so that the index of these few events serves it.
        let rows = self
            .database
            .all(
                concat!(
                    "SELECT ",
                    event_columns!(),
                    " FROM events AS e LEFT JOIN contents AS c ON c.seq = e.seq \
                     WHERE e.authority = $1 AND e.event = 'reading-corrected' AND e.seq > $2 ORDER BY e.seq LIMIT $3"
                ),
                args![authority, number(after_seq), i64::from(limit.min(PAGE))],
            )
            .await?;
        rows.iter().map(event).collect()
    }

    /// The place of the newest event.
    pub async fn last_seq(&self) -> Result<u64> {
        let row = self.database.one("SELECT COALESCE(MAX(seq), 0) AS seq FROM events", args![]).await?;
        row.map_or(Ok(0), |row| row.count("seq"))
    }

    /// What tells the event of a place from any other that stood or will stand there, after a restore; none where there is
    /// no such event.
    pub async fn mark_of(&self, seq: u64) -> Result<Option<String>> {
        let row = self.database.one("SELECT hash FROM events WHERE seq = $1", args![number(seq)]).await?;
        let hash = row.map(|row| row.bytes("hash")).transpose()?;
        Ok(hash.map(|hash| crate::chain::hex(hash.get(..8).unwrap_or(&hash))))
    }

    /// The streams of a kind in the order of their ids, after one, for whoever replays them all.
    pub async fn list_stream_ids(
        &self,
        authority: Uuid,
        kind: StreamKind,
        after: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<Uuid>> {
        let rows = self
            .database
            .all(
                "SELECT stream FROM events WHERE authority = $1 AND kind = $2 AND stream > $3 AND version = 1 \
                 ORDER BY stream LIMIT $4",
                args![authority, kind.id(), after.unwrap_or(Uuid::nil()), i64::from(limit.min(PAGE))],
            )
            .await?;
        rows.iter().map(|row| row.uuid("stream")).collect()
    }
}
