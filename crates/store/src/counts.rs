//! How often published answers were offered to those who were about to ask, and what came of it: one row for each
//! answer, kind and day. No row says who, and no caller can make more rows than there are published answers.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::{Row, Tx, args},
};

/// How long counts of single answers are kept by day; those of the authority itself stay.
const DAYS_KEPT: i64 = 800;
/// The most counts of one call.
const MOST: usize = 200;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counted {
    /// Of the authority: somebody was shown answers before they sent a request.
    Offered,
    /// Of the authority: they had their answer and sent nothing.
    Stopped,
    /// An answer was shown beside a question.
    Shown,
    /// It was opened from there.
    Opened,
    /// Somebody said that it answers the question.
    Helped,
    /// Somebody said that none of those shown answers the question.
    No,
    /// The question was asked without a word about the answers shown.
    Asked,
    /// A reader of its page found it useful.
    Useful,
    /// A reader of its page did not.
    NotUseful,
}

impl Counted {
    /// All kinds.
    pub const ALL: [Counted; 9] = [
        Counted::Offered,
        Counted::Stopped,
        Counted::Shown,
        Counted::Opened,
        Counted::Helped,
        Counted::No,
        Counted::Asked,
        Counted::Useful,
        Counted::NotUseful,
    ];

    /// The name kept in the column.
    pub fn id(self) -> &'static str {
        match self {
            Counted::Offered => "offered",
            Counted::Stopped => "stopped",
            Counted::Shown => "shown",
            Counted::Opened => "opened",
            Counted::Helped => "helped",
            Counted::No => "no",
            Counted::Asked => "asked",
            Counted::Useful => "useful",
            Counted::NotUseful => "not-useful",
        }
    }

    /// Whether it is a count of the authority and of no single answer.
    pub fn of_the_authority(self) -> bool {
        matches!(self, Counted::Offered | Counted::Stopped)
    }
}

/// A published answer: its entry, and its place in it from 0.
pub type AnswerKey = (Uuid, u32);

/// The counts of one answer, or of the authority, over some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerCount {
    /// Which answer; none is the authority itself.
    pub answer: Option<AnswerKey>,
    /// What was counted.
    pub what: Counted,
    /// How often.
    pub times: u64,
}

impl Store {
    /// Counts once, for each of these. What is not in the log, or was withdrawn, is not counted.
    pub async fn count(
        &self,
        authority: Uuid,
        day: Date,
        counts: &[(Option<AnswerKey>, Counted)],
    ) -> Result<()> {
        if counts.is_empty() {
            return Ok(());
        }
        let mut tx = self.database.appending().await?;
        for (answer, what) in counts.iter().take(MOST) {
            count(&mut tx, authority, day, *answer, *what).await?;
        }
        let oldest = day.checked_sub(jiff::Span::new().days(DAYS_KEPT)).unwrap_or(Date::MIN);
        tx.execute(
            "DELETE FROM answer_counts WHERE authority = $1 AND day < $2 AND entry <> $3",
            args![authority, oldest.to_string(), Uuid::nil()],
        )
        .await?;
        tx.commit().await
    }

    /// The counts since a day, those of the authority first.
    pub async fn counts_since(&self, authority: Uuid, since: Date) -> Result<Vec<AnswerCount>> {
        let rows = self
            .database
            .all(
                "SELECT entry, answer, what, CAST(SUM(times) AS BIGINT) AS times FROM answer_counts \
                 WHERE authority = $1 AND day >= $2 GROUP BY entry, answer, what ORDER BY entry, answer, what",
                args![authority, since.to_string()],
            )
            .await?;
        rows.iter().map(counted).collect()
    }
}

async fn count(
    tx: &mut Tx,
    authority: Uuid,
    day: Date,
    answer: Option<AnswerKey>,
    what: Counted,
) -> Result<()> {
    let day = day.to_string();
    match answer.filter(|_| !what.of_the_authority()) {
        Some((entry, place)) => {
            tx.execute(
                "INSERT INTO answer_counts (authority, entry, answer, what, day, times) \
                 SELECT authority, id, $3, $4, $5, 1 FROM log_entries \
                 WHERE authority = $1 AND id = $2 AND withdrawn_on IS NULL \
                 ON CONFLICT (authority, entry, answer, what, day) DO UPDATE SET times = answer_counts.times + 1",
                args![authority, entry, i64::from(place), what.id(), day],
            )
            .await?;
        }
        None if what.of_the_authority() => {
            tx.execute(
                "INSERT INTO answer_counts (authority, entry, answer, what, day, times) VALUES ($1, $2, 0, $3, $4, 1) \
                 ON CONFLICT (authority, entry, answer, what, day) DO UPDATE SET times = answer_counts.times + 1",
                args![authority, Uuid::nil(), what.id(), day],
            )
            .await?;
        }
        None => {}
    }
    Ok(())
}

fn counted(row: &Row) -> Result<AnswerCount> {
    let (entry, what) = (row.uuid("entry")?, row.text("what")?);
    let damaged = || Error::Damaged("a count of published answers".to_owned());
    let place = u32::try_from(row.count("answer")?).map_err(|_| damaged())?;
    Ok(AnswerCount {
        answer: (!entry.is_nil()).then_some((entry, place)),
        what: Counted::ALL.into_iter().find(|known| known.id() == what).ok_or_else(damaged)?,
        times: row.count("times")?,
    })
}
