//! Appends the events of one command and everything else that it changes, in one transaction.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{
    Store,
    chain::{self, Envelope, Hash, Link, NOTHING},
    commit::{Commit, Committed, Erase},
    error::{Error, Result},
    sql::{Tx, args},
    stream::{CONTENT_ERASED, NewEvent, StreamKey, number},
};

/// The answer to a repeated command, the end of the installation's chain and the head of one stream, in one look.
const LOOK: &str = "SELECT done.seq AS done, done.outcome, last.seq, last.next_event, last.hash, \
     head.version, head.hash AS head \
     FROM (SELECT 1 AS one) AS base \
     LEFT JOIN (SELECT seq, first_event + events AS next_event, hash FROM commits ORDER BY seq DESC LIMIT 1) AS last \
       ON TRUE \
     LEFT JOIN commits AS done ON done.authority = $1 AND done.command = $2 \
     LEFT JOIN (SELECT version, hash FROM events WHERE authority = $1 AND kind = $3 AND stream = $4 \
       ORDER BY version DESC LIMIT 1) AS head ON TRUE";

const HEAD: &str = "SELECT version, hash FROM events WHERE authority = $1 AND kind = $2 AND stream = $3 \
     ORDER BY version DESC LIMIT 1";

const ENVELOPE: &str = "INSERT INTO events (seq, authority, kind, stream, version, at, actor, event, schema, digest, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

const CONTENT: &str = "INSERT INTO contents (seq, salt, reason, payload) VALUES ($1, $2, $3, $4)";

const COMMIT: &str = "INSERT INTO commits (seq, authority, command, at, first_event, events, outcome, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// The end of a stream.
#[derive(Clone, Copy)]
struct Head {
    version: i64,
    hash: Hash,
}

/// One command in a transaction, with what it has appended so far.
struct Appending<'a> {
    tx: &'a mut Tx,
    authority: Uuid,
    commit: &'a Commit,
    next_event: i64,
    hashes: Vec<Hash>,
}

impl Store {
    /// Does one command: all of it, durably, or nothing.
    ///
    /// A command whose id was seen before in this authority changes nothing and returns its first outcome. Fails with
    /// [`Error::Conflict`] where a stream is not at the version that the command was decided on. Where the connection
    /// breaks while committing, the error does not tell whether it was done: ask again with the same id.
    pub async fn append(&self, authority: Uuid, commit: Commit) -> Result<Committed> {
        let erases = !commit.erase.is_empty();
        commit.check()?;
        let mut tx = self.database.appending().await?;
        let done = append(&mut tx, authority, commit).await?;
        if done.repeated {
            return Ok(done);
        }
        tx.commit().await?;
        if erases {
            self.database.scrub().await?;
        }
        Ok(done)
    }

    /// Does several commands that do not depend on each other, in order and in one transaction: all of them, durably,
    /// or none. Each is a link of the chain by itself, and a repeat among them changes nothing.
    ///
    /// For what is done many times over, as an import is; none of them may erase.
    pub async fn append_all(&self, authority: Uuid, commits: Vec<Commit>) -> Result<Vec<Committed>> {
        for commit in &commits {
            commit.check()?;
            if !commit.erase.is_empty() {
                return Err(Error::Invalid("an erasure is a transaction of its own"));
            }
        }
        let mut done = Vec::with_capacity(commits.len());
        let mut tx = self.database.appending().await?;
        for commit in commits {
            done.push(append(&mut tx, authority, commit).await?);
        }
        tx.commit().await?;
        Ok(done)
    }

    /// The outcome of a command that was done before, so that its work need not be repeated to find out.
    pub async fn outcome_of(&self, authority: Uuid, command_id: &str) -> Result<Option<Committed>> {
        let row = self
            .database
            .one(
                "SELECT seq, outcome FROM commits WHERE authority = $1 AND command = $2",
                args![authority, chain::command(command_id)],
            )
            .await?;
        row.map(|row| {
            Ok(Committed { seq: row.count("seq")?, repeated: true, outcome: row.bytes("outcome")? })
        })
        .transpose()
    }
}

/// Appends what a command changes; a command that was done before changes nothing.
async fn append(tx: &mut Tx, authority: Uuid, commit: Commit) -> Result<Committed> {
    let command = chain::command(&commit.command_id);
    let first = commit.streams.first().map(|stream| stream.key);
    let look = first.unwrap_or(StreamKey::case(Uuid::nil()));
    let row = tx
        .one(LOOK, args![authority, command, look.kind.id(), look.id])
        .await?
        .ok_or_else(|| Error::Damaged("no answer from the database".to_owned()))?;
    if let Some(done) = row.int_or_null("done")? {
        let outcome = row.bytes("outcome")?;
        return Ok(Committed { seq: done.unsigned_abs(), repeated: true, outcome });
    }
    let (seq, next_event, previous) = match row.int_or_null("seq")? {
        Some(last) => (last + 1, row.int("next_event")?, row.digest("hash")?),
        None => (1, 1, NOTHING),
    };
    let known = match row.int_or_null("version")? {
        Some(version) => Head { version, hash: row.digest("head")? },
        None => Head { version: 0, hash: NOTHING },
    };

    let mut work = Appending { tx, authority, commit: &commit, next_event, hashes: Vec::new() };
    work.streams(known).await?;
    work.erasures().await?;
    work.read_models().await?;

    let at = commit.at.as_microsecond();
    let link =
        Link { seq, authority, command: &command, at, first_event: next_event, outcome: &commit.outcome };
    let hash = link.hash(&previous, &work.hashes);
    let events = work.hashes.len() as i64;
    work.tx
        .execute(COMMIT, args![seq, authority, command, at, next_event, events, &commit.outcome, hash])
        .await?;
    Ok(Committed { seq: seq.unsigned_abs(), repeated: false, outcome: commit.outcome })
}

