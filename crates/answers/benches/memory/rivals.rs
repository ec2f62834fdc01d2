//! The same texts and the same questions in SQLite's FTS5 and in PostgreSQL's full-text search.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use sqlx::{Connection, PgConnection, Row, SqliteConnection};

use crate::{Figures, Made, figures, postgres::Database, synth::World};

/// Words that say nothing, left out of the questions for FTS5, which knows none.
const STOP: &str = "who is the of which what when does for how much each there are please give did with and have on were in at \
    under a to me us by do you could tell i ask state act last full year send name about";

/// The words of a question, each once.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_lowercase();
        if !word.is_empty() && !STOP.split_whitespace().any(|s| s == word) && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

pub async fn sqlite(world: &World, size: u64, questions: &[u64], folder: &Path) -> Made<Figures> {
    let path = folder.join("fts5.sqlite");
    let address = format!("sqlite://{}?mode=rwc", path.display());
    let mut db = SqliteConnection::connect(&address).await?;
    sqlx::raw_sql(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \
         CREATE VIRTUAL TABLE f USING fts5(asked, around, answered, content='', tokenize='porter');",
    )
    .execute(&mut db)
    .await?;
    let began = Instant::now();
    for first in (0..size).step_by(5_000) {
        let mut tx = db.begin().await?;
        for number in first..size.min(first + 5_000) {
            let one = world.answered(number);
            sqlx::query("INSERT INTO f (rowid, asked, around, answered) VALUES ($1, $2, $3, $4)")
                .bind(number as i64)
                .bind(one.question)
                .bind(one.context)
                .bind(one.answer)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
    }
    sqlx::raw_sql("INSERT INTO f (f) VALUES ('optimize')").execute(&mut db).await?;
    let indexing = began.elapsed();
    let (mut times, mut found) = (Vec::new(), 0);
    for number in questions {
        let wanted: Vec<String> =
            words(&world.asked_again(*number)).iter().map(|w| format!("\"{w}\"")).collect();
        let began = Instant::now();
        let rows =
            sqlx::query("SELECT rowid AS id FROM f WHERE f MATCH $1 ORDER BY bm25(f, 4.0, 1.5, 0.5) LIMIT 3")
                .bind(wanted.join(" OR "))
                .fetch_all(&mut db)
                .await?;
        times.push(began.elapsed());
        found += usize::from(rows.iter().any(|r| r.get::<i64, _>("id") == *number as i64));
    }
    db.close().await?;
    let bytes = std::fs::metadata(path)?.len();
    Ok(figures("SQLite FTS5", size, indexing, bytes, times, found))
}

/// On the throw-away server that `cargo xtask bench` starts; none without it.
pub async fn postgres(world: &World, size: u64, questions: &[u64]) -> Made<Option<Figures>> {
    let Some(database) = Database::made("memory_bench").await else { return Ok(None) };
    let mut own = PgConnection::connect(&database.address()).await?;
    sqlx::raw_sql("CREATE UNLOGGED TABLE f (id BIGINT, words TSVECTOR)").execute(&mut own).await?;
    let began = Instant::now();
    for first in (0..size).step_by(5_000) {
        let (mut ids, mut asked, mut around, mut answered) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for number in first..size.min(first + 5_000) {
            let one = world.answered(number);
            ids.push(number as i64);
            asked.push(one.question);
            around.push(one.context);
            answered.push(one.answer);
        }
        sqlx::query(
            "INSERT INTO f SELECT id, setweight(to_tsvector('english', asked), 'A') || \
             setweight(to_tsvector('english', around), 'B') || setweight(to_tsvector('english', answered), 'C') \
             FROM UNNEST($1::BIGINT[], $2::TEXT[], $3::TEXT[], $4::TEXT[]) AS t (id, asked, around, answered)",
        )
        .bind(ids)
        .bind(asked)
        .bind(around)
        .bind(answered)
        .execute(&mut own)
        .await?;
    }
    sqlx::raw_sql("CREATE INDEX ON f USING gin (words); ANALYZE f;").execute(&mut own).await?;
    let indexing = began.elapsed();
    let (mut times, mut found) = (Vec::new(), 0);
    for number in questions {
        let wanted = words(&world.asked_again(*number)).join(" | ");
        let began = Instant::now();
        let rows = sqlx::query(
            "SELECT id FROM f, to_tsquery('english', $1) AS q WHERE words @@ q ORDER BY ts_rank(words, q) DESC, id LIMIT 3",
        )
        .bind(wanted)
        .fetch_all(&mut own)
        .await?;
        times.push(began.elapsed());
        found += usize::from(rows.iter().any(|r| r.get::<i64, _>("id") == *number as i64));
        // Minutes for one engine tell no more than its first answers.
        if times.iter().sum::<Duration>() > Duration::from_secs(120) {
            break;
        }
    }
    let bytes: i64 = sqlx::query_scalar("SELECT pg_total_relation_size('f')").fetch_one(&mut own).await?;
    own.close().await?;
    database.dropped().await;
    Ok(Some(figures("PostgreSQL ts_rank", size, indexing, u64::try_from(bytes)?, times, found)))
}
