//! Answers that were given before this program was used, kept so that they are found by the words of their questions.
//!
//! A read model of imported responses: their answers for the memory, and the words of the letters for whoever searches.
//! Which words and how near two questions are is not decided here.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Store,
    error::Result,
    sql::{Row, Tx, args},
    stream::date,
};

/// The most words that are looked for, and the most answers given back.
const WORDS: usize = 24;
const PAGE: u32 = 1_000;

/// What is found again of a case of an imported response. It takes the place of all that was kept of it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierCase {
    /// The case.
    pub subject: Uuid,
    /// The day of the answer, where it is known.
    pub answered_on: Option<Date>,
    /// The words of the whole letter, in one form.
    pub words: Vec<String>,
    /// Its answers.
    pub answers: Vec<NewEarlierAnswer>,
}

/// An answer of an imported response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEarlierAnswer {
    /// Its place among the questions of its case.
    pub place: u32,
    /// The words by which it is found, in one form.
    pub words: Vec<String>,
    /// The answer, in the caller's own form.
    pub body: Vec<u8>,
}

/// An answer that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// The case that it comes from.
    pub subject: Uuid,
    /// Its place among the questions of that case.
    pub place: u32,
    /// The day of the answer, where it is known.
    pub answered_on: Option<Date>,
    /// The answer, in the caller's own form.
    pub body: Vec<u8>,
}

const SQLITE: &str = "SELECT e.subject, e.place, e.answered_on, e.body FROM earlier_words \
     JOIN earlier_answers AS e ON e.seq = earlier_words.rowid \
     WHERE earlier_words MATCH $2 AND e.authority = $1 AND (e.answered_on IS NULL OR e.answered_on <= $3) \
     ORDER BY earlier_words.rank, e.answered_on DESC, e.subject, e.place LIMIT $4";

const POSTGRES: &str = "SELECT subject, place, answered_on, body FROM earlier_answers \
     WHERE authority = $1 AND found @@ to_tsquery('simple', $2) AND (answered_on IS NULL OR answered_on <= $3) \
     ORDER BY ts_rank(found, to_tsquery('simple', $2)) DESC, answered_on DESC NULLS LAST, subject, place LIMIT $4";

impl Store {
    /// Answers given by a day that share words with a question, those that share most first. Those of which nobody
    /// knows the day are among them.
    pub async fn earlier_answers(
        &self,
        authority: Uuid,
        words: &[String],
        until: Date,
        limit: u32,
    ) -> Result<Vec<EarlierAnswer>> {
        let postgres = self.database.is_postgres();
        let words = quoted(words, postgres);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = words.join(if postgres { " | " } else { " OR " });
        let args = args![authority, wanted, until.to_string(), i64::from(limit.min(PAGE))];
        let rows = self.database.all(if postgres { POSTGRES } else { SQLITE }, args).await?;
        rows.iter().map(found).collect()
    }
}

fn found(row: &Row) -> Result<EarlierAnswer> {
    Ok(EarlierAnswer {
        subject: row.uuid("subject")?,
        place: u32::try_from(row.count("place")?).unwrap_or(u32::MAX),
        answered_on: row.text_or_null("answered_on")?.as_deref().map(date).transpose()?,
        body: row.bytes("body")?,
    })
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
    for new in &case.answers {
        tx.execute(
            "INSERT INTO earlier_answers (authority, subject, place, answered_on, words, body) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            args![
                authority,
                case.subject,
                i64::from(new.place),
                answered_on.clone(),
                new.words.join(" "),
                &new.body
            ],
        )
        .await?;
    }
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
    let of_case = || args![authority, subject];
    tx.execute("DELETE FROM earlier_answers WHERE authority = $1 AND subject = $2", of_case()).await?;
    tx.execute("DELETE FROM earlier_letters WHERE authority = $1 AND subject = $2", of_case()).await?;
    Ok(())
}