impl Appending<'_> {
    /// The events of every stream and the rows of the lists; `known` is the head of the first.
    async fn streams(&mut self, known: Head) -> Result<()> {
        for (at, stream) in self.commit.streams.iter().enumerate() {
            let mut head = if at == 0 { known } else { self.head(stream.key).await? };
            if head.version != number(stream.expected_version) {
                return Err(Error::Conflict {
                    stream: stream.key.id,
                    expected: stream.expected_version,
                    found: head.version.unsigned_abs(),
                });
            }
            for event in &stream.events {
                head = self.event(stream.key, head, stream.reason.as_deref(), event).await?;
            }
            if let Some(row) = &stream.case_row {
                let at = self.commit.at.as_microsecond();
                crate::cases::put(self.tx, self.authority, stream.key.id, head.version, at, row).await?;
            }
        }
        Ok(())
    }

    async fn head(&mut self, key: StreamKey) -> Result<Head> {
        Ok(match self.tx.one(HEAD, args![self.authority, key.kind.id(), key.id]).await? {
            Some(row) => Head { version: row.int("version")?, hash: row.digest("hash")? },
            None => Head { version: 0, hash: NOTHING },
        })
    }

    async fn event(
        &mut self,
        key: StreamKey,
        head: Head,
        reason: Option<&str>,
        event: &NewEvent,
    ) -> Result<Head> {
        let seq = self.next_event;
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt)?;
        let digest = chain::content(&salt, reason, &event.payload);
        let envelope = Envelope {
            seq,
            authority: self.authority,
            kind: key.kind.id(),
            stream: key.id,
            version: head.version + 1,
            at: self.commit.at.as_microsecond(),
            actor: &self.commit.actor,
            event: &event.kind,
            schema: i64::from(event.schema),
            digest: &digest,
        };
        let hash = envelope.hash(&head.hash);
        let version = envelope.version;
        let row = args![
            seq,
            self.authority,
            envelope.kind,
            key.id,
            version,
            envelope.at,
            envelope.actor,
            envelope.event,
            envelope.schema,
            digest,
            hash
        ];
        self.tx.execute(ENVELOPE, row).await?;
        self.tx.execute(CONTENT, args![seq, &salt, reason, &event.payload]).await?;
        self.next_event += 1;
        self.hashes.push(hash);
        Ok(Head { version, hash })
    }

    async fn erasures(&mut self) -> Result<()> {
        for erase in &self.commit.erase {
            self.erase(erase).await?;
        }
        Ok(())
    }

    async fn erase(&mut self, erase: &Erase) -> Result<()> {
        let head = self.head(erase.key).await?;
        let versions: BTreeSet<i64> = erase.versions.iter().copied().map(number).collect();
        let (kind, stream) = (erase.key.kind.id(), erase.key.id);
        let mut gone = Vec::new();
        for version in &versions {
            let row = self
                .tx
                .one(
                    "SELECT seq, event FROM events WHERE authority = $1 AND kind = $2 AND stream = $3 AND version = $4",
                    args![self.authority, kind, stream, *version],
                )
                .await?
                .ok_or(Error::NotFound("event"))?;
            if row.text("event")? == CONTENT_ERASED {
                return Err(Error::Invalid("the record of an erasure cannot be erased"));
            }
            gone.push(row.int("seq")?);
        }
        let payload = serde_json::to_vec(&serde_json::json!({ "versions": versions }))
            .map_err(|_| Error::Invalid("the versions cannot be written"))?;
        let order = NewEvent { kind: CONTENT_ERASED.to_owned(), schema: 1, payload };
        if erase.key.kind == crate::StreamKind::Case {
            crate::earlier::forget(self.tx, self.authority, stream).await?;
            crate::asked::forget(self.tx, self.authority, stream).await?;
            crate::questionnaires::forget(self.tx, self.authority, stream).await?;
        }
        let erased_by = self.next_event;
        self.event(erase.key, head, Some(&erase.reason), &order).await?;
        for seq in gone {
            self.tx
                .execute(
                    "INSERT INTO erasures (seq, erased_by) VALUES ($1, $2) ON CONFLICT (seq) DO NOTHING",
                    args![seq, erased_by],
                )
                .await?;
            self.tx.execute("DELETE FROM contents WHERE seq = $1", args![seq]).await?;
        }
        Ok(())
    }

    async fn read_models(&mut self) -> Result<()> {
        let (authority, at) = (self.authority, self.commit.at.as_microsecond());
        for change in &self.commit.members {
            crate::members::apply(self.tx, authority, at, change).await?;
        }
        for change in &self.commit.links {
            crate::links::apply(self.tx, authority, at, change).await?;
        }
        for change in &self.commit.log {
            crate::log::apply(self.tx, authority, change).await?;
        }
        for case in &self.commit.earlier {
            crate::earlier::put(self.tx, authority, case).await?;
        }
        for case in &self.commit.proposals {
            crate::proposed::put(self.tx, authority, case).await?;
        }
        for case in &self.commit.questionnaires {
            crate::questionnaires::put(self.tx, authority, case).await?;
        }
        for change in &self.commit.outbox {
            crate::outbox::apply(self.tx, authority, at, change).await?;
        }
        Ok(())
    }
}
