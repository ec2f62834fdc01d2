//! Running numbers, of which references are made.

use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::args,
};

impl Store {
    /// The next number of a series, from 1. It is taken at once: a command that fails later leaves a gap.
    pub async fn next_number(&self, authority: Uuid, series: &str) -> Result<u32> {
        let rows = self
            .database
            .write(
                "INSERT INTO numbers (authority, series, last) VALUES ($1, $2, 1) \
                 ON CONFLICT (authority, series) DO UPDATE SET last = numbers.last + 1 RETURNING last",
                args![authority, series],
            )
            .await?;
        let last = rows.first().ok_or_else(|| Error::Damaged("no number".to_owned()))?.int("last")?;
        u32::try_from(last).map_err(|_| Error::Invalid("the series has no further number"))
    }

    /// Lets a series go on after a number that was given elsewhere; it never goes back.
    pub async fn number_taken(&self, authority: Uuid, series: &str, number: u32) -> Result<()> {
        self.database
            .write(
                "INSERT INTO numbers (authority, series, last) VALUES ($1, $2, $3) ON CONFLICT (authority, series) \
                 DO UPDATE SET last = CASE WHEN numbers.last < excluded.last THEN excluded.last ELSE numbers.last END \
                 RETURNING last",
                args![authority, series, i64::from(number)],
            )
            .await?;
        Ok(())
    }
}
