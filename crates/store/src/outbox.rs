//! What is on its way out: written with the event, sent at most once unless an officer says otherwise.
//!
//! ready → sending → sent, or in doubt where nobody knows whether it left. What is in doubt is never sent again by the
//! program itself.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::{Row, Tx, args},
    stream::{instant, later},
};

/// Something to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOutbox {
    /// Its id.
    pub id: Uuid,
    /// The case, or whatever else it belongs to.
    pub subject: Uuid,
    /// The Message-ID under which it leaves, at each attempt the same.
    pub message_id: String,
    /// What to send, in the caller's form.
    pub payload: Vec<u8>,
    /// Not before.
    pub ready_at: Timestamp,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutboxState {
    /// To be sent.
    Ready,
    /// Somebody is sending it.
    Sending,
    /// It left.
    Sent,
    /// Nobody knows whether it left.
    InDoubt,
    /// It did not leave and is not tried again.
    Failed,
    /// It was called off before it left.
    CalledOff,
}

impl OutboxState {
    /// The name kept in the database.
    pub fn id(self) -> &'static str {
        match self {
            OutboxState::Ready => "ready",
            OutboxState::Sending => "sending",
            OutboxState::Sent => "sent",
            OutboxState::InDoubt => "in-doubt",
            OutboxState::Failed => "failed",
            OutboxState::CalledOff => "called-off",
        }
    }
}

/// Something to send, and how far it got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxItem {
    /// Whose it is.
    pub authority: Uuid,
    /// Its id.
    pub id: Uuid,
    /// The case, or whatever else it belongs to.
    pub subject: Uuid,
    /// The Message-ID.
    pub message_id: String,
    /// What to send.
    pub payload: Vec<u8>,
    /// Where it stands.
    pub state: OutboxState,
    /// When it was written.
    pub made: Timestamp,
    /// Not before.
    pub ready_at: Timestamp,
    /// Attempts so far, this one included.
    pub attempts: u32,
    /// Why it did not leave, or why nobody knows.
    pub why: Option<String>,
    /// When it left.
    pub sent: Option<Timestamp>,
}

/// How an officer settles what is in doubt or has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// It left.
    Sent,
    /// It did not; send it again.
    SendAgain,
    /// It did not, and it is not to.
    CallOff,
}

/// A change that belongs to a command.
#[derive(Clone, Debug)]
pub enum OutboxChange {
    /// Something to send.
    New(NewOutbox),
    /// It left: noted together with the event that says so.
    Sent(Uuid),
    /// An officer settles what is in doubt or has failed.
    Resolve(Uuid, Resolution),
    /// What is still ready shall not leave. Fails where it is already on its way.
    CallOff(Uuid),
}

impl Store {
    /// Takes the next thing to send, for the time of the lease.
    ///
    /// What somebody took and did not finish within their lease becomes in doubt first. Nothing is handed out while
    /// sending is held.
    pub async fn claim_outbox(&self, now: Timestamp, lease: SignedDuration) -> Result<Option<OutboxItem>> {
        let now_at = now.as_microsecond();
        self.database
            .execute(
                "UPDATE outbox SET state = 'in-doubt', lease = NULL, why = 'the program ended while sending' \
                 WHERE state = 'sending' AND lease <= $1",
                args![now_at],
            )
            .await?;
        // Where two nodes choose the same row, the second finds it no longer ready, takes none and asks again.
        let rows = self
            .database
            .write(
                "UPDATE outbox SET state = 'sending', lease = $2, attempts = attempts + 1, why = NULL \
                 WHERE state = 'ready' AND (authority, id) IN (SELECT authority, id FROM outbox \
                   WHERE state = 'ready' AND ready_at <= $1 ORDER BY ready_at LIMIT 1) \
                 AND NOT EXISTS (SELECT 1 FROM installation WHERE sending_held) RETURNING *",
                args![now_at, later(now, lease)],
            )
            .await?;
        rows.first().map(item).transpose()
    }

