//! Secret links for those without an account: a contributor, an applicant, somebody invited. One scope each,
//! expiring, revocable, and hashed at rest.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::{Row, Tx, args},
    stream::instant,
    token::TokenHash,
};

/// What a link lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Supply what one request for a contribution asks.
    Contributor,
    /// Follow one's own request.
    Applicant,
    /// Become a member.
    Invitation,
}

impl LinkKind {
    /// The name kept in the database.
    pub fn id(self) -> &'static str {
        match self {
            LinkKind::Contributor => "contributor",
            LinkKind::Applicant => "applicant",
            LinkKind::Invitation => "invitation",
        }
    }
}

/// A link to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Its id, by which it is revoked.
    pub id: Uuid,
    /// The digest of its secret.
    pub hash: TokenHash,
    /// What it lets its holder do.
    pub kind: LinkKind,
    /// The one thing it opens: a case, a request for a contribution, a person.
    pub subject: Uuid,
    /// When it ends.
    pub expires: Timestamp,
}

/// A link that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whose it is.
    pub authority: Uuid,
    /// Its id.
    pub id: Uuid,
    /// What it lets its holder do.
    pub kind: LinkKind,
    /// The one thing it opens.
    pub subject: Uuid,
    /// When it was made.
    pub made: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
}

/// A change of links.
#[derive(Clone, Debug)]
pub enum LinkChange {
    /// Makes one.
    Make(NewLink),
    /// Lets one that was not revoked work until another instant; its secret stays.
    Prolong {
        /// Its id.
        id: Uuid,
        /// The new end.
        expires: Timestamp,
    },
    /// Revokes one by its id.
    Revoke(Uuid),
    /// Revokes all that open a subject.
    RevokeAll {
        /// The subject.
        subject: Uuid,
    },
}

impl Store {
    /// The link of a secret, unless it has ended or was revoked. The secret alone says which authority.
    pub async fn link(&self, hash: &TokenHash, now: Timestamp) -> Result<Option<Link>> {
        let row = self
            .database
            .one(
                "SELECT * FROM links WHERE hash = $1 AND revoked IS NULL AND expires > $2",
                args![hash, now.as_microsecond()],
            )
            .await?;
        row.as_ref().map(link_of).transpose()
    }

    /// All links that open a subject, also those that have ended.
    pub async fn links_to(&self, authority: Uuid, subject: Uuid) -> Result<Vec<Link>> {
        let rows = self
            .database
            .all(
                "SELECT * FROM links WHERE authority = $1 AND subject = $2 ORDER BY made, id",
                args![authority, subject],
            )
            .await?;
        rows.iter().map(link_of).collect()
    }
}

/// Applies one change in the transaction of its events.
pub(crate) async fn apply(tx: &mut Tx, authority: Uuid, at: i64, change: &LinkChange) -> Result<()> {
    match change {
        LinkChange::Make(link) => {
            tx.execute(
                "INSERT INTO links (authority, id, hash, kind, subject, made, expires) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                args![
                    authority,
                    link.id,
                    link.hash,
                    link.kind.id(),
                    link.subject,
                    at,
                    link.expires.as_microsecond()
                ],
            )
            .await?;
        }
        LinkChange::Prolong { id, expires } => {
            tx.execute(
                "UPDATE links SET expires = $3 WHERE authority = $1 AND id = $2 AND revoked IS NULL AND expires < $3",
                args![authority, *id, expires.as_microsecond()],
            )
            .await?;
        }
        LinkChange::Revoke(id) => {
            let known = tx
                .one("SELECT id FROM links WHERE authority = $1 AND id = $2", args![authority, *id])
                .await?
                .is_some();
            if !known {
                return Err(Error::NotFound("link"));
            }
            tx.execute(
                "UPDATE links SET revoked = $3 WHERE authority = $1 AND id = $2 AND revoked IS NULL",
                args![authority, *id, at],
            )
            .await?;
        }
        LinkChange::RevokeAll { subject } => {
            tx.execute(
                "UPDATE links SET revoked = $3 WHERE authority = $1 AND subject = $2 AND revoked IS NULL",
                args![authority, *subject, at],
            )
            .await?;
        }
    }
    Ok(())
}

fn link_of(row: &Row) -> Result<Link> {
    Ok(Link {
        authority: row.uuid("authority")?,
        id: row.uuid("id")?,
        kind: match row.text("kind")?.as_str() {
            "contributor" => LinkKind::Contributor,
            "applicant" => LinkKind::Applicant,
            "invitation" => LinkKind::Invitation,
            _ => return Err(Error::Damaged("the kind of a link".to_owned())),
        },
        subject: row.uuid("subject")?,
        made: instant(row.int("made")?)?,
        expires: instant(row.int("expires")?)?,
        revoked: row.int_or_null("revoked")?.map(instant).transpose()?,
    })
}
