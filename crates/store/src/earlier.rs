//! Letters that were sent before this program was used, found by their words.
//!
//! A read model of imported responses for whoever searches; which words, and in which form, is not decided here. What
//! they answered is in the memory's index, which every node has of its own.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Store,
    error::Result,
    sql::{Row, Tx, args},
    stream::date,
};

/// The most words that are looked for, and the most letters given back.
const WORDS: usize = 24;
const PAGE: u32 = 1_000;

/// By what a case of an imported response is found. It takes the place of all that was kept of it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierCase {
    /// The case.
    pub subject: Uuid,
    /// The day of the answer, where it is known.
    pub answered_on: Option<Date>,
    /// The words of the whole letter, in one form.
    pub words: Vec<String>,
}

/// A letter that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLetter {
    /// Its case.
    pub subject: Uuid,
    /// The day of the answer, where it is known.
    pub answered_on: Option<Date>,
}

const LETTERS_SQLITE: &str = "SELECT l.subject, l.answered_on FROM earlier_letter_words \
     JOIN earlier_letters AS l ON l.seq = earlier_letter_words.rowid \
     WHERE earlier_letter_words MATCH $2 AND l.authority = $1 \
     ORDER BY earlier_letter_words.rank, l.seq LIMIT $3 OFFSET $4";

const LETTERS_POSTGRES: &str = "SELECT subject, answered_on FROM earlier_letters \
     WHERE authority = $1 AND found @@ to_tsquery('simple', $2) \
     ORDER BY ts_rank(found, to_tsquery('simple', $2)) DESC, answered_on DESC NULLS LAST, subject LIMIT $3 OFFSET $4";

impl Store {
    /// Imported letters that have each of these words, those first that say most with them.
    pub async fn search_letters(
        &self,
        authority: Uuid,
        words: &[String],
        skip: u32,
        limit: u32,
    ) -> Result<Vec<FoundLetter>> {
        let postgres = self.database.is_postgres();
        let words = quoted(words, postgres);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = words.join(if postgres { " & " } else { " AND " });
        let (limit, skip) = (i64::from(limit.min(PAGE)), i64::from(skip.min(100 * PAGE)));
        let sql = if postgres { LETTERS_POSTGRES } else { LETTERS_SQLITE };
        let rows = self.database.all(sql, args![authority, wanted, limit, skip]).await?;
        let found = |row: &Row| {
            let answered_on = row.text_or_null("answered_on")?.as_deref().map(date).transpose()?;
            Ok(FoundLetter { subject: row.uuid("subject")?, answered_on })
        };
        rows.iter().map(found).collect()
    }
}

/// Words as the search of either database takes them.
fn quoted(words: &[String], postgres: bool) -> Vec<String> {
    words
        .iter()
        .filter(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric))
        .take(WORDS)
        .map(|word| if postgres { format!("'{word}'") } else { format!("\"{word}\"") })
        .collect()
}

/// Keeps what is found again of a case, in the transaction of its events.
pub(crate) async fn put(tx: &mut Tx, authority: Uuid, case: &EarlierCase) -> Result<()> {
    forget(tx, authority, case.subject).await?;
    let answered_on = case.answered_on.map(|day| day.to_string());
    if !case.words.is_empty() {
        tx.execute(
            "INSERT INTO earlier_letters (authority, subject, answered_on, words) VALUES ($1, $2, $3, $4)",
            args![authority, case.subject, answered_on, case.words.join(" ")],
        )
        .await?;
    }
    Ok(())
}

/// Forgets what was kept of a case, as an erasure of its content asks.
pub(crate) async fn forget(tx: &mut Tx, authority: Uuid, subject: Uuid) -> Result<()> {
    tx.execute(
        "DELETE FROM earlier_letters WHERE authority = $1 AND subject = $2",
        args![authority, subject],
    )
    .await?;
    Ok(())
}