    /// Notes that it left. Also what had become in doubt meanwhile is then known to have left.
    pub async fn mark_sent(&self, authority: Uuid, id: Uuid, now: Timestamp) -> Result<()> {
        let changed = self
            .database
            .execute(
                "UPDATE outbox SET state = 'sent', sent = $3, lease = NULL, why = NULL \
                 WHERE authority = $1 AND id = $2 AND state IN ('sending', 'in-doubt')",
                args![authority, id, now.as_microsecond()],
            )
            .await?;
        found(changed)
    }

    /// Notes that this attempt certainly did not leave: to be tried again at a time, or not at all.
    ///
    /// `attempt` is the number that the item was claimed with, so that a slow node cannot undo a later attempt.
    pub async fn mark_failed(
        &self,
        authority: Uuid,
        id: Uuid,
        attempt: u32,
        retry_at: Option<Timestamp>,
        why: &str,
    ) -> Result<()> {
        let state = if retry_at.is_some() { OutboxState::Ready } else { OutboxState::Failed };
        let changed = self
            .database
            .execute(
                "UPDATE outbox SET state = $4, ready_at = COALESCE($5, ready_at), why = $6, lease = NULL \
                 WHERE authority = $1 AND id = $2 AND attempts = $3 AND state IN ('sending', 'in-doubt')",
                args![
                    authority,
                    id,
                    i64::from(attempt),
                    state.id(),
                    retry_at.map(Timestamp::as_microsecond),
                    why
                ],
            )
            .await?;
        found(changed)
    }

    /// Notes that nobody knows whether this attempt left, as when the connection broke after the last byte.
    pub async fn mark_in_doubt(&self, authority: Uuid, id: Uuid, attempt: u32, why: &str) -> Result<()> {
        let changed = self
            .database
            .execute(
                "UPDATE outbox SET state = 'in-doubt', why = $4, lease = NULL \
                 WHERE authority = $1 AND id = $2 AND attempts = $3 AND state = 'sending'",
                args![authority, id, i64::from(attempt), why],
            )
            .await?;
        found(changed)
    }

    /// What an officer must look at: in doubt, or failed for good.
    pub async fn outbox_in_doubt(&self, authority: Uuid) -> Result<Vec<OutboxItem>> {
        let rows = self
            .database
            .all(
                "SELECT * FROM outbox WHERE authority = $1 AND state IN ('in-doubt', 'failed') ORDER BY made, id \
                 LIMIT 1000",
                args![authority],
            )
            .await?;
        rows.iter().map(item).collect()
    }

    /// Everything of one case that was to be sent.
    pub async fn outbox_of(&self, authority: Uuid, subject: Uuid) -> Result<Vec<OutboxItem>> {
        let rows = self
            .database
            .all(
                "SELECT * FROM outbox WHERE authority = $1 AND subject = $2 ORDER BY made, id LIMIT 1000",
                args![authority, subject],
            )
            .await?;
        rows.iter().map(item).collect()
    }

    /// One thing to send.
    pub async fn outbox_item(&self, authority: Uuid, id: Uuid) -> Result<Option<OutboxItem>> {
        let row = self
            .database
            .one("SELECT * FROM outbox WHERE authority = $1 AND id = $2", args![authority, id])
            .await?;
        row.as_ref().map(item).transpose()
    }

    /// Holds all sending of the installation, as after a restore.
    pub async fn hold_sending(&self, why: &str) -> Result<()> {
        self.database
            .execute("UPDATE installation SET sending_held = TRUE, held_why = $1", args![why])
            .await?;
        Ok(())
    }

    /// Lets sending go on.
    pub async fn resume_sending(&self) -> Result<()> {
        self.database
            .execute("UPDATE installation SET sending_held = FALSE, held_why = NULL", args![])
            .await?;
        Ok(())
    }

