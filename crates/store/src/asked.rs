//! What was asked, question by question: a read model of the cases, from which the desk sees what is asked most.
//!
//! Which questions ask the same is the caller's to say, by one text for all of them. Nothing here says who asked.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::{Row, Tx, args},
    stream::{date, number},
};

/// The most different things asked, and the most questions, that are given back.
const MOST_ASKS: u32 = 5_000;
const MOST_QUESTIONS: u32 = 2_000;

/// A question of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedQuestion {
    /// Its number in the case.
    pub question: u32,
    /// What it asks, the same for questions that ask the same; empty where that is not known.
    pub asks: String,
    /// Its words.
    pub text: String,
    /// The day of the letter that answered it.
    pub answered_on: Option<Date>,
    /// Whether its answer stands in the log.
    pub published: bool,
    /// The minutes that count towards the cost limit, where somebody gave them.
    pub minutes: Option<u32>,
}

/// A question that was found, with the case it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundQuestion {
    /// The case.
    pub subject: Uuid,
    /// Its reference.
    pub reference: String,
    /// The day of receipt.
    pub received_on: Date,
    /// The question.
    pub question: AskedQuestion,
}

/// How often something was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedCount {
    /// What.
    pub asks: String,
    /// How many questions.
    pub questions: u64,
    /// From how many requests.
    pub requests: u64,
}

/// Which stream an event belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The place of the event.
    pub seq: u64,
    /// The authority and the case; none where it is an event of something else.
    pub case: Option<(Uuid, Uuid)>,
}

impl Store {
    /// Keeps the questions of a case in place of those that were kept of it.
    pub async fn keep_asked(
        &self,
        authority: Uuid,
        subject: Uuid,
        received_on: Date,
        questions: &[AskedQuestion],
    ) -> Result<()> {
        let mut tx = self.database.appending().await?;
        forget(&mut tx, authority, subject).await?;
        for one in questions {
            tx.execute(
                "INSERT INTO asked_questions (authority, subject, question, received_on, asks, text, answered_on, \
                 published, minutes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                args![
                    authority,
                    subject,
                    i64::from(one.question),
                    received_on.to_string(),
                    &one.asks,
                    &one.text,
                    one.answered_on.map(|day| day.to_string()),
                    one.published,
                    one.minutes.map(i64::from)
                ],
            )
            .await?;
        }
        tx.commit().await
    }

    /// What was asked since a day, the most often asked first; what nobody could name is left out.
    pub async fn asked_most(&self, authority: Uuid, since: Date, limit: u32) -> Result<Vec<AskedCount>> {
        let rows = self
            .database
            .all(
                "SELECT asks, COUNT(*) AS questions, COUNT(DISTINCT subject) AS requests FROM asked_questions \
                 WHERE authority = $1 AND asks <> '' AND received_on >= $2 GROUP BY asks \
                 ORDER BY requests DESC, questions DESC, asks LIMIT $3",
                args![authority, since.to_string(), i64::from(limit.min(MOST_ASKS))],
            )
            .await?;
        let count = |row: &Row| {
            Ok(AskedCount {
                asks: row.text("asks")?,
                questions: row.count("questions")?,
                requests: row.count("requests")?,
            })
        };
        rows.iter().map(count).collect()
    }

    /// What has an answer in the log.
    pub async fn asked_and_published(&self, authority: Uuid) -> Result<Vec<String>> {
        let sql =
            "SELECT DISTINCT asks FROM asked_questions WHERE authority = $1 AND published AND asks <> ''";
        let rows = self.database.all(sql, args![authority]).await?;
        rows.iter().map(|row| row.text("asks")).collect()
    }

    /// The questions that ask one thing since a day, the newest first.
    pub async fn questions_asking(
        &self,
        authority: Uuid,
        asks: &str,
        since: Date,
    ) -> Result<Vec<FoundQuestion>> {
        let rows = self
            .database
            .all(
                "SELECT a.subject, a.question, a.received_on, a.asks, a.text, a.answered_on, a.published, a.minutes, \
                 c.reference FROM asked_questions AS a JOIN cases AS c ON c.authority = a.authority AND c.id = a.subject \
                 WHERE a.authority = $1 AND a.asks = $2 AND a.received_on >= $3 \
                 ORDER BY a.received_on DESC, a.subject, a.question LIMIT $4",
                args![authority, asks, since.to_string(), i64::from(MOST_QUESTIONS)],
            )
            .await?;
        rows.iter().map(found).collect()
    }

    /// The cases that were touched after a place of the feed, event by event, without what the events say.
    pub async fn touched(&self, after_seq: u64, limit: u32) -> Result<Vec<Touched>> {
        let rows = self
            .database
            .all(
                "SELECT seq, authority, kind, stream FROM events WHERE seq > $1 ORDER BY seq LIMIT $2",
                args![number(after_seq), i64::from(limit.min(MOST_ASKS))],
            )
            .await?;
        let touched = |row: &Row| {
            let is_case = row.text("kind")? == crate::StreamKind::Case.id();
            let case = if is_case { Some((row.uuid("authority")?, row.uuid("stream")?)) } else { None };
            Ok(Touched { seq: row.count("seq")?, case })
        };
        rows.iter().map(touched).collect()
    }
}

/// Forgets the questions of a case, as an erasure of its content asks.
pub(crate) async fn forget(tx: &mut Tx, authority: Uuid, subject: Uuid) -> Result<()> {
    tx.execute(
        "DELETE FROM asked_questions WHERE authority = $1 AND subject = $2",
        args![authority, subject],
    )
    .await?;
    Ok(())
}

fn found(row: &Row) -> Result<FoundQuestion> {
    let small = |value: u64| u32::try_from(value).map_err(|_| Error::Damaged("a question asked".to_owned()));
    let minutes = match row.int_or_null("minutes")? {
        Some(_) => Some(small(row.count("minutes")?)?),
        None => None,
    };
    Ok(FoundQuestion {
        subject: row.uuid("subject")?,
        reference: row.text("reference")?,
        received_on: date(&row.text("received_on")?)?,
        question: AskedQuestion {
            question: small(row.count("question")?)?,
            asks: row.text("asks")?,
            text: row.text("text")?,
            answered_on: row.text_or_null("answered_on")?.as_deref().map(date).transpose()?,
            published: row.bool("published")?,
            minutes,
        },
    })
}
