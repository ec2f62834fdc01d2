//! Which open cases stand on an older edition of the calendar, found by an index; and how many dates one moved.

use uuid::Uuid;

use crate::{Store, error::Result, list::Statement, sql::args};

/// A place in the list of cases that stand on an older edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarKey {
    /// The edition; a name before all editions where none was noted.
    pub edition: String,
    /// The case.
    pub id: Uuid,
}

/// An open case on an older edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnEdition {
    /// Its place in the list.
    pub key: CalendarKey,
    /// Its reference.
    pub reference: String,
}

impl Store {
    /// Open cases whose dates stand on an edition older than this one, from a place on, so many at most.
    pub async fn cases_before_edition(
        &self,
        authority: Uuid,
        edition: &str,
        after: Option<&CalendarKey>,
        limit: u32,
    ) -> Result<Vec<OnEdition>> {
        let mut statement =
            Statement::new("SELECT id, reference, calendar FROM cases WHERE authority = ", authority);
        statement.and(" AND is_open = ", true);
        statement.raw(" AND calendar > ''");
        statement.and(" AND calendar < ", edition);
        if let Some(after) = after {
            statement.after(after.edition.as_str(), after.id, " AND (calendar, id) > ");
        }
        statement.raw(" ORDER BY calendar, id");
        statement.and(" LIMIT ", i64::from(limit));
        let (sql, args) = statement.end();
        let rows = self.database.all(sql, args).await?;
        rows.iter()
            .map(|row| {
                Ok(OnEdition {
                    key: CalendarKey { edition: row.text("calendar")?, id: row.uuid("id")? },
                    reference: row.text("reference")?,
                })
            })
            .collect()
    }

    /// How many open cases stand on an edition older than this one.
    pub async fn count_before_edition(&self, authority: Uuid, edition: &str) -> Result<u64> {
        let row = self
            .database
            .one(
                "SELECT COUNT(*) AS cases FROM cases \
                 WHERE authority = $1 AND is_open = $2 AND calendar > '' AND calendar < $3",
                args![authority, true, edition],
            )
            .await?;
        row.map_or(Ok(0), |row| row.count("cases"))
    }

    /// How many open cases have a date that the calendar moved and nobody has looked at.
    pub async fn count_moves_unseen(&self, authority: Uuid) -> Result<u64> {
        let row = self
            .database
            .one(
                "SELECT COUNT(*) AS cases FROM cases WHERE authority = $1 AND moved_by <> '' AND move_unseen = $2",
                args![authority, true],
            )
            .await?;
        row.map_or(Ok(0), |row| row.count("cases"))
    }

    /// For each edition that moved dates, of how many cases it was the last to do so; the newest first.
    pub async fn moves_per_edition(&self, authority: Uuid) -> Result<Vec<(String, u64)>> {
        let rows = self
            .database
            .all(
                "SELECT moved_by, COUNT(*) AS cases FROM cases WHERE authority = $1 AND moved_by <> '' \
                 GROUP BY moved_by ORDER BY moved_by DESC",
                args![authority],
            )
            .await?;
        rows.iter().map(|row| Ok((row.text("moved_by")?, row.count("cases")?))).collect()
    }
}