    /// Why sending is held, if it is.
    pub async fn sending_held(&self) -> Result<Option<String>> {
        let row = self.database.one("SELECT sending_held, held_why FROM installation", args![]).await?;
        match row {
            Some(row) if row.bool("sending_held")? => {
                Ok(Some(row.text_or_null("held_why")?.unwrap_or_default()))
            }
            _ => Ok(None),
        }
    }
}

fn found(changed: u64) -> Result<()> {
    if changed == 0 { Err(Error::NotFound("item on its way out")) } else { Ok(()) }
}

/// Applies one change in the transaction of its events.
pub(crate) async fn apply(tx: &mut Tx, authority: Uuid, at: i64, change: &OutboxChange) -> Result<()> {
    let changed = match change {
        OutboxChange::New(new) => {
            let args = args![
                authority,
                new.id,
                new.subject,
                &new.message_id,
                &new.payload,
                at,
                new.ready_at.as_microsecond()
            ];
            tx.execute(
                "INSERT INTO outbox (authority, id, subject, message_id, payload, state, made, ready_at, attempts) \
                 VALUES ($1, $2, $3, $4, $5, 'ready', $6, $7, 0)",
                args,
            )
            .await?
        }
        OutboxChange::Sent(id) => {
            tx.execute(
                "UPDATE outbox SET state = 'sent', sent = $3, lease = NULL, why = NULL \
                 WHERE authority = $1 AND id = $2 AND state IN ('sending', 'in-doubt', 'sent')",
                args![authority, *id, at],
            )
            .await?
        }
        OutboxChange::Resolve(id, Resolution::Sent) => {
            tx.execute(
                "UPDATE outbox SET state = 'sent', sent = $3, lease = NULL \
                 WHERE authority = $1 AND id = $2 AND state IN ('in-doubt', 'failed')",
                args![authority, *id, at],
            )
            .await?
        }
        OutboxChange::Resolve(id, Resolution::SendAgain) => {
            tx.execute(
                "UPDATE outbox SET state = 'ready', ready_at = $3, lease = NULL \
                 WHERE authority = $1 AND id = $2 AND state IN ('in-doubt', 'failed')",
                args![authority, *id, at],
            )
            .await?
        }
        OutboxChange::Resolve(id, Resolution::CallOff) => {
            tx.execute(
                "UPDATE outbox SET state = 'called-off', lease = NULL \
                 WHERE authority = $1 AND id = $2 AND state IN ('in-doubt', 'failed')",
                args![authority, *id],
            )
            .await?
        }
        OutboxChange::CallOff(id) => {
            tx.execute(
                "UPDATE outbox SET state = 'called-off' WHERE authority = $1 AND id = $2 AND state = 'ready'",
                args![authority, *id],
            )
            .await?
        }
    };
    found(changed)
}

fn item(row: &Row) -> Result<OutboxItem> {
    Ok(OutboxItem {
        authority: row.uuid("authority")?,
        id: row.uuid("id")?,
        subject: row.uuid("subject")?,
        message_id: row.text("message_id")?,
        payload: row.bytes("payload")?,
        state: match row.text("state")?.as_str() {
            "ready" => OutboxState::Ready,
            "sending" => OutboxState::Sending,
            "sent" => OutboxState::Sent,
            "in-doubt" => OutboxState::InDoubt,
            "failed" => OutboxState::Failed,
            "called-off" => OutboxState::CalledOff,
            _ => return Err(Error::Damaged("the state of an item on its way out".to_owned())),
        },
        made: instant(row.int("made")?)?,
        ready_at: instant(row.int("ready_at")?)?,
        attempts: u32::try_from(row.int("attempts")?).map_err(|_| Error::Damaged("attempts".to_owned()))?,
        why: row.text_or_null("why")?,
        sent: row.int_or_null("sent")?.map(instant).transpose()?,
    })
}
