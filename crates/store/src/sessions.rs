//! Who is signed in: rows that expire and can be revoked, found by the digest of a secret identifier.
//!
//! A session is no event: it says nothing about a case, and it is not in a backup.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Store, error::Result, sql::args, stream::instant, token::TokenHash};

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: Uuid,
    /// In which authority they work now.
    pub authority: Option<Uuid>,
    /// Since when.
    pub began: Timestamp,
    /// Until when.
    pub expires: Timestamp,
}

impl Store {
    /// Begins a session.
    pub async fn open_session(&self, hash: &TokenHash, session: &Session) -> Result<()> {
        self.database
            .execute(
                "INSERT INTO sessions (hash, person, authority, began, expires) VALUES ($1, $2, $3, $4, $5)",
                args![
                    hash,
                    session.person,
                    session.authority,
                    session.began.as_microsecond(),
                    session.expires.as_microsecond()
                ],
            )
            .await?;
        Ok(())
    }

    /// Goes on working in an authority of which the person is a member; `false` where they are none.
    pub async fn move_session(&self, authority: Uuid, hash: &TokenHash) -> Result<bool> {
        let changed = self
            .database
            .execute(
                "UPDATE sessions SET authority = $1 WHERE hash = $2 AND EXISTS \
                 (SELECT 1 FROM memberships AS m WHERE m.authority = $1 AND m.person = sessions.person)",
                args![authority, hash],
            )
            .await?;
        Ok(changed == 1)
    }

    /// The session of a secret identifier, unless it has ended.
    pub async fn session(&self, hash: &TokenHash, now: Timestamp) -> Result<Option<Session>> {
        let row = self
            .database
            .one(
                "SELECT person, authority, began, expires FROM sessions WHERE hash = $1 AND expires > $2",
                args![hash, now.as_microsecond()],
            )
            .await?;
        row.map(|row| {
            Ok(Session {
                person: row.uuid("person")?,
                authority: row.uuid_or_null("authority")?,
                began: instant(row.int("began")?)?,
                expires: instant(row.int("expires")?)?,
            })
        })
        .transpose()
    }

    /// Prolongs a session, or turns it to another authority.
    pub async fn change_session(
        &self,
        hash: &TokenHash,
        authority: Option<Uuid>,
        expires: Timestamp,
    ) -> Result<bool> {
        let changed = self
            .database
            .execute(
                "UPDATE sessions SET authority = $2, expires = $3 WHERE hash = $1",
                args![hash, authority, expires.as_microsecond()],
            )
            .await?;
        Ok(changed == 1)
    }

    /// Ends a session.
    pub async fn close_session(&self, hash: &TokenHash) -> Result<()> {
        self.database.execute("DELETE FROM sessions WHERE hash = $1", args![hash]).await?;
        Ok(())
    }

    /// Ends all sessions of a person, as when a password changes or they leave.
    pub async fn close_sessions_of(&self, person: Uuid) -> Result<u64> {
        self.database.execute("DELETE FROM sessions WHERE person = $1", args![person]).await
    }

    /// Clears away what has expired.
    pub async fn sweep_sessions(&self, now: Timestamp) -> Result<u64> {
        self.database.execute("DELETE FROM sessions WHERE expires <= $1", args![now.as_microsecond()]).await
    }
}
