//! Published answers found by their words, in any form of a word, the best first.
//!
//! Which words stand for a word, and how near an answer is to a question, is not decided here.

use uuid::Uuid;

use crate::{
    Store,
    error::Result,
    log::{LogEntry, columns, entry},
    sql::args,
};

/// The most words of one search, and the most names of one word.
const WORDS: usize = 24;
const NAMES: usize = 12;
/// The most entries given back.
const PAGE: u32 = 200;

/// What is looked for in the log.
#[derive(Clone, Debug, Default)]
pub struct LogSearch {
    /// The words, each by all its names; a name may be a phrase.
    pub words: Vec<Vec<String>>,
    /// Whether an entry must have all of the words; else it must have one of them.
    pub all: bool,
    /// How many entries are passed over.
    pub skip: u32,
    /// How many are wanted, at most 200.
    pub limit: u32,
}

const SQLITE: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM log_words JOIN log_search AS s ON s.seq = log_words.rowid \
     JOIN log_entries AS e ON e.authority = s.authority AND e.id = s.id \
     WHERE log_words MATCH $2 AND s.authority = $1 AND e.withdrawn_on IS NULL \
     ORDER BY log_words.rank, e.published_on DESC, e.id LIMIT $3 OFFSET $4"
);

const POSTGRES: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM log_entries AS e WHERE e.authority = $1 AND e.withdrawn_on IS NULL \
     AND e.found @@ to_tsquery('english', $2) \
     ORDER BY ts_rank(e.found, to_tsquery('english', $2)) DESC, e.published_on DESC, e.id LIMIT $3 OFFSET $4"
);

impl Store {
    /// Entries of the log that stand and have these words, those first that say most with them.
    pub async fn search_log(&self, authority: Uuid, search: &LogSearch) -> Result<Vec<LogEntry>> {
        let postgres = self.database.is_postgres();
        let words: Vec<String> =
            search.words.iter().take(WORDS).filter_map(|names| one_of(names, postgres)).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = words.join(match (postgres, search.all) {
            (true, true) => " & ",
            (true, false) => " | ",
            (false, true) => " AND ",
            (false, false) => " OR ",
        });
        let (limit, skip) = (i64::from(search.limit.min(PAGE)), i64::from(search.skip.min(100 * PAGE)));
        let sql = if postgres { POSTGRES } else { SQLITE };
        let rows = self.database.all(sql, args![authority, wanted, limit, skip]).await?;
        rows.iter().map(entry).collect()
    }
}

/// The names of a word as the search of either database takes them: any of them, a phrase as its words in order.
fn one_of(names: &[String], postgres: bool) -> Option<String> {
    let names: Vec<String> = names.iter().take(NAMES).filter_map(|name| phrase(name, postgres)).collect();
    if names.is_empty() {
        None
    } else {
        Some(format!("({})", names.join(if postgres { " | " } else { " OR " })))
    }
}

fn phrase(name: &str, postgres: bool) -> Option<String> {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(6).collect();
    if words.is_empty() {
        return None;
    }
    Some(if postgres {
        format!("({})", words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" <-> "))
    } else {
        format!("\"{}\"", words.join(" "))
    })
}
