//! The disclosure log as the public reads it: a read model of what was published and what was withdrawn again.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    list::{Statement, contains},
    sql::{Row, Tx, args},
    stream::date,
};

/// The columns that an entry is read from, of `log_entries AS e`.
macro_rules! columns {
    () => {
        "e.id, e.subject, e.title, e.summary, e.body, e.published_on, e.withdrawn_on, e.withdrawn_why"
    };
}
pub(crate) use columns;

const SELECT: &str = concat!("SELECT ", columns!(), " FROM log_entries AS e WHERE e.authority = ");

/// The most entries of one page.
const PAGE: u32 = 1_000;

/// An entry to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLogEntry {
    /// Its id, which its address is made of.
    pub id: Uuid,
    /// The case that it comes from.
    pub subject: Uuid,
    /// Its heading.
    pub title: String,
    /// What it says in short.
    pub summary: String,
    /// The words of questions and answers, for searching.
    pub words: String,
    /// The entry itself, in the caller's form.
    pub body: Vec<u8>,
    /// The day of publication.
    pub published_on: Date,
}

/// A change of the log.
#[derive(Clone, Debug)]
pub enum LogChange {
    /// Publishes an entry; one with the same id is replaced, and stands again if it had been withdrawn.
    Publish(NewLogEntry),
    /// Withdraws one.
    Withdraw {
        /// Which.
        id: Uuid,
        /// The day.
        on: Date,
        /// Why.
        why: String,
    },
    /// Takes one away altogether, as at disposal.
    Remove(Uuid),
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Its id.
    pub id: Uuid,
    /// The case that it comes from.
    pub subject: Uuid,
    /// Its heading.
    pub title: String,
    /// What it says in short.
    pub summary: String,
    /// The entry itself.
    pub body: Vec<u8>,
    /// The day of publication.
    pub published_on: Date,
    /// The day of withdrawal and why, if it was withdrawn.
    pub withdrawn: Option<(Date, String)>,
}

/// Which entries, and from where on.
#[derive(Clone, Debug, Default)]
pub struct LogFilter {
    /// Only those with each of these words in heading, summary, questions or answers.
    pub text: Option<String>,
    /// Only those published since this day.
    pub since: Option<Date>,
    /// Also those that were withdrawn.
    pub withdrawn: bool,
    /// After this entry: its day and id.
    pub after: Option<(Date, Uuid)>,
    /// How many; 0 is 50, and never more than 1,000.
    pub limit: u32,
}

impl Store {
    /// Entries of the log, the newest first.
    pub async fn list_log(&self, authority: Uuid, filter: &LogFilter) -> Result<Vec<LogEntry>> {
        let limit = if filter.limit == 0 { 50 } else { filter.limit.min(PAGE) };
        let mut statement = Statement::new(SELECT, authority);
        if !filter.withdrawn {
            statement.raw(" AND withdrawn_on IS NULL");
        }
        if let Some(since) = filter.since {
            statement.and(" AND published_on >= ", since.to_string());
        }
        for pattern in filter.text.iter().flat_map(|text| contains(text)) {
            statement.and(" AND search LIKE ", pattern);
            statement.raw(" ESCAPE '\\'");
        }
        if let Some((day, id)) = filter.after {
            statement.after(day.to_string(), id, " AND (published_on, id) < ");
        }
        statement.raw(" ORDER BY published_on DESC, id DESC");
        statement.and(" LIMIT ", i64::from(limit));
        let (sql, args) = statement.end();
        let rows = self.database.all(sql, args).await?;
        rows.iter().map(entry).collect()
    }

    /// One entry, also where it was withdrawn.
    pub async fn log_entry(&self, authority: Uuid, id: Uuid) -> Result<Option<LogEntry>> {
        let row = self
            .database
            .one(
                concat!("SELECT ", columns!(), " FROM log_entries AS e WHERE e.authority = $1 AND e.id = $2"),
                args![authority, id],
            )
            .await?;
        row.as_ref().map(entry).transpose()
    }

    /// The entries that come from a case, also those that were withdrawn.
    pub async fn log_entries_of(&self, authority: Uuid, subject: Uuid) -> Result<Vec<LogEntry>> {
        let rows = self
            .database
            .all(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM log_entries AS e WHERE e.authority = $1 AND e.subject = $2 \
                     ORDER BY e.published_on, e.id LIMIT 1000"
                ),
                args![authority, subject],
            )
            .await?;
        rows.iter().map(entry).collect()
    }
}

/// Applies one change in the transaction of its events.
pub(crate) async fn apply(tx: &mut Tx, authority: Uuid, change: &LogChange) -> Result<()> {
    let changed = match change {
        LogChange::Publish(new) => {
            let search = format!("{}\n{}\n{}", new.title, new.summary, new.words).to_lowercase();
            tx.execute(
                "INSERT INTO log_entries (authority, id, subject, title, summary, words, search, body, published_on) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (authority, id) DO UPDATE SET \
                 subject = excluded.subject, title = excluded.title, summary = excluded.summary, \
                 words = excluded.words, search = excluded.search, body = excluded.body, \
                 published_on = excluded.published_on, withdrawn_on = NULL, withdrawn_why = NULL",
                args![
                    authority,
                    new.id,
                    new.subject,
                    &new.title,
                    &new.summary,
                    &new.words,
                    search,
                    &new.body,
                    new.published_on.to_string()
                ],
            )
            .await?
        }
        LogChange::Withdraw { id, on, why } => {
            tx.execute(
                "UPDATE log_entries SET withdrawn_on = $3, withdrawn_why = $4 WHERE authority = $1 AND id = $2",
                args![authority, *id, on.to_string(), why],
            )
            .await?
        }
        LogChange::Remove(id) => {
            tx.execute("DELETE FROM log_entries WHERE authority = $1 AND id = $2", args![authority, *id]).await?
        }
    };
    if changed == 0 { Err(Error::NotFound("entry of the disclosure log")) } else { Ok(()) }
}

pub(crate) fn entry(row: &Row) -> Result<LogEntry> {
    let withdrawn = match row.text_or_null("withdrawn_on")? {
        Some(day) => Some((date(&day)?, row.text_or_null("withdrawn_why")?.unwrap_or_default())),
        None => None,
    };
    Ok(LogEntry {
        id: row.uuid("id")?,
        subject: row.uuid("subject")?,
        title: row.text("title")?,
        summary: row.text("summary")?,
        body: row.bytes("body")?,
        published_on: date(&row.text("published_on")?)?,
        withdrawn,
    })
}
