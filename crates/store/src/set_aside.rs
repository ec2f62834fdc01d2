//! What an import could not take, with the reason, until somebody has looked at it. A note for people: no case, no event.
//!
//! Whether an item is tried again or let go is not decided here.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    list::Statement,
    sql::{Row, args},
    stream::instant,
};

/// The most items of one page.
const PAGE: u32 = 200;

/// An item that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAside {
    /// Its id, the same for the same item.
    pub id: Uuid,
    /// How the import named it: a path, or a place in an archive.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal; empty where they could not be read.
    pub sha256: String,
    /// What it is, where that is known: in the caller's own words.
    pub kind: String,
    /// Why it was not taken.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// How many bytes it has.
    pub size: u64,
    /// Whether its bytes are kept, as a document under its id.
    pub kept: bool,
    /// Whether somebody looked and left it out for good: then it is on no list.
    pub left_out: bool,
}

/// An item that was set aside, as it is kept.
pub type SetAside = NewAside;

/// A place in the list.
pub type AsideKey = (Timestamp, Uuid);

/// A page of the list.
#[derive(Clone, Debug)]
pub struct AsidePage {
    /// The items, the newest first.
    pub items: Vec<SetAside>,
    /// How many there are in all.
    pub all: u64,
    /// Where the next page begins.
    pub next: Option<AsideKey>,
}

impl Store {
    /// Notes items that were set aside, all or none; the same item again takes the place of the one before.
    pub async fn set_aside(&self, authority: Uuid, items: &[NewAside]) -> Result<()> {
        let mut tx = self.database.appending().await?;
        for item in items {
            let size = i64::try_from(item.size).unwrap_or(i64::MAX);
            let at = item.at.as_microsecond();
            tx.execute(
                "INSERT INTO set_aside (authority, id, name, sha256, kind, reason, at, size, kept, left_out) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (authority, id) DO UPDATE SET \
                 name = excluded.name, sha256 = excluded.sha256, kind = excluded.kind, reason = excluded.reason, \
                 at = excluded.at, size = excluded.size, kept = excluded.kept, left_out = excluded.left_out",
                args![
                    authority,
                    item.id,
                    &item.name,
                    &item.sha256,
                    &item.kind,
                    &item.reason,
                    at,
                    size,
                    item.kept,
                    item.left_out
                ],
            )
            .await?;
        }
        tx.commit().await
    }

    /// What is set aside, the newest first.
    pub async fn list_aside(
        &self,
        authority: Uuid,
        after: Option<AsideKey>,
        limit: u32,
    ) -> Result<AsidePage> {
        let limit = limit.clamp(1, PAGE);
        let mut statement = Statement::new("SELECT * FROM set_aside WHERE authority = ", authority);
        statement.and(" AND left_out = ", false);
        if let Some((at, id)) = after {
            statement.after(at.as_microsecond(), id, " AND (at, id) < ");
        }
        statement.raw(" ORDER BY at DESC, id DESC");
        statement.and(" LIMIT ", i64::from(limit) + 1);
        let (sql, args) = statement.end();
        let rows = self.database.all(sql, args).await?;
        let mut items: Vec<SetAside> = rows.iter().map(item).collect::<Result<_>>()?;
        let more = items.len() > limit as usize;
        items.truncate(limit as usize);
        let next = if more { items.last().map(|last| (last.at, last.id)) } else { None };
        Ok(AsidePage { items, all: self.count_aside(authority).await?, next })
    }

    /// How many items are set aside.
    pub async fn count_aside(&self, authority: Uuid) -> Result<u64> {
        let row = self
            .database
            .one(
                "SELECT COUNT(*) AS items FROM set_aside WHERE authority = $1 AND left_out = $2",
                args![authority, false],
            )
            .await?;
        row.map_or(Ok(0), |row| row.count("items"))
    }

    /// How many items are kept with their bytes, and how many bytes these are.
    pub async fn aside_kept(&self, authority: Uuid) -> Result<(u64, u64)> {
        let row = self
            .database
            .one(
                "SELECT COUNT(*) AS items, CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes FROM set_aside \
                 WHERE authority = $1 AND kept",
                args![authority],
            )
            .await?
            .ok_or(Error::NotFound("count"))?;
        Ok((row.count("items")?, row.count("bytes")?))
    }

    /// One item.
    pub async fn aside(&self, authority: Uuid, id: Uuid) -> Result<Option<SetAside>> {
        let row = self
            .database
            .one("SELECT * FROM set_aside WHERE authority = $1 AND id = $2", args![authority, id])
            .await?;
        row.as_ref().map(item).transpose()
    }

    /// The items with these bytes.
    pub async fn asides_of(&self, authority: Uuid, sha256: &str) -> Result<Vec<SetAside>> {
        let rows = self
            .database
            .all("SELECT * FROM set_aside WHERE authority = $1 AND sha256 = $2", args![authority, sha256])
            .await?;
        rows.iter().map(item).collect()
    }

    /// Forgets an item, and the bytes that were kept of it.
    pub async fn forget_aside(&self, authority: Uuid, id: Uuid) -> Result<()> {
        self.database
            .execute("DELETE FROM set_aside WHERE authority = $1 AND id = $2", args![authority, id])
            .await?;
        self.delete_documents(authority, id).await?;
        Ok(())
    }

    /// Leaves an item out for good; its bytes go.
    pub async fn leave_out(&self, authority: Uuid, id: Uuid) -> Result<()> {
        self.database
            .execute(
                "UPDATE set_aside SET left_out = $3, kept = $4 WHERE authority = $1 AND id = $2",
                args![authority, id, true, false],
            )
            .await?;
        self.delete_documents(authority, id).await?;
        Ok(())
    }
}

fn item(row: &Row) -> Result<SetAside> {
    Ok(SetAside {
        id: row.uuid("id")?,
        name: row.text("name")?,
        sha256: row.text("sha256")?,
        kind: row.text("kind")?,
        reason: row.text("reason")?,
        at: instant(row.int("at")?)?,
        size: row.count("size")?,
        kept: row.bool("kept")?,
        left_out: row.bool("left_out")?,
    })
}
